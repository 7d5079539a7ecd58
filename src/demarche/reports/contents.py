"""Opens one source and reads what it holds, in whichever format that is.

In: a `Source`. Out: its drafts, and a discard for each thing in it that cannot be read. Never
raises for bad content, and never stops at it where the rest can still be read.
"""

from __future__ import annotations

import io
import re
import select
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from typing import Any, BinaryIO, cast

from demarche.errors import FormatError, UnreadableInput
from demarche.records import Discard, PublishedFrom
from demarche.reports.drafts import Draft, Drafts
from demarche.reports.encodings import (
    SAMPLE,
    NotText,
    decode,
    head_text,
    text_lines,
    text_pieces,
)
from demarche.reports.fields import Columns
from demarche.reports.files import KINDS, Source, unreadable
from demarche.reports.records_in import begins_value, from_lines, from_values, is_one_a_line
from demarche.reports.tables import from_csv

_LARGEST_PAGE = 1 << 26  # bytes

_QUIET = 0.5
"""Seconds without a byte that make a pause (see `pipeline.pauses`)."""

_JSON_BEGUN = re.compile(rb"(?m)^(?:\xef\xbb\xbf)?\s*[\[{]")
_RECORD = re.compile(r'(?m)^[ \t]*\{[ \t]*".*$')
"""A line that may be a record: a stream whose first line is broken may hold records, too."""
_JSON = re.compile(r'\ufeff?\s*(?:\{\s*["}]|\[\s*[{\]])')
_MARKUP = re.compile(
    r"\ufeff?\s*<(?:!doctype\s+html|html|\?xml[^>]*>\s*<(?:!doctype\s+)?html)", re.I
)


def drafts_of(source: Source, columns: Columns, longest: int) -> Drafts:
    """Everything that one source holds, and what went wrong with it.

    Args:
        source: what to read.
        columns: which key or column of a record holds what, and the day given for all.
        longest: characters beyond which a text is no report.
    """
    name = source.name
    try:
        file = source.open()
        # standard input is not ours to close
        with nullcontext(file) if source.path is None else closing(file):
            yield from _read(_Opened(source, file, columns, longest))
    except NotText as error:
        yield Discard(name, "not text", f"{name}: {error}")
    except UnreadableInput as error:
        yield Discard(name, "unreadable", f"{name}: {error}")
    except FormatError as error:
        yield Discard(name, "broken record", f"{name}: {error}")
    except (OSError, EOFError, zlib.error) as error:
        yield unreadable(name, error)


def too_long(origin: str, longest: int) -> Discard:
    """The discard of a text that is longer than any news report."""
    detail = (
        f"{origin}: more than {longest:,} characters in one text, which is no news report:"
        " split it, one report to a file or record"
    )
    return Discard(origin, "too long", detail)


class _Opened:
    """A source that is open, its head read ahead but not lost."""

    def __init__(self, source: Source, file: BinaryIO, columns: Columns, longest: int) -> None:
        self.source, self.columns, self.longest = source, columns, longest
        self.named = {"name": source.name, "stem": source.stem}
        self.head = _head_of(file, may_pause=source.is_stream())
        self.stream = io.BufferedReader(_Joined(self.head, file), SAMPLE)


def _read(opened: _Opened) -> Drafts:
    kind = opened.source.kind
    if kind == "unknown":
        yield from _unnamed(opened)
    elif kind == "text":
        yield _text(opened)
    elif kind == "page":
        yield _page(opened)
    elif kind == "parquet":
        yield from _or_empty(_parquet(opened), opened.source.name)
    elif kind in {"csv", "tsv"}:
        yield from _or_empty(_csv(opened, tabs=kind == "tsv"), opened.source.name)
    else:
        yield from _json(opened)


def _unnamed(opened: _Opened) -> Drafts:
    """What has no telling suffix: a stream is told by its head, a file is not guessed at."""
    source = opened.source
    begins = head_text(opened.head)  # binary content says what it is
    if source.path is not None and not source.is_stream():
        known = " ".join(sorted(KINDS))
        detail = f"{source.name}: not a known format: rename it to end in one of {known}"
        yield Discard(source.name, "unknown format", detail)
    elif _JSON.match(begins):
        yield from _json(opened)
    elif _MARKUP.match(begins):
        yield _page(opened)
    elif any(map(is_one_a_line, _RECORD.findall(begins))):
        yield from _json(opened)
    else:
        yield _text(opened)


def _text(opened: _Opened) -> Draft | Discard:
    name, day = opened.source.name, opened.columns.published
    most = 4 * opened.longest  # no encoding has characters of more bytes
    data = opened.stream.read(most + 1)
    if len(data) > most:
        return too_long(name, opened.longest)
    told_by: PublishedFrom | None = "option" if day else None
    return Draft(name, opened.source.stem, decode(data) or None, day, told_by)


def _page(opened: _Opened) -> Draft | Discard:
    from demarche.reports.pages import draft_of_page  # noqa: PLC0415 - loads trafilatura

    name = opened.source.name
    data = opened.stream.read(_LARGEST_PAGE + 1)
    if len(data) > _LARGEST_PAGE:
        return too_long(name, opened.longest)
    day = opened.columns.published
    return draft_of_page(data, origin=name, id_=opened.source.stem, published=day)


def _json(opened: _Opened) -> Drafts:
    """Records of JSON, one a line or as values; which of the two is told by the first line."""
    begins = head_text(opened.head).lstrip("\ufeff \t\r\n").partition("\n")[0]
    lines = not begins_value(begins) and (
        opened.source.kind == "lines" or is_one_a_line(begins) or opened.source.is_stream()
    )
    if opened.source.kind == "json" and lines:
        lines = _more_than_one_line(opened.head)
    if lines:
        found = from_lines(text_lines(opened.stream, opened.head), opened.columns, **opened.named)
    else:
        found = from_values(text_pieces(opened.stream, opened.head), opened.columns, **opened.named)
    yield from _or_empty(found, opened.source.name)


def _csv(opened: _Opened, *, tabs: bool) -> Drafts:
    lines, head = text_lines(opened.stream, opened.head), head_text(opened.head)
    yield from from_csv(lines, opened.columns, head=head, tabs=tabs, **opened.named)


def _parquet(opened: _Opened) -> Drafts:
    from demarche.reports.parquet import from_parquet  # noqa: PLC0415 - loads pyarrow

    with _seekable(opened) as file:
        yield from from_parquet(file, opened.columns, **opened.named)


def _or_empty(found: Drafts, name: str) -> Drafts:
    """A file without a single record is told as empty, so that it does not vanish."""
    first = next(found, None)
    if first is None:
        yield Discard(name, "empty", f"{name}: holds no records")
        return
    yield first
    yield from found


def _more_than_one_line(head: bytes) -> bool:
    return b"\n" in head.strip()


def _head_of(file: BinaryIO, *, may_pause: bool) -> bytes:
    """The first bytes; where the file breaks off among them, as many as there are.

    A stream that pauses behind whole records (`tail -f`) is read as far as that: who waits for more
    of them would leave those unread for as long as it stays open.
    """
    head = bytearray()
    try:
        while len(head) < SAMPLE:
            if may_pause and _JSON_BEGUN.search(head) and b"\n" in head and _is_quiet(file):
                break
            more = _next(file, SAMPLE - len(head))
            if not more:
                break
            head += more
    except (OSError, EOFError, zlib.error):
        if not head:
            raise
    return bytes(head)


def _is_quiet(file: BinaryIO) -> bool:
    """Whether a stream whose buffer was read has nothing more for a while."""
    try:
        ready, _, _ = select.select([file.fileno()], [], [], _QUIET)
    except (OSError, ValueError):  # no file of the system's, or a system that asks sockets only
        return False
    return not ready


def _next(file: BinaryIO, size: int) -> bytes:
    """Some bytes, without waiting for all: what comes before a break is not lost."""
    return cast(io.BufferedReader, file).read1(size)


class _Joined(io.RawIOBase):
    """A stream whose head was read already: the head, then the rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes."""
        data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        data = data or _next(self._rest, len(buffer))
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def _seekable(opened: _Opened) -> Iterator[BinaryIO]:
    """The source as a file that can be read from its end, as Parquet must be."""
    source = opened.source
    if source.path is not None and not source.packed and not source.is_stream():
        with source.path.open("rb") as file:
            yield file
        return
    with tempfile.TemporaryFile() as file:
        shutil.copyfileobj(opened.stream, file)
        file.seek(0)
        yield cast(BinaryIO, file)
