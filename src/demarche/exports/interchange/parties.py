"""Parties in the codes of other event data.

In: an event's parties. Out: CAMEO actor codes, or pairs for formats that hold one party on each
side. Never makes up a party: one that is not told is None.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from demarche.ontology.foreign_codes import cameo_role, event_data_country
from demarche.records import Actor, Event

NOBODY = "---"
"""How PETRARCH writes a party that is not told."""


def cameo_code(actor: Actor | None) -> str:
    """`IRQGOV`, `IGO`, `CVL` where the country is not told, `---` where nothing is."""
    if actor is None:
        return NOBODY
    country = event_data_country(actor.country) or ""
    role = cameo_role(actor.sector) or ""
    return (country if role == country else country + role) or NOBODY


def pairs(event: Event) -> Iterator[tuple[Actor | None, Actor | None]]:
    """Each of those who act with each of those towards whom; None where a side is not told."""
    yield from product(event.source or (None,), event.target or (None,))


def happened(event: Event) -> bool:
    """Whether an event may stand in a format that has no word for its status.

    What is denied or only announced would stand there as a fact; what is alleged is coded as an
    event by the coders whose formats these are.
    """
    return event.status not in {"denied", "planned"}
