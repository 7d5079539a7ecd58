"""Deadlines and conditions of what is asked for and promised."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.docket.owed import FIRST, STORMED, Told, file

from demarche.docket.duties import duties_of
from demarche.records import DutyEntry


def entry(sentence: str) -> DutyEntry:
    """The one step that a demand by Oslo makes, told a day after the incident (a Tuesday)."""
    told = Told(
        sentence,
        "REQUEST assist 1034",
        "demanded",
        who="Oslo NOR GOV",
        whom="Lisbon PRT GOV",
        about="guard its embassy",
    )
    (duty,) = duties_of(file({"a": (1, [STORMED, told])}))
    return duty.history[0]


@pytest.mark.parametrize(
    ("words", "day", "quote"),
    [
        ("within 48 hours", "2024-03-07", "within 48 hours"),
        ("within 36 hours", "2024-03-07", "within 36 hours"),
        ("within three days", "2024-03-08", "within three days"),
        ("within the next two weeks", "2024-03-19", "within the next two weeks"),
        ("within a month", "2024-04-05", "within a month"),
        ("by Friday", "2024-03-08", "by Friday"),
        ("by Tuesday", "2024-03-12", "by Tuesday"),
        ("before the weekend", "2024-03-08", "before the weekend"),
        ("by tomorrow", "2024-03-06", "by tomorrow"),
        ("by 15 March", "2024-03-15", "by 15 March"),
        ("no later than March 20", "2024-03-20", "no later than March 20"),
        ("by January 10", "2025-01-10", "by January 10"),
        ("by the end of the month", "2024-03-31", "by the end of the month"),
        ("before the end of the week", "2024-03-10", "before the end of the week"),
    ],
)
def test_a_deadline_is_counted_from_the_day_of_the_demand(words: str, day: str, quote: str) -> None:
    found = entry(f"Oslo demanded that Lisbon guard its embassy {words}.")
    assert found.deadline == dt.date.fromisoformat(day)
    assert found.deadline_evidence is not None
    assert found.deadline_evidence.quote == quote


@pytest.mark.parametrize(
    "sentence",
    [
        "Oslo demanded that Lisbon guard its embassy.",
        "Oslo demanded on Friday that Lisbon guard its embassy.",
        "Oslo demanded that Lisbon guard its embassy by all means.",
        "Oslo demanded that Lisbon guard its embassy after a week of violence.",
        "Oslo demanded that Lisbon guard its embassy as it did before Monday's riot.",
    ],
)
def test_no_deadline_is_made_up(sentence: str) -> None:
    found = entry(sentence)
    assert found.deadline is None
    assert found.deadline_evidence is None


def test_a_deadline_belongs_to_the_duty_that_its_clause_names() -> None:
    words = "find the culprits, and gave it two days to explain the delay"
    told = Told(
        f"Oslo demanded that Lisbon {words}.",
        "REQUEST assist 1013",
        "demanded",
        who="Oslo NOR GOV",
        whom="Lisbon PRT GOV",
        about=words,
    )
    first, second = duties_of(file({"a": (1, [STORMED, told])}))
    assert (first.kind, first.history[0].deadline) == ("investigation", None)
    assert (second.kind, second.history[0].deadline) == ("explanation", dt.date(2024, 3, 7))


def test_a_deadline_without_a_day_to_count_from_keeps_its_words() -> None:
    told = Told(
        "Oslo demanded that Lisbon guard its embassy within two days.",
        "REQUEST assist 1034",
        "demanded",
        who="Oslo NOR GOV",
        whom="Lisbon PRT GOV",
        about="guard its embassy",
    )
    given = file({"a": (1, [STORMED, told])})
    undated = replace(
        given,
        reports=tuple(replace(r, published=None, published_from=None) for r in given.reports),
        events=tuple(replace(e, date=None) for e in given.events),
    )
    (duty,) = duties_of(undated)
    assert duty.history[0].date is None
    assert duty.history[0].deadline is None
    assert duty.history[0].deadline_evidence is not None
    assert duty.since is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "Oslo demanded that Lisbon guard its embassy, unless the crowd goes home.",
            "unless the crowd goes home",
        ),
        (
            "Oslo demanded that Lisbon guard its embassy until the trial is over.",
            "until the trial is over",
        ),
        (
            "If the crowd comes back, Oslo demanded that Lisbon guard its embassy.",
            "If the crowd comes back",
        ),
        (
            "Oslo demanded that Lisbon guard its embassy should anything like it occur again.",
            "should anything like it occur again",
        ),
        ("Oslo demanded that Lisbon guard its embassy until further notice.", None),
        ("Oslo demanded once again that Lisbon guard its embassy.", None),
        ("Oslo demanded that Lisbon guard its embassy, as it should have.", None),
    ],
)
def test_a_condition_is_told_in_its_own_words(sentence: str, words: str | None) -> None:
    found = entry(sentence).condition
    assert (found.quote if found else None) == words


def test_neither_is_looked_for_in_what_was_done() -> None:
    arrested = Told(
        "Police arrested a man within 48 hours, unless he is released.",
        "COERCE arrest 173",
        "arrested",
        who="Police PRT COP",
        whom="man PRT CVL",
    )
    (duty,) = duties_of(file({"a": (1, [STORMED, arrested])}))
    assert duty.history[0].deadline_evidence is None
    assert duty.history[0].condition is None


def test_the_incident_days_are_a_monday_and_a_tuesday() -> None:
    assert FIRST.strftime("%A") == "Monday"


def test_a_threat_that_names_a_condition_is_a_demand() -> None:
    warned = Told(
        "Oslo warned that it would close its embassy unless the culprits were punished by Friday.",
        "THREATEN relations 1313",
        "warned",
        who="Oslo NOR GOV",
        whom="",
        about="it would close its embassy",
    )
    (duty,) = duties_of(file({"a": (1, [STORMED, warned])}))
    assert (duty.kind, duty.state) == ("punishment", "demanded")
    found = duty.history[0]
    assert found.deadline == dt.date(2024, 3, 8)
    assert found.condition is not None
    assert found.condition.quote == "unless the culprits were punished by Friday"


def test_a_bare_threat_is_no_demand() -> None:
    warned = Told(
        "Oslo warned that it would punish the culprits itself.",
        "THREATEN 130",
        "warned",
        who="Oslo NOR GOV",
        about="it would punish the culprits itself",
    )
    assert duties_of(file({"a": (1, [STORMED, warned])})) == ()
