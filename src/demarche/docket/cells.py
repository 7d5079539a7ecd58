"""Cells of the map, under which incidents are filed so that only those near by are compared.

In: a place. Out: the cell that it lies in, and the cells that a circle around it touches. Never
measures between two places: that is `space`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from demarche.records import Place

_DEGREE = 110.0
"""Kilometres that a degree of latitude has at least."""


def cell(place: Place, size: float) -> str:
    """The cell that a place lies in.

    Args:
        place: the place.
        size: how high and how wide a cell is at least, in kilometres.
    """
    band = _band(place.lat, size)
    return _name(band, _column(place.lon, _columns(band, size)))


def cells_around(place: Place, reach: float, size: float) -> tuple[str, ...]:
    """The cells in which whatever lies within a circle around a place is filed, sorted.

    Args:
        place: the middle.
        reach: the radius in kilometres.
        size: of the cells, in kilometres.
    """
    away = reach / _DEGREE
    found = set()
    for band in range(_band(place.lat - away, size), _band(place.lat + away, size) + 1):
        found |= {_name(band, c) for c in _crossed(place, away, band, size)}
    return tuple(sorted(found))


def _crossed(place: Place, away: float, band: int, size: float) -> Iterator[int]:
    """The columns of a band of latitude that a circle may touch."""
    columns = _columns(band, size)
    highest = min(90.0, abs(place.lat) + away)
    narrow = math.cos(math.radians(highest))
    if narrow <= away / 180:  # the circle holds the pole
        yield from range(columns)
        return
    aside = min(180.0, math.degrees(math.asin(min(1.0, math.sin(math.radians(away)) / narrow))))
    first = math.floor((place.lon - aside + 180) / 360 * columns)
    last = math.floor((place.lon + aside + 180) / 360 * columns)
    yield from {column % columns for column in range(first, min(last, first + columns) + 1)}


def _band(lat: float, size: float) -> int:
    return math.floor(max(-90.0, min(90.0, lat)) * _DEGREE / size)


def _columns(band: int, size: float) -> int:
    """How many cells a band is cut into: by its edge nearer the equator, they are widest there."""
    edge = min(abs(band), abs(band + 1)) * size / _DEGREE
    return max(1, math.floor(360 * _DEGREE * math.cos(math.radians(min(90.0, edge))) / size))


def _column(lon: float, columns: int) -> int:
    return math.floor((lon + 180) / 360 * columns) % columns


def _name(band: int, column: int) -> str:
    return f"{band}/{column}"
