"""Time expressions, their values and days, with the real language layer."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.coding.times.timex import find_times
from demarche.language.analyser import Analyser
from demarche.records import Report, Timex

MONDAY = date(2021, 5, 10)


@cache
def _analyser() -> Analyser:
    return Analyser(threads=1)


def times_of(text: str, published: date | None = MONDAY) -> tuple[Timex, ...]:
    report = Report(id="t", text=text, published=published,
                    published_from="option" if published else None)  # fmt: skip
    return find_times(next(iter(_analyser().analyse([report]))))


def values(text: str, published: date | None = MONDAY) -> list[tuple[str, str, str]]:
    return [(t.span.of(text), t.type, t.value) for t in times_of(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The men were seen near the gate on Sunday evening.", "Sunday evening", "TIME",
         "2021-05-09TEV"),
        ("The envoy left on Friday.", "Friday", "DATE", "2021-05-07"),
        ("The envoy arrived on Monday.", "Monday", "DATE", "2021-05-10"),
        ("The envoy will leave on Friday.", "Friday", "DATE", "2021-05-14"),
        ("Talks are due to begin on Thursday.", "Thursday", "DATE", "2021-05-13"),
        ("They met last Monday.", "last Monday", "DATE", "2021-05-03"),
        ("They will meet next Tuesday.", "next Tuesday", "DATE", "2021-05-11"),
        ("He spoke yesterday.", "yesterday", "DATE", "2021-05-09"),
        ("He spoke last night.", "last night", "TIME", "2021-05-09TNI"),
        ("He resigned last month.", "last month", "DATE", "2021-04"),
        ("He resigned last year.", "last year", "DATE", "2020"),
        ("It was signed early this month.", "early this month", "DATE", "2021-05"),
        ("The raid happened last week.", "last week", "DATE", "2021-W18"),
        ("They met over the weekend.", "the weekend", "DATE", "2021-W18-WE"),
        ("The troops withdrew in March.", "March", "DATE", "2021-03"),
        ("The troops withdrew in October.", "October", "DATE", "2020-10"),
        ("The vote will be held in October.", "October", "DATE", "2021-10"),
        ("He was freed last April.", "last April", "DATE", "2021-04"),
        ("He was killed on 3 January 2020.", "3 January 2020", "DATE", "2020-01-03"),
        ("He was killed on January 3, 2020.", "January 3, 2020", "DATE", "2020-01-03"),
        ("He was killed on the 3rd of January.", "the 3rd of January", "DATE", "2021-01-03"),
        ("It opened in January 2020.", "January 2020", "DATE", "2020-01"),
        ("It fell in 1979.", "1979", "DATE", "1979"),
        ("It began in the 1960s.", "the 1960s", "DATE", "196"),
        ("It began in the 19th century.", "the 19th century", "DATE", "18"),
        ("They fled in the summer of 2015.", "the summer of 2015", "DATE", "2015-SU"),
        ("They fled last summer.", "last summer", "DATE", "2020-SU"),
        ("It grew in the first quarter of 2019.", "the first quarter of 2019", "DATE",
         "2019-Q1"),
        ("He came two years ago.", "two years ago", "DATE", "2019"),
        ("He came three days ago.", "three days ago", "DATE", "2021-05-07"),
        ("He came ten weeks ago.", "ten weeks ago", "DATE", "2021-W09"),
        ("The siege went on for two and a half years.", "two and a half years", "DURATION",
         "P2Y6M"),
        ("They waited for hours.", "hours", "DURATION", "PTXH"),
        ("A three-day truce holds.", "three-day", "DURATION", "P3D"),
        ("In the past six months, prices rose.", "the past six months", "DURATION", "P6M"),
        ("They march every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
        ("The bulletin appears daily.", "daily", "SET", "P1D"),
        ("The minister is now in Rome.", "now", "DATE", "PRESENT_REF"),
        ("He has recently retired.", "recently", "DATE", "PAST_REF"),
        ("Prices rose in recent years.", "recent years", "DATE", "PAST_REF"),
        ("Nobody knows the future.", "the future", "DATE", "FUTURE_REF"),
        ("The blast came at 10:35 a.m. on Friday.", "10:35 a.m. on Friday", "TIME",
         "2021-05-07T10:35"),
        ("The quake struck at 18:00 GMT.", "18:00 GMT", "TIME", "2021-05-10T18:00Z"),
        ("He died at noon on Saturday.", "noon on Saturday", "TIME", "2021-05-08T12:00"),
        ("It was filed on 2020-02-29.", "2020-02-29", "DATE", "2020-02-29"),
        ("They gathered on Christmas Eve.", "Christmas Eve", "DATE", "2020-12-24"),
        ("The fund lost money in the year ended March 31.", "the year", "DURATION", "P1Y"),
        ("The ministry gave figures for the full year.", "the full year", "DATE", "2021"),
        ("The gas costs the country $30 million a year.", "a year", "SET", "P1Y"),
        ("A decades-long feud ended.", "decades-long", "DURATION", "PXE"),
        ("Sales fell in the last half of 2019.", "the last half of 2019", "DATE", "2019-H2"),
        ("The two had clashed in the past over grazing rights.", "the past", "DATE", "PAST_REF"),
        ("The deadline was extended until Friday.", "Friday", "DATE", "2021-05-14"),
        ("The court gave them until 9 a.m. Thursday to leave.", "9 a.m. Thursday", "TIME",
         "2021-05-13T09:00"),
        ("On Thursday the union plans to march.", "Thursday", "DATE", "2021-05-13"),
        ("Students planned a march in the capital on Saturday.", "Saturday", "DATE",
         "2021-05-15"),
        ("The truce had been due to expire on Friday.", "Friday", "DATE", "2021-05-07"),
        ("The rules to be issued in June will not help them.", "June", "DATE", "2021-06"),
        ("The court ordered the line to be restored on Friday.", "Friday", "DATE", "2021-05-07"),
        ("They announced a deal to sell the port in August.", "August", "DATE", "2021-08"),
        ("The tax, effective Oct. 1, hit importers.", "Oct. 1", "DATE", "2021-10-01"),
        ("The parties had argued over the June election.", "June", "DATE",
         "2021-06"),
        ("The bomb went off at 9:15 a.m. (0615 GMT) on Friday.", "9:15 a.m. (0615 GMT) on Friday",
         "TIME", "2021-05-07T09:15"),
    ],
)  # fmt: skip
def test_values(text: str, words: str, kind: str, value: str) -> None:
    assert (words, kind, value) in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "They may come.",
        "The march on the palace ended.",
        "He was second in the race.",
        "About 2,000 people fled.",
        "His name was Will.",
        "It cost $1990.",
        "The boy is a 6-year-old.",
        "The score was 2.15 to 1.",
        "He lives in his sixties bungalow.",
        "They import three-quarters of their food.",
        "Quarter-to-quarter comparisons mean little.",
        "He called on Petr Havel and Jan Novak.",
        "He was soon freed.",
    ],
)
def test_no_time(text: str) -> None:
    assert values(text) == []


def test_narrative_times_count_from_what_is_told() -> None:
    text = (
        "On March 3, 2015 gunmen took the governor. The following day they freed his driver. Two"
        " days later they asked for money. He was found dead that summer."
    )
    assert [v for _, _, v in values(text)] == [
        "2015-03-03",
        "2015-03-04",
        "2015-03-06",
        "2015-SU",
    ]


def test_of_that_year() -> None:
    text = "In June 2014 militants took the town. It was freed on September 20 of that year."
    assert [v for _, _, v in values(text)] == ["2014-06", "2014-09-20"]


def test_overnight_covers_the_night_before_and_the_day() -> None:
    (found,) = times_of("Shells fell overnight.")
    assert found.days is not None
    assert (found.days.first, found.days.last) == (date(2021, 5, 9), MONDAY)


def test_late_last_month_covers_its_end_only() -> None:
    (found,) = times_of("He signed it late last month.")
    assert found.days is not None
    assert (found.days.first, found.days.last) == (date(2021, 4, 21), date(2021, 4, 30))


def test_crawl_line_is_a_time() -> None:
    assert values(" date 2021-05-10 Iran protested.")[0] == ("2021-05-10", "DATE", "2021-05-10")


def test_without_a_publication_date_only_absolute_times_are_full() -> None:
    text = "On Friday he recalled the war of March 2003."
    assert values(text, None) == [
        ("Friday", "DATE", "XXXX-WXX-5"),
        ("March 2003", "DATE", "2003-03"),
    ]


def test_no_expression_reaches_over_a_blank_line() -> None:
    text = "It ended in May\n\n2021 was a hard year."
    assert "May\n\n2021" not in [w for w, _, _ in values(text)]


_PIECES = st.sampled_from(
    "May 31 February 30 , of the last next two days ago Friday 2021 9999 in 24:00 p.m. overnight"
    " quarter year-earlier third 1/2 13/13/13 century 99 decades this that weekend - 's \n\n".split(
        " "
    )
)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=25), st.dates(min_value=date(1, 1, 1)))
def test_times_are_ordered_apart_and_within_the_text(pieces: list[str], day: date) -> None:
    text = " ".join(pieces)
    if not text.strip():
        return
    end = 0
    for found in times_of(text, day):
        assert end <= found.span.start
        end = found.span.end
        assert found.value
        assert found.days is None or found.days.first <= found.days.last
    assert end <= len(text)


@given(st.integers(0, 6), st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
@settings(deadline=None, max_examples=30)
def test_a_past_weekday_lies_in_the_week_before_publication(weekday: int, day: date) -> None:
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[weekday]
    (found,) = times_of(f"They met on {name}.", day)
    assert found.days is not None
    assert found.days.first.weekday() == weekday
    assert timedelta(0) <= day - found.days.first < timedelta(days=7)


def test_a_year_earlier_is_that_of_the_accounts_told() -> None:
    text = (
        "Third-quarter profit rose 3%, from $4 million a year earlier. For the first nine months"
        " profit fell, from $9 million a year earlier."
    )
    found = values(text, date(2021, 11, 3))
    assert [v for _, _, v in found] == ["2021-Q3", "2020-Q3", "P9M", "2020"]


def test_a_quarter_still_to_close_is_not_the_latest() -> None:
    text = (
        "Third-quarter profit rose 3%. The firm expects a fourth-quarter charge. In the latest"
        " quarter its sales fell."
    )
    found = values(text, date(2021, 11, 3))
    assert [v for _, _, v in found] == ["2021-Q3", "2021-Q4", "2021-Q3"]


def test_that_day_is_none_of_a_year() -> None:
    text = "He had been minister since 2015. That day he was in Rome."
    assert values(text)[-1] == ("That day", "DATE", "2021-05-10")
