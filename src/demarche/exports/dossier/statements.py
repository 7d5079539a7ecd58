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
from demarche.ontology import countries, roles
from demarche.ontology.told_acts import told_act
from demarche.records import Actor, Event, Evidence, Report

NOBODY = "persons whom the report does not name"
_ARTICLE = re.compile(r"\b(the|a|an|its|their|his|her|some|several|two|three|four|five)\s+\Z", re.I)
_OWNER = re.compile(r"((?:[A-Z][\w.-]+ )*[A-Z][\w.-]+(?:[’']s|s[’'])) +\Z")
_POSSESSIVE = re.compile(r"[’']s?$")
_LEADING = re.compile(r"^(?:The|An|A|Its|Their|His|Her)\b")
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
            return (
                f"{speaker} announced that {deed}" if speaker else f"it was announced that {deed}"
            )
        case _:
            return f"according to {speaker}, {deed}" if speaker else deed


def date_phrase(event: Event, report: Report) -> str:
    """`on 9 May 2021`; `as reported on 10 May 2021` where the day of publication stands in."""
    if event.date is None:
        return "on a day that is not told"
    told = on_days(event.date.days)
    return f"as reported {told}" if stands_in(event, report) else told


def date_cell(event: Event, report: Report) -> str:
    """The day for a table; an asterisk marks the day of publication standing in."""
    if event.date is None:
        return "not told"
    return days(event.date.days) + ("*" if stands_in(event, report) else "")


def stands_in(event: Event, report: Report) -> bool:
    """Whether the day of an act is that of publication, for want of one that the report tells."""
    if event.date is None or event.date.evidence is not None:
        return False
    return event.date.days.last == report.published


def parties(actors: Sequence[Actor], report: Report) -> str:
    """The parties by the reports' own words, with their country where those do not tell it."""
    homes: dict[str, list[Actor]] = {}
    for actor in actors:
        homes.setdefault(named(actor, report), []).append(actor)
    return listed([_with_homes(words, mine) for words, mine in homes.items()])


def _with_homes(words: str, actors: Sequence[Actor]) -> str:
    """The words, and the countries that they do not tell: "the two ministers (Iran and Iraq)"."""
    untold = [actor for actor in actors if not _tells_country(words, actor.country)]
    return f"{words} ({listed(distinct(map(_home, untold)))})" if untold else words


def named(actor: Actor, report: Report) -> str:
    """One party in the report's words: "the Iraqi government", "Zarif"."""
    start = actor.mention.span.start
    words = _lowered(_POSSESSIVE.sub("", squeezed(actor.mention.quote)))
    before = _ARTICLE.search(report.text[max(0, start - 12) : start])
    owner = _OWNER.search(report.text[max(0, start - 40) : start])
    if owner:
        words = f"{owner[1]} {words}"
    elif before and before[1].lower() in _KEPT:
        words = f"{before[1].lower()} {words}"
    elif _wants_article(words):
        words = f"the {words}"
    return _LEADING.sub(lambda m: m[0].lower(), words)


def _home(actor: Actor) -> str:
    return country(actor.country).removeprefix("the ").removeprefix("an ").removeprefix("a ")


def _wants_article(words: str) -> bool:
    """Whether English wants an article: "Iraqi government", "Foreign Ministry"."""
    if re.search(r"[’']s\b|^(?:the|a|an|its|their|his|her)\b", words, re.IGNORECASE):
        return False
    return words.lower().endswith(_ORGANS)


_ORGANS = tuple(
    "government ministry authorities embassy consulate parliament cabinet presidency council"
    " side".split()
)


def _lowered(words: str) -> str:
    """Without the capital that only the head of a sentence gave: "Riot police", "Soldiers"."""
    first, _, rest = words.partition(" ")
    following = rest.split(" ")[0]
    if not first[1:].islower() or (following and not following[:1].islower()):
        return words
    if countries.find([first]) is not None:
        return words
    singular = first.lower().removesuffix("s")
    common = roles.match(((first.lower(), singular),), 0) is not None
    return first.lower() + words[len(first) :] if following or common else words


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
    own = _is_own(event, event.said_by)
    if event.status == "occurred" and own:
        return None if event.quad in {1, 3} else "its own account"
    words = squeezed(event.said_by.quote)
    pronoun = words.lower() in {"he", "she", "they", "it", "who", "i", "we"}
    if pronoun and own:
        return parties(event.source, report)
    if pronoun:
        return "a speaker whom the sentence does not name"
    return named(Actor(event.said_by, None, "UNK", ""), report)


def _is_own(event: Event, speaker: Evidence) -> bool:
    """Whether the one who vouches is one of those who act."""
    words = squeezed(speaker.quote).lower()
    return any(
        actor.mention.span.overlaps(speaker.span)
        or words.split()[-1:] == squeezed(actor.mention.quote).lower().split()[-1:]
        or words in {"he", "she", "they", "it", "who"}
        for actor in event.source
    )


def _is_plural(actor: Actor) -> bool:
    last = squeezed(actor.mention.quote).split()[-1:]
    return bool(last) and last[0][:1].islower() and last[0].endswith(("s", "people", "men"))
