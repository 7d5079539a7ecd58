"""Reads records of JSON, one to a line or in one array, of any number and size.

In: the text of a `.jsonl` or `.json` file as it streams by. Out: a draft or a discard for each
record, in order. Never holds more than one record; a broken one is told with its line and column
and costs no other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from demarche.errors import FormatError
from demarche.records import Discard
from demarche.reports.drafts import Draft, Drafts
from demarche.reports.fields import Columns, draft_of

_LONGEST = 1 << 28  # characters of one record

_OUTSIDE = re.compile(r'[\[\]{},"]')
_IN_STRING = re.compile(r'["\\]')


def is_one_a_line(first_line: str) -> bool:
    """Whether a file that begins so holds one record on each line, rather than one JSON value."""
    try:
        return isinstance(_parsed(first_line), dict)
    except FormatError:
        return False


def begins_value(first_line: str) -> bool:
    """Whether a file that begins so is one array, or one object spread over lines."""
    begun = first_line.strip()
    return begun.startswith("[") or begun == "{"


def from_lines(lines: Iterable[str], columns: Columns, *, name: str, stem: str) -> Drafts:
    """Reads one record from each line that is not blank.

    Args:
        lines: the lines.
        columns: which key holds what.
        name: the file, for messages.
        stem: what ids are made from.
    """
    record = 0
    for number, line in enumerate(lines, 1):
        bare = line.lstrip("\ufeff") if number == 1 else line
        if not bare.isspace() and bare:
            record += 1
            yield _draft(
                bare, columns, origin=f"{name}, line {number}", fallback=f"{stem}-{record}"
            )


def from_values(pieces: Iterable[str], columns: Columns, *, name: str, stem: str) -> Drafts:
    """Reads the records of an array, or of objects that follow each other.

    A single object that stands alone has the file's stem for an id, as a text file has.

    Args:
        pieces: the text, cut anywhere.
        columns: which key holds what.
        name: the file, for messages.
        stem: what ids are made from.
    """
    elements = _elements(pieces)
    first = next(elements, None)
    if first is None:
        return
    second = None if first.in_array else next(elements, None)
    alone = second is None and not first.in_array
    rest = elements if second is None else chain([second], elements)
    last: Draft | Discard | None = None
    for record, element in enumerate(chain([first], rest), 1):
        origin = f"{name}, record {record} (line {element.line})"
        if not element.problem:
            fallback = stem if alone else f"{stem}-{record}"
            last = _draft(element.text, columns, origin=origin, fallback=fallback)
            yield last
        elif not (isinstance(last, Discard) and last.reason == "broken record"):  # told already
            yield Discard(origin, "broken record", f"{origin}: {element.problem}")


def _draft(text: str, columns: Columns, *, origin: str, fallback: str) -> Draft | Discard:
    try:
        value = _parsed(text)
    except FormatError as error:
        return Discard(origin, "broken record", f"{origin}: {error}")
    if not isinstance(value, dict):
        problem = "is no object: write each report as {“text”: …}"
        return Discard(origin, "broken record", f"{origin}: {problem}")
    return draft_of(value, columns, origin=origin, fallback=fallback)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text.strip(), strict=False)
    except json.JSONDecodeError as error:
        place = f"column {error.colno}" if error.lineno == 1 else f"its line {error.lineno}"
        raise FormatError(f"broken JSON at {place} ({error.msg}): mend or remove it") from None
    except (ValueError, RecursionError) as error:
        raise FormatError(f"JSON that cannot be read ({error}): mend or remove it") from None


class _Element(NamedTuple):
    """The text of one value, and the line on which it begins."""

    text: str
    line: int
    in_array: bool
    problem: str | None = None


class _Scanner:
    """Cuts a stream into its values by their brackets, without parsing them."""

    def __init__(self) -> None:
        self.line = 1
        self.base = 0  # depth of the records: 1 within an array
        self._depth = 0
        self._string = False
        self._escaped = False
        self._held: list[str] = []
        self._size = 0

    def feed(self, piece: str) -> Iterator[_Element]:
        """The values that end in this piece."""
        start = 0
        at, self._escaped = (1, False) if self._escaped and piece else (0, self._escaped)
        while found := (_IN_STRING if self._string else _OUTSIDE).search(piece, at):
            at = found.end()
            mark = found[0]
            if self._string or mark == '"':
                at = self._quoted(mark, at, len(piece))
            elif mark in "{[":
                if self._opens_array(mark, piece[start : at - 1]):
                    self.base, start = 1, at
                self._depth += 1
            elif cut := self._cut(mark, at):
                yield from self._ended(piece[start:cut])
                start = at
        self._held.append(piece[start:])
        self._size += len(piece) - start
        if self._size > _LONGEST:
            raise FormatError("a record of more than 256 MB: is a bracket or a quote left open?")

    def rest(self) -> Iterator[_Element]:
        """What is left at the end."""
        open_array = self.base == 1
        yield from self._ended("")
        if open_array:
            problem = "the array ends before its “]”: fetch the file again"
            yield _Element("", self.line, in_array=True, problem=problem)

    def _quoted(self, mark: str, at: int, length: int) -> int:
        if mark == '"':
            self._string = not self._string
            return at
        self._escaped = at == length
        return at + 1

    def _opens_array(self, mark: str, before: str) -> bool:
        if mark != "[" or self._depth or self.base:
            return False
        begun = "".join([*self._held, before])
        if begun.strip(" \t\r\n\ufeff"):
            return False
        self.line += begun.count("\n")
        self._held, self._size = [], 0
        return True

    def _cut(self, mark: str, at: int) -> int:
        """Where the value ends that this mark ends, 0 if it ends none."""
        if mark == ",":
            return at - 1 if self._depth == self.base else 0
        self._depth -= 1
        if self._depth < self.base:
            ended_array, self._depth, self.base = self.base == 1, 0, 0
            return at - 1 if ended_array else at
        return at if self._depth == self.base == 0 else 0

    def _ended(self, last: str) -> Iterator[_Element]:
        text = "".join([*self._held, last])
        self._held, self._size = [], 0
        bare = text.lstrip(" \t\r\n\ufeff")
        begins = self.line + text.count("\n", 0, len(text) - len(bare))
        self.line += text.count("\n")
        if bare:
            yield _Element(bare, begins, in_array=self.base == 1)


def _elements(pieces: Iterable[str]) -> Iterator[_Element]:
    scanner = _Scanner()
    for piece in pieces:
        yield from scanner.feed(piece)
    yield from scanner.rest()
