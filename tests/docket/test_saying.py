"""Days that a few words tell, and attacks told in passing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.docket.dockets import pair
from tests.docket.owed import Told

from demarche.docket import incidents_of
from demarche.docket.saying import days_in
from demarche.records import Incident

DAY = dt.date(2024, 3, 13)


def span(text: str) -> tuple[str, str] | None:
    found = days_in(text, DAY)
    return (found.first.isoformat(), found.last.isoformat()) if found else None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("the blast on 5 January 2021", "2021-01-05", "2021-01-05"),
        ("the blast on January 5", "2024-01-05", "2024-01-05"),
        ("the siege of November", "2023-11-01", "2023-11-30"),
        ("the bombing in August 2016", "2016-08-01", "2016-08-31"),
        ("the 2012 attack", "2012-01-01", "2012-12-31"),
        ("last month's raid", "2024-02-01", "2024-02-29"),
        ("last week", "2024-03-04", "2024-03-10"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("two days ago", "2024-03-11", "2024-03-11"),
        ("a week ago", "2024-03-03", "2024-03-09"),
        ("on Monday", "2024-03-11", "2024-03-11"),
        ("Wednesday's attack", "2024-03-13", "2024-03-13"),
    ],
)
def test_words_tell_days(text: str, first: str, last: str) -> None:
    assert span(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["it may rain", "marching on", "room 2012b", "in 31 February days"]
)
def test_other_words_tell_none(text: str) -> None:
    assert span(text) is None


@given(st.text(max_size=80), st.one_of(st.none(), st.dates()))
def test_any_words_can_be_read(text: str, day: dt.date | None) -> None:
    found = days_in(text, day)
    assert found is None or found.first <= found.last


def incidents(sentence: str, act: str = "SUPPORT 051", **more: Any) -> tuple[Incident, ...]:
    """The incidents of one sentence that holds one act, a word of thanks unless told."""
    trigger = more.pop("trigger", sentence.partition(" ")[0])
    return incidents_of(*pair("r", 9, Told(sentence, act, trigger, **more)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Five men stand trial for storming the Swiss embassy in Rabat.",
        "Nobody has paid for the damage to the Swiss embassy in Rabat.",
        "Twelve people were killed outside the Swiss embassy in Rabat.",
        "The Swiss embassy bombing in Rabat is still a riddle.",
        "A lorry rammed the gates of the Swiss embassy in Rabat.",
    ],
)
def test_an_attack_told_in_passing_is_an_incident(sentence: str) -> None:
    found = [i.protected for i in incidents(sentence)]
    assert [(p.kind, p.sending_state, p.receiving_state) for p in found if p] == [
        ("embassy", "CHE", "MAR")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Police said they had foiled a plot to bomb the Swiss embassy in Rabat.",
        "Bern denied reports of an attack on the Swiss embassy in Rabat.",
        "The Swiss embassy in Rabat gave a reception.",
        "Bern warned of attacks on the Swiss embassy in Rabat.",
    ],
)
def test_what_did_not_happen_is_none(sentence: str) -> None:
    assert incidents(sentence) == ()


def test_the_killing_of_an_envoy_is_one() -> None:
    (found,) = incidents("A court heard how gunmen murdered the Swiss consul in Rabat.")
    assert found.protected is not None
    assert found.protected.kind == "staff"


def test_an_act_across_a_border_is_one_where_it_is_pursued() -> None:
    sentence = "Accra demanded that Lagos release the Ghanaian trawlers seized last month."
    (found,) = incidents(
        sentence,
        "REQUEST yield 1053",
        trigger="demanded",
        who="Accra GHA GOV",
        whom="Lagos NGA GOV",
        about="release the Ghanaian trawlers seized last month",
    )
    assert found.protected is None
    assert found.parties == ("GHA", "NGA")
    assert found.days is not None
    assert found.days.first == dt.date(2024, 2, 1)
