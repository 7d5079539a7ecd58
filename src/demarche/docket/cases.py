"""Groups of incidents to `Case`s: title, object, date, place, id, happenings, duties.

In: the incidents of one group, their links, and the reports and events that tell them. Out: a
`Case`. What the tellings differ in is decided by voices, copies of one text counting once; the
differences themselves stand in its happenings. Never decides what belongs together.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from demarche.docket.accounts import happenings_of
from demarche.docket.copies import copies_of
from demarche.docket.duties import duties_of
from demarche.docket.space import coarse, length
from demarche.docket.titles import noun_of, title_of
from demarche.records import (
    Case,
    CaseFile,
    DateRange,
    Event,
    EventRef,
    Incident,
    Link,
    Place,
    Protected,
    Report,
)

T = TypeVar("T", bound=Hashable)


def assemble(
    incidents: Sequence[Incident],
    links: Iterable[Link],
    reports: Mapping[str, Report],
    events: Mapping[str, Sequence[Event]],
) -> Case:
    """The case that a group of incidents is.

    Args:
        incidents: the group; not empty.
        links: links, those within the group and others.
        reports: the reports of these incidents at least, by id.
        events: their events, by report.
    """
    own = sorted(incidents, key=lambda i: i.id)
    told = sorted(
        (reports[rid] for rid in {i.report for i in own}),
        key=lambda r: (r.published is None, r.published, r.id),
    )
    copies = copies_of(told)
    votes = _Votes(own, copies)
    protected = votes.protected()
    days, place = votes.days(), votes.place()
    acts = sorted({ref for i in own for ref in i.acts})
    belonging = _belonging(own, told, events)
    inside = {i.id for i in own}
    first = next((e for r in told for e in belonging[r.id] if EventRef.of(e) in acts), None)
    case = Case(
        id=_id(protected, days, place, own, first),
        title=title_of(protected, days, place, own, first),
        protected=protected,
        date=days,
        place=place,
        reports=tuple(r.id for r in told),
        copies=copies,
        incidents=tuple(i.id for i in own),
        incident_events=tuple(acts),
        happenings=happenings_of(told, belonging, frozenset(acts), copies),
        links=tuple(
            sorted(
                (k for k in links if k.first in inside and k.second in inside),
                key=lambda k: (k.first, k.second),
            )
        ),
        duties=(),
    )
    file = CaseFile(case, tuple(told), tuple(e for r in told for e in belonging[r.id]))
    return replace(case, duties=duties_of(file))


def distinct(cases: Sequence[Case], taken: Mapping[str, Case]) -> list[Case]:
    """The cases with ids that no two share: later ones, by their first incident, get a mark.

    Args:
        cases: cases made in one step.
        taken: other cases, by the id that they bear.
    """
    found: list[Case] = []
    used = set(taken)
    for case in sorted(cases, key=lambda c: c.incidents[0]):
        name = case.id
        if name in used:
            mark = hashlib.blake2b(case.incidents[0].encode(), digest_size=3).hexdigest()
            name = f"{case.id}-{mark}"
        used.add(name)
        found.append(replace(case, id=name))
    return found


def remembering(cases: Sequence[Case], before: Sequence[Case]) -> list[Case]:
    """The cases with the ids under which they were known: each old id goes to one new case.

    Args:
        cases: the new cases.
        before: the cases that they come from.

    Returns:
        the new cases; an old id goes to the one that holds most of the old case's incidents.
    """
    former: dict[str, set[str]] = {case.id: set(case.former_ids) for case in cases}
    current = set(former)
    for old in sorted(before, key=lambda c: c.id):
        inside = set(old.incidents)
        heirs = [case for case in cases if inside & set(case.incidents)]
        if heirs:
            heir = min(heirs, key=lambda c: (-len(inside & set(c.incidents)), c.id))
            former[heir.id] |= {old.id, *old.former_ids} - current
    return [replace(case, former_ids=tuple(sorted(former[case.id]))) for case in cases]


class _Votes:
    """What the incidents of a case say, one voice for each report that is no copy."""

    def __init__(self, incidents: Sequence[Incident], copies: tuple[tuple[str, ...], ...]) -> None:
        heads = {report: group[0] for group in copies for report in group}
        seen: set[str] = set()
        self.voices: list[Incident] = []
        for incident in incidents:
            head = heads.get(incident.report, incident.report)
            if head not in seen:
                self.voices.append(incident)
            seen.add(head)

    def protected(self) -> Protected | None:
        """The object most told of; a report's own incident counts more than a background one."""
        weights: Counter[Protected] = Counter()
        for incident in self.voices:
            if incident.protected is not None:
                weights[incident.protected] += 1 if incident.background else 2
        return _most(weights, lambda p: (p.kind in ("flag", "staff", "vehicle"), p.kind))

    def days(self) -> DateRange | None:
        """The days most told of, the narrower of equals."""
        told = Counter(i.days for i in self.voices if i.days is not None)
        sharp = {d: n for d, n in told.items() if length(d) <= 2} or dict(told)
        return _most(sharp, lambda d: (length(d), d.first))

    def place(self) -> Place | None:
        """The town most told of; a country only where no town is told."""
        told = Counter(i.place for i in self.voices if i.place is not None)
        towns = {p: n for p, n in told.items() if not coarse(p)} or dict(told)
        return _most(towns, lambda p: (p.geonameid is None, p.name, p.lat, p.lon))


def _most(weights: Mapping[T, int], tie: Callable[[T], object]) -> T | None:
    def rank(item: T) -> tuple[int, object]:
        return -weights[item], tie(item)

    return min(weights, key=rank, default=None)  # type: ignore[type-var,unused-ignore]


def _belonging(
    incidents: Sequence[Incident], reports: Sequence[Report], events: Mapping[str, Sequence[Event]]
) -> dict[str, tuple[Event, ...]]:
    """The events of each report that belong to the case."""
    wanted = {ref for i in incidents for ref in (*i.acts, *i.about)}
    return {
        r.id: tuple(e for e in events.get(r.id, ()) if EventRef.of(e) in wanted) for r in reports
    }


def _id(
    protected: Protected | None,
    days: DateRange | None,
    place: Place | None,
    incidents: Sequence[Incident],
    act: Event | None,
) -> str:
    """A readable id: irq-karbala-2021-05-09-irn-consulate."""
    parties = sorted({c for i in incidents for c in i.parties})
    country = protected.receiving_state if protected else place.country if place else None
    if country is None:
        country = "-".join(parties) or "xxx"
    town = place.name if place is not None and not coarse(place) else ""
    day = days.first.isoformat() if days else "undated"
    if protected is not None:
        what = [protected.sending_state, protected.kind]
    else:
        what = [*(p for p in parties if p not in country.split("-")), noun_of(act)]
        what.append(hashlib.blake2b(incidents[0].id.encode(), digest_size=2).hexdigest())
    return "-".join(part for part in map(_slug, (country, town, day, *what)) if part)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
