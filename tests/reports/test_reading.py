"""Everything that goes in comes out, as it stood."""

from __future__ import annotations

import gzip
import json
import os
import random
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.records import Discard, Report
from demarche.reports import read

Run = Callable[..., tuple[dict[str, Report], list[Discard]]]


def told(what: str) -> str:
    """A report of our own, about one thing or another."""
    return f"The ministry said that the envoy of the State had been told of {what}.\n"


def reasons(discards: list[Discard]) -> list[str]:
    return [discard.reason for discard in discards]


@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT", ".txt.gz"])
def test_a_text_is_kept_to_the_character(tmp_path: Path, suffix: str, run: Run) -> None:
    text = "\ufeff  “Regret”,\u00a0said\r\nthe envoy of the State.\r\rHe left.\u2028\n\n"
    data = text.encode()
    file = tmp_path / f"a.note{suffix}"
    file.write_bytes(gzip.compress(data) if suffix.endswith(".gz") else data)
    kept, discards = run(file)
    assert not discards
    assert kept["a.note"].text == text
    assert kept["a.note"].origin == str(file)


def test_the_option_goes_before_every_other_sign(tmp_path: Path, run: Run) -> None:
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


def test_unknown_stays_unknown(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text(told("a"))
    (report,) = run(tmp_path)[0].values()
    assert report.published is None
    assert report.published_from is None
    assert report.title is None


def test_what_cannot_be_read_says_what_it_is(tmp_path: Path, run: Run) -> None:
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
def test_a_file_without_permission_is_told(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text(told("a"))
    (tmp_path / "a.txt").chmod(0)
    assert "permission" in run(tmp_path)[1][0].detail


def test_an_archive_that_breaks_off_gives_what_comes_before(tmp_path: Path, run: Run) -> None:
    noise = random.Random(0)  # noqa: S311 - the same noise every time
    lines = "\n".join(json.dumps({"text": told(noise.randbytes(60).hex())}) for _ in range(6000))
    file = tmp_path / "a.jsonl.gz"
    data = gzip.compress(lines.encode())
    half = len(data) // 2
    file.write_bytes(data[:half])
    kept, discards = run(file)
    assert 2000 < len(kept) < 4000
    assert reasons(discards) == ["unreadable"]
    file.write_bytes(data[:half] + b"\xff" * 400 + data[half + 400 :])
    kept, discards = run(file)
    assert len(kept) > 1000
    assert reasons(discards)[-1] == "unreadable"


def test_names_that_are_no_utf_8_do_no_harm(tmp_path: Path, run: Run) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(told("a"))
    except OSError:
        pytest.skip("this file system has no such names")
    (report,) = run(tmp_path)[0].values()
    assert report.id == "caf�"


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
    tmp_path_factory: pytest.TempPathFactory, run: Run, lines: list[str]
) -> None:
    file = tmp_path_factory.getbasetemp() / "property.jsonl"
    lines = ['{"text": 1}', *lines]
    file.write_bytes("\n".join(lines).encode("utf-8", "replace"))
    kept, discards = run(file)
    assert len(kept) + len(discards) == len(lines)


@settings(max_examples=100, deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=8), st.sampled_from([None, 1]))
def test_as_many_elements_come_out_as_go_in(
    tmp_path_factory: pytest.TempPathFactory,
    run: Run,
    records: list[dict[str, Any]],
    indent: int | None,
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


def test_memory_stays_flat_however_many_there_are(tmp_path: Path) -> None:
    peaks = []
    for size in (1000, 8000):
        file = tmp_path / f"{size}.jsonl"
        with file.open("w") as out:
            out.writelines(json.dumps({"text": told(str(n)) * 10}) + "\n" for n in range(size))
        tracemalloc.start()
        assert sum(isinstance(outcome, Report) for outcome in read([file])) == size
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0] + 100_000
