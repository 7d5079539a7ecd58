"""An act in a sentence: who did what to whom, when, on whose word.

In: an event with its report. Out: text. Claims stay claims ("according to ..."); what is only
alleged, denied or announced is told as such; who is not named is said to be not named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from demarche.exports.dossier.phrasing import (
    capital,
    country,
    days,
    distinct,
    listed,
    on_days,
    quoted,
    squeezed,
)
from demarche.ontology import countries
from demarche.ontology.told_acts import told_act
from demarche.records import Actor, Event, Evidence, Report

NOBODY = "persons whom the report does not name"
_ARTICLE = re.compile(r"\b(the|a|an|its|their|his|her|some|several|two|three|four|five)\s+\Z", re.I)
_POSSESSIVE = re.compile(r"[’']s?$")
_KEPT = frozenset({"the", "a", "an", "some", "several", "two", "three", "four", "five"})


def sentence(event: Event, report: Report, *, dated: bool = True) -> str:
    """The act as a sentence without its full stop.

    Args:
        event: the event.
        report: its report.
        dated: whether it begins with its day.
    """
    told = clause(event, report)
    lead = date_phrase(event, report) if dated else ""
    return capital(f"{lead}, {told}" if lead else told)


def clause(event: Event, report: Report) -> str:
    """The act as a clause: "according to the ministry, Iraq ordered ..."."""
    planned = event.status == "planned"
    who = parties(event.source, report) or NOBODY
    whom = parties(event.target, report)
    act = told_act(event.cameo, event.type, event.mode, whom or None, planned=planned)
    plural = len(event.source) != 1 or _is_plural(event.source[0])
    deed = f"{who} {'are' if plural else 'is'} to {act}" if planned else f"{who} {act}"
    if event.about is not None:
        deed = f"{deed}: {quoted(event.about.quote)}"
    speaker = _speaker(event, report)
    match event.status:
        case "denied":
            return f"{speaker or 'somebody not named'} denied that {deed}"
        case "alleged":
            return f"{speaker} alleged that {deed}" if speaker else f"it was alleged that {deed}"
        case "planned":
            return f"{speaker} announced that {deed}" if speaker else f"it was announced that {deed}"
        case _:
            return f"according to {speaker}, {deed}" if speaker else deed


def date_phrase(event: Event, report: Report) -> str:
    """`on 9 May 2021`; `as reported on 10 May 2021` where the day of publication stands in."""
    if event.date is None:
        return "on a day that is not told"
    if event.date.evidence is None:
        return f"as reported {on_days(event.date.days)}"
    return on_days(event.date.days)


def date_cell(event: Event) -> str:
    """The day for a table; an asterisk marks the day of publication standing in."""
    if event.date is None:
        return "not told"
    return days(event.date.days) + ("" if event.date.evidence else "*")


def parties(actors: Sequence[Actor], report: Report) -> str:
    """The parties by the reports' own words, with their country where those do not tell it."""
    return listed(distinct(party(actor, report) for actor in actors))


def party(actor: Actor, report: Report) -> str:
    """One party: "the Iraqi government", "Zarif (Iran)"."""
    words = _POSSESSIVE.sub("", squeezed(actor.mention.quote))
    before = _ARTICLE.search(report.text[max(0, actor.mention.span.start - 12) : actor.mention.span.start])
    if before and before[1].lower() in _KEPT:
        words = f"{before[1].lower()} {words}"
    elif _is_state_organ(words):
        words = f"the {words}"
    return words if _tells_country(words, actor.country) else f"{words} ({_home(actor)})"


def _home(actor: Actor) -> str:
    return country(actor.country).removeprefix("the ").removeprefix("an ").removeprefix("a ")


def _is_state_organ(words: str) -> bool:
    """Whether English wants an article: "Iraqi government", "Foreign Ministry"."""
    last = words.split()[-1].lower() if words else ""
    return last in _ORGANS


_ORGANS = frozenset(
    "government ministry authorities embassy consulate police army parliament cabinet court"
    " presidency military council assembly union mission".split()
)


def _tells_country(words: str, code: str | None) -> bool:
    if code is None or code in {"IGO", "NGO"}:
        return True
    entry = countries.of(code)
    if entry is None:
        return True
    text = words.lower()
    return any(name.lower() in text for name in (*entry.names, *entry.demonyms))


def _speaker(event: Event, report: Report) -> str | None:
    """Who vouches for it, None where that is the report, or the doer of an act that is words."""
    if event.said_by is None:
        return None
    if event.status == "occurred" and event.quad in {1, 3} and _is_own(event, event.said_by):
        return None
    words = squeezed(event.said_by.quote)
    pronoun = words.lower() in {"he", "she", "they", "it", "who", "i", "we"}
    if pronoun and event.source:
        return "its own account" if event.status == "occurred" else parties(event.source, report)
    if pronoun:
        return "a speaker whom the sentence does not name"
    speaker = Actor(event.said_by, None, "UNK", "")
    return party(speaker, report)


def _is_own(event: Event, speaker: Evidence) -> bool:
    """Whether the one who vouches is one of those who act."""
    words = squeezed(speaker.quote).lower()
    return any(
        actor.mention.span.overlaps(speaker.span)
        or words.split()[-1:] == squeezed(actor.mention.quote).lower().split()[-1:]
        or words in {"he", "she", "they", "it"}
        for actor in event.source
    )


def _is_plural(actor: Actor) -> bool:
    last = squeezed(actor.mention.quote).split()[-1:]
    return bool(last) and last[0][:1].islower() and last[0].endswith(("s", "people", "men"))
