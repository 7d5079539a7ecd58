"""The schema of a store: made where there is none, brought up to date where it is older.

In: an engine. Out: a store with the schema of today. Forward only: refuses a schema that it does
not know. Never touches a database that is not ours.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.schema import CreateSchema

from demarche.errors import NoStore
from demarche.store.address import Address
from demarche.store.engines import OURS, SCHEMA, WRITES
from demarche.store.failures import foreign, missing, version

VERSIONS = ("0001",)
"""The schema's versions, oldest first: the migrations in `migrations/versions`."""
VERSION_TABLE = "demarche_version"

MIGRATIONS = Path(__file__).parent / "migrations"


def made_ready(engine: Engine, address: Address, *, create: bool) -> None:
    """Sees to it that the store has the schema of today.

    Args:
        engine: of the store.
        address: where it is.
        create: whether to make it where there is none.

    Raises:
        NoStore: if there is none and none is to be made, or it is somebody else's.
        StoreVersion: if its schema is newer.
    """
    path = address.path
    if path is not None and not path.exists():
        if not create:
            raise missing(address)
        if not path.absolute().parent.is_dir():
            raise NoStore(f"{address}: there is no folder {path.absolute().parent}: make it first")
    with engine.begin() as connection:
        found = _version(connection, address)
    if found is None and not create:
        raise missing(address)
    if found == VERSIONS[-1]:
        return
    if path is not None and found is None:
        with engine.connect() as connection:  # outside a transaction, or it has no effect
            driver = connection.connection.driver_connection
            driver.execute("PRAGMA journal_mode = WAL").close()  # type: ignore[union-attr]
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        if _version(connection, address) != VERSIONS[-1]:  # another process may have been first
            _upgrade(connection)


def _version(connection: Connection, address: Address) -> str | None:
    """The version of the schema, None where there is nothing yet.

    Raises:
        NoStore: if the database is not ours.
        StoreVersion: if its schema is newer.
    """
    if address.is_file:
        tables = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
        ours = connection.execute(text("PRAGMA application_id")).scalar_one()
        if tables and ours != OURS:
            raise foreign(address)
        begun = bool(tables)
    else:
        asked = text("SELECT to_regclass(:name) IS NOT NULL")
        name = f"{SCHEMA}.{VERSION_TABLE}"
        begun = bool(connection.execute(asked, {"name": name}).scalar_one())
    if not begun:
        return None
    row = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).one()  # noqa: S608
    found = str(row.version_num)
    if found not in VERSIONS:
        raise version(address, found)
    return found


def _upgrade(connection: Connection) -> None:
    """Runs the migrations that are missing, in the transaction that is begun."""
    from alembic import command  # noqa: PLC0415 - takes a fifth of a second, and is rarely needed
    from alembic.config import Config  # noqa: PLC0415

    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {OURS}"))
    else:
        connection.execute(CreateSchema(SCHEMA, if_not_exists=True))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
