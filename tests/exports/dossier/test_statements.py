"""How an act reads as a sentence."""

import datetime as dt
from dataclasses import replace

import pytest
from tests.exports.dossier.recife import EVENTS

from demarche.exports.dossier.phrasing import country, day, days, listed, possessive, quoted
from demarche.exports.dossier.statements import date_cell, parties, sentence
from demarche.records import Actor, DateRange, Event, EventDate, Evidence, Report, Sector, Span

TEXT = (
    "Soldiers guarded the Dutch embassy. Riot police fired tear gas at a crowd. Its embassy was"
    " closed, an official said. Iran’s foreign minister spoke. Daesh militants fled.\n\nThree men"
    " left. In 2014 Seventy Brazilians came."
)
REPORT = Report("r", TEXT, dt.date(2024, 3, 3), "option")


def actor(words: str, code: str | None = None, sector: Sector = "GOV") -> Actor:
    start = TEXT.index(words)
    return Actor(Evidence.at("r", TEXT, Span(start, start + len(words))), code, sector, "")


@pytest.mark.parametrize(
    ("words", "code", "shown"),
    [
        ("Soldiers", "NLD", "soldiers (Netherlands)"),
        ("Dutch embassy", "NLD", "the Dutch embassy"),
        ("Riot police", "FRA", "riot police (France)"),
        ("crowd", None, "a crowd"),
        ("Its embassy", "USA", "the United States’ embassy"),
        ("official", "IGO", "an official"),
        ("foreign minister", "IRN", "Iran’s foreign minister"),
        ("Three men", None, "three men"),
        ("Seventy Brazilians", "BRA", "Seventy Brazilians"),
        ("Daesh militants", "IRQ", "Daesh militants (Iraq)"),
    ],
)
def test_a_party_is_named_as_english_has_it(words: str, code: str | None, shown: str) -> None:
    assert parties([actor(words, code)], REPORT) == shown


def test_one_mention_of_two_countries_is_named_once() -> None:
    both = [actor("official", "IRN"), actor("official", "IRQ")]
    assert parties(both, REPORT) == "an official (Iran and Iraq)"


def event(**changes: object) -> Event:
    told = replace(
        EVENTS[0], report="r", source=(actor("Soldiers", "NLD", "MIL"),), target=(), about=None,
        date=EventDate(DateRange(dt.date(2024, 3, 2), dt.date(2024, 3, 2)), actor("crowd").mention),
    )  # fmt: skip
    return replace(told, **changes)  # type: ignore[arg-type]


SAID = actor("official").mention


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "On 2 March 2024, soldiers (Netherlands) attacked with fire, stones or blades"),
        ({"source": ()}, "On 2 March 2024, persons whom the report does not name attacked"),
        ({"said_by": SAID}, "On 2 March 2024, according to an official, soldiers"),
        ({"status": "alleged"}, "It was alleged that on 2 March 2024 soldiers"),
        ({"status": "alleged", "said_by": SAID}, "An official alleged that on 2 March 2024"),
        ({"status": "denied", "said_by": SAID}, "An official denied that on 2 March 2024"),
        ({"status": "planned"}, "It was announced that on 2 March 2024 soldiers (Netherlands)"),
        ({"date": None}, "On a day that is not told, soldiers"),
    ],
)  # fmt: skip
def test_a_claim_is_told_as_a_claim(changes: dict[str, object], told: str) -> None:
    assert sentence(event(**changes), REPORT).startswith(told)


def test_who_vouches_for_their_own_deed() -> None:
    own = actor("Soldiers").mention
    assert "according to its own account, soldiers" in sentence(event(said_by=own), REPORT)
    speech = event(said_by=own, type="ACCUSE", mode="disapprove", cameo="111", quad=3)
    assert "account" not in sentence(speech, REPORT)


def test_the_day_of_publication_is_marked_where_it_stands_in() -> None:
    stand_in = event(date=EventDate(DateRange(dt.date(2024, 3, 3), dt.date(2024, 3, 3)), None))
    assert sentence(stand_in, REPORT).startswith("As reported on 3 March 2024, soldiers")
    denied = replace(stand_in, status="denied", said_by=SAID)
    assert sentence(denied, REPORT).startswith("As reported on 3 March 2024, an official denied")
    assert "soldiers (Netherlands) would attack" in sentence(event(status="planned"), REPORT)
    assert date_cell(stand_in, REPORT) == "3 March 2024*"
    assert date_cell(event(), REPORT) == "2 March 2024"


def test_days_countries_and_lists_in_words() -> None:
    first = dt.date(2024, 2, 28)
    assert day(first) == "28 February 2024"
    assert days(DateRange(first, dt.date(2024, 2, 29))) == "28 to 29 February 2024"
    assert days(DateRange(first, dt.date(2024, 3, 1))) == "28 February to 1 March 2024"
    assert days(DateRange(dt.date(2023, 12, 31), first)) == "31 December 2023 to 28 February 2024"
    assert [country(c) for c in ("NLD", "GBR", "CAF", "COD", "IRQ", None)] == [
        "the Netherlands", "the United Kingdom", "the Central African Republic",
        "the Democratic Republic of the Congo", "Iraq", "a State that is not told",
    ]  # fmt: skip
    assert possessive("the Netherlands") == "the Netherlands’"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert quoted('he said "no" “so”') == "“he said 'no' ‘so’”"
