"""Phoenix: a row of 26 columns for each pair of parties, without a line of names.

In: events. Out: tab-separated values; an unknown is empty. What is denied or still to come is left
out: the format cannot say so.

Source: the Open Event Data Alliance's Phoenix pipeline.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.exports.interchange.parties import NOBODY, cameo_code, happened, pairs
from demarche.exports.interchange.tsv import Cell, TsvWriter
from demarche.exports.output import Output
from demarche.ontology.foreign_codes import (
    cameo_role,
    event_data_country,
    phoenix_goldstein,
    phoenix_quad,
)
from demarche.records import Actor, Event, Report

COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity",
    "SourceActorRole", "SourceActorAttribute", "TargetActorFull", "TargetActorEntity",
    "TargetActorRole", "TargetActorAttribute", "EventCode", "EventRootCode", "QuadClass",
    "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName", "CountryCode",
    "SentenceID", "URLs", "NewsSources",
)  # fmt: skip
_ROLES = frozenset("GOV MIL REB OPP PTY COP JUD SPY MED EDU BUS CRM CVL".split())
"""Roles of their own column; all others stand as attributes."""


class PhoenixWriter:
    """Writes events as Phoenix has them; `left_out` counts those that it cannot hold."""

    def __init__(self, output: Output) -> None:
        self.left_out = 0
        self._tsv = TsvWriter(output, COLUMNS, head=False)

    def add(self, report: Report, events: Sequence[Event]) -> None:
        """Writes a report's events."""
        for event in events:
            # The format has no row without a day.
            if not happened(event) or event.date is None:
                self.left_out += 1
                continue
            for source, target in pairs(event):
                self._tsv.write(_row(report, event, source, target))

    def finish(self) -> None:
        """Nothing is left to write."""


def _row(report: Report, event: Event, source: Actor | None, target: Actor | None) -> list[Cell]:
    place = event.place.place if event.place else None
    day = event.date.days.first if event.date else None
    return [
        f"{report.id}/{event.id}",
        f"{day:%Y%m%d}" if day else None,
        f"{day:%Y}" if day else None,
        f"{day:%m}" if day else None,
        f"{day:%d}" if day else None,
        *_party(source),
        *_party(target),
        event.cameo,
        event.cameo[:2],
        phoenix_quad(event.cameo),
        phoenix_goldstein(event.cameo),
        None,
        place.lat if place else None,
        place.lon if place else None,
        place.name if place else None,
        None,
        event_data_country(place.country) if place else None,
        f"{report.id}_{event.id}",
        report.url,
        report.outlet,
    ]


def _party(actor: Actor | None) -> list[Cell]:
    if actor is None:
        return [NOBODY, None, None, None]
    entity = event_data_country(actor.country)
    role = cameo_role(actor.sector)
    other = None if role in _ROLES or role == entity else role
    return [cameo_code(actor), entity, role if role in _ROLES else None, other]
