"""Names: refined labels, and tag chains that make sense whatever the scores."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.language.entities import NameTags, refined

TAGS = ["O", *(f"{part}-{name}" for name in ("PER", "ORG", "LOC", "NORP") for part in "BIES")]


@pytest.mark.parametrize(
    ("name", "label", "finer"),
    [
        ("Iran", "LOC", "GPE"),
        ("U.S.", "LOC", "GPE"),
        ("the United States", "LOC", "GPE"),
        ("United Kingdom", "ORG", "GPE"),
        ("Damascus", "LOC", "GPE"),
        ("Texas", "LOC", "GPE"),
        ("Gaza", "LOC", "GPE"),
        ("Helmand province", "LOC", "GPE"),
        ("Black Sea", "LOC", "LOC"),
        ("Gulf of Aden", "LOC", "LOC"),
        ("Middle East", "LOC", "LOC"),
        ("Mount Hermon", "LOC", "LOC"),
        ("Evin Prison", "LOC", "FAC"),
        ("British Embassy", "ORG", "FAC"),
        ("Embassy of Iran", "ORG", "FAC"),
        ("Tahrir Square", "LOC", "FAC"),
        ("Ben Gurion\nAirport", "LOC", "FAC"),
        ("Foreign Ministry", "ORG", "ORG"),
        ("Zarif", "PER", "PER"),
        ("Iranian", "NORP", "NORP"),
    ],
)
def test_refined(name: str, label: str, finer: str) -> None:
    assert refined(name, label) == finer


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(0, 5000))
def test_names_never_overlap(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, len(TAGS))).astype(np.float32)
    end = 0
    for begin, after, label in NameTags(TAGS).spans(scores):
        assert end <= begin < after <= count
        assert label in {"PER", "ORG", "LOC", "NORP"}
        end = after


def test_an_impossible_chain_is_mended() -> None:
    scores = np.full((3, len(TAGS)), -5.0, dtype=np.float32)
    for place, tag in enumerate(["B-PER", "I-PER", "O"]):
        scores[place, TAGS.index(tag)] = 2.0
    scores[1, TAGS.index("E-PER")] = 1.0
    assert NameTags(TAGS).spans(scores) == [(0, 2, "PER")]
