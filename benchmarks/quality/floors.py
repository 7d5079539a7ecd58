"""The floors: figures that must not fall, pinned beside a digest of the exam.

In: measured figures. Out: what fell below its floor. Never lowers a floor unless told to in so
many words, with a line in the changelog.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.sets import Figures, GoldSet

FILE = Path(__file__).with_name("floors.json")
SLACK = 0.01
"""What a figure may fall by without notice: processors round 8-bit sums differently, and that moves
a few decisions on the smaller sets."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure that fell, or an exam that changed."""

    where: str
    message: str


def load() -> dict[str, dict[str, float | str]]:
    """The pinned floors: {set: {"fingerprint": …, figure: floor}}."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def check(
    chosen: GoldSet, fingerprint: str, figures: Figures, pinned: dict[str, dict[str, float | str]]
) -> list[Finding]:
    """What is wrong with one set's figures; nothing where it has no floors to guard."""
    if not chosen.floors:
        return []
    floors = pinned.get(chosen.name)
    if floors is None:
        return [Finding(chosen.name, "has no floor yet: pin it with --update")]
    if floors["fingerprint"] != fingerprint:
        return [Finding(chosen.name, "its gold or inputs changed: look at why, then --update")]
    return [
        Finding(f"{chosen.name}: {name}", f"fell to {figures[name]:.3f} from {floors[name]:.3f}")
        for name in chosen.floors
        if figures[name] < float(floors[name]) - SLACK
    ]


def update(
    chosen: GoldSet,
    fingerprint: str,
    figures: Figures,
    pinned: dict[str, dict[str, float | str]],
    *,
    lower: bool,
) -> list[Finding]:
    """Pins a set's figures as its floors, in place.

    Args:
        chosen: the set.
        fingerprint: digest of its gold and inputs.
        figures: what was measured.
        pinned: all floors; changed in place.
        lower: whether a floor may fall; the changelog must say why.

    Returns:
        The floors that would have to fall and were left as they are.
    """
    if not chosen.floors:
        return []
    fell = check(chosen, fingerprint, figures, pinned) if chosen.name in pinned else []
    same_exam = pinned.get(chosen.name, {}).get("fingerprint") == fingerprint
    if fell and same_exam and not lower:
        return fell
    pinned[chosen.name] = {
        "fingerprint": fingerprint,
        **{name: round(figures[name], 4) for name in chosen.floors},
    }
    return []


def save(pinned: dict[str, dict[str, float | str]]) -> None:
    """Writes the floors."""
    FILE.write_text(json.dumps(pinned, indent=2, sort_keys=True) + "\n", encoding="utf-8")
