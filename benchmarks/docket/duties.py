"""`python -m benchmarks.docket.duties`: how well the ledger finds what is owed.

    python -m benchmarks.docket.duties            figures on docket-dev and our own case sets
    python -m benchmarks.docket.duties --errors   … with every missed, false and wrongly put duty

Four measures: on the hand-made cases of docket-dev with its hand-coded events (the ledger alone)
and with our coder's events (what the coder's mistakes cost it); with hand-coded events on cases as
we link them; and from raw reports, on docket-dev and on both halves of `benchmarks/cases`. A coded
event belongs to the cases of the hand-coded event that is nearest in its report. Mistakes are
never listed for the half that is held back.

Exit code 0; 3 where docket-dev is not at hand.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.docket.contract import contract
from benchmarks.docket.gold import Gold, membership, read
from benchmarks.quality.__main__ import GOLD
from benchmarks.quality.errors import scorer
from demarche.docket import InMemory
from demarche.docket.duties import duties_of
from demarche.pipeline import Coder
from demarche.records import Case, CaseFile, Event, EventRef, Report

Row = dict[str, Any]
Events = dict[str, tuple[Event, ...]]

OWN = Path(__file__).parents[1] / "cases"
"""Case sets of our own: "c" may be read, "d" is held back."""


def coded_files(gold: Gold, rows: list[Row], coded: Events) -> Iterator[CaseFile]:
    """The set's cases with our coder's events in the place of the hand-coded ones."""
    members = membership(rows, gold.events)
    for case in gold.cases:
        told: list[Event] = []
        acts: list[EventRef] = []
        wanted = {str(ref) for ref in case.file.case.incident_events}
        for report in case.file.reports:
            for event in coded[report.id]:
                near = _nearest(event, gold.events[report.id])
                if near is None or case.file.case.id not in members[f"{report.id}/{near.id}"]:
                    continue
                told.append(event)
                if f"{report.id}/{near.id}" in wanted and near.type == event.type:
                    acts.append(EventRef(report.id, event.id))
        yield replace(
            case.file, case=replace(case.file.case, incident_events=tuple(acts)), events=tuple(told)
        )


def _nearest(event: Event, hand_coded: tuple[Event, ...]) -> Event | None:
    at = event.trigger.span.start
    return min(hand_coded, key=lambda e: abs(e.trigger.span.start - at), default=None)


def linked(reports: Iterable[Report], events: Events) -> list[Case]:
    """The cases that we make of these reports and events."""
    docket = InMemory()
    for report in reports:
        docket.add(report, events[report.id])
    return list(docket.all_cases())


def owing(files: Iterable[CaseFile]) -> list[Case]:
    """Hand-made cases with the duties that the ledger finds in them."""
    return [replace(file.case, duties=duties_of(file)) for file in files]


def figures(gold: Path, told: Row, cases: list[Case]) -> dict[str, float]:
    """The scorer's figures on duties."""
    found: dict[str, float] = scorer(gold).cases(told, contract(cases)["cases"])
    return {name: value for name, value in found.items() if name.startswith("duty")}


def listing(gold: Path, told: Row, cases: list[Case], events: Events) -> Iterator[str]:
    """Every duty that is missed, false, or told otherwise than by hand."""
    acts = {f"{rid}/{event.id}": event for rid, coded in events.items() for event in coded}
    rows = contract(cases)["cases"]
    pairs = scorer(gold).greedy(told["cases"], rows, _shared)
    for row, mine in pairs:
        yield from _compared(row, mine, acts)
    for row in told["cases"]:
        if row["duties"] and all(row is not true for true, _ in pairs):
            yield from _compared(row, {"duties": []}, acts)
    for mine in rows:
        if mine["duties"] and all(mine is not ours for _, ours in pairs):
            yield from _compared({"id": mine["id"], "duties": []}, mine, acts)


def _shared(row: Row, mine: Row) -> float:
    one, other = set(row["reports"]), set(mine["reports"])
    return len(one & other) / len(one | other)


def _compared(row: Row, mine: Row, acts: dict[str, Event]) -> Iterator[str]:
    true = {(d["kind"], d["owed_by"], d["owed_to"]): d for d in row["duties"]}
    ours = {(d["kind"], d["owed_by"], d["owed_to"]): d for d in mine["duties"]}
    for key in sorted(true.keys() | ours.keys()):
        name = f"{row['id']}: {' '.join(key)}"
        if key not in ours:
            yield f"MISSED {name} {_course(true[key])}"
        elif key not in true:
            yield f"FALSE  {name} {_course(ours[key])}"
            yield from _steps(ours[key], acts)
        elif _course(ours[key]) != _course(true[key]):
            wrong = "STATE " if ours[key]["state"] != true[key]["state"] else "steps "
            yield f"{wrong} {name} {_course(ours[key])}; by hand {_course(true[key])}"
            yield from _steps(ours[key], acts)


def _course(duty: Row) -> str:
    return ", ".join(step["state"] for step in duty["history"])


def _steps(duty: Row, acts: dict[str, Event]) -> Iterator[str]:
    for step in duty["history"]:
        event = acts[step["event"]]
        words = event.about.quote if event.about else ""
        yield f"    {step['date']} {step['state']} {step['event']} {_act(event)} {words!r}"


def _act(event: Event) -> str:
    parties = " → ".join(
        "+".join(f"{actor.country} {actor.sector}" for actor in actors) or "nobody"
        for actors in (event.source, event.target)
    )
    return f"{event.type} {event.mode} {event.cameo} ({parties}) {event.trigger.quote!r}"


def _half(letter: str) -> tuple[Row, list[Report]]:
    """One half of our own case sets: what is told by hand, and its reports."""
    told = json.loads((OWN / "gold.json").read_text(encoding="utf-8"))
    names = [name for name in told["reports"] if name.startswith(letter)]
    reports = [
        Report(
            name,
            (OWN / "reports" / f"{name}.txt").read_text(encoding="utf-8"),
            date.fromisoformat(told["reports"][name]["published"]),
            "record",
        )
        for name in names
    ]
    return {
        "reports": {name: told["reports"][name] for name in names},
        "cases": [case for case in told["cases"] if set(case["reports"]) <= set(names)],
    }, reports


def main() -> int:
    """Prints the figures; see the module's docstring."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.docket.duties", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the sets")
    parser.add_argument("--errors", action="store_true", help="list every mistake")
    args = parser.parse_args()
    if not (args.gold / "score.py").exists():
        print(f"docket-dev is not at hand: no {args.gold}/score.py", file=sys.stderr)
        return 3
    folder = args.gold / "docket-dev"
    gold = read(folder)
    told = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    coder = Coder()
    coded = {report.id: tuple(coder.code(report)) for report in gold.reports}
    by_hand = owing(case.file for case in gold.cases)
    _show("docket-dev: hand-coded events, hand-made cases", args, told, by_hand, gold.events)
    ours = owing(coded_files(gold, told["cases"], coded))
    _show("docket-dev: our events, hand-made cases", args, told, ours, coded)
    cases = linked(gold.reports, gold.events)
    _show("docket-dev: hand-coded events, our cases", args, told, cases, gold.events)
    _show("docket-dev: raw reports", args, told, linked(gold.reports, coded), coded)
    for letter in ("c", "d"):
        row, reports = _half(letter)
        events = {report.id: tuple(coder.code(report)) for report in reports}
        args.errors = args.errors and letter == "c"
        _show(f"benchmarks/cases {letter}: raw reports", args, row, linked(reports, events), events)
    return 0


def _show(
    name: str, args: argparse.Namespace, told: Row, cases: list[Case], events: Events
) -> None:
    print(f"\n{name}")
    for figure, value in figures(args.gold, told, cases).items():
        print(f"  {figure}: {value:.3f}")
    if args.errors:
        print("\n".join(listing(args.gold, told, cases, events)))


if __name__ == "__main__":
    raise SystemExit(main())
