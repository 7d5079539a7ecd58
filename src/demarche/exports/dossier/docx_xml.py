"""Parts of WordprocessingML that python-docx has no names for.

In: objects of python-docx. Out: the same, with the elements added. Sources: ECMA-376, part 1,
section 17.
"""

# ruff: noqa: SLF001 - python-docx gives its elements under private names only

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph


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


def link(paragraph: Paragraph, text: str, anchor: str, style: str) -> None:
    """Adds a text that leads to a bookmark of the same document."""
    run = paragraph.add_run(text, style=style)
    hyperlink = OxmlElement("w:hyperlink")
    hyperlink.set(qn("w:anchor"), anchor)
    hyperlink.set(qn("w:history"), "1")
    paragraph._p.append(hyperlink)
    hyperlink.append(run._r)


@contextmanager
def bookmark(paragraph: Paragraph, name: str, number: int) -> Iterator[None]:
    """Puts what is added within between the ends of a bookmark."""
    child(paragraph._p, "w:bookmarkStart", id=str(number), name=name)
    yield
    child(paragraph._p, "w:bookmarkEnd", id=str(number))


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
