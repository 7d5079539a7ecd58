"""Where results go: standard output, or a file that is written whole or not at all.

In: bytes. Out: a file that takes its name only when it is complete; until then, and when anything
goes wrong, whatever stood there before stays as it was. Never leaves half a file behind.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from demarche.errors import OutputError

STDOUT = "-"


class Output:
    """Takes bytes; tells where they were to go when they cannot be taken.

    Attributes:
        name: the file's path, or "standard output".
        is_terminal: whether a person is looking at it.
        withheld: set to True where there is no result worth the name: the file is not made, and
            one that stands there stays.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self.name = name
        self.is_terminal = file.isatty()
        self.closed = False
        self.withheld = False

    def write(self, data: bytes) -> int:
        """Writes all of it.

        Raises:
            OutputError: if it cannot.
            BrokenPipeError: if who was reading has left.
        """
        with _told(self.name):
            return self._file.write(data)

    def flush(self) -> None:
        """Hands on what was written so far.

        Raises:
            OutputError: if it cannot.
            BrokenPipeError: if who was reading has left.
        """
        with _told(self.name):
            self._file.flush()

    def close(self) -> None:
        """Nothing: whoever opened it closes it. Writers of other libraries call this."""


@contextlib.contextmanager
def open_output(path: Path | None) -> Iterator[Output]:
    """Opens where results go.

    Args:
        path: the file; None or "-" for standard output.

    Returns:
        an `Output`. The file has its name and its contents when the block has ended well.

    Raises:
        OutputError: if it cannot be written: no such folder, no permission, a full disk.
        BrokenPipeError: if who was reading standard output has left.
    """
    if path is None or str(path) == STDOUT:
        output = Output(sys.stdout.buffer, "standard output")
        yield output
        output.flush()
        return
    with _told(str(path)):
        mode = _mode(path)
        target = path.resolve()  # a link stays a link: what it points to is replaced
    yield from _whole(path, target, mode) if mode is None or stat.S_ISREG(mode) else _device(path)


def _device(path: Path) -> Iterator[Output]:
    """A pipe or device, such as /dev/null, cannot be replaced: it is written to."""
    with _told(str(path)):
        file = path.open("wb")
    output = Output(file, str(path))
    try:
        yield output
        output.flush()
    finally:
        with contextlib.suppress(OSError):
            file.close()


def _whole(path: Path, target: Path, mode: int | None) -> Iterator[Output]:
    with _told(str(path)):
        handle, name = tempfile.mkstemp(
            dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part"
        )
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            output = Output(cast(BinaryIO, file), str(path))
            yield output
            output.flush()
            with _told(str(path)):
                os.fsync(file.fileno())
        if output.withheld:
            part.unlink()
            return
        with _told(str(path)):
            part.chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
            part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _mode(path: Path) -> int | None:
    """What stands there already, None where nothing does."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if stat.S_ISREG(mode) and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return mode


def _umask() -> int:
    """The user's mask for new files, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


_ADVICE = {
    errno.ENOSPC: "the disk is full: make room, or write elsewhere",
    errno.EDQUOT: "the disk quota is used up: make room, or write elsewhere",
    errno.EROFS: "the disk is read-only: write elsewhere",
    errno.ENOENT: "there is no such folder: make it first",
    errno.ENOTDIR: "a part of the path is a file, not a folder: check the path",
    errno.EISDIR: "this is a folder: name a file in it",
    errno.EACCES: "permission denied: write elsewhere, or allow it",
    errno.EPERM: "permission denied: write elsewhere, or allow it",
    errno.ENAMETOOLONG: "the name is too long: choose a shorter one",
}


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    """Says of an error of the system where it struck and what to do."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        advice = _ADVICE.get(error.errno or 0, error.strerror or str(error))
        raise OutputError(f"cannot write {name}: {advice}") from error
