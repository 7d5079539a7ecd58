"""A stream that may stay open: what comes is worked on as it comes, many at a time where many come.

In: an iterator whose next item may be long in coming (a pipe). Out: the same items in their order,
and a `PAUSE` wherever nothing more came for a while, so that nobody who gathers some before going
on waits for more. Knows nothing of reports; never drops an item, and never reads far ahead.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

Item = TypeVar("Item")

QUIET = 0.5
"""Seconds without a new item that make a pause: a writer's buffer is flushed in less, and a reader
at a desk does not see it."""
AHEAD = 64
"""Items read ahead: as many as `docketing` keeps at a time."""
_LOOK = 1.0
"""Seconds after which a thread that waits looks whether it is still wanted."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing more comes for now."""


PAUSE: Final = Pause()


@dataclass(frozen=True, slots=True)
class _End:
    """The stream is over, by an error or well."""

    error: BaseException | None


def with_pauses(items: Iterable[Item], quiet: float = QUIET) -> Iterator[Item | Pause]:
    """The items as they come, with a `PAUSE` after the last before each wait.

    They are read by a thread of its own, which ends with the process where its stream never does.

    Args:
        items: a stream of any length.
        quiet: seconds without an item that are a pause.

    Raises:
        Exception: whatever reading raises, in its place.
    """
    waiting: queue.Queue[Item | _End] = queue.Queue(AHEAD)
    left = threading.Event()
    reader = threading.Thread(target=_fill, args=(items, waiting, left), daemon=True)
    reader.start()
    told = True  # before the first item there is nothing that waits
    try:
        while True:
            try:
                item = waiting.get(timeout=_LOOK if told else quiet)
            except queue.Empty:
                if not told:
                    told = True
                    yield PAUSE
                continue
            if isinstance(item, _End):
                if item.error is not None:
                    raise item.error
                return
            told = False
            yield item
    finally:
        left.set()


def _fill(items: Iterable[Item], waiting: queue.Queue[Item | _End], left: threading.Event) -> None:
    error: BaseException | None = None
    try:
        for item in items:
            if not _handed_on(item, waiting, left):
                return
    except BaseException as raised:  # noqa: BLE001 - it is raised where the items are taken
        error = raised
    _handed_on(_End(error), waiting, left)


def _handed_on(item: Item | _End, waiting: queue.Queue[Item | _End], left: threading.Event) -> bool:
    """Whether somebody still takes items."""
    while not left.is_set():
        try:
            waiting.put(item, timeout=_LOOK)
        except queue.Full:
            continue
        return True
    return False
