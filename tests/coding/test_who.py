from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.coding.parties.who import WhoBook, WhoEntry
from demarche.records import Evidence, Span


def entry(name: str, country: str | None, role: str | None = None, at: int = 0) -> WhoEntry:
    evidence = Evidence("r", Span(at, at + len(name)), name)
    return WhoEntry(name, role, country, "GOV" if role else "CVL", (evidence,))


@pytest.mark.parametrize("name", ["Ana Marić", "Marić", "Mrs Marić", "Ana Marić’s", "MARIĆ"])
def test_later_forms_of_a_name_are_found(name: str) -> None:
    book = WhoBook()
    book.learn(entry("Ana Marić", "HRV", "minister"))
    found = book.look(name)
    assert found is not None
    assert found.country == "HRV"


def test_particles_belong_to_the_surname() -> None:
    book = WhoBook()
    book.learn(entry("Karim al-Nuaimi", "QAT", "envoy"))
    book.learn(entry("Piet van der Meer", "NLD", "envoy"))
    assert book.look("al-Nuaimi") is not None
    assert book.look("van der Meer") is not None
    assert book.look("Piet") is None


def test_gaps_are_filled_and_evidence_is_kept() -> None:
    book = WhoBook()
    book.learn(entry("Marić", "HRV"))
    book.learn(entry("Ana Marić", None, "minister", at=40))
    found = book.look("Marić")
    assert found is not None
    assert (found.name, found.role, found.country) == ("Ana Marić", "minister", "HRV")
    assert len(found.evidence) == 2


def test_contradictions_leave_the_first_word_standing() -> None:
    book = WhoBook()
    book.learn(entry("Lee", "KOR", "minister"))
    book.learn(entry("Lee", "SGP", "minister", at=9))
    found = book.look("Lee")
    assert found is not None
    assert found.country == "KOR"


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(name: str) -> None:
    assert WhoBook().look(name) is None
