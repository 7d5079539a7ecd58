"""The two engines on which everything about a store is tested.

`store_url` is the address of an empty store, once on SQLite and once on PostgreSQL. The server is
Debian's, started once for all tests, in a folder of its own and without a port. Where there is
none those tests are skipped, but under CI=true they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

_NAMES = count(1)
_INITDB = ("-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
_FAST = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "32MB",
    "max_connections": "40",
    "autovacuum": "off",
    "jit": "off",
}


def _programs() -> Path | None:
    """The folder of the server's programs, of the newest that there is."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parent.parent.name),
    )
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _as_postgres(*command: str | Path) -> list[str]:
    """The command as a user that is not root, which the server refuses to run as."""
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    return [*as_user, *map(str, command)]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Callable[[], str]]:
    """Makes an empty database on a server of its own and gives its URL."""
    programs = _programs()
    if programs is None:
        problem = "no PostgreSQL server here: install Debian's postgresql"
        if os.environ.get("CI") == "true":
            pytest.fail(problem)
        pytest.skip(problem)
    home = Path(tempfile.mkdtemp(prefix="pg"))
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")
    made = subprocess.run(  # noqa: S603 - Debian's own program
        _as_postgres(programs / "initdb", "-D", home / "data", *_INITDB),
        capture_output=True,
        text=True,
        check=False,
        cwd=home,
    )
    assert made.returncode == 0, made.stderr
    options = [part for name, value in _FAST.items() for part in ("-c", f"{name}={value}")]
    with (home.parent / f"{home.name}.log").open("wb") as log:
        server = subprocess.Popen(  # noqa: S603
            _as_postgres(programs / "postgres", "-D", home / "data", "-k", home, *options),
            stderr=log,
            cwd=home,
        )
    try:
        yield lambda: _database(programs, home)
    finally:
        stop = _as_postgres(programs / "pg_ctl", "-D", home / "data", "stop", "-m", "immediate")
        subprocess.run(stop, check=False, cwd=home, stdout=subprocess.DEVNULL)  # noqa: S603
        server.wait(timeout=20)
        shutil.rmtree(home, ignore_errors=True)
        (home.parent / f"{home.name}.log").unlink()


def _database(programs: Path, home: Path) -> str:
    name = f"docket{next(_NAMES)}"
    command: list[str | Path] = [programs / "createdb", "-h", home, "-U", "postgres", name]
    deadline = time.monotonic() + 30
    while True:
        made = subprocess.run(_as_postgres(*command), capture_output=True, text=True, check=False)  # noqa: S603
        if made.returncode == 0:
            return f"postgresql://postgres@/{name}?host={home}"
        assert time.monotonic() < deadline, made.stderr  # the server takes a moment to be up
        time.sleep(0.1)


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that is not made yet, on each engine."""
    if request.param == "sqlite":
        return str(tmp_path / "demarche.db")
    made: Callable[[], str] = request.getfixturevalue("postgresql")
    return made()
