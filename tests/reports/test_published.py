"""The day of publication, as a report's own text tells it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.reports.published import published_in, without_crawl_line

TWELFTH = date(2021, 5, 12)


@pytest.mark.parametrize(
    "text",
    [
        " date 2021-05-12 Ministers met in the capital.",
        "\ufeff date 2021-05-12 Ministers met.",
        "Ministers meet\n date 2021-05-12 Ministers met.",
    ],
)
def test_a_crawl_line_is_surest(text: str) -> None:
    found = published_in(text + "\nKAMPALA, May 10, 2020 (Wire) – It rained.")
    assert found == (TWELFTH, "crawl line")
    assert "2021-05-12" not in without_crawl_line(text)


def test_a_crawl_line_with_an_impossible_day_tells_nothing() -> None:
    assert published_in(" date 2021-02-30 Ministers met.") is None


@pytest.mark.parametrize(
    "head",
    [
        "KAMPALA, May 12, 2021 (Wire) – Uganda said",
        "KAMPALA, 12 May 2021 — Uganda said",
        "Kampala, 12.05.2021 – Uganda said",
        "SAN JOSÉ, Costa Rica, May 12, 2021 (Wire) - The court",
        "NEW YORK/GENEVA, 12 May 2021 – Experts",
        "GENEVA (12 May 2021) – Experts",
        "ISLAMABAD (Wire) May 12, 2021: The envoy",
        "WASHINGTON, D.C. – May 12, 2021 – Today",
        "Moscow. May 12, 2021. WIRE - The ministry",
        "MINSK, May 12, 2021 /WIRE/. The ministry",
        "BEIJING, May 12, 2021 (Wire) China said",
        "May 12, 2021 (Wire) -- Uganda said",
        "Envoy summoned\n\nWednesday, May 12, 2021\n\nThe ministry said",
        "Envoy summoned\nBy Ann Lee\nPublished 4:02 PM EDT, Wed May 12, 2021\nThe ministry",
        "Envoy summoned\nWorld Wire | Updated: 2021-05-12 17:52\nThe ministry",
        "Statement by the Spokesperson\n12 May 2021\nThe ministry",
        "Envoy out\non May 12, 2021 at 10:50 AM, updated May 14, 2021 at 12:16 PM\nThe ministry",
    ],
)
def test_a_dateline_or_date_line_with_its_year(head: str) -> None:
    assert published_in(head + " on Wednesday that it had protested.") == (TWELFTH, "dateline")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "LONDON (World Wire) — The envoy said so.",
        "KAMPALA, May 12 (Wire) – Uganda said on Wednesday that it had protested.",
        "On May 12, 2021, the council adopted a text - and left.",
        "The treaty of May 12, 2021 - a history\nIt was signed in haste.",
        "The battle of 7 July 2005\nIt was fought at dawn.",
        "The raid of May 12, 2021 killed two.",
        "Issued on: 05/12/2021 - 14:22\nThe ministry said.",
    ],
)
def test_a_date_that_tells_another_thing_tells_nothing(text: str) -> None:
    assert published_in(text) is None


def test_publication_goes_before_update() -> None:
    text = "Envoy out\nUpdated: 14 May 2021\nPublished: 12 May 2021\nThe ministry said."
    assert published_in(text) == (TWELFTH, "dateline")


def test_the_address_gives_a_dateline_its_year_or_else_the_day() -> None:
    told = "KAMPALA, May 12 (Wire) – Uganda protested."
    assert published_in(told, "https://wire.example/2021/05/13/uganda") == (TWELFTH, "dateline")
    assert published_in("It rained.", "https://wire.example/2021-05-12-rain") == (
        TWELFTH,
        "metadata",
    )
    assert published_in(told, "https://wire.example/2021/11/30/uganda") == (
        date(2021, 11, 30),
        "metadata",
    )
    assert published_in("It rained.", "https://wire.example/20219999/rain") is None


def test_a_full_date_gives_the_year_where_the_weekday_agrees() -> None:
    told = "SEOUL, Jan 1 (Wire) – The court ruled on {}. (Photo taken December 30, 2017.)"
    assert published_in(told.format("Monday")) == (date(2018, 1, 1), "dateline")
    assert published_in(told.format("Thursday")) is None


def test_an_anniversary_is_not_taken_for_the_year() -> None:
    text = "KYIV, May 12 (Wire) – A vigil on Wednesday recalled the raid of May 12, 1998."
    assert published_in(text) is None


@given(st.text(max_size=300), st.none() | st.text(max_size=60))
def test_no_text_breaks_it(text: str, url: str | None) -> None:
    found = published_in(text, url)
    assert found is None or isinstance(found.day, date)
