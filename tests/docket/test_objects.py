"""Which object an act was done to, and when: not the reporter's town, nor the day of telling."""

from __future__ import annotations

from dataclasses import replace

from tests.docket.dockets import BURNED_THEN, Pair, docket, incident, pair
from tests.docket.owed import STORMED, Told

from demarche.records import EventDate, EventPlace, Evidence, Place, Span

OSLO = Place("Oslo", "NOR", 59.91, 10.75, None)
WRECKED = Told(
    "Norway closed its embassy in Portugal a day after a crowd wrecked the mission.",
    "PROTEST riot 145",
    "wrecked",
    who="crowd PRT CVL",
    whom="mission NOR GOV",
)


def _words(made: Pair, quote: str) -> Evidence:
    report = made[0]
    start = report.text.index(quote)
    return Evidence.at(report.id, report.text, Span(start, start + len(quote)))


def test_a_mission_wrecked_abroad_is_not_lost_to_the_reporters_own_town() -> None:
    report, (event,) = made = pair("a", 1, WRECKED)
    event = replace(event, place=EventPlace(OSLO, _words(made, "Norway")))
    found = incident(docket((report, (event,))), "a")
    assert found.protected is not None
    assert (found.protected.sending_state, found.protected.receiving_state) == ("NOR", "PRT")
    assert [act.event for act in found.acts] == ["e1"]
    assert found.place is None


def test_the_host_is_not_that_of_a_mission_where_something_is_only_planned() -> None:
    condemned = Told(
        "Lisbon condemned Monday's raid on the Norwegian embassy.",
        "ACCUSE disapprove 111",
        "condemned",
        who="Lisbon PRT GOV",
        about="Monday's raid on the Norwegian embassy",
    )
    to_come = Told(
        "Students announced a march on the Norwegian embassy in Madrid.",
        "PROTEST demo 141",
        "march",
        who="Students ESP EDU",
        whom="Norwegian embassy NOR GOV",
        status="planned",
    )
    found = incident(docket(pair("a", 1, condemned, to_come)), "a")
    assert found.protected is not None
    assert found.protected.receiving_state == "PRT"


def test_the_day_on_which_a_court_is_reported_does_not_date_the_act() -> None:
    tried = replace(
        STORMED,
        sentence="A court hears of the crowd that stormed the Norwegian embassy in Lisbon, "
        "the agency reported on Monday.",
    )
    told = pair("a", 1, replace(tried, first=0, last=0), BURNED_THEN)
    report, (act, older) = told
    assert act.date is not None
    dated = replace(act, date=EventDate(act.date.days, _words(told, "Monday")))
    assert incident(docket((report, (dated, older))), "a").days is None
    plain = replace(STORMED, sentence="A crowd stormed the Norwegian embassy in Lisbon on Monday.")
    told = pair("b", 1, replace(plain, first=0, last=0))
    report, (act,) = told
    assert act.date is not None
    dated = replace(act, date=EventDate(act.date.days, _words(told, "Monday")))
    assert incident(docket((report, (dated,))), "b").days == act.date.days
