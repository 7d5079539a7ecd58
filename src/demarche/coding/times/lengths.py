"""Reads lengths of time, recurring times and business quarters.

In: a shape ("two weeks", "every Friday", "the third quarter") and its context. Out: a `Reading`,
or None where the words are no time after all. Never reads dates.
"""

# ruff: noqa: ARG001 (all readers share one signature)
from __future__ import annotations

from datetime import date, timedelta

from demarche.coding.times.context import Context, Reading
from demarche.coding.times.dates import dated, full_year
from demarche.coding.times.grammar import Shape, Word
from demarche.coding.times.numbers import duration, number
from demarche.coding.times.roles import roles
from demarche.coding.times.values import Period
from demarche.records import DateRange

_ONE = [Word(0, 1, "1", "i", "1")]
_DAYS = {"D": 1, "W": 7, "F": 14, "M": 31, "Q": 92, "Y": 366, "E": 3653, "TH": 1, "TM": 1}
_ACCOUNTS = frozenset({"P6M", "P9M"})  # what a firm tells beside its quarter
_RATE_REACH = 4  # words between a count and its "a year"
_UNITS_OF_RATES = frozenset({"hour", "day", "week", "month"})
_MANY = frozenset({"dozen", "hundred", "thousand", "million", "billion", "time"})
_REPORTED = 120  # days after a quarter's end in which its results are news


def _length(words: list[Word]) -> tuple[str, str]:
    unit = next(w for w in words if w.cls in "USVZq").value
    count = number(words)
    couple = next((w for w in words if w.cls == "z" and w.value.isdigit()), None)
    if couple is not None:
        count = number([Word(0, 1, "2", "i", couple.value)])
    return duration(count, unit), unit


def length(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "two weeks", "10-year", "eight-month-old", "several years"."""
    value, _ = _length(words)
    if context.before(shape.first) in {"$", "£", "€"}:
        return None
    if value == "P3Q" and ("-" in {w.cls for w in words} or context.after(shape.last) == "of"):
        return None  # "three-quarters of its food"
    if value in _ACCOUNTS:
        context.year_to_date = True
    if words[-1].cls == "y" or context.after(shape.last) in {"old", "olds"}:
        return None  # ages: the hand-annotated sets leave them out
    return Reading(shape.first, shape.last, "DURATION", value)


def half_more(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "a minute and a half", "two and a half years"."""
    unit = next(w for w in words if w.cls in "UVSZ").value
    whole = number(words) or number(_ONE)
    half = number([Word(0, 1, "1/2", "i", "1/2")])
    if whole is None or half is None:
        return None
    return Reading(shape.first, shape.last, "DURATION", duration(whole + half, unit))


def lasting(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "day-long", "decades-long"."""
    if words[-1].text != "long":
        return None
    unit = words[0]
    count = number(_ONE) if unit.cls in "UV" else None
    return Reading(shape.first, shape.last, "DURATION", duration(count, unit.value))


def one_unit(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "a year" where it is a length or a rate ("$3 million a year"), not an idiom."""
    if words[1].cls == "U" and _is_rate(words[0], context):
        return Reading(shape.first, shape.last, "SET", duration(number(_ONE), words[1].value))
    if context.before(shape.first) not in roles("before length") or words[1].value == "TM":
        return None
    return Reading(shape.first, shape.last, "DURATION", duration(number(_ONE), words[1].value))


def _is_rate(article: Word, context: Context) -> bool:
    """Whether a number and what it counts stand right before: "40 people a day", "twice a week"."""
    at = context.tenses.token_at(article.start)
    if at is None or article.text not in {"a", "an"}:
        return False
    sentence, token = at
    before = sentence.tokens[max(0, token.index - _RATE_REACH) : token.index]
    if before and before[-1].lemma.lower() in _UNITS_OF_RATES:
        return False  # "24 hours a day"
    if not before or before[-1].upos not in {"NOUN", "NUM", "SYM"}:
        return bool(before) and before[-1].lemma.lower() in {"once", "twice"}
    return any(t.upos == "NUM" or t.lemma.lower() in _MANY for t in before)


def unit_length(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "for hours", "in years"."""
    before = context.before(shape.first)
    if before not in roles("before units") or (
        before == "the" and context.before(shape.first, 2) != "over"
    ):
        return None
    return Reading(shape.first, shape.last, "DURATION", duration(None, words[0].value))


def span(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "the past three months", "the next few days", "the last five years"."""
    value, unit = _length(words)
    which = next(w.cls for w in words if w.cls in "lpnvfc")
    count = number(words)
    reach = timedelta(days=int(_DAYS.get(unit, 1) * (count if count is not None else 3)))
    now = context.published
    days = None
    if now is not None and now.toordinal() > reach.days + 1 and which not in "vf":
        days = DateRange(now - reach, now) if which in "lp" else DateRange(now, now + reach)
    return Reading(shape.first, shape.last, "DURATION", value, days)


def each(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "every day", "each Thursday", "every July", "every second week"."""
    head = words[-1]
    if head.cls in "Wd":
        value = f"XXXX-WXX-{int(head.value) + 1}"
    elif head.cls in "Mm":
        value = f"XXXX-{int(head.value):02d}"
    elif head.cls == "E":
        value = f"XXXX-{head.value}"
    elif head.cls == "P":
        value = f"XXXX-XX-XXT{head.value}"
    elif head.cls == "X":
        value = "XXXX-WXX-WE"
    else:
        ordinal = next((w for w in words if w.cls == "o"), None)
        count = number([Word(0, 1, "", "i", ordinal.value)]) if ordinal else number(_ONE)
        value = duration(count, head.value)
    return Reading(shape.first, shape.last, "SET", value)


def mondays(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "Mondays", "Tuesday nights"."""
    value = f"XXXX-WXX-{int(words[0].value) + 1}"
    if len(words) > 1:
        value += f"T{words[1].value}"
    return Reading(shape.first, shape.last, "SET", value)


def these(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "these days"."""
    if words[1].value != "D":
        return None
    return Reading(shape.first, shape.last, "DATE", "PRESENT_REF")


def _quarter(number_of: int, year: int) -> Period:
    if number_of == -1:
        number_of = 4
    return Period("quarter", date(year, 3 * number_of - 2, 1))


def _ordinal(words: list[Word]) -> int | None:
    told = next((w for w in words if w.cls == "o"), None)
    if told is None or not -1 <= int(told.value) <= 4 or told.value == "0":
        return None
    return int(told.value)


def quarter_of(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "the third quarter of 1984", "this year's third quarter", "the 1988 second quarter"."""
    number_of = _ordinal(words)
    told = next((w for w in words if w.cls == "Y"), None)
    which = next((w.cls for w in words if w.cls in "klnp"), "k")
    now = context.published
    if number_of is None or (told is None and now is None):
        return None
    year = full_year(told.value) if told else (now.year if now else 0)
    if told is None:
        year += {"l": -1, "p": -1, "n": 1}.get(which, 0)
    return _told(shape, _quarter(number_of, year), context)


def _told(shape: Shape, found: Period, context: Context) -> Reading:
    """A quarter, which becomes the one reported on unless it is still to close, or an older one."""
    known, now = context.quarter, context.published
    ahead = now is not None and found.last >= now
    if known is None or not (ahead or found.first < known.first) or known.last >= found.first:
        context.quarter = found
    context.year_to_date = False
    return dated(shape, found)


def quarter(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "third-quarter", "the fourth quarter": the last that has begun, or the next."""
    number_of, now = _ordinal(words), context.published
    if number_of is None or now is None:
        return None
    found = _quarter(number_of, now.year)
    if found.first > now:
        found = found.shifted(-4)
    # results are told in the future tense too ("expects to report a third-quarter loss")
    if context.tense(shape) == "future" and (now - found.last).days > _REPORTED:
        found = found.shifted(4)
    return _told(shape, found, context)


def this_quarter(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "this quarter", "last quarter", "the latest period"."""
    which = next(w.cls for w in words if w.cls in "kulvpnL")
    now = context.now("quarter")
    if now is None or (words[-1].cls == "%" and which != "L"):
        return None
    if which == "L":
        return old_quarter(shape, words, context)
    step = {"l": -1, "v": -1, "p": -1, "n": 1}.get(which, 0)
    base = context.quarter if which == "v" and context.quarter is not None else now
    return dated(shape, base.shifted(step))


def old_quarter(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "the quarter", "the latest quarter": the one that the report is about."""
    if words[-1].cls not in "q%" or context.after(shape.last) == "-":
        return None  # "quarter-to-quarter", "a quarter-century"
    now = context.now("quarter")
    if now is None:
        return None
    return dated(shape, context.quarter or now.shifted(-1))


def same_quarter(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "last year's quarter", "the 1988 period"."""
    if context.quarter is None:
        return None
    of_year = context.year_to_date and words[-1].cls == "%"
    told = next((w for w in words if w.cls == "Y"), None)
    which = next((w.cls for w in words if w.cls in "klnp"), "l")
    now = context.published
    year = context.quarter.first.year - 1
    if told is not None:
        year = int(told.value)
    elif now is not None:
        year = now.year + {"l": -1, "p": -1, "n": 1}.get(which, 0)
    if of_year:
        return dated(shape, Period("year", date(year, 1, 1)))
    return dated(shape, context.quarter.shifted(4 * (year - context.quarter.first.year)))


def year_ago_quarter(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "the year-ago quarter", "the same period last year"."""
    number_of, now = _ordinal(words), context.now("quarter")
    base = context.quarter or (now.shifted(-1) if now else None)
    if base is None:
        return None
    if number_of is not None:
        base = _quarter(number_of, base.first.year)
        context.quarter = base
    return dated(shape, base.shifted(-4))


def year_ago(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "year-earlier", "year-ago" before a noun."""
    if words[0].value != "Y":
        return None
    if context.quarter is not None and not context.year_to_date:
        return dated(shape, context.quarter.shifted(-4))
    now = context.now("year")
    return dated(shape, now.shifted(-1)) if now is not None else None


def half_of(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "the first half of 1989", "the last half of this year"."""
    told = next((w for w in words if w.cls == "Y"), None)
    which = next((w.cls for w in words[1:] if w.cls in "klnp"), "k")
    now = context.published
    ordinal = "-1" if "l" in {w.cls for w in words[:2]} else "1"
    ordinal = next((w.value for w in words if w.cls == "o"), ordinal)
    if (told is None and now is None) or ordinal not in {"1", "2", "-1"}:
        return None
    year = int(told.value) if told else (now.year if now else 0)
    if told is None:
        year += {"l": -1, "p": -1, "n": 1}.get(which, 0)
    return dated(shape, Period("half", date(year, 1 if ordinal == "1" else 7, 1)))
