"""Attacks that a report tells in passing: "the attack on the embassy", "held for storming it".

In: a report, its events, and the objects that it names. Out: the objects of such attacks, with
their days where words beside them tell. Some reports tell the incident only as what others talk
about; then no event of theirs is the act itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.docket.acts import is_a_courts_day
from demarche.docket.objects import PREMISES, Aim, Objects
from demarche.docket.protecting import Named
from demarche.docket.saying import days_in
from demarche.ontology.attack_words import alternatives
from demarche.records import DateRange, Event, Report, Span

_PLACED = r"on|of|at|against|to|targeting|outside|inside|into|in front of|near|in|over"
_WORDS = r"(?:[\w’'.-]+\s+)"
_ON = re.compile(
    rf"\b(?:{alternatives('noun')})\s+(?:\w+\s+){{0,2}}?(?:{_PLACED})\s+{_WORDS}{{0,6}}$",
    re.IGNORECASE,
)
_DID = re.compile(
    rf"\b(?:{alternatives('verb')})\s*(?:(?:{_PLACED})\s+)?{_WORDS}{{0,9}}$", re.IGNORECASE
)
_AFTER = re.compile(rf"^\s+(?:{alternatives('noun')}|fires?)\b", re.IGNORECASE)
_PEOPLE = re.compile(
    rf"\b(?:{alternatives('people')})\s+(?:(?:of|on|against|at)\s+)?{_WORDS}{{0,4}}$",
    re.IGNORECASE,
)
_PEOPLE_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?:to\s+[A-Z]\w+\s*)?(?:[A-Z][\w’'-]+\s+){0,3},?\s*"
    rf"(?:who\s+)?(?:was\s+|were\s+|had been\s+)?(?:{alternatives('people')})\b"
)
_BURST = re.compile(
    rf"\b(?:{alternatives('burst')})\s+{_WORDS}{{0,6}}?"
    rf"(?:outside|near|in front of|inside|at)\s+{_WORDS}{{0,8}}$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:last\s+)?\w+['’]s\s+(?:\w+\s+)?$|\b(?:19|20)\d\d\s+(?:\w+\s+)?$|\blast\s+\w+\s+$"
)
"""What dates an attack right before its word: "last month's", "Friday's deadly", "2012"."""
_ITS_DAY = re.compile(
    rf"\b(?P<when>(?:[Ll]ast\s+)?\w+)['’]s\s+(?:\w+\s+){{0,2}}?(?:{alternatives('noun')})\b"
)
_PLANNED = re.compile(rf"\b(?:(?:{alternatives('not')})\s+(?:\w+\s+){{0,3}}|to\s+)$", re.IGNORECASE)
"""What stands before an attack that was none: planned, feared, in general."""
_DENIED = re.compile(r"\b(?:den(?:y|ied|ies|ying)|false|untrue|baseless)\b", re.IGNORECASE)
_BEFORE = 110
_LEFT = 24
_RIGHT = 70
"""Characters before and behind an attack in which "last week's", "in August 2016" date it."""
_BESIDE = 70
"""Characters between an object and the words that date what was done to it."""


def told_by_words(report: Report, objects: Objects, events: Sequence[Event]) -> Iterator[Aim]:
    """The objects of attacks that are told in passing, in text order.

    Args:
        report: the report.
        objects: the objects that it names.
        events: its events, for the days that their evidence tells.
    """
    for spot in objects.named:
        if spot.sort not in PREMISES and spot.sort not in ("staff", "building"):
            continue
        said = _attacked(report.text, spot)
        whole = objects.mission_before(spot) if said and spot.sort == "building" else spot
        aim = objects.aims_at(whole) if said and whole else None
        if said and aim is not None:
            yield replace(aim, days=dated(report, said, events))


def attack_day(report: Report) -> DateRange | None:
    """The days of "Monday's attack", "last week's bombing": told of the attack a report is about.

    Args:
        report: the report.
    """
    for match in _ITS_DAY.finditer(report.text):
        days = days_in(match["when"], report.published)
        if days is not None:
            return days
    return None


def _attacked(text: str, spot: Named) -> Span | None:
    """The stretch from an attack's word to its object, or the other way round."""
    people = spot.sort == "staff"
    behind = text[spot.span.end : spot.span.end + (80 if people else 30)]
    after = (_PEOPLE_AFTER if people else _AFTER).match(behind)
    if after:
        return Span(spot.span.start, spot.span.end + after.end())
    first = max(0, spot.span.start - _BEFORE)
    before = text[first : spot.span.start]
    clause = re.split(r"(?<![A-Z])[.;]\s|\n", before)[-1]
    match = (
        _PEOPLE.search(clause)
        if people
        else (_ON.search(clause) or _DID.search(clause) or _BURST.search(clause))
    )
    if match is None or _PLANNED.search(clause[: match.start()]) or _DENIED.search(clause):
        return None
    start = spot.span.start - len(clause) + match.start()
    return Span(start, spot.span.end)


def dated(report: Report, said: Span, events: Sequence[Event]) -> DateRange | None:
    """The days that words beside an attack tell: "a week ago", "last Tuesday's", "2012".

    Args:
        report: the report.
        said: the words that tell the attack.
        events: the report's events, for the days that their evidence tells.
    """
    found: list[tuple[int, DateRange]] = []
    for event in events:
        date = event.date
        if date is None or date.evidence is None or is_a_courts_day(date, said, events):
            continue
        away = said.apart(date.evidence.span)
        between = sorted((said, date.evidence.span), key=lambda s: s.start)
        behind = report.text[date.evidence.span.end :][:2]
        if date.evidence.span.end <= said.start and behind not in ("'s", "’s"):
            continue  # "on Saturday to release": the day of what is said about it
        if re.search(r"[.;,\n]", report.text[between[0].end : between[1].start]):
            continue
        own = event.trigger.span
        if away <= _BESIDE and (away < own.apart(date.evidence.span) or said.overlaps(own)):
            found.append((away, date.days))
    if found:
        return min(found, key=lambda f: (f[0], f[1].first, f[1].last))[1]
    before = _OWN.search(report.text[max(0, said.start - _LEFT) : said.start])
    beside = report.text[said.start - (len(before.group()) if before else 0) : said.end + _RIGHT]
    clause = re.split(r"\n|(?<![A-Z])[.;]\s|,\s(?!(?:19|20)\d\d)", beside)[0]
    return days_in(clause, report.published)
