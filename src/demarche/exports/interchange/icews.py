"""ICEWS: a row of 20 columns for each pair of parties.

In: events. Out: tab-separated values with a line of names; an unknown is empty. What is denied or
still to come is left out: the format cannot say so.

Source: the columns of the ICEWS coded event data (Boschee et al. 2015).
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.exports.interchange.parties import happened, pairs
from demarche.exports.interchange.tsv import Cell, TsvWriter
from demarche.exports.output import Output
from demarche.ontology import countries, plover
from demarche.ontology.foreign_codes import icews_intensity, icews_sector
from demarche.records import Actor, Event, Report

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip


class IcewsWriter:
    """Writes events as ICEWS has them; `left_out` counts those that it cannot hold."""

    def __init__(self, output: Output) -> None:
        self.left_out = 0
        self._tsv = TsvWriter(output, COLUMNS)

    def add(self, report: Report, events: Sequence[Event]) -> None:
        """Writes a report's events."""
        for event in events:
            if not happened(event):
                self.left_out += 1
                continue
            for source, target in pairs(event):
                self._tsv.write(_row(report, event, source, target))

    def finish(self) -> None:
        """Nothing is left to write."""


def _row(report: Report, event: Event, source: Actor | None, target: Actor | None) -> list[Cell]:
    place = event.place.place if event.place else None
    return [
        f"{report.id}/{event.id}",
        event.date.days.first if event.date else None,
        *_party(source),
        plover.cameo_name(event.cameo),
        event.cameo,
        icews_intensity(event.cameo),
        *_party(target),
        report.id,
        None,
        report.outlet,
        place.name if place else None,
        None,
        None,
        _country(place.country) if place else None,
        place.lat if place else None,
        place.lon if place else None,
    ]


def _party(actor: Actor | None) -> list[Cell]:
    if actor is None:
        return [None, None, None]
    return [actor.mention.quote, icews_sector(actor.sector), _country(actor.country)]


def _country(code: str | None) -> str | None:
    """ICEWS writes countries by name, and leaves those of organisations empty."""
    return countries.name(code) if code else None
