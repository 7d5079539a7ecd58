"""Deadlines and conditions that an event tells.

In: a `Reading`. Out: the day by which something is to be done, with its words, and the words of a
condition. Never guesses a day that the words do not give.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable

from demarche.docket.duties.reading import Reading
from demarche.ontology.duties import find
from demarche.records import DutyKind, Evidence, Span

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {
    "a": 1,
    "an": 1,
    "fourteen": 14,
    "fifteen": 15,
    "twenty": 20,
    "twenty-four": 24,
    "thirty": 30,
    "forty-eight": 48,
    "seventy-two": 72,
}
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

_NUMBER = r"(?P<number>\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_MONTH = (
    r"(?P<month>"
    + "|".join(m[:3] + rf"(?:{m[3:]})?" if m != "may" else m for m in _MONTHS)
    + r")\.?"
)

_WITHIN = re.compile(
    rf"(?i)\b(?:within|in\s+no\s+more\s+than|inside)\s+(?:the\s+(?:next|coming)\s+)?{_NUMBER}[\s-]+"
    r"(?P<unit>hour|day|week|month)s?\b"
)
_GIVEN = re.compile(
    rf"(?i)\b(?:gave|give|given|gives|giving|had|has|have)\s+(?:\w+\s+){{0,4}}?{_NUMBER}[\s-]+"
    r"(?P<unit>hour|day|week|month)s?\s+(?:to\b|in\s+which\b)"
)
_ULTIMATUM = re.compile(
    rf"(?i)\b{_NUMBER}[\s-]+(?P<unit>hour|day|week|month)s?[\s-]+(?:deadline|ultimatum|notice)\b"
)
_BY_DAY = re.compile(
    r"(?i)\b(?:by|before|no\s+later\s+than|not\s+later\s+than)\s+(?:the\s+end\s+of\s+|midnight\s+(?:on\s+)?|"
    r"noon\s+(?:on\s+)?|next\s+)?(?P<day>"
    + "|".join(_DAYS)
    + r"|tomorrow|tonight|midnight|the\s+weekend)\b(?!['’])"
)
_BY_DATE = re.compile(
    r"(?i)\b(?:by|before|until|no\s+later\s+than|not\s+later\s+than)\s+(?:the\s+)?(?:"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|"
    rf"{_MONTH.replace('month', 'month2')}\s+(?P<d2>\d{{1,2}}))"
    r"(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{4}))?\b"
)
_BY_END = re.compile(
    r"(?i)\b(?:by|before)\s+(?:the\s+)?(?P<end>(?:end|close)\s+of\s+(?:the|this|next)\s+|(?:the\s+)?year-)?"
    r"(?P<span>week|month|year|end)(?:'s\s+end)?\b"
)

_CONDITION = re.compile(
    r"(?i)\b(?:unless|provided(?:\s+that)?|on\s+(?:the\s+)?condition\s+that|as\s+long\s+as|only\s+if|"
    r"only\s+(?:after|when|once)|not\s+(?:before|until)|until|if|once|in\s+case|should)\b"
    r"(?P<clause>[^.;:!?”\"]*)"
)
_NO_CONDITION = re.compile(
    r"(?i)^(?:until\s+(?:further|now|then|the\s+(?:afternoon|morning|evening)|recently|"
    rf"(?:{'|'.join(_DAYS)}))|once\s+(?:again|more)|if\s+(?:not|ever|any|only)\b\s*(?:,|$)|should\s+(?:be|have|not|never|also|do))"
)
_PROVISO = re.compile(
    r"(?i)\b(?:unless|until|failing|short\s+of|if\s+(?=[^.;:]*\b(?:not|no|fails?|failed)\b))"
    r"(?P<what>[^.;:!?]*)"
)
_JOINT = re.compile(r",\s+(?:and\s+|but\s+)?|;\s*")
_ASKING = re.compile(r"(?i)\b(?:ask|asked|asks|asking|wonder(?:ed)?|know|clear|doubt|see|say)\s*$")


def deadline(
    reading: Reading, kind: DutyKind, told: dt.date | None
) -> tuple[dt.date | None, Evidence | None]:
    """The day by which a duty is to be done, and the words that tell it.

    Args:
        reading: the event.
        kind: the duty; a deadline in a clause that names other duties alone is not its own.
        told: the day from which the words count.

    Returns:
        The day is None where it cannot be counted for want of the day it counts from; both are
        None where no deadline is told.
    """
    text = reading.reach.of(reading.report.text)
    for pattern, day in _DEADLINES:
        found = pattern.search(text)
        if found is None:
            continue
        others = find(_clause(text, found)).kinds
        if others and all(other != kind for other, _ in others):
            return None, None
        return (day(told, found) if told else None), _at(reading, found)
    return None, None


def _clause(text: str, found: re.Match[str]) -> str:
    """The clause in which a deadline stands."""
    starts = [m.end() for m in _JOINT.finditer(text) if m.end() <= found.start()]
    ends = [m.start() for m in _JOINT.finditer(text) if m.start() >= found.end()]
    return text[max(starts, default=0) : min(ends, default=len(text))]


def condition(reading: Reading) -> Evidence | None:
    """The words of a condition: "unless ...", "provided that ...", "if ..."."""
    text = reading.reach.of(reading.report.text)
    for found in _CONDITION.finditer(text):
        if len(found["clause"].split()) < 2 or _NO_CONDITION.match(found.group()):
            continue
        word = found.group().split()[0].lower()
        if word in ("if", "should", "once") and _ASKING.search(text[: found.start()]):
            continue
        if word == "should" and not _inverted(text, found):
            continue
        # A clause that opens the sentence ends at its comma.
        opening = not text[: found.start()].strip()
        return _at(reading, found, upto="," if opening else None)
    return None


def proviso(reading: Reading, *, lasting: bool) -> str | None:
    """What a threat makes its condition: the words after "unless" or "until", or "if ... not".

    Args:
        reading: the event.
        lasting: whether "until" makes one.

    Returns:
        The words, None where the threat has no such condition.
    """
    found = _PROVISO.search(reading.reach.of(reading.report.text))
    if found is None or (not lasting and found.group().lower().startswith("until")):
        return None
    return found["what"]


def _inverted(text: str, found: re.Match[str]) -> bool:
    """Whether "should" begins a clause ("should anything like it occur") rather than a verb."""
    before = text[: found.start()].rstrip()
    return (
        not before
        or before[-1] in ',“"'
        or found["clause"].split()[0].lower()
        in ("anything", "it", "they", "such", "the", "this", "another", "any", "that")
    )


def _at(reading: Reading, found: re.Match[str], upto: str | None = None) -> Evidence:
    words = found.group().split(upto)[0] if upto else found.group()
    start = reading.reach.start + found.start() + len(words) - len(words.lstrip())
    end = start + len(words.strip().rstrip(","))
    return Evidence.at(reading.report.id, reading.report.text, Span(start, end))


def _after(told: dt.date, found: re.Match[str]) -> dt.date:
    word = found["number"].lower()
    number = int(word) if word.isdigit() else _NUMBERS[word]
    unit = found["unit"].lower()
    if unit == "hour":
        return told + dt.timedelta(days=-(-number // 24))
    if unit == "month":
        month = told.month - 1 + number
        year, month = told.year + month // 12, month % 12 + 1
        return dt.date(year, month, min(told.day, monthrange(year, month)[1]))
    return told + dt.timedelta(days=number * (7 if unit == "week" else 1))


def _weekday(told: dt.date, found: re.Match[str]) -> dt.date:
    day = " ".join(found["day"].lower().split())
    if day in ("tonight", "midnight"):
        return told
    if day == "tomorrow":
        return told + dt.timedelta(days=1)
    wanted = 4 if day == "the weekend" else _DAYS.index(day)
    return told + dt.timedelta(days=(wanted - told.weekday() - 1) % 7 + 1)


def _dated(told: dt.date, found: re.Match[str]) -> dt.date | None:
    name = (found["month"] or found["month2"]).lower()
    month = next(i for i, m in enumerate(_MONTHS, start=1) if m.startswith(name[:3]))
    day = int(found["d1"] or found["d2"])
    year = int(found["year"]) if found["year"] else told.year
    try:
        date = dt.date(year, month, day)
        return date.replace(year=year + 1) if date < told and not found["year"] else date
    except ValueError:
        return None


def _end(told: dt.date, found: re.Match[str]) -> dt.date | None:
    span = found["span"].lower()
    if not found["end"] and span != "end" and "end" not in found.group().lower():
        return None
    if span == "week":
        return told + dt.timedelta(days=6 - told.weekday())
    if span == "month":
        return told.replace(day=monthrange(told.year, told.month)[1])
    return dt.date(told.year, 12, 31)


_DEADLINES: tuple[
    tuple[re.Pattern[str], Callable[[dt.date, re.Match[str]], dt.date | None]], ...
] = (
    (_WITHIN, _after),
    (_GIVEN, _after),
    (_ULTIMATUM, _after),
    (_BY_DATE, _dated),
    (_BY_DAY, _weekday),
    (_BY_END, _end),
)
