"""What the engines' errors mean for the user.

In: an error of SQLAlchemy or of a driver. Out: the error of our tree that says what was wrong,
where, and what to do. Never swallows one that it does not know.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError

from demarche.errors import NoStore, StoreBusy, StoreError, StoreFull, StoreVersion
from demarche.store.address import Address

_BUSY = {"SQLITE_BUSY", "SQLITE_LOCKED"}
_DENIED = {"SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH"}
_BROKEN = {"SQLITE_CORRUPT", "SQLITE_IOERR", "SQLITE_SCHEMA"}


@contextlib.contextmanager
def told(address: Address) -> Iterator[None]:
    """Says of an error of the engine where it struck and what to do.

    Args:
        address: the store.

    Raises:
        StoreError: one of its kinds, in place of the engine's own error.
    """
    try:
        yield
    except DBAPIError as error:
        # What the engine says of a statement holds the statement's values: a whole report, maybe.
        found = _sqlite(error, address) if address.is_file else _postgresql(error, address)
        raise found from error
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        if "psycopg" not in str(error) and "postgresql" not in str(error):
            raise
        raise StoreError(
            f"{address}: PostgreSQL needs its driver: pip install 'demarche[postgres]'"
        ) from error
    except SQLAlchemyError as error:
        raise StoreError(f"{address}: {type(error).__name__}: {_first_line(error)}") from error


def version(address: Address, found: str) -> StoreVersion:
    """The error for a schema that a newer Demarche made.

    Args:
        address: the store.
        found: the schema's version.
    """
    return StoreVersion(
        f"{address} was made by a newer Demarche (schema {found}): upgrade Demarche, or use another"
        " store"
    )


def foreign(address: Address) -> NoStore:
    """The error for a database that is not ours.

    Args:
        address: the database.
    """
    return NoStore(f"{address} is a database, but not one of Demarche's: name another with --store")


def missing(address: Address) -> NoStore:
    """The error for a store that is not there and is not to be made.

    Args:
        address: where none is.
    """
    return NoStore(
        f"there is no store at {address}: `demarche add PATH…` makes one; or name another with"
        " --store or DEMARCHE_STORE"
    )


def _sqlite(error: DBAPIError, address: Address) -> StoreError:
    cause = error.orig
    name = getattr(cause, "sqlite_errorname", None) or ""
    kind = "_".join(name.split("_")[:2])
    text = str(cause).lower()
    if kind in _BUSY or "locked" in text:
        return StoreBusy(
            f"{address} is locked by another process: wait until that has ended, and try again"
        )
    if kind == "SQLITE_FULL" or "disk is full" in text:
        return _full(address)
    if kind == "SQLITE_NOTADB":
        return NoStore(f"{address} is no database: name another file with --store")
    if kind == "SQLITE_CANTOPEN":
        return NoStore(
            f"{address} cannot be opened: check that its folder is there and may be written to"
        )
    if kind in _DENIED:
        return StoreError(
            f"{address} may not be written to: allow it, for the file and its folder, or name"
            " another with --store"
        )
    if kind in _BROKEN:
        return StoreError(
            f"{address} cannot be read or written ({cause}): check the disk, and take up a backup"
        )
    return StoreError(f"{address}: {type(cause).__name__}: {_first_line(cause)}")


def _postgresql(error: DBAPIError, address: Address) -> StoreError:
    cause = error.orig
    state = getattr(cause, "sqlstate", None) or ""
    if state in {"55P03", "40P01", "57014"}:  # lock not available, deadlock, statement timeout
        return StoreBusy(
            f"{address} is locked by another process: wait until that has ended, and try again"
        )
    if state in {"53100", "53200"}:  # disk full, out of memory
        return _full(address)
    said = str(cause)
    if state == "3D000" or ('database "' in said and "does not exist" in said):
        return NoStore(f"{address}: there is no such database: make it with `createdb` first")
    if state in {"28P01", "28000"} or "password" in said or 'role "' in said:
        return NoStore(f"{address} lets nobody in by that name and password: check the URL")
    if state == "42501":
        return StoreError(
            f"{address}: {_first_line(cause)}: the user in the URL needs the right to make and"
            " write the schema “demarche”"
        )
    if state == "25006":
        return StoreError(f"{address} is read-only: use the server that takes writes")
    if not state or state[:2] in {"08", "57", "53"}:
        return NoStore(
            f"{address} is not reached ({_first_line(cause)}): check that PostgreSQL runs there"
            " and that the URL is right"
        )
    return StoreError(f"{address}: {type(cause).__name__}: {_first_line(cause)}")


def _full(address: Address) -> StoreFull:
    return StoreFull(
        f"{address}: no room is left on the disk; what was added before is kept: make room and run"
        " the same command again, which goes on where it stopped"
    )


def _first_line(error: BaseException | None) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), "no reason")
