"""Marked sentences in; what the shipped encoder says of each word, and the word's class, out.

Sentences are read alone and in paragraphs of strangers, as at run time a window holds several.
Runs the shipped 8-bit graph itself, so the head learns from what it will see.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from demarche.language.network import Network
from demarche.language.windows import windows_of
from training.events.sentences import Marked


@dataclass(frozen=True, slots=True)
class Words:
    """Per word: its state, the mean state of its sentence, its class (0 none), its sentence."""

    state: NDArray[np.float32]
    around: NDArray[np.float32]
    wanted: NDArray[np.int64]
    sentence: NDArray[np.int64]


def read(marked: list[Marked], network: Network, *, together: int, seed: int) -> Words:
    """The words of all sentences, so many sentences to a paragraph, shuffled by a seed."""
    order = np.random.default_rng(seed).permutation(len(marked))
    columns: tuple[list[NDArray[np.float32]], ...] = ([], [])
    wanted: list[int] = []
    sentence: list[int] = []
    for first in range(0, len(order), together):
        group = [int(i) for i in order[first : first + together]]
        text, bounds = "", []
        for i in group:
            bounds.append((len(text), len(text) + len(marked[i].text), i))
            text += marked[i].text + " "
        for window in windows_of(text, network.vocabulary):
            states = network.read(window, states=True).states
            assert states is not None
            for start, end, i in bounds:
                inside = [at for at, a in enumerate(window.atoms) if start <= a.start < end]
                if not inside:
                    continue
                own = states[[window.first[at] for at in inside]]
                columns[0].append(own)
                columns[1].append(np.broadcast_to(own.mean(0), own.shape))
                for at in inside:
                    atom = window.atoms[at]
                    wanted.append(
                        next(
                            (
                                kind + 1
                                for a, b, kind in marked[i].triggers
                                if a + start <= atom.start < b + start
                            ),
                            0,
                        )
                    )
                    sentence.append(i)
    return Words(
        np.concatenate(columns[0]).astype(np.float32),
        np.concatenate(columns[1]).astype(np.float32),
        np.array(wanted),
        np.array(sentence),
    )


def joined(parts: list[Words]) -> Words:
    """Several readings as one."""
    return Words(
        np.concatenate([p.state for p in parts]),
        np.concatenate([p.around for p in parts]),
        np.concatenate([p.wanted for p in parts]),
        np.concatenate([p.sentence for p in parts]),
    )
