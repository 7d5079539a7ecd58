"""Atoms: offsets hold for any text, and clitics are cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.language.atoms import BLANK_LINE, GLUED, NEWLINE, SHAPES, SPACE, atoms_of

TRICKY = "\ufeff\r\n\n\t \u00a0\u200b\u00ad’“”'\"…—–-.!aZé1ß🙂👩‍🚀عк中e\u0301"
texts = st.text() | st.text(alphabet=TRICKY)


def units(text: str) -> list[str]:
    return [text[atom.start : atom.end] for atom in atoms_of(text)]


@settings(deadline=None)
@given(texts)
def test_atoms_are_in_order_and_hold_every_visible_character(text: str) -> None:
    end = 0
    for atom in atoms_of(text):
        assert end <= atom.start < atom.end <= len(text)
        assert not any(char.isspace() for char in text[atom.start : atom.end])
        assert 0 <= atom.kind < 4 * len(SHAPES)
        between = text[end : atom.start]
        assert not any(char.isalnum() for char in between)
        end = atom.end
    assert not any(char.isalnum() for char in text[end:])


@settings(deadline=None)
@given(texts)
def test_nothing_visible_stands_before_a_glued_atom(text: str) -> None:
    end = 0
    for atom in atoms_of(text):
        if atom.spacing == GLUED:
            assert not any(char.isspace() for char in text[end : atom.start])
        end = atom.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don't", ["do", "n't"]),
        ("can’t", ["ca", "n’t"]),
        ("cannot", ["can", "not"]),
        ("Iran's", ["Iran", "'s"]),
        ("they'll", ["they", "'ll"]),
        ("gonna", ["gon", "na"]),
        ("U.S.'s", ["U", ".", "S", ".", "'s"]),
        ("O'Brien", ["O", "'", "Brien"]),
        ("5pm...", ["5", "pm", "..."]),
        ("see www.a.org/b.", ["see", "www.a.org/b", "."]),
        ("x@y.org,", ["x@y.org", ","]),
        ("\ufeffThe", ["The"]),
        ("naïve e\u0301te\u0301", ["naïve", "e\u0301te\u0301"]),
        ("", []),
    ],
)
def test_units(text: str, expected: list[str]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize(
    ("gap", "spacing"),
    [
        ("", GLUED),
        ("\u200b", GLUED),
        (" ", SPACE),
        ("\u00a0", SPACE),
        ("\n", NEWLINE),
        ("\r\n", NEWLINE),
        (" \r\n  ", NEWLINE),
        ("\n\n", BLANK_LINE),
        ("\r\n\r\n", BLANK_LINE),
        ("\r\r", BLANK_LINE),
        ("\u2029", BLANK_LINE),
    ],
)
def test_spacing(gap: str, spacing: int) -> None:
    _, second = atoms_of(f"a{gap}.")
    assert second.spacing == spacing


@pytest.mark.parametrize("unit", ["a", "a1", "a.", "e\u0301", "n't", "x@", "="])
def test_an_endless_run_takes_no_endless_time(unit: str) -> None:
    text = unit * 30_000
    assert sum(atom.end - atom.start for atom in atoms_of(text)) == len(text)
