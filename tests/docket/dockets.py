"""Reports with their events for the tests of linking, from the sentences of `owed`."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.docket.owed import FIRST, RAMMED, STORMED, Told, asked, file, promised

from demarche.docket import InMemory
from demarche.records import Case, Event, Incident, Judgement, Report

Pair = tuple[Report, tuple[Event, ...]]

BURNED_THEN = Told(
    "In May 2019 rioters burned the Norwegian consulate in Porto.",
    "PROTEST riot 145",
    "burned",
    who="rioters PRT CVL",
    whom="Norwegian consulate NOR GOV",
    first=-1759,
    last=-1759,
)
SPOKE = Told(
    "Lisbon condemned the attack on the Norwegian embassy in Lisbon.",
    "ACCUSE disapprove 111",
    "condemned",
    who="Lisbon PRT GOV",
    about="the attack on the Norwegian embassy",
)
MARCHED = Told(
    "Teachers marched through Oslo.", "PROTEST demo 141", "marched", who="Teachers NOR EDU"
)


def on_day(told: Told, day: int = 0) -> Told:
    """The same act, on a day counted from `FIRST`."""
    return replace(told, first=day, last=day)


def pair(name: str, published: int, *told: Told) -> Pair:
    """A report of these sentences, published so many days after `FIRST`."""
    made = file({name: (published, list(told))})
    return made.reports[0], made.events


FOLLOWED: tuple[Pair, ...] = (
    pair("a", 1, on_day(STORMED), asked("guard its embassy")),
    pair("b", 2, on_day(STORMED), promised("guard the embassy")),
    pair("c", 5, on_day(STORMED), BURNED_THEN),
    pair("d", 9, BURNED_THEN),
    pair(
        "e",
        3,
        on_day(RAMMED),
        Told(
            "Lima demanded an apology from Santiago.",
            "REQUEST assist 102",
            "demanded",
            who="Lima PER GOV",
            whom="Santiago CHL GOV",
            about="an apology",
        ),
    ),
    pair("f", 3, MARCHED),
)
"""Six reports: three of an embassy stormed, one of which tells of an older fire that a fourth tells
too; one of a trawler rammed; one of nothing that makes a case."""


def docket(*pairs: Pair) -> InMemory:
    """A docket with these reports, added in this order."""
    made = InMemory()
    for report, events in pairs:
        made.add(report, events)
    return made


def shape(made: InMemory) -> list[tuple[str, ...]]:
    """Which reports each case holds."""
    return [case.reports for case in made.all_cases()]


def incident(made: InMemory, report: str, number: int = 1) -> Incident:
    """An incident of a report."""
    return made.incidents([f"{report}#{number}"])[f"{report}#{number}"]


def judged(verdict: str, one: str, other: str, minute: int = 0) -> Judgement:
    """What a person decided."""
    at = dt.datetime.combine(FIRST, dt.time(9, minute), dt.UTC)
    return Judgement(verdict, tuple(sorted((one, other))), "a reader", at)  # type: ignore[arg-type]


def without_history(case: Case) -> Case:
    """A case without the ids that it had before, which do depend on the order of arrival."""
    return replace(case, former_ids=())
