"""Remembers the texts and the ids of a run, so that each text is coded once and ids are unique.

In: digests of texts, and ids, one at a time. Out: the id of the first report with the same text,
and ids that no other report of the run has. Keeps digests, not texts, in a private SQLite table
that moves to disk as it grows, so memory stays flat over any number of reports.
"""

from __future__ import annotations

import sqlite3
from hashlib import blake2b
from types import TracebackType
from typing import Self

_PIECE = 1 << 20

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE texts (digest BLOB PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE ids (id TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
"""


class Seen:
    """The texts and ids of one run; use it in a `with` statement."""

    def __init__(self) -> None:
        # "" is a temporary file of SQLite's own. A generator may be read from another thread.
        self._tables = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._tables.executescript(_TABLES)
        self._tables.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._tables.close()

    def first_with(self, mark: bytes) -> str | None:
        """The id of the report whose text had this digest before, None if none had."""
        query = "SELECT id FROM texts WHERE digest = ?"
        row = self._tables.execute(query, (mark,)).fetchone()
        return None if row is None else str(row[0])

    def keep(self, mark: bytes, wanted: str) -> str:
        """Remembers a report by its text's digest.

        Returns:
            its id: the one wanted, with "-2", "-3"… where that was taken.
        """
        given = self._unique(wanted)
        self._tables.execute("INSERT INTO texts VALUES (?, ?)", (mark, given))
        return given

    def _unique(self, wanted: str) -> str:
        query = "SELECT last FROM ids WHERE id = ?"
        row = self._tables.execute(query, (wanted,)).fetchone()
        given, number = wanted, 1
        if row is not None:
            number = int(row[0])
            while row is not None:
                number += 1
                given = f"{wanted}-{number}"
                row = self._tables.execute(query, (given,)).fetchone()
            self._tables.execute("UPDATE ids SET last = ? WHERE id = ?", (number, wanted))
        self._tables.execute("INSERT INTO ids VALUES (?, 1)", (given,))
        return given


def digest(text: str) -> bytes:
    """A digest of a text's words, the same for every way of spacing them."""
    made = blake2b(digest_size=16)
    gap = begun = False
    for at in range(0, len(text), _PIECE):
        piece = text[at : at + _PIECE]
        words = " ".join(piece.split())
        if words:
            if begun and (gap or piece[0].isspace()):
                made.update(b" ")
            made.update(words.encode("utf-8", "surrogatepass"))
            begun = True
            gap = piece[-1].isspace()
        else:
            gap = True
    return made.digest()
