"""A docket in memory: for scripts, tests and benchmarks.

In: reports with their events, judgements. Out: cases. Satisfies `Lookup`, and is nothing that
lasts: for that there is `store`.

    >>> from demarche.docket import InMemory
    >>> docket = InMemory()
    >>> changes = docket.add(report, events)
    >>> docket.all_cases()
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from demarche.docket import docket
from demarche.docket.lookup import Changes
from demarche.errors import RecordError
from demarche.records import Case, Event, Incident, Judgement, Link, Report


class InMemory:
    """Reports, events, incidents, links, judgements and cases, in dictionaries."""

    def __init__(self) -> None:
        self._reports: dict[str, Report] = {}
        self._events: dict[str, tuple[Event, ...]] = {}
        self._incidents: dict[str, Incident] = {}
        self._of_report: dict[str, set[str]] = defaultdict(set)
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._keys_of: dict[str, tuple[str, ...]] = {}
        self._links: dict[str, dict[str, Link]] = defaultdict(dict)
        self._judgements: dict[str, list[Judgement]] = defaultdict(list)
        self._cases: dict[str, Case] = {}
        self._case_of: dict[str, str] = {}

    def add(self, report: Report, events: Sequence[Event]) -> Changes:
        """Files a report with its events; see `docket.add`."""
        changes = docket.add(report, events, self)
        self._reports[report.id] = report
        self._events[report.id] = tuple(events)
        self._apply(changes)
        return changes

    def remove(self, report: str) -> Changes:
        """Takes a report out again."""
        changes = docket.remove(report, self)
        self._apply(changes)
        self._reports.pop(report, None)
        self._events.pop(report, None)
        return changes

    def judge(self, judgements: Sequence[Judgement]) -> Changes:
        """Keeps what a person decided on incidents, and makes their cases anew."""
        touched = {incident for judgement in judgements for incident in judgement.on}
        for judgement in judgements:
            for incident in judgement.on:
                self._judgements[incident].append(judgement)
        changes = docket.rejudge(touched, self)
        self._apply(changes)
        return changes

    def all_cases(self) -> tuple[Case, ...]:
        """All cases, in the order in which the reports tell them."""
        return tuple(sorted(self._cases.values(), key=lambda c: (c.reports, c.incidents)))

    def case(self, case_id: str) -> Case:
        """The case that bears an id, or once bore it.

        Raises:
            RecordError: if there is none.
        """
        for case in (self._cases.get(case_id), *self._cases.values()):
            if case is not None and case_id in (case.id, *case.former_ids):
                return case
        raise RecordError(f"{case_id!r} is no case here, nor was one called so")

    def reports(self, ids: Collection[str]) -> dict[str, Report]:
        """The reports of these ids."""
        return {i: self._reports[i] for i in ids if i in self._reports}

    def events(self, reports: Collection[str]) -> dict[str, tuple[Event, ...]]:
        """The events of these reports."""
        return {r: self._events[r] for r in reports if r in self._events}

    def incidents(self, ids: Collection[str]) -> dict[str, Incident]:
        """The incidents of these ids."""
        return {i: self._incidents[i] for i in ids if i in self._incidents}

    def incidents_of(self, report: str) -> tuple[Incident, ...]:
        """All incidents that a report tells."""
        return tuple(self._incidents[i] for i in self._of_report.get(report, ()))

    def sharing(self, keys: Collection[str]) -> tuple[Incident, ...]:
        """The incidents under these keys."""
        found = {i for key in keys for i in self._keys.get(key, ())}
        return tuple(self._incidents[i] for i in found)

    def links(self, incidents: Collection[str]) -> tuple[Link, ...]:
        """The links that touch these incidents."""
        found = {
            (link.first, link.second): link
            for i in incidents
            for link in self._links.get(i, {}).values()
        }
        return tuple(found.values())

    def judgements(self, incidents: Collection[str]) -> tuple[Judgement, ...]:
        """The judgements on these incidents."""
        return tuple({j for i in incidents for j in self._judgements.get(i, ())})

    def cases(self, incidents: Collection[str]) -> tuple[Case, ...]:
        """The cases that hold these incidents."""
        ids = {self._case_of[i] for i in incidents if i in self._case_of}
        return tuple(self._cases[i] for i in ids)

    def holders(self, case_ids: Collection[str]) -> dict[str, Case]:
        """The cases that bear these ids."""
        return {i: self._cases[i] for i in case_ids if i in self._cases}

    def _apply(self, changes: Changes) -> None:
        for case_id in changes.removed_cases:
            for held in self._cases.pop(case_id).incidents:
                self._case_of.pop(held, None)
        for gone in changes.removed_incidents:
            self._drop(gone)
        for filed in changes.incidents:
            incident = filed.incident
            self._incidents[incident.id] = incident
            self._of_report[incident.report].add(incident.id)
            self._keys_of[incident.id] = filed.keys
            for key in filed.keys:
                self._keys[key].add(incident.id)
        for link in changes.links:
            self._links[link.first][link.second] = link
            self._links[link.second][link.first] = link
        for case in changes.cases:
            self._cases[case.id] = case
            for held in case.incidents:
                self._case_of[held] = case.id

    def _drop(self, incident: str) -> None:
        self._of_report[self._incidents.pop(incident).report].discard(incident)
        for key in self._keys_of.pop(incident):
            self._keys[key].discard(incident)
        for other in self._links.pop(incident, {}):
            self._links[other].pop(incident, None)
