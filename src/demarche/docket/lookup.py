"""What the docket asks of whatever keeps it, and what it gives back to be kept.

In: questions by id or by blocking key. Out: `Lookup`, the protocol that `store` (a database) and
`InMemory` satisfy, and `Changes`, everything that one step alters. Never names an engine.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from demarche.records import Case, Event, Incident, Judgement, Link, Report


class Lookup(Protocol):
    """The docket as it stands: reports, events, incidents, links, judgements, cases.

    Each question is answered from an index; none of them walks over everything. Answers come in
    any order: the docket sorts. An id that is not kept is left out of an answer.
    """

    def reports(self, ids: Collection[str]) -> Mapping[str, Report]:
        """The reports of these ids."""

    def events(self, reports: Collection[str]) -> Mapping[str, tuple[Event, ...]]:
        """The events of each of these reports, in text order."""

    def incidents(self, ids: Collection[str]) -> Mapping[str, Incident]:
        """The incidents of these ids."""

    def incidents_of(self, report: str) -> tuple[Incident, ...]:
        """All incidents that a report tells."""

    def sharing(self, keys: Collection[str]) -> tuple[Incident, ...]:
        """Incidents that are kept under at least one of these blocking keys, each once."""

    def links(self, incidents: Collection[str]) -> tuple[Link, ...]:
        """The links of which at least one end is one of these incidents, each once."""

    def judgements(self, incidents: Collection[str]) -> tuple[Judgement, ...]:
        """The judgements "together" and "apart" on at least one of these incidents, each once."""

    def cases(self, incidents: Collection[str]) -> tuple[Case, ...]:
        """The cases, as they stand, that hold at least one of these incidents, each once."""

    def holders(self, case_ids: Collection[str]) -> Mapping[str, Case]:
        """The cases that bear one of these ids now (former ids do not count)."""


@dataclass(frozen=True, slots=True)
class Filed:
    """An incident, and the blocking keys under which to keep it."""

    incident: Incident
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What one step alters; to be kept in one transaction, removals first.

    Attributes:
        removed_incidents: ids of incidents that are no more; their keys and all links that touch
            them go with them. Judgements never go.
        removed_cases: ids of cases that are no more, or stand in `cases` in a new form.
        incidents: new ones, with their keys.
        links: new ones.
        cases: new ones, and those that are made anew.
    """

    removed_incidents: tuple[str, ...] = ()
    removed_cases: tuple[str, ...] = ()
    incidents: tuple[Filed, ...] = ()
    links: tuple[Link, ...] = ()
    cases: tuple[Case, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return any(
            (self.removed_incidents, self.removed_cases, self.incidents, self.links, self.cases)
        )
