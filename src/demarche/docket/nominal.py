"""Attacks that a report tells in passing: "the attack on the embassy", "held for storming it".

In: a report, its events, and the objects that it names. Out: the objects of such attacks, with
their days where words beside them tell. Some reports tell the incident only as what others talk
about; then no event of theirs is the act itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.docket.acts import year_in
from demarche.docket.objects import PREMISES, Aim, Objects
from demarche.docket.protecting import Named
from demarche.records import DateRange, Event, Report, Span

_NOUNS = (
    r"attacks?|assaults?|storming|raids?|bombings?|firebombings?|fire-?bombings?|shootings?"
    r"|shellings?|rocketing|sieges?|ransacking|sacking|burning|torching|vandali[sz]ation|vandalism"
    r"|stoning|stone-throwing|arson|takeover|seizure|breach|break-in|incursion|intrusion|invasion"
    r"|occupation|blasts?|explosions?|rocket fire|rockets|gunfire|shots|rocket attacks?"
    r"|drone attacks?|drone strikes?|mortar attacks?|air ?strikes?|missile strikes?|strikes?"
    r"|grenade attacks?|arson attacks?|murder|killing|assassination|kidnapping|abduction"
    r"|hostage-taking|desecration|ambush|violence|damage|mob attacks?|gun attacks?|knife attacks?"
)
_VERBS = (
    r"attack(?:ed|ing)|storm(?:ed|ing)|ransack(?:ed|ing)|torch(?:ed|ing)|burn(?:ed|t|ing)"
    r"|stoned|stoning|pelt(?:ed|ing)|vandali[sz](?:ed|ing)|raid(?:ed|ing)|firebomb(?:ed|ing)"
    r"|bomb(?:ed|ing)|shell(?:ed|ing)|overr[au]n|overrunning|besieg(?:ed|ing)|smash(?:ed|ing)"
    r"|looted|looting|(?:set|setting) fire|(?:lit|lighting|started|starting) (?:\w+ )?fires?"
    r"|(?:threw|throwing|hurled|hurling|lobbed|lobbing|tossed|tossing) (?:\w+ ){1,4}"
    r"|(?:fired|firing|launched|launching|shot|shooting)(?: (?:\w+ ){0,4})"
    r"|(?:broke|breaking|burst|bursting|forced (?:its|their) way|pushed (?:its|their) way)"
)
_PLACED = r"on|of|at|against|to|targeting|outside|inside|into|in front of|near|in|over"
_FILL = r"(?:[\w’'.-]+\s+){0,6}$"
_ON = re.compile(rf"\b(?:{_NOUNS})\s+(?:\w+\s+){{0,2}}?(?:{_PLACED})\s+{_FILL}", re.IGNORECASE)
_DID = re.compile(rf"\b(?:{_VERBS})\s*(?:(?:{_PLACED})\s+)?(?:[\w’'.-]+\s+){{0,4}}$", re.IGNORECASE)
_AFTER = re.compile(rf"^\s+(?:{_NOUNS}|fires?|protests? violence|break-ins?)\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:would|will|could|might|may|if|to|plan(?:s|ned|ning)?|plot(?:s|ted)?|threat(?:s|en\w*)?"
    r"|warn\w*|fear\w*|any|no|prevent\w*|foil\w*|thwart\w*)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
"""What stands before an attack that was none: planned, feared, in general."""
_BEFORE = 110
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
        if spot.sort not in PREMISES:
            continue
        said = _attacked(report.text, spot)
        aim = objects.aims_at(spot) if said else None
        if said and aim is not None:
            yield replace(aim, days=_days(report, said, events))


def _attacked(text: str, spot: Named) -> Span | None:
    """The stretch from an attack's word to its object, or the other way round."""
    after = _AFTER.match(text[spot.span.end : spot.span.end + 30])
    if after:
        return Span(spot.span.start, spot.span.end + after.end())
    first = max(0, spot.span.start - _BEFORE)
    before = text[first : spot.span.start]
    clause = re.split(r"[.;]\s|\n", before)[-1]
    match = _ON.search(clause) or _DID.search(clause)
    if match is None or _PLANNED.search(clause[: match.start()]):
        return None
    start = spot.span.start - len(clause) + match.start()
    return Span(start, spot.span.end)


def _days(report: Report, said: Span, events: Sequence[Event]) -> DateRange | None:
    """The days that words beside an attack tell: "a week ago", "last Tuesday's", "2012"."""
    found: list[tuple[int, DateRange]] = []
    for event in events:
        date = event.date
        if date is None or date.evidence is None:
            continue
        away = max(0, said.start - date.evidence.span.end, date.evidence.span.start - said.end)
        between = sorted((said, date.evidence.span), key=lambda s: s.start)
        if re.search(r"[.;,\n]", report.text[between[0].end : between[1].start]):
            continue
        if away <= _BESIDE:
            found.append((away, date.days))
    if found:
        return min(found, key=lambda f: (f[0], f[1].first, f[1].last))[1]
    return year_in(report.text[max(0, said.start - 12) : said.end])
