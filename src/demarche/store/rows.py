"""Records as rows: the columns that questions are asked by, and the record itself beside them.

In: a record. Out: a row of its table. Never writes one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from demarche.records import Case, Duty, Event
from demarche.store.codec import encoded

Row = dict[str, Any]


def event_row(place: int, event: Event) -> Row:
    """An event's row.

    Args:
        place: which of its report's events it is.
        event: the event.
    """
    days = event.date.days if event.date else None
    return {
        "report": event.report,
        "id": event.id,
        "place": place,
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "first": days.first if days else None,
        "last": days.last if days else None,
        "country": event.place.place.country if event.place else None,
        "status": event.status,
        "payload": encoded(event),
    }


def duty_row(case_id: str, place: int, duty: Duty) -> Row:
    """A duty's row.

    Args:
        case_id: the case that it is owed in.
        place: which of the case's duties it is.
        duty: the duty.
    """
    return {
        "case_id": case_id,
        "kind": duty.kind,
        "owed_by": duty.owed_by,
        "owed_to": duty.owed_to,
        "place": place,
        "state": duty.state,
        "is_open": duty.is_open,
        "since": duty.since,
        "last_heard": duty.last_heard,
        "payload": encoded(duty),
    }


def case_row(case: Case, heard: dt.date | None) -> Row:
    """A case's row; its duties have rows of their own.

    Args:
        case: the case.
        heard: the day of its latest report.
    """
    return {
        "id": case.id,
        "title": case.title,
        "first": case.date.first if case.date else None,
        "last": case.date.last if case.date else None,
        "place": case.place.name if case.place else None,
        "country": case.place.country if case.place else None,
        "kind": case.protected.kind if case.protected else None,
        "sending": case.protected.sending_state if case.protected else None,
        "receiving": case.protected.receiving_state if case.protected else None,
        "reports": len(case.reports),
        "last_heard": heard,
        "is_open": any(duty.is_open for duty in case.duties),
        "payload": encoded(replace(case, duties=())),
    }


def standing_for(event: Event, events: Sequence[Event]) -> Event | None:
    """Which of a report's events now tells what an earlier coding's event told.

    Args:
        event: by the earlier coding.
        events: by the new one.

    Returns:
        the one of the same type whose trigger shares most characters with it; None where no
        trigger of that type overlaps.
    """

    def shared(other: Event) -> int:
        one, two = event.trigger.span, other.trigger.span
        return min(one.end, two.end) - max(one.start, two.start)

    fitting = [e for e in events if e.type == event.type and shared(e) > 0]
    return max(fitting, key=shared, default=None)
