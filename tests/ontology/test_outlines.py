import numpy as np
import numpy.typing as npt

from demarche.ontology import countries
from demarche.ontology.outlines import outlines


def test_every_ring_is_of_a_country_or_of_nobody() -> None:
    known = {ring.country for ring in outlines().rings}
    assert {"IRQ", "IRN", "SGP", "FJI", "XKX", None} <= known
    assert all(countries.is_country_code(code) for code in known if code)
    assert len(known) > 230


def test_outlines_lie_on_the_globe() -> None:
    for ring in outlines().rings:
        assert len(ring.points) >= 3
        assert (np.abs(ring.points) <= [180.001, 90.001]).all()


def test_the_middle_of_a_country_lies_in_its_outline() -> None:
    for code in ("IRQ", "BRA", "EGY", "MNG", "CHE", "KEN"):
        entry = countries.of(code)
        assert entry
        assert any(
            _holds(ring.points, entry.lon, entry.lat)
            for ring in outlines().rings
            if ring.country == code
        ), code


def _holds(ring: npt.NDArray[np.float64], x: float, y: float) -> bool:
    after = np.roll(ring, -1, axis=0)
    crossing = (ring[:, 1] > y) != (after[:, 1] > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = ring[:, 0] + (y - ring[:, 1]) / (after[:, 1] - ring[:, 1]) * (after - ring)[:, 0]
    return bool((crossing & (x < at)).sum() % 2)


def test_borders_are_between_two_and_coasts_of_one() -> None:
    assert len(outlines().borders) > 300
    assert len(outlines().coasts) > 1000
