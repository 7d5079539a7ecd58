"""Trees: one root, no cycle, and the best there is."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.language.trees import heads_of, is_tree
from demarche.records import ROOT


def table(count: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)


def total(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[place, head + 1] for place, head in enumerate(heads)))


@settings(deadline=None)
@given(st.integers(1, 40), st.integers(0, 10_000))
def test_every_tree_is_a_tree_with_one_root(count: int, seed: int) -> None:
    heads = heads_of(table(count, seed))
    assert len(heads) == count
    assert heads.count(ROOT) == 1
    assert is_tree(heads)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 4), st.integers(0, 10_000))
def test_no_tree_is_better(count: int, seed: int) -> None:
    scores = table(count, seed)
    trees = [
        list(heads)
        for heads in product(range(-1, count), repeat=count)
        if all(head != place for place, head in enumerate(heads)) and is_tree(list(heads))
    ]
    best = max(total(scores, heads) for heads in trees)
    assert abs(total(scores, heads_of(scores)) - best) < 1e-4


def test_a_cycle_and_two_roots_are_no_tree() -> None:
    assert not is_tree([1, 0, ROOT])
    assert not is_tree([ROOT, ROOT])
    assert is_tree([ROOT, 0, 1])


def test_equal_scores_still_give_a_tree() -> None:
    assert is_tree(heads_of(np.zeros((12, 13), dtype=np.float32)))
