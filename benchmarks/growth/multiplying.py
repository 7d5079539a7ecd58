"""A store ten times as large: itself, and nine times itself in later years.

In: a store that was grown. Out: one that holds all of it again, four years on, eight years on and
so forth, under other ids: what adding the same stream moved by so many years would have made, had
nobody the hours to wait for it. Cases of no known day stay so, and share their keys.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, text

from demarche.store import Store
from demarche.store.address import address_of
from demarche.store.engines import engine_at
from demarche.store.tables import METADATA

ROWS = 2_000
YEARS = 4
"""How far each copy is moved; with leap years every day of it exists."""

_YEAR = re.compile(r"\b((?:19|20)\d\d)(?=-\d\d)")
_NUMBER = re.compile(r"~(?=\d)")
_PARENTS_FIRST = (
    "reports", "codings", "events", "offices", "incidents", "incident_keys", "links", "cases",
    "case_states", "former_ids", "duties",
)  # fmt: skip


def multiply(source: Path, times: int, target: Path) -> None:
    """Makes the larger store.

    Args:
        source: a file of SQLite, closed.
        times: how often the result holds it.
        target: the new file.
    """
    part = target.with_suffix(".part")
    shutil.copy(source, part)
    database = sqlite3.connect(part, isolation_level=None)
    database.execute("ATTACH ? AS source", (str(source),))
    database.execute("PRAGMA synchronous = OFF")
    for copy in range(1, times):
        database.execute("BEGIN")
        for table in _PARENTS_FIRST:
            database.executemany(*_moved(database, table, copy))
        database.execute("COMMIT")
    database.execute("DETACH source")
    database.execute("ANALYZE")
    database.close()
    part.rename(target)


def taken_over(source: Path, url: str) -> None:
    """Puts all of a store into another that is empty, on whichever engine.

    Args:
        source: a file of SQLite, closed.
        url: the address of the other.
    """
    Store.open(url, create=True).close()
    here, there = engine_at(address_of(source)), engine_at(address_of(url))
    with here.begin() as read, there.begin() as written:
        for table in METADATA.sorted_tables:
            rows = read.execution_options(stream_results=True).execute(select(table)).mappings()
            for some in rows.partitions(ROWS):
                written.execute(insert(table), [dict(row) for row in some])
    with there.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    here.dispose()
    there.dispose()


def _moved(
    database: sqlite3.Connection, table: str, copy: int
) -> tuple[str, Iterator[tuple[Any, ...]]]:
    rows = database.execute(f"SELECT * FROM source.{table}")  # noqa: S608 - our own names
    marks = ", ".join("?" * len(rows.description))
    move = partial(_value, copy=copy)
    return f"INSERT INTO main.{table} VALUES ({marks})", (tuple(map(move, row)) for row in rows)  # noqa: S608


def _value(value: object, *, copy: int) -> object:
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ copy])
    if not isinstance(value, str):
        return value
    later = _YEAR.sub(lambda found: str(int(found[1]) + YEARS * copy), value)
    return _NUMBER.sub(f"~{copy}.", later).replace("-undated-", f"-undated.{copy}-")
