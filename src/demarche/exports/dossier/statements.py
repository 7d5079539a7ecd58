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
    possessive,
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
_ITS = re.compile(r"(?:its|their) ", re.IGNORECASE)
_LEADING = re.compile(r"^(?:The|An|A|Its|Their|His|Her)\b")
_KEPT = frozenset({"the", "a", "an", "some", "several", "two", "three", "four", "five"})


def sentence(event: Event, report: Report, *, dated: bool = True) -> str:
    """The act as a sentence without its full stop.

    Args:
        event: the event.
        report: its report.
        dated: whether its day is told.
    """
    deed = _deed(event, report)
    when = date_phrase(event, report) if dated else ""
    lead = _lead(event, report)
    if lead is None:
        return capital(f"{when}, {deed}" if when else deed)
    if event.status == "occurred" or not when or stands_in(event, report) or event.date is None:
        return capital(f"{when}, {lead} {deed}" if when else f"{lead} {deed}")
    # The day is that of what is denied, alleged or announced, not of the words that say so.
    return capital(f"{lead} {when} {deed}")


def _deed(event: Event, report: Report) -> str:
    """Who did what to whom, and what was asked, promised or accused."""
    planned = event.status == "planned"
    who = parties(event.source, report) or NOBODY
    whom = parties(event.target, report)
    act = told_act(event.cameo, event.type, event.mode, whom or None, planned=planned)
    about = f": {quoted(event.about.quote)}" if event.about else ""
    return f"{who} {'would ' if planned else ''}{act}{about}"


def _lead(event: Event, report: Report) -> str | None:
    """On whose word it is told, and how: "the police denied that"; None where the report tells."""
    speaker = _speaker(event, report)
    match event.status:
        case "denied":
            return f"{speaker or 'somebody not named'} denied that"
        case "alleged":
            return f"{speaker} alleged that" if speaker else "it was alleged that"
        case "planned":
            return f"{speaker} announced that" if speaker else "it was announced that"
        case _:
            return f"according to {speaker}," if speaker else None


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
    words = _POSSESSIVE.sub("", squeezed(actor.mention.quote))
    if (own := _ITS.match(words)) and actor.country and countries.name(actor.country):
        return f"{possessive(country(actor.country))} {words[own.end() :]}"
    words = _lowered(words, report, start)
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


def _lowered(words: str, report: Report, start: int) -> str:
    """Without the capital that only the head of a sentence gave: "Riot police", "Soldiers"."""
    first, _, rest = words.partition(" ")
    following = rest.split(" ")[0]
    before = report.text[:start].rstrip(" \t“‘\"'")
    if (before and before[-1] not in _ENDS) or not first[1:].islower():
        return words
    if following and not following[:1].islower():
        return words
    low = first.lower()
    common = (
        low.split("-")[0] in _COMMON or roles.match(((low, low.removesuffix("s")),), 0) is not None
    )
    return low + words[len(first) :] if common else words


_ENDS = '.!?:–—-”"’)0123456789\n'
"""After these a sentence may begin: after a headline, a dateline or a crawl line too."""
_COMMON = frozenset(
    "about more most many some several hundreds dozens thousands two three four five six seven"
    " eight nine ten twenty thirty forty fifty sixty seventy eighty ninety armed masked angry"
    " unknown unidentified local riot security state senior young police people members residents"
    " relatives".split()
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
