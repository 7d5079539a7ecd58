from __future__ import annotations

from typing import Any

import pytest

from demarche.coding.claims.attribution import find_attributions
from demarche.coding.claims.status import status
from demarche.coding.claims.vouching import said_by
from demarche.records import Span


def state(told: Any, name: Any, word: Any, *, promise: Any = False) -> Any:
    analysis = told.analysis(name)
    found, evidence = status(
        analysis, find_attributions(analysis), *told.where(name, word), promise=promise
    )
    return found, evidence.quote if evidence else None


@pytest.mark.parametrize(
    ("name", "word", "expected"),
    [
        ("said_that", "destroyed", ("occurred", None)),
        ("denied", "bombed", ("denied", "denied")),
        ("denied_report", "beaten", ("denied", "false")),
        ("denied_later", "captured", ("denied", "denied")),
        ("alleged", "torturing", ("alleged", "accused")),
        ("planned", "march", ("planned", "will")),
        ("planned_noun", "strike", ("planned", "announced")),
        ("intention", "block", ("planned", "plans")),
        ("demanded", "expel", (None, "urged")),
        ("condition", "attack", (None, "If")),
        ("could", "sentence", (None, "could")),
        ("negated", "attacked", (None, "attacked")),
        ("negated", "fired", (None, "fired")),
        ("failed", "storm", (None, "failed")),
        ("question", "sink", (None, None)),
        ("prevented", "attack", (None, "prevented")),
        ("known_attack", "attack", ("occurred", None)),
        ("purpose", "retake", (None, "retake")),
        ("relative_known", "attacked", ("occurred", None)),
        ("cleft", "rammed", ("denied", "ship")),
        ("dismissed_claim", "looted", ("denied", "dismissed")),
        ("that_own", "beaten", ("denied", "denied")),
        ("bound", "meet", ("planned", "are")),
        ("accused_and_of", "seizing", ("alleged", "accused")),
    ],
)
def test_what_became_of_an_act(told: Any, name: Any, word: Any, expected: Any) -> None:
    assert state(told, name, word) == expected


def test_the_future_of_a_promise_belongs_to_what_is_promised(told: Any) -> None:
    assert state(told, "planned", "march", promise=True) == ("occurred", None)


def test_no_plans_are_a_refusal_where_the_trigger_refuses(told: Any) -> None:
    assert state(told, "no_plans", "plans", promise=True) == ("occurred", None)
    assert state(told, "no_plans", "plans")[0] is None


def teller(told: Any, name: Any, word: Any, *, verbal: Any = False, antecedent: Any = None) -> Any:
    analysis = told.analysis(name)
    found = said_by(
        analysis,
        find_attributions(analysis),
        *told.where(name, word),
        verbal=verbal,
        antecedent=antecedent,
    )
    return found.quote if found else None


@pytest.mark.parametrize(
    ("name", "word", "verbal", "expected"),
    [
        ("said_final", "blown", False, "a harbour official"),
        ("according", "rammed", False, "the coast guard"),
        ("nested", "opened", False, "witnesses"),
        ("denied", "bombed", False, "The army"),
        ("denied_later", "captured", False, "The army"),
        ("alleged", "torturing", False, "The opposition"),
        ("planned_noun", "strike", False, "The dockers"),
        ("own_word", "condemned", True, None),
        ("spokesman_for", "condemned", True, "its foreign minister"),
        ("relative_known", "attacked", False, None),
        ("demand_not_vouched", "looted", False, None),
        ("reportedly", "attacked", False, None),
        ("planned", "march", False, None),
        ("cleft", "rammed", False, "The ministry"),
        ("dismissed_claim", "looted", False, "the director"),
        ("that_own", "beaten", False, "The company"),
        ("accused_and_of", "seizing", False, "The union"),
        ("hung_lower", "mined", False, "The general"),
    ],
)
def test_who_vouches(told: Any, name: Any, word: Any, verbal: Any, expected: Any) -> None:
    assert teller(told, name, word, verbal=verbal) == expected


def test_a_pronoun_gives_way_to_its_antecedent(told: Any) -> None:
    analysis = told.analysis("pronoun")
    minister = analysis.sentences[0].tokens[1]
    asked = []

    def antecedent(sentence: Any, token: Any) -> Any:
        asked.append((sentence, token))
        return Span(minister.start, minister.end)

    assert teller(told, "pronoun", "looted") == "He"
    assert teller(told, "pronoun", "looted", antecedent=antecedent) == "minister"
    assert asked == [told.where("pronoun", "He")]
