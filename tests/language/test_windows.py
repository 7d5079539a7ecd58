"""Windows: no atom is lost, none is too long, and cuts fall where sentences end."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.language.atoms import Vocabulary, atoms_of
from demarche.language.network import MODEL
from demarche.language.windows import LONGEST, windows_of


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(MODEL / "vocab.txt")


WORDS = st.sampled_from(
    ["The", "embassy", "closed", ".", "\n", "\n\n", "Mr.", "Zarif", "!", ",", "x" * 130, "🙂", "–"]
)


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, max_size=700))
def test_windows_hold_every_atom_once(words: list[str]) -> None:
    vocabulary = Vocabulary(MODEL / "vocab.txt")
    text = " ".join(words)
    windows = list(windows_of(text, vocabulary))
    assert [atom for window in windows for atom in window.atoms] == list(atoms_of(text))
    for window in windows:
        assert window.size <= LONGEST + 1
        assert len(window.pieces) == len(window.kinds)
        assert len(window.first) == len(window.atoms)


def test_a_long_paragraph_is_cut_after_a_full_stop(vocabulary: Vocabulary) -> None:
    text = "Mr. Zarif met the ambassador of France in Tehran on Monday. " * 60
    windows = list(windows_of(text, vocabulary))
    assert len(windows) > 3
    for window in windows:
        assert text[window.atoms[0].start :].startswith("Mr. Zarif")


def test_an_endless_line_is_read_lazily(vocabulary: Vocabulary) -> None:
    text = "word " * 2_000_000
    first = list(islice(windows_of(text, vocabulary), 3))
    assert all(window.size <= LONGEST + 1 for window in first)
