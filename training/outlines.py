"""Derives the outlines of countries that ship with Demarche from Natural Earth.

In: `countries-50m.json` of the npm package world-atlas (Natural Earth 1:50m, public domain, as
TopoJSON). Out: `src/demarche/ontology/outlines.npz`. Never moves a line. Natural Earth draws who
holds what; a document of law cannot. So pieces within a State that the United Nations know as one
(Northern Cyprus, Somaliland) get that State's code, and Crimea is Ukraine's (General Assembly
resolution 68/262); what Natural Earth leaves to nobody stays nobody's.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m training.outlines package/countries-50m.json
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import pycountry

from demarche.ontology import countries

OUT = Path(__file__).parents[1] / "src" / "demarche" / "ontology" / "outlines.npz"

NAMED = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM", "Indian Ocean Ter.": "AUS"}
"""Pieces without an ISO number; the Siachen Glacier is nobody's here."""
SIMFEROPOL = (34.1, 44.95)


def code(geometry: dict[str, Any]) -> str:
    if "id" not in geometry:
        return NAMED.get(geometry["properties"]["name"], "")
    found = pycountry.countries.get(numeric=geometry["id"])
    iso3: str = found.alpha_3 if found else ""
    if not countries.is_country_code(iso3):
        print(f"no code: {geometry['properties']['name']} {geometry['id']}")
        return ""
    return iso3


def outer_rings(geometry: dict[str, Any]) -> list[list[int]]:
    """Rings without those of holes: whatever fills a hole is drawn over it."""
    if geometry["type"] == "Polygon":
        return [geometry["arcs"][0]]
    return [polygon[0] for polygon in geometry["arcs"]]


def holds(ring: list[tuple[float, float]], point: tuple[float, float]) -> bool:
    """Whether a point lies in a ring, by counting the edges east of it."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def corners(atlas: dict[str, Any], ring: list[int]) -> list[tuple[float, float]]:
    (dx, dy), (x0, y0) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    found: list[tuple[float, float]] = []
    for number in ring:
        x = y = 0
        arc = []
        for step_x, step_y in atlas["arcs"][number if number >= 0 else ~number]:
            x, y = x + step_x, y + step_y
            arc.append((x * dx + x0, y * dy + y0))
        found += arc if number >= 0 else arc[::-1]
    return found


def save(atlas: dict[str, Any], out: Path) -> None:
    rings: list[list[int]] = []
    owners: list[str] = []
    for geometry in atlas["objects"]["countries"]["geometries"]:
        for ring in outer_rings(geometry):
            rings.append(ring)
            owner = code(geometry)
            if owner == "RUS" and holds(corners(atlas, ring), SIMFEROPOL):
                owner = "UKR"
            owners.append(owner)
    codes = sorted(set(owners))
    steps = [step for arc in atlas["arcs"] for step in arc]
    np.savez_compressed(
        out,
        # Each arc begins with a position and goes on with differences, as TopoJSON has it.
        steps=np.array(steps, dtype=np.int32),
        arcs=np.array([len(arc) for arc in atlas["arcs"]], dtype=np.uint16),
        scale=np.array(atlas["transform"]["scale"]),
        origin=np.array(atlas["transform"]["translate"]),
        ring_arcs=np.array([arc for ring in rings for arc in ring], dtype=np.int16),
        rings=np.array([len(ring) for ring in rings], dtype=np.uint16),
        owner=np.array([codes.index(owner) for owner in owners], dtype=np.uint8),
        codes=np.frombuffer("\n".join(codes).encode(), dtype=np.uint8),
    )
    print(
        f"{len(codes)} countries, {len(rings)} rings, {len(steps)} points,"
        f" {out.stat().st_size / 1e3:.0f} kB in {out}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("atlas", type=Path)
    given = parser.parse_args()
    save(json.loads(given.atlas.read_text(encoding="utf-8")), OUT)


if __name__ == "__main__":
    main()
