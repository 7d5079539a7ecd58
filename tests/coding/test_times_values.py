"""Stretches of the calendar."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.coding.times.grammar import words_of
from demarche.coding.times.numbers import duration, number
from demarche.coding.times.values import Period, Unit, easter, moved, weekday_in

UNITS: list[Unit] = ["day", "week", "month", "quarter", "season", "half", "year", "decade"]


@pytest.mark.parametrize(
    ("unit", "value", "first", "last"),
    [
        ("week", "2021-W18", date(2021, 5, 3), date(2021, 5, 9)),
        ("weekend", "2021-W18-WE", date(2021, 5, 8), date(2021, 5, 9)),
        ("month", "2021-05", date(2021, 5, 1), date(2021, 5, 31)),
        ("quarter", "2021-Q2", date(2021, 4, 1), date(2021, 6, 30)),
        ("season", "2021-SP", date(2021, 3, 1), date(2021, 5, 31)),
        ("half", "2021-H1", date(2021, 1, 1), date(2021, 6, 30)),
        ("decade", "202", date(2020, 1, 1), date(2029, 12, 31)),
        ("century", "20", date(2000, 1, 1), date(2099, 12, 31)),
    ],
)
def test_around(unit: Unit, value: str, first: date, last: date) -> None:
    period = Period.around(date(2021, 5, 7), unit)
    assert (period.value, period.first, period.last) == (value, first, last)


def test_winter_begins_in_december() -> None:
    assert Period.around(date(2021, 1, 15), "season").value == "2020-WI"
    assert Period.season("WI", 2020).last == date(2021, 2, 28)


@given(st.sampled_from(UNITS), st.dates(min_value=date(100, 1, 1), max_value=date(9000, 1, 1)))
def test_a_day_lies_in_its_stretch_and_the_next_begins_where_it_ends(unit: Unit, day: date) -> None:
    period = Period.around(day, unit)
    assert period.first <= day <= period.last
    assert (period.shifted(1).first - period.last).days == 1
    assert period.shifted(3).shifted(-3) == period


def test_parts_of_a_month() -> None:
    may = Period.around(date(2021, 5, 7), "month")
    assert may.part("first").first == date(2021, 5, 1)
    assert may.part("last").last == date(2021, 5, 31)
    assert may.part("first").last < may.part("last").first


def test_outside_the_calendar() -> None:
    with pytest.raises(ValueError, match="no such"):
        Period.around(date(2021, 1, 1), "year").shifted(-3000)
    with pytest.raises(ValueError, match="no such"):
        Period.around(date(2021, 1, 1), "day").shifted(10**9)


def test_feasts() -> None:
    assert easter(2021) == date(2021, 4, 4)
    assert easter(2000) == date(2000, 4, 23)
    assert weekday_in(2021, 11, 3, 4) == date(2021, 11, 25)
    assert moved(date(2021, 1, 31), 1) == date(2021, 2, 28)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-four", 24),
        ("two thousand", 2000),
        ("2 1/2", Fraction(5, 2)),
        ("3,500", 3500),
        ("a hundred", 100),
        ("some", None),
    ],
)
def test_number(text: str, value: int | Fraction | None) -> None:
    assert number(words_of(text)) == value


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (Fraction(2), "F", "P4W"),
        (Fraction(3), "E", "P30Y"),
        (Fraction(5, 2), "Y", "P2Y6M"),
        (Fraction(3, 2), "TM", "PT1M30S"),
        (Fraction(9, 4), "Y", "P2.25Y"),
        (None, "TH", "PTXH"),
        (None, "F", "PXW"),
    ],
)
def test_duration(count: Fraction | None, unit: str, value: str) -> None:
    assert duration(count, unit) == value
