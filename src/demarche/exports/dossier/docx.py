"""A dossier as a .docx file.

In: a `Dossier`. Out: the bytes of the file: headings, captions and paragraphs as styles, tables
with repeated heads, pictures with their text, references that lead to the sources, page numbers.
Never embeds anything that is fetched or run.
"""

from __future__ import annotations

import datetime as dt
import io
from contextlib import nullcontext
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Cm
from docx.table import Table as WordTable

from demarche.exports.dossier.blocks import (
    Block,
    Cite,
    Dossier,
    Line,
    Paragraph,
    Picture,
    Section,
    Table,
)
from demarche.exports.dossier.docx_styles import WIDTH, dress
from demarche.exports.dossier.docx_xml import (
    add_row,
    attributes,
    bookmark,
    child,
    field,
    link,
    rules,
    run,
    shade,
)
from demarche.exports.pictures import png


def docx_bytes(document: Dossier) -> bytes:
    """The file.

    Args:
        document: the dossier.
    """
    file = Document()
    dress(file)
    _properties(file, document)
    _margins(file, document)
    _head(file, document)
    file.add_paragraph("Summary", style="Heading 1")
    for paragraph in document.summary:
        _block(file, paragraph)
    for section in document.points:
        _section(file, section)
    for at, section in enumerate(document.annexes):
        _section(file, section, apart=at < 2)  # the chronology and the sources are long
    for paragraph in document.colophon:
        _block(file, paragraph)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _properties(file: DocumentObject, document: Dossier) -> None:
    core = file.core_properties
    core.title = f"{document.title} ({document.case})"[:255]
    core.subject = document.kind
    core.author = "Demarche"
    core.last_modified_by = "Demarche"
    core.comments = ""
    core.language = "en-GB"
    issued = dt.datetime.strptime(document.issued, "%d %B %Y").replace(tzinfo=dt.UTC)
    core.created = core.modified = issued


def _margins(file: DocumentObject, document: Dossier) -> None:
    section = file.sections[0]
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.style = "Header"
    head.add_run(f"Case {document.case}\tIssued {document.issued}")
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.style = "Footer"
        line.add_run("Page ")
        field(line, "PAGE")
        line.add_run(" of ")
        field(line, "NUMPAGES")


def _head(file: DocumentObject, document: Dossier) -> None:
    file.add_paragraph(document.kind, style="Subtitle")
    file.add_paragraph(document.title, style="Title")
    shares = (0.28, 0.72)
    table = _frame(file, 0, shares)
    for name, value in document.facts:
        label, cell = add_row(table, _twips(shares), "Cell")
        run(label, name, form="bold")
        _fill(cell, value)
    attributes(table, caption="Title block", description="The case in short.")
    rules(table, head=False)


def _frame(file: DocumentObject, rows: int, shares: tuple[float, ...]) -> WordTable:
    """A table without borders, as wide as the text."""
    table: WordTable = file.add_table(rows=rows, cols=len(shares))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Cm(WIDTH * share)
    return table


def _twips(shares: tuple[float, ...]) -> list[int]:
    return [Cm(WIDTH * share).twips for share in shares]


def _section(file: DocumentObject, section: Section, *, apart: bool = False) -> None:
    heading = file.add_paragraph(section.heading, style="Heading 1")
    if apart:
        heading.paragraph_format.page_break_before = True
    for block in section.blocks:
        _block(file, block)


def _block(file: DocumentObject, block: Block) -> None:
    match block:
        case Paragraph():
            style = "Numbered" if block.number else "Remark" if block.note else "Normal"
            line = file.add_paragraph(style=style)
            if block.number:
                line.add_run(f"{block.number}\t")
            _fill(line._p, block.parts)  # noqa: SLF001 - python-docx has no name for it
        case Picture():
            _picture(file, block)
        case Table():
            _table(file, block)


def _picture(file: DocumentObject, picture: Picture) -> None:
    line = file.add_paragraph(style="Picture")
    width = Cm(min(WIDTH, picture.drawing.width / 96 * 2.54))
    shape = line.add_run().add_picture(io.BytesIO(png(picture.drawing)), width=width)
    inline = shape._inline  # noqa: SLF001 - python-docx has no name for what follows
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")  # LibreOffice takes an eighth of an inch where none is given
    told = inline.docPr
    told.set("descr", picture.drawing.told)
    told.set("name", picture.name)
    told.set("title", picture.name.capitalize())
    caption = file.add_paragraph(picture.caption, style="Caption")
    for paragraph in (line, caption):
        paragraph.paragraph_format.left_indent = Cm(WIDTH) - width


def _table(file: DocumentObject, block: Table) -> None:
    caption = file.add_paragraph(block.caption, style="Caption")
    caption.paragraph_format.keep_with_next = True
    table = _frame(file, 1, block.widths)
    heads = table.rows[0]
    for cell, head, share in zip(heads.cells, block.heads, block.widths, strict=True):
        cell.paragraphs[0].style = "Head"
        cell.paragraphs[0].add_run(head)
        cell.width = Cm(WIDTH * share)
        shade(cell, "F0EDE6")
    child(heads._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 - no name for it
    widths = _twips(block.widths)
    for at, row in enumerate(block.rows):
        first, *others = add_row(table, widths, "Cell")
        number = block.sources[at] if block.sources else None
        mark = bookmark(first, f"source{number}", number) if number else nullcontext()
        with mark:
            _fill(first, row[0])
        for cell_, line in zip(others, row[1:], strict=True):
            _fill(cell_, line)
    attributes(table, caption=block.caption, description=f"Columns: {', '.join(block.heads)}.")
    rules(table, head=True)
    file.add_paragraph(style="Gap")


def _fill(paragraph: Any, line: Line) -> None:
    for part in line:
        if isinstance(part, Cite):
            _cite(paragraph, part)
        else:
            run(paragraph, part.text, form=part.form)


def _cite(paragraph: Any, cite: Cite) -> None:
    run(paragraph, "[", style="Reference")
    for at, number in enumerate(cite.numbers):
        if at:
            run(paragraph, ", ", style="Reference")
        link(paragraph, str(number), f"source{number}", "Reference")
    run(paragraph, "]", style="Reference")
