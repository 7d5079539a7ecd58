"""Estimates how many outcomes a run will have, for a progress bar.

In: paths. Out: a number, or None where it cannot be known cheaply (standard input, archives).
Never reads more than the head of a file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from demarche.records import Discard
from demarche.reports.files import Source, find

_SAMPLE = 1 << 18
_TEXT_KEY = re.compile(rb'"(?:text|maintext|event_text)"\s*:')


def count(paths: Sequence[str | Path]) -> int | None:
    """About how many reports and discards these paths will give.

    Args:
        paths: what will be read.

    Returns:
        the number: exact for files of one report and for Parquet, estimated from the head of long
        tables and record files; None where nothing cheap tells.
    """
    given = [paths] if isinstance(paths, str | Path) else paths
    total = 0
    for found in find(given):
        held = 1 if isinstance(found, Discard) else _held(found)
        if held is None:
            return None
        total += held
    return total


def _held(source: Source) -> int | None:
    if source.path is None:
        return None
    if source.kind in {"text", "page", "unknown"}:
        return 1
    if source.packed or source.is_stream():
        return None
    try:
        if source.kind == "parquet":
            from demarche.reports.parquet import rows_of  # noqa: PLC0415 - loads pyarrow

            return rows_of(source.path)
        size = source.path.stat().st_size
        with source.path.open("rb") as file:
            head = file.read(_SAMPLE)
    except OSError:
        return 1
    return _scaled(source, head, size)


def _scaled(source: Source, head: bytes, size: int) -> int:
    """The records of the head, in proportion to the whole."""
    if source.kind == "json":
        records = max(1, len(_TEXT_KEY.findall(head)))
    elif source.kind == "lines":
        records = sum(1 for line in head.splitlines() if line.strip())
    else:
        csv.field_size_limit(max(csv.field_size_limit(), _SAMPLE))
        text = io.StringIO(head.decode("utf-8", "replace"), newline="")
        records = max(1, sum(1 for row in csv.reader(text) if row) - 1)
    return max(1, round(records * size / max(1, len(head))))
