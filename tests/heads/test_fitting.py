import numpy as np
import pytest
from tests.heads.conftest import seen

from demarche.heads import Features
from demarche.heads.fitting import FOLDS, folds_of, learned
from demarche.heads.scoring import scored
from demarche.heads.views import NameScale

Texts = tuple[list[Features], np.ndarray]


def test_what_tells_the_class_is_learned(texts: Texts) -> None:
    steps: list[tuple[int, int]] = []
    head, score = learned(*texts, 2, told=lambda done, total: steps.append((done, total)))
    assert score.macro_f1 > 0.95
    assert score.sizes == (20, 40)
    found = head.probabilities([seen("down w1"), seen("up w1", states=1.0)])
    assert found[0, 0] > 0.7
    assert found[1, 1] > 0.7
    assert [done for done, _ in steps] == list(range(1, steps[-1][1] + 1))


def test_held_apart_figures_of_noise_are_those_of_chance() -> None:
    chance = np.random.default_rng(1)
    noise = [seen(" ".join(f"n{n}" for n in chance.integers(0, 30, 6))) for _ in range(100)]
    _, score = learned(noise, np.arange(100) % 2, 2)
    assert score.macro_f1 < 0.7


def test_the_same_labels_give_the_same_head(texts: Texts) -> None:
    one, other = learned(*texts, 2)[0], learned(*texts, 2)[0]
    assert np.array_equal(one.shares, other.shares)
    assert np.array_equal(one.weights["words"], other.weights["words"])


def test_every_fold_has_every_class() -> None:
    classes = np.array([0] * 5 + [1] * 33 + [2] * 8)
    folds = folds_of(classes)
    for fold in range(FOLDS):
        assert set(classes[folds == fold]) == {0, 1, 2}
    assert np.ptp(np.bincount(folds)) <= 1


def test_a_word_of_one_text_only_is_no_feature() -> None:
    scale = NameScale.fitted("words", [seen("a secret b"), seen("a b"), seen("a")])
    assert list(scale.weights) == ["a", "b"]
    assert scale.weights["b"] > scale.weights["a"]
    matrix = scale.matrix([seen("secret"), seen("a b")])
    assert np.diff(matrix.starts).tolist() == [0, 2]
    assert (matrix.values**2).sum() == pytest.approx(1)


def test_figures() -> None:
    found = np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4], [0.3, 0.7]])
    score = scored(np.array([0, 0, 0, 1]), found)
    assert score.accuracy == 0.75
    assert score.f1 == pytest.approx((0.8, 2 / 3))
    assert score.macro_f1 == pytest.approx((0.8 + 2 / 3) / 2)
    assert 0 < score.spread < 0.5
