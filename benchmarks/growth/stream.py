"""An endless stream of coded reports, in the order in which a desk would get them.

In: how many were had before. Out: the next ones. The same place in the stream gives the same
report on every machine. Stories begin at a steady rate, whatever the size of the docket; a story's
reports come at the distances at which the reports that it is made from were published.
"""

from __future__ import annotations

import datetime as dt
import heapq
import json
import pickle
import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import count, islice
from pathlib import Path

from benchmarks.growth.varying import variants
from demarche.pipeline import Coded, Coder
from demarche.records import Report
from demarche.reports import read

ROOT = Path(__file__).parents[2]
BEGIN = dt.date(2000, 1, 1)
A_DAY = 100
"""Reports a day: what a desk that follows incidents all over the world reads."""

STORIES = (
    ("c01", "c02", "c03"),
    ("c04", "c05", "c06"),
    ("c07", "c08"),
    ("c09",),
    ("d01", "d02", "d03"),
    ("d04", "d05"),
    ("d06", "d07"),
    ("d08", "d09"),
    ("d10", "d11", "d12"),
    ("d13",),
)
"""Reports of `benchmarks/cases` by what they tell of; each of `examples/` is a story of its own."""


def stream(after: int = 0) -> Iterator[Coded]:
    """The stream from a place on.

    Args:
        after: how many reports of it were had before.
    """
    made: dict[int, list[Coded]] = {}
    for story, place, first in islice(_arrivals(), after, None):
        if story not in made:
            made[story] = variants(_bases()[story % len(_bases())], story, first)
        yield made[story][place]
        if place == len(made[story]) - 1:
            del made[story]


def _arrivals() -> Iterator[tuple[int, int, dt.date]]:
    """Which report of which story comes next, and when that story began."""
    bases = _bases()
    rate = A_DAY * len(bases) / sum(map(len, bases))
    waiting: list[tuple[float, int, int]] = []
    for story in count():
        begin = story / rate
        while waiting and waiting[0][0] <= begin:
            _, one, place = heapq.heappop(waiting)
            yield one, place, BEGIN + dt.timedelta(days=int(one / rate))
        late = random.Random(-story - 1)
        for place, coded in enumerate(bases[story % len(bases)]):
            days = _distance(bases[story % len(bases)], coded)
            heapq.heappush(waiting, (begin + days + late.random(), story, place))


def _distance(told: tuple[Coded, ...], coded: Coded) -> int:
    """Days after the first of a story's reports, at most a year: later ones come with those."""
    days = [c.report.published for c in told if c.report.published]
    if coded.report.published is None or not days:
        return 0
    return min(365, (coded.report.published - min(days)).days)


@cache
def _bases() -> tuple[tuple[Coded, ...], ...]:
    """The stories that all others are made from, coded once and kept in `out/`."""
    kept = ROOT / "out" / "growth-bases.pickle"
    if kept.exists():
        found: tuple[tuple[Coded, ...], ...] = pickle.loads(kept.read_bytes())  # noqa: S301 - ours
        return found
    coder = Coder(learning=True)
    folder = ROOT / "benchmarks" / "cases" / "reports"
    gold = json.loads((folder.parent / "gold.json").read_text())["reports"]
    own = {
        r.id: replace(r, published=dt.date.fromisoformat(gold[r.id]["published"]))
        for r in read([folder])
        if isinstance(r, Report)
    }
    groups = [[own[name] for name in story] for story in STORIES]
    groups += [[r] for r in read([ROOT / "examples"]) if isinstance(r, Report)]
    found = tuple(tuple(coder.code_fully(report) for report in group) for group in groups)
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(pickle.dumps(found))
    return found
