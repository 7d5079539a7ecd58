"""Acts of parties without standing fall in doubtful reports only."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from demarche.coding.drafts import Draft
from demarche.coding.relevance import Relevance
from demarche.coding.standing import of_standing


def act(sector: str | None, country: str | None = "FRA") -> Draft:
    party = () if sector is None else (SimpleNamespace(sector=sector, country=country),)
    return cast(Draft, SimpleNamespace(source=party, target=()))


def judged(score: float, sentences: int = 8) -> Relevance:
    return Relevance(score, (0.5,) * sentences, None, "")


def test_a_doubtful_report_keeps_the_acts_of_states_alone() -> None:
    drafts = [act("CVL"), act(None), act("GOV"), act("GOV", None), act("BUS")]
    assert of_standing(drafts, judged(0.5)) == [drafts[2]]


def test_sure_brief_and_peopled_reports_keep_all() -> None:
    drafts = [act("CVL"), act(None), act("COP")]
    assert of_standing(drafts[:2], judged(0.9)) == drafts[:2]
    assert of_standing(drafts[:2], judged(0.5, sentences=2)) == drafts[:2]
    assert of_standing([*drafts, act("REB")], judged(0.5)) == [*drafts, act("REB")]
