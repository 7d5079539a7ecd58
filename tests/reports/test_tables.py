"""CSV, TSV and Parquet."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet as pq

from demarche.errors import FormatError
from demarche.records import Discard, Report
from demarche.reports import ReadOptions, read

Run = Callable[..., tuple[dict[str, Report], list[Discard]]]


def told(what: str) -> str:
    """A report of our own, about one thing or another."""
    return f"The ministry said that the envoy of the State had been told of {what}.\n"


def reasons(discards: list[Discard]) -> list[str]:
    return [discard.reason for discard in discards]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_csv_is_read_as_it_was_written(tmp_path: Path, separator: str, ends: str, run: Run) -> None:
    text = told("“café”, naïve; 3|4") + 'He said: "No,\r\n\r\nnever."'
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=ends)
    writer.writerows(
        [["ID", "Body", "Date"], ["x", text, "10 May 2021"], ["", told("2").strip(), ""]]
    )
    file = tmp_path / "t.csv"
    file.write_bytes(out.getvalue().encode("utf-8-sig"))
    kept, discards = run(file, columns={"text": "body", "published": "Date"})
    assert not discards
    assert list(kept) == ["x", "t-2"]
    assert kept["x"].text == text
    assert kept["x"].published == date(2021, 5, 10)
    assert kept["t-2"].published is None


def test_a_table_without_the_column_says_which_it_has(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.csv").write_text("Body,Date\nx,y\n")
    (tmp_path / "b.csv").write_text("text,Date\nx,y\n")
    kept, discards = run(tmp_path, columns={"published": "Day"})
    assert not kept
    assert reasons(discards) == ["missing column", "missing column"]
    assert "“body”, “date”" in discards[0].detail
    with pytest.raises(FormatError, match="“txt”"):
        read([tmp_path], options=ReadOptions(columns={"txt": "Body"}))


def test_a_row_that_does_not_fit_is_told_with_its_line(tmp_path: Path, run: Run) -> None:
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


def test_tsv_keeps_quotation_marks_where_nothing_is_quoted(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.tsv").write_text(f'id\ttext\nx\t"No," he said. {told("a")}')
    (tmp_path / "b.tsv").write_text(f'id\ttext\ny\t"""No,"" he\tsaid. {told("b")}"\n')
    kept, _ = run(tmp_path)
    assert kept["x"].text.startswith('"No," he said.')
    assert kept["y"].text.startswith('"No," he\tsaid.')


@pytest.mark.parametrize("packed", [False, True])
def test_parquet_is_read_with_its_types(tmp_path: Path, packed: bool, run: Run) -> None:
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
