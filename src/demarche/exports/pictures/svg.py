"""A drawing as SVG.

In: a `Drawing`. Out: an `<svg>` element that needs no style sheet, script or font from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from demarche.exports.pictures.drawing import Area, Disc, Drawing, Label, Line, Point, Shape
from demarche.exports.pictures.fonts import FAMILY


def svg(drawing: Drawing) -> str:
    """The drawing as an element that can stand in a page or be a file.

    Args:
        drawing: the drawing.
    """
    width, height = _number(drawing.width), _number(drawing.height)
    told = escape(drawing.told)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
    parts = [
        f'{head} aria-label="{told}" font-family="{escape(FAMILY)}"><title>{told}</title>',
        f'<rect width="{width}" height="{height}" fill="{drawing.paper}"/>',
    ]
    parts += map(_element, drawing.shapes)
    parts.append("</svg>")
    return "\n".join(parts)


def _element(shape: Shape) -> str:
    match shape:
        case Area():
            return f'<polygon points="{_points(shape.points)}" fill="{shape.fill}"/>'
        case Line():
            dash = shape.dash and f' stroke-dasharray="{" ".join(map(_number, shape.dash))}"'
            return (
                f'<polyline points="{_points(shape.points)}" fill="none" stroke="{shape.colour}"'
                f' stroke-width="{_number(shape.width)}" stroke-linejoin="round"{dash or ""}/>'
            )
        case Disc():
            x, y = map(_number, shape.centre)
            return (
                f'<circle cx="{x}" cy="{y}" r="{_number(shape.radius)}" fill="{shape.fill}"'
                f' stroke="{shape.rim}" stroke-width="{_number(shape.width)}"/>'
            )
        case Label():
            return _text(shape)


def _text(label: Label) -> str:
    x, y = map(_number, label.at)
    bold = ' font-weight="bold"' if label.bold else ""
    anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
    halo = (
        f' stroke="{label.halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
        if label.halo
        else ""
    )
    return (
        f'<text x="{x}" y="{y}" font-size="{_number(label.size)}" fill="{label.colour}"'
        f"{bold}{anchor}{halo}>{escape(label.text)}</text>"
    )


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
