"""Makes case files from sentences, for the tests of duties.

Each `Told` is one sentence with one act; a report is its sentences joined. A party is written as
its words in the sentence, its country and its sector: "Oslo NOR GOV".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from demarche.docket.duties import duties_of
from demarche.ontology.plover import QUAD, goldstein
from demarche.records import (
    Actor,
    Case,
    CaseFile,
    Citation,
    DateRange,
    Duty,
    Event,
    EventDate,
    EventRef,
    EventType,
    Evidence,
    Instrument,
    Protected,
    ProtectedKind,
    Report,
    Sector,
    Span,
    Status,
)

FIRST = dt.date(2024, 3, 4)
"""The day on which the incidents of the tests happen: a Monday."""


@dataclass(frozen=True)
class Told:
    """One sentence with one act: "REQUEST assist 1034", who to whom, by which words."""

    sentence: str
    act: str
    trigger: str
    who: str = ""
    whom: str = ""
    about: str | None = None
    first: int | None = None
    last: int | None = None
    status: Status = "occurred"
    law: tuple[tuple[Instrument, str | None], ...] = ()
    said_by: str | None = None
    incident: bool = False


def file(
    reports: Mapping[str, tuple[int, Sequence[Told]]],
    protected: str | None = "embassy NOR PRT",
    copies: tuple[tuple[str, ...], ...] = (),
) -> CaseFile:
    """A case file of these reports, each told on a day counted from the incident's."""
    made: list[Report] = []
    events: list[Event] = []
    acts: list[EventRef] = []
    for name, (day, told) in reports.items():
        published = FIRST + dt.timedelta(days=day)
        report = Report(name, " ".join(t.sentence for t in told), published, "record")
        made.append(report)
        at = 0
        for number, one in enumerate(told, start=1):
            events.append(_event(report, one, f"e{number}", at, day))
            if one.incident:
                acts.append(EventRef(name, f"e{number}"))
            at += len(one.sentence) + 1
    case = Case(
        id="case",
        title="A case",
        protected=_protected(protected),
        date=DateRange(FIRST, FIRST),
        place=None,
        reports=tuple(r.id for r in made),
        copies=copies,
        incidents=(),
        incident_events=tuple(acts),
        happenings=(),
        links=(),
        duties=(),
    )
    return CaseFile(case, tuple(made), tuple(events))


def shuffled(given: CaseFile, order: Sequence[int]) -> CaseFile:
    """The same file with its events in another order."""
    return replace(given, events=tuple(given.events[i] for i in order))


def _protected(written: str | None) -> Protected | None:
    if written is None:
        return None
    kind, sending, receiving = written.split()
    return Protected(cast(ProtectedKind, kind), sending, receiving)


def _event(report: Report, told: Told, name: str, at: int, day: int) -> Event:
    kind, *rest = told.act.split()
    mode, cameo = (rest[0], rest[1]) if len(rest) == 2 else (None, rest[0])
    type_ = cast(EventType, kind)

    def words(quote: str) -> Evidence:
        start = at + told.sentence.index(quote)
        return Evidence.at(report.id, report.text, Span(start, start + len(quote)))

    def party(written: str) -> Actor:
        mention, country, sector = written.rsplit(" ", 2)
        code = None if country == "?" else country
        return Actor(words(mention), code, cast(Sector, sector), "told")

    first = FIRST + dt.timedelta(days=day if told.first is None else told.first)
    last = FIRST + dt.timedelta(days=day if told.last is None else told.last)
    return Event(
        id=name,
        report=report.id,
        trigger=words(told.trigger),
        sentence=Span(at, at + len(told.sentence)),
        type=type_,
        mode=mode,
        cameo=cameo,
        quad=QUAD[type_],
        goldstein=goldstein(cameo),
        source=tuple(party(p) for p in told.who.split(" + ") if p),
        target=tuple(party(p) for p in told.whom.split(" + ") if p),
        date=EventDate(DateRange(min(first, last), last), None),
        place=None,
        status=told.status,
        status_evidence=None,
        said_by=words(told.said_by) if told.said_by else None,
        channel=None,
        channel_evidence=None,
        about=words(told.about) if told.about else None,
        law=tuple(Citation(i, article, words(told.trigger)) for i, article in told.law),
        confidence=1.0,
        why="told",
    )


STORMED = Told(
    "A crowd stormed the Norwegian embassy in Lisbon.",
    "PROTEST riot 145",
    "stormed",
    who="crowd PRT CVL",
    whom="Norwegian embassy NOR GOV",
    incident=True,
)
RAMMED = Told(
    "A Chilean patrol boat rammed a Peruvian trawler.",
    "ASSAULT 190",
    "rammed",
    who="Chilean patrol boat CHL MIL",
    whom="Peruvian trawler PER CVL",
    incident=True,
)


def asked(words: str, code: str = "1034", **more: object) -> Told:
    """Oslo demands something of Lisbon."""
    told = Told(
        f"Oslo demanded that Lisbon {words}.",
        f"REQUEST assist {code}",
        "demanded",
        who="Oslo NOR GOV",
        whom="Lisbon PRT GOV",
        about=words,
    )
    return replace(told, **more)  # type: ignore[arg-type]


def promised(words: str, code: str = "0334") -> Told:
    """Lisbon promises something."""
    return Told(
        f"Lisbon promised to {words}.",
        f"AGREE {code}",
        "promised",
        who="Lisbon PRT GOV",
        about=f"to {words}",
    )


def owed(given: CaseFile) -> dict[tuple[str, str, str], Duty]:
    """The duties of a file by kind, debtor and creditor."""
    return {(d.kind, d.owed_by, d.owed_to): d for d in duties_of(given)}


def only(given: CaseFile) -> Duty:
    """The one duty of a file."""
    (duty,) = duties_of(given)
    return duty


def course(duty: Duty) -> list[str]:
    """The states of a duty's history."""
    return [entry.state for entry in duty.history]
