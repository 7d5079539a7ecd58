"""Marked sentences in; plain text and its triggers out. Never guesses: bad marks are errors.

One sentence a line of ``sentences/*.tsv``; ``[recalled/SANCTION]`` marks a trigger and its type,
``NONE`` or no brackets a word that tells no act.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "sentences"
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
_MARK = re.compile(r"\[([^\[\]/]+)/([A-Z]+)\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence and its triggers: (start, end, type number)."""

    text: str
    triggers: tuple[tuple[int, int, int], ...]


def parse(line: str) -> Marked:
    """One line; ValueError where a mark is broken or names no type."""
    text, triggers, end = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[end : mark.start()]
        start = len(text)
        text += mark[1]
        if mark[2] != "NONE":
            triggers.append((start, len(text), TYPES.index(mark[2])))
        end = mark.end()
    text += line[end:]
    if "[" in text or "]" in text:
        raise ValueError(f"broken mark: {line!r}")
    return Marked(text, tuple(triggers))


def load(folder: Path = FOLDER) -> list[Marked]:
    """All sentences of a folder, in the order of files and lines."""
    return [
        parse(line)
        for file in sorted(folder.glob("*.tsv"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
