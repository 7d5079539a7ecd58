"""The wordings of duties: what the words of a demand, a promise or a refusal name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.ontology.duties import default_grounds, find

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "wordings.tsv")
    .read_text(encoding="utf-8")
    .splitlines()[2:]
]


@pytest.mark.parametrize(("text", "kinds"), ROWS)
def test_words_name_the_duties_that_a_reader_finds_in_them(text: str, kinds: str) -> None:
    assert {kind for kind, _ in find(text).kinds} == set(kinds.split()) - {"-"}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("both requests", "back"),
        ("its obligations in this matter", "generic"),
        ("the chancery and its staff", "mission"),
        ("companies and shops", "private"),
        ("the murderers", "lethal"),
        ("its note had gone unanswered", "overdue"),
        ("the measures had been taken", "done"),
        ("stopped short of an apology", "short"),
        ("the allegation", "accused"),
        ("five days of administrative detention", "term"),
        ("Peru, which lost nine citizens in the crash", "bereaved"),
    ],
)
def test_topics_are_told(text: str, topic: str) -> None:
    assert topic in find(text).topics


def test_words_that_only_look_like_a_duty_are_told_apart() -> None:
    found = find("to let its own detectives question the men")
    assert found.apart
    assert not found.kinds


@given(st.text(max_size=60))
def test_whatever_the_text_the_words_found_stand_in_it(text: str) -> None:
    for _, span in find(text).kinds:
        assert 0 <= span.start < span.end <= len(text)


def test_letters_that_grow_when_made_small_shift_no_offset() -> None:
    text = "İİİ promises to guard the embassy"
    ((kind, span),) = find(text).kinds
    assert (kind, span.of(text)) == ("protection", "guard")


def test_default_grounds_name_the_particular_object_before_the_general_rule() -> None:
    assert default_grounds("protection", "consulate", held=False) == (("VCCR", "31(3)"),)
    assert default_grounds("cessation", "embassy", held=True) == (("HOST", "3"), ("ILC", "30(a)"))
    assert default_grounds("punishment", None, held=False) == ()
    assert default_grounds("satisfaction", None, held=False) == (("ILC", "37"),)
