"""Whether two incidents are one: symmetric, explained, and never outside a shared blocking key."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.docket import compare, keys_of
from demarche.docket.cells import cell, cells_around
from demarche.docket.keys import queries_of
from demarche.docket.space import kilometres
from demarche.records import DateRange, Incident, Place, Protected, ProtectedKind

LISBON = Place("Lisbon", "PRT", 38.72, -9.13, 2267057)
PORTO = Place("Porto", "PRT", 41.15, -8.61, 2735943)
PORTUGAL = Place("Portugal", "PRT", 39.5, -8.0, None)
DAY = dt.date(2024, 3, 4)


def days(first: int, last: int | None = None) -> DateRange:
    return DateRange(
        DAY + dt.timedelta(days=first), DAY + dt.timedelta(days=first if last is None else last)
    )


def told(
    report: str,
    kind: ProtectedKind | None = "embassy",
    when: DateRange | None = None,
    where: Place | None = LISBON,
    *,
    published: int | None = 1,
    sending: str = "NOR",
    background: bool = False,
    terms: tuple[str, ...] = (),
    places: tuple[Place, ...] | None = None,
) -> Incident:
    return Incident(
        id=f"{report}#1",
        report=report,
        published=None if published is None else DAY + dt.timedelta(days=published),
        protected=Protected(kind, sending, "PRT") if kind else None,
        protected_evidence=None,
        days=when,
        place=where,
        places=places if places is not None else (where,) if where else (),
        parties=tuple(sorted((sending, "PRT"))),
        acts=(),
        about=(),
        background=background,
        terms=terms,
    )


def score(one: Incident, other: Incident) -> float:
    link = compare(one, other)
    return link.score if link else 0.0


def test_the_same_object_place_and_days_are_one_for_sure() -> None:
    link = compare(told("a", when=days(0)), told("b", when=days(0)))
    assert link is not None
    assert link.score == 1.0
    assert link.reasons == (
        "the same days: 2024-03-04, 2024-03-04",
        "the same place: Lisbon",
        "the same object: embassy of Norway",
    )


@pytest.mark.parametrize(
    "other",
    [
        told("b", when=days(0), sending="DNK"),
        told("b", when=days(0), where=PORTO),
        told("b", when=days(9)),
        told("b", kind=None, when=days(0)),
        told("a", when=days(0)),
        told("b", published=200),
        told("b", published=40, background=True),
    ],
    ids=["another State's", "elsewhere", "another week", "no object", "one report", "years", "old"],
)
def test_what_speaks_against_it_counts(other: Incident) -> None:
    assert score(told("a", when=days(0)), other) == 0.0


@pytest.mark.parametrize(
    "other",
    [
        told("b", when=days(1)),
        told("b", when=days(-3, 27)),
        told("b", when=None),
        told("b", when=days(0), where=None),
        told("b", when=days(0), where=PORTUGAL),
        told("b", kind="mission", when=days(0)),
        told("b", kind="flag", when=days(0)),
        told("b", published=200, terms=("selmer",)),
    ],
    ids=["a day", "a month", "undated", "no place", "country", "mission", "flag", "a name"],
)
def test_what_is_vague_is_no_objection(other: Incident) -> None:
    assert 0.5 <= score(told("a", when=days(0), terms=("selmer",)), other) <= 1.0


def test_attacks_in_two_towns_are_one_only_in_a_wave() -> None:
    lisbon, porto = told("a", when=days(0)), told("b", when=days(3), where=PORTO)
    both = told("c", "mission", days(1), LISBON, places=(LISBON, PORTO))
    assert score(lisbon, porto) == 0.0
    assert score(porto, both) >= 0.5
    assert score(lisbon, both) >= 0.5


places = st.sampled_from([LISBON, PORTO, PORTUGAL, None])
some_days = st.one_of(
    st.none(),
    st.tuples(st.integers(-900, 900), st.integers(0, 500)).map(lambda t: days(t[0], t[0] + t[1])),
)
incidents = st.builds(
    told,
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(["embassy", "consulate", "mission", "flag", "staff", None]),
    some_days,
    places,
    published=st.one_of(st.none(), st.integers(-900, 900)),
    sending=st.sampled_from(["NOR", "DNK"]),
    background=st.booleans(),
    terms=st.sampled_from([(), ("selmer",), ("selmer", "ax12")]),
)


@settings(max_examples=300, deadline=None)
@given(incidents, incidents)
def test_it_does_not_matter_which_is_first(one: Incident, other: Incident) -> None:
    assert compare(one, other) == compare(other, one)


@settings(max_examples=300, deadline=None)
@given(incidents, incidents)
def test_what_is_linked_shares_a_key_and_has_reasons(one: Incident, other: Incident) -> None:
    link = compare(one, other)
    if link is not None:
        assert set(queries_of(one)) & set(keys_of(other))
        assert set(queries_of(other)) & set(keys_of(one))
        assert link.reasons
        assert 0.4 <= link.score <= 1.0


def test_undated_incidents_are_looked_for_in_their_town_only() -> None:
    lisbon, porto = told("a", published=None), told("b", where=PORTO, published=None)
    dated = told("c", when=days(0), where=PORTO)
    nowhere = told("d", where=None, published=None)
    assert compare(lisbon, porto) is None
    for one, other in ((lisbon, porto), (lisbon, dated), (porto, lisbon)):
        assert not set(queries_of(one)) & set(keys_of(other))
    for other in (lisbon, porto, dated):
        assert set(queries_of(nowhere)) & set(keys_of(other))
        assert set(queries_of(other)) & set(keys_of(nowhere))


spots = st.builds(
    lambda lat, lon: replace(LISBON, name="x", lat=lat, lon=lon, geonameid=None),
    st.floats(-90, 90),
    st.floats(-180, 180),
)


@settings(deadline=None)
@given(spots, st.floats(-0.5, 0.5), st.floats(-1, 1), st.sampled_from([50.0, 300.0]))
def test_what_lies_near_is_filed_in_a_cell_around(
    here: Place, north: float, east: float, reach: float
) -> None:
    there = replace(here, lat=max(-90.0, min(90.0, here.lat + north)), lon=here.lon + east)
    size = 60.0 if reach == 50 else 300.0
    if kilometres(here, there) <= reach:
        assert cell(there, size) in cells_around(here, reach, size)


@settings(max_examples=100, deadline=None)
@given(incidents)
def test_an_incident_has_few_keys(one: Incident) -> None:
    assert 0 < len(keys_of(one)) <= 24
