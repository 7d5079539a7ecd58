"""The nouns: frozen records that pass from room to room.

In: nothing. Out: the types. Never does I/O, never imports more than the standard library, never
holds a default that means "unknown": an unknown is None.
"""

from demarche.records.analysis import (
    ROOT,
    Analysis,
    Entity,
    EntityLabel,
    Mention,
    MentionLabel,
    Sentence,
    Token,
)
from demarche.records.decision import Decision
from demarche.records.event import (
    Actor,
    Channel,
    Citation,
    Event,
    EventDate,
    EventPlace,
    EventType,
    Instrument,
    Sector,
    Status,
)
from demarche.records.layers import (
    Attribution,
    DateRange,
    Layers,
    Place,
    PlaceMention,
    Timex,
    TimexType,
)
from demarche.records.outcome import FINDINGS, Discard, DiscardReason
from demarche.records.report import PublishedFrom, Report
from demarche.records.text import Evidence, Span

__all__ = [
    "FINDINGS",
    "ROOT",
    "Actor",
    "Analysis",
    "Attribution",
    "Channel",
    "Citation",
    "DateRange",
    "Decision",
    "Discard",
    "DiscardReason",
    "Entity",
    "EntityLabel",
    "Event",
    "EventDate",
    "EventPlace",
    "EventType",
    "Evidence",
    "Instrument",
    "Layers",
    "Mention",
    "MentionLabel",
    "Place",
    "PlaceMention",
    "PublishedFrom",
    "Report",
    "Sector",
    "Sentence",
    "Span",
    "Status",
    "Timex",
    "TimexType",
    "Token",
]
