"""What a text shows a learned head: its words, its syntax, its hidden states, and what was coded.

In: the analysis of a text, the encoder's states of its words, and the events coded in it. Out: a
`View` of each kind. Never sees a label.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from demarche.records import ROOT, Event, Sentence

VIEWS = ("words", "syntax", "states", "events")
"""The kinds of features; `states` are numbers, the others are names."""

_CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "ADP", "PART", "AUX", "ADV"})


@dataclass(frozen=True, slots=True)
class Features:
    """All that a learned head sees of one text.

    Attributes:
        words: lemmas, and pairs of neighbours.
        syntax: the root, the verbs, and each content word under its head with its relation.
        events: type, mode, code, class, status and trigger of each event that the tables coded.
        states: pooled hidden states of the encoder.
    """

    words: frozenset[str]
    syntax: frozenset[str]
    events: frozenset[str]
    states: NDArray[np.float32]

    def names(self, view: str) -> frozenset[str]:
        """The features of one of the views that are names."""
        named: frozenset[str] = getattr(self, view)
        return named


def features_of(
    sentences: Sequence[Sentence], states: NDArray[np.float32], events: Iterable[Event]
) -> Features:
    """The features of a text, or of one sentence of it.

    Args:
        sentences: its sentences.
        states: a row of hidden states for each of their words, in order.
        events: the events that were coded in them.
    """
    return Features(
        frozenset(_words(sentences)),
        frozenset(_syntax(sentences)),
        frozenset(_events(list(events))),
        _pooled(sentences, states),
    )


def _words(sentences: Iterable[Sentence]) -> Iterable[str]:
    for sentence in sentences:
        lemmas = [token.lemma.lower() for token in sentence.tokens]
        yield from lemmas
        yield from (f"{one} {other}" for one, other in pairwise(lemmas))


def _syntax(sentences: Iterable[Sentence]) -> Iterable[str]:
    for sentence in sentences:
        for token in sentence.tokens:
            lemma = token.lemma.lower()
            relation = token.deprel.split(":")[0]
            if token.upos == "VERB":
                yield f"verb {lemma}"
                yield f"{relation} verb {lemma}"
            if token.head == ROOT:
                yield f"root {lemma}"
            elif token.upos in _CONTENT:
                head = sentence.tokens[token.head]
                yield f"{head.lemma.lower()} > {relation} {lemma}"
                if head.head == ROOT:
                    yield f"root > {relation}"
                    yield f"root > {relation} {lemma}"


def _events(events: list[Event]) -> Iterable[str]:
    if not events:
        yield "no event"
    surest = max(events, key=lambda e: (e.confidence, -e.trigger.span.start), default=None)
    for event in events:
        for found in (
            event.type,
            f"{event.type} {event.mode}",
            event.cameo[:2],
            event.cameo[:3],
            f"quad {event.quad}",
            event.status,
        ):
            yield f"any {found}"
            yield f"{'first' if event is surest else 'other'} {found}"
        yield f"trigger {event.trigger.quote.lower()}"


def _pooled(sentences: Sequence[Sentence], states: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean, the highest, and the mean over the roots."""
    roots, before = [], 0
    for sentence in sentences:
        roots.append(before + sentence.root.index)
        before += len(sentence.tokens)
    parts = (states.mean(axis=0), states.max(axis=0), states[roots].mean(axis=0))
    return np.concatenate(parts).astype(np.float32)
