"""Writes into a store, within one transaction.

In: records, and what changes of the docket. Out: nothing; they stand in the store when the
transaction has ended well. Never judges; takes away nothing that a person decided.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, Table, bindparam, delete, insert, select, update

from demarche.records import (
    Case,
    Discard,
    Event,
    EventRef,
    Incident,
    Judgement,
    Link,
    Office,
    Report,
)
from demarche.store.codec import decoded, encoded
from demarche.store.questions import Questions
from demarche.store.rows import case_row, duty_row, event_row, standing_for
from demarche.store.tables import (
    CASE_STATES,
    CASES,
    CODINGS,
    DISCARDS,
    DUTIES,
    EVENTS,
    FORMER_IDS,
    INCIDENTS,
    JUDGED,
    JUDGEMENTS,
    KEYS,
    LINKS,
    OFFICES,
    REPORTS,
)
from demarche.store.view import among, pieces

# Made once; see `view`.
_NO_CASE = update(INCIDENTS).where(among(INCIDENTS.c.case_id)).values(case_id=None)
_IN_CASE = update(INCIDENTS).where(among(INCIDENTS.c.id)).values(case_id=bindparam("held"))
_GONE_CASES = [
    *(delete(table).where(among(table.c.case_id)) for table in (DUTIES, CASE_STATES, FORMER_IDS)),
    delete(CASES).where(among(CASES.c.id)),
]
_GONE_INCIDENTS = [
    delete(column.table).where(among(column))
    for column in (KEYS.c.incident, LINKS.c.first, LINKS.c.second, INCIDENTS.c.id)
]
_GONE_DISCARDS = delete(DISCARDS).where(among(DISCARDS.c.origin))
_PUBLISHED = select(REPORTS.c.id, REPORTS.c.published).where(
    REPORTS.c.published.is_not(None), among(REPORTS.c.id)
)
_INTO = {
    table.name: insert(table)
    for table in (
        REPORTS, CODINGS, EVENTS, OFFICES, INCIDENTS, KEYS, LINKS, CASES, CASE_STATES, FORMER_IDS,
        DUTIES, JUDGED, DISCARDS,
    )
}  # fmt: skip


class Writer(Questions):
    """A store in a transaction that writes; what it wrote it sees.

    Args:
        connection: with its transaction begun.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, all_events=False)

    def every_event(self, report: str) -> tuple[Event, ...]:
        """The events of a report, with those that a person rejected.

        Args:
            report: its id.
        """
        return Questions(self.connection).events([report])[report]

    def keep_report(
        self,
        report: Report,
        digest: bytes,
        events: Sequence[Event],
        offices: Sequence[tuple[str, Office]],
        coder: str,
    ) -> None:
        """Keeps a report that is not here yet, with its first coding.

        Args:
            report: the report.
            digest: of its text's words.
            events: its events.
            offices: whose office it tells, each by the surname, in lower case.
            coder: the version of the coder.
        """
        now = _now()
        self._insert(
            REPORTS,
            [
                {
                    "id": report.id,
                    "digest": digest,
                    "published": report.published,
                    "published_from": report.published_from,
                    "title": report.title,
                    "url": report.url,
                    "outlet": report.outlet,
                    "origin": report.origin,
                    "text": report.text,
                    "coding": 1,
                    "added": now,
                }
            ],
        )
        self._insert(CODINGS, [{"report": report.id, "number": 1, "coder": coder, "at": now}])
        self._keep_events(events)
        self._keep_offices(report.id, offices)

    def keep_date(self, report: Report) -> None:
        """Gives a report the day of publication that it had not.

        Args:
            report: the report, with its day.
        """
        told = {"published": report.published, "published_from": report.published_from}
        self.connection.execute(update(REPORTS).where(REPORTS.c.id == report.id).values(**told))

    def keep_recoding(
        self,
        report: str,
        events: Sequence[Event],
        offices: Sequence[tuple[str, Office]],
        coder: str,
    ) -> None:
        """Puts a new coding in the place of a report's latest, which is kept in the codings.

        Judgements on its events follow to the events that now stand for the same words.

        Args:
            report: the report's id.
            events: its events by the new coding.
            offices: whose office it tells.
            coder: the version of the coder.
        """
        before = self.every_event(report)
        query = select(REPORTS.c.coding).where(REPORTS.c.id == report)
        number = int(self.connection.execute(query).scalar_one())
        latest = (CODINGS.c.report == report) & (CODINGS.c.number == number)
        if before == tuple(events):
            self.connection.execute(update(CODINGS).where(latest).values(coder=coder, at=_now()))
        else:
            self.connection.execute(update(CODINGS).where(latest).values(events=encoded(before)))
            row = {"report": report, "number": number + 1, "coder": coder, "at": _now()}
            self._insert(CODINGS, [row])
            renumbered = update(REPORTS).where(REPORTS.c.id == report).values(coding=number + 1)
            self.connection.execute(renumbered)
            self.connection.execute(delete(EVENTS).where(EVENTS.c.report == report))
            self._keep_events(events)
            self._find_judged_again(report, events)
        self.connection.execute(delete(OFFICES).where(OFFICES.c.report == report))
        self._keep_offices(report, offices)

    def change(
        self,
        *,
        removed_incidents: Collection[str] = (),
        removed_cases: Collection[str] = (),
        incidents: Sequence[tuple[Incident, Sequence[str]]] = (),
        links: Sequence[Link] = (),
        cases: Sequence[Case] = (),
    ) -> None:
        """Keeps what a step of the docket changed, removals first.

        Args:
            removed_incidents: their keys and links go with them.
            removed_cases: those that are no more, or stand in `cases` in a new form.
            incidents: new ones, each with its keys.
            links: new ones.
            cases: new ones, and those made anew, which stand in `removed_cases`, too.
        """
        self._do([_NO_CASE, *_GONE_CASES], removed_cases)
        self._do(_GONE_INCIDENTS, removed_incidents)
        self._insert(
            INCIDENTS,
            [{"id": i.id, "report": i.report, "payload": encoded(i)} for i, _ in incidents],
        )
        keys = [(key, i.id) for i, found in incidents for key in dict.fromkeys(found)]
        self._insert(KEYS, [{"key": key, "incident": incident} for key, incident in keys])
        self._insert(
            LINKS,
            [
                {
                    "first": link.first,
                    "second": link.second,
                    "score": link.score,
                    "by": link.by,
                    "payload": encoded(link),
                }
                for link in links
            ],
        )
        self._keep_cases(cases)

    def keep_judgement(self, judgement: Judgement) -> None:
        """Adds a judgement; those on the same things that were made before stay, too.

        Args:
            judgement: on incidents or on one event, by the ids that they have now.
        """
        row = {
            "verdict": judgement.verdict,
            "by": judgement.by,
            "at": judgement.at.isoformat(),
            "payload": encoded(judgement),
        }
        query = insert(JUDGEMENTS).values(row).returning(JUDGEMENTS.c.number)
        number = int(self.connection.execute(query).scalar_one())
        self._insert(
            JUDGED,
            [
                {"judgement": number, "place": place, **self._judged(judgement, thing)}
                for place, thing in enumerate(judgement.on)
            ],
        )

    def keep_discards(self, discards: Iterable[Discard]) -> None:
        """Keeps what was not taken in, the latest word on each origin."""
        latest = {discard.origin: discard for discard in discards}
        self._do([_GONE_DISCARDS], latest)
        now = _now()
        self._insert(
            DISCARDS,
            [
                {"origin": d.origin, "reason": d.reason, "detail": d.detail, "at": now}
                for d in latest.values()
            ],
        )

    def _keep_events(self, events: Sequence[Event]) -> None:
        self._insert(EVENTS, [event_row(place, event) for place, event in enumerate(events)])

    def _keep_offices(self, report: str, offices: Sequence[tuple[str, Office]]) -> None:
        self._insert(
            OFFICES,
            [
                {"report": report, "number": number, "key": key, "payload": encoded(office)}
                for number, (key, office) in enumerate(offices)
            ],
        )

    def _keep_cases(self, cases: Sequence[Case]) -> None:
        if not cases:
            return
        heard = self._last_heard(cases)
        self._insert(CASES, [case_row(case, heard.get(case.id)) for case in cases])
        for case in cases:
            self._do([_IN_CASE], case.incidents, held=case.id)
        states = [(state, case.id) for case in cases for state in self._states_of(case)]
        self._insert(CASE_STATES, [{"state": state, "case_id": case} for state, case in states])
        former = [(old, case.id) for case in cases for old in dict.fromkeys(case.former_ids)]
        self._insert(FORMER_IDS, [{"former": old, "case_id": case} for old, case in former])
        self._insert(
            DUTIES,
            [
                duty_row(case.id, place, duty)
                for case in cases
                for place, duty in enumerate(case.duties)
            ],
        )

    def _last_heard(self, cases: Sequence[Case]) -> dict[str, dt.date]:
        """The day of the latest report of each case."""
        reports = {report for case in cases for report in case.reports}
        days: dict[str, dt.date] = {
            row.id: row.published for row in self.asked(_PUBLISHED, reports)
        }
        found = {case.id: [days[r] for r in case.reports if r in days] for case in cases}
        return {case: max(heard) for case, heard in found.items() if heard}

    def _states_of(self, case: Case) -> list[str]:
        """The States that a case is about: of its object, its place, its parties, its duties."""
        found: set[str | None] = {case.place.country if case.place else None}
        if case.protected is not None:
            found |= {case.protected.sending_state, case.protected.receiving_state}
        for incident in self.incidents(case.incidents).values():
            found.update(incident.parties)
        for duty in case.duties:
            found |= {duty.owed_by, duty.owed_to}
        return sorted(state for state in found if state)

    def _judged(self, judgement: Judgement, thing: str) -> dict[str, Any]:
        if judgement.verdict in {"together", "apart"}:
            query = select(INCIDENTS.c.report, INCIDENTS.c.payload).where(INCIDENTS.c.id == thing)
            row = self.connection.execute(query).one()
            return {"report": row.report, "thing": thing, "anchor": row.payload}
        ref = EventRef.parse(thing)
        query = select(EVENTS.c.payload).where(
            EVENTS.c.report == ref.report, EVENTS.c.id == ref.event
        )
        anchor = self.connection.execute(query).scalar_one()
        return {"report": ref.report, "thing": thing, "anchor": anchor}

    def _find_judged_again(self, report: str, events: Sequence[Event]) -> None:
        query = (
            select(JUDGED.c.judgement, JUDGED.c.place, JUDGED.c.anchor)
            .join(JUDGEMENTS, JUDGEMENTS.c.number == JUDGED.c.judgement)
            .where(JUDGED.c.report == report, JUDGEMENTS.c.verdict.in_(("confirm", "reject")))
        )
        for row in self.rows(query):
            now = standing_for(decoded(row.anchor, Event), events)
            thing = str(EventRef.of(now)) if now else None
            this = (JUDGED.c.judgement == row.judgement) & (JUDGED.c.place == row.place)
            self.connection.execute(update(JUDGED).where(this).values(thing=thing))

    def _insert(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            self.connection.execute(_INTO[table.name], rows)

    def _do(self, statements: Sequence[Executable], ids: Collection[str], **given: str) -> None:
        for piece in pieces(ids):
            for statement in statements:
                self.connection.execute(statement, {"ids": piece, **given})


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
