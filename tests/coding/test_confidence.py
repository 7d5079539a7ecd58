"""The chance that a draft is right: between 0 and 1, and more where more speaks for it."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from demarche.coding.confidence import confidence, features, weights
from demarche.coding.drafts import Draft
from demarche.coding.relevance import Relevance

CHANCE = st.floats(0.0, 1.0)


def draft(score: float, chance: float, *, by_table: bool = True, of_type: float = 0.0) -> Draft:
    action = SimpleNamespace(
        score=score,
        chance=chance,
        chance_of_type=of_type or chance,
        by_table=by_table,
        nominal=False,
        verbal=True,
        negated=False,
        sentence=0,
    )
    given = SimpleNamespace(action=action, source=(1,), target=(), status="occurred", tellings=[0])
    return cast(Draft, given)


def subject(score: float = 0.8) -> Relevance:
    return Relevance(score, (score,), None, "")


@given(CHANCE, CHANCE, CHANCE, st.booleans())
def test_it_is_a_chance_whatever_is_known(
    score: float, chance: float, relevant: float, by_table: bool
) -> None:
    found = confidence(draft(score, chance, by_table=by_table), subject(relevant))
    assert 0.0 < found < 1.0
    assert not math.isnan(found)


def test_a_surer_network_makes_it_likelier() -> None:
    low, high = (confidence(draft(0.7, chance), subject()) for chance in (0.1, 0.95))
    assert low < high


def test_every_feature_has_its_weight_and_every_weight_its_feature() -> None:
    assert set(weights()) == set(features(draft(0.5, 0.5), subject()))
