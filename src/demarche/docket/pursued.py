"""Acts of one State against another's people that a report tells in passing, and that one pursues.

In: a report, its events, and the States that they show. Out: `Passing` acts: "the shooting down of
the Ukrainian jet", where Ukraine demands something of Iran or Iran answers for it. Never makes one
of an act that nobody pursues.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.docket.nominal import dated
from demarche.docket.protecting import town
from demarche.docket.saying import days_in
from demarche.docket.states import NO_STATE, ORGANS, states_of
from demarche.ontology import countries
from demarche.ontology.attack_words import alternatives
from demarche.records import DateRange, Event, Place, Report, Span

_ACT = re.compile(
    rf"\b(?:{alternatives('across')})\s+(?:(?:of|on|at|against|in|with|over)\s+)?"
    r"(?P<whom>(?:[\w’'-]+\s+){0,6}[\w’'-]+)",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\b(?:in|near|outside|off|over|at)\s+(?:the\s+)?((?:[A-Z][\w’'-]+\s?){1,3})")
_CLAIM = re.compile(
    r"apolog|regret|compensat|repar|damages|expla|account|releas|free|return|hand|extradit|punish"
    r"|justice|investigat|inquir|probe|stop|cease|halt|end\b|withdraw|pull|prosecut|\btr(?:y|ied|ial)"
    r"|court|find|responsib|answer|bodies|protect|secur|safe|repeat|again",
    re.IGNORECASE,
)
"""What a State asks that was wronged (the kinds of duty of the data contract)."""
_FREE = re.compile(r"(?:releas|free|return|hand(?:ed|ing)? back)", re.IGNORECASE)
_CREW = re.compile(
    r"\b(?:sailor|seam[ae]n|crew|fisherm[ae]n|ship|vessel|boat|tanker|trawler|tug|aircraft|plane"
    r"|jet|airliner|helicopter|national|citizen|tourist|soldier|men\b|reporter|journalist)",
    re.IGNORECASE,
)
_LET_GO = re.compile(r"\breleas|\bfree|\blet\b.{1,40}\bgo\b|\breturn of\b|\bhand(?:ed)? back\b")
_HELD = re.compile(
    r"\b(?:seiz(?:ed|ing|ure)|captur(?:ed|e|ing)|detain(?:ed|ing)|detention|arrest(?:ed|ing)?"
    r"|taken prisoner|took prisoner|imprison(?:ed|ment)|held|impounded|boarded|hijacked|abducted"
    r"|kidnapped)\b(?!\s+(?:talks|a meeting|a news))[^.;,\n]{0,30}",
    re.IGNORECASE,
)
_AFTER = 90
"""Characters after the act's word in which its place may stand."""


@dataclass(frozen=True, slots=True)
class Passing:
    """An act that words tell in passing.

    Attributes:
        span: the words.
        doer, sufferer: the States.
        days: when, where words beside it tell.
        place: where, where words behind it tell.
    """

    span: Span
    doer: str
    sufferer: str
    days: DateRange | None
    place: Place | None


def told_in_passing(report: Report, events: Sequence[Event]) -> Iterator[Passing]:
    """The act that two States of a report dispute, for each pair of them: its first telling.

    Args:
        report: the report.
        events: its events.
    """
    told: set[tuple[str, str]] = set()
    doers = _answerable(events)
    parties = {state for e in events for state in states_of((*e.source, *e.target), ORGANS)}
    for match in _ACT.finditer(report.text):
        sufferer = _whose(match["whom"]) or _asking(match, events)
        if sufferer is None:
            continue
        asked = _demanded(match.span(), events)  # "release 24 Ukrainian sailors" says it all
        if sufferer in parties:
            asked |= doers.get(sufferer, doers[None])
        for doer in sorted(d for d in asked if d != sufferer):
            if (doer, sufferer) not in told:
                told.add((doer, sufferer))
                span = Span(match.start(), match.end())
                days = (
                    _held(report, span)[1]
                    if _FREE.match(match.group())
                    else dated(report, span, events)
                )
                yield Passing(span, doer, sufferer, days, _place(report.text, span))
    for doer, sufferer in _released(events):
        taken, days = _held(report, None)
        if taken is not None and not {(doer, sufferer), (sufferer, doer)} & told:
            told.add((doer, sufferer))
            yield Passing(taken, doer, sufferer, days, None)


def _is_claim(event: Event) -> bool:
    """Whether a request asks what a wronged State asks, not help of a friend."""
    return bool(_CLAIM.search(event.about.quote if event.about else event.trigger.quote))


def _held(report: Report, near: Span | None) -> tuple[Span | None, DateRange | None]:
    """Where the text tells how those were taken who are to be freed, and when: its first words."""
    start, end = (near.start, near.end + _AFTER) if near else (0, len(report.text))
    for match in _HELD.finditer(report.text, start, min(end, len(report.text))):
        return Span(match.start(), match.end()), days_in(match.group(), report.published)
    return None, None


def _released(events: Sequence[Event]) -> Iterator[tuple[str, str]]:
    """Who holds people or things of whom, as a demand to free them or their release shows."""
    for event in events:
        sources = sorted(states_of(event.source, ORGANS))
        targets = sorted(states_of(event.target))
        if event.type == "REQUEST" and event.about is not None:
            pairs = ((t, s) for s in sources for t in targets)
            if not _LET_GO.search(event.about.quote):
                continue
        elif (event.type, event.mode) == ("RETREAT", "release"):
            pairs = ((s, t) for s in sources for t in targets)
        else:
            continue
        for doer, sufferer in pairs:
            if doer != sufferer:
                yield doer, sufferer


def _asking(match: re.Match[str], events: Sequence[Event]) -> str | None:
    """The State that asks for what it calls its own: "free the sailors", "return the ships"."""
    if not _FREE.match(match.group()) or not _CREW.search(match["whom"]):
        return None
    for event in events:
        about = event.about.span if event.about is not None and event.type == "REQUEST" else None
        if about is not None and about.start <= match.start() < about.end:
            states = sorted({a.country for a in event.source if a.sector == "GOV" and a.country})
            if states and states[0] not in NO_STATE:
                return states[0]
    return None


def _demanded(span: tuple[int, int], events: Sequence[Event]) -> set[str]:
    """The States of which the words at a span are demanded."""
    return {
        state
        for e in events
        if e.type == "REQUEST" and e.about is not None
        if e.about.span.start <= span[0] < e.about.span.end
        for state in states_of(e.target)
    }


def _answerable(events: Sequence[Event]) -> dict[str | None, set[str]]:
    """Who has to answer to whom: {asking State: States asked}; under None those whom others ask."""
    dealt = Counter(
        state for e in events for a in (*e.source, *e.target) for state in states_of([a], ORGANS)
    )
    found: dict[str | None, set[str]] = {None: set()}
    for event in events:
        sources = {a.country for a in event.source if a.sector in ORGANS or a.country == "IGO"}
        targets = states_of(event.target, ORGANS)
        if event.type == "CONCEDE" and targets:
            for state in targets:
                found.setdefault(state, set()).update(states_of(event.source, ORGANS))
        if event.type != "REQUEST" or not _is_claim(event):
            continue
        for asker in sources:
            key = None if asker in NO_STATE else asker
            asked = targets or (_most(dealt, key) if key else set())
            found.setdefault(key, set()).update(asked - {asker})
    return found


def _most(dealt: Counter[str], but: str) -> set[str]:
    """The State other than one that is told of most; none where there is no other."""
    others = sorted(dealt.keys() - {but}, key=lambda c: (-dealt[c], c))
    return set(others[:1])


def _whose(words: str) -> str | None:
    """The State whose people or things a phrase names first."""
    tokens = [re.sub(r"['’]s$", "", token) for token in words.split()]
    for at in range(len(tokens)):
        found = countries.find(tokens, at)
        if found is not None:
            return found[0] if found[1] == "demonym" else None
    return None


def _place(text: str, span: Span) -> Place | None:
    sentence = re.split(r"[.;]\s|\n", text[span.start : span.end + _AFTER])[0]
    places = (town(match.group(1).strip()) for match in _WHERE.finditer(sentence))
    return next((place for place in places if place is not None), None)
