"""The online step: order does not matter, twice is once, people have the last word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.docket.dockets import (
    BURNED_THEN,
    FOLLOWED,
    MARCHED,
    SPOKE,
    docket,
    incident,
    judged,
    on_day,
    pair,
    shape,
    without_history,
)
from tests.docket.owed import STORMED, asked

from demarche.errors import RecordError


def test_reports_of_one_incident_make_one_case() -> None:
    made = docket(*FOLLOWED)
    assert shape(made) == [("a", "b", "c"), ("c", "d"), ("e",)]


def test_a_background_mention_joins_the_older_case() -> None:
    made = docket(*FOLLOWED)
    assert incident(made, "c", 2).background
    older = made.all_cases()[1]
    assert older.place is not None
    assert older.place.name == "Porto"
    assert older.incidents == ("c#2", "d#1")


def test_a_report_that_only_talks_of_the_attack_belongs_to_its_case() -> None:
    made = docket(*FOLLOWED[:1], pair("g", 4, SPOKE))
    assert shape(made) == [("a", "g")]
    assert incident(made, "g").acts == ()


def test_an_event_that_nobody_pursues_makes_no_case() -> None:
    assert shape(docket(pair("f", 3, MARCHED))) == []


def test_cases_have_readable_names_and_duties() -> None:
    case = docket(*FOLLOWED).all_cases()[0]
    assert case.id == "prt-lisbon-2024-03-04-nor-embassy"
    assert case.title == "Attack on the Norwegian embassy in Lisbon, March 2024"
    assert [(d.kind, d.state) for d in case.duties] == [("protection", "promised")]
    assert all(link.reasons for link in case.links)


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(len(FOLLOWED))))
def test_the_order_of_arrival_does_not_matter(order: list[int]) -> None:
    made = docket(*(FOLLOWED[i] for i in order))
    usual = docket(*FOLLOWED)
    assert list(map(without_history, made.all_cases())) == list(
        map(without_history, usual.all_cases())
    )


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(FOLLOWED))), st.integers(0, len(FOLLOWED) - 1))
def test_a_report_taken_out_leaves_no_trace(order: list[int], gone: int) -> None:
    made = docket(*(FOLLOWED[i] for i in order))
    made.remove(FOLLOWED[gone][0].id)
    never = docket(*(p for i, p in enumerate(FOLLOWED) if i != gone))
    assert list(map(without_history, made.all_cases())) == list(
        map(without_history, never.all_cases())
    )


def test_adding_the_same_report_twice_changes_nothing() -> None:
    made = docket(*FOLLOWED)
    for report, events in FOLLOWED:
        assert not made.add(report, events)


def test_a_changed_coding_replaces_the_report_and_keeps_its_incidents_ids() -> None:
    made = docket(*FOLLOWED)
    before = incident(made, "b")
    report, events = pair("b", 2, asked("pay for the damage"), on_day(STORMED))
    made.add(report, events)
    assert incident(made, "b").acts != before.acts
    assert shape(made)[0] == ("a", "b", "c")


def test_a_split_stays_when_more_is_heard() -> None:
    made = docket(*FOLLOWED[:2])
    made.judge([judged("apart", "a#1", "b#1")])
    assert shape(made) == [("a",), ("b",)]
    made.add(*FOLLOWED[2])
    assert not any({"a", "b"} <= set(reports) for reports in shape(made))
    assert sorted(r for reports in shape(made) for r in reports) == ["a", "b", "c", "c"]


def test_a_join_stays_and_can_be_undone() -> None:
    made = docket(*FOLLOWED)
    apart = shape(made)
    made.judge([judged("together", "a#1", "e#1")])
    assert ("a", "b", "e", "c") in shape(made)
    made.judge([judged("apart", "a#1", "e#1", minute=1)])
    assert shape(made) == apart


def test_a_judgement_survives_a_new_coding() -> None:
    made = docket(*FOLLOWED[:2])
    made.judge([judged("apart", "a#1", "b#1")])
    made.add(*pair("b", 2, asked("pay"), on_day(STORMED)))
    assert shape(made) == [("a",), ("b",)]


def test_an_old_name_still_finds_its_case() -> None:
    made = docket(pair("z", 3, on_day(STORMED, 1)))
    old = made.all_cases()[0].id
    for name, day in (("a", 1), ("b", 2)):
        made.add(*pair(name, day, on_day(STORMED)))
    case = made.case(old)
    assert case.id != old
    assert old in case.former_ids


def test_a_name_that_none_bears_is_told_so() -> None:
    with pytest.raises(RecordError, match="no case"):
        docket().case("prt-lisbon")


def test_a_report_without_a_date_is_linked_by_the_rest() -> None:
    report, events = pair("u", 4, SPOKE)
    undated = replace(report, published=None, published_from=None)
    bare = tuple(replace(event, date=None) for event in events)
    made = docket(*FOLLOWED[:1], (undated, bare))
    assert incident(made, "u").days is None
    assert shape(made) == [("a", "u")]


def test_two_states_missions_in_one_town_are_two_cases() -> None:
    danish = replace(
        on_day(STORMED),
        sentence="A crowd stormed the Danish embassy in Lisbon.",
        whom="Danish embassy DNK GOV",
    )
    assert shape(docket(pair("a", 1, on_day(STORMED)), pair("b", 1, danish))) == [("a",), ("b",)]


def test_years_apart_are_two_cases() -> None:
    assert shape(docket(pair("a", 1, on_day(STORMED)), pair("y", 400, on_day(STORMED, 399)))) == [
        ("a",),
        ("y",),
    ]


def test_burned_then_is_dated_by_the_text() -> None:
    days = incident(docket(pair("d", 9, BURNED_THEN)), "d").days
    assert days is not None
    assert days.first.year == 2019
