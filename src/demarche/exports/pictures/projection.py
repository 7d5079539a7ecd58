"""From the globe to the plane: Lambert's azimuthal equal-area projection about a point.

In: longitudes and latitudes. Out: kilometres east and south of the middle. Works everywhere, across
the date line and at the poles; what lies on the far side of the globe is cut away.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

RADIUS = 6371.0
"""Of the earth, in kilometres (mean radius, IUGG)."""
_NEAR = 0.25
"""Cosine of the angle from the middle beyond which nothing is drawn: 75 degrees, more than any map
here shows."""


class Projection:
    """The projection about a middle.

    Args:
        lon, lat: the middle, degrees.
    """

    def __init__(self, lon: float, lat: float) -> None:
        self._middle = unit(np.array([[lon, lat]]))[0]
        east = np.array([-np.sin(np.radians(lon)), np.cos(np.radians(lon)), 0.0])
        self._east = east
        self._north = np.cross(self._middle, east)

    def flat(self, points: Array) -> Array:
        """Points of the near side on the plane.

        Args:
            points: rows of longitude and latitude, degrees.

        Returns:
            Rows of kilometres to the east and to the south.
        """
        return self._flat(unit(points))

    def area(self, ring: Array) -> Array:
        """A ring with what lies on the far side cut away; empty where nothing is left."""
        around = unit(ring)
        height = around @ self._middle - _NEAR
        if (height <= 0).all():
            return np.empty((0, 2))
        if (height > 0).all():
            return self._flat(around)
        after, height_after = np.roll(around, -1, axis=0), np.roll(height, -1)
        kept: list[Array] = []
        for at in range(len(around)):
            if height[at] > 0:
                kept.append(around[at])
            if (height[at] > 0) != (height_after[at] > 0):
                share = height[at] / (height[at] - height_after[at])
                cut = around[at] + (after[at] - around[at]) * share
                kept.append(cut / np.linalg.norm(cut))
        return self._flat(np.array(kept))

    def stretches(self, line: Array) -> list[Array]:
        """The parts of a line that lie on the near side."""
        along = unit(line)
        near = along @ self._middle > _NEAR
        if near.all():
            return [self._flat(along)]
        edges = np.flatnonzero(np.diff(near.astype(np.int8))) + 1
        parts = zip(np.split(along, edges.tolist()), np.split(near, edges.tolist()), strict=True)
        return [self._flat(part) for part, kept in parts if kept[0] and len(part) > 1]

    def _flat(self, around: Array) -> Array:
        factor = RADIUS * np.sqrt(2 / (1 + around @ self._middle))
        return np.stack([factor * (around @ self._east), -factor * (around @ self._north)], axis=1)


def unit(points: Array) -> Array:
    """Longitudes and latitudes as vectors of length one from the middle of the earth."""
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def clipped(ring: Array, width: float, height: float) -> Array:
    """A ring on the plane, cut to a window from (0, 0) (Sutherland and Hodgman 1974)."""
    for axis, limit, sign in ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1)):
        if not len(ring):
            break
        inside = sign * (ring[:, axis] - limit) >= 0
        if inside.all():
            continue
        after, inside_after = np.roll(ring, -1, axis=0), np.roll(inside, -1)
        kept: list[Array] = []
        for at in range(len(ring)):
            if inside[at]:
                kept.append(ring[at])
            if inside[at] != inside_after[at]:
                share = (limit - ring[at, axis]) / (after[at, axis] - ring[at, axis])
                kept.append(ring[at] + (after[at] - ring[at]) * share)
        ring = np.array(kept) if kept else np.empty((0, 2))
    return ring
