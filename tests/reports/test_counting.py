"""The count for the progress bar."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet as pq

from demarche.reports import count, read


def told(what: str) -> str:
    """A report of our own, about one thing or another."""
    return f"The ministry said that the envoy of the State had been told of {what}.\n"


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
