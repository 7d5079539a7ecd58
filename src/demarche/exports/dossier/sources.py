"""Numbered sources: which sentence of which report tells what.

In: events and evidence, as the document cites them. Out: references, and the list of sources for
the annex, numbered in the order of their first citation. Never shortens a quotation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from demarche.exports.dossier.blocks import Cite, Inline, Words
from demarche.exports.dossier.phrasing import inner
from demarche.records import Event, Evidence, Report, Span


@dataclass(slots=True)
class Source:
    """One cited sentence; `marks` are the words in it that tell the acts."""

    number: int
    report: str
    span: Span
    marks: set[Span] = field(default_factory=set)


class Sources:
    """The sources cited so far."""

    def __init__(self) -> None:
        self._by_place: dict[tuple[str, Span], Source] = {}

    def cite(self, told: Iterable[Event | Evidence]) -> Cite:
        """A reference to the sentences that tell these events, and to other words of reports.

        Args:
            told: events, or evidence of which no event's sentence is at hand.
        """
        numbers = {self._number(item) for item in told}
        return Cite(tuple(sorted(numbers)))

    def __len__(self) -> int:
        return len(self._by_place)

    def all(self) -> list[Source]:
        """The sources, by number."""
        return sorted(self._by_place.values(), key=lambda source: source.number)

    def _number(self, told: Event | Evidence) -> int:
        if isinstance(told, Event):
            source = self._source(told.report, told.sentence.joined(told.trigger.span))
            source.marks.add(told.trigger.span)
        else:
            source = self._around(told)
        return source.number

    def _around(self, words: Evidence) -> Source:
        for (report, span), source in self._by_place.items():
            if report == words.report and span.covers(words.span):
                return source
        return self._source(words.report, words.span)

    def _source(self, report: str, span: Span) -> Source:
        number = len(self._by_place) + 1
        return self._by_place.setdefault((report, span), Source(number, report, span))


def quotation(source: Source, report: Report) -> tuple[Inline, ...]:
    """The words of a source, those that tell the acts in bold.

    Args:
        source: the source.
        report: its report.
    """
    start, end = source.span.start, min(source.span.end, len(report.text))
    parts: list[Inline] = []
    at = start
    for mark in sorted(source.marks):
        if mark.start < at:
            continue
        parts.append(Words(report.text[at : mark.start]))
        parts.append(Words(report.text[mark.start : mark.end], "bold"))
        at = mark.end
    parts.append(Words(report.text[at:end]))
    shown = [_on_one_line(part) for part in parts if isinstance(part, Words) and part.text]
    if shown:
        shown[0] = Words(shown[0].text.lstrip(), shown[0].form)
        shown[-1] = Words(shown[-1].text.rstrip(), shown[-1].form)
    return (Words("“"), *shown, Words("”"))


def _on_one_line(words: Words) -> Words:
    text = inner(words.text)
    before = " " if words.text[:1].isspace() else ""
    after = " " if words.text[-1:].isspace() and text else ""
    return Words(f"{before}{text}{after}", words.form)
