"""A hand-coded docket set as our own records, so that linking and duties can be measured apart.

In: the folder of a set (`gold.json` and `reports/`), in the form of the data contract. Out: its
reports, their events with evidence, and the cases with their duties. Strict: what does not fit the
contract ends with a message that says where. Never corrects the set.

What the contract does not hold is filled in so: an event's sentence is found by full stops, its
confidence is 1, words that tell a place are those of its name in the text (else the trigger), and
words that tell an instrument, or the days of an act, are the trigger.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

from demarche.ontology.plover import MODES, QUAD, goldstein, is_cameo
from demarche.records import (
    Actor,
    Case,
    CaseFile,
    Channel,
    Citation,
    DateRange,
    Duty,
    DutyEntry,
    DutyKind,
    DutyState,
    Event,
    EventDate,
    EventPlace,
    EventRef,
    Evidence,
    Instrument,
    Place,
    Protected,
    ProtectedKind,
    Report,
    Sector,
    Span,
    Status,
)

Row = dict[str, Any]

WHY = "hand-coded"
_DATED = frozenset({"ASSAULT", "PROTEST", "COERCE"})
"""Acts whose days the set's coders told from the text; an undated statement has the day of
publication, by the contract."""

_END = re.compile(r"[.?!][”\"’')\]]*(?=\s+[“\"‘'(\[]*[A-Z0-9])|\n\s*\n")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sept?|Oct|Nov|Dec|Jan|Feb|Aug|Art|No|St|[A-Z])|\.[A-Z])$"
)


class GoldError(Exception):
    """The set does not keep to the contract; the message says where."""


@dataclass(frozen=True, slots=True)
class GoldCase:
    """A case of the set: `file` without duties, as the ledger is given it, and its true duties."""

    file: CaseFile
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A whole set; `events` and `relevant` by report id."""

    reports: tuple[Report, ...]
    events: dict[str, tuple[Event, ...]]
    relevant: dict[str, bool]
    cases: tuple[GoldCase, ...]


def read(folder: Path) -> Gold:
    """Reads a docket set.

    Raises:
        GoldError: if it does not keep to the contract.
    """
    told = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    reports = tuple(_reports(folder, told["reports"]))
    events = {
        report.id: tuple(_event(report, row) for row in told["reports"][report.id]["events"])
        for report in reports
    }
    cases = tuple(_case(row, told["cases"], reports, events) for row in told["cases"])
    relevant = {rid: bool(row["relevant"]) for rid, row in told["reports"].items()}
    return Gold(reports, events, relevant, cases)


def membership(cases: list[Row], events: dict[str, tuple[Event, ...]]) -> dict[str, set[str]]:
    """Which cases each event belongs to, as {"<report id>/<event id>": ids of cases}.

    The set names the events of an incident and of its duties only. Every other event goes with the
    nearest named one of its report, measured between their triggers; where a report's cases name
    none of its events, with all of them.
    """
    named: dict[str, set[str]] = {}
    for case in cases:
        steps = [step["event"] for duty in case["duties"] for step in duty["history"]]
        for ref in [*case["incident_events"], *steps]:
            named.setdefault(ref, set()).add(case["id"])
    found: dict[str, set[str]] = {}
    for rid, coded in events.items():
        told_in = {case["id"] for case in cases if rid in case["reports"]}
        anchors = [event for event in coded if f"{rid}/{event.id}" in named]
        for event in coded:
            at = event.trigger.span.start
            near = min(anchors, key=lambda a: abs(a.trigger.span.start - at), default=None)
            found[f"{rid}/{event.id}"] = named[f"{rid}/{near.id}"] if near else told_in
    return found


def _reports(folder: Path, rows: dict[str, Row]) -> Iterator[Report]:
    for rid, row in rows.items():
        with (folder / "reports" / f"{rid}.txt").open(encoding="utf-8", newline="") as file:
            yield Report(rid, file.read(), dt.date.fromisoformat(row["published"]), "record")


def _case(
    row: Row,
    all_rows: list[Row],
    reports: tuple[Report, ...],
    events: dict[str, tuple[Event, ...]],
) -> GoldCase:
    members = membership(all_rows, events)
    own = sorted(
        (r for r in reports if r.id in row["reports"]),
        key=lambda r: (r.published or dt.date.max, r.id),
    )
    if len(own) != len(row["reports"]):
        raise GoldError(f"case {row['id']}: names a report that the set does not hold")
    case = Case(
        id=row["id"],
        title=row["title"],
        protected=_protected(row["protected"], row["id"]),
        date=_days(row["date"]),
        place=_place(row["place"]),
        reports=tuple(r.id for r in own),
        copies=(),
        incidents=(),
        incident_events=tuple(EventRef.parse(ref) for ref in row["incident_events"]),
        happenings=(),
        links=(),
        duties=(),
    )
    told = tuple(
        event
        for report in own
        for event in events[report.id]
        if row["id"] in members[f"{report.id}/{event.id}"]
    )
    by_ref = {f"{event.report}/{event.id}": event for event in told}
    duties = tuple(_duty(duty, by_ref, row["id"]) for duty in row["duties"])
    return GoldCase(CaseFile(case, tuple(own), told), duties)


def _duty(row: Row, events: dict[str, Event], case: str) -> Duty:
    history = []
    for step in row["history"]:
        event = events.get(step["event"])
        if event is None:
            raise GoldError(f"case {case}: a duty names {step['event']}, which its reports lack")
        history.append(
            DutyEntry(
                date=dt.date.fromisoformat(step["date"]),
                state=cast(DutyState, _among(step["state"], DutyState, case)),
                event=step["event"],
                evidence=event.trigger,
                deadline=None,
                deadline_evidence=None,
                condition=None,
                why=WHY,
            )
        )
    return Duty(
        kind=cast(DutyKind, _among(row["kind"], DutyKind, case)),
        owed_by=row["owed_by"],
        owed_to=row["owed_to"],
        state=cast(DutyState, _among(row["state"], DutyState, case)),
        history=tuple(history),
        grounds=(),
    )


def _protected(row: Row | None, case: str) -> Protected | None:
    if row is None:
        return None
    kind = cast(ProtectedKind, _among(row["kind"], ProtectedKind, case))
    return Protected(kind, row["sending_state"], row["receiving_state"])


def _event(report: Report, row: Row) -> Event:
    where = f"{report.id}/{row['id']}"
    trigger = _evidence(report, row["trigger"])
    kind = row["type"]
    if kind not in MODES:
        raise GoldError(f"{where}: {kind!r} is no PLOVER type")
    if row["mode"] is not None and row["mode"] not in MODES[kind]:
        raise GoldError(f"{where}: {row['mode']!r} is no mode of {kind}")
    if not is_cameo(row["cameo"]):
        raise GoldError(f"{where}: {row['cameo']!r} is no CAMEO code")
    place = _place(row["place"])
    return Event(
        id=row["id"],
        report=report.id,
        trigger=trigger,
        sentence=sentence(report.text, trigger.span),
        type=kind,
        mode=row["mode"],
        cameo=row["cameo"],
        quad=QUAD[kind],
        goldstein=goldstein(row["cameo"]),
        source=tuple(_actor(report, actor, where) for actor in row["source"]),
        target=tuple(_actor(report, actor, where) for actor in row["target"]),
        date=EventDate(_days(row["date"]), trigger if kind in _DATED else None),
        place=EventPlace(place, _named(report, place, trigger)) if place else None,
        status=cast(Status, _among(row["status"], Status, where)),
        status_evidence=None,
        said_by=_evidence(report, row["said_by"]) if row["said_by"] else None,
        channel=cast(Channel, _among(row["channel"], Channel, where)) if row["channel"] else None,
        channel_evidence=None,
        about=_evidence(report, row["about"]) if row["about"] else None,
        law=tuple(
            Citation(
                cast(Instrument, _among(cited["instrument"], Instrument, where)),
                cited["article"],
                trigger,
            )
            for cited in row["law"]
        ),
        confidence=1.0,
        why=WHY,
    )


def _actor(report: Report, row: Row, where: str) -> Actor:
    sector = cast(Sector, _among(row["sector"], Sector, where))
    return Actor(_evidence(report, row["mention"]), row["country"], sector, WHY)


def _evidence(report: Report, span: list[int]) -> Evidence:
    return Evidence.at(report.id, report.text, Span(*span))


def _days(row: list[str]) -> DateRange:
    first, last = (dt.date.fromisoformat(day) for day in row)
    return DateRange(first, last)


def _place(row: Row | None) -> Place | None:
    return Place(row["name"], row["country"], row["lat"], row["lon"], None) if row else None


def _named(report: Report, place: Place, trigger: Evidence) -> Evidence:
    """The telling of a place's name that is nearest to the trigger, else the trigger itself."""
    at = trigger.span.start
    starts = [m.start() for m in re.finditer(re.escape(place.name), report.text)]
    if not starts:
        return trigger
    start = min(starts, key=lambda s: abs(s - at))
    return Evidence.at(report.id, report.text, Span(start, start + len(place.name)))


def sentence(text: str, span: Span) -> Span:
    """The sentence in which a span stands, told by full stops and empty lines."""
    ends = [
        m.end()
        for m in _END.finditer(text)
        if not m.group().startswith(".") or not _ABBREVIATED.search(text[: m.start()])
    ]
    start = max((end for end in ends if end <= span.start), default=0)
    end = min((end for end in ends if end >= span.end), default=len(text))
    while text[start].isspace():
        start += 1
    return Span(start, max(end, span.end))


def _among(value: str, literal: object, where: str) -> str:
    if value not in get_args(literal):
        raise GoldError(f"{where}: {value!r} is none of {', '.join(get_args(literal))}")
    return value
