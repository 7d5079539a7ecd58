"""`python -m benchmarks.growth`: what one more report costs, as the docket grows.

    python -m benchmarks.growth                            SQLite, to 100,000 reports
    python -m benchmarks.growth --engine postgresql --reports 5000
    python -m benchmarks.growth --multiply                 the store of 10,000 reports, ten times
    python -m benchmarks.growth --compare                  stores of all sizes, turn by turn
    python -m benchmarks.growth --compare --engine postgresql
    python -m benchmarks.growth --plot                     docs/growth.svg

Can be stopped and run again: what was grown stays in out/growth/. Growing to 100,000 takes an hour
on a quiet machine; `--multiply` makes a store of that size from the one of 10,000 in minutes. The
machine is shared with whatever else runs; so `--compare` adds to copies of the stores of 1,000,
10,000 and 100,000 reports in turns, block by block, that all of them see the same machine.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks.growth.growing import BLOCK, Figure, add, grow
from benchmarks.growth.multiplying import multiply, taken_over
from benchmarks.growth.plotting import plot
from benchmarks.growth.stream import ROOT, stream
from benchmarks.postgresql import server
from demarche.store import Store

OUT = ROOT / "out" / "growth"
MARKS = (1_000, 10_000, 100_000)
MULTIPLIED = f"{MARKS[2]}-multiplied.db"
TURNS = 5
MEMORY = {"shared_buffers": "256MB", "jit": "off"}
"""Settings of PostgreSQL; all others as it comes, so what is committed outlives a power cut."""


def main() -> int:
    asked = argparse.ArgumentParser(prog="benchmarks.growth")
    asked.add_argument("--engine", choices=["sqlite", "postgresql"], default="sqlite")
    asked.add_argument("--reports", type=int, default=MARKS[-1])
    asked.add_argument("--multiply", action="store_true")
    asked.add_argument("--compare", action="store_true")
    asked.add_argument("--plot", action="store_true")
    given = asked.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    if given.plot:
        plot(OUT, ROOT / "docs" / "growth.svg")
    elif given.multiply:
        multiply(OUT / f"{MARKS[1]}.db", MARKS[2] // MARKS[1], OUT / MULTIPLIED)
    elif given.compare:
        compare(OUT, given.engine)
    else:
        with ExitStack() as stack:
            url = str(OUT / "growing.db")
            if given.engine == "postgresql":
                url = stack.enter_context(server(MEMORY)).database()
                (OUT / "postgresql.jsonl").unlink(missing_ok=True)  # its server goes with it
            _grow(url, given.reports, OUT / f"{given.engine}.jsonl")
    return 0


def _grow(url: str, upto: int, log: Path) -> None:
    for mark in (*MARKS, upto):
        if mark > upto:
            continue
        with Store.open(url, create=True) as store:
            for figure in grow(store, mark, log):
                print(_line(figure), flush=True)
        kept = OUT / f"{mark}.db"
        if "://" not in url and mark in MARKS and not kept.exists():
            shutil.copy(url, kept)  # closed: all of it is in the one file


def compare(folder: Path, engine: str) -> None:
    """Adds to copies of the stores in turns, and prints what a report costs in each."""
    files = {mark: folder / f"{mark}.db" for mark in MARKS}
    after = {mark: mark for mark in MARKS}
    if not files[MARKS[2]].exists():
        # What comes next in its first years is what comes next after the 10,000.
        files[MARKS[2]], after[MARKS[2]] = folder / MULTIPLIED, MARKS[1]
    sizes = [mark for mark in MARKS if files[mark].exists()]
    if engine == "postgresql":
        sizes = sizes[:2]  # to take over the largest takes longer than to measure it
    costs: dict[int, list[tuple[float, float]]] = {size: [] for size in sizes}
    with ExitStack() as stack:
        stores = {}
        host = stack.enter_context(server(MEMORY)) if engine == "postgresql" else None
        for size in sizes:
            url = str(folder / f"{size}-copy.db") if host is None else host.database()
            if host is None:
                shutil.copy(files[size], url)
            else:
                taken_over(files[size], url)
            stores[size] = stack.enter_context(Store.open(url))
        streams = {size: stream(after[size]) for size in sizes}
        for _ in range(TURNS):
            for size in sizes:
                cost = add(stores[size], list(islice(streams[size], BLOCK)))
                costs[size].append(cost)
                print(f"{size:>7,}  {cost[0]:6.1f} ms  {cost[1]:6.1f} ms CPU", flush=True)
    print("| reports in the store | ms for one more, by the clock | CPU of our process |")
    print("|---|---|---|")
    for size, found in costs.items():
        wall, cpu = (median(column) for column in zip(*found, strict=True))
        print(f"| {size:,} | {wall:.1f} | {cpu:.1f} |")


def _line(figure: Figure) -> str:
    return (
        f"{figure.reports:>7,}  {figure.wall:6.1f} ms  {figure.cpu:6.1f} ms CPU"
        f"  {figure.cases:,} cases  {figure.links:,} links"
    )


if __name__ == "__main__":
    sys.exit(main())
