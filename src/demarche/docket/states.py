"""The States for which the parties of an event stand.

In: actors. Out: States, by ISO 3166-1 alpha-3. Never says what a State did.
"""

from __future__ import annotations

from collections.abc import Iterable

from demarche.records import Actor, Sector

ORGANS: frozenset[Sector] = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})
"""Sectors whose acts are acts of the State (ILC 4)."""
NO_STATE = frozenset({None, "IGO", "NGO"})
"""What an actor's country is where it is no State's, or the report does not tell."""


def states_of(actors: Iterable[Actor], sectors: frozenset[Sector] | None = None) -> set[str]:
    """The States of these actors.

    Args:
        actors: the actors.
        sectors: those of which the States are asked, None for all.
    """
    return {
        a.country
        for a in actors
        if a.country and a.country not in NO_STATE and (sectors is None or a.sector in sectors)
    }
