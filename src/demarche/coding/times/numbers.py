"""Numbers and lengths of time in TIMEX3's terms.

In: classed words. Out: a number, or a duration value such as "P2Y6M". Never looks at a calendar.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from demarche.coding.times.grammar import Word

_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "W": "3D", "D": "T12H"}


def number(words: Sequence[Word]) -> Fraction | None:
    """What number words say: "twenty-four", "2 1/2", "two thousand"; None where they say none."""
    total, current = Fraction(0), Fraction(0)
    seen = False
    for word in words:
        if word.cls not in "iGY":
            continue
        try:
            part = Fraction(word.value.replace(",", ""))
        except (ValueError, ZeroDivisionError):
            return None
        seen = True
        if part in {100, 1000} and current:
            current *= part
            if part == 1000:
                total, current = total + current, Fraction(0)
        else:
            current += part
    return total + current if seen else None


def duration(count: Fraction | None, unit: str) -> str:
    """The TIMEX3 value of so many units, "PXY" for an untold number of years.

    Args:
        count: how many, None for untold.
        unit: D, W, F (fortnight), M, Q, Y, E (decade), C (century), TH, TM or TS.
    """
    time = "T" if unit[0] == "T" else ""
    letter = unit[-1]
    if count is None:
        return f"P{time}X{'W' if unit == 'F' else letter}"
    scale = {"F": 2, "E": 10, "C": 100}.get(unit, 1)
    letter = {"F": "W", "E": "Y", "C": "Y"}.get(unit, letter)
    count *= scale
    if count.denominator == 1:
        return f"P{time}{count}{letter}"
    whole = count.numerator // count.denominator
    if count - whole == Fraction(1, 2) and unit in _HALVES:
        return f"P{time}{whole}{letter}{_HALVES[unit]}"
    return f"P{time}{float(count):g}{letter}"
