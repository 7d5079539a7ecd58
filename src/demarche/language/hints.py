"""Scores of the heads of acts in; hints out: which words may tell acts, of what type, by whom.

Never decides that a word is an act: that is for the coding room, which has the tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import numpy as np

from demarche.language.network import Floats, Labels, Scores
from demarche.records import FAINT, ActHint, EventType, Sentence

_NEGLIGIBLE = 0.01  # of a type; types below it are not told
_PARTY = 0.1  # chance of a word as a party below which it is not told
_NO_PARTY = frozenset({"PUNCT", "VERB", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "DET"})


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    found: Floats = powers / powers.sum(-1, keepdims=True)
    return found


class Hints:
    """Makes hints of scores; ``labels`` are the model's."""

    def __init__(self, labels: Labels) -> None:
        self.types = [cast("EventType", name) for name in labels.acts[1:]]
        self.modes = labels.modes

    def of(self, sentence: Sentence, atoms: list[int], scores: Scores) -> Iterator[ActHint]:
        """The hints of a sentence.

        Args:
            sentence: the sentence.
            atoms: the first atom of each of its words.
            scores: of the window in which it stands.
        """
        if not self.types:
            return
        chances = _softmax(scores.acts[atoms])
        for word in np.flatnonzero(1.0 - chances[:, 0] >= FAINT).tolist():
            if sentence.tokens[word].upos == "PUNCT":
                continue
            own = chances[word, 1:]
            order = np.argsort(-own, kind="stable").tolist()
            told = tuple(
                (self.types[n], round(float(own[n]), 3)) for n in order if own[n] >= _NEGLIGIBLE
            )
            if not told:
                continue
            sources, targets = self._parties(sentence, atoms, scores, word)
            mode = self.modes[int(scores.modes[atoms[word]].argmax())]
            yield ActHint(
                sentence.index, word, told, None if mode == "none" else mode, sources, targets
            )

    @staticmethod
    def _parties(
        sentence: Sentence, atoms: list[int], scores: Scores, word: int
    ) -> tuple[tuple[tuple[int, float], ...], tuple[tuple[int, float], ...]]:
        halves = scores.act_roles[atoms[word]].reshape(2, -1)
        chance = 1.0 / (1.0 + np.exp(-(halves @ scores.party[atoms].T)))
        source, target = (
            tuple(
                (int(w), round(float(row[w]), 3))
                for w in np.flatnonzero(row >= _PARTY)
                if w != word and sentence.tokens[w].upos not in _NO_PARTY
            )
            for row in chance
        )
        return source, target
