"""Spreads work over processes and gives the results back in order.

In: a stream of items and what to do with each. Out: a stream of results. Never reads further
ahead than keeps the processes busy, never loses an item: one whose process dies is given to
`lost`, and the others are done again by fresh processes. Where the stream pauses, what is in the
works is given back before it goes on. Knows nothing of reports.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar, cast

from demarche.pipeline.pauses import Pause

In = TypeVar("In")
Out = TypeVar("Out")

CHUNK = 4
"""Items sent at a time: fewer cost more in talk, more leave processes idle at the end."""
AHEAD = 3
"""Chunks in the works for each process, so that none waits for the slowest."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    items: Iterable[In],
    worker: Callable[[], Callable[[In], Out]],
    *,
    lost: Callable[[In], Out],
    jobs: int,
) -> Iterator[Out]:
    """Does the same with each item, on several processes.

    Args:
        items: a stream of any length; a `Pause` in it is passed to no process.
        worker: makes, once in each process, what is called with an item. It and the items and
            results are pickled.
        lost: the result for an item on which a process died.
        jobs: how many processes.

    Returns:
        the results, in the order of the items; a `Pause` in its place.

    Raises:
        Exception: whatever the worker raises.
    """
    with _Pool(worker, jobs) as pool:
        for chunk, pause in _chunks(items):
            if chunk:
                pool.submit(chunk)
            while pool.is_full or (pause and pool.waiting):
                yield from pool.oldest(lost)
            if pause:
                yield cast(Out, pause)
        while pool.waiting:
            yield from pool.oldest(lost)


def _chunks(items: Iterable[In]) -> Iterator[tuple[list[In], Pause | None]]:
    """Items some at a time, and whether the stream pauses behind them."""
    chunk: list[In] = []
    for item in items:
        if isinstance(item, Pause):
            yield chunk, item
            chunk = []
            continue
        chunk.append(item)
        if len(chunk) == CHUNK:
            yield chunk, None
            chunk = []
    yield chunk, None


class _Pool:
    """Processes, and the chunks that they are working on, oldest first."""

    def __init__(self, worker: Callable[[], Callable[[Any], Any]], jobs: int) -> None:
        self.worker = worker
        self.jobs = jobs
        self.waiting: deque[tuple[Future[list[Any]], list[Any]]] = deque()
        self._others = set(multiprocessing.active_children())
        self._executor = self._fresh(jobs)

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:  # nobody waits for the results any more
            for process in set(multiprocessing.active_children()) - self._others:
                process.terminate()
        self._executor.shutdown(wait=True, cancel_futures=True)

    @property
    def is_full(self) -> bool:
        return len(self.waiting) >= self.jobs * AHEAD

    def submit(self, chunk: list[Any]) -> None:
        self.waiting.append((self._submitted(self._executor, chunk), chunk))

    def oldest(self, lost: Callable[[Any], Any]) -> list[Any]:
        """The results of the chunk that has waited longest."""
        future, chunk = self.waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            results = [self._alone(item, lost) for item in chunk]
            self._renew()
            return results

    def _alone(self, item: Any, lost: Callable[[Any], Any]) -> Any:
        """An item's result from a process that does nothing else."""
        with self._fresh(1) as executor:
            try:
                return self._submitted(executor, [item]).result()[0]
            except BrokenProcessPool:
                return lost(item)

    def _renew(self) -> None:
        """Fresh processes, and to them whatever the dead ones leave undone."""
        self._executor.shutdown(wait=True)
        self._executor = self._fresh(self.jobs)
        for place, (future, chunk) in enumerate(self.waiting):
            if isinstance(future.exception(), BrokenProcessPool):
                self.waiting[place] = (self._submitted(self._executor, chunk), chunk)

    def _fresh(self, jobs: int) -> ProcessPoolExecutor:
        # "spawn" everywhere: a fork would copy the threads of ONNX Runtime in an unknown state.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(self.worker,))

    @staticmethod
    def _submitted(executor: ProcessPoolExecutor, chunk: list[Any]) -> Future[list[Any]]:
        with _interrupts_ignored():
            try:
                return executor.submit(_work, chunk)
            except BrokenProcessPool as error:
                broken: Future[list[Any]] = Future()
                broken.set_exception(error)
                return broken


class _interrupts_ignored:  # noqa: N801 - reads as what it does
    """While processes start, so that Ctrl-C finds none half ready, with a traceback to print."""

    def __enter__(self) -> None:
        self.before: Any = None
        if threading.current_thread() is threading.main_thread():
            self.before = signal.signal(signal.SIGINT, signal.SIG_IGN)

    def __exit__(self, *_: object) -> None:
        if self.before is not None:
            signal.signal(signal.SIGINT, self.before)


_doing: dict[str, Any] = {}


def _begin(worker: Callable[[], Callable[[Any], Any]]) -> None:
    """What each process does first."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a word
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _doing["make"] = worker


def _end_with_parent() -> None:
    """A parent that was killed leaves nobody to tell its processes to end."""
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _work(chunk: list[Any]) -> list[Any]:
    """One chunk; the worker is made here, not in `_begin`, so that its errors reach the parent."""
    if "do" not in _doing:
        _doing["do"] = _doing["make"]()
    do = _doing["do"]
    return [do(item) for item in chunk]
