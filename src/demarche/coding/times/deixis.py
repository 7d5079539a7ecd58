"""Reads the time expressions that need a day to count from.

In: a shape ("last week", "two days earlier", "the quarter") and its context. Out: a `Reading`, or
None where the words are no time after all. Never reads plain dates.
"""

# ruff: noqa: ARG001 (all readers share one signature)
from __future__ import annotations

from datetime import date, timedelta

from demarche.coding.times.context import UNITS, Context, Reading
from demarche.coding.times.dates import dated
from demarche.coding.times.grammar import Shape, Word
from demarche.coding.times.hours import at_part
from demarche.coding.times.numbers import duration, number
from demarche.coding.times.values import Period, Unit
from demarche.records import DateRange

_STEPS = {"l": -1, "p": -1, "v": -1, "n": 1, "f": 1, "c": 1, "k": 0, "u": 0, "h": 0, "s": 0, "L": 0}
_NEAREST = 3  # days: half a week
_NARRATED = frozenset("hsf")  # that, same, following: counted from what is being told


def _which(words: list[Word]) -> str:
    found = [w.cls for w in words if w.cls in _STEPS]
    return "v" if found == ["k", "p"] else found[0] if found else "k"


def deictic(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "last week", "this spring", "that night", "next Friday", "last April"."""
    head, which = words[-1], _which(words)
    if head.cls in "Mm":
        return _month(shape, head, which, context)
    if head.cls in "Wd":
        if head.cls == "d" and context.after(shape.last) != ".":
            return None  # "that Sun would recover", of a firm
        return _weekday(shape, head, which, context)
    if head.cls == "E":
        return _season(shape, head, which, context)
    if head.cls == "P":
        return _part(shape, words, which, context)
    if head.cls == "V":
        return None
    return _unit(shape, words, which, context)


def _anchor(unit: Unit, which: str, words: list[Word], context: Context) -> Period | None:
    told = which in _NARRATED or (
        which in "nv" and words[0].cls == "t" and unit in {"day", "month"}
    )
    if told or (which == "v" and unit == "year"):
        return context.narrated(unit, words[0].start)
    return context.now(unit)


def _unit(shape: Shape, words: list[Word], which: str, context: Context) -> Reading | None:
    head = words[-1]
    unit: Unit = "weekend" if head.cls == "X" else UNITS.get(head.value, "week")
    if which in "lp" and words[0].cls == "t" and unit in {"week", "month", "decade", "century"}:
        return _running(shape, head.value, context)
    if head.value == "D" and which in "ul":
        return None
    if head.value == "D" and which == "k":
        return Reading(shape.first, shape.last, "DATE", "PRESENT_REF")
    anchor = _anchor(unit, which, words, context)
    if anchor is None:
        return None
    step = _STEPS[which]
    if unit == "weekend" and which == "k":
        return weekend(shape, words, context)
    if unit == "weekend" and which == "n" and anchor.first.weekday() < 5:
        step = 1
    found = anchor.shifted(step)
    reading = dated(shape, found)
    if words[0].cls == "t" and which in "lp" and context.published is not None:
        start = context.now("day")
        if start is not None and unit == "year":
            reading.days = DateRange(start.shifted(-365).first, start.first)
    return reading


def _running(shape: Shape, unit: str, context: Context) -> Reading:
    lengths = {"W": 7, "M": 31, "E": 3653, "C": 36525}
    now = context.published
    days = None
    if now is not None and unit in lengths:
        days = DateRange(now - timedelta(days=lengths[unit]), now)
    count = number([Word(0, 1, "1", "i", "1")])
    return Reading(shape.first, shape.last, "DURATION", duration(count, unit), days)


def _month(shape: Shape, head: Word, which: str, context: Context) -> Reading | None:
    base = context.narrated("month", head.start) if which in "hsf" else context.now("month")
    if base is None:
        return None
    year, wanted = base.first.year, int(head.value)
    if which in "lpv":
        year -= wanted >= base.first.month
    elif which in "nc":
        year += wanted <= base.first.month
    elif which == "f":
        year += wanted < base.first.month
    return dated(shape, Period("month", date(year, wanted, 1)))


def _weekday(shape: Shape, head: Word, which: str, context: Context) -> Reading | None:
    now, told = context.published, None
    if which in _NARRATED or (which == "v" and context.reference is not None):
        told = context.narrated("day", head.start)
        now = told.first if told else now
    if now is None:
        return None
    wanted = int(head.value)
    if which in "lpv":
        found = now - timedelta(days=(now.weekday() - wanted - 1) % 7 + 1)
    elif which in "nfc":
        found = now + timedelta(days=(wanted - now.weekday() - 1) % 7 + 1)
    elif which == "h":  # "that Friday": the one nearest to what is being told
        ahead = (wanted - now.weekday()) % 7
        found = now + timedelta(days=ahead if ahead <= _NEAREST and told else ahead - 7)
    elif which == "k":
        tense = context.tense(shape) or "future"
        day = context.weekday(wanted, tense)
        found = day if day is not None else now
    else:
        found = now + timedelta(days=(wanted - now.weekday()) % 7)
    return dated(shape, Period("day", found))


def _season(shape: Shape, head: Word, which: str, context: Context) -> Reading | None:
    now = context.published
    if now is None:
        return None
    year = now.year
    if which in "hsf":
        told = context.narrated("year", head.start)
        year = told.first.year if told else year
        return dated(shape, Period.season(head.value, year))
    found = Period.season(head.value, year)
    if which in "lpv":
        while found.last >= now:
            found = found.shifted(-4)
    elif which in "nc":
        while found.first <= now:
            found = found.shifted(4)
    elif head.value == "WI" and now.month <= 4:
        found = found.shifted(-4)
    return dated(shape, found)


def _part(shape: Shape, words: list[Word], which: str, context: Context) -> Reading | None:
    part = words[-1].value
    day = context.now("day")
    if (
        which in _NARRATED
        or (which in "nv" and words[0].cls == "t")
        or which == "n"
        or (which == "L" and day is not None)
    ):
        day = context.narrated("day", words[0].start)
    if day is None:
        return None
    step = _STEPS[which] if which != "c" else 0
    day = day.shifted(step)
    return at_part(shape, day, part)


def weekend(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "the weekend", "this weekend": the last one early in the week or told in the past."""
    now = context.published
    this = context.now("weekend")
    if now is None or this is None:
        return None
    if shape.last - shape.first == 1 and context.before(shape.first) not in {
        "over",
        "on",
        "at",
        "-",
    }:
        return None
    tense = context.tense(shape)
    past = tense == "past" if tense else now.weekday() < 2
    if past and now.weekday() < 5:
        this = this.shifted(-1)
    return dated(shape, this)


def season(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "in the spring", "over the winter"; the verb's tense tells which."""
    before, now = context.before(shape.first), context.published
    word = words[-1]
    bare = len(words) == 1
    if word.text in {"fall", "spring"} and (bare or before not in {"in", "during", "of", "since"}):
        return None
    if bare and before not in {"in", "during", "since", "until", "by", "early", "late", "mid", "-"}:
        return None
    if now is None:
        return Reading(shape.first, shape.last, "DATE", f"XXXX-{word.value}")
    found = Period.season(word.value, now.year)
    if context.tense(shape) == "future":
        while found.last < now:
            found = found.shifted(4)
    else:
        while found.first > now:
            found = found.shifted(-4)
    return dated(shape, found)


def ahead(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "two years ago", "three days later", "days earlier", "a week ago"."""
    mark = words[-1]
    unit = next((w for w in words if w.cls in "USVZq"), None)
    if unit is None:
        return None
    value = number(words)
    if value is None and any(w.cls == "a" for w in words) and unit.cls in "UVq":
        value = number([Word(0, 1, "1", "i", "1")])
    couple = next((w for w in words if w.cls == "z" and w.value.isdigit()), None)
    if couple is not None:
        value = number([Word(0, 1, "2", "i", "2")])
    sign = 1 if mark.cls == "j" else -1
    grain = unit.value
    following = context.after(shape.last)
    if mark.text in {"after", "before"} and following[:1].isalnum():
        # "a month after the talks": a length; the day from which it counts is told elsewhere
        inner = Shape(shape.rule, shape.first, shape.last - 1)
        return Reading(inner.first, inner.last, "DURATION", duration(value, grain))
    if grain in {"TH", "TM", "TS"}:
        return _hours_away(shape, duration(value, grain), mark, context)
    base = context.now("day") if mark.cls == "g" else context.narrated("day", words[0].start)
    if value is None or base is None:
        reference = "PAST_REF" if sign < 0 else "FUTURE_REF"
        if mark.cls != "g":
            return Reading(shape.first, shape.last, "DURATION", duration(None, grain))
        return Reading(shape.first, shape.last, "DATE", reference)
    if grain == "Y" and value == 1 and context.quarter is not None and mark.text != "later":
        if context.year_to_date:
            base = context.now("day") or base
        else:
            return dated(shape, context.quarter.shifted(-4))
    found = context.away(value, grain, sign, base.first)
    return dated(shape, found) if found is not None else None


def _hours_away(shape: Shape, value: str, mark: Word, context: Context) -> Reading:
    day = context.now("day") if mark.cls == "g" else context.narrated("day", mark.start)
    days = None
    if day is not None:
        days = DateRange(day.first - timedelta(days=1), day.first) if mark.cls == "g" else day.days
    return Reading(shape.first, shape.last, "DURATION", value, days)


def next_to(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "the day before", "the week after", "the year earlier": beside what is being told."""
    unit, mark = words[1], words[2]
    if mark.text in {"later", "afterwards", "afterward"} and unit.cls == "P":
        return None
    after = context.after(shape.last)
    if mark.text in {"before", "after"} and after and after[0].isalpha() and after not in {
        "and", "but", "when", "in", "at", "by", "as", "with", "on", "over", "said",
    }:  # fmt: skip
        # "the day after the attack": whose day is told elsewhere; "after Monday's raid" is read so
        return None
    grain: Unit = "day" if unit.cls == "P" else UNITS.get(unit.value, "day")
    base = context.narrated(grain, words[0].start)
    if base is None:
        return None
    base = base.shifted(1 if mark.cls == "j" else -1)
    return at_part(shape, base, unit.value) if unit.cls == "P" else dated(shape, base)


def in_the(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "earlier in the day", "later in the year", "the end of the month"."""
    unit = words[-1]
    if unit.cls != "U":
        return None
    grain = UNITS.get(unit.value, "week")
    base = context.narrated(grain, words[0].start) if grain == "day" else context.now(grain)
    return dated(shape, base) if base is not None else None


def relative(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "today", "yesterday", "tonight", "overnight"."""
    kind, _, step = words[0].value.partition(" ")
    now = context.now("day")
    if now is None:
        return Reading(shape.first, shape.last, "DATE", "PRESENT_REF")
    day = now.shifted(int(step))
    if kind == "day":
        return dated(shape, day)
    found = at_part(shape, day, "NI")
    if kind == "overnight":
        if context.after(shape.last) in {
            "trading",
            "stay",
            "stays",
            "train",
            "delivery",
            "success",
        }:
            return None
        found.days = DateRange(day.first, now.first)
    return found
