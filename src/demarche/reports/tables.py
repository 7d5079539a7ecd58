"""Reads tables of CSV and TSV, row by row.

In: a table as it streams by. Out: a draft or a discard for each row; one discard for a table that
lacks a column. Never loads a table whole, never guesses which column holds the text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from demarche.records import Discard
from demarche.reports.drafts import Drafts
from demarche.reports.fields import Columns, draft_of

_LARGEST_FIELD = (1 << 31) - 1
_SAMPLE = 50  # lines
_LINE_END = re.compile(r"\r?\n|\r")
_AFTER_RETURN = re.compile(r"(?<=\r)(?!\n)")


class _Tabs(csv.excel_tab):
    """Tab-separated values without quoting, where a quotation mark is only a character."""

    quoting = csv.QUOTE_NONE


def from_csv(
    lines: Iterable[str], columns: Columns, *, name: str, stem: str, head: str, tabs: bool
) -> Drafts:
    """Reads the rows of a CSV or TSV file, whose first line names the columns.

    The separator is the one that parts the first line: comma, semicolon, tab or bar.

    Args:
        lines: the lines, with their ends.
        columns: which column holds what.
        name: the file, for messages.
        stem: what ids are made from.
        head: the first of the text, which tells how the table is written.
        tabs: whether it is a TSV file.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _LARGEST_FIELD))
    dialect, separator = _dialect(head.splitlines()[:_SAMPLE], tabs=tabs)
    reader = csv.reader(_line_ends(lines, head), dialect, delimiter=separator)
    rows = _rows(reader, name)
    header = next(rows, [])
    if isinstance(header, Discard):
        yield header
        return
    if not header:
        return
    header[0] = header[0].lstrip("\ufeff").strip('"')
    if problem := columns.missing(header):
        yield Discard(name, "missing column", f"{name}: {problem}")
        return
    record, begins = 0, reader.line_num + 1
    for row in rows:
        origin, begins = f"{name}, line {begins}", reader.line_num + 1
        if isinstance(row, Discard):
            yield row
        elif any(row):
            record += 1
            yield _row(row, header, columns, origin=origin, fallback=f"{stem}-{record}")


def _line_ends(lines: Iterable[str], head: str) -> Iterator[str]:
    """The lines, also of a file that ends them by carriage returns alone."""
    first = _LINE_END.search(head)
    if first is None or first[0] != "\r":
        yield from lines
        return
    for line in lines:
        yield from filter(None, _AFTER_RETURN.split(line))


def _rows(reader: Any, name: str) -> Iterator[list[str] | Discard]:
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            origin = f"{name}, line {reader.line_num}"
            yield Discard(origin, "broken record", f"{origin}: {error}: mend or remove it")


def _row(row: list[str], header: list[str], columns: Columns, *, origin: str, fallback: str) -> Any:
    if len(row) < len(header) or any(row[len(header) :]):
        problem = f"the row has {len(row)} of {len(header)} fields: put texts in quotes"
        return Discard(origin, "broken record", f"{origin}: {problem}")
    return draft_of(dict(zip(header, row, strict=False)), columns, origin=origin, fallback=fallback)


def _dialect(lines: Sequence[str], *, tabs: bool) -> tuple[type[csv.Dialect], str]:
    head = lines[0] if lines else ""
    if not tabs:
        return csv.excel, max(",;\t|", key=lambda mark: (head.count(mark), mark == ","))
    parted = [line.split("\t") for line in lines if line.strip()]
    plain = all(len(fields) == len(parted[0]) for fields in parted)
    quoted = any(len(f) > 1 and f[0] == f[-1] == '"' for fields in parted for f in fields)
    return (_Tabs if plain and not quoted else csv.excel_tab), "\t"
