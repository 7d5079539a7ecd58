"""What a time expression is read against: the publication date, the narrative, the tense.

In: the classed words and the analysis. Out: answers to "which March?", "which Friday?", "after
which day?". Keeps the narrative's reference time while a report is read from top to bottom; never
decides what has the shape of a time expression.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from demarche.coding.times.grammar import Shape, Word
from demarche.coding.times.tense import Tense, Tenses
from demarche.coding.times.values import Period, Unit, easter, weekday_in
from demarche.records import Analysis, DateRange, TimexType

_UP_TO = frozenset({"until", "till", "to", "through", "for"})
_NOUN_AHEAD = 2  # months: as far ahead as a noun's month is believed in a clause about the past
_GRAINS = ("day", "week", "month", "quarter", "half", "year", "decade", "century")
TOLD_ABOUT = 4  # sentences after which a time is no longer what is being told
_NEAR_FUTURE = timedelta(days=45)
_FAR_AHEAD = 1.5  # news tells of what was: a day ahead counts as so much farther off
_PER_YEAR = {"E": 10, "C": 100}
UNITS: dict[str, Unit] = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "E": "decade",
    "C": "century",
}


@dataclass(slots=True)
class Reading:
    """What a stretch of words [first, last) says, while the report is being read.

    Attributes:
        period: the stretch of the calendar that later words can refer back to.
        clock: part of day or hour ("EV", "10:35"), for a reading that tells one.
        weak: a part of a day that is a time only beside a day.
    """

    first: int
    last: int
    type: TimexType
    value: str
    days: DateRange | None = None
    period: Period | None = None
    clock: str | None = None
    weak: bool = False


class Context:
    """The running state of one report's reading.

    Attributes:
        quarter: the business quarter reported on.
        year_to_date: whether the figures told last are those of more than one quarter.

    Args:
        words: the report's words.
        analysis: for the tense of clauses and the publication date.
    """

    def __init__(self, words: list[Word], analysis: Analysis) -> None:
        self.words = words
        self.published = analysis.report.published
        self.tenses = Tenses(analysis)
        self.reference: Period | None = None
        self.reference_sentence = -9
        self.quarter: Period | None = None
        self.year_to_date = False

    def tense(self, shape: Shape) -> Tense | None:
        """The tense of the clause in which a shape stands."""
        return self.tenses.at(self.words[shape.last - 1].start)

    def before(self, index: int, back: int = 1) -> str:
        """The word so far before another, in lower case; empty at the head."""
        return self.words[index - back].text if index >= back else ""

    def after(self, index: int) -> str:
        """The word at an index, in lower case; empty past the end."""
        return self.words[index].text if index < len(self.words) else ""

    def preposition(self, index: int) -> str:
        """The word before a time at an index, behind an hour or "early": "until 9 a.m. Friday"."""
        at = index - 1
        while at > max(0, index - 5) and self.words[at].cls in "CTRirP-":
            at -= 1
        return self.words[at].text if at >= 0 else ""

    def is_term(self, index: int) -> bool:
        """Whether the time at an index is one up to which something is put off or granted."""
        until = self.preposition(index) in _UP_TO
        return until and self.tenses.is_put_off(self.words[index].start)

    def is_name(self, index: int) -> bool:
        """Whether the word at an index is taken for a name."""
        word = self.words[index] if index < len(self.words) else None
        token = self.tenses.token_at(word.start) if word is not None else None
        return token is not None and token[1].upos == "PROPN"

    def now(self, unit: Unit) -> Period | None:
        """The stretch of the publication date; None where there is none."""
        return Period.around(self.published, unit) if self.published else None

    def narrated(self, unit: Unit, offset: int) -> Period | None:
        """The stretch that "that day", "the same year" refer to at an offset of the text.

        The last time told, where it is told within two sentences and is at least as fine as the
        unit asked for; else that of the publication date.
        """
        close = self.tenses.sentence_at(offset) - self.reference_sentence <= TOLD_ABOUT
        if self.reference is not None and close and not self._is_coarse(unit):
            return Period.around(self.reference.first, unit)
        return self.now(unit)

    def _is_coarse(self, unit: Unit) -> bool:
        """Whether what was told last is too wide for "that day" or "that month" to lie in."""
        return (
            self.reference is not None
            and unit in _GRAINS
            and self.reference.unit in _GRAINS
            and _GRAINS.index(self.reference.unit) > _GRAINS.index(unit)
        )

    def remember(self, period: Period, offset: int) -> None:
        """Make a stretch the one that later words refer back to."""
        self.reference = period
        self.reference_sentence = self.tenses.sentence_at(offset)

    def same_sentence_year(self, offset: int) -> int | None:
        """An earlier year that the same sentence told already, for "in 2012 ... on May 3"."""
        if self.reference is None or self.published is None:
            return None
        if self.reference_sentence != self.tenses.sentence_at(offset):
            return None
        year = self.reference.first.year
        return year if year < self.published.year - 1 else None

    def year_of(self, month: int, day: int | None, shape: Shape) -> int | None:
        """The year of a month, or of a day of a month, told without one."""
        before = self.preposition(shape.first)
        told = self.same_sentence_year(self.words[shape.first].start)
        if told is not None and self.tense(shape) != "future" and before not in {"by", *_UP_TO}:
            return told
        now = self.published
        if now is None:
            return None
        if day is not None:
            # "declared a dividend payable Dec. 15": only the verb right above a day speaks for it
            tense = self.tenses.at(self.words[shape.last - 1].start, reach=1)
            if before in {"effective", "payable"} or self.is_term(shape.first):
                tense = "future"
            return self._year_of_day(month, day, tense, now)
        tense = self.tense(shape)
        start = self.words[shape.first].start
        if before == "for" and self.tenses.is_announced(start):
            tense = "future"
        if tense != "past" and before in {"by", "until", "till", "through"}:
            tense = "future"
        if self.is_term(shape.first):
            tense = "future"
        if tense == "past" and self.tenses.is_of_noun(start):
            tense = None if 0 < (month - now.month) % 12 <= _NOUN_AHEAD else tense
        return self._year_of_month(month, tense, now)

    @staticmethod
    def _year_of_month(month: int, tense: Tense | None, now: date) -> int:
        if month == now.month:
            return now.year
        if tense == "future":
            return now.year if month > now.month else now.year + 1
        if tense == "past" or month < now.month:
            return now.year if month < now.month else now.year - 1
        return now.year if month - now.month <= 5 else now.year - 1

    @staticmethod
    def _year_of_day(month: int, day: int, tense: Tense | None, now: date) -> int | None:
        candidates = []
        for year in (now.year - 1, now.year, now.year + 1):
            try:
                candidates.append(date(year, month, day))
            except ValueError:
                continue
        if not candidates:
            return None
        best = min(candidates, key=lambda d: now - d if d <= now else _FAR_AHEAD * (d - now))
        if tense == "past" and best - now > _NEAR_FUTURE:
            best = candidates[0] if best.year == now.year else best.replace(year=best.year - 1)
        elif tense == "future" and best < now - _NEAR_FUTURE:
            best = candidates[-1] if best.year == now.year else best.replace(year=best.year + 1)
        return best.year

    def weekday(self, weekday: int, tense: Tense | None, anchor: date | None = None) -> date | None:
        """The last such day up to the publication date; the next one where the clause looks ahead.

        Args:
            weekday: 0 for Monday.
            tense: of the clause.
            anchor: another day to count from.
        """
        now = anchor or self.published
        if now is None:
            return None
        if tense == "future":
            return now + timedelta(days=(weekday - now.weekday()) % 7)
        return now - timedelta(days=(now.weekday() - weekday) % 7)

    def away(self, count: Fraction, unit: str, sign: int, start: date) -> Period | None:
        """So many units away from a day, at the grain of the unit ("two years ago": a year)."""
        if unit == "F":
            count, unit = count * 2, "W"
        if unit in _PER_YEAR:
            count, unit = count * _PER_YEAR[unit], "Y"
        if count.denominator != 1:
            if unit != "Y":
                return Period.around(start, UNITS[unit]).shifted(sign * round(count))
            return Period.around(start, "month").shifted(sign * int(count * 12))
        return Period.around(start, UNITS[unit]).shifted(sign * int(count))

    def feast(self, name: str, shape: Shape) -> date | None:
        """A feast day near the publication date, by the tense of its clause."""
        now = self.published
        if now is None:
            return None
        days = [self._feast_in(name, year) for year in (now.year - 1, now.year, now.year + 1)]
        tense = self.tense(shape)
        if tense == "future":
            return min(d for d in days if d >= now)
        if tense == "past":
            return max(d for d in days if d <= now)
        return min(days, key=lambda d: abs(d - now))

    @staticmethod
    def _feast_in(name: str, year: int) -> date:
        if name == "easter":
            return easter(year)
        if name == "thanksgiving":
            return weekday_in(year, 11, 3, 4)
        month, _, day = name.partition("-")
        return date(year, int(month), int(day))
