"""Stories: reports that tell one thing are together, whatever came before."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.docket.stories import likeness, link, profile, stories_of
from demarche.ontology.frequency import rarity
from demarche.records import Report

REPORTS = [
    Report(
        "q1",
        "A magnitude 6.1 quake shook Arequipa at dawn. Rescuers in Arequipa dug for survivors.",
    ),
    Report(
        "q2", "Survivors were pulled from rubble in Arequipa after the magnitude 6.1 quake at dawn."
    ),
    Report(
        "b1", "Brewer Altmann will shut its Augsburg plant. The brewer Altmann blames malt prices."
    ),
    Report(
        "b2", "Workers in Augsburg march against the closing of the Altmann brewery and malt house."
    ),
    Report(
        "x1", "The choir of Tromsø sang Grieg to a full cathedral and was asked for two encores."
    ),
]


def test_reports_of_one_story_are_together() -> None:
    assert stories_of(REPORTS) == [("b1", "b2"), ("q1", "q2"), ("x1",)]


@settings(max_examples=20, deadline=None)
@given(st.permutations(REPORTS))
def test_the_order_does_not_matter(order: list[Report]) -> None:
    assert stories_of(order) == stories_of(REPORTS)


def test_a_link_says_what_speaks_for_it() -> None:
    found = link(profile(REPORTS[0]), profile(REPORTS[1]))
    assert found is not None
    assert "arequipa" in found.reasons[0]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_likeness_is_symmetric_and_bounded(one: str, other: str) -> None:
    a, b = profile(Report("a", one)), profile(Report("b", other))
    assert likeness(a, b) == likeness(b, a)
    assert 0.0 <= likeness(a, b) <= 1.0 + 1e-9


def test_rarity_falls_with_frequency() -> None:
    assert rarity("the") == 0.0
    assert rarity("the") < rarity("government") < rarity("arbitration") < rarity("arequipa") == 1.0
