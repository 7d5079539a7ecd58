"""The ledger of a case: its duties, with their history, state, law and contradictions.

In: a `CaseFile`. Out: its `Duty` entries, sorted. A pure function: the order in which events are
given changes nothing. Never edits an event.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import get_args

from demarche.docket.duties.bonds import SPEAKING, Bond, bonds_of, incident_events
from demarche.docket.duties.law import grounds
from demarche.docket.duties.matter import Answer, Incident, Step
from demarche.docket.duties.reading import Reading, readings
from demarche.docket.duties.steps import steps
from demarche.docket.duties.terms import condition, deadline
from demarche.docket.states import ORGANS, states_of
from demarche.records import (
    CaseFile,
    Duty,
    DutyEntry,
    DutyKind,
    DutyState,
    EventRef,
    Evidence,
)

_KINDS: tuple[DutyKind, ...] = get_args(DutyKind)
_STATES: tuple[DutyState, ...] = get_args(DutyState)
_POSITIVE: tuple[DutyState, ...] = ("promised", "under_way", "fulfilled")
_NEAR = 2
"""How many sentences back an answer that names nothing finds the demand it answers."""


_MANY = frozenset({"both", "requests", "demands", "calls", "appeals", "all"})
_MANY_AT_MOST = 3


def duties_of(file: CaseFile) -> tuple[Duty, ...]:
    """What is owed in a case, by kind, who owes and to whom.

    Args:
        file: the case, its reports and those of their events that belong to it.

    Raises:
        RecordError: if an event comes without its report.
    """
    copies = {rid for group in file.case.copies for rid in group[1:]}
    told = readings(file, without=copies)
    incident = _incident(file)
    found: list[Step] = []
    for bond in bonds_of(file, told):
        found += _steps(told, bond, incident)
    found.sort(key=_group)
    return tuple(
        duty
        for _, group in groupby(found, key=_group)
        if (duty := _duty(file, list(group), incident)) is not None
    )


def _group(step: Step) -> tuple[int, str, str]:
    return _KINDS.index(step.kind), step.bond.debtor, step.bond.creditor


def _incident(file: CaseFile) -> Incident:
    acts = incident_events(file)
    days = file.case.date
    return Incident(
        bloodless=bool(acts) and all(act.type == "PROTEST" for act in acts),
        raiders=frozenset(
            doer for act in acts if act.type == "COERCE" for doer in states_of(act.source, ORGANS)
        ),
        held=any(act.mode == "abduct" for act in acts),
        captured=any(act.mode in ("abduct", "arrest", "seize") for act in acts),
        days=(days.first.toordinal(), days.last.toordinal()) if days else None,
        guarded=file.case.protected is not None,
    )


def _steps(told: Iterable[Reading], bond: Bond, incident: Incident) -> Iterator[Step]:
    """The steps of a bond, each answer given the kinds of the demand it answers."""
    demands: list[Step] = []
    for reading in told:
        for step in steps(reading, bond, incident):
            if isinstance(step, Answer):
                yield from _answered(step, demands)
                continue
            if step.state == "demanded":
                demands.append(step)
            yield step


def _answered(answer: Answer, demands: list[Step]) -> Iterator[Step]:
    """The answer to the last demand before it in its report, or to both or all where it says so.

    One whose words point to no demand answers those of the case that its code fits.
    """
    if answer.family:
        fitting = {demand.kind: demand for demand in demands if demand.kind in answer.family}
        yield from (answer.to(demand) for demand in fitting.values())
        return
    report = answer.reading.report
    words = set(answer.reading.told.of(report.text).lower().split())
    here = [demand for demand in demands if demand.reading.report.id == report.id]
    if not words & _MANY:
        here = [demand for demand in here if _sentences(demand, answer) <= _NEAR]
    events = list(dict.fromkeys(demand.reading.event.id for demand in here))
    chosen = events[-_MANY_AT_MOST if words & _MANY else -1 :]
    found = {demand.kind: demand for demand in here if demand.reading.event.id in chosen}
    yield from (answer.to(demand) for demand in found.values())


def _sentences(earlier: Step, later: Answer) -> int:
    """How many sentence ends lie between two events of a report."""
    text = earlier.reading.report.text
    between = text[earlier.reading.event.trigger.span.end : later.reading.event.trigger.span.start]
    return sum(between.count(mark) for mark in (". ", "? ", "! ", ".\n", ".” ", '." '))


def _duty(file: CaseFile, own: list[Step], incident: Incident) -> Duty | None:
    unasked = own[0].bond.asked and all(step.state != "demanded" for step in own)
    if unasked or all(step.leans for step in own):
        return None
    own.sort(key=_age)
    kind, bond = own[0].kind, own[0].bond
    history = tuple(_entry(step) for step in _once(own))
    protests = [e for e in file.events if bond.creditor in states_of(e.source, SPEAKING)]
    protests.sort(
        key=lambda e: (e.date is None, e.date.days.last if e.date else dt.date.max, e.report, e.id)
    )
    touched = file.case.protected.kind if file.case.protected else None
    return Duty(
        kind=kind,
        owed_by=bond.debtor,
        owed_to=bond.creditor,
        state=state_of(entry.state for entry in history),
        history=history,
        grounds=grounds(kind, own, protests, touched, incident),
        contradictions=tuple(contradictions(history)),
    )


def _once(own: list[Step]) -> Iterator[Step]:
    """Each event once: the first of its steps in the order of age."""
    seen: set[tuple[str, str]] = set()
    for step in own:
        ref = (step.reading.event.report, step.reading.event.id)
        if ref not in seen:
            seen.add(ref)
            yield step


def _age(step: Step) -> tuple[dt.date, int, dt.date, dt.date, str, int, str]:
    """The order of a history: by day; on one day by how far the duty has come."""
    event, report = step.reading.event, step.reading.report
    day = _day(step.reading) or dt.date.max
    first = min(event.date.days.first, day) if event.date else day
    published = report.published or dt.date.max
    order = _STATES.index(step.state)
    return day, order, first, published, report.id, event.trigger.span.start, event.id


def _day(reading: Reading) -> dt.date | None:
    """The last day of the event's range, never after the report's publication."""
    date, published = reading.event.date, reading.report.published
    if date is None:
        return published
    return min(date.days.last, published) if published else date.days.last


def _entry(step: Step) -> DutyEntry:
    reading, event = step.reading, step.reading.event
    day = _day(reading)
    due = step.state in ("demanded", "promised")
    by, by_evidence = deadline(reading, step.kind, day) if due else (None, None)
    return DutyEntry(
        date=day,
        state=step.state,
        event=str(EventRef.of(event)),
        evidence=Evidence.at(reading.report.id, reading.report.text, reading.told),
        deadline=by,
        deadline_evidence=by_evidence,
        condition=condition(reading) if step.state in ("demanded", "promised", "refused") else None,
        why=step.why,
    )


def state_of(states: Iterable[DutyState]) -> DutyState:
    """The furthest point that a history reaches at its end.

    A refusal stands until something is promised or done after it; a demand renewed takes nothing
    back. Otherwise the furthest of demanded, promised, under way, fulfilled counts.

    Args:
        states: those of the history, oldest first, at least one.
    """
    reached: DutyState = "demanded"
    for state in states:
        if state == "refused" or reached == "refused":
            reached = state if state != "demanded" else reached
        elif _STATES.index(state) > _STATES.index(reached):
            reached = state
    return reached


def contradictions(history: tuple[DutyEntry, ...]) -> Iterator[tuple[int, int]]:
    """Pairs of steps that do not go together: promised or done, then refused; done, then asked for.

    Args:
        history: oldest first.
    """
    for later, entry in enumerate(history):
        for earlier, before in enumerate(history[:later]):
            renewed = entry.state == "demanded" and before.state == "fulfilled"
            undone = entry.state == "refused" and before.state in _POSITIVE
            if undone or (renewed and entry.date != before.date):
                yield earlier, later
