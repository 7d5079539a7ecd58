"""What the user gets: tables, JSON lines, CSV, Parquet, and pages that explain.

In: reports and their events, analyses and their layers. Out: bytes, written whole or not at all.
Never codes anything, never changes a value that it writes.
"""

from demarche.exports.decided import decided_rows
from demarche.exports.flat import COLUMNS, flat_row
from demarche.exports.formats import (
    DossierFormat,
    EventFormat,
    ExplainFormat,
    ExportFormat,
    JsonlWriter,
    Writer,
    event_writer,
    explain_writer,
)
from demarche.exports.output import Output, open_output
from demarche.exports.rows import analysis_row, event_row

__all__ = [
    "COLUMNS",
    "DossierFormat",
    "EventFormat",
    "ExplainFormat",
    "ExportFormat",
    "JsonlWriter",
    "Output",
    "Writer",
    "analysis_row",
    "decided_rows",
    "event_row",
    "event_writer",
    "explain_writer",
    "flat_row",
    "open_output",
]
