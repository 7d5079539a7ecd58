from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.ontology.inflection import forms, lemmas_by_form

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("lemma", "some"),
    [
        ("stab", {"stabbed", "stabbing", "stabs"}),
        ("urge", {"urged", "urging"}),
        ("free", {"freed", "freeing"}),
        ("deny", {"denied", "denies", "denying"}),
        ("strike", {"struck", "striking"}),
        ("attack", {"attacked", "attacking"}),
    ],
)
def test_forms_of_verbs(lemma: str, some: set[str]) -> None:
    assert some <= set(forms("v", lemma))


def test_a_lemma_stands_for_itself_before_another_ones_form() -> None:
    found = lemmas_by_form("v", ["find", "found"])
    assert found["found"] == "found"
    assert lemmas_by_form("v", ["find"], ["found"])["found"] == "find"


@given(WORDS, st.sampled_from("vn"))
def test_a_lemma_is_among_its_forms(lemma: str, pos: str) -> None:
    assert next(iter(forms(pos, lemma))) == lemma


@given(st.lists(WORDS, min_size=1))
def test_every_lemma_given_is_found(lemmas: list[str]) -> None:
    found = lemmas_by_form("n", lemmas)
    assert all(found[lemma] == lemma for lemma in lemmas)
