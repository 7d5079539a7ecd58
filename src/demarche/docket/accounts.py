"""Happenings: what several reports tell of one act, side by side.

In: the events of a case. Out: `Happening`s with all their tellings, their voices and their
differences. Never averages, and never says who is right.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from demarche.docket.counts import counts_in
from demarche.docket.space import gap, near
from demarche.ontology.frequency import rarity
from demarche.records import (
    Account,
    Actor,
    Difference,
    Event,
    EventRef,
    Happening,
    Report,
)

_ALIKE = 0.6
"""Likeness from which on two tellings are of one act: type alone gives 0.5, and something of who,
whom and when must speak for it as well."""
_WORD = re.compile(r"\w+")
_ACTS = frozenset({"ASSAULT", "PROTEST", "COERCE"})


def happenings_of(
    reports: Sequence[Report],
    events: Mapping[str, Sequence[Event]],
    acts: Collection[EventRef],
    copies: Sequence[Sequence[str]],
) -> tuple[Happening, ...]:
    """Everything that is told in a case, oldest first.

    Args:
        reports: the case's reports, in order of publication.
        events: the events of each that belong to the case.
        acts: those that are the incident itself.
        copies: reports that are copies of one text.
    """
    texts = {r.id: r.text for r in reports}
    order = {r.id: at for at, r in enumerate(reports)}
    heads = {report: group[0] for group in copies for report in group}
    found = []
    for group in _grouped([e for r in reports for e in events[r.id]], frozenset(acts)):
        tellings = sorted(group, key=lambda e: (-_fullness(e), order[e.report], e.trigger.span))
        happening = Happening(
            tuple(map(EventRef.of, tellings)),
            len({heads.get(e.report, e.report) for e in tellings}),
            tuple(_differences(tellings, texts, heads)),
        )
        first = tellings[0]
        found.append((_when(tellings), order[first.report], first.trigger.span, happening))
    return tuple(h for *_, h in sorted(found, key=lambda f: f[:3]))


def _grouped(told: Sequence[Event], acts: frozenset[EventRef]) -> list[list[Event]]:
    """Tellings of one act together, each compared with the first telling of the acts before it.

    The events come in the order of publication, not of arrival, so that the same reports give the
    same happenings; comparing with first tellings keeps the cost of a much reported case in line.
    """
    groups: list[list[Event]] = []
    open_to: dict[str, list[list[Event]]] = defaultdict(list)
    told_by: dict[int, set[str]] = defaultdict(set)
    for event in told:
        act = EventRef.of(event) in acts
        heap = open_to["incident" if act else event.type]
        scores = [
            (_alike(event, group[0], acts=act), -at)
            for at, group in enumerate(heap)
            if event.report not in told_by[id(group)]
        ]
        best, at = max(scores, default=(0.0, 0))
        if best >= _ALIKE:
            heap[-at].append(event)
            told_by[id(heap[-at])].add(event.report)
            continue
        groups.append([event])
        heap.append(groups[-1])
        told_by[id(groups[-1])].add(event.report)
    return groups


def _alike(one: Event, other: Event, *, acts: bool) -> float:
    """How likely two events of different reports are one act, 0 where they cannot be."""
    same_type = one.type == other.type or (acts and {one.type, other.type} <= _ACTS)
    if one.report == other.report or not same_type:
        return 0.0
    days = _days(one, other)
    who, whom = _countries(one.source, other.source), _countries(one.target, other.target)
    where = _place(one, other)
    if None in (days, where) or (not acts and None in (who, whom)):
        return 0.0
    score = 0.5 + (days or 0.0) + (who or 0.0) + (whom or 0.0) + (where or 0.0)
    if acts:
        return min(1.0, score + 0.1)
    if one.mode != other.mode and None not in (one.mode, other.mode):
        score -= 0.2
    if one.cameo != other.cameo:
        score -= 0.1
    if not who and not whom:
        score -= 0.15
    if one.about is not None and other.about is not None:
        shared = _words_alike(one.about.quote, other.about.quote)
        score += 0.3 * shared if shared >= 0.1 else -0.3
    return max(0.0, min(1.0, round(score, 4)))


def _days(one: Event, other: Event) -> float | None:
    """How well the days agree: a stand-in for an undated act may be a day late."""
    if one.date is None or other.date is None:
        return 0.0
    apart = gap(one.date.days, other.date.days)
    told = one.date.evidence is not None and other.date.evidence is not None
    if apart == 0:
        return 0.15
    return 0.05 if apart == 1 and not told else None


def _countries(one: Sequence[Actor], other: Sequence[Actor]) -> float | None:
    first = {a.country for a in one if a.country}
    second = {a.country for a in other if a.country}
    if not first or not second:
        return 0.0
    return 0.1 if first & second else None


def _place(one: Event, other: Event) -> float | None:
    if one.place is None or other.place is None:
        return 0.0
    return 0.05 if near(one.place.place, other.place.place) else None


def _words_alike(one: str, other: str) -> float:
    """The cosine of the words of two phrases, weighed by rarity."""
    (first, length), (second, other_length) = _weighed(one), _weighed(other)
    if not length or not other_length:
        return 0.0
    return sum(x * second[w] for w, x in first.items() if w in second) / (length * other_length)


@lru_cache(maxsize=4096)
def _weighed(text: str) -> tuple[Mapping[str, float], float]:
    """The words of a phrase, each with its weight, and the length of that vector."""
    words = {w: rarity(w) ** 2 for w in (m.group().lower()[:6] for m in _WORD.finditer(text))}
    return words, math.sqrt(sum(x * x for x in words.values()))


def _fullness(event: Event) -> int:
    """How much of an act a telling tells."""
    told = (event.source, event.target, event.place, event.about, event.law, event.said_by)
    return 2 * sum(bool(field) for field in told) + bool(event.date and event.date.evidence)


def _when(tellings: Sequence[Event]) -> dt.date:
    return min((e.date.days.last for e in tellings if e.date), default=dt.date.max)


def _differences(
    tellings: Sequence[Event], texts: Mapping[str, str], heads: Mapping[str, str]
) -> list[Difference]:
    if len({e.report for e in tellings}) < 2:
        return []
    fields: dict[str, Callable[[Event], str | None]] = {
        "status": lambda e: e.status,
        "source": lambda e: _party(e.source),
        "target": lambda e: _party(e.target),
        "date": _date,
        "place": lambda e: e.place.place.name if e.place else None,
    }
    found = [_difference(name, tellings, value, heads) for name, value in fields.items()]
    found += [
        _difference(name, tellings, _number_of(name, tellings, texts), heads)
        for name in ("dead", "injured", "arrested")
    ]
    return [d for d in found if d is not None]


def _difference(
    name: str,
    tellings: Sequence[Event],
    value: Callable[[Event], str | None],
    heads: Mapping[str, str],
) -> Difference | None:
    """The versions of one field, most voices first; None where nobody differs."""
    versions: dict[str, list[Event]] = defaultdict(list)
    for event in tellings:
        told = value(event)
        if told is not None:
            versions[told].append(event)
    if len(versions) < 2 or (name in ("date", "place") and _agree(name, tellings)):
        return None
    voices = {v: len({heads.get(e.report, e.report) for e in told}) for v, told in versions.items()}
    accounts = tuple(
        Account(v, tuple(map(EventRef.of, versions[v])))
        for v in sorted(versions, key=lambda v: (-voices[v], v))
    )
    return Difference(name, accounts)


def _agree(name: str, tellings: Sequence[Event]) -> bool:
    """Whether all days overlap, or all places are one town: told more or less closely."""
    if name == "date":
        days = {e.date.days for e in tellings if e.date and e.date.evidence}
        return all(gap(a, b) == 0 for a, b in combinations(days, 2))
    places = {e.place.place for e in tellings if e.place}
    return all(near(a, b) for a, b in combinations(places, 2))


def _numbers(field: str, tellings: Sequence[Event], texts: Mapping[str, str]) -> dict[str, str]:
    """What each report tells of a number of people, in the sentences of the act."""
    found: dict[str, str] = {}
    for event in (e for e in tellings if e.type in _ACTS):
        for count in counts_in(event.sentence.of(texts[event.report])):
            if count.field == field:
                found.setdefault(event.report, count.told)
    return found


def _number_of(
    field: str, tellings: Sequence[Event], texts: Mapping[str, str]
) -> Callable[[Event], str | None]:
    numbers = _numbers(field, tellings, texts)
    return lambda event: numbers.get(event.report)


def _party(actors: Sequence[Actor]) -> str | None:
    """Country and sector of a party, None where the report does not tell."""
    told = sorted({f"{a.country or '–'} {a.sector}" for a in actors if a.country})
    return ", ".join(told) or None


def _date(event: Event) -> str | None:
    if event.date is None or event.date.evidence is None:
        return None
    days = event.date.days
    return days.first.isoformat() if days.first == days.last else f"{days.first}–{days.last}"
