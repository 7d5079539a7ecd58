"""Killed at any point: nothing lost, nothing twice, and the same run again goes on."""

import pickle
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from benchmarks.growth.varying import variants
from tests.pipeline.conftest import coded

from demarche.docket import InMemory
from demarche.pipeline import Coded
from demarche.store import Store

ROOT = Path(__file__).parents[2]
ADD = """
import pickle, sys
from benchmarks.growth.growing import Prepared
from demarche.pipeline.docketing import Docketing
from demarche.store import Store
told = pickle.load(open(sys.argv[1], "rb"))
coder = Prepared()
coder.ready = {coded.report.id: coded for coded in told}
with Store.open(sys.argv[2], create=True) as store:
    print("open", flush=True)
    for outcome in Docketing(store, coder, batch=2).add([coded.report for coded in told]):
        print(outcome.report.id if hasattr(outcome, "report") else "known", flush=True)
"""


@pytest.fixture(scope="module")
def told() -> list[Coded]:
    """The reports, and the like of them on other incidents, as they would come in."""
    base = list(coded().values())
    start = date(2024, 3, 1)
    found = [c for n in range(3) for c in variants(base, n, start + timedelta(days=n))]
    random.Random(7).shuffle(found)  # noqa: S311
    return found


def expected(told: Sequence[Coded]) -> dict[str, object]:
    memory = InMemory()
    for one in told:
        memory.add(one.report, one.events)
    return {case.id: (case.incidents, case.duties, case.title) for case in memory.all_cases()}


def found(store: Store) -> dict[str, object]:
    return {case.id: (case.incidents, case.duties, case.title) for case in store.cases()}


def test_killed_again_and_again(store_url: str, told: list[Coded], tmp_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311
    given = tmp_path / "told.pickle"
    given.write_bytes(pickle.dumps(told))
    command = [sys.executable, "-c", ADD, str(given), store_url]
    before = 0
    for _ in range(2):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:  # noqa: S603
            assert process.stdout is not None
            for _ in range(before + chance.randint(1, 9)):
                process.stdout.readline()
            time.sleep(chance.random() / 30)
            process.send_signal(signal.SIGKILL)
        before = check(store_url, told)
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)  # noqa: S603
    assert done.stdout.split().count("known") == before
    assert check(store_url, told) == len(told)


def check(store_url: str, told: Sequence[Coded]) -> int:
    """Holds the store to what the reports in it make by themselves; gives how many they are."""
    with Store.open(store_url) as store:
        kept = {report.id: (report, events) for report, events in store.coded()}
        here = [one for one in told if one.report.id in kept]
        assert kept == {one.report.id: (one.report, one.events) for one in here}
        assert found(store) == expected(here)
    if "://" not in store_url:
        with sqlite3.connect(store_url) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        database.close()
    return len(here)
