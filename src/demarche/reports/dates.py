"""Reads a day as people and programs write it.

In: a value from a record, a page or the command line. Out: a `date`. Never guesses: a day that
could be read two ways (05/10/2021), lacks a part (May 2021) or does not exist is a `DateError`.
A time of day and its zone are let go: the day is the one written, on the publisher's calendar.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from demarche.errors import DateError

EXPECTED = "write it as 2021-05-10, 2021-05-10T08:00:00Z or 10 May 2021"

_NAMES = (
    "january|jan",
    "february|febr|feb",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sept|sep",
    "october|oct",
    "november|nov",
    "december|dec",
)
_MONTHS = {name: at for at, names in enumerate(_NAMES, 1) for name in names.split("|")}
_MONTH = rf"(?:{'|'.join(_NAMES)})(?![a-z])\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:1[6-9]|20|21)\d\d(?!\d)"

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?(?![a-z])\.?"

NAMED_DAY = rf"(?:{_DAY}\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+{_DAY})"
"""A day and a month in words, either first; case is to be ignored."""
NAMED_DATE = rf"{NAMED_DAY},?\s+{_YEAR}"
"""The same with its year."""
ISO_DATE = r"(?<!\d)(?:1[6-9]|20|21)\d\d-\d\d-\d\d(?!\d)"
"""2021-05-10."""

_CLOCK = r"(?:(?:[T,]\s*|\s+|,?\s+at\s+)\d.*)?"
_ISO = re.compile(
    rf"(?P<year>(?:1[6-9]|20|21)\d\d)"
    rf"(?:(?P<sep>[-/.])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)|(?P<mm>\d\d)(?P<dd>\d\d)(?:\d{{6}})?)"
    rf"{_CLOCK}",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"(?:{WEEKDAY},?\s*)?({NAMED_DATE}){_CLOCK}", re.IGNORECASE)
_NUMERIC = re.compile(rf"(\d\d?)([-/.])(\d\d?)\2((?:1[6-9]|20|21)\d\d){_CLOCK}", re.IGNORECASE)
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{13}")
_PART = re.compile(r"[a-z]+|\d+", re.IGNORECASE)


def parse_date(text: str) -> date:
    """The day that a text names.

    Reads ISO 8601 days and times, `2021-05-10 08:00:00`, RFC 2822, English dates in words, days
    with numbers only where there is one way to read them, and seconds or milliseconds since 1970
    (in UTC).

    Args:
        text: the day as written, with or without time of day.

    Raises:
        DateError: if it names no day, or could name two.
    """
    asked = text.strip()
    if found := _ISO.fullmatch(asked):
        month, day = found["m"] or found["mm"], found["d"] or found["dd"]
        return _day(int(found["year"]), int(month), int(day), asked)
    if found := _NAMED.fullmatch(asked):
        return _named(found[1], asked)
    if found := _NUMERIC.fullmatch(asked):
        return _numeric(int(found[1]), int(found[3]), int(found[4]), asked, dots=found[2] == ".")
    if _EPOCH.fullmatch(asked):
        seconds = int(asked) / 1000 if asked.isdigit() and len(asked) == 13 else float(asked)
        return datetime.fromtimestamp(seconds, tz=UTC).date()
    raise DateError(f"“{_short(asked)}” is no date: {EXPECTED}")


def day_and_month(words: str) -> tuple[int, int]:
    """Day and month of a text that `NAMED_DAY` matches (with or without a year after it)."""
    day = month = 0
    for part in _PART.findall(words):
        if part.isdigit() and not day:
            day = int(part)
        elif not month:
            month = _MONTHS.get(part.lower(), 0)
    return day, month


def day_of(year: int, month: int, day: int) -> date | None:
    """The day of the calendar, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(words: str, asked: str) -> date:
    day, month = day_and_month(words)
    return _day(int(words[-4:]), month, day, asked)


def _numeric(first: int, second: int, year: int, asked: str, *, dots: bool) -> date:
    """12.05.2021 is read day first, as wherever dots are written; slashes only if unambiguous."""
    if dots or first > 12 or first == second:
        return _day(year, second, first, asked)
    if second > 12:
        return _day(year, first, second, asked)
    raise DateError(f"“{_short(asked)}” could be read as two dates: {EXPECTED}")


def _day(year: int, month: int, day: int, asked: str) -> date:
    found = day_of(year, month, day)
    if found is None:
        raise DateError(f"“{_short(asked)}” is no day of the calendar: {EXPECTED}")
    return found


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
