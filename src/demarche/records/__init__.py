"""The nouns: frozen records that pass from room to room.

In: nothing. Out: the types. Never does I/O, never imports more than the standard library, never
holds a default that means "unknown": an unknown is None.
"""

from demarche.records.analysis import (
    FAINT,
    ROOT,
    ActHint,
    Analysis,
    Entity,
    EntityLabel,
    Mention,
    MentionLabel,
    Sentence,
    Token,
)
from demarche.records.case import (
    Account,
    Case,
    CaseFile,
    Difference,
    EventRef,
    Happening,
    Incident,
    Link,
    Protected,
    ProtectedKind,
)
from demarche.records.decision import Decision
from demarche.records.duty import Duty, DutyEntry, DutyKind, DutyState, Ground
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
from demarche.records.judgement import Judgement, Verdict
from demarche.records.layers import (
    Attribution,
    DateRange,
    Layers,
    Place,
    PlaceMention,
    Timex,
    TimexType,
)
from demarche.records.office import Office
from demarche.records.outcome import FINDINGS, Discard, DiscardReason
from demarche.records.report import PublishedFrom, Report
from demarche.records.text import Evidence, Span

__all__ = [
    "FAINT",
    "FINDINGS",
    "ROOT",
    "Account",
    "ActHint",
    "Actor",
    "Analysis",
    "Attribution",
    "Case",
    "CaseFile",
    "Channel",
    "Citation",
    "DateRange",
    "Decision",
    "Difference",
    "Discard",
    "DiscardReason",
    "Duty",
    "DutyEntry",
    "DutyKind",
    "DutyState",
    "Entity",
    "EntityLabel",
    "Event",
    "EventDate",
    "EventPlace",
    "EventRef",
    "EventType",
    "Evidence",
    "Ground",
    "Happening",
    "Incident",
    "Instrument",
    "Judgement",
    "Layers",
    "Link",
    "Mention",
    "MentionLabel",
    "Office",
    "Place",
    "PlaceMention",
    "Protected",
    "ProtectedKind",
    "PublishedFrom",
    "Report",
    "Sector",
    "Sentence",
    "Span",
    "Status",
    "Timex",
    "TimexType",
    "Token",
    "Verdict",
]
