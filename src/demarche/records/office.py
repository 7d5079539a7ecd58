"""Whose office a report tells: what a who's-who over many reports is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from demarche.records.event import Sector
from demarche.records.text import Evidence


@dataclass(frozen=True, slots=True)
class Office:
    """What one report tells of a named person.

    Attributes:
        name: the fullest form of the name.
        role: the title or office, in lower case, None where only the country is told.
        country: ISO 3166-1 alpha-3, "IGO", "NGO", or None where it does not tell.
        sector: PLOVER sector.
        evidence: the words that tell so.
        published: the day of the report, None where that is not known.
    """

    name: str
    role: str | None
    country: str | None
    sector: Sector
    evidence: tuple[Evidence, ...]
    published: date | None
