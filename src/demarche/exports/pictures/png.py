"""A drawing as PNG, for documents that hold no SVG.

In: a `Drawing`. Out: the bytes of a PNG file, 288 dots to the inch. The same drawing gives the same
bytes with the same Pillow.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import dist

from PIL import Image, ImageDraw

from demarche.exports.pictures.drawing import Area, Disc, Drawing, Label, Line, Point, Shape
from demarche.exports.pictures.fonts import font

SCALE = 3
"""Dots a pixel of 1/96 inch: 288 dots to the inch, which prints sharply."""
_OVER = 2
"""Drawn larger by this and then shrunk, since Pillow draws no smooth edges."""


def png(drawing: Drawing) -> bytes:
    """The drawing as a PNG file.

    Args:
        drawing: the drawing.
    """
    size = (round(drawing.width * SCALE), round(drawing.height * SCALE))
    large = Image.new("RGB", (size[0] * _OVER, size[1] * _OVER), drawing.paper)
    painter = _Painter(ImageDraw.Draw(large), SCALE * _OVER)
    for shape in drawing.shapes:
        painter.draw(shape)
    small = large.resize(size, Image.Resampling.BOX)
    out = io.BytesIO()
    small.save(out, "PNG", dpi=(96 * SCALE, 96 * SCALE))
    return out.getvalue()


class _Painter:
    def __init__(self, draw: ImageDraw.ImageDraw, scale: int) -> None:
        self._draw = draw
        self._scale = scale

    def draw(self, shape: Shape) -> None:
        match shape:
            case Area():
                self._draw.polygon(self._at(shape.points), fill=shape.fill)
            case Line():
                self._line(shape)
            case Disc():
                self._disc(shape)
            case Label():
                self._label(shape)

    def _line(self, line: Line) -> None:
        width = max(1, round(line.width * self._scale))
        stretches = _dashes(line.points, line.dash) if line.dash else [line.points]
        for stretch in stretches:
            self._draw.line(self._at(stretch), fill=line.colour, width=width, joint="curve")

    def _disc(self, disc: Disc) -> None:
        x, y = disc.centre
        outer, inner = disc.radius + disc.width / 2, disc.radius - disc.width / 2
        for radius, colour in ((outer, disc.rim), (inner, disc.fill)):
            if radius > 0:
                box = self._at([(x - radius, y - radius), (x + radius, y + radius)])
                self._draw.ellipse(box, fill=colour)

    def _label(self, label: Label) -> None:
        self._draw.text(
            self._at([label.at])[0],
            label.text,
            font=font(label.size * self._scale, bold=label.bold),
            fill=label.colour,
            anchor={"start": "ls", "middle": "ms", "end": "rs"}[label.anchor],
            stroke_width=round(1.5 * self._scale) if label.halo else 0,
            stroke_fill=label.halo,
        )

    def _at(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self._scale, y * self._scale) for x, y in points]


def _dashes(points: tuple[Point, ...], dash: tuple[float, float]) -> Iterator[tuple[Point, Point]]:
    """The strokes of a dashed line."""
    for (x1, y1), (x2, y2) in pairwise(points):
        length = dist((x1, y1), (x2, y2))
        at = 0.0
        while at < length:
            a, b = at / length, min(1.0, (at + dash[0]) / length)
            yield (
                (x1 + (x2 - x1) * a, y1 + (y2 - y1) * a),
                (x1 + (x2 - x1) * b, y1 + (y2 - y1) * b),
            )
            at += sum(dash)
