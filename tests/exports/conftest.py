"""A report and its events made by hand, with every field filled in one and none in the other."""

import io
from collections.abc import Callable
from datetime import date

import pytest

from demarche.exports import Output
from demarche.records import (
    Actor,
    Citation,
    DateRange,
    Event,
    EventDate,
    EventPlace,
    Evidence,
    Place,
    Report,
    Span,
)

TEXT = (
    "OSLO, 15 May 2024 – Norway’s foreign minister <Eide> handed a note of protest to the Russian"
    " embassy on Tuesday; he invoked the Vienna Convention & demanded the sailors’ release,"
    " the ministry said.\r\nSomebody threw a stone."
)


@pytest.fixture
def report() -> Report:
    return Report("oslo", TEXT, date(2024, 5, 15), "dateline", title="Oslo <protests>")


@pytest.fixture
def at(report: Report) -> Callable[[str], Evidence]:
    def found(words: str) -> Evidence:
        start = TEXT.index(words)
        return Evidence.at(report.id, TEXT, Span(start, start + len(words)))

    return found


@pytest.fixture
def full(at: Callable[[str], Evidence]) -> Event:
    """An event with every field."""
    oslo = Place("Oslo", "NOR", 59.91, 10.75, 3143244)
    return Event(
        id="e1",
        report="oslo",
        trigger=at("note of protest"),
        sentence=Span(20, 180),
        type="ACCUSE",
        mode="disapprove",
        cameo="114",
        quad=3,
        goldstein=-2.0,
        source=(
            Actor(at("foreign minister <Eide>"), "NOR", "GOV", "minister: GOV; of Norway"),
            Actor(at("he"), None, "UNK", "nothing tells"),
        ),
        target=(Actor(at("Russian embassy"), "RUS", "GOV", "embassy; sent by RUS"),),
        date=EventDate(DateRange(date(2024, 5, 14), date(2024, 5, 14)), at("Tuesday")),
        place=EventPlace(oslo, at("OSLO")),
        status="alleged",
        status_evidence=at("said"),
        said_by=at("ministry"),
        channel="letter",
        channel_evidence=at("note"),
        about=at("the sailors’ release"),
        law=(Citation("VCDR", "29", at("Vienna Convention")),),
        confidence=0.875,
        why="accuse: n note of=protest",
    )


@pytest.fixture
def bare(at: Callable[[str], Evidence]) -> Event:
    """An event of which nothing is known but the act."""
    return Event(
        id="e2",
        report="oslo",
        trigger=at("threw a stone"),
        sentence=at("Somebody threw a stone.").span,
        type="ASSAULT",
        mode=None,
        cameo="180",
        quad=4,
        goldstein=None,
        source=(),
        target=(),
        date=None,
        place=None,
        status="occurred",
        status_evidence=None,
        said_by=None,
        channel=None,
        channel_evidence=None,
        about=None,
        law=(),
        confidence=0.5,
        why="assault: v throw obj=stone",
    )


class Memory(io.BytesIO):
    """A file that remembers what it held when it was closed, and may be called a terminal."""

    def __init__(self, *, terminal: bool = False) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def output(memory: Memory) -> Output:
    return Output(memory, "memory")
