"""Fits `ontology/confidence.tsv`: ``python -m training.events.confidence``.

In: our own sentences that the training of the network held apart, and the reports a01 to a10 of
`benchmarks/corpus` with their hand-made coding; each is coded as at run time, but for the bar. A
draft is right where the coding has an event of its type at its words (or within 60 characters, as
the scorer has it). Out: the weights, and on standard output the reliability of the chances, each
given by a model fitted without the text (ten folds). ``--dry`` writes nothing.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from demarche.coding.coder import drafted
from demarche.coding.confidence import features
from demarche.coding.drafts import Draft
from demarche.language.analyser import Analyser
from demarche.language.network import MODEL, Network
from demarche.records import Report
from training.language import acts

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "src" / "demarche" / "ontology" / "confidence.tsv"
CORPUS = ROOT / "benchmarks" / "corpus"
NEAR = 60
FOLDS = 10
PENALTY = 3.0
BINS = (0.0, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)

Floats = NDArray[np.float64]
Gold = list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Case:
    """A draft: its features, whether it is right, and the text that it stands in."""

    features: dict[str, float]
    right: bool
    text: int


def texts() -> Iterator[tuple[Report, Gold]]:
    """Texts that the network has not seen, and what they tell."""
    for number, line in enumerate(acts.lines()):
        if line.held:
            gold = [(t.start, t.end, acts.ACTS[t.act]) for t in line.triggers]
            yield Report(f"line-{number}", line.text), gold
    told = json.loads((CORPUS / "gold.json").read_text(encoding="utf-8"))["reports"]
    for name, row in told.items():
        if name.startswith("a"):
            text = (CORPUS / "reports" / f"{name}.txt").read_text(encoding="utf-8")
            day = date.fromisoformat(row["published"])
            gold = [(*event["trigger"], event["type"]) for event in row["events"]]
            yield Report(name, text, day, "record"), gold


def judged(drafts: list[Draft], gold: Gold) -> list[bool]:
    """Which drafts are right; each coded event counts once, for the nearest draft."""
    pairs = []
    for number, draft in enumerate(drafts):
        span = draft.action.trigger
        for place, (start, end, kind) in enumerate(gold):
            apart = max(0, max(start, span.start) - min(end, span.end))
            if kind == draft.action.type and apart <= NEAR:
                pairs.append((apart, number, place))
    right, used = [False] * len(drafts), set()
    for _, number, place in sorted(pairs):
        if not right[number] and place not in used:
            right[number] = True
            used.add(place)
    return right


def cases(model: Path) -> tuple[list[Case], int]:
    """Every draft of the texts, and how many events they tell."""
    analyser = Analyser(network=Network(threads=1, folder=model))
    found: list[Case] = []
    told = 0
    for number, (report, gold) in enumerate(texts()):
        (analysis,) = analyser.analyse([report])
        drafts, subject = drafted(analysis, barred=False)
        told += len(gold)
        found.extend(
            Case(features(draft, subject), right, number)
            for draft, right in zip(drafts, judged(drafts, gold), strict=True)
        )
    return found, told


def fitted(given: Floats, right: Floats) -> Floats:
    """Logistic regression by Newton's method, with an L2 penalty on all but the bias."""
    weights = np.zeros(given.shape[1])
    penalty = np.full(given.shape[1], PENALTY)
    penalty[0] = 0.0
    for _ in range(30):
        chance = 1.0 / (1.0 + np.exp(-given @ weights))
        slope = given.T @ (chance - right) + penalty * weights
        bend = (given.T * (chance * (1.0 - chance))) @ given + np.diag(penalty + 1e-9)
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def reliability(chance: Floats, right: Floats) -> str:
    """A table: of the drafts in each range of chances, the mean chance and the share right."""
    lines = ["| confidence | events | mean | right |", "|---|---|---|---|"]
    for low, high in pairwise(BINS):
        here = (chance >= low) & (chance < high)
        if here.any():
            mean, share = chance[here].mean(), right[here].mean()
            lines.append(
                f"| {low:.2f}-{min(high, 1.0):.2f} | {here.sum()} | {mean:.2f} | {share:.2f} |"
            )
    return "\n".join(lines)


def main() -> None:
    """See the module docstring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true")
    parser.add_argument("--model", type=Path, default=MODEL)
    options = parser.parse_args()
    found, told = cases(options.model)
    names = list(found[0].features)
    given = np.array([[case.features[name] for name in names] for case in found])
    right = np.array([float(case.right) for case in found])
    fold = np.array([case.text for case in found]) % FOLDS
    held = np.zeros(len(found))
    for number in range(FOLDS):
        weights = fitted(given[fold != number], right[fold != number])
        held[fold == number] = 1.0 / (1.0 + np.exp(-given[fold == number] @ weights))
    print(f"{len(found)} drafts, {right.mean():.3f} right, {told} events told")
    print(reliability(held, right))
    print(f"Brier {np.mean((held - right) ** 2):.4f}")
    for bar in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        kept = held >= bar
        p, r = right[kept].mean(), right[kept].sum() / told
        print(f"bar {bar:.2f}: precision {p:.3f} recall {r:.3f} F1 {2 * p * r / (p + r):.3f}")
    weights = fitted(given, right)
    rows = [f"{name}\t{weight:.4f}" for name, weight in zip(names, weights, strict=True)]
    print("\n".join(rows))
    if not options.dry:
        head = "# Weights of coding/confidence.py, by training/events/confidence.py."
        TABLE.write_text("\n".join([head, "feature\tweight", *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
