"""What one event does to a duty: demands, promises, refuses it, or brings it forward.

In: a `Reading` and a `Bond`. Out: `Step`s, and `Answer`s, which point back to an earlier demand
that the ledger finds. Never looks at another event.

docs/duties.md has the table of these rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from demarche.docket.duties import doings, sayings
from demarche.docket.duties.bonds import Bond
from demarche.docket.duties.matter import SAID, Answer, Incident, Matter, Step
from demarche.docket.duties.reading import Reading
from demarche.records import EventType

Rule = Callable[[Matter], Iterator[Step | Answer]]

_RULES: dict[EventType, tuple[Rule, ...]] = {
    "REQUEST": (sayings.request,),
    "AGREE": (sayings.promise,),
    "REJECT": (sayings.refusal, sayings.threat),
    "CONCEDE": (sayings.regret, doings.payment),
    "SUPPORT": (sayings.regret, doings.payment),
    "ACCUSE": (doings.inquiry, sayings.judgement, sayings.complaint),
    "THREATEN": (sayings.threat,),
    "MOBILIZE": (doings.guarding,),
    "COERCE": (doings.arrest,),
    "SANCTION": (doings.sentence,),
    "RETREAT": (doings.giving, doings.payment),
    "AID": (doings.giving, doings.payment),
    "COOPERATE": (doings.giving,),
    "ASSAULT": (doings.clearing,),
}

_DONE: frozenset[EventType] = frozenset({"MOBILIZE", "COERCE", "SANCTION"})
"""Acts whose telling may say that nobody did them, or that they were done to nobody."""


def steps(reading: Reading, bond: Bond, incident: Incident) -> Iterator[Step | Answer]:
    """The steps that an event is in the duties of a bond.

    Args:
        reading: the event, with its words.
        bond: who owes whom.
        incident: what of the case's incident decides about duties.
    """
    event = reading.event
    if event.status == "denied" or (event.status == "alleged" and event.type not in SAID):
        return
    if event.type in _DONE and reading.is_negated:
        return
    matter = Matter(reading, bond, incident)
    # Who is owed only what it asks for has no part in what is said to others or to nobody.
    if bond.asked and not (matter.by_creditor or matter.to_creditor):
        return
    for rule in _RULES.get(event.type, ()):
        yield from rule(matter)
