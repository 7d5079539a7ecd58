"""A picture as a list of shapes, before it is SVG or PNG.

In: shapes with their places. Out: a `Drawing`. Never knows how it will be written, and never says
anything by colour alone that its shapes or its labels do not say too.

Lengths are in pixels of 96 to the inch; x grows to the right, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: tuple[Point, ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; `dash` gives the lengths of strokes and gaps, none for a whole one."""

    points: tuple[Point, ...]
    colour: str
    width: float
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, filled and with a rim."""

    centre: Point
    radius: float
    fill: str
    rim: str
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text.

    Attributes:
        at: where its baseline begins, has its middle or ends, as `anchor` says.
        text: the words.
        size: the height of the letters' box.
        colour: of the letters.
        bold: whether they are bold.
        anchor: which end of the text is at `at`.
        halo: colour of a rim that keeps the letters apart from what is behind, None for none.
    """

    at: Point
    text: str
    size: float
    colour: str
    bold: bool = False
    anchor: Anchor = "start"
    halo: str | None = None


Shape = Area | Line | Disc | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture.

    Attributes:
        width, height: its size.
        shapes: what it shows, from back to front.
        paper: the colour behind it all.
        told: what it shows, in words, for who cannot see it.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    paper: str
    told: str
