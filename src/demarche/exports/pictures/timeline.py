"""A timeline: what happened when, a lane for each party, numbered as in the chronology beside it.

In: dated acts in lanes. Out: a `Drawing`. Never drawn to scale where that would crowd what happened
in three days and leave two years empty: days with acts stand side by side, long silences are marked
as such with their length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, log
from typing import Literal

from demarche.exports.pictures.drawing import Area, Disc, Drawing, Label, Line, Shape
from demarche.exports.pictures.fonts import width

Standing = Literal["told", "unsure", "denied"]
"""Told as a fact; only alleged, or still to come; denied."""

WIDTH = 600.0
LEFT, RIGHT, TOP = 118.0, 10.0, 12.0
DISC, STEP = 8.5, 21.0
SILENCE = 31
"""Days without an act from which a gap is shown as a break with its length: a month."""
BREAK = 58.0
ABREAST = 6
"""The most acts side by side in one column."""
COLUMN = 40.0
"""The least width of a column: that of its date."""

INK, SOFT, RULE, PAPER, BAND = "#24211c", "#6a665e", "#c9c4ba", "#ffffff", "#f6f4ef"
SIGN, PLAIN = "#8c1c13", "#2b4a6f"


@dataclass(frozen=True, slots=True)
class Moment:
    """One act: its number in the chronology, its first day, how it is told.

    Attributes:
        number: shown in its disc.
        day: its first day.
        standing: filled discs are told, hollow ones unsure, crossed ones denied.
    """

    number: int
    day: date
    standing: Standing


@dataclass(frozen=True, slots=True)
class Lane:
    """The acts of one party; `marked` gives them the colour of the incident."""

    name: str
    moments: tuple[Moment, ...]
    marked: bool = False


@dataclass(frozen=True, slots=True)
class _Column:
    """Acts that stand one below the other: of one day, or of one month, quarter or year."""

    first: date
    last: date
    name: tuple[str, str]


def timeline(lanes: Sequence[Lane]) -> Drawing | None:
    """The timeline, None where no act has a day.

    Args:
        lanes: the parties with their acts, in the order in which they are to stand.
    """
    shown = [lane for lane in lanes if lane.moments]
    days = sorted({m.day for lane in shown for m in lane.moments})
    if not days:
        return None
    columns = _columns(days)
    cells = [[_within(lane, column) for column in columns] for lane in shown]
    abreast, wide = _breadths(columns, cells)
    places = _places(columns, wide)
    behind: list[Shape] = []
    discs: list[Shape] = []
    top = TOP
    for at, (lane, row) in enumerate(zip(shown, cells, strict=True)):
        deep = max(ceil(len(cell) / n) for cell, n in zip(row, abreast, strict=True))
        high = max(deep * STEP, 22) + 13
        if at % 2 == 0:
            behind.append(Area(_box(0, top, WIDTH, top + high), BAND))
        behind += _name(lane.name, top + high / 2)
        for x, cell, n in zip(places, row, abreast, strict=True):
            discs += _cell(cell, x, top + high / 2, n, SIGN if lane.marked else PLAIN)
        top += high
    legend = _legend(shown, top + 48)
    height = top + (54 if legend else 34)
    shapes = (*behind, *_axis(columns, places, wide, top), *discs, *legend)
    return Drawing(WIDTH, height, shapes, PAPER, _words(shown, days))


def _columns(days: Sequence[date]) -> list[_Column]:
    """A column a day; where they are too many for the sheet, a month, a quarter, a year."""
    fit = int((WIDTH - LEFT - RIGHT) // COLUMN)
    found: list[_Column] = []
    for months in (0, 1, 3, 12, 120):
        found = []
        for day in days:
            first, last, name = _stretch(day, months)
            if not found or found[-1].first != first:
                found.append(_Column(first, last, name))
        if (
            len(found) * COLUMN + _silences(found) * BREAK <= WIDTH - LEFT - RIGHT
            or len(found) <= fit // 2
        ):
            break
    return found


def _silences(columns: Sequence[_Column]) -> int:
    """How many of the gaps between columns are shown as breaks."""
    return sum((b.first - a.last).days > SILENCE for a, b in pairwise(columns))


def _stretch(day: date, months: int) -> tuple[date, date, tuple[str, str]]:
    if not months:
        return day, day, (f"{day.day} {day:%b}", str(day.year))
    ordinal = (day.year * 12 + day.month - 1) // months * months
    first = date(ordinal // 12, ordinal % 12 + 1, 1)
    after = ordinal + months
    last = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    if months >= 12:
        until = "" if last.year == first.year else f"to {last.year}"
        return first, last, (str(first.year), until)
    name = f"{first:%b}" if months == 1 else f"{first:%b}–{last:%b}"
    return first, last, (name, str(first.year))


def _within(lane: Lane, column: _Column) -> list[Moment]:
    return [m for m in lane.moments if column.first <= m.day <= column.last]


def _breadths(
    columns: Sequence[_Column], cells: Sequence[Sequence[Sequence[Moment]]]
) -> tuple[list[int], list[float]]:
    """How many discs stand abreast in each column, and how wide it is: as wide as there is room."""
    most = [max(len(row[at]) for row in cells) for at in range(len(columns))]
    room = WIDTH - LEFT - RIGHT - _silences(columns) * BREAK
    for limit in range(ABREAST, 0, -1):
        abreast = [max(1, min(n, limit)) for n in most]
        wide = [max(COLUMN, n * STEP + 10) for n in abreast]
        if sum(wide) <= room:
            break
    return abreast, wide


def _places(columns: Sequence[_Column], wide: Sequence[float]) -> list[float]:
    """The middles of the columns: what room is left goes between them, by the time that passed."""
    gaps = [(b.first - a.last).days for a, b in pairwise(columns)]
    fixed = sum(wide) + sum(BREAK for gap in gaps if gap > SILENCE)
    shares = [0.0 if gap > SILENCE else 1 + log(max(gap, 1)) for gap in gaps]
    spare = max(0.0, min(WIDTH - LEFT - RIGHT - fixed, 26.0 * sum(shares)))
    x = LEFT
    places = []
    for at, breadth in enumerate(wide):
        places.append(x + breadth / 2)
        x += breadth
        if at < len(gaps):
            x += BREAK if gaps[at] > SILENCE else spare * shares[at] / (sum(shares) or 1)
    return places


def _cell(
    cell: Sequence[Moment], x: float, middle: float, abreast: int, colour: str
) -> list[Shape]:
    rows = [cell[at : at + abreast] for at in range(0, len(cell), abreast)]
    shapes: list[Shape] = []
    for down, row in enumerate(rows):
        y = middle + (down - (len(rows) - 1) / 2) * STEP
        for along, moment in enumerate(row):
            shapes += _disc(moment, x + (along - (len(row) - 1) / 2) * STEP, y, colour)
    return shapes


def _disc(moment: Moment, x: float, y: float, colour: str) -> list[Shape]:
    told = moment.standing == "told"
    shapes: list[Shape] = [Disc((x, y), DISC, colour if told else PAPER, colour, 1.4)]
    size = 10.5 if moment.number < 100 else 8.5
    ink = PAPER if told else colour
    shapes.append(
        Label((x, y + size * 0.36), str(moment.number), size, ink, bold=True, anchor="middle")
    )
    if moment.standing == "denied":
        reach = DISC * 0.95
        shapes.append(Line(((x - reach, y + reach), (x + reach, y - reach)), colour, 1.6))
    return shapes


def _axis(
    columns: Sequence[_Column], places: Sequence[float], wide: Sequence[float], top: float
) -> list[Shape]:
    shapes: list[Shape] = []
    shapes.append(Line(((LEFT - 4, top), (WIDTH - RIGHT, top)), INK, 1.0))
    year = ""
    for column, x in zip(columns, places, strict=True):
        shapes.append(Line(((x, TOP), (x, top)), RULE, 0.6, dash=(1.5, 3)))
        shapes.append(Line(((x, top), (x, top + 4)), INK, 1.0))
        shapes.append(Label((x, top + 15), column.name[0], 10, INK, anchor="middle"))
        if column.name[1] != year:
            year = column.name[1]
            shapes.append(Label((x, top + 27), year, 10, SOFT, anchor="middle"))
    for at, (before, after) in enumerate(pairwise(columns)):
        gap = (after.first - before.last).days
        if gap > SILENCE:
            middle = (places[at] + wide[at] / 2 + places[at + 1] - wide[at + 1] / 2) / 2
            shapes.append(Line(((middle - 9, top), (middle + 9, top)), PAPER, 3.0))
            shapes += [
                Line(((x - 2.5, top + 5), (x + 2.5, top - 5)), INK, 1.0)
                for x in (middle - 9, middle + 9)
            ]
            shapes.append(Label((middle, top - 9), _length(gap), 9.5, SOFT, anchor="middle"))
    return shapes


def _length(days: int) -> str:
    if days < 60:
        return f"{days} days"
    if days < 700:
        return f"{round(days / 30.44)} months"
    return f"{round(days / 365.25)} years"


def _name(name: str, middle: float) -> list[Shape]:
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, 10.5, bold=True) > LEFT - 16 and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    lines = lines[:3]
    first = middle - (len(lines) - 1) * 6.5 + 3.8
    return [
        Label((8, first + 13 * at), text, 10.5, INK, bold=True) for at, text in enumerate(lines)
    ]


def _legend(lanes: Sequence[Lane], low: float) -> list[Shape]:
    """What hollow and crossed discs stand for, where there are any."""
    there = {m.standing for lane in lanes for m in lane.moments} - {"told"}
    words: tuple[tuple[Standing, str], ...] = (
        ("unsure", "alleged, or announced and still to come"),
        ("denied", "denied"),
    )
    shapes: list[Shape] = []
    x = LEFT
    for standing, text in words:
        if standing in there:
            shapes.append(Disc((x + 5, low - 3.5), 4.5, PAPER, PLAIN, 1.2))
            if standing == "denied":
                shapes.append(Line(((x + 0.5, low + 1), (x + 9.5, low - 8)), PLAIN, 1.2))
            shapes.append(Label((x + 14, low), text, 9.5, SOFT))
            x += 30 + width(text, 9.5)
    return shapes


def _box(left: float, top: float, right: float, bottom: float) -> tuple[tuple[float, float], ...]:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _words(lanes: Sequence[Lane], days: Sequence[date]) -> str:
    def day(when: date) -> str:
        return f"{when.day} {when:%B %Y}"

    span = day(days[0]) if len(days) == 1 else f"{day(days[0])} to {day(days[-1])}"
    told = [f"{lane.name}: {', '.join(str(m.number) for m in lane.moments)}" for lane in lanes]
    return f"Timeline, {span}, by the numbers of the chronology. {'; '.join(told)}."
