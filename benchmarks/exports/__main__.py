"""How fast each export writes, and what memory it takes for little and for much.

In: nothing; one report with its events, coded once from a text of our own, is written again and
again. Out: a table. Each size is measured in a process of its own, since memory once taken is not
given back.

    python -m benchmarks.exports
    python -m benchmarks.exports --events 20000     quicker
"""

from __future__ import annotations

import argparse
import pickle
import subprocess
import sys
import tempfile
import time
from itertools import repeat
from pathlib import Path
from typing import cast

from demarche.exports import ExportFormat, open_output
from demarche.exports.interchange import CANNOT, export
from demarche.records import Event, Report

SAMPLE = Path(__file__).parents[2] / "examples" / "01-karbala-consulate.txt"
FEW = 1_000


def coded() -> tuple[Report, tuple[Event, ...]]:
    from demarche.pipeline import Coded, Coder  # noqa: PLC0415 - what is measured is without it
    from demarche.reports import read  # noqa: PLC0415

    outcome = next(iter(Coder(threads=1).code_many(read([str(SAMPLE)]), jobs=1)))
    assert isinstance(outcome, Coded)
    return outcome.report, outcome.events


def measure(kind: ExportFormat, events: int, sample: Path) -> tuple[float, float]:
    """Seconds, and megabytes at the peak, of one export in this process."""
    report, told = pickle.loads(sample.read_bytes())  # noqa: S301 - written by us a moment ago
    reports = max(1, events // len(told))
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, open_output(Path(folder) / "out") as out:
        export(kind, out, lambda: repeat((report, told), reports), list)
    seconds = time.perf_counter() - began
    # What getrusage calls the peak is the parent's where that was higher when this was started.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return seconds, int(peak.split()[1]) / 1024


def apart(kind: str, events: int, sample: Path) -> tuple[float, float]:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.exports", "--one", kind, str(events), str(sample)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        kind, events, sample = given.one
        print(*measure(cast(ExportFormat, kind), int(events), Path(sample)))
        return
    with tempfile.NamedTemporaryFile() as file:
        sample = Path(file.name)
        sample.write_bytes(pickle.dumps(coded()))
        print(f"| format | events a second | peak, {FEW:,} | peak, {given.events:,} |")
        print("|---|---|---|---|")
        for kind in CANNOT:
            if kind != "cases":
                _, little = apart(kind, FEW, sample)
                seconds, much = apart(kind, given.events, sample)
                rate = given.events / seconds
                print(f"| {kind} | {rate:,.0f} | {little:.0f} MB | {much:.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
