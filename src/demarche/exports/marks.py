"""Which words of a report tell which field of which event.

In: a report's events. Out: marks, and the text cut at every edge of one, so that marks may overlap.
Never loses or repeats a character.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from demarche.exports.wording import facts
from demarche.records import Event, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that tell a field.

    Attributes:
        span: where they stand.
        number: which event, from 1 in the order given.
        quad: the event's quad class.
        role: "act", "who", "to whom", "when", "where", "status", "said by", "channel", "about"
            or "law".
    """

    span: Span
    number: int
    quad: int
    role: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which the same marks lie."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks_of(events: Sequence[Event]) -> list[Mark]:
    """All marks of a report's events.

    Args:
        events: the events of one report.
    """
    found = []
    for number, event in enumerate(events, start=1):
        told = [(event.trigger, "act")]
        told += [(actor.mention, "who") for actor in event.source]
        told += [(actor.mention, "to whom") for actor in event.target]
        told += [(words, fact.field) for fact in facts(event) for words in fact.evidence]
        found += [Mark(words.span, number, event.quad, role) for words, role in told]
    return list(dict.fromkeys(found))


def pieces(length: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """A text cut at every edge of a mark.

    Args:
        length: the text's length.
        marks: the marks, in any order.
    """
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        opening[mark.span.start].append(mark)
        closing[mark.span.end].append(mark)
    lying: list[Mark] = []
    edges = sorted({0, length, *opening, *closing})
    for start, end in pairwise(edges):
        lying = [mark for mark in lying if mark not in closing[start]] + opening[start]
        yield Piece(start, end, tuple(lying))
