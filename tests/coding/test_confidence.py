"""The chance that a draft is right: between 0 and 1, and more where more speaks for it."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from demarche.coding.confidence import (
    confidence,
    features,
    is_between_states,
    that_stand,
    weights,
)
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


def party(country: str, sector: str = "GOV") -> SimpleNamespace:
    return SimpleNamespace(country=country, sector=sector)


def dealing(source: SimpleNamespace, target: SimpleNamespace) -> Draft:
    told = cast(SimpleNamespace, draft(0.9, 0.99))
    return cast(Draft, SimpleNamespace(**{**vars(told), "source": (source,), "target": (target,)}))


DOUBTFUL = draft(0.5, 0.1)
LONG = Relevance(0.5, (0.5,) * 9, None, "")


def test_states_deal_with_one_another_where_two_are_parties_more_than_once() -> None:
    once = dealing(party("LVA"), party("EST"))
    assert not is_between_states([once])
    assert is_between_states([once, once])
    assert not is_between_states([dealing(party("LVA"), party("EST", "CVL"))] * 2)


def test_more_is_asked_of_an_act_in_a_report_that_is_not_about_states() -> None:
    states = [dealing(party("LVA"), party("EST"))] * 2
    home = [dealing(party("LVA"), party("LVA", "CVL"))] * 2
    doubtful = cast(Draft, SimpleNamespace(**{**vars(DOUBTFUL), "source": ()}))
    assert doubtful in that_stand([*states, doubtful], LONG)
    assert doubtful not in that_stand([*home, doubtful], LONG)
    assert home[0] in that_stand([*home, doubtful], LONG)


def test_a_text_of_a_few_sentences_keeps_the_acts_of_the_tables() -> None:
    doubtful = cast(Draft, SimpleNamespace(**{**vars(DOUBTFUL), "source": ()}))
    assert that_stand([doubtful], Relevance(0.5, (0.5,), None, "")) == [doubtful]
