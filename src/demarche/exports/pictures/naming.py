"""Where names fit on a map.

In: what is taken already, and the pieces of a country. Out: a place for its name, or None. Never
puts one name over another.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from demarche.exports.pictures.drawing import Anchor, Point

CELL = 4
"""Pixels a cell of the raster on which room is looked for."""
COVER = 0.97
"""How much of a name's box must lie on its own country."""


class Room:
    """What is still free on a sheet.

    Args:
        width, height: the sheet's size in pixels.
    """

    def __init__(self, width: float, height: float) -> None:
        self._size = (int(width // CELL), int(height // CELL))
        self._taken = np.zeros((self._size[1], self._size[0]), dtype=np.bool_)

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        """Marks a box as taken."""
        self._taken[self._cells(left, top, right, bottom)] = True

    def free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether a box lies on the sheet and none of it is taken."""
        wide, high = self._size[0] * CELL, self._size[1] * CELL
        if left < 0 or top < 0 or right > wide or bottom > high:
            return False
        return not self._taken[self._cells(left, top, right, bottom)].any()

    def beside(
        self,
        at: Point,
        wide: float,
        size: float,
        land: Sequence[npt.NDArray[np.float64]] = (),
    ) -> tuple[Point, Anchor]:
        """A place beside a sign for its name: right of it, else left, above or below.

        Args:
            at: the middle of the sign.
            wide: the width of the name.
            size: the size of its letters.
            land: outlines that the name had better not lie on.
        """
        x, y = at
        choices: list[tuple[Point, Anchor, float]] = [
            ((x + 11, y + size * 0.35), "start", x + 11),
            ((x - 11, y + size * 0.35), "end", x - 11 - wide),
            ((x, y - 12), "middle", x - wide / 2),
            ((x, y + 12 + size * 0.75), "middle", x - wide / 2),
        ]
        boxes = [
            (left - 2, where[1] - size, left + wide + 2, where[1] + size * 0.3)
            for where, _, left in choices
        ]
        foreign = self._raster(land)
        free = [at for at, box in enumerate(boxes) if self.free(*box)]
        best = min(free, key=lambda n: foreign[self._cells(*boxes[n])].sum(), default=0)
        self.take(*boxes[best])
        return choices[best][0], choices[best][1]

    def inside(
        self, pieces: Sequence[npt.NDArray[np.float64]], wide: float, size: float
    ) -> Point | None:
        """The middle of the baseline for a name on a country, None where there is no room.

        Args:
            pieces: outlines of the country's pieces on the sheet.
            wide: the width of the name.
            size: the size of its letters.
        """
        land = self._raster(pieces)
        columns, rows = int(np.ceil(wide / CELL)) + 2, int(np.ceil(size / CELL)) + 1
        if columns > land.shape[1] or rows > land.shape[0] or not land.any():
            return None
        covered = _boxes(land, columns, rows) / (columns * rows)
        fits = (covered >= COVER) & (_boxes(self._taken, columns, rows) == 0)
        if not fits.any():
            return None
        ys, xs = np.nonzero(land)
        middle = np.array([ys.mean() - rows / 2, xs.mean() - columns / 2])
        places = np.argwhere(fits)
        # Nearest to the middle of what is seen, and well inside rather than at the edge.
        away = np.hypot(*(places - middle).T) - 8 * covered[fits]
        row, column = places[int(away.argmin())]
        left, top = column * CELL, row * CELL
        self.take(left, top, left + columns * CELL, top + rows * CELL)
        return float(left + columns * CELL / 2), float(top + rows * CELL / 2 + size * 0.36)

    def _raster(self, pieces: Sequence[npt.NDArray[np.float64]]) -> npt.NDArray[np.bool_]:
        sheet = Image.new("1", self._size)
        draw = ImageDraw.Draw(sheet)
        for piece in pieces:
            draw.polygon([(float(x) / CELL, float(y) / CELL) for x, y in piece], fill=1)
        return np.asarray(sheet, dtype=np.bool_)

    def _cells(self, left: float, top: float, right: float, bottom: float) -> tuple[slice, slice]:
        def cells(low: float, high: float, end: int) -> slice:
            return slice(
                min(max(int(low // CELL), 0), end), min(max(int(high // CELL) + 1, 0), end)
            )

        return cells(top, bottom, self._size[1]), cells(left, right, self._size[0])


def _boxes(mask: npt.NDArray[np.bool_], columns: int, rows: int) -> npt.NDArray[np.int64]:
    """How many cells of every box of a size are set, by the box's upper left corner."""
    total = np.zeros((mask.shape[0] + 1, mask.shape[1] + 1), dtype=np.int64)
    total[1:, 1:] = mask.cumsum(axis=0).cumsum(axis=1)
    return (
        total[rows:, columns:]
        - total[:-rows, columns:]
        - total[rows:, :-columns]
        + total[:-rows, :-columns]
    )
