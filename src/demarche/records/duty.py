"""A duty: what one State owes another over a case, and how far it has come.

Kinds and states are those of the data contract; the terms are those of the law of State
responsibility (ILC Articles, 2001).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from demarche.records.event import Instrument
from demarche.records.text import Evidence

DutyKind = Literal[
    "protection",
    "investigation",
    "punishment",
    "cessation",
    "non_repetition",
    "restitution",
    "compensation",
    "satisfaction",
    "explanation",
]
DutyState = Literal["demanded", "promised", "under_way", "fulfilled", "refused"]


@dataclass(frozen=True, slots=True)
class DutyEntry:
    """One step in a duty's history.

    Attributes:
        date: the last day of the event's range, never after the report's publication; None where
            neither is known.
        state: where this event brings the duty.
        event: "<report id>/<event id>" of the event that tells it.
        evidence: the words that tell it.
        deadline: the day by which it is to be done, where told; `deadline_evidence` has the words.
        condition: the words of a condition, where one is told.
        why: which rule decided kind and state, for a reader.
    """

    date: dt.date | None
    state: DutyState
    event: str
    evidence: Evidence
    deadline: dt.date | None
    deadline_evidence: Evidence | None
    condition: Evidence | None
    why: str


@dataclass(frozen=True, slots=True)
class Ground:
    """The law on which a duty stands.

    Attributes:
        instrument: by its short name.
        article: as text, None where no article is named.
        invoked_by: "<report id>/<event id>" of the event that invokes it; None marks a default,
            filled in for want of a named one and always shown as such.
    """

    instrument: Instrument | Literal["ILC"]
    article: str | None
    invoked_by: str | None


@dataclass(frozen=True, slots=True)
class Duty:
    """What one State owes another.

    Attributes:
        kind: what is owed.
        owed_by, owed_to: ISO 3166-1 alpha-3.
        state: the furthest point that the reports show at the end.
        history: its steps, oldest first.
        grounds: the law it stands on, invoked ones first.
        contradictions: pairs of steps that do not go together (promised, then refused), as
            indices into `history`.
    """

    kind: DutyKind
    owed_by: str
    owed_to: str
    state: DutyState
    history: tuple[DutyEntry, ...]
    grounds: tuple[Ground, ...]
    contradictions: tuple[tuple[int, int], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether something is still owed: only its fulfilment ends a duty, not its refusal."""
        return self.state != "fulfilled"

    @property
    def since(self) -> dt.date | None:
        """The day of its first dated step."""
        return next((entry.date for entry in self.history if entry.date), None)

    @property
    def last_heard(self) -> dt.date | None:
        """The day of its last dated step."""
        return next((entry.date for entry in reversed(self.history) if entry.date), None)
