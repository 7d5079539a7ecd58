from math import hypot

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.exports.pictures import Mark, map_of, svg
from demarche.exports.pictures.drawing import Area, Disc, Drawing, Label, Line
from demarche.exports.pictures.fonts import width
from demarche.exports.pictures.map import RECEIVING, SENDING
from demarche.exports.pictures.projection import RADIUS, Projection, clipped, unit

KARBALA = Mark("Karbala", 44.02, 32.61)
BAGHDAD = Mark("Baghdad", 44.39, 33.34)


def labels(drawing: Drawing) -> dict[str, Label]:
    return {shape.text: shape for shape in drawing.shapes if isinstance(shape, Label)}


def fills(drawing: Drawing) -> set[str]:
    return {shape.fill for shape in drawing.shapes if isinstance(shape, Area)}


def test_the_place_the_states_and_the_neighbours_are_named() -> None:
    drawing = map_of(KARBALA, "IRQ", "IRN", BAGHDAD)
    named = labels(drawing)
    assert {"Karbala", "Baghdad", "IRAQ", "IRAN", "Syria", "Saudi Arabia"} <= set(named)
    assert {RECEIVING, SENDING} <= fills(drawing)
    assert drawing.told.startswith("Map: Karbala, Iraq, at 32.61° north, 44.02° east; around it:")
    assert "Syria" in drawing.told


def test_the_sign_lies_where_the_place_does() -> None:
    # North-east of Karbala lies Baghdad, 88 km away.
    drawing = map_of(KARBALA, "IRQ", "IRN", BAGHDAD)
    sign = next(shape for shape in drawing.shapes if isinstance(shape, Disc)).centre
    square = [s for s in drawing.shapes if isinstance(s, Area) and len(s.points) == 4][-1].points
    x, y = sum(p[0] for p in square) / 4, sum(p[1] for p in square) / 4
    assert x > sign[0]
    assert y < sign[1]
    away = hypot(x - sign[0], y - sign[1]) / pixels_a_kilometre(drawing)
    assert away == pytest.approx(88, rel=0.05)


def pixels_a_kilometre(drawing: Drawing) -> float:
    bar = [s for s in drawing.shapes if isinstance(s, Line) and s.points[0][0] == 14][-1].points
    text = next(text for text in labels(drawing) if text.endswith(" km"))
    return (bar[-1][0] - bar[0][0]) / float(text.removesuffix(" km").replace(",", ""))


def test_names_do_not_lie_on_one_another() -> None:
    boxes = []
    for label in labels(map_of(KARBALA, "IRQ", "IRN", BAGHDAD)).values():
        wide = width(label.text, label.size, bold=label.bold)
        left = label.at[0] - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
        boxes.append((left, label.at[1] - label.size * 0.7, left + wide, label.at[1]))
    for at, (l1, t1, r1, b1) in enumerate(boxes):
        for l2, t2, r2, b2 in boxes[at + 1 :]:
            assert r1 <= l2 or r2 <= l1 or b1 <= t2 or b2 <= t1


def test_a_state_too_small_for_its_name_has_it_beside() -> None:
    drawing = map_of(Mark("Cairo", 31.25, 30.06), "EGY", "ISR")
    assert "ISRAEL" in labels(drawing)
    assert "SINGAPORE" not in labels(map_of(Mark("Singapore", 103.85, 1.29), "SGP", None))


def test_crimea_is_drawn_as_the_general_assembly_has_it() -> None:
    drawing = map_of(Mark("Simferopol", 34.1, 44.95), "UKR", "RUS")
    at = next(shape for shape in drawing.shapes if isinstance(shape, Disc)).centre
    holding = [s for s in drawing.shapes if isinstance(s, Area) and _holds(s, at)]
    assert [shape.fill for shape in holding] == [RECEIVING]


def _holds(area: Area, point: tuple[float, float]) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(area.points, area.points[1:] + area.points[:1], strict=True):
        if (y1 > point[1]) != (y2 > point[1]):
            inside ^= point[0] < x1 + (point[1] - y1) / (y2 - y1) * (x2 - x1)
    return inside


@pytest.mark.parametrize(
    ("place", "country"),
    [
        (Mark("Suva", 178.44, -18.14), "FJI"),  # beside the date line
        (Mark("Anadyr", 177.5, 64.73), "RUS"),
        (Mark("McMurdo", 166.67, -77.85), "ATA"),
        (Mark("Pole", 0.0, 90.0), None),
        (Mark("the high seas", -150.0, 0.0), None),
        (Mark("Singapore", 103.85, 1.29), "SGP"),
    ],
)
def test_any_place_on_earth_is_drawn(place: Mark, country: str | None) -> None:
    drawing = map_of(place, country, None)
    assert place.name in labels(drawing)
    for shape in drawing.shapes:
        if isinstance(shape, Area):
            assert all(-1 <= x <= drawing.width + 1 for x, _ in shape.points)
            assert all(-1 <= y <= drawing.height + 1 for _, y in shape.points)


@given(
    st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90)
)  # fmt: skip
def test_distances_from_the_middle_are_those_of_the_projection(
    lon: float, lat: float, other_lon: float, other_lat: float
) -> None:
    # Lambert's projection: a point at the angle c lies 2 R sin(c / 2) from the middle.
    points = np.array([[lon, lat], [other_lon, other_lat]])
    cosine = float(np.clip(unit(points)[0] @ unit(points)[1], -1, 1))
    if cosine < -0.99:
        return
    x, y = Projection(lon, lat).flat(points[1:])[0]
    expected = 2 * RADIUS * np.sin(np.arccos(cosine) / 2)
    assert hypot(x, y) == pytest.approx(expected, abs=0.5)


@given(st.lists(st.tuples(st.floats(-50, 150), st.floats(-50, 150)), min_size=3, max_size=12))
def test_what_is_clipped_lies_in_the_window(points: list[tuple[float, float]]) -> None:
    ring = clipped(np.array(points), 100.0, 80.0)
    if len(ring):
        assert ring.min() >= -1e-6
        assert (ring <= np.array([100.0, 80.0]) + 1e-6).all()


def test_the_svg_says_what_it_shows() -> None:
    text = svg(map_of(Mark("A & <B>", 44.02, 32.61), "IRQ", None))
    assert "A &amp; &lt;B&gt;" in text
    assert 'role="img"' in text
    assert "<script" not in text
