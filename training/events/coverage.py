"""Marked sentences in; what the tables miss, take for another type, or see where nothing is, out.

``python -m training.events.coverage [FOLDER]`` codes the sentences of ``told/`` and ``sentences/``
with the tables alone (no network's hints) and prints figures, those of the lines that training
holds apart beside the others'. Of the others it writes ``missed.tsv``, ``other_type.tsv`` and
``false.tsv`` into the folder (``out`` here), for whoever edits tables: the sentences are ours, so
entries may be written from what they show. Lines held apart are counted and never listed. Never
changes a table.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from demarche.coding.acts.actions import Action, find_actions
from demarche.language.analyser import Analyser
from demarche.records import Analysis, Report, Span
from training.language.acts import ACTS, Line, lines

OUT = Path(__file__).parent / "out"
NEAR = 25
"""Characters between two triggers that may still name one act."""
KINDS = ("missed", "other_type", "false")


def near(span: Span, start: int, end: int) -> bool:
    """Whether a span stands at, or a word or two from, another."""
    return span.start < end + NEAR and span.end > start - NEAR


@dataclass(slots=True)
class Tally:
    """Counts of some lines, and what is to be listed of them."""

    told: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    lists: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: {k: [] for k in KINDS})

    def take(self, line: Line, analysis: Analysis) -> None:
        """Counts one line's acts."""
        acts = find_actions(analysis)
        for trigger in line.triggers:
            wanted, word = ACTS[trigger.act], line.text[trigger.start : trigger.end]
            here = [a for a in acts if near(a.trigger, trigger.start, trigger.end)]
            self.told[wanted] += 1
            if any(a.type == wanted for a in here):
                self.found[wanted] += 1
            elif here:
                self.lists["other_type"].append((wanted, word, _why(here), line.text))
            else:
                self.lists["missed"].append((wanted, word, line.text))
        for act in acts:
            if not any(near(act.trigger, t.start, t.end) for t in line.triggers):
                word = line.text[act.trigger.start : act.trigger.end]
                self.lists["false"].append((act.type, word, act.why, line.text))

    def figures(self) -> str:
        """One line of figures."""
        told, found = self.told.total(), self.found.total()
        other, missed, false = (len(self.lists[k]) for k in ("other_type", "missed", "false"))
        return (
            f"{told} acts told: {found / told:.3f} found, {other / told:.3f} as another type, "
            f"{missed / told:.3f} missed; {false} acts where none is told"
        )


def _why(acts: list[Action]) -> str:
    return " | ".join(sorted({f"{a.type} by {a.why}" for a in acts}))


def main() -> None:
    """See the module docstring."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.mkdir(parents=True, exist_ok=True)
    ours = lines()
    tallies = {"open": Tally(), "held apart": Tally()}
    analyses = Analyser().analyse(Report("own", line.text) for line in ours)
    for line, analysis in zip(ours, analyses, strict=True):
        tallies["held apart" if line.held else "open"].take(line, analysis)
    for name, tally in tallies.items():
        print(f"{name}: {tally.figures()}")
    seen = tallies["open"]
    for kind in ACTS[1:]:
        told, found = seen.told[kind], seen.found[kind]
        print(f"  {kind:9} {told:4} told, {found / max(told, 1):.2f} found")
    for name, found_there in seen.lists.items():
        text = "\n".join("\t".join(row) for row in sorted(found_there))
        (out / f"{name}.tsv").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
