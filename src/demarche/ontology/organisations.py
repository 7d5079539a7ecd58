"""Organisations that reports name without saying whose they are.

In: words of a report. Out: IGO or NGO for the international ones; country and PLOVER sector for
armed groups, services, parliaments, parties, agencies and houses. Never looks at the sentence
around a name: "Congress" is always that of the United States here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, get_args

from demarche.errors import OntologyError
from demarche.ontology.names import NameIndex, squeezed
from demarche.ontology.tables import rows
from demarche.records import Sector

Kind = Literal["IGO", "NGO"]


@dataclass(frozen=True, slots=True)
class Group:
    """What a group is over a stretch of time; open ends are None.

    Attributes:
        country: ISO 3166-1 alpha-3, None where it belongs to no single country.
        sector: PLOVER sector.
        first, last: first and last day of that role.
    """

    country: str | None
    sector: Sector
    first: date | None
    last: date | None

    def covers(self, when: date) -> bool:
        """Whether the group had this role on a day."""
        return (self.first is None or self.first <= when) and (
            self.last is None or when <= self.last
        )


def by_organisation(text: str) -> Kind | None:
    """What kind of international organisation a name names, None where it names none."""
    return _organisations().get(text)


def find_organisation(words: Sequence[str], start: int = 0) -> tuple[Kind, int] | None:
    """The longest name of an international organisation that begins at a word.

    Returns:
        Its kind and the index after its last word, or None.
    """
    return _organisations().longest(words, start)


def by_group(text: str, when: date | None = None) -> tuple[str | None, Sector] | None:
    """Country and sector of a known group.

    Args:
        text: its name in the report's own spelling and case.
        when: the day that the report is about; its role on that day, or its latest where None.
    """
    return _at(_groups().get(text), when)


def find_group(
    words: Sequence[str], start: int = 0, when: date | None = None
) -> tuple[str | None, Sector, int] | None:
    """The longest name of a known group that begins at a word.

    Returns:
        Country, sector and the index after the name's last word, or None.
    """
    found = _groups().longest(words, start)
    role = None if found is None else _at(found[0], when)
    return None if found is None or role is None else (*role, found[1])


def _at(group: tuple[Group, ...] | None, when: date | None) -> tuple[str | None, Sector] | None:
    if not group:
        return None
    role = group[-1]
    if when is not None:
        role = next((g for g in group if g.covers(when)), role)
    return role.country, role.sector


@cache
def _organisations() -> NameIndex[Kind]:
    return NameIndex(_organisation_names())


def _organisation_names() -> Iterator[tuple[str, Kind]]:
    for row in rows("organisations.tsv"):
        kind: Kind = "IGO" if row["kind"] == "IGO" else "NGO"
        for name in row["names"].split("|"):
            yield name, kind


@cache
def _groups() -> NameIndex[tuple[Group, ...]]:
    roles: dict[str, list[Group]] = defaultdict(list)
    texts: dict[str, str] = {}  # one spelling of each name: "F.B.I." and "FBI" are one entry
    for row in rows("known_groups.tsv"):
        if row["sector"] not in get_args(Sector):
            raise OntologyError(f"known_groups.tsv: {row['names']} has no sector {row['sector']}")
        group = Group(
            country=_cell(row["country"]),
            sector=row["sector"],  # type: ignore[arg-type]  # checked above
            first=_day(row["from"]),
            last=_day(row["until"]),
        )
        for name in row["names"].split("|"):
            key = squeezed(name)
            texts.setdefault(key, name)
            if group not in roles[key]:
                roles[key].append(group)
    return NameIndex((texts[key], tuple(groups)) for key, groups in roles.items())


def _cell(text: str) -> str | None:
    return None if text == "-" else text


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)
