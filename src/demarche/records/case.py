"""A case: one incident, with all that the reports tell of it.

`Incident` is what one report tells of one incident; a `Case` is made of the incidents of several
reports that are the same, with the reason for each link.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, Self

from demarche.errors import RecordError
from demarche.records.duty import Duty
from demarche.records.event import Event
from demarche.records.layers import DateRange, Place
from demarche.records.report import Report
from demarche.records.text import Evidence

ProtectedKind = Literal[
    "embassy", "consulate", "residence", "mission", "vehicle", "staff", "flag", "other"
]


@dataclass(frozen=True, slots=True, order=True)
class EventRef:
    """The address of a coded event: its report's id and its own id within the report.

    Written "<report id>/<event id>"; the report's id may hold a "/" itself, the event's cannot.
    """

    report: str
    event: str

    def __str__(self) -> str:
        return f"{self.report}/{self.event}"

    @classmethod
    def of(cls, event: Event) -> Self:
        """The address of an event."""
        return cls(event.report, event.id)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The reference that a text writes.

        Raises:
            RecordError: if the text has no "/" between two names.
        """
        report, slash, event = text.rpartition("/")
        if not (report and slash and event):
            raise RecordError(f"{text!r} is no event: write it as REPORT/EVENT, such as r13/e2")
        return cls(report, event)


@dataclass(frozen=True, slots=True)
class Protected:
    """The protected object of an incident, by the contract's kinds.

    Attributes:
        kind: embassy, consulate ...
        sending_state: ISO 3166-1 alpha-3 of the State whose mission, staff or flag it is.
        receiving_state: of the State where it stands.
    """

    kind: ProtectedKind
    sending_state: str
    receiving_state: str


@dataclass(frozen=True, slots=True)
class Incident:
    """What one report tells of one incident.

    Attributes:
        id: "<report id>#<number>", numbered from 1 within the report.
        report: the report's id.
        published: the report's day of publication, None where nothing says.
        protected: the protected object, None where none is involved or its States are not told.
        protected_evidence: the words that name the object.
        days: when it happened, None where the report does not tell.
        place: where, None where the report does not tell.
        places: everywhere that the report tells it happened, `place` first: attacks on several
            missions of one State in one wave are one incident.
        parties: countries of those who did it and of those to whom it was done, sorted.
        acts: the events that are the incident itself, in text order; may be empty, where a report
            tells only what followed.
        about: the report's other events that concern it (reactions, demands, promises, measures).
        background: whether the report tells it only as the older story behind its own.
        terms: what else tells it from others of its kind (names, rare words), sorted.
    """

    id: str
    report: str
    published: dt.date | None
    protected: Protected | None
    protected_evidence: Evidence | None
    days: DateRange | None
    place: Place | None
    places: tuple[Place, ...]
    parties: tuple[str, ...]
    acts: tuple[EventRef, ...]
    about: tuple[EventRef, ...]
    background: bool
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Why two incidents are held to be one.

    Attributes:
        first, second: ids of the incidents, `first < second`.
        score: how sure, 0 to 1.
        reasons: what speaks for it, for a reader, weightiest first.
        by: the rule, or the person, that decided.
    """

    first: str
    second: str
    score: float
    reasons: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Account:
    """One version of a field, and the events that tell it so."""

    value: str
    events: tuple[EventRef, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the tellings of one happening differ: shown side by side, never averaged.

    Attributes:
        field: what they differ in: "status", "source", "date", "dead", "injured" ...
        accounts: the versions, most told first.
    """

    field: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One act, as one or more reports tell it.

    Attributes:
        events: its tellings, the fullest first.
        voices: how many of them are independent: copies of one text count as one.
        differences: where the tellings differ.
    """

    events: tuple[EventRef, ...]
    voices: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One incident with all its accounts, and what the States owe one another over it.

    Attributes:
        id: stable while its incident's identity is; older ids of it are in `former_ids`.
        title: for people.
        protected: the protected object, None where none is involved.
        date: days of the incident, None where no report tells.
        place: where it happened, None where no report tells.
        reports: ids of the reports that tell of it, sorted by day of publication, then id.
        copies: those of them that are copies of one text, a group each.
        incidents: ids of the incidents that are one here.
        incident_events: the coded events that are the incident itself.
        happenings: everything that is told in the case, oldest first.
        links: why its incidents are one.
        duties: what is owed, by kind.
        former_ids: ids under which it, or a case that went into it, was known before.
    """

    id: str
    title: str
    protected: Protected | None
    date: DateRange | None
    place: Place | None
    reports: tuple[str, ...]
    copies: tuple[tuple[str, ...], ...]
    incidents: tuple[str, ...]
    incident_events: tuple[EventRef, ...]
    happenings: tuple[Happening, ...]
    links: tuple[Link, ...]
    duties: tuple[Duty, ...]
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with everything that it refers to: what duties, pages and dossiers are made from.

    Attributes:
        case: the case.
        reports: its reports, in the order of `case.reports`.
        events: the events of those reports that belong to the case, by report in that order, then
            in text order.
    """

    case: Case
    reports: tuple[Report, ...]
    events: tuple[Event, ...]
