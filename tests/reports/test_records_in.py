"""Records of JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from demarche.records import Discard, Report

Run = Callable[..., tuple[dict[str, Report], list[Discard]]]


def told(what: str) -> str:
    """A report of our own, about one thing or another."""
    return f"The ministry said that the envoy of the State had been told of {what}.\n"


def reasons(discards: list[Discard]) -> list[str]:
    return [discard.reason for discard in discards]


def test_records_of_three_makers_are_understood(tmp_path: Path, run: Run) -> None:
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


def test_each_broken_record_is_told_with_its_line_and_costs_no_other(
    tmp_path: Path, run: Run
) -> None:
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
def test_json_may_be_an_array_an_object_or_lines(
    tmp_path: Path, indent: int | None, run: Run
) -> None:
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


def test_an_array_that_is_cut_gives_what_it_has(tmp_path: Path, run: Run) -> None:
    whole = json.dumps([{"text": told(str(n))} for n in range(3)])
    file = tmp_path / "a.json"
    for cut, held in ((1, 3), (4, 2), (len(whole) - 5, 0)):
        file.write_text(whole[:-cut])
        kept, discards = run(file)
        assert len(kept) == held
        assert reasons(discards) == ["broken record"]


def test_a_record_of_many_megabytes_is_read_and_too_long_a_text_is_not(
    tmp_path: Path, run: Run
) -> None:
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


def test_half_a_character_in_a_record_keeps_all_offsets(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(
        '{"text": "The envoy \\ud800 of \\ud83d\\ude00 the State left.", "id": "\\udfff"}'
    )
    (report,) = run(file)[0].values()
    assert report.text == "The envoy � of 😀 the State left."
    assert report.id == "�"
