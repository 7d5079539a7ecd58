"""Numbers of people that a sentence tells: dead, injured, arrested.

In: a sentence. Out: for each of the three the number as told ("about 50", "dozens"), and its value
where it has one. Never adds numbers up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Field = Literal["dead", "injured", "arrested"]

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty".split()
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
_WORDS = {word: n for n, word in enumerate(_SMALL, start=1)} | _TENS | {"ninety": 90}
_VAGUE = "dozens|scores|hundreds|thousands|several|many|some"
_NUMBER = (
    rf"(?P<about>(?:about|around|nearly|almost|some|at least|more than|over|up to)\s+)?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{'|'.join(_WORDS)}|{_VAGUE})"
)
_PEOPLE = r"(?:\s+(?!and\b|or\b|in\b|on\b)[\w’'-]+){0,5}?"
_WAS = r"(?:\s+(?:were|was|have been|had been|had|have|others?|been))*\s+"
_DONE: dict[Field, str] = {
    "dead": r"killed|dead|died|lost their lives|shot dead|murdered|slain|massacred",
    "injured": r"injured|wounded|hurt",
    "arrested": r"arrested|detained|held|rounded up|taken into custody|picked up",
}
_DOING: dict[Field, str] = {
    "dead": r"killed|killing|killings? of|deaths? of|claimed the lives of|left",
    "injured": r"injured|injuring|wounded|wounding|hurt|hurting",
    "arrested": r"arrested|arresting|detained|detaining|arrests? of|detention of",
}
_PATTERNS: dict[Field, tuple[re.Pattern[str], re.Pattern[str]]] = {
    field: (
        re.compile(rf"\b{_NUMBER}{_PEOPLE}{_WAS}(?:{_DONE[field]})\b", re.IGNORECASE),
        re.compile(
            rf"\b(?:{_DOING[field]})\s+{_NUMBER}\b(?!\s*(?:%|percent|hours|days))", re.IGNORECASE
        ),
    )
    for field in _DONE
}


@dataclass(frozen=True, slots=True)
class Count:
    """A number as told; `value` is None for "dozens" and the like."""

    field: Field
    told: str
    value: int | None


@lru_cache(maxsize=16_384)
def counts_in(sentence: str) -> tuple[Count, ...]:
    """The numbers of dead, injured and arrested that a sentence tells, at most one of each.

    Args:
        sentence: the sentence.
    """
    found = []
    for field, patterns in _PATTERNS.items():
        match = next((m for p in patterns if (m := p.search(sentence))), None)
        if match is not None:
            told = re.sub(r"\s+", " ", (match["about"] or "") + match["number"]).lower()
            found.append(Count(field, told, _value(match["number"].lower())))
    return tuple(found)


def _value(number: str) -> int | None:
    if number in _WORDS:
        return _WORDS[number]
    digits = number.replace(",", "")
    return int(digits) if digits.isdigit() else None
