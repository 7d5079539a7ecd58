"""Streams that stay open: nothing is lost, nothing waits, and errors come in their place."""

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.pipeline.pauses import AHEAD, PAUSE, Pause, with_pauses


@given(st.lists(st.integers(), max_size=3 * AHEAD))
def test_what_comes_at_once_comes_without_a_pause(items: list[int]) -> None:
    assert list(with_pauses(items, quiet=60)) == items


def test_a_pause_is_told_once_behind_what_came_before_it() -> None:
    more = threading.Event()

    def slow() -> Iterator[int]:
        yield 1
        yield 2
        assert more.wait(60)
        yield 3

    found: list[int | Pause] = []
    for item in with_pauses(slow(), quiet=0.05):
        found.append(item)
        if item is PAUSE:
            more.set()
    assert found == [1, 2, PAUSE, 3]


def test_what_reading_raises_is_raised_behind_what_was_read() -> None:
    def breaks() -> Iterator[int]:
        yield 1
        raise ValueError("broken")

    stream = with_pauses(breaks())
    assert next(stream) == 1
    with pytest.raises(ValueError, match="broken"):
        next(stream)


def test_who_leaves_early_leaves_no_reader_behind() -> None:
    ended = threading.Event()

    def endless() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            ended.set()

    stream = with_pauses(endless())
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert ended.wait(30)
