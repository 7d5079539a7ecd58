"""`python -m benchmarks.docket.duties`: how well the ledger finds what is owed.

    python -m benchmarks.docket.duties            figures on docket-dev
    python -m benchmarks.docket.duties --errors   … with every missed, false and wrongly put duty

Two measures on the set's own cases: with its hand-coded events, which shows the ledger alone, and
with our coder's events, which shows what the coder's mistakes cost it. A coded event belongs to
the cases of the hand-coded event that is nearest in its report.

Exit code 0; 3 where the sets are not at hand.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.docket.gold import Gold, GoldCase, membership, read
from benchmarks.quality.__main__ import GOLD
from benchmarks.quality.errors import scorer
from demarche.docket.duties import duties_of
from demarche.pipeline import Coder
from demarche.records import CaseFile, Duty, Event, EventRef

Row = dict[str, Any]
Events = dict[str, tuple[Event, ...]]


def duty_row(duty: Duty) -> Row:
    """A duty in the form of the data contract."""
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


def figures(gold: Path, rows: list[Row], files: list[CaseFile]) -> dict[str, float]:
    """The scorer's figures on duties."""
    pred = [
        {
            "id": file.case.id,
            "reports": list(file.case.reports),
            "duties": [duty_row(duty) for duty in duties_of(file)],
        }
        for file in files
    ]
    told = json.loads((gold / "docket-dev" / "gold.json").read_text(encoding="utf-8"))
    found: dict[str, float] = scorer(gold).cases(told | {"cases": rows}, pred)
    return {name: value for name, value in found.items() if name.startswith("duty")}


def listing(cases: tuple[GoldCase, ...], files: list[CaseFile]) -> Iterator[str]:
    """Every duty that is missed, false, or told otherwise than by hand."""
    for case, file in zip(cases, files, strict=True):
        mine = {(d.kind, d.owed_by, d.owed_to): d for d in duties_of(file)}
        true = {(d.kind, d.owed_by, d.owed_to): d for d in case.duties}
        by_hand = {f"{e.report}/{e.id}": e for e in case.file.events}
        told = {f"{e.report}/{e.id}": e for e in file.events}
        for key in sorted(mine.keys() | true.keys()):
            name = f"{case.file.case.id}: {' '.join(key)}"
            if key not in mine:
                yield f"MISSED {name} {true[key].state}"
                yield from _history(true[key], by_hand)
            elif key not in true:
                yield f"FALSE  {name} {mine[key].state}"
                yield from _history(mine[key], told)
            elif [h.state for h in mine[key].history] != [h.state for h in true[key].history]:
                wrong = "STATE " if mine[key].state != true[key].state else "steps "
                yield f"{wrong} {name} {mine[key].state}, by hand {true[key].state}"
                for step in sorted({h.event for h in true[key].history}):
                    if step not in {h.event for h in mine[key].history}:
                        yield f"    by hand {step}"
                yield from _history(mine[key], told)


def _history(duty: Duty, told: dict[str, Event]) -> Iterator[str]:
    for entry in duty.history:
        event = told.get(entry.event)
        words = event.about.quote if event and event.about else ""
        act = _act(event) if event else ""
        yield f"    {entry.date} {entry.state} {entry.event} {act} {words!r} [{entry.why}]"


def _act(event: Event) -> str:
    parties = " → ".join(
        "+".join(f"{actor.country} {actor.sector}" for actor in actors) or "nobody"
        for actors in (event.source, event.target)
    )
    return f"{event.type} {event.mode} {event.cameo} ({parties}) {event.trigger.quote!r}"


def main() -> int:
    """Prints the figures; see the module's docstring."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.docket.duties", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the sets")
    parser.add_argument("--errors", action="store_true", help="list every mistake")
    parser.add_argument("--hand-coded", action="store_true", help="leave our coder's events out")
    args = parser.parse_args()
    if not (args.gold / "score.py").exists():
        print(f"the hand-coded sets are not at hand: no {args.gold}/score.py", file=sys.stderr)
        return 3
    folder = args.gold / "docket-dev"
    gold = read(folder)
    rows = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["cases"]
    measures = {"hand-coded events, hand-made cases": [case.file for case in gold.cases]}
    if not args.hand_coded:
        coder = Coder()
        coded = {report.id: tuple(coder.code(report)) for report in gold.reports}
        measures["our events, hand-made cases"] = list(coded_files(gold, rows, coded))
    for name, files in measures.items():
        print(f"\n{name}")
        for figure, value in figures(args.gold, rows, files).items():
            print(f"  {figure}: {value:.3f}")
        if args.errors:
            print("\n".join(listing(gold.cases, files)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
