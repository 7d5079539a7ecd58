"""Reads hours and parts of the day.

In: a shape ("10:35 a.m.", "at dawn") and its context. Out: a `Reading`, or None where the words
are no time after all. Never reads days: `demarche.coding.times` joins them to these.
"""

from __future__ import annotations

from datetime import timedelta

from demarche.coding.times.context import TOLD_ABOUT, Context, Reading
from demarche.coding.times.grammar import Shape, Word
from demarche.coding.times.values import Period
from demarche.records import DateRange


def at_part(shape: Shape, day: Period, part: str) -> Reading:
    """A TIME: a part of a day."""
    value = f"{day.value}T{part}"
    return Reading(shape.first, shape.last, "TIME", value, day.days, day, clock=part)


def part(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "in the morning", "at dawn": of the day being told; else only beside a day."""
    before, word = context.before(shape.first), words[-1]
    day = context.now("day")
    offset = words[0].start
    near = context.tenses.sentence_at(offset) - context.reference_sentence
    fine = context.reference is not None and context.reference.unit == "day"
    if near == 0 or (near <= TOLD_ABOUT and fine and context.tense(shape) == "past"):
        day = context.narrated("day", offset)
    alone = before in {"at", "around", "before", "until", "after", "by", "since", "about"}
    told = (
        before in {"in", "during", "through", "throughout", "into", "later", "earlier"}
        if words[0].cls == "t"
        else alone and (word.value[0].isdigit() or word.text in {"dawn", "dusk", "daybreak",
                        "nightfall", "sunset", "sunrise", "sundown"})
    )  # fmt: skip
    if day is None:
        return None
    found = at_part(shape, day, word.value)
    found.weak = not told
    if told and word.value == "NI" and context.published == day.first:
        found.days = DateRange(day.first - timedelta(days=1), day.first)
    return found


def clock(shape: Shape, words: list[Word], context: Context) -> Reading | None:
    """Reads "10:35 a.m.", "5 p.m. EST", "0800 UTC", "4 in the morning"."""
    head, rest = words[0], {w.cls: w for w in words[1:]}
    hour, minute = head.value or head.text, "00"
    if head.cls == "C":
        hour, _, minute = head.text.replace(".", ":").partition(":")
    elif "R" in rest and "T" not in rest:
        if len(hour) != 4 or not hour.isdigit():
            return None
        hour, minute = hour[:2], hour[2:]
    if not hour.isdigit() or int(hour) > 24:
        return None
    number_of = int(hour)
    half = rest["T"].text.replace(".", "") if "T" in rest else ""
    late = half == "pm" or ("P" in rest and rest["P"].value in {"AF", "EV"})
    if (half or "P" in rest) and number_of > 12:
        return None
    number_of = number_of % 12 + (12 if late else 0) if half or "P" in rest else number_of
    before = context.before(shape.first)
    if "." in head.text and "T" not in rest:
        return None
    told = len(words) > 1 or before in {
        "at",
        "by",
        "around",
        "until",
        "before",
        "after",
        "about",
        "from",
    }
    if not told:
        return None
    zone = "Z" if "R" in rest and rest["R"].text in {"gmt", "utc", "z"} else ""
    value = f"{number_of:02d}:{minute}{zone}"
    day = context.now("day")
    if context.reference_sentence == context.tenses.sentence_at(head.start):
        day = context.narrated("day", head.start)
    if day is None:
        return Reading(shape.first, shape.last, "TIME", f"T{value}", clock=value)
    return at_part(shape, day, value)
