"""Adding as a process: stopped, in the way of another, from a stream."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import TEXT, Demarche

from demarche.store import Store

COMMAND = [sys.executable, "-m", "demarche"]


def counted(path: Path) -> int:
    with Store.open(path) as store, store.reading() as asked:
        return asked.counts().reports


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """More reports than are coded within the test."""
    path = tmp_path / "news.jsonl"
    rows = ({"id": f"n{number}", "text": f"{TEXT} It was day {number}."} for number in range(5000))
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("jobs", "sent", "code"), [(1, signal.SIGINT, 130), (2, signal.SIGTERM, 143)]
)
def test_stopped(jobs: int, sent: signal.Signals, code: int, news: Path, tmp_path: Path) -> None:
    store = tmp_path / "demarche.db"
    with subprocess.Popen(  # noqa: S603
        [*COMMAND, "add", str(news), "--store", str(store), "--jobs", str(jobs)],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        deadline = time.monotonic() + 90
        while not (store.exists() and _holds_some(store)) and time.monotonic() < deadline:
            time.sleep(0.1)
        if sent is signal.SIGINT:  # Ctrl-C goes to all processes of the terminal
            os.killpg(process.pid, sent)
        else:
            process.send_signal(sent)
        assert process.stderr is not None
        said = process.stderr.read()
        assert process.wait(timeout=30) == code
    assert 0 < counted(store) < 5000
    assert "Traceback" not in said
    assert "demarche.db has what was added: run it again to go on" in said
    counted_as_kept = int(said.splitlines()[-1].partition("added ")[2].partition(",")[0])
    assert 0 < counted_as_kept <= counted(store)


def test_what_comes_through_an_open_pipe_is_kept_while_it_is_open(tmp_path: Path) -> None:
    store = tmp_path / "demarche.db"
    with subprocess.Popen(  # noqa: S603
        [*COMMAND, "add", "-", "--store", str(store)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        for number in (1, 2):
            row = {"id": f"n{number}", "text": f"{TEXT} It was day {number}."}
            process.stdin.write(f"{json.dumps(row)}\n")
            process.stdin.flush()
            assert _holds(number, store)
        process.send_signal(signal.SIGTERM)  # it waits in a read that never ends
        said = process.stderr.read()
        assert process.wait(timeout=60) == 143
    assert said.endswith("read 2, added 2, there already 0, discarded 0\n")


def _holds(number: int, store: Path) -> bool:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        if store.exists() and _holds_some(store) and counted(store) == number:
            return True
        time.sleep(0.2)
    return False


def test_adding_goes_on_where_nobody_reads_what_it_says(letter: Path, tmp_path: Path) -> None:
    store = tmp_path / "demarche.db"
    gone, end = os.pipe()
    os.close(gone)
    missing = [str(tmp_path / f"missing{number}.txt") for number in range(3)]
    done = subprocess.run(  # noqa: S603
        [*COMMAND, "add", *missing, str(letter), "--store", str(store)], stderr=end, check=False
    )
    os.close(end)
    assert done.returncode == 1  # for what is missing
    assert counted(store) == 1


def _holds_some(store: Path) -> bool:
    try:
        return counted(store) > 0
    except Exception:  # noqa: BLE001 - it is being made
        return False


def test_a_store_in_use_ends_with_a_code_of_its_own(letter: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from demarche.store import Store;"
        " Store.open.__func__.__kwdefaults__['wait'] = 0.1;"
        " from demarche.cli.main import run; run()"
    )
    path = tmp_path / "demarche.db"
    with Store.open(path, create=True) as store, store.writing():
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", script, "add", str(letter), "--store", str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 75
    assert "is locked by another process: wait until that has ended" in done.stderr


def test_who_somebody_is_by_the_reports_of_the_store(demarche: Demarche, tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text(
        " date 2021-03-12 Mali Foreign Minister Sekou Diabre condemned the attack on Monday.\n"
    )
    (tmp_path / "later.txt").write_text(" date 2021-04-12 Diabre accused Niger of shelling.\n")
    assert demarche("add", "first.txt", "later.txt").code == 0
    shown = demarche("who", "Diabre")
    assert "foreign minister · MLI · GOV · 2021-03-12" in shown.out
    assert "“Mali Foreign Minister Sekou Diabre”" in shown.out
    done = demarche("recode", "--all", "--learned")
    assert done.code == 0
    assert "later\n  ~ " in done.out
    assert "is Diabre [MLI GOV]" in done.out
    assert done.err == "coded anew 2, changed 1, the same 1, failed 0\n"
