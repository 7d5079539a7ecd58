"""PLOVER JSON: one object a line for each event.

In: events. Out: JSON lines with the fields of PLOVER's manual that we know. Status, channel, who
vouches, what is asked and the law invoked have no fields of their own: negation and future stand in
`context`, the rest in words in `comment`. An undated event is left out: the format wants a day.

Source: PLOVER manual, "DRAFT Version 2.0", section on the JSON format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from demarche import __version__
from demarche.exports.output import Output
from demarche.exports.rows import encoded
from demarche.ontology import countries
from demarche.ontology.foreign_codes import event_data_country, plover_score
from demarche.records import Actor, Event, EventPlace, Report

_CONTEXTS = {"denied": ["negation"], "planned": ["future"]}


class PloverWriter:
    """Writes events as PLOVER JSON; `left_out` counts those without a day."""

    def __init__(self, output: Output) -> None:
        self.left_out = 0
        self._output = output

    def add(self, report: Report, events: Sequence[Event]) -> None:
        """Writes a report's events."""
        for event in events:
            if event.date is None:
                self.left_out += 1
            else:
                self._output.write(encoded(plover_object(report, event)) + b"\n")

    def finish(self) -> None:
        """Nothing is left to write."""


def plover_object(report: Report, event: Event) -> dict[str, Any]:
    """An event in PLOVER's terms; what is unknown is left out, as the format does.

    Args:
        report: its report.
        event: the event.
    """
    days = event.date.days if event.date else None
    row: dict[str, Any] = {
        "id": f"{report.id}/{event.id}",
        "date": days.first.isoformat() if days else None,
        "enddate": days.last.isoformat() if days and days.last != days.first else None,
        "actor": [_entity(actor) for actor in event.source],
        "recipient": [_entity(actor) for actor in event.target],
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": _CONTEXTS.get(event.status, []),
        "event_loc": _location(event.place) if event.place else None,
        "event_text": [event.trigger.quote],
        "quad_code": event.quad,
        "event_scale": plover_score(event.type, event.mode),
        "text": event.sentence.of(report.text),
        "text_info": {"start": event.sentence.start, "end": event.sentence.end},
        "cite_info": _known(
            {
                "url": report.url,
                "title": report.title,
                "publication": report.outlet,
                "language": "en",
            }
        ),
        "coder": f"Demarche {__version__}",
        "comment": "; ".join(_comments(report, event)) or None,
    }
    return _known(row)


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None}


def _entity(actor: Actor) -> dict[str, Any]:
    code = event_data_country(actor.country)
    return _known({"code": code, "sector": actor.sector, "entity_text": actor.mention.quote})


def _location(where: EventPlace) -> dict[str, Any]:
    place = where.place
    return _known(
        {
            "extracted_place": where.evidence.quote,
            "resolved_place": place.name,
            "geonameid": place.geonameid,
            "lat": place.lat,
            "lon": place.lon,
            "country": countries.name(place.country) if place.country else None,
            "country_code": event_data_country(place.country),
        }
    )


def _comments(report: Report, event: Event) -> Iterator[str]:
    yield f"CAMEO {event.cameo}"
    if report.published:
        yield f"published {report.published.isoformat()}"
    if event.status != "occurred":
        yield event.status
    if event.said_by:
        yield f"said by {event.said_by.quote}"
    if event.channel:
        yield f"channel {event.channel}"
    if event.about:
        yield f"about {event.about.quote}"
    for cited in event.law:
        yield f"law {cited.instrument}{f' {cited.article}' if cited.article else ''}"
