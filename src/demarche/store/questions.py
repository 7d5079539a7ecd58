"""Questions that a person asks of a store: which cases, which duties, who is who.

In: what is asked. Out: records, as they stream by where there may be many. Never judges, never
writes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from demarche.errors import RecordError
from demarche.records import (
    Case,
    CaseFile,
    Discard,
    Duty,
    DutyKind,
    DutyState,
    Event,
    EventRef,
    Judgement,
    Office,
    ProtectedKind,
    Report,
)
from demarche.store.codec import decoded
from demarche.store.tables import (
    CASE_STATES,
    CASES,
    CODINGS,
    DISCARDS,
    DUTIES,
    EVENTS,
    FORMER_IDS,
    JUDGEMENTS,
    LINKS,
    OFFICES,
    REPORTS,
)
from demarche.store.view import View, among, report_of

PAGE = 200
"""Records fetched at a time where all are asked for."""


_KNOWN = select(REPORTS.c.digest, REPORTS.c.id).where(among(REPORTS.c.digest))
_TAKEN = select(REPORTS.c.id).where(among(REPORTS.c.id))
_UNDATED = _TAKEN.where(REPORTS.c.published.is_(None))


@dataclass(frozen=True, slots=True)
class CaseDuty:
    """A duty and the case that it is owed in.

    Attributes:
        case: the case's id.
        title: the case's title.
        duty: the duty.
    """

    case: str
    title: str
    duty: Duty


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds."""

    reports: int
    undated: int
    events: int
    cases: int
    duties: int
    open_duties: int
    links: int
    judgements: int
    discards: int


class Questions(View):
    """A store as it stands in one transaction, with what a person asks of it."""

    def case(self, case_id: str) -> Case:
        """The case of an id, present or former.

        Raises:
            RecordError: if there is none, or more than one have borne it.
        """
        if found := self.holders([case_id]):
            return found[case_id]
        query = select(FORMER_IDS.c.case_id).where(FORMER_IDS.c.former == case_id)
        now = sorted(row.case_id for row in self.rows(query))
        if not now:
            raise RecordError(f"there is no case {case_id}: {self._advice(case_id)}")
        if len(now) > 1:
            raise RecordError(f"case {case_id} was split: it is {' and '.join(now)} now")
        return self.holders(now)[now[0]]

    def _advice(self, case_id: str) -> str:
        """What to do about an id that no case bears: those that are nearly the same, if any."""
        there = [row.id for row in self.rows(select(CASES.c.id).order_by(CASES.c.id))]
        near = get_close_matches(case_id, there, n=3, cutoff=0.8)
        if not near:
            return "`demarche cases` lists those there are"
        return f"did you mean {' or '.join(near)}?"

    def case_file(self, case_id: str) -> CaseFile:
        """A case with its reports and events.

        Raises:
            RecordError: if there is none of that id.
        """
        case = self.case(case_id)
        reports = self.reports(case.reports)
        told = refs_of(case)
        events = self.events(case.reports)
        return CaseFile(
            case,
            tuple(reports[report] for report in case.reports),
            tuple(
                event
                for report in case.reports
                for event in events[report]
                if EventRef.of(event) in told
            ),
        )

    def list_cases(
        self,
        *,
        is_open: bool | None = None,
        state: str | None = None,
        since: dt.date | None = None,
        kind: ProtectedKind | None = None,
    ) -> Iterator[Case]:
        """The cases, the latest incident first and those of unknown date last.

        Args:
            is_open: those of which a duty is open, or none is.
            state: those that are about this State (ISO 3166-1 alpha-3).
            since: those of which the incident or a report is of that day or later.
            kind: those with such a protected object.
        """
        wanted: list[ColumnElement[bool]] = []
        if is_open is not None:
            wanted.append(CASES.c.is_open.is_(is_open))
        if state is not None:
            about = select(CASE_STATES.c.case_id).where(CASE_STATES.c.state == state)
            wanted.append(CASES.c.id.in_(about))
        if since is not None:
            wanted.append(or_(CASES.c.last >= since, CASES.c.last_heard >= since))
        if kind is not None:
            wanted.append(CASES.c.kind == kind)
        order = (CASES.c.first.is_(None), CASES.c.first.desc(), CASES.c.id)
        query = select(CASES.c.id).where(*wanted).order_by(*order)
        ids = [row.id for row in self.rows(query)]
        for start in range(0, len(ids), PAGE):
            page = ids[start : start + PAGE]
            found = self.holders(page)
            yield from (found[case_id] for case_id in page)

    def list_duties(
        self,
        *,
        owed_by: str | None = None,
        owed_to: str | None = None,
        kind: DutyKind | None = None,
        state: DutyState | None = None,
        is_open: bool | None = None,
    ) -> Iterator[CaseDuty]:
        """The duties, the longest waiting first and those of unknown date last.

        Args:
            owed_by: the State that owes it (ISO 3166-1 alpha-3).
            owed_to: the State to which it is owed.
            kind: what is owed.
            state: how far it has come.
            is_open: those not fulfilled, or those fulfilled.
        """
        given = {"owed_by": owed_by, "owed_to": owed_to, "kind": kind, "state": state}
        wanted: list[ColumnElement[bool]] = [
            DUTIES.c[name] == value for name, value in given.items() if value is not None
        ]
        if is_open is not None:
            wanted.append(DUTIES.c.is_open.is_(is_open))
        query = (
            select(DUTIES.c.case_id, CASES.c.title, DUTIES.c.payload)
            .join(CASES, CASES.c.id == DUTIES.c.case_id)
            .where(*wanted)
            .order_by(DUTIES.c.since.is_(None), DUTIES.c.since, DUTIES.c.case_id, DUTIES.c.place)
        )
        for row in self.connection.execute(query):
            yield CaseDuty(row.case_id, row.title, decoded(row.payload, Duty))

    def report(self, report_id: str) -> Report:
        """The report of an id.

        Raises:
            RecordError: if there is none.
        """
        found = self.reports([report_id])
        if report_id not in found:
            raise RecordError(f"there is no report {report_id} in the store")
        return found[report_id]

    def coded(self) -> Iterator[tuple[Report, tuple[Event, ...]]]:
        """Every report with its events, by id."""
        for rows in self._pages(select(REPORTS)):
            events = self.events([row.id for row in rows])
            for row in rows:
                yield report_of(row), events[row.id]

    def coders(self) -> Iterator[tuple[str, str]]:
        """The id of every report, and the version of the coder that its events are from."""
        query = select(REPORTS.c.id, CODINGS.c.coder).join(
            CODINGS,
            and_(CODINGS.c.report == REPORTS.c.id, CODINGS.c.number == REPORTS.c.coding),
        )
        for rows in self._pages(query):
            yield from ((row.id, row.coder) for row in rows)

    def known(self, digests: Collection[bytes]) -> dict[bytes, str]:
        """Which of these texts are here, and under which id."""
        return {bytes(row.digest): row.id for row in self.asked(_KNOWN, digests)}

    def taken(self, ids: Collection[str]) -> set[str]:
        """Which of these ids a report bears."""
        return {row.id for row in self.asked(_TAKEN, ids)}

    def undated(self, ids: Collection[str]) -> set[str]:
        """Which of these reports have no day of publication."""
        return {row.id for row in self.asked(_UNDATED, ids)}

    def offices(self, key: str | None = None) -> Iterator[Office]:
        """Whose office reports tell, by report.

        Args:
            key: those of this surname, in lower case; None for all.
        """
        query = select(OFFICES.c.payload).order_by(OFFICES.c.report, OFFICES.c.number)
        if key is not None:
            query = query.where(OFFICES.c.key == key)
        for row in self.connection.execute(query):
            yield decoded(row.payload, Office)

    def all_judgements(self) -> tuple[Judgement, ...]:
        """All judgements, oldest first."""
        query = select(JUDGEMENTS.c.payload).order_by(JUDGEMENTS.c.number)
        return tuple(decoded(row.payload, Judgement) for row in self.rows(query))

    def discards(self) -> tuple[Discard, ...]:
        """What was not taken in, by origin."""
        query = select(DISCARDS).order_by(DISCARDS.c.origin)
        return tuple(Discard(row.origin, row.reason, row.detail) for row in self.rows(query))

    def counts(self) -> Counts:
        """How much the store holds."""

        def count(query: Select[Any]) -> int:
            return int(self.connection.execute(query).scalar_one())

        everything = (REPORTS, EVENTS, CASES, DUTIES, LINKS, JUDGEMENTS, DISCARDS)
        held = {t.name: count(select(func.count()).select_from(t)) for t in everything}
        return Counts(
            **held,
            undated=count(select(func.count()).where(REPORTS.c.published.is_(None))),
            open_duties=count(select(func.count()).where(DUTIES.c.is_open)),
        )

    def _pages(self, query: Select[Any]) -> Iterator[list[Any]]:
        after = ""
        while rows := list(
            self.rows(query.where(REPORTS.c.id > after).order_by(REPORTS.c.id).limit(PAGE))
        ):
            yield rows
            after = rows[-1].id


def refs_of(case: Case) -> set[EventRef]:
    """The events that a case refers to."""
    refs = set(case.incident_events)
    for happening in case.happenings:
        refs.update(happening.events)
    for duty in case.duties:
        refs.update(EventRef.parse(entry.event) for entry in duty.history)
    return refs
