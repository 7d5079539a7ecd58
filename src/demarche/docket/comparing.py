"""Whether two incidents, told by two reports, are one.

In: two incidents. Out: a `Link` with its score and reasons, or None. A pure and symmetric function
of the two: no count over the docket enters, so that a link does not depend on what else is there.
Never says which incidents make a case: that is `clustering`.
"""

from __future__ import annotations

import datetime as dt

from demarche.docket.space import coarse, gap, kilometres, length, near, wide
from demarche.ontology import countries
from demarche.records import DateRange, Incident, Link, Place, Protected

KEPT = 0.4
"""A link below this score says nothing. One between this and `clustering.ENOUGH` joins nothing by
itself, and shows a person what came near."""
RULE = "same object, place and days"
ACROSS = "same States, place and days"
WAVE = 7
"""Days within which attacks on several missions of one State in another are one wave: those on
Japanese missions in China in 2012 went on for a week, and docket-dev holds them to be one case."""
VAGUE = 400
"""Days from which on a stretch says no more than an unknown."""
HEARD = 60
"""Days before publication in which an undated attack is looked for: reports date what is older."""
REGION = 300.0
"""Kilometres between a region's middle and a town in it: Sinai and Eilat's border are 100."""
_WEIGHTS = {"object": 0.25, "place": 0.35, "days": 0.40}
_PREMISES = frozenset({"embassy", "consulate", "mission", "residence"})

Part = tuple[float, str]
"""What one field says, 0 to 1, and its words for a reader."""


def compare(one: Incident, other: Incident) -> Link | None:
    """Why two incidents are one, None where they are not, or nothing says so.

    Args:
        one: an incident of one report.
        other: one of another report.
    """
    if one.report == other.report:
        return None
    if one.id > other.id:
        one, other = other, one
    if one.protected is not None and other.protected is not None:
        parts = _objects(one.protected, other.protected), _places(one, other), _days(one, other)
        return _link(one, other, parts, RULE)
    if one.protected is None and other.protected is None:
        parts = _states(one, other), _places(one, other), _days(one, other)
        return _link(one, other, parts, ACROSS)
    return None


def _link(
    one: Incident, other: Incident, parts: tuple[Part | None, Part | None, Part | None], by: str
) -> Link | None:
    what, where, when = parts
    if what is None or where is None or when is None:
        return None
    weighed = [
        (w * p[0], p[1]) for w, p in zip(_WEIGHTS.values(), (what, where, when), strict=True)
    ]
    score = round(sum(weight for weight, _ in weighed), 4)
    if score < KEPT:
        return None
    reasons = tuple(text for _, text in sorted(weighed, key=lambda w: (-w[0], w[1])) if text)
    return Link(one.id, other.id, score, reasons, by)


def _objects(one: Protected, other: Protected) -> Part | None:
    states = (one.sending_state, one.receiving_state)
    if states != (other.sending_state, other.receiving_state):
        return None
    sender = countries.name(one.sending_state) or one.sending_state
    if one.kind == other.kind:
        return 1.0, f"the same object: {one.kind} of {sender}"
    kinds = {one.kind, other.kind}
    named = " and ".join(sorted(kinds))
    if kinds <= _PREMISES:
        likely = 0.9 if "mission" in kinds else 0.6
        return likely, f"objects that may be one: {named} of {sender}"
    if kinds & _PREMISES:
        return 0.5, f"objects that belong together: {named} of {sender}"
    return 0.7, f"objects that belong together: {named} of {sender}"


def _states(one: Incident, other: Incident) -> Part | None:
    shared = sorted(set(one.parties) & set(other.parties))
    if len(shared) < 2:
        return None
    names = " and ".join(countries.name(c) or c for c in shared)
    more = f"; both name {_named(one, other)}" if _named(one, other) else ""
    return 1.0, f"the same States: {names}{more}"


def _places(one: Incident, other: Incident) -> Part | None:
    told = [p for p in one.places if not coarse(p)], [p for p in other.places if not coarse(p)]
    if not told[0] or not told[1]:
        states = {p.country for p in one.places} & {p.country for p in other.places}
        return (0.6 if states else 0.5), "a place that only one of them tells" if any(told) else ""
    pairs = [(kilometres(a, b), a, b) for a in told[0] for b in told[1]]
    away, here, there = min(pairs, key=lambda p: (p[0], p[1].name, p[2].name))
    if near(here, there):
        return 1.0, f"the same place: {_both(here, there)}"
    if _wave(one, other):
        return 0.5, f"one wave, {round(away)} km apart: {here.name}, {there.name}"
    apart = here.country != there.country and None not in (here.country, there.country)
    if not apart and away <= REGION and (wide(here) or wide(there)):
        return 0.6, f"places that may be one: {_both(here, there)}"
    return None


def _both(here: Place, there: Place) -> str:
    return here.name if here.name == there.name else f"{here.name}, {there.name}"


def _wave(one: Incident, other: Incident) -> bool:
    """Whether two incidents are attacks on several missions within the days of one wave."""
    if one.protected is None or other.protected is None or one.days is None or other.days is None:
        return False
    several = "mission" in (one.protected.kind, other.protected.kind)
    return (
        several
        and gap(one.days, other.days) <= WAVE
        and max(len(one.places), len(other.places)) > 1
    )


def _days(one: Incident, other: Incident) -> Part | None:
    first, second = _sharp(one.days), _sharp(other.days)
    if first is None and second is None:
        return _unknown(one, other)
    if first is None or second is None:
        known, dated, undated = (second, other, one) if first is None else (first, one, other)
        return _heard(known, dated, undated) if known is not None else None
    apart = gap(first, second)
    if length(first) <= 3 and length(second) <= 3:
        if apart <= 1:
            return 1.0 if apart == 0 else 0.9, f"the same days: {_told(first)}, {_told(second)}"
        if _wave(one, other):
            return 0.7, f"days of one wave: {_told(first)}, {_told(second)}"
        return None
    if apart == 0:
        return 0.8, f"days that agree: {_told(first)}, {_told(second)}"
    if _wave(one, other):
        return 0.6, f"days of one wave: {_told(first)}, {_told(second)}"
    return None


def _named(one: Incident, other: Incident) -> str:
    """The rare names that two incidents share, for a reader; "" where there are none."""
    shared = sorted(set(one.terms) & set(other.terms))
    return ", ".join(shared[:3])


def _unknown(one: Incident, other: Incident) -> Part | None:
    if _named(one, other):
        return 0.7, f"undated, but both name {_named(one, other)}"
    if one.published is None or other.published is None:
        return 0.4, ""
    away = abs((one.published - other.published).days)
    return (0.6, f"undated, reported {away} days apart") if away <= HEARD / 2 else None


def _heard(known: DateRange, dated: Incident, undated: Incident) -> Part | None:
    """Whether an undated telling can be of an incident of known days."""
    if undated.published is None:
        return 0.4, ""
    ago = (undated.published - known.last).days
    if ago >= 0 and _named(dated, undated):
        return 0.8, f"undated, but both name {_named(dated, undated)}"
    if known.first > undated.published or ago > HEARD or dated.background != undated.background:
        return None
    return 0.7 if ago <= HEARD / 4 else 0.5, f"undated, reported {max(0, ago)} days after the other"


def _sharp(days: DateRange | None) -> DateRange | None:
    return days if days is not None and length(days) <= VAGUE else None


def _told(days: DateRange) -> str:
    return _day(days.first) if days.first == days.last else f"{_day(days.first)}–{_day(days.last)}"


def _day(day: dt.date) -> str:
    return day.isoformat()
