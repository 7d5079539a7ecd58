"""What a user's own model decided, beside the events, as JSON lines.

In: a report, its events and decisions. Out: the rows that docs/learn.md describes: each event with
the class of its stretch, and a row without an event for each stretch that tells of none.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.exports.rows import Row, event_row
from demarche.records import Decision, Event, Report


def decided_rows(
    report: Report, events: Sequence[Event], decisions: Sequence[Decision]
) -> list[Row]:
    """A report's rows, in text order.

    Args:
        report: the report.
        events: its events.
        decisions: the classes of its stretches.
    """
    rows: list[Row] = []
    for decision in decisions:
        stretch = decision.stretch
        mine = [e for e in events if stretch.start <= e.trigger.span.start < stretch.end]
        told = _told(decision)
        rows += [{**event_row(event, report), **told} for event in mine]
        if not mine:
            rows.append({**_without_event(report, decision), **told})
    return rows


def _told(decision: Decision) -> Row:
    # The classes of `quad` are numbers, as everywhere else.
    label = int(decision.label) if decision.task == "quad" else decision.label
    return {
        "task": decision.task,
        "class": label,
        "class_probability": decision.probability,
        "class_stretch": [decision.stretch.start, decision.stretch.end],
        "class_why": f"model {decision.model}",
    }


def _without_event(report: Report, decision: Decision) -> Row:
    """A row for a class where the tables know no event: everything of the event is unknown."""
    root = decision.root
    return {
        "id": None,
        "report": report.id,
        "sentence": [decision.stretch.start, decision.stretch.end],
        "trigger": [root.span.start, root.span.end],
        "trigger_text": root.quote,
        "type": None,
        "source": [],
        "target": [],
        "confidence": decision.probability,
        "why": f"model {decision.model}",
        "published": report.published.isoformat() if report.published else None,
        "published_from": report.published_from,
    }
