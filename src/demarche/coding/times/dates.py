"""Reads the time expressions that name a stretch of the calendar outright.

In: a shape (words that look like a date) and its context. Out: a `Reading`, or None where the
words are no time after all ("March on", "2,000 people"). Never reads lengths or deictic words.
"""

# ruff: noqa: ARG001 (all readers share one signature)
from __future__ import annotations

from datetime import date, timedelta

from demarche.coding.times.context import Context, Reading
from demarche.coding.times.grammar import Shape, Word
from demarche.coding.times.roles import roles
from demarche.coding.times.values import Period

_NAMES = frozenset({"jan", "jun", "mar"})  # short months that are names of people too
_FAR = 3  # years beyond the publication date in which a bare month is still believed


def dated(shape: Shape, period: Period) -> Reading:
    """A DATE that covers a stretch of the calendar."""
    return Reading(shape.first, shape.last, "DATE", period.value, period.days, period)


def full_year(text: str) -> int:
    """A year from its two or four digits."""
    year = int(text)
    if len(text) > 2:
        return year
    return 2000 + year if year < 50 else 1900 + year


def _of(words: list[Word], classes: str) -> Word | None:
    return next((w for w in words if w.cls in classes), None)


def iso(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "2021-05-10", with or without an hour."""
    try:
        day = date.fromisoformat(words[0].text[:10])
    except ValueError:
        return None
    found = dated(shape, Period("day", day))
    if len(words[0].text) > 10:
        found.type, found.value = "TIME", words[0].text.upper()
    return found


def slashed(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "7/8/07": of the two orders the one that fits, and lies nearer to publication."""
    first, second, last = words[0].text.replace(".", "/").split("/")
    found: list[date] = []
    for month, day in ((first, second), (second, first)):
        try:
            found.append(date(full_year(last), int(month), int(day)))
        except ValueError:
            continue
    if not found:
        return None
    now = context.published
    best = min(found, key=lambda d: abs(d - now)) if now else found[0]
    return dated(shape, Period("day", best))


def month_day(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "May 10", "10 May 2021", "Friday, July 21, 2017", "the 10th of May"."""
    month, number = _of(words, "Mm"), _of(words, "io")
    if month is None or number is None:
        return None
    if words[-1].cls == "i" and context.after(shape.last) in roles("counted"):
        return None
    if not number.value.isdigit() or not 1 <= int(number.value) <= 31:
        return None
    if number.cls == "i" and not number.text.isdigit():
        return None
    told = _of(words, "Y2")
    narrated = context.narrated("year", words[0].start) if words[-1].cls == "U" else None
    if told is not None:
        year: int | None = full_year(told.value)
    elif narrated is not None:
        year = narrated.first.year  # "September 20 of that year"
    else:
        year = context.year_of(int(month.value), int(number.value), shape)
    if year is None:
        day = f"XXXX-{int(month.value):02d}-{int(number.value):02d}"
        return Reading(shape.first, shape.last, "DATE", day)
    try:
        day_found = date(year, int(month.value), int(number.value))
    except ValueError:
        return None
    return dated(shape, Period("day", day_found))


def month_year(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "May 2021", "October of 2010"."""
    month, told = _of(words, "Mm"), _of(words, "Y2")
    if month is None or told is None:
        return None
    return dated(shape, Period("month", date(full_year(told.value), int(month.value), 1)))


def month_of(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "January this year", "June of that year"."""
    month, which = words[0], _of(words[1:], "klnpvhsf")
    if words[-1].value != "Y" or which is None:
        return None
    year = context.now("year")
    if which.cls in "hsf":
        year = context.narrated("year", words[0].start)
    if year is None:
        return None
    year = year.shifted({"l": -1, "p": -1, "v": -1, "n": 1, "f": 1}.get(which.cls, 0))
    return dated(shape, Period("month", date(year.first.year, int(month.value), 1)))


def spelled_year_value(words: list[Word]) -> int | None:
    """Reads "nineteen ninety-six", "two thousand", "twenty ten" as a number."""
    numbers = [int(w.value) for w in words if w.cls in "iG" and w.value.isdigit()]
    if len(numbers) < 2:
        return None
    if 1000 in numbers:
        return 2000 + sum(numbers[numbers.index(1000) + 1 :]) if numbers[0] == 2 else None
    century, rest = numbers[0], sum(numbers[1:])
    if century not in {18, 19, 20} or not 10 <= rest <= 99:
        return None
    return century * 100 + rest


def spelled_year(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "nineteen ninety-six", "the year two thousand", "January nineteen ninety-seven"."""
    told = _of(words, "Y")
    year = int(told.value) if told else spelled_year_value(words)
    if year is None:
        return None
    if words[0].cls in "Mm":
        return dated(shape, Period("month", date(year, int(words[0].value), 1)))
    return dated(shape, Period("year", date(year, 1, 1)))


def month(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """A month alone; "May" and "March" only where the words before speak for a month."""
    word = words[0]
    before = context.before(shape.first)
    if word.text.endswith(".") or word.cls == "m":
        follows = context.after(shape.last)
        if before not in roles("before month") or (follows and follows[0].isdigit()):
            return None
        if word.text in _NAMES and context.is_name(shape.last):
            return None  # "Jan Kavan"
        if word.text in {"may", "march"} and before in {"and", "to", "of", "for", "-", "around"}:
            token = context.tenses.token_at(word.start)
            if token is None or token[1].upos != "PROPN":
                return None
    number = int(word.value)
    year = context.year_of(number, None, shape)
    if year is None:
        return Reading(shape.first, shape.last, "DATE", f"XXXX-{number:02d}")
    return dated(shape, Period("month", date(year, number, 1)))


def year(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Four digits that are a year rather than a number."""
    word = words[0]
    before, after = context.before(shape.first), context.after(shape.last)
    if word.cls == "2":
        return None if before not in roles("before year") else _year(shape, full_year(word.value))
    if before in roles("before number") or after in roles("counted"):
        return None
    number = int(word.value)
    if before in roles("before year"):
        counted = context.tenses.token_at(word.end + 1)
        people = counted is not None and counted[1].xpos == "NNS" and before in {"of", "the", "for"}
        return None if people and number % 100 == 0 else _year(shape, number)
    if after in {"-", "/"} or before in {"-", "/", "."}:
        return None
    now = context.published.year if context.published else 2020
    if not 1900 <= number <= now + 30:
        return None
    following = context.tenses.token_at(word.end)
    if following is not None and following[1].xpos == "NNS" and following[1].start > word.end:
        return None
    return _year(shape, number)


def _year(shape: Shape, number: int) -> Reading:
    return dated(shape, Period("year", date(number, 1, 1)))


def fiscal(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "fiscal 1989"."""
    return _year(shape, int(words[-1].value))


def decade(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "the 1960s", "the early '80s", "the nineties"; "in his sixties" is an age."""
    word = words[-1]
    digits = word.value
    owner = context.before(shape.first)
    if owner in {"his", "her", "their", "my", "our", "your"}:
        return None
    if len(digits) == 1:
        if words[0].text != "the" and word.text[0] not in "'’":
            return None
        digits = ("20" if digits in "01" else "19") + digits
    return dated(shape, Period("decade", date(int(digits) * 10, 1, 1)))


def century(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "the 20th century", and "the second day" of what is being told."""
    ordinal = _of(words, "o")
    if words[-1].value != "C" or ordinal is None or not 1 <= int(ordinal.value) <= 21:
        return None
    number = int(ordinal.value) - 1
    first = date(max(1, number * 100), 1, 1)
    last = date(number * 100 + 99, 12, 31)
    found = Reading(shape.first, shape.last, "DATE", f"{number:02d}")
    found.period = Period("century", first)
    found.days = found.period.days if first < last else None
    return found


def season_of(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "the winter of 1994", "summer this year"."""
    season, told, which = _of(words, "E"), _of(words, "Y"), _of(words, "klnph")
    if season is None:
        return None
    if told is not None:
        return dated(shape, Period.season(season.value, int(told.value)))
    found = context.now("year") if which is None or which.cls != "h" else None
    found = found or context.narrated("year", words[0].start)
    if found is None:
        return None
    steps = {"l": -1, "p": -1, "n": 1}.get(which.cls if which else "k", 0)
    return dated(shape, Period.season(season.value, found.first.year + steps))


def week_of(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "the week of March 6"."""
    inner = Shape(shape.rule, shape.last - 2, shape.last)
    found = month_day(inner, words[-2:], context)
    if found is None or found.period is None:
        return None
    if words[1].value == "W":
        return dated(shape, Period.around(found.period.first, "week"))
    return dated(shape, found.period) if words[1].value == "D" else None


def feast(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "Christmas", "Thanksgiving Day", "Easter week"."""
    day = context.feast(words[0].value, shape)
    if day is None:
        return None
    after = context.after(shape.last)
    if after == "week":
        return dated(Shape(shape.rule, shape.first, shape.last + 1), Period.around(day, "week"))
    if after == "eve":
        day -= timedelta(days=1)
    last = shape.last + (after in {"eve", "day"})
    return dated(Shape(shape.rule, shape.first, last), Period("day", day))


def weekday(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """A weekday alone: the last one, or the next where the clause looks ahead."""
    tense = context.tense(shape)
    before = context.preposition(shape.first)
    if (before in {"until", "till", "by"} and tense is None) or before in {"as", "for"}:
        tense = "future"  # "as soon as Tuesday"
    if context.is_term(shape.first):
        tense = "future"
    told = context.weekday(int(words[0].value), tense)
    if told is None:
        return Reading(shape.first, shape.last, "DATE", f"XXXX-WXX-{int(words[0].value) + 1}")
    return dated(shape, Period("day", told))
