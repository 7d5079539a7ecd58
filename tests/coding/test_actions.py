"""The tables against sentences of our own, parsed as the analyser parses them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.coding.acts.actions import Action, find_actions
from demarche.records import Analysis, Entity, EntityLabel, Report, Sentence, Token


@cache
def sentences() -> dict[str, tuple[str, Analysis]]:
    """Expected act and analysis by text."""
    raw = (Path(__file__).parent / "acts.trees").read_text(encoding="utf-8")
    found = {}
    for block in raw.split("\n# ")[1:]:
        head, *lines = block.strip("\n").split("\n")
        expected, text = head.split(" | ")
        found[text] = (expected, analysis(text, lines))
    return found


def analysis(text: str, lines: list[str]) -> Analysis:
    tokens: list[Token] = []
    entities: list[Entity] = []
    labels: dict[str, EntityLabel] = {
        "PER": "PER",
        "ORG": "ORG",
        "LOC": "LOC",
        "GPE": "GPE",
        "NORP": "NORP",
        "FAC": "FAC",
    }
    for line in lines:
        form, lemma, upos, xpos, head, deprel, start, label = line.split("\t")
        at, end = int(start), int(start) + len(form)
        tokens.append(Token(len(tokens), at, end, form, lemma, upos, xpos, int(head) - 1, deprel))
        if label != "-":
            entities.append(Entity(at, end, labels[label]))
    sentence = Sentence(0, tokens[0].start, tokens[-1].end, tuple(tokens))
    return Analysis(Report("own", text), (sentence,), tuple(entities), ())


def acts(text: str) -> list[Action]:
    """The acts that the sentence tells as done: not those only asked for, promised or denied."""
    return [
        a
        for a in find_actions(sentences()[text][1])
        if a.embedded_in is None and (not a.negated or a.type in {"REJECT", "THREATEN"})
    ]


def words(text: str, addresses: tuple[tuple[int, int], ...]) -> list[str]:
    tokens = sentences()[text][1].sentences[0].tokens
    return [tokens[index].text for _, index in addresses]


PROTEST = "The Peruvian foreign ministry lodged a strong protest with Ecuador."


@pytest.mark.parametrize("text", list(sentences()))
def test_each_sentence_tells_its_act(text: str) -> None:
    expected = sentences()[text][0]
    found = [f"{a.type} {a.cameo}" for a in acts(text)]
    if expected == "-":
        assert found == []
    else:
        assert expected in found


@pytest.mark.parametrize(
    ("text", "sources", "targets"),
    [
        ("Poland expelled two Belarusian diplomats.", ["Poland"], ["diplomats"]),
        ("The vice consul was beaten by two policemen.", ["policemen"], ["consul"]),
        ("Nepal urged India to find and punish the attackers.", ["Nepal"], ["India"]),
        (PROTEST, ["ministry"], ["Ecuador"]),
        ("Georgian and Armenian ministers met in Tbilisi.", ["ministers"], []),
        ("Chad and Niger signed a treaty on grazing rights.", ["Chad", "Niger"], []),
        ("Police arrested eleven suspects in Lomé.", ["Police"], ["suspects"]),
        ("Two officers will be put on trial for the shooting.", [], ["officers"]),
    ],
)  # fmt: skip
def test_parties_by_frame(text: str, sources: list[str], targets: list[str]) -> None:
    first = acts(text)[0]
    assert words(text, first.sources) == sources
    assert words(text, first.targets) == targets


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Malawi appealed for help after the floods.", "help"),
        ("Tunisia promised to protect foreign missions.", "to protect foreign missions"),
        ("Bamako ruled out an apology.", "an apology"),
    ],
)
def test_content_is_what_is_asked_promised_or_refused(text: str, about: str) -> None:
    span = acts(text)[0].about
    assert span is not None
    assert about in span.of(text)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Masked men opened fire on the guards.", "opened fire"),
        ("The Kenyan envoy was called in and given a demarche.", "called in"),
        ("The editor was sentenced to two years in prison.", "sentenced"),
        (PROTEST, "lodged a strong protest"),
    ],
)  # fmt: skip
def test_trigger_is_the_phrase_that_names_the_act(text: str, phrase: str) -> None:
    assert acts(text)[0].trigger.of(text) == phrase


def test_what_is_asked_for_is_embedded_in_the_asking() -> None:
    text = "The African Union called on both sides to lay down their arms."
    asked, laid = find_actions(sentences()[text][1])
    assert (asked.type, laid.type) == ("REQUEST", "RETREAT")
    assert laid.embedded_in == asked.index


def test_will_makes_an_act_of_help_a_promise_and_will_not_a_refusal() -> None:
    text = "Norway will provide 20 million dollars in aid to Somalia."
    assert acts(text)[0].type == "AGREE"
    whole = sentences()[text][1]
    sentence = whole.sentences[0]
    verb = next(t for t in sentence.tokens if t.text == "provide")
    number = len(sentence.tokens)
    negator = Token(
        number, len(text) - 1, len(text), "not", "not", "PART", "RB", verb.index, "advmod"
    )
    refusing = replace(sentence, tokens=(*sentence.tokens, negator))
    found = find_actions(replace(whole, sentences=(refusing,)))
    assert [a.type for a in found] == ["REJECT"]


def test_an_act_in_a_relative_clause_counts_for_less() -> None:
    text = "Gunmen attacked a convoy near Gao."
    whole = sentences()[text][1]
    sentence = whole.sentences[0]
    verb = next(t for t in sentence.tokens if t.text == "attacked")
    beside = tuple(
        replace(t, head=0, deprel="acl:relcl")
        if t is verb
        else replace(t, head=-1, deprel="root")
        if t.index == 0
        else t
        for t in sentence.tokens
    )
    plain = find_actions(whole)[0].score
    assert (
        find_actions(replace(whole, sentences=(replace(sentence, tokens=beside),)))[0].score < plain
    )


def test_indices_count_over_the_whole_report() -> None:
    one = sentences()["Poland expelled two Belarusian diplomats."][1]
    two = replace(one.sentences[0], index=1)
    found = find_actions(replace(one, sentences=(one.sentences[0], two)))
    assert [a.index for a in found] == list(range(len(found)))
    assert [a.sentence for a in found] == [0, 1]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_tree_whatever_is_read_without_failing(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(list(sentences())))
    whole = sentences()[text][1]
    tokens = whole.sentences[0].tokens
    root = data.draw(st.integers(0, len(tokens) - 1))
    order = data.draw(st.permutations(range(len(tokens))))
    order = [root, *[i for i in order if i != root]]
    relations = sorted({t.deprel for t in tokens} | {"obj", "nsubj", "conj", "ccomp", "acl:relcl"})
    heads = {i: data.draw(st.sampled_from(order[:n])) for n, i in enumerate(order) if n}
    shuffled = tuple(
        replace(
            t,
            head=heads.get(t.index, -1),
            deprel=data.draw(st.sampled_from(relations)) if t.index != root else "root",
        )
        for t in tokens
    )
    found = find_actions(replace(whole, sentences=(replace(whole.sentences[0], tokens=shuffled),)))
    for action in found:
        assert 0 <= action.trigger.start < action.trigger.end <= len(text)
        assert 0 < action.score <= 1
        assert action.embedded_in is None or 0 <= action.embedded_in < len(found)
        assert action.embedded_in != action.index
        assert not set(action.sources) & set(action.targets)
