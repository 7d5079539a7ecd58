"""Web pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from demarche.records import Discard, Report

Run = Callable[..., tuple[dict[str, Report], list[Discard]]]


PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}">
<title>Envoy summoned over raid</title><meta property="og:site_name" content="World Wire">
<link rel="canonical" href="https://wire.example/envoy">{meta}</head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Envoy summoned over raid</h1>
<p>{lead} Kenya summoned the ambassador over a raid across the border – the ministry said in a
“strongly worded” statement.</p><p>It demanded an explanation within three days.&nbsp;Two herders
had been killed and their cattle driven off, the ministry of the interior told reporters.</p>
</article><footer>© World Wire 2026</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_page_gives_its_article_and_what_it_says_of_itself(
    tmp_path: Path, charset: str, run: Run
) -> None:
    meta = '<meta property="article:published_time" content="2021-05-11T23:30:00-03:00">'
    page = PAGE.format(charset=charset, meta=meta, lead="NAIROBI –")
    (tmp_path / "p.html").write_bytes(page.encode(charset))
    report = run(tmp_path)[0]["p"]
    assert (report.published, report.published_from) == (date(2021, 5, 11), "metadata")
    assert report.title == "Envoy summoned over raid"
    assert report.outlet == "World Wire"
    assert report.url == "https://wire.example/envoy"
    assert "“strongly worded”" in report.text
    assert "Home" not in report.text


def test_a_page_that_declares_no_date_has_that_of_its_dateline_or_none(
    tmp_path: Path, run: Run
) -> None:
    for name, lead in (("a", "NAIROBI, May 11, 2021 (Wire) –"), ("b", "NAIROBI (Wire) –")):
        (tmp_path / f"{name}.htm").write_text(PAGE.format(charset="utf-8", meta="", lead=lead))
    kept, _ = run(tmp_path)
    assert (kept["a"].published, kept["a"].published_from) == (date(2021, 5, 11), "dateline")
    assert kept["b"].published is None


def test_a_page_that_errs_about_its_encoding_is_read_all_the_same(tmp_path: Path, run: Run) -> None:
    for charset in ("utf-16", "klingon", "undefined", "unicode_escape", "hex"):
        page = PAGE.format(charset=charset, meta="", lead=charset.upper())
        (tmp_path / "p.html").write_bytes(page.encode())
        assert "“strongly worded”" in run(tmp_path)[0]["p"].text


def test_a_page_of_scraps_is_empty_and_says_nothing_else(
    tmp_path: Path, run: Run, capfd: pytest.CaptureFixture[str]
) -> None:
    for number, markup in enumerate(["", "<", "<html>", "<p></p>" * 99, "<!--", "<a>" * 9999]):
        (tmp_path / f"{number}.html").write_text(markup)
    kept, discards = run(tmp_path)
    assert not kept
    assert {discard.reason for discard in discards} == {"empty"}
    assert capfd.readouterr() == ("", "")
