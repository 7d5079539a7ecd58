"""The two engines on which everything about a store is tested, and what holds for all tests.

`store_url` is the address of an empty store, once on SQLite and once on PostgreSQL. The server is
Debian's, started once for all tests. Where there is none those tests are skipped, but under CI=true
they fail.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from benchmarks.postgresql import FAST, Server, programs, server
from hypothesis import settings

# How long an example takes tells of the machine, not of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# A shell starts what it puts in the background deaf to Ctrl-C, and so would be the programs that
# the tests start and stop.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server of its own."""
    if programs() is None:
        problem = "no PostgreSQL server here: install Debian's postgresql"
        if os.environ.get("CI") == "true":
            pytest.fail(problem)
        pytest.skip(problem)
    with server(FAST) as started:
        yield started


@pytest.fixture(scope="session")
def database(postgresql: Server) -> str:
    """The address of a database on it."""
    return postgresql.database()


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that is not made yet, on each engine."""
    if request.param == "sqlite":
        return str(tmp_path / "demarche.db")
    url: str = request.getfixturevalue("database")
    # Quicker than a new database for each test.
    with psycopg.connect(url) as connection:
        connection.execute("DROP SCHEMA IF EXISTS demarche CASCADE")
    return url
