"""Lemma scripts: what is made of a form and its lemma makes the lemma of the form again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.language.lemmas import lemma_of, script_of

LETTERS = st.text(alphabet="abcdexyzABCDEXYZ'.-", min_size=1, max_size=12)


@settings(deadline=None)
@given(LETTERS, LETTERS)
def test_a_script_gives_its_lemma_back(form: str, lemma: str) -> None:
    assert lemma_of(form, script_of(form, lemma)) == lemma


@settings(deadline=None)
@given(st.text(), LETTERS, LETTERS)
def test_any_script_may_meet_any_form(other: str, form: str, lemma: str) -> None:
    assert isinstance(lemma_of(other, script_of(form, lemma)), str)


@pytest.mark.parametrize(
    ("form", "script", "lemma"),
    [
        ("Embassies", "3|y|l", "embassy"),
        ("Iran", "0||k", "Iran"),
        ("was", "=be", "be"),
        ("a", "4|e|l", "a"),
    ],
)
def test_examples(form: str, script: str, lemma: str) -> None:
    assert lemma_of(form, script) == lemma
