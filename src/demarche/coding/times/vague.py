"""Reads the time expressions that name no exact stretch: "now", "recent months", "the future".

In: a shape and its context. Out: a `Reading`, or None where the words are no time after all.
Never reads dates.
"""

# ruff: noqa: ARG001 (all readers share one signature)
from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from demarche.coding.times.context import UNITS, Context, Reading
from demarche.coding.times.dates import dated
from demarche.coding.times.grammar import Shape, Word
from demarche.coding.times.numbers import duration
from demarche.coding.times.roles import roles
from demarche.coding.times.values import Period
from demarche.records import DateRange

_COUNTED = frozenset({"NOUN", "ADJ", "NUM", "PROPN"})
_ACCOUNTS_CLOSE = frozenset({"ended", "ending"})


def recent(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "recent months", "recent"; "coming weeks"."""
    if words[-1].cls == "N":
        return Reading(shape.first, shape.last, "DATE", "PAST_REF")
    if words[-2].cls == "c":
        return Reading(shape.first, shape.last, "DATE", "FUTURE_REF")
    unit = words[-1].value
    vague = unit in {"D", "Y", "E", "C", "Q"}
    kind = "DATE" if vague else "DURATION"
    days = None
    now = context.published
    reach = {"D": 7, "W": 31, "M": 183}.get(unit)
    if now is not None and reach is not None:
        days = DateRange(now - timedelta(days=reach), now)
    value = "PAST_REF" if vague else duration(None, unit)
    return Reading(shape.first, shape.last, "DATE" if kind == "DATE" else "DURATION", value, days)


def future(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "the future", "the near term"; "short-term" as an adjective too."""
    if words[-1].text == "term" and (words[0].cls != "t" or len(words) < 3):
        return None
    if words[-1].text == "future" and len(words) == 1 and context.before(shape.first) != "near":
        return None
    return Reading(shape.first, shape.last, "DATE", "FUTURE_REF")


def fixed(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "now", "recently", "daily": one value whatever stands around."""
    word = words[0]
    if context.before(shape.first) == "as" or (
        word.text in {"shortly", "soon"} and context.after(shape.last) in {"before", "after"}
    ):
        return None
    if word.text == "soon" and context.tense(shape) == "past":
        return None  # "was soon released"
    if word.text == "quarterly" and context.after(shape.last)[:1].isalpha():
        return None
    kind, _, value = word.value.partition(" ")
    return Reading(shape.first, shape.last, "SET" if kind == "SET" else "DATE", value)


def current(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "current" before a noun."""
    if words[0].text != "current":
        return None
    return Reading(shape.first, shape.last, "DATE", "PRESENT_REF")


def year_end(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "year-end", "year's end"."""
    now = context.published
    if words[0].value != "Y" or words[-1].text != "end" or now is None:
        return None
    return dated(shape, Period("day", date(now.year, 12, 31)))


def whole(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "for the year", "during the week", "the full year"; "the year ended March 31"."""
    unit = words[-1].value
    if unit == "Y" and context.after(shape.last) in _ACCOUNTS_CLOSE:
        # a firm's year, whose days are its own affair
        return Reading(shape.first, shape.last, "DURATION", duration(Fraction(1), unit))
    entire = any(w.cls == "w" for w in words)
    before = context.before(shape.first)
    if unit not in {"Y", "W"} or not (entire or before in roles("before whole")):
        return None
    if words[0].cls == "a":
        return Reading(shape.first, shape.last, "DURATION", duration(Fraction(1), unit))
    grain, offset = UNITS[unit], words[0].start
    beside = context.tenses.sentence_at(offset) == context.reference_sentence
    found = context.narrated(grain, offset) if entire and beside else context.now(grain)
    return dated(shape, found) if found is not None else None


def past(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "in the past", but not "in the past tense"."""
    following = context.after(shape.last)
    if context.before(shape.first) not in {"in", "of", "from"}:
        return None
    token = context.tenses.token_at(words[-1].end + 1)
    if following[:1].isalnum() and token is not None and token[1].upos in _COUNTED:
        return None
    return Reading(shape.first, shape.last, "DATE", "PAST_REF")
