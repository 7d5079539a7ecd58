"""Events as flat rows, for CSV and Parquet: one column a value, lists joined with ";".

In: an event and its report. Out: a tuple of values in the order of `COLUMNS`. Never writes a
placeholder: an unknown is None, and an empty place in a joined list.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from demarche.records import Event, Report

Value = str | int | float | date | None

COLUMNS: dict[str, type] = {
    "report": str,
    "id": str,
    "published": date,
    "published_from": str,
    "type": str,
    "mode": str,
    "cameo": str,
    "quad": int,
    "goldstein": float,
    "source": str,
    "source_country": str,
    "source_sector": str,
    "target": str,
    "target_country": str,
    "target_sector": str,
    "date_first": date,
    "date_last": date,
    "place": str,
    "place_country": str,
    "place_lat": float,
    "place_lon": float,
    "place_geonameid": int,
    "status": str,
    "said_by": str,
    "channel": str,
    "about": str,
    "law": str,
    "trigger": str,
    "trigger_start": int,
    "trigger_end": int,
    "sentence_start": int,
    "sentence_end": int,
    "confidence": float,
    "why": str,
}
"""The columns, in order, and what each holds."""


def flat_row(event: Event, report: Report) -> tuple[Value, ...]:
    """An event as a row of `COLUMNS`.

    Args:
        event: the event.
        report: its report.
    """
    days = event.date.days if event.date else None
    place = event.place.place if event.place else None
    return (
        event.report,
        event.id,
        report.published,
        report.published_from,
        event.type,
        event.mode,
        event.cameo,
        event.quad,
        event.goldstein,
        _joined(actor.mention.quote for actor in event.source),
        _joined(actor.country for actor in event.source),
        _joined(actor.sector for actor in event.source),
        _joined(actor.mention.quote for actor in event.target),
        _joined(actor.country for actor in event.target),
        _joined(actor.sector for actor in event.target),
        days.first if days else None,
        days.last if days else None,
        place.name if place else None,
        place.country if place else None,
        place.lat if place else None,
        place.lon if place else None,
        place.geonameid if place else None,
        event.status,
        event.said_by.quote if event.said_by else None,
        event.channel,
        event.about.quote if event.about else None,
        _joined(f"{c.instrument}:{c.article}" if c.article else c.instrument for c in event.law),
        event.trigger.quote,
        event.trigger.span.start,
        event.trigger.span.end,
        event.sentence.start,
        event.sentence.end,
        event.confidence,
        event.why,
    )


def _joined(values: Iterable[str | None]) -> str | None:
    """The values with ";" between them; one inside a value becomes ",", so that lists align."""
    parts = [(value or "").replace(";", ",") for value in values]
    return ";".join(parts) if any(parts) else None
