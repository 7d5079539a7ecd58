"""GeoJSON: events and cases as features on the map.

In: events and cases, one after the other. Out: one FeatureCollection, written as they come; what
has no place has no geometry, and all fields stand as properties.

Source: RFC 7946: longitude comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from demarche.exports.contract import case_row
from demarche.exports.output import Output
from demarche.exports.rows import encoded, event_row
from demarche.records import Case, Event, EventRef, Place, Report


class GeojsonWriter:
    """Writes events and cases into one collection of features."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._begun = False
        self._output.write(b'{"type": "FeatureCollection", "features": [')

    def add(self, report: Report, events: Sequence[Event]) -> None:
        """Writes a report's events."""
        for event in events:
            row = {"kind": "event", **event_row(event, report)}
            place = event.place.place if event.place else None
            self._feature(str(EventRef.of(event)), place, row)

    def add_case(self, case: Case) -> None:
        """Writes a case."""
        self._feature(case.id, case.place, {"kind": "case", **case_row(case)})

    def finish(self) -> None:
        """Closes the collection."""
        self._output.write(b"\n]}\n")

    def _feature(self, name: str, place: Place | None, properties: dict[str, Any]) -> None:
        geometry = {"type": "Point", "coordinates": [place.lon, place.lat]} if place else None
        feature = {"type": "Feature", "id": name, "geometry": geometry, "properties": properties}
        self._output.write(b",\n" if self._begun else b"\n")
        self._output.write(encoded(feature))
        self._begun = True
