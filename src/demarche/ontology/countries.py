"""Countries: their codes, names, demonyms and the seats that stand for their governments.

In: words of a report. Out: ISO 3166-1 alpha-3 codes, or None. Never decides what a word means in
its sentence: "Jordan" may be a person and "Georgia" a State of the US; that is for the coder.

Kosovo is XKX: ISO 3166-1 has no code for it, but leaves XAA to XZZ to its users, and XKX is what
the World Bank, the IMF and GeoNames chose there. KOS, as some event datasets write, is a code that
ISO may yet give to somebody else. States that are gone are coded as their successors (Soviet Union:
RUS).

Sources: ISO 3166 as packaged by pycountry (official names), and the table `countries.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from demarche.ontology.names import NameIndex
from demarche.ontology.tables import rows

Kind = Literal["name", "demonym", "seat"]
"""How a word tells a country."""


@dataclass(frozen=True, slots=True)
class Country:
    """One row of the table.

    Attributes:
        iso3, iso2: ISO 3166-1 codes.
        name: the English name that news use.
        lat, lon: a point in the middle.
        names: all names, `name` first.
        demonyms: adjectives and nouns for its people, plurals included.
        seats: capitals and buildings whose name stands for the government.
    """

    iso3: str
    iso2: str
    name: str
    lat: float
    lon: float
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]


def by_name(text: str) -> str | None:
    """The country that a name names: "Iran", "the U.S.", "Côte d'Ivoire", "Burma".

    Args:
        text: a name in the report's own spelling and case, with or without "the".

    Returns:
        ISO 3166-1 alpha-3, or None.
    """
    return _index("name").get(text)


def by_demonym(text: str) -> str | None:
    """The country of an adjective or a noun for its people: "Iraqi", "Poles", "Dutch", "U.S.".

    Peoples without a State of their own have none ("Kurdish"); an adjective that two countries
    share gives the one that news mean nearly always ("Congolese", "Korean").
    """
    return _index("demonym").get(text)


def by_seat(text: str) -> str | None:
    """The country whose government a capital or a building stands for: "Tehran", "the Kremlin"."""
    return _index("seat").get(text)


def find(words: Sequence[str], start: int = 0) -> tuple[str, Kind, int] | None:
    """The longest name, demonym or seat that begins at a word; of equals, names before demonyms.

    Args:
        words: the words of a sentence, as tokenised.
        start: index of the word at which it must begin.

    Returns:
        The country, how it was told, and the index after its last word; or None.
    """
    found = _all().longest(words, start)
    return None if found is None else (*found[0], found[1])


def name(iso3: str) -> str | None:
    """A country's English name, None for what is no country code."""
    country = table().get(iso3)
    return None if country is None else country.name


def is_country_code(code: str | None) -> bool:
    """Whether a text is one of the codes that this module gives."""
    return code in table()


def from_iso2(code: str) -> str | None:
    """The alpha-3 code for an alpha-2 code."""
    return _alpha2().get(code.upper())


def of(iso3: str) -> Country | None:
    """All that the table says of a country."""
    return table().get(iso3)


@cache
def table() -> dict[str, Country]:
    """All countries by alpha-3 code."""
    return {row["iso3"]: _country(row) for row in rows("countries.tsv")}


def _country(row: dict[str, str]) -> Country:
    def cells(column: str) -> tuple[str, ...]:
        return () if row[column] == "-" else tuple(row[column].split("|"))

    people = (*cells("adjectives"), *cells("people"))
    return Country(
        iso3=row["iso3"],
        iso2=row["iso2"],
        name=row["name"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        names=(row["name"], *cells("other_names")),
        demonyms=(*people, *(p for word in people for p in _plurals(word))),
        seats=cells("seats"),
    )


def _plurals(person: str) -> Iterator[str]:
    if person.endswith("man"):
        # "German" and "Roman" are regular, "Frenchman" is not
        yield person + "s" if person in _REGULAR_MAN else person[:-2] + "en"
    elif not person.endswith(("s", "sh", "ch", "se", "z", ".")):
        yield person + "s"


_REGULAR_MAN = frozenset({"German", "West German", "East German", "Burman", "Roman", "Ottoman"})


@cache
def _alpha2() -> dict[str, str]:
    return {c.iso2: c.iso3 for c in table().values()}


@cache
def _index(kind: Kind) -> NameIndex[str]:
    return NameIndex(_pairs(kind))


@cache
def _all() -> NameIndex[tuple[str, Kind]]:
    kinds: tuple[Kind, ...] = ("name", "demonym", "seat")
    return NameIndex((text, (iso3, kind)) for kind in kinds for text, iso3 in _pairs(kind))


def _pairs(kind: Kind) -> Iterator[tuple[str, str]]:
    for country in table().values():
        texts = {"name": country.names, "demonym": country.demonyms, "seat": country.seats}[kind]
        for text in texts:
            yield text, country.iso3
    if kind == "name":
        yield from _official()


def _official() -> Iterator[tuple[str, str]]:
    """The names that ISO 3166 gives, which news use on formal occasions."""
    import pycountry  # noqa: PLC0415 - half the start-up time of `--help`, for a few lookups

    for entry in pycountry.countries:
        if entry.alpha_3 in table():
            for key in ("official_name", "common_name"):
                text = getattr(entry, key, None)
                if text:
                    yield text, entry.alpha_3
