"""The formats of an export: their names, what each cannot hold, and the writing of one.

In: a format, and streams of coded reports and cases. Out: bytes, and how much of what was written.
Holds one report or one case at a time, and asks for no stream that a format does not need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from demarche.exports.formats import ExportFormat, Writer, event_writer
from demarche.exports.interchange.contract import CasesWriter
from demarche.exports.interchange.geojson import GeojsonWriter
from demarche.exports.interchange.icews import IcewsWriter
from demarche.exports.interchange.ngec import NgecWriter
from demarche.exports.interchange.petrarch2 import Petrarch2Writer
from demarche.exports.interchange.phoenix import PhoenixWriter
from demarche.exports.interchange.plover_json import PloverWriter
from demarche.exports.interchange.polecat import PolecatWriter
from demarche.exports.output import Output
from demarche.records import Case, Event, Report

_CLAIMS = "who vouches for it, whether it is only alleged, channel, what is asked, law"
CANNOT: dict[ExportFormat, str | None] = {
    "cases": "links with their reasons, accounts that differ, grounds and words of duties",
    "jsonl": "cases and duties",
    "csv": "cases and duties, the words behind dates, status and channel, reasons for parties",
    "parquet": "cases and duties, the words behind dates, status and channel, reasons for parties",
    "geojson": "links, accounts that differ, grounds and words of duties",
    "plover": f"undated events; {_CLAIMS} (in words, as a comment); cases",
    "ngec": f"events denied or planned; {_CLAIMS}; the last of several days; CAMEO codes; cases",
    "polecat": f"events denied or planned; {_CLAIMS}; the last of several days; CAMEO codes; cases",
    "icews": f"events denied or planned; {_CLAIMS}; the last of several days; modes; cases",
    "phoenix": f"events denied, planned or undated; {_CLAIMS}; names of parties; modes; cases",
    "petrarch2": f"events denied, planned or undated; {_CLAIMS}; names of parties; places; cases",
}
"""What a format has no place for, for a note to who uses it; docs/exports.md has it in full."""

Coded = tuple[Report, Sequence[Event]]


@dataclass(frozen=True, slots=True)
class Exported:
    """How much was written: events and cases that went out, events that the format left out."""

    events: int
    cases: int
    left_out: int


class _Foreign(Writer, Protocol):
    """Writes a format that cannot hold every event."""

    left_out: int


_WRITERS: dict[str, Callable[[Output], _Foreign]] = {
    "plover": PloverWriter,
    "ngec": NgecWriter,
    "polecat": PolecatWriter,
    "icews": IcewsWriter,
    "phoenix": PhoenixWriter,
    "petrarch2": Petrarch2Writer,
}


def export(
    kind: ExportFormat,
    output: Output,
    coded: Callable[[], Iterable[Coded]],
    cases: Callable[[], Iterable[Case]],
) -> Exported:
    """Writes an export.

    Args:
        kind: the format.
        output: where it goes.
        coded: gives every report with its events; called only where the format holds events.
        cases: gives every case; called only where the format holds cases.

    Returns:
        How much was written.

    Raises:
        OutputError: if it cannot be written.
    """
    if kind == "cases":
        writer = CasesWriter(output)
        count = _cases(writer, cases())
        writer.finish()
        return Exported(0, count, 0)
    if kind == "geojson":
        features = GeojsonWriter(output)
        told = _events(features, coded())
        count = _cases(features, cases())
        features.finish()
        return Exported(told, count, 0)
    if kind in {"jsonl", "csv", "parquet"}:
        own = event_writer(kind, output)
        told = _events(own, coded())
        own.finish()
        return Exported(told, 0, 0)
    other = _WRITERS[kind](output)
    told = _events(other, coded())
    other.finish()
    return Exported(told - other.left_out, 0, other.left_out)


class _Cases(Protocol):
    def add_case(self, case: Case) -> None: ...


def _events(writer: Writer, coded: Iterable[Coded]) -> int:
    count = 0
    for report, events in coded:
        writer.add(report, events)
        count += len(events)
    return count


def _cases(writer: _Cases, cases: Iterable[Case]) -> int:
    count = 0
    for case in cases:
        writer.add_case(case)
        count += 1
    return count
