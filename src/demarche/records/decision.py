"""What a user's own model says of a stretch of a report."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.records.text import Evidence, Span


@dataclass(frozen=True, slots=True)
class Decision:
    """The class of a report, or of one sentence of it, in a task of the user's own.

    Attributes:
        stretch: what was decided on.
        root: the word on which its first sentence hangs, where an event row needs a trigger.
        task: the task.
        label: the class.
        probability: of that class, 0 to 1.
        model: the name of the model's file.
    """

    stretch: Span
    root: Evidence
    task: str
    label: str
    probability: float
    model: str
