"""The course of a duty: its state, what does not go together, its law, and what always holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.docket.owed import STORMED, Told, asked, file, only, owed, promised, shuffled

from demarche.docket.duties import duties_of
from demarche.docket.duties.ledger import state_of
from demarche.records import CaseFile


@pytest.mark.parametrize(
    ("states", "state"),
    [
        (["demanded"], "demanded"),
        (["demanded", "promised", "demanded"], "promised"),
        (["under_way", "promised"], "under_way"),
        (["promised", "refused"], "refused"),
        (["refused", "demanded"], "refused"),
        (["refused", "promised"], "promised"),
        (["fulfilled", "demanded"], "fulfilled"),
        (["demanded", "refused", "fulfilled"], "fulfilled"),
    ],
)
def test_the_state_is_the_furthest_point_at_the_end(states: list[str], state: str) -> None:
    assert state_of(states) == state  # type: ignore[arg-type]


def test_what_does_not_go_together_shows() -> None:
    refused = Told(
        "Lisbon refused to pay for the damage.",
        "REJECT yield 1243",
        "refused",
        who="Lisbon PRT GOV",
        whom="",
        about="to pay for the damage",
    )
    told = file({"a": (0, [STORMED, promised("pay for the damage", "0331")]), "b": (8, [refused])})
    assert only(told).contradictions == ((0, 1),)


def test_law_that_is_invoked_stands_before_the_default() -> None:
    named = asked("guard its embassy", law=(("VCDR", "22"),))
    (ground,) = only(file({"a": (1, [STORMED, named])})).grounds
    assert (ground.instrument, ground.article, ground.invoked_by) == ("VCDR", "22", "a/e2")
    (ground,) = only(file({"a": (1, [STORMED, asked("guard its embassy")])})).grounds
    assert (ground.instrument, ground.article, ground.invoked_by) == ("VCDR", "22(2)", None)


def test_law_that_a_protest_cites_covers_the_duties_it_is_about() -> None:
    protest = Told(
        "Oslo protested, citing the 1961 convention.",
        "ACCUSE disapprove 114",
        "protested",
        who="Oslo NOR GOV",
        law=(("VCDR", None),),
    )
    demands = [asked("guard its embassy"), asked("apologise", "102")]
    found = owed(file({"a": (1, [STORMED, protest, *demands])}))
    assert found["protection", "PRT", "NOR"].grounds[0].invoked_by == "a/e2"
    assert found["satisfaction", "PRT", "NOR"].grounds[0].invoked_by is None


MANY = file(
    {
        "a": (1, [STORMED, asked("find and punish the culprits", "1013"), promised("do so")]),
        "b": (
            2,
            [STORMED, asked("guard its embassy and apologise"), promised("guard the embassy")],
        ),
        "c": (
            2,
            [Told("Police arrested a man.", "COERCE arrest 173", "arrested", "Police PRT COP")],
        ),
    }
)


@given(st.permutations(range(len(MANY.events))))
def test_the_order_in_which_events_are_given_does_not_matter(order: list[int]) -> None:
    assert duties_of(shuffled(MANY, order)) == duties_of(MANY)


STATES = st.sampled_from(["demanded", "promised", "under_way", "fulfilled", "refused"])


@st.composite
def cases(draw: st.DrawFn) -> CaseFile:
    """Cases of several reports, each with some demands and answers on days around its own."""
    pool = [
        asked("guard its embassy"),
        asked("find and punish the culprits", "1013"),
        asked("apologise", "102"),
        promised("guard the embassy"),
        promised("catch them", "0313"),
        Told("Police arrested a man.", "COERCE arrest 173", "arrested", "Police PRT COP"),
        Told("Lisbon apologised.", "CONCEDE 055", "apologised", "Lisbon PRT GOV"),
        Told(
            "Lisbon refused to apologise.",
            "REJECT assist 120",
            "refused",
            "Lisbon PRT GOV",
            "",
            "to apologise",
        ),
    ]
    reports = {}
    for name in "abc"[: draw(st.integers(1, 3))]:
        told = [STORMED]
        for one in draw(st.lists(st.sampled_from(pool), max_size=5)):
            first = draw(st.integers(-3, 5))
            told.append(replace(one, first=first, last=first + draw(st.integers(0, 4))))
        reports[name] = (draw(st.integers(0, 9)), told)
    return file(reports)


@given(cases())
def test_what_holds_of_every_ledger(given_file: CaseFile) -> None:
    published = {report.id: report.published for report in given_file.reports}
    for duty in duties_of(given_file):
        days = [entry.date for entry in duty.history]
        assert all(days)
        assert days == sorted(days)  # type: ignore[type-var]
        assert duty.state == state_of([entry.state for entry in duty.history])
        assert len({entry.event for entry in duty.history}) == len(duty.history)
        assert duty.grounds
        for entry in duty.history:
            day = published[entry.event.split("/")[0]]
            assert entry.date is not None
            assert day is not None
            assert entry.date <= day


@given(cases())
def test_an_event_about_something_else_changes_nothing(given_file: CaseFile) -> None:
    talks = Told(
        "Oslo and Lisbon discussed cod.",
        "CONSULT 040",
        "discussed",
        who="Oslo NOR GOV + Lisbon PRT GOV",
    )
    more = file({"z": (1, [STORMED, talks])})
    both = replace(
        given_file,
        reports=(*given_file.reports, *more.reports),
        events=(*given_file.events, *more.events),
    )
    assert duties_of(both) == duties_of(given_file)
