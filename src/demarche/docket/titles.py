"""Titles of cases, for people: "Attack on the Iranian consulate in Karbala, May 2021".

In: object, days, place and first act of a case. Out: a title. Never decides anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from demarche.docket.space import coarse
from demarche.ontology import countries
from demarche.records import DateRange, Event, Incident, Place, Protected

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_NOUNS = {
    "abduct": "hostage-taking",
    "firearms": "shooting",
    "aerial": "air strike",
    "drone": "drone strike",
    "heavy-weapons": "shelling",
    "explosives": "bombing",
    "suicide-attack": "suicide bombing",
    "targeted": "killing",
    "arrest": "arrest",
    "seize": "raid",
}
_ON = {
    "abduct": "Hostage-taking at",
    "firearms": "Shooting at",
    "aerial": "Air strike on",
    "drone": "Drone strike on",
    "heavy-weapons": "Shelling of",
    "explosives": "Bombing of",
    "suicide-attack": "Suicide bombing of",
    "destroy": "Damage to",
    "vandalize": "Vandalism at",
    "obstruct": "Blockade of",
    "seize": "Raid on",
    "arrest": "Arrest at",
    "restrict": "Siege of",
    "targeted": "Killing at",
}
_OF = {
    "arrest": "Arrest of",
    "seize": "Seizure of",
    "abduct": "Abduction of",
    "targeted": "Killing of",
    "firearms": "Shooting at",
    "heavy-weapons": "Shelling of",
    "aerial": "Air strike on",
    "drone": "Drone strike on",
    "explosives": "Bombing of",
}
_NAMED = {
    "vehicle": "diplomatic vehicle",
    "staff": "diplomats",
    "flag": "flag",
    "mission": "mission",
    "residence": "residence",
    "other": "premises",
}


def noun_of(act: Event | None) -> str:
    """One or two words for an act: "shelling", "attack"."""
    return _NOUNS.get(act.mode or "", "attack") if act is not None else "incident"


def title_of(
    protected: Protected | None,
    days: DateRange | None,
    place: Place | None,
    incidents: Sequence[Incident],
    act: Event | None,
) -> str:
    """A case's title.

    Args:
        protected: its object.
        days: its days.
        place: its place.
        incidents: its incidents.
        act: the first event that is the incident itself.
    """
    when = f", {_month(days)}" if days else _reported(incidents)
    several = len({p.name for i in incidents for p in i.places if not coarse(p)}) > 1
    where = f" in {place.name}" if place is not None else ""
    if protected is None:
        return f"{_across(act, incidents, placed=place is not None)}{where}{when}"
    if several and protected.kind == "mission":
        host = countries.name(protected.receiving_state) or protected.receiving_state
        return f"Attacks on {_adjective(protected.sending_state)} missions in {host}{when}"
    what = _NAMED.get(protected.kind, protected.kind)
    doing = _ON.get(act.mode or "", "Attack on") if act is not None else "Attack on"
    if protected.kind in ("vehicle", "staff", "flag"):
        doing = "Attack on"
    article = "" if what.endswith("s") and protected.kind == "staff" else "the "
    return f"{doing} {article}{_adjective(protected.sending_state)} {what}{where}{when}"


def _reported(incidents: Sequence[Incident]) -> str:
    """When an undated incident was first reported."""
    first = min((i.published for i in incidents if i.published), default=None)
    return f", reported {_MONTHS[first.month - 1]} {first.year}" if first else ""


def _across(act: Event | None, incidents: Sequence[Incident], *, placed: bool) -> str:
    """What was done to whom; the States where neither the whom nor the place is told."""
    whom = _short(act.target[0].mention.quote) if act is not None and act.target else ""
    if act is not None and whom:
        deadly = bool(re.search(r"kill|dead|murder|gunned", act.trigger.quote))
        doing = "Killing of" if deadly else _OF.get(act.mode or "", "Attack on")
        return f"{doing} {whom}"
    parties = sorted({countries.name(c) or c for i in incidents for c in i.parties})
    if placed or len(parties) < 2:
        return noun_of(act).capitalize()  # "Arrest in Minsk": the place says more than two States
    return f"{noun_of(act).capitalize()} between {_listed(parties)}"


def _short(mention: str) -> str:
    """A party's mention without what stands in apposition or behind it; "" for a pronoun."""
    words = re.split(r",|\s(?:who|which|that|near|in|on|aboard|suspected)\s", mention)[0].split()
    return " ".join(words[:6]) if mention[:1].isupper() or len(words) > 1 else ""


def _adjective(iso3: str) -> str:
    country = countries.of(iso3)
    if country is None:
        return iso3
    return country.demonyms[0] if country.demonyms else country.name


def _month(days: DateRange) -> str:
    first, last = days.first, days.last
    if first.year != last.year:
        return f"{first.year}–{last.year}"
    if first.month != last.month:
        return (
            f"{first.year}"
            if (last - first).days > 62
            else f"{_MONTHS[last.month - 1]} {last.year}"
        )
    return f"{_MONTHS[first.month - 1]} {first.year}"


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
