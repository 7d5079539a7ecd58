"""Stretches of the calendar and their TIMEX3 values.

In: days and units. Out: `Period`s, which know their TIMEX3 value, the days they cover and their
neighbours. Never reads text.

Values follow TimeML's TIMEX3 (Pustejovsky et al., "TimeML: robust specification of event and
temporal expressions in text", 2003) as TempEval-3 uses it: "2021-05-09", "2021-W19",
"2021-W19-WE", "2021-05", "2021-Q2", "2021-SP", "2021", "202" for the decade, "20" for the century.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from demarche.records import DateRange

Unit = Literal[
    "day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century"
]
Part = Literal["first", "middle", "last"]

_SEASONS = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}
_SEASON_OF = {
    (first + step - 1) % 12 + 1: name for name, first in _SEASONS.items() for step in range(3)
}
_MONTHS_IN: dict[Unit, int] = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
FIRST_YEAR, LAST_YEAR = 1, 9998


def moved(day: date, months: int) -> date:
    """The same day of the month so many months away, its last day where it has fewer.

    Raises:
        ValueError: if that is outside the calendar.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"no such year: {year}")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of the calendar: a day, week, month, quarter, season, year ...

    Attributes:
        unit: what kind of stretch.
        first: its first day (a week's is Monday, a weekend's Saturday, a winter's 1 December).
    """

    unit: Unit
    first: date

    @classmethod
    def around(cls, day: date, unit: Unit) -> Period:
        """The stretch of that unit in which a day lies."""
        if unit == "day":
            return cls(unit, day)
        if unit in {"week", "weekend"}:
            monday = day - timedelta(days=day.weekday())
            return cls(unit, monday if unit == "week" else monday + timedelta(days=5))
        size = _MONTHS_IN[unit]
        offset = 11 if unit == "season" else 0  # seasons begin with December
        count = day.year * 12 + day.month - 1 - offset
        count -= count % size
        year, month = divmod(count + offset, 12)
        return cls(unit, date(max(year, FIRST_YEAR), month + 1, 1))

    @classmethod
    def season(cls, name: str, year: int) -> Period:
        """A season by its TIMEX3 name; the winter of a year is the one that begins in it."""
        return cls("season", date(year, _SEASONS[name], 1))

    def shifted(self, steps: int) -> Period:
        """The stretch so many units later (earlier where negative).

        Raises:
            ValueError: if that is outside the calendar.
        """
        try:
            if self.unit == "day":
                return Period("day", self.first + timedelta(days=steps))
            if self.unit in {"week", "weekend"}:
                return Period(self.unit, self.first + timedelta(weeks=steps))
        except OverflowError as error:
            raise ValueError(f"{steps} {self.unit}s from {self.first}: no such day") from error
        return Period(self.unit, moved(self.first, steps * _MONTHS_IN[self.unit]))

    @property
    def last(self) -> date:
        """Its last day."""
        if self.unit == "day":
            return self.first
        if self.unit == "week":
            return self.first + timedelta(days=6)
        if self.unit == "weekend":
            return self.first + timedelta(days=1)
        return self.shifted(1).first - timedelta(days=1)

    @property
    def days(self) -> DateRange:
        """The days it covers."""
        return DateRange(self.first, self.last)

    def part(self, part: Part) -> DateRange:
        """Its beginning, middle or end: a third of its days."""
        length = (self.last - self.first).days + 1
        third = max(1, round(length / 3))
        if part == "first":
            return DateRange(self.first, self.first + timedelta(days=third - 1))
        if part == "last":
            return DateRange(self.last - timedelta(days=third - 1), self.last)
        start = self.first + timedelta(days=(length - third) // 2)
        return DateRange(start, start + timedelta(days=third - 1))

    @property
    def value(self) -> str:
        """Its TIMEX3 value."""
        first, year = self.first, f"{self.first.year:04d}"
        if self.unit in {"week", "weekend"}:
            iso = first.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.unit == "weekend" else "")
        values: dict[Unit, str] = {
            "day": first.isoformat(),
            "month": f"{year}-{first.month:02d}",
            "quarter": f"{year}-Q{(first.month + 2) // 3}",
            "season": f"{year}-{_SEASON_OF[first.month]}",
            "half": f"{year}-H{1 if first.month < 7 else 2}",
            "year": year,
            "decade": year[:3],
            "century": year[:2],
        }
        return values[self.unit]


def easter(year: int) -> date:
    """Easter Sunday (Western): the anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def weekday_in(year: int, month: int, weekday: int, number: int) -> date:
    """The first, second ... of a weekday in a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
