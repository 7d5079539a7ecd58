"""Fits a user's own model: labelled texts in, a `Model` out.

In: labels, and a coder to look at the texts with. Out: the model and its held-apart score. Never
keeps a text, never sends one anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median

import numpy as np

from demarche.errors import LabelsError
from demarche.heads import Features, Labels, Model
from demarche.heads.fitting import learned
from demarche.pipeline.coder import Coder

ONE_BY_ONE = 3
"""Texts of this many sentences or fewer (the median) make a model that decides on sentences."""
ANY = 1_000_000

Told = Callable[[str, int, int], None]


def learn(
    coder: Coder,
    labels: Labels,
    *,
    task: str,
    name: str,
    told: Told = lambda _what, _done, _all: None,
) -> Model:
    """A model fitted on labels.

    Args:
        coder: the coder; its dictionaries are used for the features.
        labels: the labelled texts.
        task: what the classes are, for `demarche code --with`.
        name: the name of the model.
        told: called with what is being done, how much of it is done, and how much there is.

    Raises:
        LabelsError: if a text holds no words.
    """
    features: list[Features] = []
    sizes: list[int] = []
    for done, item in enumerate(labels.items, 1):
        if not any(character.isalpha() for character in item.text):
            raise LabelsError(f"a text of class “{item.label}” holds no words: {item.text[:60]!r}")
        found, size = coder.features(item.text)
        features.append(found)
        sizes.append(size)
        told("reading", done, len(labels.items))
    places = {label: place for place, label in enumerate(labels.classes)}
    numbers = np.array([places[item.label] for item in labels.items], dtype=np.int64)
    head, score = learned(
        features, numbers, len(places), told=lambda done, all_: told("fitting", done, all_)
    )
    return Model(
        name,
        task,
        labels.classes,
        coder.encoder,
        max(sizes) if median(sizes) <= ONE_BY_ONE else ANY,
        len(features),
        datetime.now(UTC).date().isoformat(),
        score,
        head,
    )
