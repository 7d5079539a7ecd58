"""Connections to a store, set up alike on both engines.

In: an address. Out: an engine whose transactions are what the store counts on: one writer at a
time, readers undisturbed, nothing half done. Never makes a table.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import ConnectionPoolEntry

from demarche.store.address import Address

WAIT = 10.0
"""Seconds that a writer waits for another before it gives up."""
OURS = 0x44454D41
"""SQLite's `application_id` of our files: "DEMA"."""
SCHEMA = "demarche"
"""The schema of PostgreSQL that holds our tables, so that a database may hold others too."""
_LOCK = 0x64656D6172636865
"""The number of the advisory lock of PostgreSQL that a writer holds."""

WRITES = {"demarche_writes": True}
"""Execution option of a connection whose transaction will write."""


def engine_at(address: Address, *, wait: float = WAIT) -> Engine:
    """The engine for a store.

    Args:
        address: where it is.
        wait: seconds that a writer waits for another.
    """
    if address.is_file:
        engine = create_engine(address.url, connect_args={"timeout": wait, "isolation_level": None})
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    engine = create_engine(
        address.url,
        connect_args={"connect_timeout": max(2, int(wait)), "application_name": "demarche"},
    )
    event.listen(engine, "connect", _set_up_postgresql(wait))
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _set_up_sqlite(connection: Any, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    # FULL: what was committed outlives a power cut, at the price of one fsync a batch.
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "cache_size = -65536"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that turns to writing fails at once where another writes; one that
    # begins as a writer waits for its turn.
    writes = connection.get_execution_options().get("demarche_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _set_up_postgresql(wait: float) -> Any:
    def set_up(connection: Any, _: ConnectionPoolEntry) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET search_path TO {SCHEMA}")
            cursor.execute(f"SET lock_timeout TO {int(wait * 1000)}")
        connection.commit()

    return set_up


def _begin_postgresql(connection: Connection) -> None:
    # Linking looks up and then writes: two writers at once would not see each other's incidents.
    if connection.get_execution_options().get("demarche_writes"):
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
