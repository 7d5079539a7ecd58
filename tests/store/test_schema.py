"""The schema: made, brought up to date, refused."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from demarche.errors import NoStore, StoreVersion
from demarche.store import Store
from demarche.store.engines import WRITES
from demarche.store.schema import MIGRATIONS, VERSION_TABLE, VERSIONS
from demarche.store.tables import METADATA


def test_migrations_make_the_tables_that_the_store_uses(store_url: str) -> None:
    with Store.open(store_url, create=True) as store, store._engine.connect() as connection:
        options = {"version_table": VERSION_TABLE}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


def test_the_versions_are_those_of_the_migrations() -> None:
    scripts = ScriptDirectory(str(MIGRATIONS))
    assert [script.revision for script in scripts.walk_revisions()] == list(reversed(VERSIONS))
    assert scripts.get_heads() == [VERSIONS[-1]]


def test_a_store_is_made_only_where_that_is_asked_for(store_url: str) -> None:
    with pytest.raises(NoStore, match=r"there is no store at .* `demarche add"):
        Store.open(store_url)
    Store.open(store_url, create=True).close()
    Store.open(store_url).close()


def test_a_newer_schema_is_refused_and_left_as_it_is(store_url: str) -> None:
    with (
        Store.open(store_url, create=True) as store,
        store._engine.connect().execution_options(**WRITES) as connection,
        connection.begin(),
    ):
        connection.execute(text("UPDATE demarche_version SET version_num = '9999'"))
    for create in (False, True):
        with pytest.raises(StoreVersion, match=r"newer Demarche \(schema 9999\): upgrade"):
            Store.open(store_url, create=create)


def test_somebody_else_s_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as theirs:
        theirs.execute("CREATE TABLE letters (id)")
    theirs.close()
    before = path.read_bytes()
    with pytest.raises(NoStore, match="not one of Demarche's"):
        Store.open(path, create=True)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Norway summoned the ambassador. " * 40)
    with pytest.raises(NoStore, match="is no database: name another"):
        Store.open(path, create=True)


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "demarche.db"
    path.touch()
    with pytest.raises(NoStore):
        Store.open(path)
    Store.open(path, create=True).close()
    Store.open(path).close()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="there is no folder"):
        Store.open(tmp_path / "no" / "demarche.db", create=True)


def test_a_folder_in_the_place_of_a_store(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="cannot be opened"):
        Store.open(tmp_path, create=True)
