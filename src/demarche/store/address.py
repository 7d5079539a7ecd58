"""Where a store is: what a user writes as `--store`, understood.

In: a path or a URL. Out: an `Address`. Never connects, never shows a password.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from demarche.errors import NoStore


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store is.

    Attributes:
        url: as SQLAlchemy takes it.
        path: the file, None for PostgreSQL.
    """

    url: URL
    path: Path | None

    def __str__(self) -> str:
        """The path, or the URL without its password."""
        if self.path is not None:
            return str(self.path)
        shown = self.url.set(drivername="postgresql")
        return shown.render_as_string(hide_password=True)

    @property
    def is_file(self) -> bool:
        """Whether the store is a file of SQLite."""
        return self.path is not None


def address_of(where: str | Path) -> Address:
    """The address that a user wrote.

    Args:
        where: a path, `sqlite:///PATH` or `postgresql://USER@HOST/DATABASE`.

    Raises:
        NoStore: if it is neither.
    """
    if isinstance(where, Path) or "://" not in where:
        return _file(Path(where))
    try:
        url = make_url(where)
    except ArgumentError:
        url = URL.create("")
    engine = url.drivername.partition("+")[0]
    if engine == "sqlite" and url.database and url.database != ":memory:":
        return _file(Path(url.database))
    if engine in {"postgresql", "postgres"} and url.database:
        return Address(url.set(drivername="postgresql+psycopg"), None)
    raise NoStore(
        f"{_without_password(where)} names no store: write a path such as demarche.db, or"
        " postgresql://USER@HOST/DATABASE"
    )


def _file(path: Path) -> Address:
    return Address(URL.create("sqlite+pysqlite", database=str(path)), path)


def _without_password(where: str) -> str:
    scheme, _, rest = where.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
