"""An event while it is being put together.

In: an action and what the other modules find for it. Out: a `Draft`, later an `Event`. Drafts
live inside the coder only: fields are filled step by step, so they are not frozen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from demarche.coding.acts.actions import Action
from demarche.ontology import plover
from demarche.records import (
    Actor,
    Analysis,
    Channel,
    Citation,
    Event,
    EventDate,
    EventPlace,
    Evidence,
    Status,
)
from demarche.records.text import Span


@dataclass(slots=True)
class Draft:
    """One action with the fields found so far.

    Attributes:
        tellings: the trigger and those of the other tellings that were merged into this one.
        notes: reasons for a reader, beyond the action's own.
    """

    action: Action
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    status: Status = "occurred"
    status_evidence: Evidence | None = None
    date: EventDate | None = None
    place: EventPlace | None = None
    said_by: Evidence | None = None
    channel: Channel | None = None
    channel_evidence: Evidence | None = None
    law: tuple[Citation, ...] = ()
    confidence: float = 0.5
    tellings: list[Span] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def countries(self, role: str) -> set[str]:
        """The countries told for one role ("source" or "target")."""
        actors = self.source if role == "source" else self.target
        return {a.country for a in actors if a.country}

    def aim(self, actors: Iterable[Actor], note: str) -> None:
        """Gives the act a target, where it has none yet.

        Args:
            actors: whom it may be towards; whoever does it is left out.
            note: the reason, for a reader.
        """
        found = tuple(a for a in actors if a not in self.source)
        if found and not self.target:
            self.target = found
            self.notes.append(f"target: {note}")

    def as_event(self, analysis: Analysis, number: int) -> Event:
        """The finished event."""
        report, action = analysis.report, self.action
        sentence = analysis.sentences[action.sentence]
        return Event(
            id=f"e{number}",
            report=report.id,
            trigger=Evidence.at(report.id, report.text, action.trigger),
            sentence=Span(sentence.start, sentence.end),
            type=action.type,
            mode=action.mode,
            cameo=action.cameo,
            quad=plover.QUAD[action.type],
            goldstein=plover.goldstein(action.cameo),
            source=self.source,
            target=self.target,
            date=self.date,
            place=self.place,
            status=self.status,
            status_evidence=self.status_evidence,
            said_by=self.said_by,
            channel=self.channel,
            channel_evidence=self.channel_evidence,
            about=(
                Evidence.at(report.id, report.text, action.about)
                if action.about is not None
                else None
            ),
            law=self.law,
            confidence=round(self.confidence, 3),
            why="; ".join([action.why, *self.notes]),
        )
