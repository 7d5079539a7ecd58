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
        words = np.flatnonzero(1.0 - chances[:, 0] >= FAINT).tolist()
        if not words:
            return
        parties = self._parties(atoms, scores, words)
        for number, word in enumerate(words):
            if sentence.tokens[word].upos == "PUNCT":
                continue
            own = chances[word].tolist()
            told = sorted(
                (
                    (kind, round(chance, 3))
                    for kind, chance in zip(self.types, own[1:], strict=True)
                    if chance >= _NEGLIGIBLE
                ),
                key=lambda pair: -pair[1],
            )
            if not told:
                continue
            mode = self.modes[int(scores.modes[atoms[word]].argmax())]
            source, target = (self._told(sentence, word, row) for row in parties[number])
            yield ActHint(
                sentence.index, word, tuple(told), None if mode == "none" else mode, source, target
            )

    @staticmethod
    def _parties(atoms: list[int], scores: Scores, words: list[int]) -> Floats:
        """The chance of each word (column) as source and target of each act: acts x 2 x words."""
        halves = scores.act_roles[[atoms[word] for word in words]]
        halves = halves.reshape(len(words), 2, -1)
        found: Floats = 1.0 / (1.0 + np.exp(-(halves @ scores.party[atoms].T)))
        return found

    @staticmethod
    def _told(sentence: Sentence, word: int, row: Floats) -> tuple[tuple[int, float], ...]:
        """The words that may be a party, with their chances."""
        return tuple(
            (other, round(float(row[other]), 3))
            for other in np.flatnonzero(row >= _PARTY).tolist()
            if other != word and sentence.tokens[other].upos not in _NO_PARTY
        )
