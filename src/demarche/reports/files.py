"""Finds the things to read: files, folders, patterns and standard input.

In: what the user named. Out: `Source`s in a settled order, or a `Discard` for what is not there or
cannot be looked into. Never opens a file but to read the one asked for; hidden files in a folder
(.DS_Store, .git) are no reports and are passed over.
"""

from __future__ import annotations

import glob
import gzip
import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, cast

from demarche.errors import UnreadableInput
from demarche.records import Discard
from demarche.reports.encodings import whole

Kind = Literal["text", "page", "lines", "json", "csv", "tsv", "parquet", "unknown"]

KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
}
"""What each suffix holds; each may be followed by `.gz`."""

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read.

    Attributes:
        name: the path as the user gave or would give it; "standard input" for `-`.
        path: where it is, None for standard input.
        kind: what its name says it holds.
        stem: its file name without suffixes, from which ids are made.
        packed: whether its name ends in `.gz`.
    """

    name: str
    path: Path | None
    kind: Kind
    stem: str
    packed: bool

    def open(self) -> BinaryIO:
        """Its bytes, unpacked.

        Raises:
            OSError, EOFError, zlib.error: now or while reading, if it cannot be read.
            UnreadableInput: if standard input is closed.
        """
        if self.path is None:
            if sys.stdin is None or not hasattr(sys.stdin, "buffer"):
                raise UnreadableInput("is closed: pipe the reports in, or name a file")
            return _standard_input()
        if self.packed:
            return cast(BinaryIO, gzip.open(self.path))
        return self.path.open("rb")

    def is_stream(self) -> bool:
        """Whether it is a pipe or device, such as a shell's `<(command)`, and not a file."""
        return self.path is None or not self.path.is_file()


def _standard_input() -> BinaryIO:
    """Standard input, by a reader of our own.

    The interpreter closes its own when it ends, and dies where a thread still waits to read from it
    (a pipe that stays open).
    """
    try:
        return io.BufferedReader(io.FileIO(sys.stdin.fileno(), closefd=False))
    except (OSError, ValueError):  # no file of the system's stands behind it
        return sys.stdin.buffer


def find(paths: Sequence[str | Path]) -> Iterator[Source | Discard]:
    """Everything to read under these paths, in the order given, folders sorted by name.

    Args:
        paths: files, folders, patterns ("news/**/*.txt") or "-" for standard input.
    """
    for given in paths:
        name = str(given)
        if name == STDIN:
            yield Source("standard input", None, "unknown", "stdin", packed=False)
            continue
        try:
            os.stat(name)  # noqa: PTH116 - a Path would read "" as "."
        except (OSError, ValueError) as error:
            if glob.has_magic(name):
                yield from _matching(name)
            else:
                yield unreadable(whole(name), error)
        else:
            yield from _at(Path(name))


def _at(path: Path) -> Iterator[Source | Discard]:
    if not path.is_dir():
        yield source(path)
        return
    empty = True
    for found in _below(path, set()):
        empty = False
        yield found
    if empty:
        shown = whole(str(path))
        yield Discard(shown, "missing", f"{shown}: the folder holds no files: check the path")


def _matching(pattern: str) -> Iterator[Source | Discard]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob has no "**/" rule for absolute patterns
    files = [Path(match) for match in matches if not Path(match).is_dir()]
    if not matches:
        detail = f"{pattern}: no file matches this pattern: check it, and its quotes"
        yield Discard(pattern, "missing", detail)
    elif files:
        yield from map(source, files)
    else:
        for match in matches:
            yield from _at(Path(match))


def _below(folder: Path, above: set[tuple[int, int]]) -> Iterator[Source | Discard]:
    """The files of a folder and of those in it; `above` stops links that lead back up."""
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield unreadable(whole(str(folder)), error)
        return
    place = (status.st_dev, status.st_ino)
    if place in above:
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _below(path, above | {place})
        elif entry.is_file() or entry.is_symlink():
            yield source(path)
        else:
            shown = whole(str(path))
            yield Discard(shown, "unreadable", f"{shown}: is no ordinary file: leave it out")


def source(path: Path) -> Source:
    """A file as its name tells it."""
    name, packed = path.name, path.suffix.lower() == ".gz"
    if packed:
        name = name[: -len(".gz")]
    suffix = Path(name).suffix.lower()
    kind = KINDS.get(suffix, "unknown")
    stem = name[: len(name) - len(suffix)] if kind != "unknown" else name
    return Source(whole(str(path)), path, kind, whole(stem or path.name), packed)


def unreadable(name: str, error: Exception) -> Discard:
    """What to tell the user of a file that could not be read."""
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return Discard(name, "missing", f"{name}: there is no such file: check the path")
    if isinstance(error, PermissionError):
        detail = f"{name}: permission denied: allow it to be read, or leave it out"
    elif isinstance(error, gzip.BadGzipFile):
        detail = f"{name}: is no gzip archive ({error}): unpack or rename it"
    elif isinstance(error, EOFError):
        detail = f"{name}: the archive ends before its end: fetch it again"
    elif isinstance(error, OSError):
        detail = f"{name}: cannot be read ({error.strerror or error}): check the disk and the path"
    else:
        detail = f"{name}: the archive is broken ({error}): fetch it again"
    return Discard(name, "unreadable", detail)
