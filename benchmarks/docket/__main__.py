"""`python -m benchmarks.docket`: how well cases are made, end to end and with hand-coded events.

    python -m benchmarks.docket                all figures and their floors
    python -m benchmarks.docket docket-dev     one set: docket-dev, cases-c, cases-d, stories
    python -m benchmarks.docket --cases        … with the cases made of docket-dev and cases-c
    python -m benchmarks.docket --update       pin what was reached (--lower: even if it is less)

"end to end" is from raw reports through the coder; "hand-coded events" feeds in those of the set,
which shows linking and duties alone. `cases-c` is ours and was read while the rules were written,
`cases-d` was held back (benchmarks/cases/README.md).

Exit code 0: all floors hold; 1: one fell; 3: the sets are not at hand.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.docket import gold, stories
from benchmarks.docket.contract import contract
from benchmarks.quality.__main__ import GOLD
from benchmarks.quality.errors import scorer
from demarche.docket import InMemory
from demarche.pipeline import Coder
from demarche.records import Case, Event, Report

FLOORS = Path(__file__).with_name("floors.json")
OWN = Path(__file__).parents[1] / "cases"
SLACK = 0.01
"""What a figure may fall by without notice (as in benchmarks.quality.floors)."""

Figures = dict[str, float]
GUARDED = (
    "case B3 F1",
    "protected object right",
    "duty F1",
    "duty state (of matched)",
)


def cases_of(pairs: Iterable[tuple[Report, Sequence[Event]]]) -> tuple[Case, ...]:
    """The cases that reports with their events make."""
    docket = InMemory()
    for report, events in pairs:
        docket.add(report, events)
    return docket.all_cases()


def scored(truth: dict[str, Any], cases: Sequence[Case]) -> Figures:
    """The figures of the set's own scorer on cases."""
    figures: dict[str, float] = scorer(GOLD).cases(truth, contract(cases)["cases"])
    return figures


def docket_dev(coder: Coder, *, show: bool) -> dict[str, Figures]:
    """docket-dev, end to end and with its hand-coded events."""
    folder = GOLD / "docket-dev"
    told = gold.read(folder)
    truth = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    made = cases_of((report, coder.code(report)) for report in told.reports)
    given = cases_of((report, told.events[report.id]) for report in told.reports)
    if show:
        _print(made)
    return {
        "docket-dev, end to end": scored(truth, made),
        "docket-dev, hand-coded events": scored(truth, given),
    }


def own(coder: Coder, prefix: str, *, show: bool) -> dict[str, Figures]:
    """One half of benchmarks/cases, end to end."""
    truth = json.loads((OWN / "gold.json").read_text(encoding="utf-8"))
    rows = {rid: row for rid, row in truth["reports"].items() if rid.startswith(prefix)}
    cases = [c for c in truth["cases"] if c["reports"][0].startswith(prefix)]
    made = cases_of((report, coder.code(report)) for report in _reports(rows))
    if show and prefix == "c":
        _print(made)
    return {f"cases-{prefix}, end to end": scored({"reports": rows, "cases": cases}, made)}


def _reports(rows: dict[str, Any]) -> Iterable[Report]:
    for rid, row in rows.items():
        with (OWN / "reports" / f"{rid}.txt").open(encoding="utf-8", newline="") as file:
            yield Report(rid, file.read(), date.fromisoformat(row["published"]), "record")


def _stories(_: Coder, *, show: bool) -> dict[str, Figures]:
    del show
    found = stories.figures(GOLD)
    return {f"{name}, {m}": figures for name, by in found.items() for m, figures in by.items()}


SETS: dict[str, Callable[..., dict[str, Figures]]] = {
    "docket-dev": docket_dev,
    "cases-c": lambda coder, *, show: own(coder, "c", show=show),
    "cases-d": lambda coder, *, show: own(coder, "d", show=show),
    "stories": _stories,
}


def check(found: dict[str, Figures], pinned: dict[str, Figures]) -> list[str]:
    """What fell below its floor, in words."""
    return [
        f"{name}: {figure} fell to {found[name][figure]:.3f} from {floor:.3f}"
        for name, floors in pinned.items()
        if name in found
        for figure, floor in floors.items()
        if found[name][figure] < floor - SLACK
    ]


def guarded(found: dict[str, Figures]) -> dict[str, Figures]:
    """The figures that get a floor: those of the scorer, and B3 of our own stories."""
    return {
        name: {k: round(v, 4) for k, v in figures.items() if k in (*GUARDED, "B3 F1")}
        for name, figures in found.items()
        if ", TF-IDF" not in name and ", date" not in name
    }


def main() -> int:
    """Runs the sets; see the module's docstring."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.docket", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("sets", nargs="*", choices=[*SETS, []], help="all where none is given")
    parser.add_argument("--cases", action="store_true", help="show the cases that were made")
    parser.add_argument("--update", action="store_true", help="pin the figures as floors")
    parser.add_argument("--lower", action="store_true", help="let --update lower a floor")
    args = parser.parse_args()
    if not (GOLD / "score.py").exists():
        print(f"the hand-coded sets are not at hand: no {GOLD}/score.py", file=sys.stderr)
        return 3
    coder = Coder()
    found: dict[str, Figures] = {}
    for name in args.sets or SETS:
        found |= SETS[name](coder, show=args.cases)
    for name, figures in found.items():
        print(f"\n{name}")
        for figure, value in figures.items():
            print(f"  {figure}: {value:.3f}" if value % 1 else f"  {figure}: {value:.0f}")
    pinned: dict[str, Figures] = (
        json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    )
    fell = check(found, pinned)
    if args.update and (args.lower or not fell):
        pinned |= guarded(found)
        FLOORS.write_text(json.dumps(pinned, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    for line in fell:
        print(line, file=sys.stderr)
    return 1 if fell else 0


def _print(cases: Sequence[Case]) -> None:
    for case in cases:
        print(f"{case.id}: {case.title}; {', '.join(case.reports)}")
        for link in case.links:
            print(f"    {link.first} – {link.second} {link.score:.2f}: {'; '.join(link.reasons)}")


if __name__ == "__main__":
    sys.exit(main())
