import csv
import gzip
import io
import json
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.cli.conftest import EXAMPLES, TEXT, Demarche

from demarche.exports import COLUMNS


def test_the_examples_are_coded(demarche: Demarche) -> None:
    done = demarche("code", EXAMPLES)
    assert done.code == 0
    assert done.err == "read 15, coded 15, discarded 0\n"
    assert done.out.startswith("01-karbala-consulate · published 2021-05-10 · ")
    for report in ("04-minsk-flight", "06-feed-2", "07-ankara-envoy", "08-niamey-embassy"):
        assert f"{report} · published 20" in done.out
    assert "09-quiet-saturday · published 2024-10-12 · no events" in done.out
    assert "SANCTION discontinue 161" in done.out


def test_the_first_example_is_coded_to_its_end(demarche: Demarche) -> None:
    done = demarche("code", EXAMPLES / "01-karbala-consulate.txt", "--format", "jsonl")
    rows = [json.loads(line) for line in done.out.splitlines()]
    kinds = {(row["type"], row["mode"]) for row in rows}
    assert kinds >= {
        ("ACCUSE", "disapprove"), ("AGREE", None), ("CONCEDE", None), ("CONSULT", "phone"),
        ("MOBILIZE", "police"), ("PROTEST", "riot"), ("REQUEST", "assist"),
    }  # fmt: skip
    assert {law["instrument"] for row in rows for law in row["law"]} == {"VCCR"}
    assert {"114", "055"} <= {row["cameo"] for row in rows}
    riot = next(row for row in rows if row["mode"] == "riot" and row["date"][0] == "2021-05-09")
    assert riot["place"]["name"] == "Karbala"


def test_json_lines_hold_offsets_that_fit(demarche: Demarche, letter: Path) -> None:
    done = demarche("code", letter, "--format", "jsonl")
    rows = [json.loads(line) for line in done.out.splitlines()]
    text = letter.read_text(encoding="utf-8")
    assert {row["type"] for row in rows} >= {"SANCTION", "ACCUSE"}
    for row in rows:
        assert row["report"] == "letter"
        assert text[slice(*row["trigger"])] == row["trigger_text"]
        assert row["published"] == "2024-03-12"
        assert row["published_from"] == "crawl line"
        for actor in row["source"] + row["target"]:
            assert text[slice(*actor["mention"])] == actor["text"]
    recalled = next(row for row in rows if row["trigger_text"].startswith("recalled"))
    assert recalled["date"] == ["2024-03-11", "2024-03-11"]
    assert recalled["source"][0]["country"] == "CHL"


def test_the_suffix_says_the_format(demarche: Demarche, letter: Path, tmp_path: Path) -> None:
    counts = set()
    for name in ("events.jsonl", "events.csv", "events.parquet"):
        done = demarche("code", letter, "-o", name)
        assert (done.code, done.out) == (0, "")
    counts.add(len((tmp_path / "events.jsonl").read_text().splitlines()))
    rows = list(csv.DictReader(io.StringIO((tmp_path / "events.csv").read_text(), newline="")))
    counts.add(len(rows))
    table = pq.read_table(tmp_path / "events.parquet")
    counts.add(table.num_rows)
    assert len(counts) == 1
    assert table.column_names == list(rows[0]) == list(COLUMNS)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "events.csv", "events.jsonl", "events.parquet", "letter.txt",
    ]  # fmt: skip


def test_format_goes_before_suffix(demarche: Demarche, letter: Path, tmp_path: Path) -> None:
    assert demarche("code", letter, "-o", "events.data", "--format", "CSV").code == 0
    assert (tmp_path / "events.data").read_text().startswith("report,id,")


def test_a_table_goes_into_a_file_too(demarche: Demarche, letter: Path, tmp_path: Path) -> None:
    assert demarche("code", letter, "-o", "events.txt").code == 0
    assert "SANCTION withdraw" in (tmp_path / "events.txt").read_text(encoding="utf-8")


def test_standard_input_of_every_kind(demarche: Demarche) -> None:
    plain = demarche("code", "-", "--format", "jsonl", stdin=TEXT.encode())
    record = json.dumps({"id": "r7", "text": TEXT}).encode()
    lines = demarche("code", "-", "--format", "jsonl", stdin=record + b"\n" + b"\n")
    assert plain.code == lines.code == 0
    assert {json.loads(line)["report"] for line in plain.out.splitlines()} == {"stdin"}
    assert {json.loads(line)["report"] for line in lines.out.splitlines()} == {"r7"}


def test_published_goes_before_what_the_report_says(demarche: Demarche, letter: Path) -> None:
    done = demarche("code", letter, "--format", "jsonl", "--published", "20 March 2024")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert {row["published"] for row in rows} == {"2024-03-20"}
    assert {row["published_from"] for row in rows} == {"option"}
    assert rows[0]["date"] == ["2024-03-18", "2024-03-18"]


def test_columns_say_where_the_text_is(demarche: Demarche, tmp_path: Path) -> None:
    path = tmp_path / "feed.csv"
    path.write_text(f'Ref,Body,Day\nx1,"{TEXT.strip()}",2024-03-12\n', encoding="utf-8")
    columns = "text=Body, published=Day,id=Ref"
    done = demarche("code", path, "--columns", columns, "--format", "jsonl")
    assert done.code == 0
    assert {json.loads(line)["report"] for line in done.out.splitlines()} == {"x1"}


def test_processes_give_the_same_bytes(demarche: Demarche) -> None:
    one = demarche("code", EXAMPLES, "--format", "jsonl", "--jobs", "1")
    three = demarche("code", EXAMPLES, "--format", "jsonl", "--jobs", "3")
    assert one.out == three.out
    assert one.err == three.err == "read 15, coded 15, discarded 0\n"
    assert one.out.count("\n") > 30


def test_texts_that_come_twice_are_coded_once(demarche: Demarche, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with gzip.open(tmp_path / "b.txt.gz", "wb") as packed:
        packed.write(TEXT.encode())
    done = demarche("code", "a.txt", "b.txt.gz", "--format", "jsonl")
    assert done.code == 0
    assert "note: b.txt.gz: has the same text as report a" in done.err
    assert done.err.endswith("read 2, coded 1, discarded 1 (1 duplicate)\n")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_leave_offsets_right(encoding: str, demarche: Demarche, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(f"“São Tomé’s” café.\r\n\u00a0{TEXT}".encode(encoding))
    done = demarche("code", path, "--format", "jsonl")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert rows
    keeping_the_mark = {"utf-8-sig": "utf-8", "utf-16": f"utf-16-{sys.byteorder[0]}e"}
    text = path.read_bytes().decode(keeping_the_mark.get(encoding, encoding))
    for row in rows:
        assert text[slice(*row["trigger"])] == row["trigger_text"]


def test_analyse_writes_the_layers(demarche: Demarche, letter: Path) -> None:
    done = demarche("analyse", letter, "--format", "jsonl")
    assert (done.code, done.err) == (0, "read 1, analysed 1, discarded 0\n")
    (row,) = map(json.loads, done.out.splitlines())
    text = letter.read_text(encoding="utf-8")
    assert list(row) == [
        "report", "sentences", "tokens", "entities", "places", "times", "attributions",
    ]  # fmt: skip
    assert {text[p["start"] : p["end"]] for p in row["places"]} >= {"Chile", "Peru"}
    assert ("DATE", "2024-03-11") in {(t["type"], t["value"]) for t in row["times"]}
    for token in row["tokens"]:
        assert text[token["start"] : token["end"]] == token["text"]


def test_explain_tells_the_reasons(demarche: Demarche, letter: Path, tmp_path: Path) -> None:
    done = demarche("explain", letter)
    assert done.code == 0
    assert "recalled" in done.out
    assert "why" in done.out
    page = demarche("explain", letter, "-o", "letter.html")
    assert (page.code, page.out) == (0, "")
    source = (tmp_path / "letter.html").read_text(encoding="utf-8")
    assert source.startswith("<!doctype html>")
    assert "SANCTION" in source


def test_explain_takes_many_reports(demarche: Demarche, tmp_path: Path) -> None:
    assert demarche("explain", EXAMPLES, "-o", "all.html").code == 0
    source = (tmp_path / "all.html").read_text(encoding="utf-8")
    assert source.count('<section class="report"') == 15
