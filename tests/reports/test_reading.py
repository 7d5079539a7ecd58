"""Everything that goes in comes out, as it stood."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet as pq

from demarche.errors import FormatError
from demarche.records import Discard, Report
from demarche.reports import ReadOptions, count, read

Stdin = Callable[[bytes], None]


def told(what: str) -> str:
    """A report of our own, about one thing or another."""
    return f"The ministry said that the envoy of the State had been told of {what}.\n"


def run(*paths: str | Path, **options: Any) -> tuple[dict[str, Report], list[Discard]]:
    outcomes = list(read(paths, options=ReadOptions(**options)))
    kept = [o for o in outcomes if isinstance(o, Report)]
    assert len({r.id for r in kept}) == len(kept)
    return {r.id: r for r in kept}, [o for o in outcomes if isinstance(o, Discard)]


def reasons(discards: list[Discard]) -> list[str]:
    return [discard.reason for discard in discards]


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Stdin:
    def piped(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return piped


# --- texts -------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT", ".txt.gz"])
def test_a_text_is_kept_to_the_character(tmp_path: Path, suffix: str) -> None:
    text = "\ufeff  “Regret”,\u00a0said\r\nthe envoy of the State.\r\rHe left.\u2028\n\n"
    data = text.encode()
    file = tmp_path / f"a.note{suffix}"
    file.write_bytes(gzip.compress(data) if suffix.endswith(".gz") else data)
    kept, discards = run(file)
    assert not discards
    assert kept["a.note"].text == text
    assert kept["a.note"].origin == str(file)


def test_the_option_goes_before_every_other_sign(tmp_path: Path) -> None:
    crawled = " date 2021-05-10 " + told("one")
    (tmp_path / "a.txt").write_text(crawled)
    (tmp_path / "b.json").write_text(json.dumps({"text": told("b"), "published": "gibberish"}))
    day = date(2020, 1, 1)
    kept, discards = run(tmp_path, published=day)
    assert not discards
    assert {(r.published, r.published_from) for r in kept.values()} == {(day, "option")}
    kept, discards = run(tmp_path)
    assert (kept["a"].published, kept["a"].published_from) == (date(2021, 5, 10), "crawl line")
    assert reasons(discards) == ["bad date"]


def test_unknown_stays_unknown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(told("a"))
    (report,) = run(tmp_path)[0].values()
    assert report.published is None
    assert report.published_from is None
    assert report.title is None


# --- folders, patterns, standard input ---------------------------------------------------------


def test_folders_are_read_through_in_order_and_hidden_files_passed_over(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.txt", ".git/x.txt", "b/.DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(told(name))
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    kept, discards = run(tmp_path)
    assert list(kept) == ["a", "1", "2", "c"]
    assert not discards


def test_patterns_are_expanded_unless_a_file_has_that_very_name(tmp_path: Path) -> None:
    for name in ("n1.txt", "n2.txt", "deep/n3.txt", "n[1].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(told(name))
    assert list(run(tmp_path / "n?.txt")[0]) == ["n1", "n2"]
    assert list(run(tmp_path / "**" / "n3.txt")[0]) == ["n3"]
    assert list(run(tmp_path / "n[1].txt")[0]) == ["n[1]"]
    assert reasons(run(tmp_path / "*.md")[1]) == ["missing"]


def test_what_is_not_there_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(told("a"))
    (tmp_path / "empty").mkdir()
    kept, discards = run(tmp_path / "no.txt", tmp_path / "empty", tmp_path / "a.txt")
    assert list(kept) == ["a"]
    assert reasons(discards) == ["missing", "missing"]
    assert all(str(tmp_path) in d.detail and d.is_error for d in discards)


def test_ids_are_made_unique_and_texts_read_once(tmp_path: Path) -> None:
    for folder in ("x", "y", "z"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(told(folder))
    (tmp_path / "z" / "b.txt").write_text(told("x").replace(" ", "\r\n"))
    kept, discards = run(tmp_path)
    assert list(kept) == ["a", "a-2", "a-3"]
    assert reasons(discards) == ["duplicate"]
    assert "report a" in discards[0].detail
    assert not discards[0].is_error


def test_standard_input_is_records_a_page_or_a_text(stdin: Stdin) -> None:
    stdin(told("a").encode())
    assert list(run("-")[0]) == ["stdin"]
    stdin(json.dumps({"text": told("b")}).encode() + b"\n{broken\n")
    kept, discards = run("-")
    assert list(kept) == ["stdin-1"]
    assert discards[0].origin == "standard input, line 2"
    stdin(json.dumps([{"id": "x", "text": told("c")}, {"text": told("d")}]).encode())
    assert list(run("-")[0]) == ["x", "stdin-2"]
    stdin(b"[Agency] " + told("e").encode())
    assert run("-")[0]["stdin"].text.startswith("[Agency]")
    stdin(b"<!DOCTYPE html><html><body><p>" + told("f").encode() * 9 + b"</p></body></html>")
    assert run("-")[0]["stdin"].text.startswith("The ministry")
    stdin(b"")
    assert reasons(run("-")[1]) == ["empty"]


def test_standard_input_stays_open(stdin: Stdin) -> None:
    stdin(told("a").encode())
    run("-")
    assert not sys.stdin.closed


# --- records -----------------------------------------------------------------------------------


def test_records_of_three_makers_are_understood(tmp_path: Path) -> None:
    records = [
        {"id": 7, "text": told("1"), "published": "2021-05-10T08:00:00Z", "outlet": "Wire"},
        {
            "maintext": told("2"),
            "date_publish": "2021-05-10 08:00:00",
            "title": "T",
            "url": "https://wire.example/2",
            "source_domain": "wire.example",
            "language": "en",
        },
        {"event_text": told("3"), "pub_date": "2021-05-10", "publisher": "P", "headline": "H"},
        {"TEXT": told("4"), "published": 1620633600},
    ]
    file = tmp_path / "news.jsonl"
    file.write_text("\n\n".join(map(json.dumps, records)))
    kept, discards = run(file)
    assert not discards
    assert list(kept) == ["7", "news-2", "news-3", "news-4"]
    assert {(r.published, r.published_from) for r in kept.values()} == {
        (date(2021, 5, 10), "record")
    }
    assert kept["news-2"].title == "T"
    assert [r.outlet for r in kept.values()] == ["Wire", "wire.example", "P", None]
    assert kept["news-3"].origin == f"{file}, line 5"


def test_each_broken_record_is_told_with_its_line_and_costs_no_other(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": told("1")}),
        '{"text": "cut off',
        "[1, 2]",
        json.dumps({"text": 5}),
        json.dumps({"text": told("5"), "id": ["x"]}),
        json.dumps({"body": told("6")}),
        '{"text": "x", }',
        json.dumps({"text": told("8"), "published": "the day before"}),
        json.dumps({"text": None}),
        json.dumps({"text": told("10"), "published": {"y": 2021}}),
        "[" * 100_000,
        json.dumps({"text": told("12"), "published": ""}),
    ]
    file = tmp_path / "news.jsonl"
    file.write_text("\n".join(lines))
    kept, discards = run(file)
    assert list(kept) == ["news-1", "news-12"]
    assert reasons(discards) == [
        *["broken record"] * 4,
        "missing column",
        "broken record",
        "bad date",
        "empty",
        "bad date",
        "broken record",
    ]
    assert [d.origin for d in discards] == [f"{file}, line {n}" for n in range(2, 12)]
    assert "column 15" in discards[5].detail
    assert "“body”" in discards[4].detail


@pytest.mark.parametrize("indent", [None, 2])
def test_json_may_be_an_array_an_object_or_lines(tmp_path: Path, indent: int | None) -> None:
    records = [{"text": told(f'{n} [x] {{"}} \\'), "more": [{"a": []}]} for n in range(3)]
    (tmp_path / "array.json").write_text("\ufeff" + json.dumps(records, indent=indent))
    (tmp_path / "lines.json").write_text("\n".join(map(json.dumps, records)))
    (tmp_path / "one.json").write_text(json.dumps(records[0], indent=indent))
    (tmp_path / "array.jsonl").write_text(json.dumps(records, indent=indent))
    assert list(run(tmp_path / "array.json")[0]) == ["array-1", "array-2", "array-3"]
    assert [r.text for r in run(tmp_path / "array.json")[0].values()] == [
        record["text"] for record in records
    ]
    assert list(run(tmp_path / "lines.json")[0]) == ["lines-1", "lines-2", "lines-3"]
    assert list(run(tmp_path / "one.json")[0]) == ["one"]
    assert list(run(tmp_path / "array.jsonl")[0]) == ["array-1", "array-2", "array-3"]


def test_an_array_that_is_cut_gives_what_it_has(tmp_path: Path) -> None:
    whole = json.dumps([{"text": told(str(n))} for n in range(3)])
    file = tmp_path / "a.json"
    for cut, held in ((1, 3), (4, 2), (len(whole) - 5, 0)):
        file.write_text(whole[:-cut])
        kept, discards = run(file)
        assert len(kept) == held
        assert reasons(discards) == ["broken record"]


def test_a_record_of_many_megabytes_is_read_and_too_long_a_text_is_not(tmp_path: Path) -> None:
    huge = "The envoy of the State left. " * 100_000
    records = [
        {"text": told("1"), "raw": huge},
        {"text": huge},
        {"text": told("3")},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
    (tmp_path / "b.json").write_text(json.dumps(records).replace("told of", "told about"))
    (tmp_path / "c.txt").write_text(huge)
    with (tmp_path / "d.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["text", "raw"], [told("d"), huge], [huge, ""]])
    kept, discards = run(tmp_path)
    assert list(kept) == ["a-1", "a-3", "b-1", "b-3", "d-1"]
    assert reasons(discards) == ["too long"] * 4
    assert all("2,000,000" in d.detail and d.is_error for d in discards)
    assert len(run(tmp_path / "c.txt", longest=len(huge))[0]) == 1


def test_half_a_character_in_a_record_keeps_all_offsets(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(
        '{"text": "The envoy \\ud800 of \\ud83d\\ude00 the State left.", "id": "\\udfff"}'
    )
    (report,) = run(file)[0].values()
    assert report.text == "The envoy � of 😀 the State left."
    assert report.id == "�"


# --- tables ------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_csv_is_read_as_it_was_written(tmp_path: Path, separator: str, ends: str) -> None:
    text = told("“café”, naïve; 3|4") + 'He said: "No,\r\n\r\nnever."'
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=ends)
    writer.writerows([["ID", "Body", "Date"], ["x", text, "10 May 2021"], ["", told("2").strip(), ""]])
    file = tmp_path / "t.csv"
    file.write_bytes(out.getvalue().encode("utf-8-sig"))
    kept, discards = run(file, columns={"text": "body", "published": "Date"})
    assert not discards
    assert list(kept) == ["x", "t-2"]
    assert kept["x"].text == text
    assert kept["x"].published == date(2021, 5, 10)
    assert kept["t-2"].published is None


def test_a_table_without_the_column_says_which_it_has(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Body,Date\nx,y\n")
    (tmp_path / "b.csv").write_text("text,Date\nx,y\n")
    kept, discards = run(tmp_path, columns={"published": "Day"})
    assert not kept
    assert reasons(discards) == ["missing column", "missing column"]
    assert "“body”, “date”" in discards[0].detail
    with pytest.raises(FormatError, match="“txt”"):
        read([tmp_path], options=ReadOptions(columns={"txt": "Body"}))


def test_a_row_that_does_not_fit_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    rows = [
        "text,date",
        f'"{told("1")}",',
        "an unquoted, text, too",
        "short",
        "",
        f'"{told("5")}",',
    ]
    file.write_text("\n".join(rows))
    kept, discards = run(file)
    assert list(kept) == ["a-1", "a-4"]
    assert [d.origin for d in discards] == [f"{file}, line 4", f"{file}, line 5"]
    assert reasons(discards) == ["broken record"] * 2


def test_tsv_keeps_quotation_marks_where_nothing_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text(f'id\ttext\nx\t"No," he said. {told("a")}')
    (tmp_path / "b.tsv").write_text(f'id\ttext\ny\t"""No,"" he\tsaid. {told("b")}"\n')
    kept, _ = run(tmp_path)
    assert kept["x"].text.startswith('"No," he said.')
    assert kept["y"].text.startswith('"No," he\tsaid.')


@pytest.mark.parametrize("packed", [False, True])
def test_parquet_is_read_with_its_types(tmp_path: Path, packed: bool) -> None:
    table = pa.table(
        {
            "id": pa.array([1.0, None, 3.0]),
            "text": pa.array([told("1"), told("2"), None]).dictionary_encode(),
            "published": pa.array([datetime(2021, 5, 10, 9), None, None], pa.timestamp("ns")),  # noqa: DTZ001
            "vector": [[0.5]] * 3,
        }
    )
    file = tmp_path / "t.parquet"
    pq.write_table(table, file)
    if packed:
        data = gzip.compress(file.read_bytes())
        file.unlink()
        file = tmp_path / "t.parquet.gz"
        file.write_bytes(data)
    kept, discards = run(file)
    assert list(kept) == ["1", "t-2"]
    assert kept["1"].published == date(2021, 5, 10)
    assert (discards[0].origin, discards[0].reason) == (f"{file}, row 3", "empty")


# --- what is broken ----------------------------------------------------------------------------


def test_what_cannot_be_read_says_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7 \n")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04 ")
    (tmp_path / "c.xyz").write_text("plain")
    (tmp_path / "d.txt.gz").write_text("plain")
    (tmp_path / "e.parquet").write_text("plain")
    (tmp_path / "f.txt").write_text(" \ufeff\n--- * ---\n")
    (tmp_path / "g.jsonl").write_text("\n\n")
    (tmp_path / "h.csv").write_text("text,published\n")
    (tmp_path / "i.csv").write_bytes(b"")
    (tmp_path / "j.txt").write_text(
        "Das Amt hat am Montag den Botschafter wegen der Tat einbestellt."
    )
    (tmp_path / "k.html").write_text("<html><body><nav></nav></body></html>")
    (tmp_path / "l.txt").write_text(" date 2021-05-10 \n")
    (tmp_path / "m.json").write_bytes(b"\0\1\2\3")
    os.mkfifo(tmp_path / "n.txt")
    kept, discards = run(tmp_path)
    assert not kept
    assert reasons(discards) == [
        "not text",
        "not text",
        "unknown format",
        "unreadable",
        "unreadable",
        *["empty"] * 4,
        "not English",
        "empty",
        "empty",
        "not text",
        "unreadable",
    ]
    assert "PDF" in discards[0].detail
    assert "German" in discards[9].detail


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(told("a"))
    (tmp_path / "a.txt").chmod(0)
    assert "permission" in run(tmp_path)[1][0].detail


def test_an_archive_that_breaks_off_gives_what_comes_before(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": told(os.urandom(60).hex())}) for _ in range(6000))
    file = tmp_path / "a.jsonl.gz"
    data = gzip.compress(lines.encode())
    half = len(data) // 2
    file.write_bytes(data[:half])
    kept, discards = run(file)
    assert 2000 < len(kept) < 4000
    assert reasons(discards) == ["unreadable"]
    file.write_bytes(data[:half] + b"\xff" * 400 + data[half + 400 :])
    kept, discards = run(file)
    assert 1000 < len(kept) < 4000
    assert reasons(discards)[-1] == "unreadable"


def test_names_that_are_no_utf_8_do_no_harm(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(told("a"))
    except OSError:
        pytest.skip("this file system has no such names")
    (report,) = run(tmp_path)[0].values()
    assert report.id == "caf�"


# --- nothing vanishes --------------------------------------------------------------------------

VALUES = st.one_of(
    st.none(), st.integers(), st.text(max_size=30), st.lists(st.integers(), max_size=2)
)
RECORDS = st.dictionaries(
    st.sampled_from(["id", "text", "published", "maintext", "url", "title", "x"]),
    VALUES,
    max_size=5,
)
LINES = st.one_of(
    RECORDS.map(json.dumps),
    RECORDS.map(lambda record: json.dumps(record, ensure_ascii=False)),
    st.text(alphabet='{}[]",:\\ab1 \r\u2028', min_size=1, max_size=20).filter(
        lambda s: s.strip("\ufeff \r\u2028")
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=8))
def test_as_many_lines_come_out_as_go_in(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    file = tmp_path_factory.getbasetemp() / "property.jsonl"
    lines = ['{"text": 1}', *lines]
    file.write_bytes("\n".join(lines).encode("utf-8", "replace"))
    kept, discards = run(file)
    assert len(kept) + len(discards) == len(lines)


@settings(max_examples=100, deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=8), st.sampled_from([None, 1]))
def test_as_many_elements_come_out_as_go_in(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, Any]], indent: int | None
) -> None:
    file = tmp_path_factory.getbasetemp() / "property.json"
    file.write_text(json.dumps(records, indent=indent))
    kept, discards = run(file)
    assert len(kept) + len(discards) == len(records)


SUFFIXES = st.sampled_from(
    [".txt", ".md", ".txt.gz", ".csv", ".json", ".jsonl", ".html", ".parquet", ".bin", ""]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(SUFFIXES, st.binary(max_size=80) | st.text(max_size=80).map(str.encode)),
        max_size=6,
    )
)
def test_every_file_comes_out_whatever_is_in_it(
    tmp_path_factory: pytest.TempPathFactory, files: list[tuple[str, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    for number, (suffix, data) in enumerate(files):
        (folder / f"f{number}{suffix}").write_bytes(data)
    outcomes = list(read([folder]))
    seen = {str(o.origin).partition(", ")[0] for o in outcomes}
    assert seen == ({str(p) for p in folder.iterdir()} or {str(folder)})


# --- pages -------------------------------------------------------------------------------------

PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}">
<title>Envoy summoned over raid</title><meta property="og:site_name" content="World Wire">
<link rel="canonical" href="https://wire.example/envoy">{meta}</head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Envoy summoned over raid</h1>
<p>{lead} Kenya summoned the ambassador over a raid across the border – the ministry said in a
“strongly worded” statement.</p><p>It demanded an explanation within three days.&nbsp;Two herders
had been killed and their cattle driven off, the ministry of the interior told reporters.</p>
</article><footer>© World Wire 2026</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path, charset: str) -> None:
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


def test_a_page_that_declares_no_date_has_that_of_its_dateline_or_none(tmp_path: Path) -> None:
    for name, lead in (("a", "NAIROBI, May 11, 2021 (Wire) –"), ("b", "NAIROBI (Wire) –")):
        (tmp_path / f"{name}.htm").write_text(PAGE.format(charset="utf-8", meta="", lead=lead))
    kept, _ = run(tmp_path)
    assert (kept["a"].published, kept["a"].published_from) == (date(2021, 5, 11), "dateline")
    assert kept["b"].published is None


# --- counting ----------------------------------------------------------------------------------


def test_the_count_foretells_the_outcomes(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": told(f"{n:09}")}) for n in range(9000))
    (tmp_path / "many.jsonl").write_text(lines)
    (tmp_path / "a.txt").write_text(told("a"))
    pq.write_table(pa.table({"text": [told(f"p{n}") for n in range(30)]}), tmp_path / "t.parquet")
    with (tmp_path / "t.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["text"], *([told(f"c{n}") * 3] for n in range(40))])
    expected = 9000 + 1 + 30 + 40 + 1
    paths = [tmp_path, tmp_path / "missing.txt"]
    assert sum(1 for _ in read(paths)) == expected
    estimate = count(paths)
    assert estimate is not None
    assert abs(estimate - expected) < 0.02 * expected
    assert count(["-"]) is None
