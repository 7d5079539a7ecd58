"""What a person decided about the docket: append-only, and stronger than any rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Verdict = Literal["together", "apart", "confirm", "reject"]
"""On two incidents: they are one, or are not. On one event: it is right, or is none."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision by a person. A later one on the same things stands before an earlier one.

    Attributes:
        verdict: what was decided.
        on: what it is about: two incident ids (sorted) for "together" and "apart", one
            "<report id>/<event id>" for "confirm" and "reject".
        by: who decided.
        at: when, with its time zone.
        reason: in their own words, None where they gave none.
    """

    verdict: Verdict
    on: tuple[str, ...]
    by: str
    at: datetime
    reason: str | None = None
