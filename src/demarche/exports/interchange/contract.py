"""Cases in the form of the data contract: {"cases": [...]}.

In: cases, one after the other. Out: one JSON document, written as they come. Never decides
anything: the ids of reports and events are those that coding gave.
"""

from __future__ import annotations

import json
from typing import Any

from demarche.exports.output import Output
from demarche.records import Case, DateRange, Duty, Place

Row = dict[str, Any]


class CasesWriter:
    """Writes cases into one JSON document."""

    def __init__(self, output: Output) -> None:
        self.output = output
        self._begun = False
        self.output.write(b'{"cases": [')

    def add_case(self, case: Case) -> None:
        """Writes a case."""
        self.output.write(b",\n" if self._begun else b"\n")
        self.output.write(encoded(case_row(case)))
        self._begun = True

    def finish(self) -> None:
        """Closes the document."""
        self.output.write(b"\n]}\n")


def encoded(row: object) -> bytes:
    """An object as JSON on one line; half a surrogate pair becomes the escape that JSON has."""
    return json.dumps(row, ensure_ascii=False).encode(errors="backslashreplace")


def case_row(case: Case) -> Row:
    """A case with the fields of the contract, and no others.

    Args:
        case: the case.
    """
    protected = case.protected
    return {
        "id": case.id,
        "title": case.title,
        "protected": {
            "kind": protected.kind,
            "sending_state": protected.sending_state,
            "receiving_state": protected.receiving_state,
        }
        if protected
        else None,
        "date": _days(case.date),
        "place": _place(case.place),
        "reports": list(case.reports),
        "incident_events": [str(event) for event in case.incident_events],
        "duties": [_duty(duty) for duty in case.duties],
    }


def _days(days: DateRange | None) -> list[str] | None:
    return [days.first.isoformat(), days.last.isoformat()] if days else None


def _place(place: Place | None) -> Row | None:
    if place is None:
        return None
    return {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon}


def _duty(duty: Duty) -> Row:
    return {
        "kind": duty.kind,
        "owed_by": duty.owed_by,
        "owed_to": duty.owed_to,
        "state": duty.state,
        "history": [
            {
                "date": entry.date.isoformat() if entry.date else None,
                "state": entry.state,
                "event": entry.event,
            }
            for entry in duty.history
        ],
    }
