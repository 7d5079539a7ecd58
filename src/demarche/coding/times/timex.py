"""Time expressions and their values, after TIMEX3.

In: an `Analysis`. Out: its `Timex`es in text order, with the days that they cover where they name
any. Values are resolved against the publication date and against what the report has told so far;
without a publication date only absolute expressions get full values. Never decides which of them
dates an act: that is `demarche.coding.times.event_date`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from demarche.coding.times import dates, deixis, hours, lengths, vague
from demarche.coding.times.context import Context, Reading
from demarche.coding.times.grammar import Shape, Word, shapes, words_of
from demarche.coding.times.values import Part, Period
from demarche.records import Analysis, Timex
from demarche.records.text import Span

_Reader = Callable[[Shape, list[Word], Context], Reading | None]

_READERS: dict[str, _Reader] = {
    "iso": dates.iso,
    "slashed": dates.slashed,
    "month_day": dates.month_day,
    "day_month": dates.month_day,
    "month_year": dates.month_year,
    "month_of": dates.month_of,
    "spelled_month_year": dates.spelled_year,
    "quarter_of": lengths.quarter_of,
    "of_quarter": lengths.quarter_of,
    "same_quarter": lengths.same_quarter,
    "year_ago_quarter": lengths.year_ago_quarter,
    "half_of": lengths.half_of,
    "quarter": lengths.quarter,
    "this_quarter": lengths.this_quarter,
    "old_quarter": lengths.old_quarter,
    "decade": dates.decade,
    "century": dates.century,
    "year_word": dates.spelled_year,
    "spelled_year": dates.spelled_year,
    "week_of": dates.week_of,
    "season_of": dates.season_of,
    "ahead": deixis.ahead,
    "next_to": deixis.next_to,
    "span": lengths.span,
    "half_more": lengths.half_more,
    "length": lengths.length,
    "vague_length": lengths.length,
    "each": lengths.each,
    "these": lengths.these,
    "deictic": deixis.deictic,
    "now_deictic": deixis.deictic,
    "weekend": deixis.weekend,
    "season": deixis.season,
    "in_the": deixis.in_the,
    "year_ago": lengths.year_ago,
    "fiscal": dates.fiscal,
    "mondays": lengths.mondays,
    "weekday": dates.weekday,
    "month": dates.month,
    "relative": deixis.relative,
    "feast": dates.feast,
    "clock": hours.clock,
    "recent": vague.recent,
    "future": vague.future,
    "fixed": vague.fixed,
    "part": hours.part,
    "year": dates.year,
    "lasting": lengths.lasting,
    "one_unit": lengths.one_unit,
    "unit_length": lengths.unit_length,
    "current": vague.current,
    "year_end": vague.year_end,
    "whole": vague.whole,
    "past": vague.past,
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
        if readings and _is_same_hour(readings[-1], found, words):
            reached = readings[-1].last = found.last + 1
            continue
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


def _is_same_hour(one: Reading, two: Reading, words: list[Word]) -> bool:
    """Whether an hour is the one before it told for another zone: "10 a.m. (0700 GMT) Friday"."""
    if one.clock is None or two.clock is None or two.last >= len(words):
        return False
    gap = [w.text for w in words[one.last : two.first]]
    return gap == ["("] and words[two.last].text == ")"


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
