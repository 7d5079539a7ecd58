import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from demarche.pipeline.pauses import PAUSE, Pause
from demarche.pipeline.processes import AHEAD, CHUNK, cores, spread


def _squares() -> Callable[[int], int]:
    return lambda n: n * n


def _slow_first() -> Callable[[int], int]:
    def work(n: int) -> int:
        time.sleep(0.3 if n == 0 else 0.0)
        return n

    return work


def _dies_on_seven() -> Callable[[int], int]:
    def work(n: int) -> int:
        if n == 7:
            os.kill(os.getpid(), signal.SIGKILL)
        return n

    return work


def _fails() -> Callable[[int], int]:
    def work(n: int) -> int:
        raise ValueError(f"cannot do {n}")

    return work


def _cannot_begin() -> Callable[[int], int]:
    raise ValueError("no model")


def _minus(n: int) -> int:
    return -n


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(spread(range(30), _slow_first, lost=_minus, jobs=2)) == list(range(30))


def test_nothing_in_nothing_out() -> None:
    assert list(spread([], _squares, lost=_minus, jobs=2)) == []


def _squares_of_any() -> Callable[[Any], Any]:
    return lambda n: n * n


def test_a_pause_waits_for_nothing_behind_it() -> None:
    given: list[int] = []

    def items() -> Iterator[int | Pause]:
        for number in (1, 2, 3):
            given.append(number)
            yield number
        yield PAUSE
        given.append(4)
        yield 4

    found: list[Any] = []
    for result in spread(items(), _squares_of_any, lost=_lost, jobs=2):
        found.append(result)
        if result is PAUSE:
            assert given == [1, 2, 3]
    assert found == [1, 4, 9, PAUSE, 16]


def _lost(item: Any) -> Any:
    return item


def test_an_item_that_kills_its_process_is_lost_alone() -> None:
    found = list(spread(range(40), _dies_on_seven, lost=_minus, jobs=2))
    assert found == [-7 if n == 7 else n for n in range(40)]


@pytest.mark.parametrize("worker", [_fails, _cannot_begin])
def test_what_a_worker_raises_is_raised(worker: Callable[[], Callable[[int], int]]) -> None:
    with pytest.raises(ValueError, match=r"cannot do 0|no model"):
        list(spread(range(3), worker, lost=_minus, jobs=1))


def test_the_stream_is_read_no_further_than_is_worked_on() -> None:
    jobs, taken, given, furthest = 2, 0, 0, 0

    def items() -> Iterator[int]:
        nonlocal taken
        for n in range(400):
            taken += 1
            yield n

    for _ in spread(items(), _squares, lost=_minus, jobs=jobs):
        furthest = max(furthest, taken - given)
        given += 1
    assert furthest <= jobs * AHEAD * CHUNK
    assert given == 400


def test_leaving_early_ends_the_processes() -> None:
    results = spread(iter(range(1000)), _squares, lost=_minus, jobs=2)
    assert next(results) == 0
    before = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - before < 5


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1


_SCRIPT = """
import sys, time
from demarche.pipeline.pauses import PAUSE, Pause
from demarche.pipeline.processes import spread

def worker():
    def work(n):
        time.sleep(60)
        return n
    return work

if __name__ == "__main__":
    print("ready", flush=True)
    list(spread(range(100), worker, lost=str, jobs=2))
"""


def _descendants(pid: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(stat.parent.name))
    return found


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
def test_killing_the_parent_leaves_no_process_behind(tmp_path: Path) -> None:
    script = tmp_path / "spread_for_long.py"
    script.write_text(_SCRIPT)
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE) as parent:  # noqa: S603
        children: list[int] = []
        deadline = time.monotonic() + 20
        while len(children) < 3 and time.monotonic() < deadline:  # a resource tracker and two
            time.sleep(0.1)
            children = _descendants(parent.pid)
        time.sleep(1)
        parent.kill()
    deadline = time.monotonic() + 10
    while any(map(_alive, children)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(children) >= 3
    assert not any(map(_alive, children))
