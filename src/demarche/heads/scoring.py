"""How well a head does on texts held apart.

In: true classes and probabilities. Out: a `Score`. Never sees a text.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from demarche.heads.regression import Floats, Integers

_DRAWS = 200


@dataclass(frozen=True, slots=True)
class Score:
    """Figures on held-apart texts.

    Attributes:
        accuracy: the share of texts whose likeliest class is right.
        macro_f1: the mean of the classes' F1.
        spread: the standard deviation of `macro_f1` over samples of such texts (bootstrap).
        f1: of each class.
        sizes: how many texts each class has.
    """

    accuracy: float
    macro_f1: float
    spread: float
    f1: tuple[float, ...]
    sizes: tuple[int, ...]


def scored(classes: Integers, found: Floats) -> Score:
    """Figures of probabilities against the true classes."""
    best = found.argmax(axis=1)
    count = found.shape[1]
    chance = np.random.default_rng(7)
    draws = [chance.integers(0, len(classes), len(classes)) for _ in range(_DRAWS)]
    f1 = _f1(classes, best, count)
    return Score(
        float((best == classes).mean()),
        float(f1.mean()),
        float(np.std([_f1(classes[draw], best[draw], count).mean() for draw in draws])),
        tuple(f1.tolist()),
        tuple(np.bincount(classes, minlength=count).tolist()),
    )


def _f1(classes: Integers, best: Integers, count: int) -> Floats:
    true = np.bincount(classes, minlength=count)
    told = np.bincount(best, minlength=count)
    right = np.bincount(classes[best == classes], minlength=count)
    return np.asarray(2 * right / np.maximum(true + told, 1))
