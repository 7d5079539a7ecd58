"""What tells one incident from another of its kind: names of the dead, the accused, ships, flights.

In: a report, and the stretches that tell the incident itself. Out: the rare names there, in lower
case. Never takes the names of States, of places, or of the officials who talk about it: those stand
in reports of other incidents too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from demarche.ontology import countries, gazetteer
from demarche.ontology.frequency import rarity
from demarche.records import Event, Report, Span

_NAME = re.compile(r"(?<![.!?”\"]\s)(?<!^)\b[A-Z][\w’'-]{2,}|\b[A-Z]{1,3}-?\d{2,}\w*\b")
_RARE = 0.9
"""Rarity of a name that few reports have: some 8,000 words are commoner."""
MOST = 8


def terms_of(report: Report, spans: Iterable[Span], events: Sequence[Event]) -> tuple[str, ...]:
    """The rare names in some stretches of a report, sorted.

    Args:
        report: the report.
        spans: the sentences that tell the incident.
        events: all events of the report: who speaks in them is left out.
    """
    talking = {
        word
        for event in events
        if event.type in ("REQUEST", "ACCUSE", "AGREE", "CONCEDE", "REJECT", "CONSULT", "SUPPORT")
        for actor in (*event.source, *event.target)
        if actor.sector in ("GOV", "COP", "JUD", "LEG")
        for word in actor.mention.quote.lower().split()
    }
    found: set[str] = set()
    for span in spans:
        for match in _NAME.finditer(span.of(report.text)):
            name = re.sub(r"['’]s$", "", match.group())
            if name.lower() not in talking and _tells(name):
                found.add(name.lower())
    return tuple(sorted(sorted(found, key=lambda n: (-rarity(n), n))[:MOST]))


def _tells(name: str) -> bool:
    if rarity(name.lower()) < _RARE or countries.find([name]) is not None:
        return False
    towns = [c for c in gazetteer.lookup(name) if c.population >= 100_000 or c.kind != "city"]
    return not towns
