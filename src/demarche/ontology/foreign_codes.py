"""Our codes in the terms of other event data: numbers, roles, names and scales.

In: a country, a sector, a CAMEO code, a PLOVER type with its mode. Out: what Correlates of War,
CAMEO's actor codes, ICEWS, Phoenix and PLOVER's score table have for it; None where they have
nothing. Never stretches a code to fit.
"""

from __future__ import annotations

from functools import cache

from demarche.ontology.plover import goldstein
from demarche.ontology.tables import rows
from demarche.records import EventType, Sector

KOSOVO = {"XKX": "KOS"}
"""CAMEO, PLOVER and POLECAT write KOS for Kosovo."""

_ICEWS = {"016": -5.0, "022": 3.4, "164": -6.5, "165": -7.0, "1213": -4.0}
_PHOENIX = {
    "016": 3.4, "022": 3.4, "124": -5.0, "1246": -5.0, "163": -6.5, "164": -7.0, "165": -7.0,
    "166": -8.0,
}  # fmt: skip
"""Where ICEWS's and Phoenix's scales differ from GDELT's: the tables that each publishes."""

_PHOENIX_QUAD = {root: quad for quad, roots in enumerate(
    ("01 02", "03 04 05", "06 07 08", "09 10 11 12 13 16", "14 15 17 18 19 20")
) for root in roots.split()}  # fmt: skip
"""Phoenix counts statements and appeals apart, as 0, and reduced relations as verbal."""


def cow_number(iso3: str | None) -> int | None:
    """A State's number in the Correlates of War project."""
    return _cow().get(iso3 or "")


def iso3_of_cow(number: int) -> str | None:
    """The State of a Correlates of War number."""
    return next((iso3 for iso3, cow in _cow().items() if cow == number), None)


def event_data_country(iso3: str | None) -> str | None:
    """A country as event data write it: alpha-3, but KOS for Kosovo."""
    return KOSOVO.get(iso3 or "", iso3)


def cameo_role(sector: Sector) -> str | None:
    """The role of a sector in a CAMEO actor code: JRN is MED there."""
    role = _sectors()[sector][0]
    return None if role == "-" else role


def icews_sector(sector: Sector) -> str:
    """The sector's name in ICEWS's data."""
    return _sectors()[sector][1]


def icews_intensity(cameo: str) -> float | None:
    """ICEWS's intensity of a CAMEO code."""
    return _ICEWS[cameo] if cameo in _ICEWS else goldstein(cameo)


def phoenix_goldstein(cameo: str) -> float | None:
    """Phoenix's Goldstein score of a CAMEO code."""
    return _PHOENIX[cameo] if cameo in _PHOENIX else goldstein(cameo)


def phoenix_quad(cameo: str) -> int:
    """Phoenix's quad class of a CAMEO code, 0 to 4."""
    return _PHOENIX_QUAD[cameo[:2]]


def plover_score(kind: EventType, mode: str | None) -> float:
    """PLOVER's score of a type and mode; that of the type where the mode has none."""
    scores = _scores()
    return scores.get((kind, mode or "-"), scores[kind, "-"])


@cache
def _cow() -> dict[str, int]:
    return {row["iso3"]: int(row["number"]) for row in rows("cow.tsv")}


@cache
def _sectors() -> dict[str, tuple[str, str]]:
    return {row["sector"]: (row["cameo"], row["icews"]) for row in rows("sector_names.tsv")}


@cache
def _scores() -> dict[tuple[str, str], float]:
    return {(row["type"], row["mode"]): float(row["score"]) for row in rows("plover_scores.tsv")}
