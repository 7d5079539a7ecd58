import csv
import io
import json
from dataclasses import replace
from datetime import date

import pyarrow.parquet as pq
import pytest
from tests.exports.conftest import Memory

from demarche.exports import COLUMNS, Output, event_row, event_writer
from demarche.exports.parquet import ParquetWriter
from demarche.records import Event, Evidence, Report, Span


def test_jsonl_is_one_object_a_line(
    full: Event, bare: Event, report: Report, memory: Memory, output: Output
) -> None:
    writer = event_writer("jsonl", output)
    writer.add(report, [full, bare])
    writer.add(report, [])
    writer.finish()
    lines = memory.getvalue().decode().splitlines()
    assert [json.loads(line) for line in lines] == [
        event_row(full, report),
        event_row(bare, report),
    ]
    assert "Norway’s" not in lines[1]
    assert "sailors’" in lines[0]  # readable, not escaped


def test_jsonl_holds_even_half_a_surrogate_pair(
    bare: Event, report: Report, memory: Memory, output: Output
) -> None:
    odd = replace(bare, trigger=Evidence("oslo", Span(0, 5), "a\udc80b\u2028"))
    event_writer("jsonl", output).add(report, [odd])
    written = memory.getvalue()
    assert json.loads(written)["trigger_text"] == "a\udc80b\u2028"
    assert written.count(b"\n") == 1


def test_csv_can_be_read_back(
    full: Event, bare: Event, report: Report, memory: Memory, output: Output
) -> None:
    odd = replace(bare, why='says "so",\nand more')
    writer = event_writer("csv", output)
    writer.add(report, [full, odd])
    writer.finish()
    rows = list(csv.DictReader(io.StringIO(memory.getvalue().decode(), newline="")))
    assert list(rows[0]) == list(COLUMNS)
    assert rows[0]["source"] == "foreign minister <Eide>;he"
    assert rows[0]["date_first"] == "2024-05-14"
    assert rows[0]["cameo"] == "114"
    assert rows[1]["why"] == 'says "so",\nand more'
    assert rows[1]["date_first"] == ""


def test_csv_of_nothing_still_names_its_columns(memory: Memory, output: Output) -> None:
    event_writer("csv", output).finish()
    assert memory.getvalue().decode() == ",".join(COLUMNS) + "\n"


@pytest.mark.parametrize("group", [1, 2, 1000])
def test_parquet_can_be_read_back(
    group: int,
    full: Event,
    bare: Event,
    report: Report,
    memory: Memory,
    output: Output,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("demarche.exports.parquet.GROUP", group)
    writer = event_writer("parquet", output)
    for _ in range(3):
        writer.add(report, [full, bare])
    writer.finish()
    rows = pq.read_table(io.BytesIO(memory.getvalue())).to_pylist()
    assert len(rows) == 6
    assert list(rows[0]) == list(COLUMNS)
    assert rows[0]["date_first"] == date(2024, 5, 14)
    assert rows[0]["place_lat"] == 59.91
    assert rows[0]["cameo"] == "114"
    assert rows[1]["goldstein"] is None


def test_parquet_of_nothing_still_has_its_columns(memory: Memory, output: Output) -> None:
    ParquetWriter(output).finish()
    table = pq.read_table(io.BytesIO(memory.getvalue()))
    assert table.num_rows == 0
    assert table.column_names == list(COLUMNS)
