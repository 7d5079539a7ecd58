"""What a store holds, by id or by key, within one transaction.

In: ids and keys. Out: records. Answers the questions that the docket asks of whatever keeps it,
each from an index. Never writes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, select

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


def among(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """That a column is one of the ids given as `ids` when the question is asked."""
    return column.in_(bindparam("ids", expanding=True))


# Made once: making one takes SQLAlchemy longer than SQLite takes to answer it.
_REPORTS = select(REPORTS).where(among(REPORTS.c.id))
_EVENTS = (
    select(EVENTS.c.report, EVENTS.c.id, EVENTS.c.payload)
    .where(among(EVENTS.c.report))
    .order_by(EVENTS.c.report, EVENTS.c.place)
)
_INCIDENTS = select(INCIDENTS.c.id, INCIDENTS.c.payload).where(among(INCIDENTS.c.id))
_INCIDENTS_OF = select(INCIDENTS.c.payload).where(among(INCIDENTS.c.report))
_SHARING = select(KEYS.c.incident).where(among(KEYS.c.key))
# Each end by its own index: "or" over two columns makes SQLite walk over all of them.
_LINK = select(LINKS.c.first, LINKS.c.second, LINKS.c.payload)
_LINKS = [
    _LINK.where(among(LINKS.c.first)),
    # Within a case both ends of a link are asked for: it need not be fetched twice.
    _LINK.where(among(LINKS.c.second), ~among(LINKS.c.first)),
]
_JUDGED = select(JUDGED.c.judgement).where(among(JUDGED.c.thing))
_JUDGEMENTS = (
    select(JUDGEMENTS.c.payload).where(among(JUDGEMENTS.c.number)).order_by(JUDGEMENTS.c.number)
)
_CASE_OF = (
    select(INCIDENTS.c.case_id)
    .distinct()
    .where(INCIDENTS.c.case_id.is_not(None), among(INCIDENTS.c.id))
)
_HOLDERS = select(CASES.c.id, CASES.c.payload).where(among(CASES.c.id))
_DUTIES = (
    select(DUTIES.c.case_id, DUTIES.c.payload)
    .where(among(DUTIES.c.case_id))
    .order_by(DUTIES.c.case_id, DUTIES.c.place)
)
_VERDICTS = (
    select(JUDGED.c.report, JUDGED.c.thing, JUDGEMENTS.c.payload)
    .join(JUDGEMENTS, JUDGEMENTS.c.number == JUDGED.c.judgement)
    .where(
        JUDGEMENTS.c.verdict.in_(("confirm", "reject")),
        JUDGED.c.thing.is_not(None),
        among(JUDGED.c.report),
    )
    .order_by(JUDGED.c.judgement)
)


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
        return {row.id: report_of(row) for row in self.asked(_REPORTS, ids)}

    def events(self, reports: Collection[str]) -> Mapping[str, tuple[Event, ...]]:
        """The events of each of these reports, in text order."""
        found: dict[str, list[Event]] = {report: [] for report in reports}
        left_out = set() if self.all_events else self._rejected(reports)
        for row in self.asked(_EVENTS, reports):
            if (row.report, row.id) not in left_out:
                found[row.report].append(decoded(row.payload, Event))
        return {report: tuple(events) for report, events in found.items()}

    def incidents(self, ids: Collection[str]) -> Mapping[str, Incident]:
        """The incidents of these ids; one that is not here is left out."""
        return {row.id: decoded(row.payload, Incident) for row in self.asked(_INCIDENTS, ids)}

    def incidents_of(self, report: str) -> tuple[Incident, ...]:
        """All incidents that a report tells."""
        return tuple(decoded(row.payload, Incident) for row in self.asked(_INCIDENTS_OF, [report]))

    def sharing(self, keys: Collection[str]) -> tuple[Incident, ...]:
        """Incidents that are kept under at least one of these keys, each once."""
        ids = {row.incident for row in self.asked(_SHARING, keys)}
        return tuple(self.incidents(ids).values())

    def links(self, incidents: Collection[str]) -> tuple[Link, ...]:
        """The links of which at least one end is one of these incidents, each once."""
        found: dict[tuple[str, str], Link] = {}
        for question in _LINKS:
            for row in self.asked(question, incidents):
                if (row.first, row.second) not in found:
                    found[row.first, row.second] = decoded(row.payload, Link)
        return tuple(found.values())

    def judgements(self, incidents: Collection[str]) -> tuple[Judgement, ...]:
        """The judgements on at least one of these incidents, each once, oldest first."""
        numbers = sorted({row.judgement for row in self.asked(_JUDGED, incidents)})
        return tuple(decoded(row.payload, Judgement) for row in self.asked(_JUDGEMENTS, numbers))

    def cases(self, incidents: Collection[str]) -> tuple[Case, ...]:
        """The cases that hold at least one of these incidents, each once."""
        ids = {row.case_id for row in self.asked(_CASE_OF, incidents)}
        return tuple(self.holders(ids).values())

    def holders(self, case_ids: Collection[str]) -> Mapping[str, Case]:
        """The cases that bear one of these ids now."""
        rows = list(self.asked(_HOLDERS, case_ids))
        duties: dict[str, list[Duty]] = defaultdict(list)
        for row in self.asked(_DUTIES, [row.id for row in rows]):
            duties[row.case_id].append(decoded(row.payload, Duty))
        return {
            row.id: replace(decoded(row.payload, Case), duties=tuple(duties[row.id]))
            for row in rows
        }

    def asked(self, question: Select[Any], ids: Collection[Any]) -> Iterator[Row[Any]]:
        """What a question about ids gives.

        Args:
            question: it takes them as `ids`; see `among`.
            ids: any number of them.
        """
        for piece in pieces(ids):
            yield from self.connection.execute(question, {"ids": piece})

    def rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """All that a question gives."""
        return self.connection.execute(query).all()

    def verdicts(self, reports: Collection[str]) -> Mapping[tuple[str, str], Judgement]:
        """The latest judgement on each event of these reports, by report and event id."""
        return {
            (row.report, row.thing.removeprefix(f"{row.report}/")): decoded(row.payload, Judgement)
            for row in self.asked(_VERDICTS, reports)
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
