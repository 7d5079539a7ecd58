"""The formats: what each is called, and who writes it.

In: a format's name and an `Output`. Out: a `Writer`. Loads no library of a format that is not
asked for.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Literal, Protocol

from demarche.exports.decided import decided_rows
from demarche.exports.flat import COLUMNS, flat_row
from demarche.exports.output import Output
from demarche.exports.rows import analysis_row, encoded, event_row
from demarche.records import Analysis, Decision, Event, Layers, Report

EventFormat = Literal["table", "jsonl", "csv", "parquet"]
ExplainFormat = Literal["text", "html"]
DossierFormat = Literal["docx", "html", "md"]
ExportFormat = Literal[
    "cases", "jsonl", "csv", "parquet", "geojson", "plover", "ngec", "polecat", "icews", "phoenix",
    "petrarch2",
]  # fmt: skip


class Writer(Protocol):
    """Writes the events of one report after another."""

    def add(self, report: Report, events: Sequence[Event]) -> None:
        """Writes a report's events."""

    def finish(self) -> None:
        """Writes what is left to write."""


def event_writer(kind: EventFormat, output: Output) -> Writer:
    """Who writes events in a format.

    Args:
        kind: the format.
        output: where they go.
    """
    if kind == "table":
        from demarche.exports.terminal import TableWriter  # noqa: PLC0415 - loads rich

        return TableWriter(output)
    if kind == "parquet":
        from demarche.exports.parquet import ParquetWriter  # noqa: PLC0415 - loads pyarrow

        return ParquetWriter(output)
    return JsonlWriter(output) if kind == "jsonl" else CsvWriter(output)


def explain_writer(kind: ExplainFormat, output: Output) -> Writer:
    """Who explains events: as text for a terminal, or as a web page.

    Args:
        kind: the format.
        output: where the explanation goes.
    """
    if kind == "html":
        from demarche.exports.page import PageWriter  # noqa: PLC0415 - reads the page's parts

        return PageWriter(output)
    from demarche.exports.explained import TextExplainer  # noqa: PLC0415 - loads rich

    return TextExplainer(output)


class JsonlWriter:
    """One JSON object a line, UTF-8."""

    def __init__(self, output: Output) -> None:
        self.output = output

    def add(self, report: Report, events: Sequence[Event]) -> None:
        """Writes a report's events; whoever reads along gets them at once."""
        for event in events:
            self.output.write(encoded(event_row(event, report)) + b"\n")
        if events:
            self.output.flush()

    def add_decided(
        self, report: Report, events: Sequence[Event], decisions: Sequence[Decision]
    ) -> None:
        """Writes a report's events with what the user's own model decided."""
        rows = decided_rows(report, events, decisions)
        for row in rows:
            self.output.write(encoded(row) + b"\n")
        if rows:
            self.output.flush()

    def add_analysis(self, analysis: Analysis, layers: Layers) -> None:
        """Writes what lies under a report's events."""
        self.output.write(encoded(analysis_row(analysis, layers)) + b"\n")
        self.output.flush()

    def finish(self) -> None:
        """Nothing is left to write."""


class CsvWriter:
    """Comma-separated values after RFC 4180, UTF-8, with a line of column names."""

    def __init__(self, output: Output) -> None:
        self.output = output
        self._line = io.StringIO(newline="")
        self._csv = csv.writer(self._line, lineterminator="\n")
        self._write(list(COLUMNS))

    def add(self, report: Report, events: Sequence[Event]) -> None:
        """Writes a report's events."""
        for event in events:
            self._write(flat_row(event, report))
        if events:
            self.output.flush()

    def finish(self) -> None:
        """Nothing is left to write."""

    def _write(self, row: Sequence[object]) -> None:
        self._csv.writerow(row)
        self.output.write(self._line.getvalue().encode(errors="replace"))
        self._line.seek(0)
        self._line.truncate()
