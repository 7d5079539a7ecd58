"""Reads tables of Parquet, a few rows at a time.

In: a Parquet file. Out: a draft or a discard for each row; one discard for a table that lacks a
column. Never loads a table whole, nor a column that it does not need.

Imports pyarrow, so it is itself imported only where there is such a table.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
from pyarrow import parquet as pq

from demarche.errors import UnreadableInput
from demarche.records import Discard
from demarche.reports.drafts import Drafts
from demarche.reports.fields import Columns, draft_of

_ROWS = 64  # at a time


def from_parquet(file: BinaryIO, columns: Columns, *, name: str, stem: str) -> Drafts:
    """Reads the rows of a Parquet file, a few at a time.

    Args:
        file: the file, which can seek.
        columns: which column holds what.
        name: the file, for messages.
        stem: what ids are made from.

    Raises:
        UnreadableInput: if it is no Parquet file, or breaks off; rows before have been given.
    """
    try:
        table = pq.ParquetFile(file)
        header = list(table.schema_arrow.names)
        if problem := columns.missing(header):
            yield Discard(name, "missing column", f"{name}: {problem}")
            return
        wanted = columns.among(header)
        record = 0
        for batch in table.iter_batches(batch_size=_ROWS, columns=wanted):
            for row in _plain_times(batch).to_pylist():
                record += 1
                origin = f"{name}, row {record}"
                yield draft_of(row, columns, origin=origin, fallback=f"{stem}-{record}")
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0][:100] if str(error) else "broken"
        raise UnreadableInput(f"is no whole Parquet table ({reason}): write it again") from None


def _plain_times(batch: Any) -> Any:
    """Times in microseconds, which Python has; nanoseconds it lacks."""
    for at, field in enumerate(batch.schema):
        if pa.types.is_timestamp(field.type):
            column = batch.column(at).cast(pa.timestamp("us", field.type.tz), safe=False)
            batch = batch.set_column(at, field.name, column)
    return batch


def rows_of(path: Path) -> int:
    """How many rows a table says it has; 1 where it is broken, for the discard that will be."""
    try:
        return int(pq.read_metadata(path).num_rows)
    except (pa.ArrowException, OSError):
        return 1
