"""What a person decides about the docket: kept, and the cases made anew by it.

In: a decision. Out: the cases as they are then. A decision is only ever added; a later one on the
same things stands before an earlier one. Never alters an event or a report.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

from demarche import docket
from demarche.docket import Changes, split
from demarche.errors import RecordError
from demarche.pipeline.docketing import apply
from demarche.records import Case, EventRef, Judgement, Verdict
from demarche.store import Store, Writer


def join(store: Store, first: str, second: str, *, by: str, reason: str | None = None) -> Case:
    """Makes two cases one.

    Args:
        store: the store.
        first: id of a case.
        second: id of another.
        by: who decides so.
        reason: why, in their own words.

    Returns:
        the case that the two are now.

    Raises:
        RecordError: if one of them is none, or both are one already.
        StoreError: if the store cannot be read or written.
    """
    with store.writing() as writer:
        cases = [writer.case(first), writer.case(second)]
        if cases[0].id == cases[1].id:
            raise RecordError(f"{first} and {second} are one case already")
        # All with one: judged to be one are two whole cases, not a telling of each.
        one, *others = sorted({i for case in cases for i in case.incidents})
        return _judged(writer, "together", [(one, other) for other in others], by, reason)[0]


def separate(
    store: Store, case_id: str, reports: Sequence[str], *, by: str, reason: str | None = None
) -> tuple[Case, ...]:
    """Takes reports out of a case; they stay together.

    Args:
        store: the store.
        case_id: the case.
        reports: ids of some of its reports, not all.
        by: who decides so.
        reason: why, in their own words.

    Returns:
        the cases that it is now.

    Raises:
        RecordError: if there is no such case, or one of the reports, or all, are not in it.
        StoreError: if the store cannot be read or written.
    """
    with store.writing() as writer:
        case = writer.case(case_id)
        for report in reports:
            if report not in case.reports:
                raise RecordError(
                    f"report {report} is not in case {case_id}, which has {', '.join(case.reports)}"
                )
        found = writer.incidents(case.incidents).values()
        away = [incident.id for incident in found if incident.report in reports]
        pairs = split(case.incidents, away)
        if not pairs:
            raise RecordError(
                f"these are all the reports of case {case_id}: name those that are to leave it"
            )
        return _judged(writer, "apart", pairs, by, reason)


def judge(
    store: Store, event: str, *, right: bool, by: str, reason: str | None = None
) -> tuple[Case, ...]:
    """Says of an event that it is right, or that it is none: the docket then goes without it.

    Args:
        store: the store.
        event: "<report id>/<event id>".
        right: whether it is.
        by: who decides so.
        reason: why, in their own words.

    Returns:
        the cases that changed.

    Raises:
        RecordError: if there is no such event.
        StoreError: if the store cannot be read or written.
    """
    ref = EventRef.parse(event)
    with store.writing() as writer:
        known = {told.id for told in writer.every_event(ref.report)}
        if ref.event not in known:
            raise RecordError(
                f"there is no event {event}: `demarche code` and `demarche case` show their ids"
            )
        verdict: Verdict = "confirm" if right else "reject"
        writer.keep_judgement(Judgement(verdict, (event,), by, _now(), reason))
        told = writer.events([ref.report])[ref.report]
        return _changed(docket.add(writer.report(ref.report), told, writer), writer)


def _judged(
    writer: Writer,
    verdict: Literal["together", "apart"],
    pairs: Sequence[tuple[str, ...]],
    by: str,
    reason: str | None,
) -> tuple[Case, ...]:
    now = _now()
    for pair in pairs:
        writer.keep_judgement(Judgement(verdict, pair, by, now, reason))
    incidents = {incident for pair in pairs for incident in pair}
    changes = docket.rejudge(incidents, writer)
    _changed(changes, writer)
    return tuple(sorted(writer.cases(incidents), key=lambda case: case.id))


def _changed(changes: Changes, writer: Writer) -> tuple[Case, ...]:
    apply(changes, writer)
    return changes.cases


def _now() -> datetime:
    return datetime.now(UTC)
