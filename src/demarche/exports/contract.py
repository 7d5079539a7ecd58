"""Cases as JSON objects: in the form of the data contract, and with what it does not hold beside.

In: cases, duties. Out: dictionaries of plain values. Never decides anything: the ids of reports and
events are those that coding gave.
"""

from __future__ import annotations

from datetime import date

from demarche.exports.rows import Row, days_row, place_row, quoted
from demarche.records import Case, Duty, DutyEntry, Place


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
        "date": days_row(case.date),
        "place": _place(case.place),
        "reports": list(case.reports),
        "incident_events": [str(event) for event in case.incident_events],
        "duties": [_duty(duty) for duty in case.duties],
    }


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
                "date": _iso(entry.date),
                "state": entry.state,
                "event": entry.event,
            }
            for entry in duty.history
        ],
    }


def full_case_row(case: Case) -> Row:
    """A case with the contract's fields, and ours behind them.

    Args:
        case: the case.
    """
    return {
        **case_row(case),
        "place": place_row(case.place) if case.place else None,
        "duties": [full_duty_row(duty) for duty in case.duties],
        "copies": [list(copies) for copies in case.copies],
        "happenings": [
            {
                "events": [str(ref) for ref in happening.events],
                "voices": happening.voices,
                "differences": [
                    {
                        "field": difference.field,
                        "accounts": [
                            {"value": a.value, "events": [str(ref) for ref in a.events]}
                            for a in difference.accounts
                        ],
                    }
                    for difference in happening.differences
                ],
            }
            for happening in case.happenings
        ],
        "links": [
            {
                "incidents": [link.first, link.second],
                "score": link.score,
                "reasons": list(link.reasons),
                "by": link.by,
            }
            for link in case.links
        ],
        "former_ids": list(case.former_ids),
    }


def full_duty_row(duty: Duty) -> Row:
    """A duty with the contract's fields, and ours behind them.

    Args:
        duty: the duty.
    """
    return {
        **_duty(duty),
        "history": [_entry(entry) for entry in duty.history],
        "open": duty.is_open,
        "since": _iso(duty.since),
        "last_heard": _iso(duty.last_heard),
        "grounds": [
            {"instrument": g.instrument, "article": g.article, "invoked_by": g.invoked_by}
            for g in duty.grounds
        ],
        "contradictions": [list(pair) for pair in duty.contradictions],
    }


def _entry(entry: DutyEntry) -> Row:
    return {
        "date": _iso(entry.date),
        "state": entry.state,
        "event": entry.event,
        **quoted("evidence", entry.evidence),
        "deadline": _iso(entry.deadline),
        **quoted("deadline_evidence", entry.deadline_evidence),
        **quoted("condition", entry.condition),
        "why": entry.why,
    }


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None
