"""What the sections of a dossier are composed with: numbered paragraphs, cited statements.

In: a matter and its sources. Out: blocks. Never states anything of the case without its sources,
unless it states that something is not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from demarche.exports.dossier.blocks import Block, Inline, Line, Paragraph, Section, Table, Words
from demarche.exports.dossier.matter import Act, Matter
from demarche.exports.dossier.phrasing import quoted
from demarche.exports.dossier.sources import Sources
from demarche.exports.dossier.statements import date_cell, sentence, stands_in
from demarche.records import Event, Evidence


@dataclass(frozen=True, slots=True)
class Desk:
    """A matter, and the sources that the document cites."""

    matter: Matter
    sources: Sources

    def cited(self, text: str, told: Iterable[Event | Evidence]) -> Line:
        """A text with its sources and a full stop."""
        told = list(told)
        if not told:
            return (Words(f"{text}."),)
        return (Words(f"{text} "), self.sources.cite(told), Words("."))

    def statement(self, act: Act, *, dated: bool = True) -> Line:
        """An act as a sentence with the sources of all its tellings."""
        event = act.event
        text = sentence(event, self.matter.report(event.report), dated=dated)
        return (Words(f"{text} "), self.sources.cite(act.tellings), Words(f".{_voices(act)}"))

    def dated(self, event: Event) -> str:
        """The day of an event for a table."""
        return date_cell(event, self.matter.report(event.report))

    def stands_in(self, acts: Iterable[Act]) -> bool:
        """Whether the day of publication stands in for the day of one of these acts."""
        return any(stands_in(a.event, self.matter.report(a.event.report)) for a in acts)

    def words(self, told: Sequence[Evidence], within: Sequence[Event]) -> Line:
        """Quotations, each with its source: the words of the events that they stand in."""
        parts: list[Inline] = []
        seen: set[str] = set()
        for evidence, event in zip(told, within, strict=True):
            text = quoted(evidence.quote)
            if text.lower() in seen:
                continue
            seen.add(text.lower())
            parts += [Words(f"{', ' if parts else ''}{text} "), self.sources.cite([event])]
        return tuple(parts)


class Point:
    """A section under way: numbers its paragraphs.

    Args:
        number: of the point.
        heading: its heading.
    """

    def __init__(self, number: int, heading: str) -> None:
        self._number = number
        self._heading = heading
        self._blocks: list[Block] = []
        self._count = 0

    def say(self, parts: Line | str) -> None:
        """Adds a numbered paragraph."""
        self._count += 1
        line = (Words(parts),) if isinstance(parts, str) else parts
        self._blocks.append(Paragraph(line, f"{self._number}.{self._count}"))

    def note(self, text: str) -> None:
        """Adds a numbered remark, that something is not told."""
        self._count += 1
        self._blocks.append(
            Paragraph((Words(text, "italic"),), f"{self._number}.{self._count}", note=True)
        )

    def remark(self, text: str) -> None:
        """Adds a remark without a number."""
        self._blocks.append(Paragraph((Words(text, "italic"),), note=True))

    def add(self, block: Block) -> None:
        """Adds a table or a picture."""
        self._blocks.append(block)

    def table(
        self,
        caption: str,
        heads: tuple[str, ...],
        rows: Sequence[tuple[Line, ...]],
        widths: tuple[float, ...],
    ) -> None:
        """Adds a table, if it has rows."""
        if rows:
            self._blocks.append(Table(caption, heads, tuple(rows), widths))

    def section(self) -> Section:
        """The section as it stands."""
        return Section(f"{self._number}. {self._heading}", tuple(self._blocks))


STAND_IN = "* Day of publication: the report gives no day of its own."


def cell(text: str) -> Line:
    """A cell of plain text."""
    return (Words(text),)


def _voices(act: Act) -> str:
    if len(act.tellings) == 1 or act.voices == len({e.report for e in act.tellings}):
        return ""
    return " (The reports that tell it are copies of one text.)" if act.voices == 1 else ""
