"""Features as numbers: vocabularies and TF-IDF weights for names, standard scores for states.

In: the features of the texts that a head is fitted on. Out: a `Scale` for each view that turns
features into a matrix. A name that only one text has is left out: it tells nothing of others, and
a user's rare words do not end up in the model file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np

from demarche.heads.features import Features
from demarche.heads.regression import Floats, Sparse

_LEAST = 2
"""Texts that must have a name for it to count."""


@dataclass(frozen=True, slots=True)
class NameScale:
    """TF-IDF of the names of one view, each text's row of length 1.

    Attributes:
        view: which view.
        weights: the inverse document frequency of each name, in the order of its column.
    """

    view: str
    weights: dict[str, float]

    @classmethod
    def fitted(cls, view: str, texts: Sequence[Features]) -> NameScale:
        """The names of some texts and how rare each is (idf smoothed by one text)."""
        found = Counter(name for text in texts for name in text.names(view))
        total = len(texts) + 1
        names = sorted(name for name, count in found.items() if count >= _LEAST)
        return cls(view, {name: log(total / (found[name] + 1)) + 1 for name in names})

    def matrix(self, texts: Sequence[Features]) -> Sparse:
        """The texts as rows."""
        places = {name: place for place, name in enumerate(self.weights)}
        starts, columns, values = [0], list[int](), list[float]()
        for text in texts:
            known = sorted(text.names(self.view) & self.weights.keys())
            row = [self.weights[name] for name in known]
            length = sqrt(sum(value * value for value in row)) or 1.0
            columns += [places[name] for name in known]
            values += [value / length for value in row]
            starts.append(len(columns))
        return Sparse(
            np.array(starts, dtype=np.int64),
            np.array(columns, dtype=np.int64),
            np.array(values, dtype=np.float64),
            len(places),
        )


@dataclass(frozen=True, slots=True)
class StateScale:
    """Standard scores of the states, so that each text's row is about 1 long.

    Attributes:
        mean, spread: of each number.
    """

    mean: Floats
    spread: Floats

    @classmethod
    def fitted(cls, texts: Sequence[Features]) -> StateScale:
        """Mean and spread over some texts."""
        states = np.array([text.states for text in texts], dtype=np.float64)
        spread = states.std(axis=0)
        spread[spread == 0] = 1.0
        return cls(states.mean(axis=0), spread)

    def matrix(self, texts: Sequence[Features]) -> Floats:
        """The texts as rows."""
        states = np.array([text.states for text in texts], dtype=np.float64)
        states = states.reshape(len(texts), len(self.mean))
        return np.asarray((states - self.mean) / self.spread / sqrt(len(self.mean)))


Scale = NameScale | StateScale


def scale_of(view: str, texts: Sequence[Features]) -> Scale:
    """The scale of a view, fitted on some texts."""
    return StateScale.fitted(texts) if view == "states" else NameScale.fitted(view, texts)
