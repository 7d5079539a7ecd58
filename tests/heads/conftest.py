"""Labelled sentences of our own, made from small parts, and the features of some."""

from itertools import product

import numpy as np
import pytest

from demarche.heads import Features

_WHO = ("Peru", "The Ghanaian government", "Malta's cabinet", "Oman", "The junta in Gitega")
_ACTS = {
    "friendly": ("thanked", "praised", "welcomed", "congratulated"),
    "hostile": ("condemned", "denounced", "criticised", "rebuked"),
}
_WHOM = ("its neighbours", "the mediators on Friday", "Laos", "the visiting delegation")


def sentences() -> list[tuple[str, str]]:
    """160 texts and their labels."""
    return [
        (f"{who} {act} {whom}.", label)
        for who, whom in product(_WHO, _WHOM)
        for label, acts in _ACTS.items()
        for act in acts
    ]


def seen(words: str, *, states: float = 0.0) -> Features:
    """Features of a text that consists of some words."""
    named = frozenset(words.split())
    return Features(named, named, frozenset({"no event"}), np.full(3, states, dtype=np.float32))


@pytest.fixture
def texts() -> tuple[list[Features], np.ndarray]:
    """Features and classes: the first word tells the class, the second does not."""
    found = [
        seen(f"{'up' if n % 3 else 'down'} w{n % 7} x{n}", states=float(n % 3 > 0))
        for n in range(60)
    ]
    return found, np.array([int(n % 3 > 0) for n in range(60)])
