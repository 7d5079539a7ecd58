import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.heads.regression import Sparse, fitted, lowest, probabilities


def sparse(dense: np.ndarray) -> Sparse:
    rows, columns = np.nonzero(dense)
    starts = np.searchsorted(rows, np.arange(len(dense) + 1))
    return Sparse(starts, columns, dense[rows, columns], dense.shape[1])


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_sparse_products_are_those_of_the_dense_matrix(seed: int) -> None:
    chance = np.random.default_rng(seed)
    shape = chance.integers(1, 9, 2)
    dense = chance.normal(size=shape) * (chance.random(shape) < 0.4)
    right, left = chance.normal(size=(shape[1], 3)), chance.normal(size=(shape[0], 3))
    assert np.allclose(sparse(dense).times(right), dense @ right)
    assert np.allclose(sparse(dense).transposed().times(left), dense.T @ left)


def test_the_lowest_point_of_a_bowl_is_found() -> None:
    stretch = np.array([1.0, 10.0, 100.0])
    middle = np.array([3.0, -2.0, 0.5])

    def bowl(place: np.ndarray) -> tuple[float, np.ndarray]:
        apart = place - middle
        return float((stretch * apart**2).sum()), 2 * stretch * apart

    assert np.allclose(lowest(bowl, np.zeros(3)), middle, atol=0.02)


def test_at_the_optimum_the_bias_reproduces_the_shares_of_the_classes() -> None:
    chance = np.random.default_rng(3)
    features = chance.normal(size=(80, 4))
    classes = (features[:, 0] + chance.normal(size=80) > 0.6).astype(np.int64)
    weights = fitted(features, classes, 2, strength=1.0, importance=np.ones(80))
    found = probabilities(features @ weights[:-1] + weights[-1])
    assert found.mean(axis=0) == pytest.approx([np.mean(classes == 0), np.mean(classes)], abs=0.01)
    assert np.mean(found.argmax(axis=1) == classes) > 0.7


def test_dense_and_sparse_give_the_same_weights() -> None:
    chance = np.random.default_rng(5)
    dense = chance.normal(size=(40, 6)) * (chance.random((40, 6)) < 0.5)
    classes = chance.integers(0, 3, 40)
    importance = np.ones(40)
    one = fitted(dense, classes, 3, strength=2.0, importance=importance)
    other = fitted(sparse(dense), classes, 3, strength=2.0, importance=importance)
    assert np.allclose(one, other, atol=1e-6)


def test_more_strength_gives_larger_weights() -> None:
    features, classes = np.array([[1.0], [-1.0]] * 5), np.array([0, 1] * 5)
    sizes = [
        np.abs(fitted(features, classes, 2, strength=c, importance=np.ones(10))[:-1]).max()
        for c in (0.1, 1.0, 10.0)
    ]
    assert sizes[0] < sizes[1] < sizes[2]
