"""What became of each report that went in: coded, or discarded with a reason from a closed list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DiscardReason = Literal[
    "missing",
    "unreadable",
    "not text",
    "unknown format",
    "empty",
    "too long",
    "not English",
    "duplicate",
    "discard list",
    "broken record",
    "missing column",
    "bad date",
    "failed",
]
"""The closed list. Those in `FINDINGS` are findings, all others errors."""

FINDINGS: frozenset[DiscardReason] = frozenset(
    {"empty", "not English", "duplicate", "discard list"}
)


@dataclass(frozen=True, slots=True)
class Discard:
    """A report that was not coded.

    Attributes:
        origin: where it was read from: path, and line or record number where there is one.
        reason: from the closed list.
        detail: what was wrong, where, and what to do, in one sentence for the user.
    """

    origin: str
    reason: DiscardReason
    detail: str

    @property
    def is_error(self) -> bool:
        """Whether it makes the run end with exit code 1."""
        return self.reason not in FINDINGS
