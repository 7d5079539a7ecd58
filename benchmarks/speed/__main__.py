"""`python -m benchmarks.speed`: measures and prints a table.

    python -m benchmarks.speed            the table
    python -m benchmarks.speed --check    … and exit code 1 where a limit is broken

Reports are of some 500 words, the process is warm, and the encoder, the language layer and the
whole read the same report one after the other, so that a busy machine slows all alike; of three
rounds the fastest counts. Limits are those that the project has set itself.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from benchmarks.speed.alone import alone
from benchmarks.speed.encoder import Encoder
from benchmarks.speed.texts import EXAMPLES, reports
from demarche.exports import event_writer, open_output
from demarche.language.windows import windows_of
from demarche.pipeline import Coded, Coder
from demarche.pipeline.processes import cores
from demarche.records import Report

COMMAND = [sys.executable, "-m", "demarche"]
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; `limit` is the most it may be, where there is one."""

    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def holds(self) -> bool:
        return self.limit is None or self.value <= self.limit

    def __str__(self) -> str:
        limit = "" if self.limit is None else f"≤ {self.limit:g}{' ' * bool(self.unit)}{self.unit}"
        return f"| {self.name} | {self.value:.3g} {self.unit} | {limit} |"


def fastest(work: Callable[[], object]) -> float:
    """Seconds of the fastest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        before = time.perf_counter()
        work()
        times.append(time.perf_counter() - before)
    return min(times)


def machinery(count: int, threads: int) -> Iterator[Figure]:
    """The whole beside its parts, one report at a time."""
    coder, encoder = Coder(threads=threads), Encoder(threads=threads)
    given = list(reports(count))
    for report in given[:5]:
        coder.code(report)
    analyser = coder._analyser  # noqa: SLF001 - the same one, warm
    spent = {"encoder": 0.0, "language": 0.0, "whole": 0.0}
    for report in given:
        windows = list(windows_of(report.text, analyser.network.vocabulary))
        spent["encoder"] += fastest(lambda: encoder.read_all(windows))  # noqa: B023
        spent["language"] += fastest(lambda: list(analyser.analyse([report])))  # noqa: B023
        spent["whole"] += fastest(lambda: coder.code(report))  # noqa: B023
    on = "one core" if threads == 1 else f"{threads} cores"
    yield Figure(f"{on}: encoder alone", 1000 * spent["encoder"] / count, "ms a report")
    yield Figure(f"{on}: language layer", 1000 * spent["language"] / count, "ms a report")
    yield Figure(f"{on}: the whole", 1000 * spent["whole"] / count, "ms a report")
    # With more threads only the encoder gets faster, and the rest waits for nobody: long runs use
    # one process a core, each with one thread.
    limit = 2.5 if threads == 1 else None
    yield Figure(f"{on}: the whole, in encoders", spent["whole"] / spent["encoder"], "×", limit)


def size(count: int) -> Iterator[Figure]:
    """How long the texts are."""
    words = sum(len(report.text.split()) for report in reports(count)) / count
    yield Figure("words a report", words, "")


def processes(count: int) -> Iterator[Figure]:
    """What one process a core gives, their start left out, beside the encoder run the same way."""
    jobs = cores()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        list(pool.map(alone, range(jobs), [5] * jobs))
        before = time.perf_counter()
        list(pool.map(alone, range(jobs), [count // jobs] * jobs))
        encoder = (count // jobs * jobs) / (time.perf_counter() - before)
    stream = Coder().code_many(reports(count + 40), jobs=jobs)
    for _ in range(40):
        next(stream)
    before = time.perf_counter()
    whole = sum(isinstance(outcome, Coded) for outcome in stream) / (time.perf_counter() - before)
    on = f"{jobs} cores, {jobs} processes"
    yield Figure(f"{on}: encoder alone", encoder, "reports a second")
    yield Figure(f"{on}: the whole", whole, "reports a second")
    yield Figure(f"{on}: the whole, in encoders", encoder / whole, "×", 2.5)


def command() -> Iterator[Figure]:
    """The command from a cold start."""
    help_times = []
    for _ in range(7):
        before = time.perf_counter()
        subprocess.run([*COMMAND, "--help"], stdout=subprocess.DEVNULL, check=True)
        help_times.append(time.perf_counter() - before)
    yield Figure("demarche --help", median(help_times), "s", 0.4)
    yield Figure("first event of one report", median(map(first_event, range(5))), "s", 4)


def first_event(_: int) -> float:
    """Seconds from the start of the command to its first event."""
    report = EXAMPLES / "01-karbala-consulate.txt"
    before = time.perf_counter()
    with subprocess.Popen(
        [*COMMAND, "code", str(report), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        taken = time.perf_counter() - before
        process.stdout.read()
    return taken


def memory(count: int) -> Iterator[Figure]:
    """The most that one process holds while it codes many reports into a file."""
    pid = os.fork()
    if pid == 0:  # a child of its own, so that nothing of ours is counted
        os.execv(  # noqa: S606
            sys.executable, [sys.executable, "-m", "benchmarks.speed", "--fill", str(count)]
        )
    _, status, used = os.wait4(pid, 0)
    assert status == 0
    per_unit = 1 if sys.platform == "darwin" else 1024
    yield Figure("peak memory", used.ru_maxrss * per_unit / 1e6, "MB", 1000)


def fill(given: Iterator[Report]) -> None:
    """Codes reports into a file that nobody keeps."""
    folder = tempfile.TemporaryDirectory()
    with folder as inside, open_output(Path(inside) / "events.jsonl") as output:
        writer = event_writer("jsonl", output)
        for outcome in Coder().code_many(given):
            if isinstance(outcome, Coded):
                writer.add(outcome.report, outcome.events)
        writer.finish()


def main() -> int:
    """Measures, prints, and says whether all limits hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed")
    parser.add_argument("--reports", type=int, default=60, help="how many to read")
    parser.add_argument("--check", action="store_true", help="exit code 1 if a limit is broken")
    parser.add_argument("--fill", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.fill:
        fill(reports(asked.fill))
        return 0
    print("| figure | measured | limit |\n|---|---|---|")
    kept = True
    parts = [
        size(asked.reports),
        *(machinery(asked.reports, threads) for threads in sorted({1, cores()})),
        processes(3 * asked.reports),
        command(),
        memory(2 * asked.reports),
    ]
    for figure in chain.from_iterable(parts):
        print(figure, flush=True)
        kept = kept and figure.holds
    return 1 if asked.check and not kept else 0


if __name__ == "__main__":
    sys.exit(main())
