"""POLECAT: a row of 40 columns for each event.

In: events. Out: tab-separated values with a line of names, "None" for an unknown, lists joined with
";". What is denied or still to come is left out: the format cannot say so.

Source: the columns of the POLECAT data files (Halterman et al. 2023).
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche import __version__
from demarche.exports.interchange.parties import happened
from demarche.exports.interchange.tsv import Cell, TsvWriter, joined
from demarche.exports.output import Output
from demarche.ontology.foreign_codes import cow_number, event_data_country, plover_score
from demarche.records import Actor, Event, Report

NULL = "None"
QUADS = {
    1: "VERBAL COOPERATION",
    2: "MATERIAL COOPERATION",
    3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip


class PolecatWriter:
    """Writes events as POLECAT has them; `left_out` counts those that it cannot hold."""

    def __init__(self, output: Output) -> None:
        self.left_out = 0
        self._tsv = TsvWriter(output, COLUMNS, null=NULL)

    def add(self, report: Report, events: Sequence[Event]) -> None:
        """Writes a report's events."""
        for event in events:
            if happened(event):
                self._tsv.write(_row(report, event))
            else:
                self.left_out += 1

    def finish(self) -> None:
        """Nothing is left to write."""


def _row(report: Report, event: Event) -> list[Cell]:
    place = event.place.place if event.place else None
    return [
        f"{report.id}/{event.id}",
        event.date.days.first if event.date else None,
        event.type,
        event.mode,
        plover_score(event.type, event.mode),
        QUADS[event.quad],
        None,
        *_party(event.source),
        *_party(event.target),
        place.name if place else None,
        None,
        None,
        None,
        event_data_country(place.country) if place else None,
        place.lat if place else None,
        place.lon if place else None,
        place.geonameid if place else None,
        event.place.evidence.quote if event.place else None,
        None,
        report.outlet,
        report.published,
        None,
        None,
        None,
        "English",
        f"Demarche {__version__}",
    ]


def _party(actors: Sequence[Actor]) -> list[Cell]:
    names = joined((actor.mention.quote for actor in actors), NULL)
    return [
        names,
        joined((event_data_country(actor.country) for actor in actors), NULL),
        joined((cow_number(actor.country) for actor in actors), NULL),
        actors[0].sector if actors else None,
        joined(actor.sector for actor in actors),
        None,
        names,
        None,
    ]
