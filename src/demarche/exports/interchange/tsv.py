"""Tab-separated rows as other event data have them, which no cell can break.

In: cells. Out: lines of bytes. The formats know no escapes, and their readers differ in what a
quotation mark means: so tabs, line ends of every kind and other steering characters become spaces,
and straight double quotation marks single ones. A row always has the cells that it was given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from demarche.exports.output import Output

Cell = str | int | float | dt.date | None


class TsvWriter:
    """Writes rows of a fixed width.

    Args:
        output: where they go.
        columns: their names.
        head: whether a line of names comes first.
        null: what stands for an unknown.
    """

    def __init__(
        self, output: Output, columns: Sequence[str], *, head: bool = True, null: str = ""
    ) -> None:
        self._output = output
        self._width = len(columns)
        self._null = null
        if head:
            self._line(columns)

    def write(self, cells: Sequence[Cell]) -> None:
        """Writes a row.

        Raises:
            ValueError: if it has more or fewer cells than there are columns.
        """
        if len(cells) != self._width:
            raise ValueError(f"{len(cells)} cells for {self._width} columns")
        self._line([self._text(cell) for cell in cells])

    def _text(self, cell: Cell) -> str:
        if cell is None:
            return self._null
        if isinstance(cell, str):
            # An empty text, or one that reads as an unknown, is one.
            return clean(cell) or self._null
        return cell.isoformat() if isinstance(cell, dt.date) else str(cell)

    def _line(self, cells: Iterable[str]) -> None:
        self._output.write(("\t".join(cells) + "\n").encode(errors="replace"))


def clean(text: str) -> str:
    """The text on one line, without tabs, steering characters and double quotation marks."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split()).replace('"', "'")


def joined(values: Iterable[str | int | None], null: str = "") -> str | None:
    """Values with ";" between them; one inside a value becomes ",", so that lists align.

    Args:
        values: the values.
        null: what stands for an unknown among known ones.
    """
    parts = [null if value is None else clean(str(value)).replace(";", ",") for value in values]
    return ";".join(parts) if any(part != null for part in parts) else None
