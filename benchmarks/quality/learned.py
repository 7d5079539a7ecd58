"""`python -m benchmarks.quality.learned`: five-fold score of `demarche learn` on cameo_class.

Each fold's model is fitted on the other four, strengths and shares of the views included, and codes
the fold as `demarche code --with` does; the scorer then judges all five together. With `--views`
only some kinds of features are used. Exit code 3: the set is not at hand.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.quality.__main__ import GOLD, OUT
from benchmarks.quality.sets import score, select
from demarche.exports import decided_rows
from demarche.heads import VIEWS, Labels, read_labels
from demarche.heads.fitting import folds_of, learned
from demarche.pipeline import Coder, learn
from demarche.records import Report


def main() -> int:
    """Prints the scorer's figures; see the module's docstring."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.learned")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the sets")
    parser.add_argument("--views", nargs="+", choices=VIEWS, help="only these kinds of features")
    args = parser.parse_args()
    chosen = select(["cameo-class"])[0]
    path = args.gold / chosen.path
    if not path.exists():
        print(f"the labelled set is not at hand: no {path}", file=sys.stderr)
        return 3
    labels = read_labels(path, "quad")
    coder = Coder()
    numbers = np.array([int(item.label) for item in labels.items], dtype=np.int64)
    if args.views:
        return _ablated(coder, labels, numbers, args.views)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    ids = {row["text"]: row["id"] for row in reversed(rows)}
    folds = folds_of(numbers)
    OUT.mkdir(parents=True, exist_ok=True)
    predicted = OUT / "learned.jsonl"
    with predicted.open("w", encoding="utf-8") as out:
        for fold in range(int(folds.max()) + 1):
            inside = [item for item, f in zip(labels.items, folds, strict=True) if f != fold]
            model = learn(coder, replace(labels, items=tuple(inside)), task="quad", name="fold")
            print(f"fold {fold}: its own held-apart macro F1 {model.score.macro_f1:.3f}")
            coder.model = model
            for item, f in zip(labels.items, folds, strict=True):
                if f == fold:
                    report = Report(id=ids[item.text], text=item.text)
                    coded = coder.code_fully(report)
                    for row in decided_rows(report, coded.events, coded.decisions):
                        out.write(json.dumps(row, ensure_ascii=False) + "\n")
            coder.model = None
    for name, value in score(args.gold, chosen, predicted).items():
        print(f"  {name}: {value:.3f}")
    return 0


def _ablated(coder: Coder, labels: Labels, numbers: np.ndarray, views: list[str]) -> int:
    """The held-apart score of `learn` itself with some views only."""
    texts = [coder.features(item.text)[0] for item in labels.items]
    _, found = learned(texts, numbers, len(labels.classes), views=views)
    print(f"{' '.join(views)}: macro F1 {found.macro_f1:.3f} ± {found.spread:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
