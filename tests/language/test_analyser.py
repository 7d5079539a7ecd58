"""The analyser with the real model: offsets, trees, and what a reader would expect."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.language import Analyser
from demarche.language.trees import is_tree
from demarche.records import Analysis, Report

ANALYSER = Analyser(threads=1)


def analysed(text: str) -> Analysis:
    (analysis,) = ANALYSER.analyse([Report("r", text)])
    return analysis


def checked(text: str) -> Analysis:
    analysis = analysed(text)
    end = 0
    for number, sentence in enumerate(analysis.sentences):
        assert sentence.index == number
        assert sentence.start == sentence.tokens[0].start
        assert sentence.end == sentence.tokens[-1].end
        assert is_tree([token.head for token in sentence.tokens])
        for place, token in enumerate(sentence.tokens):
            assert token.index == place
            assert end <= token.start < token.end <= len(text)
            assert text[token.start : token.end] == token.text
            assert token.lemma
            assert (token.deprel == "root") == (sentence.root is token)
            end = token.end
    end = 0
    for entity in analysis.entities:
        assert end <= entity.start < entity.end <= len(text)
        end = entity.end
    for mention in analysis.mentions:
        assert analysis.sentences[mention.sentence].tokens[mention.token].text
    return analysis


PARTS = st.sampled_from(
    ["The embassy", " don’t", "\r\n", "\n\n", "\ufeff", "\u00a0", "U.S.", " 🙂", "…", "“", "”",
     " a", "\u200b", "Zarif", ".", ", ", "e\u0301", "عرب", "中国", "--", "\t",
     "1,000", "\x00", "ſ", "İ"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80) | st.lists(PARTS, max_size=30).map("".join))
def test_any_text_keeps_its_offsets(text: str) -> None:
    checked(text)


def test_nothing_in_nothing_out() -> None:
    assert analysed("").sentences == ()
    assert analysed(" \r\n\ufeff\u00a0").sentences == ()


REPORT = (
    "Iran summons British envoy over tanker seizure\n\n"
    "TEHRAN, Aug 2 (Reuters) - Iranian Foreign Minister Mohammad Javad Zarif on Monday handed\n"
    "a letter of protest to the British ambassador. “We won’t accept this,” he said.\n\n"
    "The officials left New Delhi for the Black Sea."
)


def test_a_report_is_read() -> None:
    analysis = checked(REPORT)
    sentences = [REPORT[s.start : s.end] for s in analysis.sentences]
    assert sentences[0] == "Iran summons British envoy over tanker seizure"
    assert sentences[-1] == "The officials left New Delhi for the Black Sea."
    assert "“We won’t accept this,” he said." in sentences
    handed = next(t for s in analysis.sentences for t in s.tokens if t.text == "handed")
    assert (handed.lemma, handed.upos) == ("hand", "VERB")
    sentence = next(s for s in analysis.sentences if handed in s.tokens)
    (letter,) = sentence.children(handed, "obj")
    assert letter.text == "letter"
    names = {(REPORT[e.start : e.end], e.label) for e in analysis.entities}
    assert {
        ("Iran", "GPE"),
        ("British", "NORP"),
        ("Mohammad Javad Zarif", "PER"),
        ("New Delhi", "GPE"),
        ("Black Sea", "LOC"),
    } <= names
    heads = {
        analysis.sentences[m.sentence].tokens[m.token].text: m.label for m in analysis.mentions
    }
    assert heads["officials"] == "person"
    assert heads["envoy"] == "person"


def test_clitics_are_words() -> None:
    (sentence,) = checked("They don't know what Iran's envoy can’t say.").sentences
    forms = [token.text for token in sentence.tokens]
    assert forms == [
        *("They", "do", "n't", "know", "what", "Iran", "'s", "envoy", "ca", "n’t", "say", ".")
    ]
    assert [t.lemma for t in sentence.tokens][2] == "not"


def test_wrapped_lines_are_one_sentence() -> None:
    text = (
        "The foreign ministry said on Friday that\nit had expelled two diplomats from the\nembassy."
    )
    assert len(checked(text).sentences) == 1


def test_a_blank_line_always_ends_a_sentence() -> None:
    assert len(checked("The foreign ministry said\n\nit had expelled them.").sentences) == 2


def test_an_analysis_depends_on_its_report_alone() -> None:
    alone = analysed(REPORT)
    other = Report("x", "Some other words, at some length. " * 40)
    _, among, _ = ANALYSER.analyse([other, Report("r", REPORT), other])
    assert among == alone


@pytest.mark.parametrize("threads", [1, 2])
def test_threads_do_not_change_it(threads: int) -> None:
    (analysis,) = Analyser(threads=threads).analyse([Report("r", REPORT)])
    assert analysis == analysed(REPORT)


def test_reports_are_taken_one_by_one() -> None:
    taken = []

    def reports() -> object:
        for number in range(3):
            taken.append(number)
            yield Report(str(number), "The envoy left.")

    found = ANALYSER.analyse(reports())  # type: ignore[arg-type]
    next(found)
    assert taken == [0]


def test_the_version_names_the_encoder() -> None:
    assert ANALYSER.version.startswith("demarche-en-")
