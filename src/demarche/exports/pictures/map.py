"""A map that shows where something happened: the countries around, the place marked and named.

In: a place, and the States concerned. Out: a `Drawing`. Never takes a side: boundaries are Natural
Earth's, and whoever shows the map says so (`NOTICE`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from demarche.exports.pictures.drawing import Area, Disc, Drawing, Label, Line, Point, Shape
from demarche.exports.pictures.fonts import width
from demarche.exports.pictures.naming import Room
from demarche.exports.pictures.projection import RADIUS, Array, Projection, clipped, unit
from demarche.ontology import countries
from demarche.ontology.outlines import Ring, outlines

NOTICE = (
    "Outlines: Natural Earth (public domain). Boundaries and names on this map imply no view on the"
    " legal status of any territory."
)

WIDTH, HEIGHT = 540.0, 256.0
LEAST, MOST = 250.0, 1500.0
"""Kilometres from the middle to the upper edge: enough to see a neighbour of a city-State, and not
so much of a large State that its places lie on top of one another."""
AROUND = 1.15
"""How much wider than the State itself, so that its neighbours are seen."""

SEA, LAND, RECEIVING, SENDING = "#eaf0f4", "#f7f5f0", "#e2d6bd", "#d3dccb"
BORDER, COAST, INK, SOFT, SIGN = "#8d8a83", "#8fa3b0", "#24211c", "#6a665e", "#8c1c13"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with a name, by longitude and latitude."""

    name: str
    lon: float
    lat: float


def map_of(
    place: Mark, receiving: str | None, sending: str | None, capital: Mark | None = None
) -> Drawing:
    """The map.

    Args:
        place: where it happened.
        receiving: alpha-3 code of the State where it happened, shaded.
        sending: of the State to which it was done, shaded otherwise where it is in sight.
        capital: the receiving State's capital, named where it is in sight and not the place.
    """
    middle, reach = _frame(place, receiving)
    sheet = _Sheet(middle, reach)
    shapes: list[Shape] = []
    pieces: dict[str, list[Array]] = {}
    for ring in outlines().rings:
        points = sheet.area(ring.points)
        if len(points) < 3:
            continue
        if ring.country:
            pieces.setdefault(ring.country, []).append(points)
        fill = _fill(ring, receiving, sending)
        shapes.append(Area(_told(points), fill))
    shapes += [Line(_told(p), COAST, 0.7) for p in sheet.lines(outlines().coasts)]
    shapes += [Line(_told(p), BORDER, 0.9) for p in sheet.lines(outlines().borders)]

    room = Room(WIDTH, HEIGHT)
    signs = list(_place(place, sheet.point(place), room))
    signs += _scale(sheet, room)
    if capital is not None and _apart(sheet.point(capital), sheet.point(place)):
        signs += _capital(capital, sheet.point(capital), room)
    concerned = [code for code in (receiving, sending) if code in pieces]
    named = list(_names(pieces, concerned, room, place.name))
    shapes += [*named, *signs]
    shapes.append(Line(((0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT), (0, 0)), BORDER, 1.0))
    around = [label.text for label in named]
    return Drawing(WIDTH, HEIGHT, tuple(shapes), SEA, _words(place, receiving, around))


class _Sheet:
    """The window: from the globe to pixels."""

    def __init__(self, middle: tuple[float, float], reach: float) -> None:
        self._projection = Projection(*middle)
        self.pixels = HEIGHT / 2 / reach  # a kilometre
        self._origin = np.array([WIDTH / 2, HEIGHT / 2])

    def point(self, mark: Mark) -> Point:
        x, y = self._pixels(self._projection.flat(np.array([[mark.lon, mark.lat]])))[0]
        return float(x), float(y)

    def area(self, ring: Array) -> Array:
        flat = self._projection.area(ring)
        if not len(flat):
            return flat
        points = self._pixels(flat)
        if not _in_sight(points):
            return points[:0]
        return _thinned(clipped(points, WIDTH, HEIGHT))

    def lines(self, lines: Iterable[Array]) -> Iterator[Array]:
        for line in lines:
            for stretch in self._projection.stretches(line):
                points = self._pixels(stretch)
                if _in_sight(points):
                    yield from _seen(_thinned(points))

    def _pixels(self, flat: Array) -> Array:
        pixels: Array = flat * self.pixels + self._origin
        return pixels


def _in_sight(points: Array) -> bool:
    """Whether the box around points touches the window."""
    low, high = points.min(axis=0), points.max(axis=0)
    return bool((high >= 0).all() and low[0] <= WIDTH and low[1] <= HEIGHT)


def _seen(points: Array) -> Iterator[Array]:
    """The parts of a line that lie in the window, with a step beyond it."""
    beyond = 20.0
    inside = (
        (points[:, 0] > -beyond)
        & (points[:, 0] < WIDTH + beyond)
        & (points[:, 1] > -beyond)
        & (points[:, 1] < HEIGHT + beyond)
    )
    kept = inside | np.roll(inside, 1) | np.roll(inside, -1)
    edges = np.flatnonzero(np.diff(kept.astype(np.int8))) + 1
    parts = zip(np.split(points, edges.tolist()), np.split(kept, edges.tolist()), strict=True)
    yield from (part for part, shown in parts if shown[0] and len(part) > 1)


def _thinned(points: Array) -> Array:
    """The points without those nearer than half a pixel to the one before."""
    if len(points) < 3:
        return points
    kept = [0]
    for at in range(1, len(points) - 1):
        if np.abs(points[at] - points[kept[-1]]).max() >= 0.5:
            kept.append(at)
    return points[[*kept, len(points) - 1]]


def _frame(place: Mark, receiving: str | None) -> tuple[tuple[float, float], float]:
    """The middle of the map, and how many kilometres it reaches up and down from there."""
    here = np.array([[place.lon, place.lat]])
    near = [r.points for r in outlines().rings if receiving and r.country == receiving]
    home = min(near, key=lambda p: float(_kilometres(p, here).min()), default=here)
    flat = Projection(place.lon, place.lat).area(home) if len(home) > 2 else np.zeros((1, 2))
    low, high = np.minimum(flat.min(axis=0), 0), np.maximum(flat.max(axis=0), 0)
    half = (high - low) / 2
    reach = max(half[1], half[0] * HEIGHT / WIDTH) * AROUND
    if not LEAST <= reach <= MOST:  # too small or too large a State: the place is the middle
        return (place.lon, place.lat), float(min(max(reach, LEAST), MOST))
    east, south = (low + high) / 2
    lat = place.lat - np.degrees(south / RADIUS)
    lon = place.lon + np.degrees(east / RADIUS / max(np.cos(np.radians(lat)), 0.2))
    return (float(lon), float(lat)), float(reach)


def _kilometres(points: Array, here: Array) -> Array:
    cosine = np.clip(unit(points) @ unit(here)[0], -1, 1)
    distance: Array = np.arccos(cosine) * RADIUS
    return distance


def _fill(ring: Ring, receiving: str | None, sending: str | None) -> str:
    if ring.country and ring.country == receiving:
        return RECEIVING
    return SENDING if ring.country and ring.country == sending else LAND


def _place(place: Mark, at: Point, room: Room) -> Iterator[Shape]:
    x, y = at
    room.take(x - 9, y - 9, x + 9, y + 9)
    wide = width(place.name, 14, bold=True)
    where, anchor = room.beside(at, wide, 14)
    yield Disc(at, 6.5, "#ffffff", SIGN, 2.2)
    yield Disc(at, 2.4, SIGN, SIGN, 0.5)
    yield Label(where, place.name, 14, INK, bold=True, anchor=anchor, halo="#ffffff")


def _capital(capital: Mark, at: Point, room: Room) -> Iterator[Shape]:
    x, y = at
    if not (8 < x < WIDTH - 8 and 8 < y < HEIGHT - 8) or not room.free(x - 3, y - 3, x + 3, y + 3):
        return
    room.take(x - 4, y - 4, x + 4, y + 4)
    where, anchor = room.beside(at, width(capital.name, 11.5), 11.5)
    square = ((x - 2.6, y - 2.6), (x + 2.6, y - 2.6), (x + 2.6, y + 2.6), (x - 2.6, y + 2.6))
    yield Area(square, INK)
    yield Label(where, capital.name, 11.5, INK, anchor=anchor, halo="#ffffff")


def _scale(sheet: _Sheet, room: Room) -> Iterator[Shape]:
    """A bar of round length, about a sixth of the map's width."""
    target = WIDTH / 6 / sheet.pixels
    power = 10 ** np.floor(np.log10(target))
    length = float(max(step for step in (1, 2, 5) if step * power <= target) * power)
    end, low = 14 + length * sheet.pixels, HEIGHT - 14
    text = f"{length:,.0f} km"
    room.take(8, HEIGHT - 38, max(end, 14 + width(text, 10.5)) + 6, HEIGHT - 4)
    yield Line(((14, low - 4), (14, low), (end, low), (end, low - 4)), INK, 1.2)
    yield Label((14, low - 9), text, 10.5, INK, halo="#ffffff")


def _names(
    pieces: dict[str, list[Array]], concerned: list[str], room: Room, place: str
) -> Iterator[Label]:
    """The names of the countries in sight that have room for one, those concerned first.

    One of these that is too small for its name has it beside.
    """

    def weight(code: str) -> tuple[bool, float]:
        return code not in concerned, -sum(map(_extent, pieces[code]))

    for code in sorted(pieces, key=weight):
        name = countries.name(code)
        if name is None or name == place:
            continue
        strong = code in concerned
        for size in (13, 12, 11, 10) if strong else (11, 10, 9):
            text = name.upper() if strong else name
            where = room.inside(pieces[code], width(text, size, bold=strong), size)
            if where is not None:
                colour = INK if strong else SOFT
                yield Label(where, text, size, colour, bold=strong, anchor="middle")
                break
        else:
            if strong:
                land = [ring for other in pieces if other != code for ring in pieces[other]]
                yield _name_beside(name.upper(), pieces[code], room, land)


def _name_beside(name: str, pieces: list[Array], room: Room, land: list[Array]) -> Label:
    x, y = max(pieces, key=_extent).mean(axis=0)
    where, anchor = room.beside((float(x), float(y)), width(name, 10, bold=True), 10, land)
    return Label(where, name, 10, INK, bold=True, anchor=anchor, halo="#ffffff")


def _extent(points: Array) -> float:
    x, y = points[:, 0], points[:, 1]
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def _apart(one: Point, other: Point) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) > 12


def _told(points: Array) -> tuple[Point, ...]:
    return tuple((float(x), float(y)) for x, y in points)


def _words(place: Mark, receiving: str | None, around: list[str]) -> str:
    country = countries.name(receiving) if receiving else None
    home = f", {country}" if country and country != place.name else ""
    north = f"{abs(place.lat):.2f}° {'north' if place.lat >= 0 else 'south'}"
    east = f"{abs(place.lon):.2f}° {'east' if place.lon >= 0 else 'west'}"
    names = [text for text in around if not country or text != country.upper()]
    seen = f"; around it: {', '.join(n.title() if n.isupper() else n for n in names)}"
    return f"Map: {place.name}{home}, at {north}, {east}{seen if names else ''}."
