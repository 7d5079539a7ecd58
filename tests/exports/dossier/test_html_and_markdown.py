import io
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.exports.dossier.reading import everything

from demarche.errors import OutputError
from demarche.exports import Output, open_output
from demarche.exports.dossier import Dossier, write_dossier
from demarche.exports.dossier.blocks import Paragraph, Words
from demarche.exports.dossier.html import html_page
from demarche.exports.dossier.markdown import markdown

VOID = {"meta", "br", "link", "img", "input", "col"}


class Page(HTMLParser):
    """Checks nesting; gathers ids, links and text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if told.get("id"):
            self.ids[str(told["id"])] += 1
        if told.get("href"):
            self.links.append(str(told["href"]))
        assert not {"src", "onclick", "onload", "data"} & set(told)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def test_the_page_is_whole_and_its_links_lead_somewhere(document: Dossier) -> None:
    page = Page(html_page(document))
    assert page.open == []
    assert max(page.ids.values()) == 1
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_the_page_says_all_and_needs_nothing(document: Dossier) -> None:
    source = html_page(document)
    text = " ".join(Page(source).text.split())
    for line in everything(document).split("\n"):
        assert " ".join(line.split()) in text
    assert "default-src 'none'" in source
    assert not re.search(r"<script|@import|url\(|<link|src=", source)
    assert source.count("<svg") == 2


def test_no_text_becomes_markup(document: Dossier) -> None:
    evil = "</p><script>alert(1)</script>\"'>&"
    changed = replace(
        document, title=evil, case=evil, kind=evil, summary=(Paragraph((Words(evil, "bold"),)),)
    )
    page = Page(html_page(changed))
    assert page.open == []
    assert "<script" not in html_page(changed)
    assert page.text.count("alert(1)") >= 4


def test_markdown_says_all(document: Dossier) -> None:
    text = markdown(document)
    bare = re.sub(r"\\(.)", r"\1", text.replace("**", ""))
    bare = " ".join(re.sub(r"(?<!\w)\*|\*(?!\w)", "", bare).split())
    for line in everything(document).split("\n"):
        wanted = " ".join(re.sub(r"(?<!\w)\*|\*(?!\w)", "", line).split())
        assert wanted in bare
    assert "*Picture: Map: Recife, Brazil" in text


def test_rows_of_markdown_tables_have_the_cells_of_their_heads(document: Dossier) -> None:
    width = 0
    for line in markdown(document).split("\n"):
        cells = len(re.findall(r"(?<!\\)\|", line)) - 1
        if line.startswith("|"):
            assert width in {0, cells}, line
        width = cells if line.startswith("|") else 0
    assert "Consulate stoned \\| Recife" in markdown(document)


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_it_is_written_whole_or_not_at_all(form: str, document: Dossier, tmp_path: Path) -> None:
    path = tmp_path / f"case.{form}"
    with open_output(path) as out:
        write_dossier(document, form, out)  # type: ignore[arg-type]
    assert path.stat().st_size > 2000
    with pytest.raises(OutputError), open_output(tmp_path / "none" / "case") as out:
        write_dossier(document, form, out)  # type: ignore[arg-type]


def test_the_same_case_is_the_same_page(document: Dossier) -> None:
    def written() -> bytes:
        memory = io.BytesIO()
        write_dossier(document, "html", Output(memory, "memory"))
        return memory.getvalue()

    assert written() == written()
