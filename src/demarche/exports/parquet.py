"""Events as a Parquet file: the columns of `flat`, typed, in row groups.

In: events. Out: a file compressed with Zstandard. Never holds more than one row group.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from typing import BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from demarche.exports.flat import COLUMNS, Value, flat_row
from demarche.exports.output import Output
from demarche.records import Event, Report

GROUP = 20_000
"""Events a row group: some 5 MB in memory."""

_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), date: pa.date32()}
SCHEMA = pa.schema([(name, _TYPES[kind]) for name, kind in COLUMNS.items()])


class ParquetWriter:
    """Gathers rows and writes them group by group.

    Parquet wants to know its own offsets, which a pipe has not: the file is made beside and
    handed on when it is complete.
    """

    def __init__(self, output: Output) -> None:
        self.output = output
        self._rows: list[tuple[Value, ...]] = []
        self._beside = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the writer
        self._file = pq.ParquetWriter(self._beside, SCHEMA, compression="zstd")

    def add(self, report: Report, events: Sequence[Event]) -> None:
        """Takes a report's events."""
        self._rows.extend(flat_row(event, report) for event in events)
        if len(self._rows) >= GROUP:
            self._write()

    def finish(self) -> None:
        """Writes the last group and hands the file on."""
        self._write()
        self._file.close()
        self._beside.seek(0)
        shutil.copyfileobj(cast(BinaryIO, self._beside), self.output)
        self._beside.close()

    def _write(self) -> None:
        columns = list(zip(*self._rows, strict=True)) or [()] * len(COLUMNS)
        arrays = [
            pa.array(values, field.type) for values, field in zip(columns, SCHEMA, strict=True)
        ]
        if self._rows:
            self._file.write_table(pa.Table.from_arrays(arrays, schema=SCHEMA))
        self._rows.clear()
