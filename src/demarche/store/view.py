"""What a store holds, by id or by key, within one transaction.

In: ids and keys. Out: records. Answers the questions that the docket asks of whatever keeps it,
each from an index. Never writes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from demarche.records import Case, Duty, Event, Incident, Judgement, Link, Report
from demarche.store.codec import decoded
from demarche.store.tables import (
    CASES,
    DUTIES,
    EVENTS,
    INCIDENTS,
    JUDGED,
    JUDGEMENTS,
    KEYS,
    LINKS,
    REPORTS,
)

_PIECE = 500
"""Ids in one question: SQLite takes some thousands, and plans for few are better."""


class View:
    """A store as it stands in one transaction.

    Args:
        connection: with its transaction begun.
        all_events: whether events that a person rejected are told too; the docket goes without.
    """

    def __init__(self, connection: Connection, *, all_events: bool = True) -> None:
        self.connection = connection
        self.all_events = all_events

    def reports(self, ids: Collection[str]) -> Mapping[str, Report]:
        """The reports of these ids; one that is not here is left out."""
        columns = select(REPORTS)
        return {
            row.id: report_of(row)
            for piece in pieces(ids)
            for row in self.rows(columns.where(REPORTS.c.id.in_(piece)))
        }

    def events(self, reports: Collection[str]) -> Mapping[str, tuple[Event, ...]]:
        """The events of each of these reports, in text order."""
        found: dict[str, list[Event]] = {report: [] for report in reports}
        columns = select(EVENTS.c.report, EVENTS.c.id, EVENTS.c.payload)
        for piece in pieces(reports):
            left_out = set() if self.all_events else self._rejected(piece)
            query = columns.where(EVENTS.c.report.in_(piece))
            for row in self.rows(query.order_by(EVENTS.c.report, EVENTS.c.place)):
                if (row.report, row.id) not in left_out:
                    found[row.report].append(decoded(row.payload, Event))
        return {report: tuple(events) for report, events in found.items()}

    def incidents(self, ids: Collection[str]) -> Mapping[str, Incident]:
        """The incidents of these ids; one that is not here is left out."""
        columns = select(INCIDENTS.c.id, INCIDENTS.c.payload)
        return {
            row.id: decoded(row.payload, Incident)
            for piece in pieces(ids)
            for row in self.rows(columns.where(INCIDENTS.c.id.in_(piece)))
        }

    def incidents_of(self, report: str) -> tuple[Incident, ...]:
        """All incidents that a report tells."""
        query = select(INCIDENTS.c.payload).where(INCIDENTS.c.report == report)
        return tuple(decoded(row.payload, Incident) for row in self.rows(query))

    def sharing(self, keys: Collection[str]) -> tuple[Incident, ...]:
        """Incidents that are kept under at least one of these keys, each once."""
        ids = {
            row.incident
            for piece in pieces(keys)
            for row in self.rows(select(KEYS.c.incident).where(KEYS.c.key.in_(piece)))
        }
        return tuple(self.incidents(ids).values())

    def links(self, incidents: Collection[str]) -> tuple[Link, ...]:
        """The links of which at least one end is one of these incidents, each once."""
        found: dict[tuple[str, str], Link] = {}
        for piece in pieces(incidents):
            # Each end by its own index: "or" over two columns makes SQLite walk over all of them.
            for end in (LINKS.c.first, LINKS.c.second):
                for row in self.rows(select(LINKS.c.payload).where(end.in_(piece))):
                    link = decoded(row.payload, Link)
                    found[link.first, link.second] = link
        return tuple(found.values())

    def judgements(self, incidents: Collection[str]) -> tuple[Judgement, ...]:
        """The judgements on at least one of these incidents, each once, oldest first."""
        numbers = {
            row.judgement
            for piece in pieces(incidents)
            for row in self.rows(select(JUDGED.c.judgement).where(JUDGED.c.thing.in_(piece)))
        }
        query = select(JUDGEMENTS).order_by(JUDGEMENTS.c.number)
        return tuple(
            decoded(row.payload, Judgement)
            for piece in pieces(sorted(numbers))
            for row in self.rows(query.where(JUDGEMENTS.c.number.in_(piece)))
        )

    def cases(self, incidents: Collection[str]) -> tuple[Case, ...]:
        """The cases that hold at least one of these incidents, each once."""
        query = select(INCIDENTS.c.case_id).distinct().where(INCIDENTS.c.case_id.is_not(None))
        ids = {
            row.case_id
            for piece in pieces(incidents)
            for row in self.rows(query.where(INCIDENTS.c.id.in_(piece)))
        }
        return tuple(self.holders(ids).values())

    def holders(self, case_ids: Collection[str]) -> Mapping[str, Case]:
        """The cases that bear one of these ids now."""
        columns = select(CASES.c.id, CASES.c.payload)
        return {
            case.id: case
            for piece in pieces(case_ids)
            for case in self.with_duties(self.rows(columns.where(CASES.c.id.in_(piece))))
        }

    def with_duties(self, rows: Sequence[Row[Any]]) -> Iterator[Case]:
        """The cases of rows of id and payload, each with its duties."""
        duties: dict[str, list[Duty]] = defaultdict(list)
        query = select(DUTIES.c.case_id, DUTIES.c.payload)
        for piece in pieces([row.id for row in rows]):
            asked = query.where(DUTIES.c.case_id.in_(piece))
            for row in self.rows(asked.order_by(DUTIES.c.case_id, DUTIES.c.place)):
                duties[row.case_id].append(decoded(row.payload, Duty))
        for row in rows:
            case = decoded(row.payload, Case)
            yield replace(case, duties=tuple(duties[case.id])) if case.id in duties else case

    def rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """All that a question gives."""
        return self.connection.execute(query).all()

    def verdicts(self, reports: Collection[str]) -> Mapping[tuple[str, str], Judgement]:
        """The latest judgement on each event of these reports, by report and event id."""
        query = (
            select(JUDGED.c.report, JUDGED.c.thing, JUDGEMENTS.c.payload)
            .join(JUDGEMENTS, JUDGEMENTS.c.number == JUDGED.c.judgement)
            .where(JUDGEMENTS.c.verdict.in_(("confirm", "reject")), JUDGED.c.thing.is_not(None))
            .order_by(JUDGED.c.judgement)
        )
        return {
            (row.report, row.thing.removeprefix(f"{row.report}/")): decoded(row.payload, Judgement)
            for piece in pieces(reports)
            for row in self.rows(query.where(JUDGED.c.report.in_(piece)))
        }

    def _rejected(self, reports: Collection[str]) -> set[tuple[str, str]]:
        found = self.verdicts(reports)
        return {event for event, judgement in found.items() if judgement.verdict == "reject"}


def report_of(row: Row[Any]) -> Report:
    """The report of a row of all its columns."""
    return Report(
        id=row.id,
        text=row.text,
        published=row.published,
        published_from=row.published_from,
        title=row.title,
        url=row.url,
        outlet=row.outlet,
        origin=row.origin,
    )


def pieces(ids: Collection[Any]) -> Iterator[list[Any]]:
    """Ids in lists of a size that an engine takes in one question."""
    listed = list(ids)
    for start in range(0, len(listed), _PIECE):
        yield listed[start : start + _PIECE]
