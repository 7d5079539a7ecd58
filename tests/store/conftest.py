"""Records to keep: one report of a stormed consulate, one of what followed, and their case."""

from collections.abc import Iterator
from datetime import date

import pytest

from demarche.records import (
    Actor,
    Case,
    DateRange,
    Duty,
    DutyEntry,
    Event,
    EventDate,
    EventPlace,
    EventRef,
    EventType,
    Evidence,
    Ground,
    Happening,
    Incident,
    Link,
    Place,
    Protected,
    Report,
    Span,
)
from demarche.store import Store

SIALKOT = Place("Sialkot", "PAK", 32.5, 74.53, 1164909)
STORMED = Report(
    "storm",
    "On Friday a crowd stormed the Norwegian consulate in Sialkot. Norway demanded an inquiry.",
    date(2024, 3, 9),
    "record",
    outlet="Daily",
    origin="storm.txt",
)
ARRESTS = Report("arrests", "Pakistan arrested two men over the storming of the consulate.")
OBJECT = Protected("consulate", "NOR", "PAK")


def event(report: Report, number: int, words: str, kind: EventType, cameo: str) -> Event:
    """An event told by these words of a report."""
    start = report.text.index(words)
    span = Span(start, start + len(words))
    told = Evidence.at(report.id, report.text, span)
    day = report.published
    return Event(
        id=f"e{number}",
        report=report.id,
        trigger=told,
        sentence=Span(0, len(report.text)),
        type=kind,
        mode=None,
        cameo=cameo,
        quad=4,
        goldstein=-9.0,
        source=(Actor(told, "PAK", "CVL", "test"),),
        target=(),
        date=EventDate(DateRange(day, day), None) if day else None,
        place=EventPlace(SIALKOT, told),
        status="occurred",
        status_evidence=None,
        said_by=None,
        channel=None,
        channel_evidence=None,
        about=None,
        law=(),
        confidence=0.8,
        why="test",
    )


STORM_EVENTS = (
    event(STORMED, 1, "stormed", "PROTEST", "145"),
    event(STORMED, 2, "demanded", "REQUEST", "101"),
)
ARREST_EVENTS = (event(ARRESTS, 1, "arrested", "COERCE", "173"),)


def incident(report: Report, *acts: str) -> Incident:
    """The storming, as a report tells it."""
    days = DateRange(date(2024, 3, 8), date(2024, 3, 8)) if report.published else None
    refs = tuple(EventRef(report.id, act) for act in acts)
    parties = ("NOR", "PAK")
    return Incident(
        id=f"{report.id}#1",
        report=report.id,
        published=report.published,
        protected=OBJECT,
        protected_evidence=None,
        days=days,
        place=SIALKOT,
        places=(SIALKOT,),
        parties=parties,
        acts=refs,
        about=(),
        background=False,
    )


STORM, AFTER = incident(STORMED, "e1"), incident(ARRESTS)
LINK = Link("arrests#1", "storm#1", 0.9, ("the same consulate",), "object")
INQUIRY = Duty(
    "investigation",
    "PAK",
    "NOR",
    "demanded",
    (
        DutyEntry(
            date(2024, 3, 9), "demanded", "storm/e2", STORM_EVENTS[1].trigger,
            None, None, None, "REQUEST",
        ),
    ),
    (Ground("VCCR", "31(3)", None),),
)  # fmt: skip
PUNISHMENT = Duty("punishment", "PAK", "NOR", "fulfilled", (), ())


def case(*incidents: Incident, former_ids: tuple[str, ...] = ()) -> Case:
    """The case that these tellings make."""
    reports = {STORMED.id: STORMED, ARRESTS.id: ARRESTS}
    told = [reports[i.report] for i in incidents]
    told.sort(key=lambda r: (r.published is None, r.published, r.id))
    events = [e for r in told for e in (STORM_EVENTS if r is STORMED else ARREST_EVENTS)]
    return Case(
        id="case-1",
        title="Norwegian consulate in Sialkot",
        protected=OBJECT,
        date=next((i.days for i in incidents if i.days), None),
        place=SIALKOT,
        reports=tuple(r.id for r in told),
        copies=(),
        incidents=tuple(i.id for i in incidents),
        incident_events=tuple(ref for i in incidents for ref in i.acts),
        happenings=tuple(Happening((EventRef(e.report, e.id),), 1, ()) for e in events),
        links=(LINK,) if len(incidents) > 1 else (),
        duties=(INQUIRY, PUNISHMENT),
        former_ids=former_ids,
    )


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store, on each engine."""
    with Store.open(store_url, create=True) as opened:
        yield opened


@pytest.fixture
def full(store: Store) -> Store:
    """A store that holds both reports and their case."""
    with store.writing() as writer:
        writer.keep_report(STORMED, b"1", STORM_EVENTS, (), "coder 1")
        writer.change(incidents=[(STORM, ("k:pak:nor", "d:2024-03"))], cases=[case(STORM)])
    with store.writing() as writer:
        writer.keep_report(ARRESTS, b"2", ARREST_EVENTS, (), "coder 1")
        writer.change(
            removed_cases=["case-1"],
            incidents=[(AFTER, ("k:pak:nor",))],
            links=[LINK],
            cases=[case(STORM, AFTER)],
        )
    return store
