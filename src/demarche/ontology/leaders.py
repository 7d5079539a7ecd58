"""Holders of high office whom news name without saying whose they are.

In: a person's name and a year. Out: country and sector at that time, or None. Never decides that a
name in a report is this person: the coder asks only where the report itself does not tell.

The table `leaders.tsv` holds heads of State and government, foreign ministers, spokesmen, heads of
international organisations and opponents of note since about 1990.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from demarche.errors import OntologyError
from demarche.ontology.names import squeezed
from demarche.ontology.tables import rows
from demarche.records import Sector


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody's place over some years; open ends are None.

    Attributes:
        country: ISO 3166-1 alpha-3 or "IGO".
        sector: PLOVER sector.
        first, last: years.
    """

    country: str
    sector: Sector
    first: int | None
    last: int | None

    def covers(self, year: int) -> bool:
        """Whether it was so in a year."""
        return (self.first is None or self.first <= year) and (
            self.last is None or year <= self.last
        )


def by_person(name: str, year: int | None = None) -> tuple[str, Sector | None] | None:
    """Country and sector of a well-known person.

    Args:
        name: full name or the short form that news use, in the report's own case.
        year: the year of the report; the latest entry counts where None.

    Returns:
        The sector is None where the person held no listed office in that year.
    """
    found = _index().get(squeezed(name))
    if not found:
        return None
    if year is None:
        return found[-1].country, found[-1].sector
    now = next((leader for leader in found if leader.covers(year)), None)
    if now is not None:
        return now.country, now.sector
    near = min(found, key=lambda leader: abs((leader.first or leader.last or year) - year))
    return (near.country, None) if near.country != "IGO" else None


@cache
def _index() -> dict[str, tuple[Leader, ...]]:
    found: dict[str, list[Leader]] = {}
    shorts: dict[str, set[str]] = {}
    for row in rows("leaders.tsv"):
        if row["sector"] not in get_args(Sector):
            raise OntologyError(f"leaders.tsv: {row['name']} has no sector {row['sector']}")
        leader = Leader(
            row["country"], cast("Sector", row["sector"]), _year(row["from"]), _year(row["until"])
        )
        names = row["name"].split("|")
        for name in names:
            found.setdefault(squeezed(name), []).append(leader)
            if row["short"] != "!":
                short = name.split()[-1] if row["short"] == "-" else row["short"]
                shorts.setdefault(squeezed(short), set()).add(squeezed(names[0]))
    for short, persons in shorts.items():
        if len(persons) == 1 and short not in found:
            found[short] = found[next(iter(persons))]
    return {name: tuple(leaders) for name, leaders in found.items()}


def _year(text: str) -> int | None:
    return None if text == "-" else int(text)
