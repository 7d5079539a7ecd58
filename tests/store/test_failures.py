"""What goes wrong with a store, for real, and what is said of it."""

import os
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from tests.store.conftest import ARREST_EVENTS, ARRESTS, STORM_EVENTS, STORMED

from demarche.errors import NoStore, StoreBusy, StoreError, StoreFull
from demarche.records import Report
from demarche.store import Store
from demarche.store.address import address_of


def keep(store: Store, digest: bytes = b"1") -> None:
    with store.writing() as writer:
        writer.keep_report(STORMED, digest, STORM_EVENTS, (), "coder 1")


def fill(store: Store) -> None:
    """Adds reports without an end, `r0`, `r1` ..., each in a transaction."""
    for number in count():
        with store.writing() as writer:
            report = Report(f"r{number}", STORMED.text * 50)
            writer.keep_report(report, b"%d" % number, (), (), "coder 1")


def test_locked_by_another_writer(store: Store, store_url: str) -> None:
    with Store.open(store_url, wait=0.2) as other, store.writing():
        with other.reading() as asked:  # readers are not disturbed
            assert asked.counts().reports == 0
        with pytest.raises(StoreBusy, match=r"is locked by another process: wait"):
            keep(other)
    with Store.open(store_url) as other:
        keep(other)


def test_a_writer_waits_for_its_turn(store: Store, store_url: str) -> None:
    with Store.open(store_url, wait=20) as other:
        with store.writing() as writer:
            waiting = threading.Thread(target=keep, args=(other,))
            waiting.start()
            writer.keep_report(ARRESTS, b"2", ARREST_EVENTS, (), "coder 1")
        waiting.join(timeout=20)
    with store.reading() as asked:
        assert asked.counts().reports == 2


def test_a_full_disk_keeps_what_was_added_before(tmp_path: Path) -> None:
    def little_room(connection: Any, _: Any) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 8}")

    with Store.open(tmp_path / "demarche.db", create=True) as store:
        store._engine.dispose()
        event.listen(store._engine, "connect", little_room)
        with pytest.raises(StoreFull, match=r"no room is left .* what was added before is kept"):
            fill(store)
        with store.reading() as asked:
            assert asked.counts().reports == len(asked.taken([f"r{n}" for n in range(99)])) > 0


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte, where the system lets us make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() or os.system(f"mount -t tmpfs -o size=1m none '{folder}' 2>/dev/null"):  # noqa: S605
        pytest.skip("no right to mount a small disk here")
    yield folder
    os.system(f"umount '{folder}'")  # noqa: S605


def test_a_disk_that_runs_full(tiny_disk: Path) -> None:
    path = tiny_disk / "demarche.db"
    with Store.open(path, create=True) as store, pytest.raises(StoreFull):
        fill(store)
    with Store.open(path) as store, store.reading() as asked:
        assert asked.counts().reports == len(asked.taken([f"r{n}" for n in range(999)])) > 0


@pytest.mark.parametrize(
    ("state", "kind", "said"),
    [
        ("53100", StoreFull, "no room is left"),
        ("55P03", StoreBusy, "is locked"),
        ("42501", StoreError, "needs the right to make"),
        ("25006", StoreError, "is read-only"),
        ("57P01", NoStore, "is not reached"),
        ("22012", StoreError, "raised for a test"),
    ],
)
def test_what_postgresql_says(
    state: str, kind: type[StoreError], said: str, postgresql: Any
) -> None:
    raised = f"DO $$ BEGIN RAISE 'raised for a test' USING ERRCODE = '{state}'; END $$"
    with (
        Store.open(postgresql.database(), create=True) as store,
        pytest.raises(kind, match=said) as caught,
        store.reading() as asked,
    ):
        asked.connection.execute(text(raised))
    assert type(caught.value) is kind


def test_postgresql_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match=r"is not reached .* check that PostgreSQL runs"):
        Store.open(f"postgresql://desk:secret@/docket?host={tmp_path}", create=True)
    with pytest.raises(NoStore) as caught:
        Store.open("postgresql://desk:secret@127.0.0.1:1/docket", create=True)
    assert "secret" not in str(caught.value)


def test_a_database_that_is_not_there(postgresql: Any) -> None:
    url = postgresql.database().replace("/docket", "/nodocket")
    with pytest.raises(NoStore, match="there is no such database: make it with `createdb`"):
        Store.open(url, create=True)


def test_a_database_that_holds_other_things_too(postgresql: Any) -> None:
    url = postgresql.database()
    with Store.open(url, create=True) as store, store.writing() as writer:
        writer.connection.execute(text("CREATE TABLE public.reports (theirs text)"))
    with Store.open(url) as store:
        keep(store)
        with store.reading() as asked:
            theirs = asked.connection.execute(text("SELECT count(*) FROM public.reports"))
            assert theirs.scalar_one() == 0


def test_a_store_that_may_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "demarche.db"
    Store.open(path, create=True).close()
    with Store.open(path) as store:
        event.listen(store._engine, "connect", lambda c, _: c.execute("PRAGMA query_only = ON"))
        store._engine.dispose()
        with pytest.raises(StoreError, match="may not be written to: allow it"):
            keep(store)


def test_a_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "demarche.db"
    with Store.open(path, create=True) as store:
        keep(store)
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * 4096 * 30)
    with pytest.raises(StoreError, match="cannot be read or written"), Store.open(path) as store:
        list(store.coded())


@pytest.mark.parametrize("where", ["mysql://desk:secret@host/x", "sqlite://", "postgresql://host"])
def test_what_names_no_store(where: str) -> None:
    with pytest.raises(NoStore, match=r"names no store: write a path such as") as caught:
        address_of(where)
    assert "secret" not in str(caught.value)


def test_addresses_that_name_the_same() -> None:
    assert address_of("a/b.db") == address_of(Path("a/b.db")) == address_of("sqlite:///a/b.db")
    assert str(address_of("postgresql://desk:secret@host/x")) == "postgresql://desk:***@host/x"
