"""A case as a document needs it: its acts in order, each with its tellings.

In: a `CaseFile`. Out: a `Matter`. Never merges what the docket kept apart: an act of the document
is a happening of the case.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from demarche.records import CaseFile, Difference, Event, EventRef, Report


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the case.

    Attributes:
        number: in the chronology, from 1.
        tellings: its events, the fullest first.
        voices: how many of them are independent.
        differences: where they differ.
        incident: whether it is part of the incident itself.
    """

    number: int
    tellings: tuple[Event, ...]
    voices: int
    differences: tuple[Difference, ...]
    incident: bool

    @property
    def event(self) -> Event:
        """The fullest telling."""
        return self.tellings[0]

    @property
    def first(self) -> date | None:
        """Its first day."""
        return self.event.date.days.first if self.event.date else None


class Matter:
    """A case with its acts.

    Args:
        file: the case with its reports and events.
        reporting: alpha-3 code of the State that reports, None for the sending State.

    Attributes:
        case: the case.
        reports: its reports, in order.
        acts: all that is told in it, oldest first, undated ones last.
        sending, receiving: alpha-3 codes, None where the case has no protected object.
        reporting: the reporting State, None where none is known.
    """

    def __init__(self, file: CaseFile, reporting: str | None = None) -> None:
        self.case = file.case
        self.reports = file.reports
        protected = file.case.protected
        self.sending = protected.sending_state if protected else None
        self.receiving = protected.receiving_state if protected else None
        self.reporting = reporting or self.sending
        self._report = {report.id: report for report in file.reports}
        self._event = {EventRef.of(event): event for event in file.events}
        self.acts = self._acts()
        self._act_of = {EventRef.of(e): act for act in self.acts for e in act.tellings}

    def report(self, report: str) -> Report:
        """A report by its id."""
        return self._report[report]

    def event(self, told: EventRef | str) -> Event | None:
        """An event by its address, None where the file does not hold it."""
        return self._event.get(told if isinstance(told, EventRef) else EventRef.parse(told))

    def act_of(self, told: EventRef | str) -> Act | None:
        """The act of which an event is a telling."""
        return self._act_of.get(told if isinstance(told, EventRef) else EventRef.parse(told))

    @property
    def incident(self) -> list[Act]:
        """The acts that are the incident itself."""
        return [act for act in self.acts if act.incident]

    @property
    def begin(self) -> date | None:
        """The first day of the incident."""
        if self.case.date is not None:
            return self.case.date.first
        return min((act.first for act in self.incident if act.first), default=None)

    @property
    def voices(self) -> int:
        """How many reports are independent: copies of one text count as one."""
        return len(self.reports) - sum(len(group) - 1 for group in self.case.copies)

    def _acts(self) -> tuple[Act, ...]:
        inside = set(self.case.incident_events)
        drafts: list[tuple[tuple[Event, ...], int, tuple[Difference, ...]]] = []
        placed: set[EventRef] = set()
        for happening in self.case.happenings:
            tellings = tuple(self._known(happening.events))
            placed.update(happening.events)
            if tellings:
                drafts.append((tellings, happening.voices, happening.differences))
        # An event that no happening holds stands for itself: nothing of the case is left out.
        drafts += [((e,), 1, ()) for at, e in self._event.items() if at not in placed]
        order = {report.id: at for at, report in enumerate(self.reports)}

        def when(
            draft: tuple[tuple[Event, ...], int, tuple[Difference, ...]],
        ) -> tuple[object, ...]:
            event = draft[0][0]
            days = event.date.days if event.date else None
            own = inside.isdisjoint(map(EventRef.of, draft[0]))
            where = (order.get(event.report, 0), event.trigger.span.start)
            return (days.first if days else date.max, own, *where)

        return tuple(
            Act(
                number,
                tellings,
                voices,
                differences,
                any(EventRef.of(e) in inside for e in tellings),
            )
            for number, (tellings, voices, differences) in enumerate(sorted(drafts, key=when), 1)
        )

    def _known(self, told: Iterable[EventRef]) -> Iterable[Event]:
        return (event for at in told if (event := self._event.get(at)) is not None)
