"""What comes out of a run: coded reports, analysed reports, and the count of it all.

In: outcomes as they stream by. Out: the same outcomes, and a line that accounts for each of them.
Never holds more than the counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from demarche.coding.parties.who import WhoEntry
from demarche.records import Analysis, Decision, Discard, DiscardReason, Event, Layers, Report


@dataclass(frozen=True, slots=True)
class Coded:
    """A report and its events; a report that tells of none has an empty tuple.

    Attributes:
        report: the report.
        events: its events, in text order.
        learned: the persons whose office it tells, where the coder was asked to learn them.
        decisions: what the user's own model says of it, where there is one.
    """

    report: Report
    events: tuple[Event, ...]
    learned: tuple[WhoEntry, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysed:
    """A report's analysis and the layers read from it."""

    report: Report
    analysis: Analysis
    layers: Layers


Outcome = TypeVar("Outcome", bound=Coded | Analysed)


@dataclass(slots=True)
class Tally:
    """Counts outcomes: what was read is what was done plus what was discarded.

    Attributes:
        verb: what was done with those that were not discarded.
        done: how many those are.
        events: how many events they hold.
        reasons: how many were discarded, by reason.
        errors: how many of the discarded were errors, not findings.
    """

    verb: str = "coded"
    done: int = 0
    events: int = 0
    reasons: Counter[DiscardReason] = field(default_factory=Counter)
    errors: int = 0

    @property
    def discarded(self) -> int:
        """How many were discarded."""
        return self.reasons.total()

    @property
    def read(self) -> int:
        """How many came in."""
        return self.done + self.discarded

    def watch(self, outcomes: Iterable[Outcome | Discard]) -> Iterator[Outcome | Discard]:
        """Lets outcomes through and counts them."""
        for outcome in outcomes:
            if isinstance(outcome, Discard):
                self.reasons[outcome.reason] += 1
                self.errors += outcome.is_error
            else:
                self.done += 1
                self.events += len(outcome.events) if isinstance(outcome, Coded) else 0
            yield outcome

    def __str__(self) -> str:
        """`read 12, coded 10, discarded 2 (1 empty, 1 not text)`."""
        line = f"read {self.read:,}, {self.verb} {self.done:,}, discarded {self.discarded:,}"
        if not self.reasons:
            return line
        return (
            f"{line} ({', '.join(f'{n:,} {reason}' for reason, n in self.reasons.most_common())})"
        )
