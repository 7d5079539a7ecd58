from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.coding.claims.attribution import find_attributions, merged, outermost
from demarche.coding.claims.quotations import find_quotations
from demarche.records import Attribution, Span


def parts(told: Any, name: Any) -> Any:
    analysis = told.analysis(name)
    text = analysis.report.text
    return [
        tuple(" / ".join(s.of(text) for s in spans) for spans in (a.source, a.cue, a.content))
        for a in outermost(find_attributions(analysis))
    ]


@pytest.mark.parametrize(
    ("name", "source", "cue", "content"),
    [
        ("said_final", "a harbour official", "said", "The bridge was blown up at dawn"),
        ("said_that", "The mayor", "told", "that the flood had destroyed two schools"),
        (
            "according",
            "the coast guard",
            "According to",
            "the trawler rammed a patrol boat near the island",
        ),
        ("relative_according", "two diplomats", "according to", "who / ordered the raid"),
        ("intention", "The union", "plans", "to block the motorway"),
        ("belief", "Villagers", "believe", "that soldiers burned the mill"),
        ("hung_lower", "The general", "said", "that rebels had mined the road"),
        ("second_cue", "The mayor", "said", "that the dam was safe"),
        ("scene", "the minister", "promised", "to meet the union"),
        ("reportedly", "", "reportedly", "The rebels / attacked a convoy"),
    ],
)
def test_source_cue_and_content(told: Any, name: Any, source: Any, cue: Any, content: Any) -> None:
    assert (source, cue, content) in parts(told, name)


def test_a_quotation_takes_in_what_follows_it_in_the_paragraph(told: Any) -> None:
    assert parts(told, "said_inverted") == [
        (
            "the culture minister",
            "said",
            "“We will open the archive in May,” / “Nobody will be turned away.”",
        )
    ]


def test_a_quotation_goes_on_over_paragraphs(told: Any) -> None:
    assert parts(told, "quoted_on") == [
        ("he", "said", "“Our patience is at an end,” / “The port must be opened today.”")
    ]


def test_a_word_held_at_arms_length_is_nobodys_speech(told: Any) -> None:
    assert parts(told, "scare") == []


def test_nested_attributions_are_found_and_left_out_of_the_outermost(told: Any) -> None:
    analysis = told.analysis("nested")
    everything = find_attributions(analysis)
    assert [a.cue[0].of(analysis.report.text) for a in everything] == ["said", "told"]
    assert [a.cue[0].of(analysis.report.text) for a in outermost(everything)] == ["said"]


def test_two_that_hold_each_other_both_stay() -> None:
    one = Attribution((), (Span(0, 4),), (Span(10, 20),))
    other = Attribution((), (Span(12, 15),), (Span(0, 5),))
    assert outermost([one, other]) == (one, other)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('He said "No." She said "Yes, of course."', ['"No."', '"Yes, of course."']),
        ("«Non», dit-il, „Nein“", ["«Non»", "„Nein“"]),
        ("''We go,'' she said.", ["''We go,''"]),
        ("“Open at the start,” and “left open", ["“Open at the start,”", "“left open"]),
        ("the guards’ cabins and the dog’s bowl", []),
        ('a 5" pipe and a 6" pipe', []),
        ('“Mixed marks," he said.', ['“Mixed marks,"']),
    ],
)
def test_quotation_marks(text: Any, quotes: Any) -> None:
    assert [q.span.of(text) for q in find_quotations(text)] == quotes


@given(st.text(alphabet="ab “”\"'‘’«»\n.,", max_size=60))
def test_quotations_lie_in_order_within_the_text(text: str) -> None:
    found = find_quotations(text)
    assert all(q.span.end <= len(text) and "\n" not in q.span.of(text) for q in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10))))
def test_merged_spans_cover_the_same_characters(pairs: Any) -> None:
    text = "x" * 60
    spans = [Span(start, start + size) for start, size in pairs]
    covered = {i for s in spans for i in range(s.start, s.end)}
    assert {i for s in merged(spans, text) for i in range(s.start, s.end)} == covered
