"""Time expressions and their values, after TIMEX3.

In: an `Analysis`. Out: its `Timex`es in text order, with the days that they cover where they name
any. Values are resolved against the publication date and against what the report has told so far;
without a publication date only absolute expressions get full values. Never decides which of them
dates an act: that is `demarche.coding.event_date`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from demarche.coding import time_dates, time_deixis, time_hours, time_lengths, time_vague
from demarche.coding.time_context import Context, Reading
from demarche.coding.time_grammar import Shape, Word, shapes, words_of
from demarche.coding.time_values import Part, Period
from demarche.records import Analysis, Timex
from demarche.records.text import Span

_Reader = Callable[[Shape, list[Word], Context], Reading | None]

_READERS: dict[str, _Reader] = {
    "iso": time_dates.iso,
    "slashed": time_dates.slashed,
    "month_day": time_dates.month_day,
    "day_month": time_dates.month_day,
    "month_year": time_dates.month_year,
    "month_of": time_dates.month_of,
    "spelled_month_year": time_dates.spelled_year,
    "quarter_of": time_lengths.quarter_of,
    "of_quarter": time_lengths.quarter_of,
    "same_quarter": time_lengths.same_quarter,
    "year_ago_quarter": time_lengths.year_ago_quarter,
    "half_of": time_lengths.half_of,
    "quarter": time_lengths.quarter,
    "this_quarter": time_lengths.this_quarter,
    "old_quarter": time_lengths.old_quarter,
    "decade": time_dates.decade,
    "century": time_dates.century,
    "year_word": time_dates.spelled_year,
    "spelled_year": time_dates.spelled_year,
    "week_of": time_dates.week_of,
    "season_of": time_dates.season_of,
    "ahead": time_deixis.ahead,
    "next_to": time_deixis.next_to,
    "span": time_lengths.span,
    "half_more": time_lengths.half_more,
    "length": time_lengths.length,
    "vague_length": time_lengths.length,
    "each": time_lengths.each,
    "these": time_lengths.these,
    "deictic": time_deixis.deictic,
    "now_deictic": time_deixis.deictic,
    "weekend": time_deixis.weekend,
    "season": time_deixis.season,
    "in_the": time_deixis.in_the,
    "year_ago": time_lengths.year_ago,
    "fiscal": time_dates.fiscal,
    "mondays": time_lengths.mondays,
    "weekday": time_dates.weekday,
    "month": time_dates.month,
    "relative": time_deixis.relative,
    "feast": time_dates.feast,
    "clock": time_hours.clock,
    "recent": time_vague.recent,
    "future": time_vague.future,
    "fixed": time_vague.fixed,
    "part": time_hours.part,
    "year": time_dates.year,
    "one_unit": time_lengths.one_unit,
    "unit_length": time_lengths.unit_length,
    "current": time_vague.current,
    "year_end": time_vague.year_end,
    "whole": time_vague.whole,
    "past": time_vague.past,
}
_JOINTS = frozenset({"", ",", "of", "on", "at", ", at", "of the", "on the", "by"})
_MODIFIED = frozenset({"week", "month", "quarter", "season", "half", "year", "decade", "century"})
_PARTS: dict[str, Part] = {"first": "first", "middle": "middle", "last": "last"}


def find_times(analysis: Analysis) -> tuple[Timex, ...]:
    """The time expressions of a report.

    Args:
        analysis: what the language layer found; words and tags serve for tense and ambiguous words.

    Returns:
        Timexes in text order, none overlapping.
    """
    words = words_of(analysis.report.text)
    context = Context(words, analysis)
    readings: list[Reading] = []
    reached = 0
    for shape in shapes(words):
        if shape.first < reached:
            continue
        found = _read(shape, context)
        if found is None:
            continue
        reached = found.last
        if readings and (joined := _joined(readings[-1], found, words)) is not None:
            readings[-1] = joined
        else:
            readings.append(_modified(found, words, readings[-1].last if readings else 0))
        if found.period is not None and not found.weak:
            context.remember(found.period, words[found.first].start)
    return tuple(_timex(r, words) for r in readings if not r.weak)


def _read(shape: Shape, context: Context) -> Reading | None:
    words = context.words[shape.first : shape.last]
    try:
        return _READERS[shape.rule](shape, words, context)
    except (ValueError, OverflowError):
        return None  # a date outside the calendar: "9,999 years ago"


def _joined(one: Reading, two: Reading, words: list[Word]) -> Reading | None:
    """A day and an hour or part of a day that stand beside each other, as one TIME."""
    gap = " ".join(w.text for w in words[one.last : two.first])
    if gap not in _JOINTS:
        return None
    for day, hour in ((two, one), (one, two)):
        period = day.period
        if hour.clock is None or day.clock is not None or period is None or period.unit != "day":
            continue
        if hour is two and gap not in {"", "at", ", at", ","}:
            continue
        value = f"{period.value}T{hour.clock}"
        return Reading(one.first, two.last, "TIME", value, day.days, period, hour.clock)
    return None


def _modified(found: Reading, words: list[Word], floor: int) -> Reading:
    """Take in "early", "late", "the end of" and "earlier" before it, and narrow the days.

    Args:
        found: what has been read.
        words: the report's words.
        floor: the first word that no time has taken yet.
    """
    first = found.first
    at = first - 1
    if (at >= 0 and words[at].cls == "-") or (at >= 1 and words[at].cls == "O"):
        at -= 1
    if at < floor or found.type != "DATE":
        return found
    word = words[at]
    if word.cls == "r" and word.text not in {"first", "last"}:
        found.first = at
        period: Period | None = found.period
        if period is not None and period.unit in _MODIFIED and word.value in _PARTS:
            found.days = period.part(_PARTS[word.value])
    elif word.cls in "bj" and word.text in {"earlier", "later"} and at == first - 1:
        found.first = at
    return found


def _timex(found: Reading, words: list[Word]) -> Timex:
    span = Span(words[found.first].start, words[found.last - 1].end)
    days = found.days
    if days is not None and days.last == date.max:
        days = None
    return Timex(span, found.type, found.value, days)
