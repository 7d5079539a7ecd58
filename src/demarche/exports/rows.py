"""Records as JSON objects: the fields that docs/output.md describes.

In: an event, or an analysis with its layers. Out: a dictionary of plain values. An unknown is
None; a quotation is `[start, end]` with its words beside it. Never rounds, never leaves a key out.
"""

from __future__ import annotations

import json
from typing import Any

from demarche.records import (
    ROOT,
    Actor,
    Analysis,
    Citation,
    DateRange,
    Event,
    EventPlace,
    Evidence,
    Layers,
    Place,
    PlaceMention,
    Report,
    Sentence,
    Span,
    Timex,
)

Row = dict[str, Any]


def encoded(row: object) -> bytes:
    """An object as JSON on one line; half a surrogate pair, which UTF-8 cannot hold, as an escape.

    Args:
        row: the object.
    """
    return json.dumps(row, ensure_ascii=False).encode(errors="backslashreplace")


def event_row(event: Event, report: Report | None = None) -> Row:
    """An event as a JSON object.

    Args:
        event: the event.
        report: its report, where the row shall say when that was published and how we know.
    """
    days = event.date.days if event.date else None
    row: Row = {
        "id": event.id,
        "report": event.report,
        "sentence": _span(event.sentence),
        **quoted("trigger", event.trigger),
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "quad": event.quad,
        "goldstein": event.goldstein,
        "source": [_actor(actor) for actor in event.source],
        "target": [_actor(actor) for actor in event.target],
        "date": days_row(days),
        **_named("date", event.date.evidence if event.date else None),
        "place": _place(event.place) if event.place else None,
        "status": event.status,
        **_named("status", event.status_evidence),
        **quoted("said_by", event.said_by),
        "channel": event.channel,
        **_named("channel", event.channel_evidence),
        **quoted("about", event.about),
        "law": [_citation(citation) for citation in event.law],
        "confidence": event.confidence,
        "why": event.why,
    }
    if report is not None:
        row["published"] = report.published.isoformat() if report.published else None
        row["published_from"] = report.published_from
    return row


def analysis_row(analysis: Analysis, layers: Layers) -> Row:
    """What lies under the events of one report, as a JSON object.

    Args:
        analysis: what the language layer found.
        layers: the places, times and attributions read from it.
    """
    return {
        "report": analysis.report.id,
        "sentences": [[sentence.start, sentence.end] for sentence in analysis.sentences],
        "tokens": [row for sentence in analysis.sentences for row in _tokens(sentence)],
        "entities": [
            {"start": entity.start, "end": entity.end, "label": entity.label}
            for entity in analysis.entities
        ],
        "places": [_toponym(mention) for mention in layers.places],
        "times": [_time(timex) for timex in layers.times],
        "attributions": [
            {
                "source": [_span(span) for span in said.source],
                "cue": [_span(span) for span in said.cue],
                "content": [_span(span) for span in said.content],
            }
            for said in layers.attributions
        ],
    }


def days_row(days: DateRange | None) -> list[str] | None:
    """Days as their first and last."""
    return [days.first.isoformat(), days.last.isoformat()] if days else None


def place_row(place: Place) -> Row:
    """A place with its number in the gazetteer."""
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": place.geonameid,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def quoted(key: str, evidence: Evidence | None) -> Row:
    """A field that is itself a quotation."""
    return {
        key: _span(evidence.span) if evidence else None,
        f"{key}_text": evidence.quote if evidence else None,
    }


def _named(key: str, evidence: Evidence | None) -> Row:
    """The quotation behind a field that has a value of its own."""
    return {
        f"{key}_mention": _span(evidence.span) if evidence else None,
        f"{key}_text": evidence.quote if evidence else None,
    }


def _mention(evidence: Evidence) -> Row:
    return {"mention": _span(evidence.span), "text": evidence.quote}


def _actor(actor: Actor) -> Row:
    return {
        **_mention(actor.mention),
        "country": actor.country,
        "sector": actor.sector,
        "why": actor.why,
    }


def _place(where: EventPlace) -> Row:
    return {**place_row(where.place), **_mention(where.evidence)}


def _citation(citation: Citation) -> Row:
    return {
        "instrument": citation.instrument,
        "article": citation.article,
        **_mention(citation.evidence),
    }


def _tokens(sentence: Sentence) -> list[Row]:
    return [
        {
            "start": token.start,
            "end": token.end,
            "text": token.text,
            "lemma": token.lemma,
            "upos": token.upos,
            "xpos": token.xpos,
            "sentence": sentence.index,
            "head": None if token.head == ROOT else token.head,
            "deprel": token.deprel,
        }
        for token in sentence.tokens
    ]


def _toponym(mention: PlaceMention) -> Row:
    place = mention.place
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "name": place.name if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonameid": place.geonameid if place else None,
    }


def _time(timex: Timex) -> Row:
    return {
        "start": timex.span.start,
        "end": timex.span.end,
        "type": timex.type,
        "value": timex.value,
    }
