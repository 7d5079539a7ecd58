import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from tests.exports.conftest import Memory

from demarche.exports import Output, explain_writer
from demarche.records import Event, Report

VOID = {"meta", "br", "link", "img", "input"}


class Page(HTMLParser):
    """Checks nesting; gathers ids, links, and the text of the report."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.text = ""
        self._depth: int | None = None
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
        self.addresses += [str(told[name]) for name in ("src", "data", "action") if name in told]
        if told.get("class") == "text":
            self._depth = len(self.open)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if self._depth is not None and len(self.open) < self._depth:
            self._depth = None

    def handle_data(self, data: str) -> None:
        if self._depth is not None:
            self.text += data


@pytest.fixture
def source(full: Event, bare: Event, report: Report, memory: Memory, output: Output) -> str:
    writer = explain_writer("html", output)
    writer.add(report, [full, bare])
    writer.add(Report("quiet", "Rain & <b>wind</b>."), [])
    assert memory.getvalue() == b""
    writer.finish()
    return memory.getvalue().decode()


def test_the_page_is_whole_and_every_link_leads_somewhere(source: str) -> None:
    page = Page(source)
    assert page.open == []
    assert max(page.ids.values()) == 1
    assert page.links
    for link in page.links:
        assert link.startswith("#")
        assert link[1:] in page.ids, link


def test_the_text_is_there_as_it_stands(source: str, report: Report) -> None:
    assert Page(source).text == report.text.replace("\r", " ") + "Rain & <b>wind</b>."


def test_the_page_needs_nothing_from_anywhere(source: str) -> None:
    assert Page(source).addresses == []
    assert "default-src 'none'" in source
    assert not re.search(r"@import|url\(|<link|https?://", source)


def test_nothing_in_a_report_becomes_markup(full: Event, memory: Memory, output: Output) -> None:
    evil = "</div><script>alert(1)</script>\"'>"
    words = replace(full, why=evil, trigger=replace(full.trigger, quote=evil))
    text = evil + " x" * 200
    report = Report(evil, text, title=evil, url=f"javascript:{evil}", outlet=evil)
    writer = explain_writer("html", output)
    writer.add(report, [words])
    writer.finish()
    source = memory.getvalue().decode()
    assert source.count("<script>") == 1
    assert "javascript:" not in source
    assert Page(source).open == []


def test_each_event_is_told_with_its_fields(source: str) -> None:
    for part in (
        "1 · ACCUSE",
        "Complain officially",
        "alleged",
        "a claim",
        "foreign minister &lt;Eide&gt;",
        "Vienna Convention on Diplomatic Relations (1961), article 29",
        "minister: GOV; of Norway",
        "88%",
        "not told",
        "This report tells of no political event.",
        "Oslo &lt;protests&gt;",
    ):
        assert part in source


def test_a_link_to_the_source_where_there_is_one(memory: Memory, output: Output) -> None:
    writer = explain_writer("html", output)
    writer.add(Report("r", "Rain.", url='https://news.example/?a=1&b="2"'), [])
    writer.finish()
    assert Page(memory.getvalue().decode()).links == ['https://news.example/?a=1&b="2"']
