"""Marked sentences in; what the tables miss, take for another type, or see where nothing is, out.

``python -m training.events.coverage [FOLDER]`` prints figures, and writes ``missed.tsv``,
``other_type.tsv`` and ``false.tsv`` into the folder (``out`` here), for whoever edits tables. The
sentences are ours, so entries may be written from what they show. Never changes a table.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from demarche.coding.acts.actions import find_actions
from demarche.coding.coder import code
from demarche.language.analyser import Analyser
from demarche.records import Report, Span
from training.events.sentences import TYPES, load

OUT = Path(__file__).parent / "out"
NEAR = 25
"""Characters between two triggers that may still name one act."""


def near(span: Span, start: int, end: int) -> bool:
    """Whether a span stands at, or a word or two from, another."""
    return span.start < end + NEAR and span.end > start - NEAR


def main() -> None:
    """See the module docstring."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.mkdir(parents=True, exist_ok=True)
    marked = load()
    lists: dict[str, list[tuple[str, ...]]] = {"missed": [], "other_type": [], "false": []}
    told: Counter[str] = Counter()
    found: Counter[str] = Counter()
    analyses = Analyser().analyse(Report("own", m.text) for m in marked)
    for one, analysis in zip(marked, analyses, strict=True):
        acts = find_actions(analysis)
        for start, end, kind in one.triggers:
            wanted, word = TYPES[kind], one.text[start:end]
            told[wanted] += 1
            here = [a for a in acts if near(a.trigger, start, end)]
            if any(a.type == wanted for a in here):
                found[wanted] += 1
            elif here:
                others = "|".join(sorted({a.type for a in here}))
                lists["other_type"].append((wanted, word, others, one.text))
            else:
                lists["missed"].append((wanted, word, one.text))
        for event in code(analysis):
            span = event.trigger.span
            if not any(near(span, start, end) for start, end, _ in one.triggers):
                lists["false"].append((event.type, event.trigger.quote, event.why, one.text))
    whole = sum(told.values())
    print(f"{whole} triggers: found {sum(found.values()) / whole:.3f},", end=" ")
    print(f"as another type {len(lists['other_type']) / whole:.3f},", end=" ")
    print(f"missed {len(lists['missed']) / whole:.3f}; events out of nothing {len(lists['false'])}")
    for kind_name in TYPES:
        print(f"{kind_name}: {found[kind_name]} of {told[kind_name]}")
    for name, rows in lists.items():
        lines = "".join("\t".join(row) + "\n" for row in sorted(rows))
        (out / f"{name}.tsv").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()
