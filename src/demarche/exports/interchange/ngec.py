"""NGEC: one object a line for each event, in the shape of its `events_processed.jsonl`.

In: events. Out: JSON lines. Scores of its question answering have nothing to stand for them here
and are left out; so is what is denied or still to come, which the format cannot say.

Source: the output of the Next Generation Event Coder (Halterman et al. 2023).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from demarche import __version__
from demarche.exports.interchange.parties import happened
from demarche.exports.output import Output
from demarche.exports.rows import encoded
from demarche.ontology import countries
from demarche.ontology.foreign_codes import event_data_country
from demarche.records import Actor, Event, Report


class NgecWriter:
    """Writes events as NGEC does; `left_out` counts those that it cannot hold."""

    def __init__(self, output: Output) -> None:
        self.left_out = 0
        self._output = output

    def add(self, report: Report, events: Sequence[Event]) -> None:
        """Writes a report's events."""
        for event in events:
            if happened(event):
                self._output.write(encoded(_object(report, event)) + b"\n")
            else:
                self.left_out += 1

    def finish(self) -> None:
        """Nothing is left to write."""


def _object(report: Report, event: Event) -> dict[str, Any]:
    start = event.sentence.start
    days = event.date.days if event.date else None
    words = event.date.evidence if event.date else None
    mode = [f"{event.type}-{event.mode}"] if event.mode else []
    published = report.published.isoformat() if report.published else None
    return {
        "id": f"{report.id}/{event.id}_{event.type}_{event.mode or ''}",
        "orig_id": f"{report.id}/{event.id}",
        "event_type": event.type,
        "event_mode": mode,
        "contexts": [],
        "event_text": event.sentence.of(report.text),
        "attributes": {
            "ACTOR": [_party(actor, start) for actor in event.source],
            "RECIP": [_party(actor, start) for actor in event.target],
            "LOC": [_words(event.place.evidence.quote, event.place.evidence.span.start - start)]
            if event.place
            else [],
            "DATE": [_words(words.quote, words.span.start - start)] if words else [],
        },
        "event_geolocation": _geolocation(event),
        "date_resolved": days.first.isoformat() if days else None,
        "date_raw": words.quote if words else None,
        "pub_date": published,
        "story_id": report.id,
        "publisher": report.outlet,
        "headline": report.title,
        "version": f"Demarche {__version__}",
    }


def _words(text: str, start: int) -> dict[str, Any]:
    """Words with their place in the event's text, where they stand in it."""
    return {"text": text, "qa_start_char": start, "qa_end_char": start + len(text)}


def _party(actor: Actor, start: int) -> dict[str, Any]:
    return {
        **_words(actor.mention.quote, actor.mention.span.start - start),
        "country": event_data_country(actor.country) or "",
        "country_name": (countries.name(actor.country) if actor.country else None) or "",
        "code_1": actor.sector,
        "code_2": "",
    }


def _geolocation(event: Event) -> dict[str, Any]:
    if event.place is None:
        return {"reason": "the report does not tell the place", "geo": None}
    place = event.place.place
    return {
        "reason": "the report tells the place",
        "geo": {
            "search_name": event.place.evidence.quote,
            "name": place.name,
            "geonameid": str(place.geonameid) if place.geonameid else "",
            "lat": place.lat,
            "lon": place.lon,
            "country_code3": event_data_country(place.country) or "",
        },
    }
