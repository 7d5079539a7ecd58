"""The law on which a duty stands: what reports invoke, else the default.

In: the steps of a duty and the events of its case. Out: `Ground`s, invoked ones first. Never says
whether an instrument really applies; a default is always marked as one (`invoked_by` is None).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from demarche.docket.duties.matter import Incident, Step
from demarche.ontology.duties import default_grounds
from demarche.records import DutyKind, Event, EventRef, Ground, Instrument, ProtectedKind

_COVERS: dict[Instrument, frozenset[DutyKind]] = {
    "VCDR": frozenset({"protection", "investigation"}),
    "VCCR": frozenset({"protection", "investigation"}),
    "IPP": frozenset({"protection", "investigation", "punishment", "explanation"}),
    "HOST": frozenset({"punishment", "cessation"}),
    "UNCH": frozenset({"cessation"}),
}
"""What a protest that cites an instrument, without asking for anything, can be about."""


def grounds(
    kind: DutyKind,
    own: Iterable[Step],
    protests: Iterable[Event],
    touched: ProtectedKind | None,
    incident: Incident,
) -> tuple[Ground, ...]:
    """The law of a duty.

    Args:
        kind: the duty.
        own: its steps, oldest first.
        protests: the creditor's other acts in the case, oldest first.
        touched: the protected object.
        incident: what the incident was.

    Returns:
        Each instrument and article once: those invoked in the duty's own steps; else those that
        the creditor's protests cite, where they cover such a duty; else the default.
    """
    cited = list(_cited([step.reading.event for step in own], None))
    if not cited:
        cited = list(_cited(protests, kind))
    if cited:
        first = {(g.instrument, g.article): g for g in reversed(cited)}
        return tuple(first[key] for key in dict.fromkeys((g.instrument, g.article) for g in cited))
    return tuple(
        Ground(instrument, article, None)
        for instrument, article in default_grounds(kind, touched, held=incident.held)
    )


def _cited(events: Iterable[Event], kind: DutyKind | None) -> Iterator[Ground]:
    for event in events:
        for citation in event.law:
            if kind is None or kind in _COVERS.get(citation.instrument, ()):
                ref = str(EventRef.of(event))
                yield Ground(citation.instrument, citation.article, ref)
