"""Reopens the file and checks its parts as an office program would find them."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from tests.exports.dossier.reading import everything

from demarche.exports.dossier import Dossier
from demarche.exports.dossier.docx import docx_bytes


@pytest.fixture(scope="module")
def data(document: Dossier) -> bytes:
    return docx_bytes(document)


@pytest.fixture
def file(data: bytes) -> DocumentObject:
    return Document(io.BytesIO(data))


def test_every_part_is_well_formed_and_nothing_is_fetched(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(parts.read(name))  # noqa: S314 - our own
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in parts.read(name)


def test_headings_are_styles_in_order(file: DocumentObject, document: Dossier) -> None:
    headings = [p.text for p in file.paragraphs if p.style and p.style.name == "Heading 1"]
    wanted = [part.heading for part in (*document.points, *document.annexes)]
    assert headings == ["Summary", *wanted]
    assert [p.text for p in file.paragraphs if p.style and p.style.name == "Title"] == [
        document.title
    ]


def test_the_whole_text_is_there(file: DocumentObject, document: Dossier) -> None:
    there = " ".join(_texts(file))
    for line in everything(document).split("\n"):
        assert " ".join(line.split()) in there


def _texts(file: DocumentObject) -> Iterator[str]:
    for paragraph in file.element.body.iter(qn("w:p")):
        text = "".join(
            node.text or "" if node.tag == qn("w:t") else " "
            for node in paragraph.iter(qn("w:t"), qn("w:tab"))
        )
        yield " ".join(text.split())


def test_pictures_have_their_text_and_fit_the_page(file: DocumentObject) -> None:
    shapes = file.inline_shapes
    assert len(shapes) == 2
    assert len({shape._inline.docPr.get("id") for shape in shapes}) == 2
    for shape in shapes:
        told = shape._inline.docPr
        assert told.get("descr", "").startswith(("Map: ", "Timeline, "))
        section = file.sections[0]
        margins = (section.left_margin or 0) + (section.right_margin or 0)
        assert margins
        assert shape.width <= (section.page_width or 0) - margins


def test_tables_repeat_their_heads_and_tell_what_they_are(file: DocumentObject) -> None:
    first, *rest = file.tables
    assert first.cell(0, 0).text == "Case number"
    assert len(rest) >= 5
    for table in rest:
        assert table.rows[0]._tr.get_or_add_trPr().find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_references_lead_to_bookmarks(file: DocumentObject) -> None:
    body = file.element.body
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert anchors
    assert anchors == set(marks)
    assert len(marks) == len(set(marks))


def test_every_page_has_its_number(file: DocumentObject) -> None:
    section = file.sections[0]
    for footer in (section.footer, section.first_page_footer):
        xml = "".join(footer._element.itertext())
        assert re.findall(r"PAGE|NUMPAGES", xml) == ["PAGE", "NUMPAGES"]
    assert "bra-recife" in section.header.paragraphs[0].text


def test_the_properties_tell_the_document(file: DocumentObject, document: Dossier) -> None:
    core = file.core_properties
    assert document.title in core.title
    assert core.language == "en-GB"
    assert core.created is not None
    assert core.created.date().isoformat() == "2024-12-01"


ORDER = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
).split()
"""Of the properties of a table, by ECMA-376: Word refuses a file that has them in another."""


def test_properties_of_tables_stand_in_the_order_of_the_standard(file: DocumentObject) -> None:
    for table in file.tables:
        names = [element.tag.rpartition("}")[2] for element in table._tbl.tblPr]
        assert names == sorted(names, key=ORDER.index)
        assert len(names) == len(set(names))
