"""Multinomial logistic regression with an L2 penalty, for dense and sparse features.

In: a matrix of features and class numbers. Out: weights. The optimum is unique (the loss is
convex), found with L-BFGS (Nocedal and Wright 2006, algorithm 7.5) and Armijo backtracking; no
chance is involved. Never needs more than numpy.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Product = Callable[[Floats], Floats]

_MEMORY = 10
_STEPS = 100
_TOLERANCE = 2e-3
"""Of the slope at the start; ten times finer moves no third decimal of a score."""
_ARMIJO = 1e-4


@dataclass(frozen=True, slots=True)
class Sparse:
    """A matrix of which most entries are 0: compressed rows.

    Attributes:
        starts: where each row begins in the other two; one more than there are rows.
        columns, values: the entries.
        width: how many columns the matrix has.
    """

    starts: Integers
    columns: Integers
    values: Floats
    width: int

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.starts) - 1

    def times(self, weights: Floats) -> Floats:
        """The product with a dense matrix."""
        return _summed(weights[self.columns] * self.values[:, None], self.starts)

    def transposed(self) -> Sparse:
        """The matrix with rows and columns exchanged."""
        order = np.argsort(self.columns, kind="stable")
        row = np.repeat(np.arange(self.rows), np.diff(self.starts))
        counts = np.bincount(self.columns, minlength=self.width)
        starts = np.concatenate(([0], np.cumsum(counts)))
        return Sparse(starts, row[order], self.values[order], self.rows)


def _summed(entries: Floats, starts: Integers) -> Floats:
    """The sums of stretches of rows; an empty stretch gives 0."""
    sums = np.zeros((len(starts) - 1, entries.shape[1]))
    filled = np.flatnonzero(np.diff(starts))
    if len(filled):
        sums[filled] = np.add.reduceat(entries, starts[filled], axis=0)
    return sums


def probabilities(scores: Floats) -> Floats:
    """Softmax over the columns."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def products(features: Floats | Sparse) -> tuple[Product, Product]:
    """What multiplies a dense matrix with the features, and with the features transposed."""
    if isinstance(features, Sparse):
        return features.times, features.transposed().times
    dense = features
    return (lambda right: np.asarray(dense @ right)), (lambda right: np.asarray(dense.T @ right))


def fitted(
    features: Floats | Sparse,
    classes: Integers,
    count: int,
    *,
    strength: float,
    importance: Floats,
    start: Floats | None = None,
) -> Floats:
    """The weights that fit, one column a class; the last row is the bias, which is not penalised.

    Minimised is the sum of -log p(class) over the texts, each times its importance, plus
    |weights|² / (2 strength).

    Args:
        features: one row a text.
        classes: the number of each text's class.
        count: how many classes there are.
        strength: how far the weights may go (C in other packages).
        importance: how much each text weighs.
        start: weights to begin with.
    """
    rows = len(classes)
    width = features.width if isinstance(features, Sparse) else features.shape[1]
    forward, backward = products(features)
    wanted = np.zeros((rows, count))
    wanted[np.arange(rows), classes] = 1.0

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(width + 1, count)
        found = probabilities(forward(weights[:-1]) + weights[-1])
        likely = np.log(np.maximum(found[np.arange(rows), classes], 1e-300))
        value = -(importance * likely).sum() + (weights[:-1] ** 2).sum() / (2 * strength)
        error = (found - wanted) * importance[:, None]
        slope = np.vstack((backward(error) + weights[:-1] / strength, error.sum(axis=0)))
        return float(value), slope.ravel()

    first = np.zeros((width + 1, count)) if start is None else start
    return lowest(loss, first.ravel()).reshape(width + 1, count)


def lowest(loss: Callable[[Floats], tuple[float, Floats]], start: Floats) -> Floats:
    """Where a smooth convex function is lowest.

    Args:
        loss: gives the function's value and its gradient.
        start: where to begin.
    """
    place = start.copy()
    value, slope = loss(place)
    enough = _TOLERANCE * max(1.0, float(np.abs(slope).max()))
    past: deque[tuple[Floats, Floats]] = deque(maxlen=_MEMORY)
    for _ in range(_STEPS):
        if np.abs(slope).max() <= enough:
            break
        way = _direction(slope, past)
        down = _dot(way, slope)
        size = 1.0 if past else 1.0 / max(1.0, float(np.abs(slope).sum()))
        while True:
            there = place + size * way
            new, steep = loss(there)
            if new <= value + _ARMIJO * size * down:
                break
            size /= 2
            if size < 1e-12:  # no lower within the precision of the numbers
                return place
        if _dot(steep - slope, there - place) > 1e-12:
            past.append((there - place, steep - slope))
        place, value, slope = there, new, steep
    return place


def _direction(slope: Floats, past: deque[tuple[Floats, Floats]]) -> Floats:
    """The quasi-Newton direction: two loops over the past steps."""
    way = -slope
    taken: list[float] = []
    for step, change in reversed(past):
        share = _dot(step, way) / _dot(step, change)
        taken.append(share)
        way = way - share * change
    if past:
        step, change = past[-1]
        way = way * (_dot(step, change) / _dot(change, change))
    for (step, change), share in zip(past, reversed(taken), strict=True):
        way = way + (share - _dot(change, way) / _dot(step, change)) * step
    return way


def _dot(one: Floats, other: Floats) -> float:
    # Not `@`: BLAS starts threads for long vectors, and on a busy machine they wait for each other
    # a hundred times longer than the sum takes.
    return float((one * other).sum())
