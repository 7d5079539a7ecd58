"""Days that a few words tell: "last month's", "in August 2016", "on November 25", "a week ago".

In: words, and the day of publication. Out: the days. For attacks that a report tells in passing, of
which the coder made no event and so no date. Never guesses a year that neither the words nor the
publication tell.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from demarche.records import DateRange

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s+)?{_MONTH}(?:\s+(?P<after>\d{{1,2}})\b(?!\d))?"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
)
_YEAR = re.compile(r"\b(?P<year>(?:19|20)\d\d)\b(?!\s*(?:people|men|soldiers))")
_LAST = re.compile(r"\blast (?P<unit>week|month|year)\b")
_AGO = re.compile(
    r"\b(?P<count>an?|one|two|three|four|five|six|\d{1,3}) (?P<unit>day|week|month|year)s?"
    r" (?:ago|earlier)\b"
)
_WEEKDAY = re.compile(r"\b(?P<day>Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day\b")
_YESTERDAY = re.compile(r"\byesterday\b", re.IGNORECASE)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}


def days_in(text: str, published: dt.date | None) -> DateRange | None:
    """The days that words tell, None where they tell none.

    Args:
        text: the words.
        published: the day of publication, from which "last month" counts; None where not known.
    """
    return next(_told(text, published), None)


def _told(text: str, published: dt.date | None) -> Iterator[DateRange]:
    for match in _DATE.finditer(text):
        found = _date(match, published)
        if found is not None:
            yield found
    for match in _YEAR.finditer(text):
        year = int(match["year"])
        yield DateRange(dt.date(year, 1, 1), dt.date(year, 12, 31))
    if published is None:
        return
    for match in _LAST.finditer(text):
        yield _last(match["unit"], published)
    for match in _AGO.finditer(text):
        count = _COUNTS.get(match["count"]) or int(match["count"])
        yield _ago(count, match["unit"], published)
    if _YESTERDAY.search(text):
        yield _one(published - dt.timedelta(1))
    for match in _WEEKDAY.finditer(text):
        back = (published.weekday() - _DAYS.index(match["day"][:3])) % 7
        yield _one(published - dt.timedelta(back))


def _date(match: re.Match[str], published: dt.date | None) -> DateRange | None:
    """A date with its month; without a year the latest such one before publication."""
    month = _MONTHS.index(match["month"][:3]) + 1
    number = match["day"] or match["after"]
    if match["year"] is None and published is None:
        return None
    if match["year"] is None and match["month"] == "May" and number is None:
        return None  # more often the verb
    year = int(match["year"]) if match["year"] else None
    for candidate in [year] if year else [published.year, published.year - 1] if published else []:
        found = _within(candidate, month, int(number) if number else None)
        if found and (year or (published and found.first <= published)):
            return found
    return None


def _within(year: int, month: int, day: int | None) -> DateRange | None:
    first = dt.date(year, month, 1)
    end = (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)
    if day is None:
        return DateRange(first, end)
    return _one(first.replace(day=day)) if 1 <= day <= end.day else None


def _last(unit: str, published: dt.date) -> DateRange:
    if unit == "week":
        monday = published - dt.timedelta(published.weekday() + 7)
        return DateRange(monday, monday + dt.timedelta(6))
    if unit == "month":
        end = published.replace(day=1) - dt.timedelta(1)
        return DateRange(end.replace(day=1), end)
    return DateRange(dt.date(published.year - 1, 1, 1), dt.date(published.year - 1, 12, 31))


def _ago(count: int, unit: str, published: dt.date) -> DateRange:
    """About so long ago: a day's, a week's, a month's or a year's slack to either side."""
    middle = published - dt.timedelta(count * _UNITS[unit])
    slack = dt.timedelta({"day": 0, "week": 3, "month": 15, "year": 183}[unit])
    return DateRange(middle - slack, middle + slack)


def _one(day: dt.date) -> DateRange:
    return DateRange(day, day)
