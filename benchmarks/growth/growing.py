"""Grows a store from the stream, and measures what a report costs as it grows.

In: the address of a store. Out: a line of figures for every block of reports, kept beside it, so
that a run that was stopped goes on. The way is the product's own, but that the reports are coded
already: looking up, linking, cases, duties and the store are measured, and no coding.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.growth.stream import stream
from demarche.pipeline import Coded, Coder
from demarche.pipeline.docketing import Docketing
from demarche.records import Report
from demarche.store import Store

BLOCK = 500


@dataclass(frozen=True, slots=True)
class Figure:
    """What a block of reports cost.

    Attributes:
        reports: how many the store held before it.
        wall, cpu: milliseconds for each report, by the clock and of our own process.
        cases, links: how many of them the store holds after it.
    """

    reports: int
    wall: float
    cpu: float
    cases: int
    links: int


class Prepared(Coder):
    """Gives what was coded before."""

    def __init__(self) -> None:
        super().__init__(threads=1)
        self.ready: dict[str, Coded] = {}

    @property
    def encoder(self) -> str:
        return "prepared"

    def code_many(self, reports: Iterable[Any], *, jobs: int | None = 1) -> Iterator[Any]:
        del jobs
        return (self.ready.pop(r.id) if isinstance(r, Report) else r for r in reports)


def add(store: Store, block: list[Coded]) -> tuple[float, float]:
    """Adds a block; gives milliseconds for each report, by the clock and of our own process."""
    coder = Prepared()
    coder.ready = {coded.report.id: coded for coded in block}
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in Docketing(store, coder).add([coded.report for coded in block]):
        pass
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return 1000 * wall / len(block), 1000 * cpu / len(block)


def grow(store: Store, upto: int, log: Path) -> Iterator[Figure]:
    """Grows a store; what it holds of the stream already is passed over."""
    with store.reading() as asked:
        held = asked.counts().reports
    reports = stream(held)
    while held < upto:
        block = list(islice(reports, min(BLOCK, upto - held)))
        wall, cpu = add(store, block)
        with store.reading() as asked:
            counts = asked.counts()
        figure = Figure(held, wall, cpu, counts.cases, counts.links)
        with log.open("a") as file:
            file.write(json.dumps(asdict(figure)) + "\n")
        held += len(block)
        yield figure
