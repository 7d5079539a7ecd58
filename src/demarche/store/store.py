"""The store: opened, asked, written to.

In: an address. Out: transactions, and answers. Makes the store where that is asked for, and brings
an older one to the schema of today; refuses a newer one. Never holds a transaction open between
two calls.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from demarche.records import Case, CaseFile, Event, Report
from demarche.store.address import Address, address_of
from demarche.store.engines import WAIT, WRITES, engine_at
from demarche.store.failures import told
from demarche.store.questions import Questions
from demarche.store.schema import made_ready
from demarche.store.writer import Writer


class Store:
    """A docket that is kept, in a file of SQLite or in PostgreSQL.

        >>> from demarche.store import Store
        >>> with Store.open("demarche.db") as store:
        ...     for case in store.cases():
        ...         print(case.title)

    Use it in a `with` statement, or close it.
    """

    def __init__(self, address: Address, *, wait: float = WAIT) -> None:
        self.address = address
        self._engine = engine_at(address, wait=wait)

    @classmethod
    def open(cls, where: str | Path, *, create: bool = False, wait: float = WAIT) -> Self:
        """Opens a store.

        Args:
            where: a path, or `postgresql://USER@HOST/DATABASE`.
            create: whether to make one where none is.
            wait: seconds to wait for another process that writes.

        Raises:
            NoStore: if none is there, or it is not reached.
            StoreVersion: if a newer Demarche made it.
            StoreError: for whatever else is wrong with it.
        """
        address = address_of(where)
        with told(address):
            store = cls(address, wait=wait)
        try:
            with told(address):
                made_ready(store._engine, address, create=create)
        except BaseException:
            store.close()
            raise
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __str__(self) -> str:
        return str(self.address)

    def close(self) -> None:
        """Gives up its connections."""
        self._engine.dispose()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Questions]:
        """A transaction that reads: what it gives is of one moment.

        Raises:
            StoreError: if the store cannot be read.
        """
        with told(self.address), self._engine.begin() as connection:
            yield Questions(connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Writer]:
        """A transaction that writes, alone: it is kept whole, or, on any error, not at all.

        Raises:
            StoreBusy: if another process writes for too long.
            StoreFull: if there is no room.
            StoreError: if the store cannot be written.
        """
        with (
            told(self.address),
            self._engine.connect().execution_options(**WRITES) as connection,
            connection.begin(),
        ):
            yield Writer(connection)

    def cases(self) -> Iterator[Case]:
        """All cases, the latest incident first."""
        with self.reading() as asked:
            yield from asked.list_cases()

    def case_file(self, case_id: str) -> CaseFile:
        """A case with its reports and events.

        Args:
            case_id: its id, present or former.

        Raises:
            RecordError: if there is none.
        """
        with self.reading() as asked:
            return asked.case_file(case_id)

    def coded(self) -> Iterator[tuple[Report, tuple[Event, ...]]]:
        """Every report with its events, by id."""
        with self.reading() as asked:
            yield from asked.coded()
