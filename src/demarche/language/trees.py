"""Arc scores in; heads out: always one tree with one root.

``scores[i, 0]`` is the score of word i being the root, ``scores[i, j + 1]`` that of word j being
its head. The best head of each word is taken; where these are no tree, Chu-Liu-Edmonds finds the
best tree. Never gives a cycle, a second root or a word that is its own head.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from demarche.records import ROOT

# Taken from every root arc before the search: then the best tree is the best with one root.
_ROOT_PENALTY = 1e4
_NEVER = -1e9


def heads_of(scores: NDArray[np.float32]) -> list[int]:
    """The head of each word, ``ROOT`` for the root."""
    count = scores.shape[0]
    if count == 1:
        return [ROOT]
    table = np.array(scores, dtype=np.float64)
    table[np.arange(count), np.arange(count) + 1] = _NEVER
    greedy: list[int] = (table.argmax(axis=1) - 1).tolist()
    if is_tree(greedy):
        return greedy
    full = np.full((count + 1, count + 1), _NEVER)
    full[1:] = table
    full[1:, 0] -= _ROOT_PENALTY
    return [head - 1 for head in _arborescence(full)[1:]]


def is_tree(heads: list[int]) -> bool:
    """Whether there is one root from which every word is reached."""
    if heads.count(ROOT) != 1:
        return False
    safe = [False] * len(heads)
    for start in range(len(heads)):
        path, at = [], start
        while at != ROOT and not safe[at]:
            path.append(at)
            if len(path) > len(heads):
                return False
            at = heads[at]
        for place in path:
            safe[place] = True
    return True


def _cycle(heads: list[int]) -> list[int]:
    """Some cycle among the chosen heads (node 0 is the root), or nothing."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            return path[path.index(at) :]
        for place in path:
            state[place] = 2
    return []


def _arborescence(scores: NDArray[np.float64]) -> list[int]:
    """Chu-Liu-Edmonds: the best tree from node 0; ``scores[d, h]`` is the arc from h to d."""
    heads: list[int] = scores.argmax(axis=1).tolist()
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outer = np.flatnonzero(~inside)
    ring = np.array(cycle)
    # Entering the ring at d by h costs what the ring loses: its own arc into d.
    own = scores[ring, [heads[at] for at in cycle]]
    entering = scores[np.ix_(ring, outer)] - own[:, None]
    leaving = scores[np.ix_(outer, ring)]
    size = len(outer)
    small = np.full((size + 1, size + 1), _NEVER)
    small[:size, :size] = scores[np.ix_(outer, outer)]
    small[size, :size] = entering.max(axis=0)
    small[:size, size] = leaving.max(axis=1)
    small[size, size] = _NEVER
    chosen = _arborescence(small)
    result = list(heads)
    for place in range(1, size):
        head = chosen[place]
        node = int(outer[place])
        result[node] = int(ring[leaving[place].argmax()]) if head == size else int(outer[head])
    source = chosen[size]
    entry = int(entering[:, source].argmax())
    result[cycle[entry]] = int(outer[source])
    return result
