"""Parts of WordprocessingML that python-docx has no names for.

In: objects of python-docx. Out: the same, with the elements added. Sources: ECMA-376, part 1,
section 17.
"""

# ruff: noqa: SLF001 - python-docx gives its elements under private names only

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from demarche.exports.dossier.blocks import Form


def child(parent: Any, tag: str, /, **values: str) -> Any:
    """Adds an element with attributes of the same name space."""
    element = OxmlElement(tag)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element


def field(paragraph: Paragraph, instruction: str) -> None:
    """Adds a field that the reader's program works out, such as PAGE."""
    for kind in ("begin", None, "separate", "text", "end"):
        run = paragraph.add_run()
        if kind is None:
            text = child(run._r, "w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {instruction} "
        elif kind == "text":
            run.text = "1"
        else:
            child(run._r, "w:fldChar", fldCharType=kind)


def run(parent: Any, text: str, *, form: Form = "plain", style: str | None = None) -> None:
    """Adds text to a paragraph or a link; python-docx looks every style up by its name, slowly.

    Args:
        parent: the element.
        text: the words.
        form: plain, bold or italic.
        style: id of a character style.
    """
    element = child(parent, "w:r")
    if style or form != "plain":
        properties = child(element, "w:rPr")
        if style:
            child(properties, "w:rStyle", val=style)
        if form != "plain":
            child(properties, "w:b" if form == "bold" else "w:i")
    words = child(element, "w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")


def link(parent: Any, text: str, anchor: str, style: str) -> None:
    """Adds a text that leads to a bookmark of the same document."""
    hyperlink = child(parent, "w:hyperlink", anchor=anchor, history="1")
    run(hyperlink, text, style=style)


@contextmanager
def bookmark(parent: Any, name: str, number: int) -> Iterator[None]:
    """Puts what is added within between the ends of a bookmark."""
    child(parent, "w:bookmarkStart", id=str(number), name=name)
    yield
    child(parent, "w:bookmarkEnd", id=str(number))


def add_row(table: Table, widths: Sequence[int], style: str) -> list[Any]:
    """Adds a row that stays on one page; python-docx counts all cells for each that it adds.

    Args:
        table: the table.
        widths: of its cells, in twentieths of a point.
        style: id of the style of its paragraphs.

    Returns:
        The paragraph of each cell, as an element.
    """
    row = child(table._tbl, "w:tr")
    child(child(row, "w:trPr"), "w:cantSplit")
    paragraphs = []
    for width in widths:
        cell = child(row, "w:tc")
        child(child(cell, "w:tcPr"), "w:tcW", w=str(width), type="dxa")
        paragraph = child(cell, "w:p")
        child(child(paragraph, "w:pPr"), "w:pStyle", val=style)
        paragraphs.append(paragraph)
    return paragraphs


def shade(cell: _Cell, colour: str) -> None:
    """Gives a cell a ground."""
    child(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=colour)


def attributes(table: Table, *, caption: str, description: str) -> None:
    """Tells what a table is, for who hears it read."""
    properties = table._tbl.tblPr
    child(properties, "w:tblCaption", val=caption)
    child(properties, "w:tblDescription", val=description)


def rules(table: Table, *, head: bool) -> None:
    """Lines above, below and between rows, none between columns."""
    borders = OxmlElement("w:tblBorders")
    for edge, size, colour in (
        ("top", "8", "3A362F"),
        ("bottom", "8", "3A362F"),
        ("insideH", "4", "C9C4BA"),
    ):
        child(borders, f"w:{edge}", val="single", sz=size, space="0", color=colour)
    properties = table._tbl.tblPr
    # The schema has an order: borders come before the layout and the look.
    at = next(
        (
            at
            for at, element in enumerate(properties)
            if element.tag
            in {qn(f"w:{n}") for n in ("shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption")}
        ),
        len(properties),
    )
    properties.insert(at, borders)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", "40"), ("left", "70"), ("bottom", "40"), ("right", "70")):
        child(margins, f"w:{side}", w=width, type="dxa")
    look = next((e for e in properties if e.tag == qn("w:tblLook")), None)
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)
        look.set(qn("w:firstRow"), "1" if head else "0")
        look.set(qn("w:firstColumn"), "0" if head else "1")
