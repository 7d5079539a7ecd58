"""A coded event: who did what to whom, when, where and on whose word.

The fields are those of the data contract; types and modes are PLOVER's, codes CAMEO's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from demarche.records.layers import DateRange, Place
from demarche.records.text import Evidence, Span

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Sector = Literal[
    "GOV",
    "MIL",
    "COP",
    "JUD",
    "LEG",
    "PTY",
    "OPP",
    "REB",
    "CVL",
    "JRN",
    "BUS",
    "LAB",
    "EDU",
    "REL",
    "REF",
    "IGO",
    "NGO",
    "CRM",
    "UNK",
]
Status = Literal["occurred", "denied", "planned", "alleged"]
Channel = Literal["statement", "letter", "phone", "meeting", "summons", "visit", "post"]
Instrument = Literal["VCDR", "VCCR", "IPP", "HOST", "UNCH", "UNSC", "UNGA", "BILAT", "CUST"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A party to an event.

    Attributes:
        mention: the words that name it (the antecedent's, where the text has a pronoun).
        country: ISO 3166-1 alpha-3, "IGO", "NGO", or None where the report does not tell.
        sector: PLOVER sector.
        why: what decided country and sector.
    """

    mention: Evidence
    country: str | None
    sector: Sector
    why: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A legal instrument invoked, by its short name, and the article where one is named."""

    instrument: Instrument
    article: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an act happened, and the words that tell it."""

    place: Place
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EventDate:
    """The days of an act; `evidence` is None where the publication date stands in for it."""

    days: DateRange
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that one party (or joint parties) did towards another, as one report tells it.

    Attributes:
        id: "e1", "e2" ... within the report, in text order.
        report: the report's id.
        trigger: the word or short phrase that names the action.
        sentence: the sentence in which the trigger stands.
        type, mode, cameo: PLOVER type and mode, CAMEO code (text: "010" is not "10").
        quad: 1 and 2 verbal and material co-operation, 3 and 4 verbal and material conflict.
        goldstein: Goldstein's score of the CAMEO code, -10 to 10, None where it has none.
        source, target: the parties, empty where the report names none.
        date: None where neither the text nor the publication date tells.
        place: None where the report does not tell it.
        status: occurred, denied, planned or alleged.
        status_evidence: the words that make it denied, planned or alleged.
        said_by: whoever vouches for it in the text, None where the report itself does.
        channel: how a verbal act was delivered; channel_evidence: the words that tell so.
        about: what is asked, promised, refused, threatened or accused.
        law: the instruments invoked.
        confidence: 0 to 1.
        why: which rule or model decided, for a reader.
    """

    id: str
    report: str
    trigger: Evidence
    sentence: Span
    type: EventType
    mode: str | None
    cameo: str
    quad: int
    goldstein: float | None
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    date: EventDate | None
    place: EventPlace | None
    status: Status
    status_evidence: Evidence | None
    said_by: Evidence | None
    channel: Channel | None
    channel_evidence: Evidence | None
    about: Evidence | None
    law: tuple[Citation, ...]
    confidence: float
    why: str
