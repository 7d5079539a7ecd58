"""Lists of cases and of duties, as tables for a person and as JSON lines.

In: cases, duties. Out: lines that fit a window of 80 columns, and JSON objects in the form of the
data contract with what it does not hold beside. Never leaves a case out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from rich.table import Table
from rich.text import Text

from demarche.exports.output import Output
from demarche.exports.terminal import Paper
from demarche.exports.wording import one_line
from demarche.records import Case, DateRange, Duty, DutyEntry, Evidence, Place
from demarche.store import CaseDuty

Row = dict[str, Any]

STATES: dict[str, str] = {
    "demanded": "yellow",
    "promised": "cyan",
    "under_way": "cyan",
    "fulfilled": "green",
    "refused": "red",
}
"""A colour for each state of a duty."""


def cases_table(cases: Iterable[Case], output: Output) -> int:
    """Writes cases as a table: when, what, how many reports, how many duties are open.

    Args:
        cases: the cases.
        output: where to.

    Returns:
        how many there were.
    """
    paper = Paper(output)
    table = _table(("when", 10), ("case", None), ("reports", 7), ("open duties", 11))
    count = 0
    for case in cases:
        still = [duty for duty in case.duties if duty.is_open]
        owed = f"{len(still)} of {len(case.duties)}" if case.duties else "–"
        table.add_row(
            day(case.date.first if case.date else None),
            Text.assemble((one_line(case.title), "bold"), "\n", (case.id, "dim")),
            Text(str(len(case.reports)), justify="right"),
            Text(owed, style="yellow" if still else "dim", justify="right"),
        )
        count += 1
    if count:
        paper.console.print(table)
    paper.send()
    return count


def duties_table(duties: Iterable[CaseDuty], output: Output) -> int:
    """Writes duties, under the case that they are owed in: who owes whom what, how far, since when.

    Args:
        duties: the duties.
        output: where to.

    Returns:
        how many there were.
    """
    paper = Paper(output)
    by_case: dict[str, list[CaseDuty]] = {}
    for owed in duties:
        by_case.setdefault(owed.case, []).append(owed)
    for place, (case, found) in enumerate(by_case.items()):
        if place:
            paper.console.print()
        paper.console.print(Text(one_line(found[0].title), style="bold"))
        paper.console.print(Text(case, style="dim"), soft_wrap=True)
        table = _table(("", 9), ("", 14), ("", 9), ("", 16), ("", 21))
        table.show_header = False
        for owed in found:
            duty = owed.duty
            table.add_row(
                f"{duty.owed_by} → {duty.owed_to}",
                words(duty.kind),
                Text(words(duty.state), style=STATES[duty.state]),
                f"since {day(duty.since)}",
                f"last heard {day(duty.last_heard)}",
            )
        paper.console.print(table)
    paper.send()
    return sum(map(len, by_case.values()))


def cases_jsonl(cases: Iterable[Case], output: Output) -> int:
    """Writes each case as a JSON object on a line of its own; returns how many there were."""
    return _lines((case_row(case) for case in cases), output)


def duties_jsonl(duties: Iterable[CaseDuty], output: Output) -> int:
    """Writes each duty as a JSON object on a line of its own; returns how many there were."""
    rows = ({"case": owed.case, "title": owed.title, **duty_row(owed.duty)} for owed in duties)
    return _lines(rows, output)


def case_row(case: Case) -> Row:
    """A case as a JSON object: the data contract's fields, and ours behind them.

    Args:
        case: the case.
    """
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
        "duties": [duty_row(duty) for duty in case.duties],
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


def duty_row(duty: Duty) -> Row:
    """A duty as a JSON object: the data contract's fields, and ours behind them.

    Args:
        duty: the duty.
    """
    return {
        "kind": duty.kind,
        "owed_by": duty.owed_by,
        "owed_to": duty.owed_to,
        "state": duty.state,
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


def day(when: date | None) -> str:
    """The day, or a dash where it is unknown."""
    return when.isoformat() if when else "–"


def words(name: str) -> str:
    """A name of the contract as words: "under way"."""
    return name.replace("_", " ").replace("non repetition", "non-repetition")


def _table(*columns: tuple[str, int | None]) -> Table:
    wide = any(width is None for _, width in columns)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=wide)
    for name, width in columns:
        if width is None:
            table.add_column(name, ratio=1, overflow="fold")
        else:
            table.add_column(name, width=width, overflow="fold")
    return table


def _lines(rows: Iterable[Row], output: Output) -> int:
    count = 0
    for row in rows:
        output.write((json.dumps(row, ensure_ascii=False) + "\n").encode())
        count += 1
    return count


def _entry(entry: DutyEntry) -> Row:
    return {
        "date": _iso(entry.date),
        "state": entry.state,
        "event": entry.event,
        **_quoted("evidence", entry.evidence),
        "deadline": _iso(entry.deadline),
        **_quoted("deadline_evidence", entry.deadline_evidence),
        **_quoted("condition", entry.condition),
        "why": entry.why,
    }


def _quoted(key: str, evidence: Evidence | None) -> Row:
    if evidence is None:
        return {key: None, f"{key}_text": None}
    return {key: [evidence.span.start, evidence.span.end], f"{key}_text": evidence.quote}


def _days(days: DateRange | None) -> list[str] | None:
    return [days.first.isoformat(), days.last.isoformat()] if days else None


def _place(place: Place | None) -> Row | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": place.geonameid,
    }


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None
