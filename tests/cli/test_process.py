"""The command as a process: signals, pipes, terminals, time."""

import json
import os
import pty
import resource
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import EXAMPLES, TEXT, Demarche

import demarche

COMMAND = [sys.executable, "-m", "demarche"]


def test_version(demarche: Demarche) -> None:
    done = demarche("--version")
    assert (done.code, done.out) == (0, f"demarche {_version()}\n")


def _version() -> str:
    return demarche.__version__


@pytest.mark.parametrize("command", ["", "code", "analyse", "explain"])
def test_help_has_examples(command: str, demarche: Demarche) -> None:
    done = demarche(*filter(None, [command]), "--help")
    assert done.code == 0
    assert f"demarche {command or 'code'} " in done.out
    assert "report.txt" in done.out


def test_help_comes_at_once() -> None:
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime  # whatever else runs here
        subprocess.run([*COMMAND, "--help"], stdout=subprocess.DEVNULL, check=True)  # noqa: S603
        times.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    assert min(times) < 0.4


def test_help_loads_no_machinery() -> None:
    code = (
        "import sys, demarche.cli.main;"
        "print([m for m in ('numpy', 'onnxruntime', 'pyarrow', 'rich', 'demarche.language',"
        " 'demarche.coding', 'demarche.reports') if m in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_who_stops_reading_is_not_complained_to() -> None:
    with subprocess.Popen(  # noqa: S603
        [*COMMAND, "code", str(EXAMPLES), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"id"')
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(timeout=60) == 0
    assert said == b""


def test_a_full_disk_behind_standard_output(letter: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603
            [*COMMAND, "code", str(letter)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"error: cannot write standard output: the disk is full")
    assert b"Traceback" not in done.stderr


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """So many reports that no machine codes them within the test."""
    path = tmp_path / "endless.jsonl"
    with path.open("w") as file:
        for number in range(20_000):
            file.write(json.dumps({"id": number, "text": f"{TEXT} It was day {number}."}) + "\n")
    return path


@pytest.mark.parametrize(
    ("sent", "jobs", "code"),
    [
        (signal.SIGINT, "1", 130),
        (signal.SIGINT, "2", 130),
        (signal.SIGTERM, "1", 143),
        (signal.SIGTERM, "2", 143),
        (signal.SIGKILL, "1", -9),
    ],
)
def test_stopped_while_writing(
    sent: signal.Signals, jobs: str, code: int, endless: Path, tmp_path: Path
) -> None:
    old = tmp_path / "events.jsonl"
    old.write_text("old")
    with subprocess.Popen(  # noqa: S603
        [*COMMAND, "code", str(endless), "-o", str(old), "--jobs", jobs],
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        _wait_for_a_half_written_file(tmp_path)
        if sent is signal.SIGINT:  # Ctrl-C goes to all processes of the terminal
            os.killpg(process.pid, sent)
        else:
            process.send_signal(sent)
        assert process.stderr is not None
        said = process.stderr.read().decode()
        assert process.wait(timeout=30) == code
    assert old.read_text() == "old"
    assert "Traceback" not in said
    if sent is signal.SIGINT:
        assert said == "note: stopped; no file was written\n"
    if sent is not signal.SIGKILL:
        assert sorted(p.name for p in tmp_path.iterdir()) == ["endless.jsonl", "events.jsonl"]


def _wait_for_a_half_written_file(folder: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for path in folder.glob(".events.jsonl.*.part"):
            if path.stat().st_size:
                return
        time.sleep(0.05)
    pytest.fail("nothing was written within a minute")


def on_a_terminal(*arguments: str, columns: int = 100, **environment: str) -> str:
    """What a terminal shows of a command, both streams."""
    return shown_by([*COMMAND, *arguments], columns=columns, **environment)


def shown_by(command: list[str], columns: int = 100, **environment: str) -> str:
    """What a terminal shows of a call of Python."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update({"TERM": "xterm-256color", "COLUMNS": str(columns), **environment})
        os.execv(sys.executable, command)  # noqa: S606
    shown = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.5)[0]:
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            if not data:
                break
            shown += data
    os.close(terminal)
    os.waitpid(pid, 0)
    return shown.decode()


def test_colours_on_a_terminal_and_not_with_no_color(letter: Path) -> None:
    coloured = on_a_terminal("code", str(letter))
    plain = on_a_terminal("code", str(letter), NO_COLOR="1")
    assert "\x1b[1;31mSANCTION withdraw" in coloured
    assert "\x1b[1;31m" not in plain
    assert "SANCTION withdraw" in plain
    assert "read 1, coded 1, discarded 0" in coloured


def test_parquet_is_not_shown_on_a_terminal(letter: Path) -> None:
    shown = on_a_terminal("code", str(letter), "--format", "parquet")
    assert "add -o FILE" in " ".join(shown.split())
    assert "PAR1" not in shown


def test_a_bar_on_long_runs_only(endless: Path, tmp_path: Path) -> None:
    few = tmp_path / "few.jsonl"
    with endless.open() as lines:
        few.write_text("".join(line for line, _ in zip(lines, range(40), strict=False)))
    # How long a run takes is the machine's affair: the patience is set, not the length.
    script = (
        "import sys; from demarche.cli import runs; runs.PATIENCE = float(sys.argv.pop(1));"
        " from demarche.cli.main import run; run()"
    )
    call = ["code", str(few), "-o", str(tmp_path / "b.csv"), "--jobs", "1"]
    short = shown_by([sys.executable, "-c", script, "3600", *call])
    long = shown_by([sys.executable, "-c", script, "0", *call])
    assert "━" not in short
    assert "━" in long
    assert "read 40, coded 40, discarded 0" in long


def test_what_is_wrong_in_demarche_itself_is_told_without_a_traceback(
    tmp_path: Path, letter: Path
) -> None:
    script = tmp_path / "broken.py"
    script.write_text(
        "import sys, demarche.pipeline\n"
        "def fail(*_, **__): raise ZeroDivisionError('by nought')\n"
        "demarche.pipeline.Coder = fail\n"
        "from demarche.cli.main import run\n"
        "run()\n"
    )
    for debug in ("", "1"):
        done = subprocess.run(  # noqa: S603
            [sys.executable, str(script), "code", str(letter)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "DEMARCHE_DEBUG": debug},
        )
        assert done.returncode == 1
        assert "something is wrong in demarche itself (ZeroDivisionError: by nought)" in done.stderr
        assert ("Traceback" in done.stderr) == bool(debug)


def test_the_module_is_the_command(demarche: Demarche) -> None:
    script = Path(sys.executable).with_name("demarche")
    done = subprocess.run([str(script), "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == demarche("--version").out
