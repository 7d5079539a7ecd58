"""The gazetteer: which places bear a name.

In: a name as a report writes it. Out: the places that bear it, biggest first. Never decides which
of them is meant: that is for the coder.

Sources: GeoNames (geonames.org, CC BY 4.0), places of 500 inhabitants and more with their first and
second order divisions, in `gazetteer.npz`, which training/gazetteer.py derives; `regions.tsv` for
what is no populated place; `countries.tsv`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from demarche.errors import OntologyError
from demarche.ontology import countries
from demarche.ontology.names import NameIndex, squeezed
from demarche.ontology.tables import rows
from demarche.records import Place

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Kind = Literal["country", "state", "district", "city", "region", "water", "continent", "landmark"]
"""state: a first order division (province, governorate, oblast); district: a second order one."""

_KINDS: tuple[Kind, ...] = ("city", "state", "district")
_UNITED = frozenset({"GBR"})
"""England is a name of the United Kingdom, but a place of its own."""
_STATES_TOLD = frozenset({"USA", "CAN", "AUS", "GBR"})
"""Countries all of whose states stand in `regions.tsv`."""
_MOST = 60
"""As many places of one name are looked at; the longest list, San José, has some 300."""


_KNOWN_TOWN = 5_000_000
"""The population that decides for a town under its nickname ("L.A.", "D.C.")."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that bears a name.

    Attributes:
        place: the place.
        kind: what it is.
        population: of the place, 0 where not known.
        division: the first order division in which it lies, None where not known.
        other: whether the name is another than its usual one (a spelling, a former name).
    """

    place: Place
    kind: Kind
    population: int
    division: str | None
    other: bool


@dataclass(frozen=True, slots=True)
class _Index:
    """The arrays of the derived file; names are found by the hash of their letters."""

    key: npt.NDArray[np.uint64]
    entry: npt.NDArray[np.uint32]
    other: npt.NDArray[np.bool_]
    name: list[str]
    lat: npt.NDArray[np.float32]
    lon: npt.NDArray[np.float32]
    population: npt.NDArray[np.uint32]
    country: npt.NDArray[np.uint8]
    division: npt.NDArray[np.uint16]
    kind: npt.NDArray[np.uint8]
    geonameid: npt.NDArray[np.uint32]
    countries: list[str]
    divisions: list[str]


def key(name: str) -> int:
    """The number under which a name is filed: marks, spaces, hyphens and case do not count."""
    letters = squeezed(name).lower()
    return int.from_bytes(hashlib.blake2b(letters.encode(), digest_size=8).digest(), "big")


@lru_cache(maxsize=20_000)
def lookup(name: str) -> tuple[Candidate, ...]:
    """The places that bear a name.

    Args:
        name: as the report writes it, with or without "the"; capitals count for countries and
            regions, and a name without any capital has no places.

    Returns:
        Countries, regions and divisions first, then cities by population.
    """
    if not any(c.isupper() for c in name):
        return ()
    found = list(_regions().get(name) or ())
    if not any(c.place.country in _UNITED for c in found if c.kind == "state"):
        found = [*_countries(name), *found]
    bare = name[4:] if name[:4] in ("the ", "The ") else name
    others: list[Candidate] = []
    for spelling in _spellings(bare):
        others = others or _index_entries(spelling)
        if found or others:
            break
    taken = {(c.place.country, squeezed(c.place.name)) for c in found if c.kind == "state"}
    found += [
        c
        for c in others
        if c.kind != "state"
        or not (
            c.place.country in _STATES_TOLD or (c.place.country, squeezed(c.place.name)) in taken
        )
    ]
    return tuple(found)


def by_short(name: str) -> Candidate | None:
    """The division of an abbreviation that counts only after a comma: "TX", "Ont.", "W.Va."."""
    return _shorts().get(name)


def _countries(name: str) -> Iterator[Candidate]:
    country = countries.of(countries.by_name(name) or "")
    if country is not None:
        place = Place(country.name, country.iso3, country.lat, country.lon, None)
        yield Candidate(place, "country", 0, None, other=False)


def _spellings(name: str) -> Iterator[str]:
    """A name, then the ways in which romanised Arabic most often differs from GeoNames' own."""
    yield name
    letters = squeezed(name).lower()
    if len(letters) < 5:
        return
    if letters.startswith(("al", "el")):
        yield letters[2:]
    yield "al" + letters
    yield letters + "h"


def _index_entries(name: str) -> list[Candidate]:
    index = _index()
    import numpy as np  # noqa: PLC0415 - not for `--help`

    wanted = np.uint64(key(name))
    first = int(np.searchsorted(index.key, wanted))
    at: list[int] = []
    while first + len(at) < len(index.key) and index.key[first + len(at)] == wanted:
        at.append(first + len(at))
    at.sort(key=lambda i: (-int(index.population[index.entry[i]]), i))
    return [_candidate(index, i, name) for i in at[:_MOST]]


def _candidate(index: _Index, at: int, asked: str) -> Candidate:
    entry = int(index.entry[at])
    other = bool(index.other[at])
    if other and index.name[entry] == asked + " City":  # "New York"; but Mexico is the country
        other = countries.by_name(asked) is not None
    place = Place(
        name=index.name[entry],
        country=index.countries[int(index.country[entry])],
        lat=round(float(index.lat[entry]), 5),
        lon=round(float(index.lon[entry]), 5),
        geonameid=int(index.geonameid[entry]) or None,
    )
    return Candidate(
        place=place,
        kind=_KINDS[int(index.kind[entry])],
        population=int(index.population[entry]),
        division=index.divisions[int(index.division[entry])] or None,
        other=other,
    )


@cache
def _index() -> _Index:
    import numpy as np  # noqa: PLC0415 - not for `--help`

    path = files("demarche.ontology").joinpath("gazetteer.npz")
    try:
        with path.open("rb") as file, np.load(file) as arrays:
            data = {name: arrays[name] for name in arrays.files}
        for name in ("name", "countries", "divisions"):
            data[name] = data[name].tobytes().decode("utf-8").split("\n")
        return _Index(**data)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise OntologyError(
            "gazetteer.npz, in demarche/ontology, cannot be read; install Demarche anew,"
            " or derive it with training/gazetteer.py"
        ) from error


@cache
def _regions() -> NameIndex[tuple[Candidate, ...]]:
    found: dict[str, tuple[str, list[Candidate]]] = {}
    for row in rows("regions.tsv"):
        names = row["names"].split("|")
        for name in names:
            kept = found.setdefault(squeezed(name), (name, []))
            kept[1].append(_region(row, names[0]))
    return NameIndex((name, tuple(places)) for name, places in found.values())


@cache
def _shorts() -> NameIndex[Candidate]:
    return NameIndex(
        (short, _region(row, row["names"].split("|")[0]))
        for row in rows("regions.tsv")
        for short in row["short"].split("|")
        if short != "-"
    )


def _region(row: dict[str, str], name: str) -> Candidate:
    country = None if row["country"] == "-" else row["country"]
    place = Place(name, country, float(row["lat"]), float(row["lon"]), None)
    kind: Kind = row["kind"]  # type: ignore[assignment]  # tests hold the table to the kinds
    population = _KNOWN_TOWN if kind == "city" else 0
    return Candidate(place, kind, population, name if kind == "state" else None, other=False)
