"""Outlines of countries, for maps.

In: nothing. Out: rings of points by country, and the lines that two countries share. Never says
whose a territory is: it draws what Natural Earth draws, and a map says so.

Source: Natural Earth 1:50m (public domain), in `outlines.npz`, which training/outlines.py derives.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from demarche.errors import OntologyError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Points = npt.NDArray[np.float64]
    """Rows of longitude and latitude, degrees."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One piece of land: its country's alpha-3 code (None where it is nobody's), and its outline.

    The last point is not the first again.
    """

    country: str | None
    points: Points


@dataclass(frozen=True, slots=True)
class Outlines:
    """The countries of the world.

    Attributes:
        rings: all pieces of land.
        borders: lines between two countries.
        coasts: lines between land and water.
    """

    rings: tuple[Ring, ...]
    borders: tuple[Points, ...]
    coasts: tuple[Points, ...]


@cache
def outlines() -> Outlines:
    """All outlines, read once.

    Raises:
        OntologyError: if the table is missing or broken.
    """
    import numpy as np  # noqa: PLC0415 - only maps need it here

    source = files("demarche.ontology").joinpath("outlines.npz")
    try:
        with source.open("rb") as file, np.load(file) as table:
            steps = table["steps"].astype(np.float64)
            ends = np.cumsum(table["arcs"])
            scale, origin = table["scale"], table["origin"]
            ring_arcs, ring_ends = table["ring_arcs"], np.cumsum(table["rings"])
            codes = table["codes"].tobytes().decode().split("\n")
            owners = [codes[number] or None for number in table["owner"]]
    except (OSError, ValueError, KeyError) as error:
        raise OntologyError(
            f"outlines.npz cannot be read ({error}): install Demarche again"
        ) from error
    arcs = [
        np.cumsum(part, axis=0) * scale + origin for part in np.split(steps, ends[:-1].tolist())
    ]
    rings = []
    users: dict[int, set[str | None]] = defaultdict(set)
    uses: dict[int, int] = defaultdict(int)
    for owner, numbers in zip(owners, np.split(ring_arcs, ring_ends[:-1].tolist()), strict=True):
        parts = []
        for number in map(int, numbers):
            at = number if number >= 0 else ~number
            users[at].add(owner)
            uses[at] += 1
            parts.append((arcs[at] if number >= 0 else arcs[at][::-1])[:-1])
        rings.append(Ring(owner, np.concatenate(parts)))
    return Outlines(
        tuple(rings),
        tuple(arcs[at] for at in sorted(uses) if len(users[at]) > 1),
        tuple(arcs[at] for at in sorted(uses) if uses[at] == 1),
    )
