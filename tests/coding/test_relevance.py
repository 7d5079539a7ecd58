"""Is a report political news? Over many subjects, with the real language layer."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.coding.relevance import Relevance, relevance
from demarche.language.analyser import Analyser
from demarche.records import Analysis, Report


def _texts(kind: str) -> list[tuple[str, str]]:
    """(the kind's remainder, the text) of each paragraph of a kind."""
    found = []
    path = Path(__file__).with_name("relevance_texts.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        label, bar, text = line.partition(" | ")
        if bar and label.partition(":")[0] == kind:
            found.append((label.partition(": ")[2], text))
    return found


QUIET = [text for _, text in _texts("quiet")]
POLITICAL = [text for _, text in _texts("political")]
MIXED = {text: words for words, text in _texts("mixed")}


@cache
def _analyser() -> Analyser:
    return Analyser(threads=1)


def analysed(text: str) -> Analysis:
    return next(iter(_analyser().analyse([Report(id="t", text=text)])))


@pytest.mark.parametrize("text", QUIET, ids=lambda t: t[:40])
def test_quiet_reports_admit_nothing(text: str) -> None:
    found = relevance(analysed(text))
    assert not found.relevant, found
    assert not [i for i in range(len(found.sentence_scores)) if found.admits(i)], found


@pytest.mark.parametrize("text", POLITICAL, ids=lambda t: t[:40])
def test_political_reports_admit_every_sentence(text: str) -> None:
    found = relevance(analysed(text))
    assert found.relevant, found
    assert all(found.admits(i) for i in range(len(found.sentence_scores))), found


@pytest.mark.parametrize("text", MIXED, ids=lambda t: t[:40])
def test_news_in_a_quiet_report_is_admitted(text: str) -> None:
    analysis = analysed(text)
    found = relevance(analysis)
    starts = {s.index: text[s.start : s.end] for s in analysis.sentences}
    wanted = [i for i, words in starts.items() if words.startswith(MIXED[text])]
    assert wanted
    assert all(found.admits(i) for i in wanted), found


def test_the_texts_are_many() -> None:
    assert len(QUIET) >= 35
    assert len(POLITICAL) >= 10
    assert len(MIXED) >= 5


def test_the_reason_names_the_strongest_words() -> None:
    found = relevance(analysed(QUIET[0]))
    assert found.subject == "sport"
    assert "striker" in found.why


def test_a_text_without_a_known_word_has_no_subject() -> None:
    found = relevance(analysed("Mmm hmm."))
    assert found.subject is None
    assert found.why == ""
    assert found.document_score == pytest.approx(0.5)


@given(st.text(max_size=200))
def test_any_text_is_scored_within_bounds(text: str) -> None:
    if not text.strip():
        return
    analysis = analysed(text)
    found = relevance(analysis)
    assert isinstance(found, Relevance)
    assert len(found.sentence_scores) == len(analysis.sentences)
    assert 0 <= found.document_score <= 1
    assert all(0 <= s <= 1 for s in found.sentence_scores)
