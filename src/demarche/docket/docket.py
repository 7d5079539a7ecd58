"""The online step: one report goes in, and the cases that it touches are made anew.

In: a report with its events (or a person's judgement), and a `Lookup`. Out: `Changes` to keep.
Never keeps anything itself, and never looks further than the candidates that share a blocking key
and the incidents that are linked to them.

The result does not depend on the order in which reports come: links are a function of two
incidents, and cases one of the incidents, links and judgements that hang together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from demarche.docket.cases import assemble, distinct, remembering
from demarche.docket.clustering import partition
from demarche.docket.comparing import compare
from demarche.docket.incidents import incidents_of
from demarche.docket.keys import keys_of, queries_of
from demarche.docket.lookup import Changes, Filed, Lookup
from demarche.records import Case, Event, Incident, Judgement, Link, Report


def add(report: Report, events: Sequence[Event], lookup: Lookup) -> Changes:
    """Files a report: its incidents, their links, and the cases made anew.

    A report that is there already with the same incidents changes nothing but its cases' contents;
    one whose coding changed has its incidents replaced, each keeping its id where it is still told.

    Args:
        report: the report.
        events: its coded events, in text order.
        lookup: the docket as it stands; it need not know this report yet.

    Returns:
        what to keep beside the report and its events.
    """
    return add_all([(report, events)], lookup)


def add_all(told: Sequence[tuple[Report, Sequence[Event]]], lookup: Lookup) -> Changes:
    """As `add`, for several reports in one step: a case that many of them touch is made anew once.

    What comes out is what adding one after another would end with.

    Args:
        told: reports, each once, with their coded events.
        lookup: the docket as it stands.
    """
    step = _Step(lookup, {r.id: r for r, _ in told}, {r.id: tuple(events) for r, events in told})
    gone: list[str] = []
    fresh: list[Incident] = []
    for report, events in told:
        before = sorted(lookup.incidents_of(report.id), key=lambda i: i.id)
        now = _renumbered(incidents_of(report, events), before)
        gone += [i.id for i in before if i not in now]
        fresh += [i for i in now if i not in before]
        step.touched |= {i.id for i in before} | {i.id for i in now}
    return step.changes(gone, fresh)


def remove(report: str, lookup: Lookup) -> Changes:
    """Takes a report's incidents out again, and makes the cases that held them anew.

    Args:
        report: its id.
        lookup: the docket as it stands, the report still in it.
    """
    gone = sorted(i.id for i in lookup.incidents_of(report))
    step = _Step(lookup, {}, {})
    step.touched |= set(gone)
    return step.changes(gone, [])


def rejudge(incidents: Collection[str], lookup: Lookup) -> Changes:
    """Makes the cases of these incidents anew, after judgements on them were kept.

    Args:
        incidents: ids of the incidents that the judgements are on.
        lookup: the docket as it stands, with the judgements.
    """
    step = _Step(lookup, {}, {})
    step.touched |= set(incidents)
    return step.changes([], [])


@dataclass(slots=True)
class _Step:
    """One step: what it knows beside the lookup, and what it has touched."""

    lookup: Lookup
    reports: Mapping[str, Report]
    events: Mapping[str, tuple[Event, ...]]
    touched: set[str] = field(default_factory=set)

    def changes(self, gone: Sequence[str], fresh: Sequence[Incident]) -> Changes:
        """Links the fresh incidents and makes the cases of all that is touched anew."""
        filed = tuple(Filed(i, keys_of(i)) for i in fresh)
        links = self._links(filed, set(gone))
        old = {case.id: case for case in self.lookup.cases(self.touched | _ends(links))}
        known = {i.id: i for i in fresh}
        reach = self.touched | _ends(links) | {i for case in old.values() for i in case.incidents}
        incidents, all_links, judged = self._component(reach, known, links, set(gone))
        # A large case is slow to read: those that are at hand are not asked for again.
        old |= {case.id: case for case in self.lookup.cases(set(incidents) - reach)}
        cases = self._cases(incidents, all_links, judged)
        cases = distinct(cases, self._strangers(cases, old))
        cases = remembering(cases, [old[name] for name in sorted(old)])
        same = {case.id for case in cases if old.get(case.id) == case}
        return Changes(
            removed_incidents=tuple(gone),
            removed_cases=tuple(name for name in sorted(old) if name not in same),
            incidents=filed,
            links=links,
            cases=tuple(case for case in cases if case.id not in same),
        )

    def _links(self, filed: Iterable[Filed], gone: set[str]) -> tuple[Link, ...]:
        found: dict[tuple[str, str], Link] = {}
        beside: dict[str, list[Incident]] = defaultdict(list)
        for new in filed:
            asked = queries_of(new.incident)
            here = {i.id: i for key in asked for i in beside[key]}
            for key in new.keys:
                beside[key].append(new.incident)
            for other in (*self.lookup.sharing(asked), *here.values()):
                if other.id in gone or other.report == new.incident.report:
                    continue
                link = compare(new.incident, other)
                if link is not None:
                    found[link.first, link.second] = link
        return tuple(found[pair] for pair in sorted(found))

    def _component(
        self, start: set[str], known: dict[str, Incident], links: Sequence[Link], gone: set[str]
    ) -> tuple[dict[str, Incident], list[Link], set[Judgement]]:
        """Everything that hangs together with some incidents, by links or by judgements."""
        lost = gone - set(known)
        seen: set[str] = set()
        found = {(k.first, k.second): k for k in links}
        judged: set[Judgement] = set()
        border = start | set(known)
        border -= lost
        while border:
            seen |= border
            for link in self.lookup.links(border):
                if not {link.first, link.second} & gone:
                    found.setdefault((link.first, link.second), link)
            judged |= set(self.lookup.judgements(border))
            ends = {e for k in found.values() for e in (k.first, k.second)}
            ends |= {e for j in judged if j.verdict == "together" for e in j.on}
            border = ends - seen - lost
        incidents = {**self.lookup.incidents(seen - set(known)), **known}
        incidents = {i: incidents[i] for i in sorted(seen) if i in incidents}
        return incidents, [found[pair] for pair in sorted(found)], judged

    def _cases(
        self,
        incidents: Mapping[str, Incident],
        links: Sequence[Link],
        judged: Iterable[Judgement],
    ) -> list[Case]:
        groups = partition(incidents, links, judged)
        wanted = {i.report for i in incidents.values()} - set(self.reports)
        reports = {**self.lookup.reports(wanted), **self.reports}
        events = {**self.lookup.events(wanted), **self.events}
        return [assemble([incidents[i] for i in group], links, reports, events) for group in groups]

    def _strangers(self, cases: Sequence[Case], old: Collection[str]) -> dict[str, Case]:
        """Other cases that bear an id that one of these would have."""
        return dict(self.lookup.holders({case.id for case in cases} - set(old)))


def _ends(links: Iterable[Link]) -> set[str]:
    return {end for link in links for end in (link.first, link.second)}


def _renumbered(now: Sequence[Incident], before: Sequence[Incident]) -> list[Incident]:
    """New incidents under the ids of the old ones that they retell, so that judgements hold."""
    free = {i.id: i for i in before}
    ids: dict[int, str] = {}
    for at, incident in enumerate(now):
        alike = [i for i in free.values() if _retold(incident, i)]
        if alike:
            best = max(alike, key=lambda i: (_likeness(incident, i), i.id == incident.id))
            ids[at] = best.id
            del free[best.id]
    used = {i.id for i in before}
    number = 0
    found = []
    for at, incident in enumerate(now):
        if at not in ids:
            name = incident.id
            while name in used:
                number += 1
                name = f"{incident.report}#{number}"
            ids[at] = name
            used.add(name)
        found.append(replace(incident, id=ids[at]))
    return found


def _retold(one: Incident, other: Incident) -> bool:
    return _likeness(one, other) >= 2


def _likeness(one: Incident, other: Incident) -> int:
    """How many of object, days and place two tellings by one report share."""
    return (
        (one.protected == other.protected) + (one.days == other.days) + (one.place == other.place)
    )
