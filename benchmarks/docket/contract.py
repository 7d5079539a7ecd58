"""Cases in the form of the data contract, for the scorer.

In: cases. Out: {"cases": [...]}. Never decides anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from demarche.records import Case, DateRange, Duty, Place


def contract(cases: Iterable[Case]) -> dict[str, Any]:
    """The cases as `score.py docket GOLD EVENTS CASES` reads them."""
    return {"cases": [_case(case) for case in cases]}


def _case(case: Case) -> dict[str, Any]:
    protected = case.protected
    return {
        "id": case.id,
        "title": case.title,
        "protected": None
        if protected is None
        else {
            "kind": protected.kind,
            "sending_state": protected.sending_state,
            "receiving_state": protected.receiving_state,
        },
        "date": _days(case.date),
        "place": _place(case.place),
        "reports": list(case.reports),
        "incident_events": [str(ref) for ref in case.incident_events],
        "duties": [_duty(duty) for duty in case.duties],
    }


def _days(days: DateRange | None) -> list[str] | None:
    return [days.first.isoformat(), days.last.isoformat()] if days else None


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon}


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "kind": duty.kind,
        "owed_by": duty.owed_by,
        "owed_to": duty.owed_to,
        "state": duty.state,
        "history": [
            {"date": e.date.isoformat() if e.date else None, "state": e.state, "event": e.event}
            for e in duty.history
        ],
    }
