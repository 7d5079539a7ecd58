"""Everything that can be wrong with what a user gives: what is said, and how the command ends."""

import gzip
import json
from pathlib import Path

import pytest
from tests.cli.conftest import TEXT, Demarche


@pytest.fixture(autouse=True)
def _good(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")


def _jsonl(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"r{n}", "text": f"{TEXT} On day {n} it rained."}) for n in range(8)]
    lines[6] = '{"id": "r6", "text": "Chile'
    (tmp_path / "bad").with_suffix(".jsonl").write_text("\n".join(lines))


def _table(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("Headline,Body\nRain,It rained.\n")


BAD = {
    "missing": ("missing.txt", b"", ["missing.txt: there is no such file", "1 missing"]),
    "pattern": ("none*.txt", b"", ["none*.txt: no file matches this pattern", "1 missing"]),
    "binary": ("bad.txt", bytes(range(256)) * 40, ["bad.txt: ", "1 not text"]),
    "format": ("bad.docx", b"PK\x03\x04" + bytes(100), ["bad.docx: "]),
    "archive": ("bad.txt.gz", b"no archive at all", ["bad.txt.gz: is no gzip archive"]),
    "cut archive": ("cut.txt.gz", gzip.compress(TEXT.encode() * 50)[:60], ["cut.txt.gz: "]),
    "long line": ("bad.txt", b"Chile said no. " * 3_600_000, ["bad.txt: ", "1 too long"]),
    "date": (
        "bad.jsonl",
        json.dumps({"text": TEXT, "published": "31 February 2024"}).encode(),
        ["bad.jsonl", "31 February 2024", "1 bad date"],
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_an_error_is_told_and_the_rest_coded(name: str, demarche: Demarche, tmp_path: Path) -> None:
    path, content, said = BAD[name]
    if content:
        (tmp_path / path).write_bytes(content)
    done = demarche("code", path, "good.txt", "--format", "jsonl")
    assert done.code == 1
    assert '"report": "good"' in done.out
    errors = [line for line in done.err.splitlines() if line.startswith("error: ")]
    assert len(errors) == 1
    assert len(errors[0]) < 300
    for part in said:
        assert part in done.err
    assert done.err.splitlines()[-1].startswith("read 2, coded 1, discarded 1 (1 ")


def test_broken_json_is_told_with_its_line(demarche: Demarche, tmp_path: Path) -> None:
    _jsonl(tmp_path)
    done = demarche("code", "bad.jsonl", "--format", "jsonl")
    assert done.code == 1
    assert "bad.jsonl, line 7" in done.err
    assert done.err.endswith("read 8, coded 7, discarded 1 (1 broken record)\n")


def test_a_column_that_is_not_there(demarche: Demarche, tmp_path: Path) -> None:
    _table(tmp_path)
    for more in ([], ["--columns", "text=Story"]):
        done = demarche("code", "bad.csv", *more)
        assert done.code == 1
        assert "no column “" in done.err
        assert "body" in done.err.lower()  # what there is instead


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no words"),
        (b" \r\n\t", "holds no words"),
        (
            "Der Botschafter wurde am Montag in das Außenministerium einbestellt, weil die Polizei"
            " zwei Fischer festgenommen hatte, teilte ein Sprecher der Regierung mit.".encode(),
            "only English is coded",
        ),
    ],
)
def test_a_finding_is_told_but_no_error(
    content: bytes, said: str, demarche: Demarche, tmp_path: Path
) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    done = demarche("code", "bad.txt", "good.txt")
    assert done.code == 0
    assert "note: bad.txt: " in done.err
    assert said in done.err
    assert "read 2, coded 1, discarded 1 (1 " in done.err


USAGE = {
    "no path": (["code"], "PATH"),
    "no such option": (["code", "good.txt", "--fast"], "--fast"),
    "no such command": (["decode", "good.txt"], "decode"),
    "format": (["code", "good.txt", "--format", "xlsx"], "none of table, jsonl, csv or parquet"),
    "suffix": (["code", "good.txt", "-o", "events.xlsx"], "add --format"),
    "no suffix": (["code", "good.txt", "-o", "events"], "add --format"),
    "date": (["code", "good.txt", "--published", "soon"], "--published"),
    "impossible date": (["code", "good.txt", "--published", "2023-02-29"], "--published"),
    "jobs": (["code", "good.txt", "--jobs", "0"], "--jobs"),
    "jobs in words": (["code", "good.txt", "--jobs", "many"], "--jobs"),
    "columns": (["code", "good.txt", "--columns", "text"], "FIELD=NAME"),
    "field": (["code", "good.txt", "--columns", "body=Body"], "no field “body”"),
    "analyse": (["analyse", "good.txt", "--format", "csv"], "not jsonl"),
    "explain": (["explain", "good.txt", "-o", "page.pdf"], "no .html file"),
    "over the input": (["code", "good.txt", "-o", "./good.txt"], "one of the files to read"),
}


@pytest.mark.parametrize("name", USAGE)
def test_wrong_usage_ends_with_two(name: str, demarche: Demarche, tmp_path: Path) -> None:
    arguments, said = USAGE[name]
    done = demarche(*arguments)
    assert done.code == 2
    assert said in " ".join(done.err.split())
    assert done.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["good.txt"]


def test_a_place_that_cannot_be_written(demarche: Demarche, tmp_path: Path) -> None:
    done = demarche("code", "good.txt", "-o", "none/events.csv")
    assert done.code == 1
    assert (
        done.err == "error: cannot write none/events.csv: there is no such folder: make it first\n"
    )
    done = demarche("code", "good.txt", "-o", "/dev/full", "--format", "csv")
    assert done.code == 1
    assert "the disk is full" in done.err


def test_nothing_coded_leaves_the_old_file(demarche: Demarche, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("old")
    done = demarche("code", "missing.txt", "-o", "events.csv")
    assert done.code == 1
    assert "events.csv is left as it was" in done.err
    assert (tmp_path / "events.csv").read_text() == "old"
    done = demarche("code", "missing.txt", "-o", "new.csv")
    assert "new.csv is not written" in done.err
    assert not (tmp_path / "new.csv").exists()


def test_nothing_steers_the_terminal(demarche: Demarche) -> None:
    done = demarche("code", "\x1b]0;owned\x07.txt")
    assert done.code == 1
    assert "\x1b" not in done.err
    assert "\\x1b]0;owned" in done.err
