"""Clustering: the same as the slow way, whatever the order; people have the last word."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.docket.dockets import judged

from demarche.docket.clustering import Forest, partition, settled, split
from demarche.records import Judgement, Link

NAMES = [f"i{n}" for n in range(8)]
PAIRS = list(combinations(NAMES, 2))
SCORES = st.sampled_from([0.0, 0.4, 0.45, 0.5, 0.55, 0.6, 0.8, 1.0])

links = st.lists(SCORES, min_size=len(PAIRS), max_size=len(PAIRS)).map(
    lambda scores: [
        Link(a, b, s, ("told",), "test") for (a, b), s in zip(PAIRS, scores, strict=True) if s
    ]
)
judgements = st.lists(
    st.tuples(st.sampled_from(["together", "apart"]), st.sampled_from(PAIRS), st.integers(0, 59)),
    max_size=6,
).map(lambda given: [judged(v, a, b, minute) for v, (a, b), minute in given])


Groups = list[tuple[str, ...]]


def slow(names: list[str], given: list[Link], decided: list[Judgement]) -> Groups:
    """First what links alone make, then that with what people joined, if people let it be."""
    together, apart = settled(names, decided)
    home = {name: group for group in together for name in group}
    barred = {(a, b) for one, other in apart for a in home[one] for b in home[other]}
    parts = agglomerated([(name,) for name in names], given, barred)
    whole = [set(part) for part in parts]
    for group in together:
        met = [part for part in whole if part & set(group)]
        whole = [part for part in whole if part not in met] + [set().union(*met)]
    if any({a, b} <= part for a, b in apart for part in whole):
        return agglomerated(together, given, apart)
    return sorted(tuple(sorted(part)) for part in whole)


def agglomerated(groups: Groups, given: list[Link], apart: set[tuple[str, str]]) -> Groups:
    """Agglomeration by going over all pairs of groups, each time."""
    scores = {frozenset((k.first, k.second)): Fraction(round(k.score * 10_000)) for k in given}
    groups = list(groups)
    while True:
        best = None
        for one, other in combinations(sorted(groups), 2):
            if any({a, b} & set(one) and {a, b} & set(other) for a, b in apart):
                continue
            total = sum(scores.get(frozenset((a, b)), Fraction(0)) for a in one for b in other)
            mean = total * 10**6 // (len(one) * len(other))
            if mean >= 5000 * 10**6 and (best is None or mean > best[0]):
                best = mean, one, other
        if best is None:
            return sorted(groups)
        _, one, other = best
        groups = [g for g in groups if g not in (one, other)] + [tuple(sorted(one + other))]


@settings(max_examples=150, deadline=None)
@given(links, judgements)
def test_it_is_what_the_slow_way_finds(given: list[Link], decided: list[Judgement]) -> None:
    assert partition(NAMES, given, decided) == slow(NAMES, given, decided)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from([0.45, 0.5, 0.8, 1.0]), min_size=15, max_size=15), judgements)
def test_where_all_are_linked_it_is_no_other(scores: list[float], decided: list[Judgement]) -> None:
    names = NAMES[:6]
    pairs = zip(combinations(names, 2), scores, strict=True)
    given = [Link(a, b, s, ("told",), "test") for (a, b), s in pairs]
    assert partition(names, given, decided) == slow(names, given, decided)


@settings(max_examples=60, deadline=None)
@given(links, judgements, st.randoms(use_true_random=False))
def test_the_order_of_what_is_given_does_not_matter(
    given: list[Link], decided: list[Judgement], chance: st.DataObject
) -> None:
    names, mixed, told = list(NAMES), list(given), list(decided)
    for each in (names, mixed, told):
        chance.shuffle(each)  # type: ignore[attr-defined]
    assert partition(names, mixed, told) == partition(NAMES, given, decided)


@settings(max_examples=100, deadline=None)
@given(links, judgements)
def test_what_people_decided_holds(given: list[Link], decided: list[Judgement]) -> None:
    found = partition(NAMES, given, decided)
    home = {name: group for group in found for name in group}
    together, apart = settled(NAMES, decided)
    assert all(len({home[name] for name in group}) == 1 for group in together)
    assert all(home[a] != home[b] for a, b in apart)
    assert sorted(home) == NAMES


def test_what_fits_one_of_two_cases_that_were_joined_joins_them() -> None:
    here, there = ["i0", "i1", "i2", "i3"], ["i4", "i5"]
    strong = [
        Link(a, b, 0.9, (), "") for part in (here, [*there, "i6"]) for a, b in combinations(part, 2)
    ]
    decided = [judged("together", "i0", name) for name in (*here[1:], *there)]
    assert partition(NAMES[:7], strong, decided) == [tuple(NAMES[:7])]


def test_a_later_decision_stands_before_an_earlier_one() -> None:
    first, second = judged("together", "i0", "i1"), judged("apart", "i0", "i1", 1)
    assert partition(NAMES[:2], [], [first, second]) == [("i0",), ("i1",)]
    assert partition(NAMES[:2], [], [judged("together", "i0", "i1", 2), second]) == [("i0", "i1")]


def test_a_chain_of_weak_links_is_no_case() -> None:
    chain = [Link(a, b, 0.6, (), "") for a, b in pairwise(NAMES)]
    assert max(map(len, partition(NAMES, chain))) == 2


def test_judgements_on_what_is_not_there_are_passed_over() -> None:
    assert partition(["i0"], [], [judged("together", "i0", "gone")]) == [("i0",)]


def test_a_split_parts_those_that_leave_from_all_that_stay() -> None:
    assert split(["a", "b", "c"], {"c"}) == (("a", "c"), ("b", "c"))
    one = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    decided = [Judgement("apart", p, "a reader", one) for p in split(["a", "b", "c"], {"c"})]
    strong = [Link(a, b, 1.0, (), "") for a, b in combinations("abc", 2)]
    assert partition("abc", strong, decided) == [("a", "b"), ("c",)]


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "b", "a")])
def test_sets_are_known_by_their_smallest(order: tuple[str, ...]) -> None:
    forest = Forest(order)
    forest.join("c", "b")
    forest.join("b", "a")
    assert forest.root("c") == "a"
    assert forest.groups() == [("a", "b", "c")]
