"""Days as people and programs write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.errors import DateError
from demarche.reports import parse_date

TENTH = date(2021, 5, 10)


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-10",
        " 2021-05-10\n",
        "2021-5-10",
        "2021/05/10",
        "20210510",
        "20210510083000",
        "20210510T080000Z",
        "2021-05-10 08:00:00",
        "2021-05-10T23:30:00-04:00",
        "2021-05-10T00:15:00+13:00",
        "Mon, 10 May 2021 08:00:00 +0000",
        "10 May 2021",
        "10th of May, 2021",
        "May 10, 2021",
        "may 10 2021",
        "Monday, May 10, 2021 at 8:00 PM",
        "10.05.2021",
        "1620633600",
        "1620633600.25",
        "1620633600000",
    ],
)
def test_the_day_is_the_one_written(text: str) -> None:
    assert parse_date(text) == TENTH


def test_slashes_are_read_only_where_there_is_one_way_to_read_them() -> None:
    assert parse_date("25/12/2021") == parse_date("12/25/2021") == date(2021, 12, 25)
    assert parse_date("07/07/2021") == date(2021, 7, 7)
    with pytest.raises(DateError, match="two dates"):
        parse_date("05/10/2021")


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "May 2021", "2021", "2021-02-30", "31 April 2020", "12345", "2021-05-10x"],
)
def test_what_is_no_date_says_how_to_write_one(text: str) -> None:
    with pytest.raises(DateError, match="2021-05-10"):
        parse_date(text)


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_survives_in_every_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%b. %d, %Y", "%Y%m%d", "%d.%m.%Y"):
        assert parse_date(day.strftime(form)) == day


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    with suppress(DateError):
        assert isinstance(parse_date(text), date)
