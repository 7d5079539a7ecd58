"""Whose a party is: the answer that passes between the modules that work it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from demarche.coding.parties.scene import Key
from demarche.records import Sector


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Whose a party is.

    Attributes:
        country: ISO 3166-1 alpha-3, "IGO", "NGO", or None where the report does not tell.
        sector: PLOVER sector, None where the phrase names no party at all.
        told: whether the phrase's own words say the country.
        why: the reasons, for a reader.
    """

    country: str | None
    sector: Sector | None
    told: bool
    why: str


NOBODY = Affiliation(None, None, told=False, why="no party")
"""The affiliation of things, events and places."""

Ask = Callable[[Key], Affiliation]
"""Gives the affiliation of the phrase that a word heads, by address."""
