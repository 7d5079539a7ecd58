"""Who is who over many reports: what earlier reports told of a person, and when.

In: the entries that reports gave. Out: the entry of a name on a day. Never says more than the
reports did: where the name fits two different persons, it says nothing.

A person's entries are told apart by office, country and sector. For a report of a day the one
counts that was last told up to that day; where none had been, one that was told soon after.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from demarche.coding.parties.who import WhoEntry, name_keys
from demarche.records import Evidence, Report, Sector

SOON = timedelta(days=31)
"""How long before it is first told an office is taken to have been held."""
KEPT = 4
"""Sightings that an entry keeps at each end of its time: the earliest and the latest."""


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """Words that told it, and the day of their report ("" where that is not known)."""

    published: str
    report: str
    start: int
    end: int
    quote: str

    @property
    def day(self) -> date | None:
        """The day of the report."""
        return date.fromisoformat(self.published) if self.published else None

    @classmethod
    def of(cls, evidence: Evidence, published: date | None) -> Sighting:
        """The sighting that a piece of evidence is."""
        day = published.isoformat() if published else ""
        span = evidence.span
        return cls(day, evidence.report, span.start, span.end, evidence.quote)


@dataclass(frozen=True, slots=True)
class Known:
    """What reports have told of a person.

    Attributes:
        name, role, country, sector: as in `WhoEntry`.
        sightings: the words that told so, earliest first; of many only those at both ends.
    """

    name: str
    role: str | None
    country: str | None
    sector: Sector
    sightings: tuple[Sighting, ...]

    @property
    def first(self) -> date | None:
        """The first day on which it was told."""
        return min((s.day for s in self.sightings if s.day), default=None)

    @property
    def last(self) -> date | None:
        """The last day on which it was told."""
        return max((s.day for s in self.sightings if s.day), default=None)

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What tells it from other entries; also the order of entries in a file."""
        return (self.name.casefold(), self.country or "", self.sector, self.role or "")

    def as_of(self, day: date | None) -> date | None:
        """When it was last told as seen from a day; None where it was told too long after it."""
        first, last = self.first, self.last
        if first is None or last is None:
            return date.min
        if day is None:
            return last
        told = [s.day for s in self.sightings if s.day is not None and s.day <= day]
        if told:
            return max(told)
        return date.min if first <= day + SOON else None


@dataclass(frozen=True)
class WhosWho:
    """Persons known from earlier reports."""

    entries: tuple[Known, ...] = ()

    def look(self, name: str, day: date | None) -> Known | None:
        """What is known of the person whom a report means by a name.

        Args:
            name: as the report writes it: a full name or a surname.
            day: when the report was published.

        Returns:
            None where nobody is known by it, or two persons are who differ in country or sector.
        """
        if not self.entries:
            return None
        keys = name_keys(name)
        if not keys:
            return None
        fitting = [e for e in self._index.get(keys[-1], ()) if _same_person(keys[0], e)]
        dated = [(when, e) for e in fitting if (when := e.as_of(day)) is not None]
        if not dated:
            return None
        newest = max(dated, key=lambda pair: (pair[0], pair[1].identity))[1]
        others = [e for _, e in dated if not _same_person(name_keys(newest.name)[0], e)]
        if any((e.country, e.sector) != (newest.country, newest.sector) for e in others):
            return None
        return newest

    def all_of(self, name: str) -> tuple[Known, ...]:
        """All entries that a name fits, the latest told first."""
        keys = name_keys(name)
        if not keys:
            return ()
        fitting = [e for e in self._index.get(keys[-1], ()) if _same_person(keys[0], e)]
        fitting.sort(key=lambda e: e.identity)
        return tuple(sorted(fitting, key=lambda e: e.last or date.min, reverse=True))

    def learned(self, told: Iterable[tuple[Report, Sequence[WhoEntry]]]) -> WhosWho:
        """This and what reports told; a report that was learned from before adds nothing."""
        learner = Learner(self)
        for report, entries in told:
            learner.add(report, entries)
        return learner.book()

    @cached_property
    def _index(self) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = {}
        for entry in self.entries:
            keys = name_keys(entry.name)
            if keys:
                found.setdefault(keys[-1], []).append(entry)
        return found


class Learner:
    """Takes in what one report after another tells; holds no more than the entries.

    Args:
        book: what is known before.
    """

    def __init__(self, book: WhosWho) -> None:
        self._found = {e.identity: e for e in book.entries}

    def add(self, report: Report, entries: Iterable[WhoEntry]) -> None:
        """Learns what a report tells."""
        for entry in entries:
            seen = tuple(Sighting.of(e, report.published) for e in entry.evidence)
            new = Known(entry.name, entry.role, entry.country, entry.sector, seen)
            before = self._found.get(new.identity)
            self._found[new.identity] = new if before is None else _joined(before, new)

    def book(self) -> WhosWho:
        """All that is known now."""
        return WhosWho(tuple(self._found[key] for key in sorted(self._found)))


def _same_person(name: str, entry: Known) -> bool:
    """Whether one of two names says no more than the other ("Zarif", "Javad Zarif")."""
    these, those = set(name.split()), set(name_keys(entry.name)[0].split())
    return these <= those or those <= these


def _joined(one: Known, other: Known) -> Known:
    """Both sightings; of many the earliest and the latest, so that any order gives the same."""
    seen = sorted({*one.sightings, *other.sightings})
    if len(seen) > 2 * KEPT:
        seen = seen[:KEPT] + seen[-KEPT:]
    name = min(one.name, other.name)
    return Known(name, one.role, one.country, one.sector, tuple(seen))
