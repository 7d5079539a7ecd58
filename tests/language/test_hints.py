"""Scores of the heads of acts become hints; what the heads do not see gives none."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from demarche.language.hints import Hints
from demarche.language.network import Labels, Scores
from demarche.records import FAINT, Sentence, Token

WORDS = ("Guards", "beat", "students", ".")
TAGS = ("NOUN", "VERB", "NOUN", "PUNCT")
LABELS = Labels([], [], [], [], [], [], ["none", "ACCUSE", "ASSAULT"], ["none", "beat"], "v")


def sentence() -> Sentence:
    tokens, at = [], 0
    for place, (word, tag) in enumerate(zip(WORDS, TAGS, strict=True)):
        head = -1 if place == 1 else 1
        end = at + len(word)
        tokens.append(Token(place, at, end, word, word, tag, "X", head, "dep"))
        at = end + 1
    return Sentence(0, 0, tokens[-1].end, tuple(tokens))


def scores(acts: list[list[float]], roles: list[float] | None = None) -> Scores:
    """Scores with the given acts; ``roles`` are those of each word as a source and a target."""
    nothing: dict[str, Any] = {field.name: None for field in fields(Scores)}
    size = len(acts)
    party = np.eye(size, dtype=np.float32)
    row = roles or [-9.0] * (2 * size)
    nothing |= {
        "acts": np.array(acts, dtype=np.float32),
        "modes": np.tile(np.array([0.0, 1.0], dtype=np.float32), (size, 1)),
        "act_roles": np.tile(np.array(row, dtype=np.float32), (size, 1)),
        "party": party,
    }
    return Scores(**nothing)


NONE = [9.0, 0.0, 0.0]


def test_a_word_that_tells_an_act_has_its_types_mode_and_parties() -> None:
    roles = [5.0, 9.0, -9.0, 9.0, -9.0, -9.0, 5.0, 9.0]
    given = scores([NONE, [0.0, 1.0, 4.0], NONE, NONE], roles)
    (hint,) = Hints(LABELS).of(sentence(), [0, 1, 2, 3], given)
    assert hint.token == 1
    assert [name for name, _ in hint.chances] == ["ASSAULT", "ACCUSE"]
    assert hint.mode == "beat"
    assert [word for word, _ in hint.sources] == [0]
    assert [word for word, _ in hint.targets] == [2]
    assert abs(hint.chance - 1.0) < 0.1


def test_punctuation_tells_nothing() -> None:
    given = scores([NONE, NONE, NONE, [0.0, 0.0, 9.0]])
    assert list(Hints(LABELS).of(sentence(), [0, 1, 2, 3], given)) == []


def test_a_model_without_heads_of_acts_gives_no_hints() -> None:
    bare = Labels([], [], [], [], [], [], [], [], "v")
    assert list(Hints(bare).of(sentence(), [0, 1, 2, 3], scores([NONE] * 4))) == []


@given(st.lists(st.lists(st.floats(-30, 30), min_size=3, max_size=3), min_size=4, max_size=4))
def test_chances_are_chances_and_none_is_faint(acts: list[list[float]]) -> None:
    for hint in Hints(LABELS).of(sentence(), [0, 1, 2, 3], scores(acts)):
        told = [chance for _, chance in hint.chances]
        assert told == sorted(told, reverse=True)
        assert FAINT / 3 <= hint.chance <= 1.01
