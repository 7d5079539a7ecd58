"""Our own quiet and political reports, from which relevance is learned and on which it is measured.

In: `quiet.txt` and `political.txt` beside this file. Out: their reports, the two thirds to learn
from and the third that is held back. Never tells a learner which text is held back.
"""

from __future__ import annotations

from pathlib import Path

_EVERY = 3
"""One text in three is held back, by its place in the file."""


def texts(kind: str, *, held_back: bool) -> list[tuple[str, str]]:
    """(subject, text) of the reports of a kind.

    Args:
        kind: "quiet" or "political".
        held_back: the third to measure on, or the two thirds to learn from.
    """
    path = Path(__file__).with_name(f"{kind}.txt")
    lines = [
        line.partition(" | ")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return [
        (subject, text)
        for n, (subject, _, text) in enumerate(lines)
        if (n % _EVERY == _EVERY - 1) is held_back
    ]
