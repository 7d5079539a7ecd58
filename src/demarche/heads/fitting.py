"""Fits a head: one regression a view, pooled by how well each does on texts held apart.

In: features and classes. Out: a `Head` and its held-apart `Score`. Each view gets a multinomial
logistic regression whose strength is chosen by five-fold cross-validation; the views' held-apart
probabilities are then pooled log-linearly (Genest and Zidek 1986) with one weight a view and one
bias a class, fitted on the same held-apart probabilities. Nothing is left to chance: the same
labels in the same order give the same head.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from demarche.heads.features import VIEWS, Features
from demarche.heads.regression import Floats, Integers, Sparse, fitted, lowest, probabilities
from demarche.heads.scoring import Score, scored
from demarche.heads.views import Scale, scale_of

FOLDS = 5
STRENGTHS = (4.0, 20.0, 100.0)
_FLOOR = 1e-4
"""No view is ever surer than this that a class is wrong."""
_PULL = 1.0
"""How strongly the pool's weights are drawn to equal shares; matters with few texts only."""

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Head:
    """Probabilities of classes from features.

    Attributes:
        scales: how each view becomes a matrix.
        weights: each view's regression: a row a column of the matrix, the bias last.
        shares: how much each view counts.
        biases: what each class has in advance.
    """

    scales: dict[str, Scale]
    weights: dict[str, Floats]
    shares: Floats
    biases: Floats

    def probabilities(self, texts: Sequence[Features]) -> Floats:
        """A row a text, a column a class."""
        found = [
            _predicted(self.scales[view].matrix(texts), self.weights[view]) for view in self.scales
        ]
        return _pooled(np.log(np.array(found) + _FLOOR), self.shares, self.biases)


def folds_of(classes: Integers) -> Integers:
    """The fold of each text: every class is dealt out in turn, so that all folds have all."""
    folds = np.zeros(len(classes), dtype=np.int64)
    dealt = 0
    for number in np.unique(classes):
        mine = np.flatnonzero(classes == number)
        mine = mine[np.random.default_rng(7).permutation(len(mine))]
        folds[mine] = (np.arange(len(mine)) + dealt) % FOLDS
        dealt += len(mine)
    return folds


def learned(
    texts: Sequence[Features],
    classes: Integers,
    count: int,
    *,
    views: Sequence[str] = VIEWS,
    told: Told = lambda _done, _all: None,
) -> tuple[Head, Score]:
    """A head fitted on all texts, and how it does on texts that it was not fitted on.

    Args:
        texts: the features of the texts.
        classes: the number of each text's class, from 0.
        count: how many classes there are.
        views: the views to look at.
        told: called with how many regressions are done, and how many there are in all.
    """
    progress = _Progress(told, len(views) * (FOLDS * len(STRENGTHS) + 1))
    folds = folds_of(classes)
    importance = _importance(classes, count)
    best, logs = dict[str, float](), list[Floats]()
    for view in views:
        apart = _apart(view, texts, classes, folds, importance, progress)
        best[view] = min(apart, key=lambda strength: _surprise(apart[strength], classes))
        logs.append(np.log(apart[best[view]] + _FLOOR))
    seen = np.array(logs)
    scales, weights = dict[str, Scale](), dict[str, Floats]()
    for view in views:
        scales[view] = scale_of(view, texts)
        matrix = scales[view].matrix(texts)
        weights[view] = fitted(matrix, classes, count, strength=best[view], importance=importance)
        progress.step()
    score = scored(classes, _judged(seen, classes, folds))
    return Head(scales, weights, *_pool(seen, classes)), score


class _Progress:
    """Counts regressions."""

    def __init__(self, told: Told, total: int) -> None:
        self.told, self.total, self.done = told, total, 0

    def step(self) -> None:
        self.done += 1
        self.told(self.done, self.total)


def _apart(
    view: str,
    texts: Sequence[Features],
    classes: Integers,
    folds: Integers,
    importance: Floats,
    progress: _Progress,
) -> dict[float, Floats]:
    """For each strength, the probabilities of each text from the folds that it is not in."""
    count = int(classes.max()) + 1
    apart = {strength: np.zeros((len(texts), count)) for strength in STRENGTHS}
    for fold in range(FOLDS):
        inside, outside = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        scale = scale_of(view, [texts[i] for i in inside.tolist()])
        seen = scale.matrix([texts[i] for i in inside.tolist()])
        unseen = scale.matrix([texts[i] for i in outside.tolist()])
        weights: Floats | None = None
        for strength in STRENGTHS:
            weights = fitted(
                seen,
                classes[inside],
                count,
                strength=strength,
                importance=importance[inside],
                start=weights,
            )
            apart[strength][outside] = _predicted(unseen, weights)
            progress.step()
    return apart


def _judged(logs: Floats, classes: Integers, folds: Integers) -> Floats:
    """Pooled probabilities; the pool, too, is judged on texts that it was not fitted on."""
    pooled = np.zeros(logs.shape[1:])
    for fold in range(FOLDS):
        inside = folds != fold
        shares, biases = _pool(logs[:, inside], classes[inside])
        pooled[~inside] = _pooled(logs[:, ~inside], shares, biases)
    return pooled


def _importance(classes: Integers, count: int) -> Floats:
    """Rare classes weigh more: a class of a quarter of the mean size, twice as much a text."""
    sizes = np.maximum(np.bincount(classes, minlength=count), 1)
    return np.sqrt(len(classes) / count / sizes)[classes]


def _predicted(matrix: Floats | Sparse, weights: Floats) -> Floats:
    scores = matrix.times(weights[:-1]) if isinstance(matrix, Sparse) else matrix @ weights[:-1]
    return probabilities(scores + weights[-1])


def _surprise(found: Floats, classes: Integers) -> float:
    return float(-np.log(np.maximum(found[np.arange(len(classes)), classes], _FLOOR)).mean())


def _pooled(logs: Floats, shares: Floats, biases: Floats) -> Floats:
    return probabilities(np.tensordot(shares, logs, axes=1) + biases)


def _pool(logs: Floats, classes: Integers) -> tuple[Floats, Floats]:
    """The shares of the views and biases of the classes that make the classes likeliest."""
    views, rows, count = logs.shape
    wanted = np.zeros((rows, count))
    wanted[np.arange(rows), classes] = 1.0
    even = np.concatenate((np.full(views, 1 / views), np.zeros(count)))

    def loss(given: Floats) -> tuple[float, Floats]:
        found = _pooled(logs, given[:views], given[views:])
        likely = np.log(np.maximum(found[np.arange(rows), classes], 1e-300))
        apart = given - even
        error = found - wanted
        slope = np.concatenate(((logs * error).sum(axis=(1, 2)), error.sum(axis=0)))
        return float(-likely.sum() + _PULL * (apart @ apart) / 2), slope + _PULL * apart

    best = lowest(loss, even)
    return best[:views], best[views:]
