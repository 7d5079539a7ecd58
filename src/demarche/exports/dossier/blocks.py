"""A document before it is .docx, .html or .md: headings, paragraphs, tables, pictures.

In: text. Out: blocks that every renderer can write. Never says how anything looks, beyond what it
is: a quotation, a reference, a note.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from demarche.exports.pictures import Drawing

Form = Literal["plain", "bold", "italic"]


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text."""

    text: str
    form: Form = "plain"


@dataclass(frozen=True, slots=True)
class Cite:
    """References to numbered sources, shown as [3, 4] and leading to them."""

    numbers: tuple[int, ...]


Inline = Words | Cite
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        parts: its text.
        number: "4.2" for a numbered one, None for one without.
        note: whether it is set apart as a remark: that something is not told, or a caution.
    """

    parts: Line
    number: str | None = None
    note: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a line of heads.

    Attributes:
        caption: what it shows.
        heads: one for each column.
        rows: cells of text.
        widths: shares of the columns, adding up to 1.
        sources: the numbers of the sources that its rows are, where it lists them: what references
            lead to.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[float, ...]
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its caption; what it shows is told in `drawing.told`."""

    name: str
    drawing: Drawing
    caption: str


Block = Paragraph | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its heading."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The document.

    Attributes:
        kind: what it is: a dossier on an incident at a mission.
        title: of the case.
        case: the case's id.
        issued: the day of issue, written out.
        facts: the title block: names and values.
        summary: paragraphs before the points.
        points: the sections in the order of the reporting procedure.
        annexes: chronology, sources.
        colophon: how it was made, for the last page.
    """

    kind: str
    title: str
    case: str
    issued: str
    facts: tuple[tuple[str, Line], ...]
    summary: tuple[Paragraph, ...]
    points: tuple[Section, ...]
    annexes: tuple[Section, ...]
    colophon: tuple[Paragraph, ...]
