"""Runs the command as a user does, in a process of its own, on real files with the real model."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from demarche.cli.main import app
from demarche.errors import DemarcheError

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = (
    "Chile recalled its ambassador to Peru on Monday and condemned the arrest of two Chilean"
    " fishermen. Peru rejected the protest.\n"
)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Demarche = Callable[..., Ended]


@pytest.fixture
def demarche(tmp_path: Path) -> Demarche:
    """`demarche(*arguments, stdin=bytes)`, in a folder of its own."""

    def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> Ended:
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "demarche", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            timeout=120,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        )
        ended = Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in ended.err
        return ended

    return run


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A report of two sentences, dated by its crawl line."""
    path = tmp_path / "letter.txt"
    path.write_text(f" date 2024-03-12 {TEXT}", encoding="utf-8")
    return path


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Demarche:
    """As `demarche`, in this process: a second less each, for commands that only ask."""

    def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> Ended:
        monkeypatch.chdir(tmp_path)
        done = CliRunner().invoke(app, [*map(str, arguments)], input=stdin, env=environment)
        if isinstance(done.exception, DemarcheError):
            return Ended(1, done.stdout, str(done.exception))
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Ended(done.exit_code, done.stdout, done.stderr)

    return run
