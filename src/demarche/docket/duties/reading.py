"""The words of a report that tell what an event is about.

In: an event with its report and the report's other events. Out: a `Reading`: what the event's own
words name, and what the rest of its sentence names up to the next event. Never assigns a duty.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from demarche.docket.protecting import named
from demarche.errors import RecordError
from demarche.ontology.duties import Topic, Wording, find
from demarche.records import Actor, CaseFile, DutyKind, Event, EventRef, Report, Span

_BE = re.compile(r"(?i)\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+|since\s+|also\s+)?$")
_BE_IN = re.compile(
    r"(?i)(?:[^.;]*\s)?(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|t)\b"
)
_PARTICIPLE = re.compile(r"(?i)\w+(?:ed|en|wn|ent|ept|ung|un|aid|ound|ught)\b")
_NOBODY = re.compile(
    r"(?i)\b(?:not\s+a\s+single|not\s+one|no|nobody|no\s+one|none|neither|never)\b"
    r"(?:(?!\b(?:and|but|while|after|before|when|until)\b)[^,;:.])*$"
)


@dataclass(frozen=True)
class Reading:
    """An event and its words.

    Attributes:
        event: the event.
        report: its report.
        reach: its part of the sentence, up to the events before and after it.
        speaker: whoever vouches for it, where another event of the report tells who that is.
        subject: who acts in the event before it in its sentence; empty where there is none.
    """

    event: Event
    report: Report
    reach: Span
    speaker: Actor | None
    subject: tuple[Actor, ...]

    @property
    def told(self) -> Span:
        """From the trigger to the end of what it is about, for a reader."""
        about = self.event.about
        if about is None or not self.event.sentence.covers(about.span):
            return self.event.trigger.span
        return self.event.trigger.span.joined(about.span)

    @cached_property
    def own(self) -> Wording:
        """What the trigger and the content name."""
        event = self.event
        parts = [event.trigger, *([event.about] if event.about else [])]
        parts.sort(key=lambda part: part.span)
        return find(" ; ".join(part.quote for part in parts))

    @cached_property
    def content(self) -> Wording:
        """What the content alone names."""
        return find(self.event.about.quote if self.event.about else "")

    @cached_property
    def after(self) -> Wording:
        """What its part of the sentence names from the trigger on."""
        return find(self.report.text[self.event.trigger.span.start : self.reach.end])

    @cached_property
    def around(self) -> Wording:
        """What its part of the sentence names."""
        return find(self.reach.of(self.report.text))

    @cached_property
    def sentence(self) -> Wording:
        """What the whole sentence names."""
        return find(self.event.sentence.of(self.report.text))

    def kinds(self) -> tuple[DutyKind, ...]:
        """The duties that the event's words name; those of its surroundings where they are bare.

        Bare are words without a content, with a pronoun for one, or with one that names no duty
        by itself ("a clear duty"): what follows them in the sentence tells which.
        """
        own = tuple(kind for kind, _ in self.own.kinds)
        about = self.event.about
        if own or not (about is None or self._is_bare(about.quote)):
            return own
        after = tuple(kind for kind, _ in self.after.kinds)
        if after or about is not None:
            return after
        return tuple(kind for kind, _ in self.around.kinds)

    def _is_bare(self, words: str) -> bool:
        return len(words.split()) == 1 or "generic" in self.content.topics

    @cached_property
    def missions_of(self) -> frozenset[str]:
        """The sending States of the missions that its part of the sentence names."""
        reach = Span(self.event.trigger.span.start, self.reach.end).joined(self.told)
        return frozenset(
            found.sending
            for found in named(self.report)
            if found.sending is not None and reach.covers(found.span)
        )

    @cached_property
    def is_passive(self) -> bool:
        """Whether the trigger is a verb in the passive ("had been doubled", "were posted")."""
        sentence, trigger = self.event.sentence, self.event.trigger
        before = self.report.text[sentence.start : trigger.span.start]
        within = _BE_IN.match(trigger.quote)
        return bool(within or (_BE.search(before) and _PARTICIPLE.match(trigger.quote)))

    @cached_property
    def is_negated(self) -> bool:
        """Whether the act is told as not done ("not a single officer was on duty")."""
        before = self.report.text[self.reach.start : self.event.trigger.span.start]
        return bool(_NOBODY.search(before))

    def tells(self, topic: Topic) -> bool:
        """Whether its words, or its part of the sentence, hold this topic."""
        return topic in self.own.topics or topic in self.around.topics


def readings(file: CaseFile, without: Collection[str] = ()) -> tuple[Reading, ...]:
    """The events of a case in the order of their reports' publication, with their words.

    Args:
        file: the case.
        without: ids of reports that are passed over: copies of others.

    Raises:
        RecordError: if an event's report is not in the file.
    """
    reports = {report.id: report for report in file.reports}
    by_report: dict[str, list[Event]] = {}
    for event in file.events:
        if event.report not in reports:
            raise RecordError(
                f"case {file.case.id}: event {EventRef.of(event)} comes without its report"
            )
        by_report.setdefault(event.report, []).append(event)
    ordered = sorted(
        by_report.keys() - set(without),
        key=lambda rid: (reports[rid].published is None, reports[rid].published, rid),
    )
    return tuple(reading for rid in ordered for reading in _of_report(reports[rid], by_report[rid]))


def _of_report(report: Report, events: Iterable[Event]) -> Iterable[Reading]:
    told = sorted(events, key=lambda e: (e.trigger.span, e.id))
    actors = {a.mention.quote: a for e in told for a in (*e.source, *e.target)}
    for event in told:
        speaker = actors.get(event.said_by.quote) if event.said_by else None
        yield Reading(event, report, _reach(event, told), speaker, _subject(event, told))


def _subject(event: Event, others: Iterable[Event]) -> tuple[Actor, ...]:
    """The parties of the last event before it in its sentence that has any: its likely subject."""
    before = [
        other.source
        for other in others
        if other.sentence == event.sentence
        and other.trigger.span.start < event.trigger.span.start
        and other.source
    ]
    return before[-1] if before else ()


def _reach(event: Event, others: Iterable[Event]) -> Span:
    """The event's part of its sentence: from the event before it to the event after it."""
    start, end = event.sentence.start, event.sentence.end
    own = event.trigger.span.joined(event.about.span) if event.about else event.trigger.span
    for other in others:
        if other is event or other.sentence != event.sentence:
            continue
        trigger = other.trigger.span
        stop = max(trigger.end, other.about.span.end if other.about else trigger.end)
        if stop <= own.start:
            start = max(start, stop)
        elif trigger.end <= own.start:
            start = max(start, trigger.end)
        elif trigger.start >= own.end and not _is_pronoun(event):
            end = min(end, trigger.start)
    return Span(min(start, own.start), max(end, own.end))


def _is_pronoun(event: Event) -> bool:
    """Whether an event's content is a bare word that stands for the clause after it."""
    return event.about is not None and len(event.about.quote.split()) == 1
