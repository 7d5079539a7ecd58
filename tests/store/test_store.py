"""What is kept is found again, the same on both engines."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.store.conftest import (
    AFTER,
    ARREST_EVENTS,
    ARRESTS,
    INQUIRY,
    LINK,
    PUNISHMENT,
    STORM,
    STORM_EVENTS,
    STORMED,
    case,
    event,
)

from demarche.errors import RecordError, StoreError
from demarche.records import CaseFile, Discard, Judgement, Office
from demarche.store import Store

NOW = datetime(2024, 4, 1, 12, tzinfo=UTC)


def test_reports_and_events_come_back_whole(full: Store) -> None:
    assert list(full.coded()) == [(ARRESTS, ARREST_EVENTS), (STORMED, STORM_EVENTS)]
    with full.reading() as asked:
        assert asked.report("storm") == STORMED
        assert asked.known([b"1", b"3"]) == {b"1": "storm"}
        assert asked.taken(["storm", "none"]) == {"storm"}
        assert [coder for _, coder in asked.coders()] == ["coder 1"] * 2


def test_a_case_comes_back_whole_with_its_file(full: Store) -> None:
    whole = case(STORM, AFTER)
    assert list(full.cases()) == [whole]
    events = (*STORM_EVENTS, *ARREST_EVENTS)
    assert full.case_file("case-1") == CaseFile(whole, (STORMED, ARRESTS), events)


def test_the_docket_s_questions(full: Store) -> None:
    with full.reading() as asked:
        assert asked.incidents(["storm#1", "none#1"]) == {"storm#1": STORM}
        assert asked.incidents_of("arrests") == (AFTER,)
        assert asked.sharing(["d:2024-03"]) == (STORM,)
        assert set(asked.sharing(["k:pak:nor", "d:2024-03"])) == {STORM, AFTER}
        assert asked.links(["storm#1"]) == asked.links(["arrests#1", "storm#1"]) == (LINK,)
        assert asked.cases(["storm#1", "arrests#1"]) == (case(STORM, AFTER),)
        assert asked.holders(["case-1", "case-2"]) == {"case-1": case(STORM, AFTER)}
        assert asked.events(["storm", "none"]) == {"storm": STORM_EVENTS, "none": ()}


def test_more_ids_than_an_engine_takes_at_once(full: Store) -> None:
    with full.reading() as asked:
        found = asked.sharing([*(f"x{n}" for n in range(2_000)), "d:2024-03"])
    assert found == (STORM,)


def test_an_incident_that_goes_takes_its_keys_and_links_along(full: Store) -> None:
    with full.writing() as writer:
        writer.change(
            removed_incidents=["arrests#1"],
            removed_cases=["case-1"],
            cases=[case(STORM, former_ids=("case-0",))],
        )
    with full.reading() as asked:
        assert asked.sharing(["k:pak:nor"]) == (STORM,)
        assert asked.links(["storm#1"]) == ()
        assert asked.case("case-0") == case(STORM, former_ids=("case-0",))


def test_a_case_that_goes_is_gone(full: Store) -> None:
    with full.writing() as writer:
        writer.change(removed_cases=["case-1"])
    with full.reading() as asked:
        assert list(asked.list_cases()) == []
        assert list(asked.list_duties()) == []
        assert asked.cases(["storm#1"]) == ()


def test_a_case_id_that_is_none(full: Store) -> None:
    with pytest.raises(RecordError, match="there is no case nought: `demarche cases` lists"):
        full.case_file("nought")


def test_a_former_id_of_two_cases_is_told(full: Store) -> None:
    other = replace(case(former_ids=("case-0",)), id="case-2")
    with full.writing() as writer:
        now = [case(STORM, AFTER, former_ids=("case-0",)), other]
        writer.change(removed_cases=["case-1"], cases=now)
    with pytest.raises(RecordError, match="was split: it is case-1 and case-2 now"):
        full.case_file("case-0")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, True),
        ({"is_open": True}, True),
        ({"is_open": False}, False),
        ({"state": "NOR"}, True),
        ({"state": "SWE"}, False),
        ({"since": date(2024, 3, 9)}, True),
        ({"since": date(2024, 3, 10)}, False),
        ({"kind": "consulate"}, True),
        ({"kind": "embassy"}, False),
        ({"state": "PAK", "is_open": True, "since": date(2024, 1, 1)}, True),
    ],
)
def test_which_cases(full: Store, asked: dict[str, object], found: bool) -> None:
    with full.reading() as questions:
        assert bool(list(questions.list_cases(**asked))) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [INQUIRY, PUNISHMENT]),
        ({"is_open": True}, [INQUIRY]),
        ({"owed_by": "PAK"}, [INQUIRY, PUNISHMENT]),
        ({"owed_by": "NOR"}, []),
        ({"owed_to": "NOR", "kind": "punishment"}, [PUNISHMENT]),
        ({"state": "demanded"}, [INQUIRY]),
    ],
)
def test_which_duties(full: Store, asked: dict[str, object], found: list[object]) -> None:
    with full.reading() as questions:
        listed = list(questions.list_duties(**asked))  # type: ignore[arg-type]
    assert [owed.duty for owed in listed] == found
    assert all((owed.case, owed.title) == ("case-1", case().title) for owed in listed)


def test_a_report_is_kept_once(full: Store) -> None:
    with pytest.raises(StoreError), full.writing() as writer:
        writer.keep_report(STORMED, b"1", STORM_EVENTS, (), "coder 1")
    with full.reading() as asked:
        assert asked.counts().events == 3


def test_what_fails_half_way_leaves_nothing(store: Store) -> None:
    twice = (*STORM_EVENTS, STORM_EVENTS[0])
    with pytest.raises(StoreError), store.writing() as writer:
        writer.keep_report(STORMED, b"1", twice, (), "coder 1")
    with store.reading() as asked:
        counts = asked.counts()
    assert (counts.reports, counts.events) == (0, 0)


def test_counts(full: Store) -> None:
    with full.writing() as writer:
        writer.keep_discards([Discard("a.txt", "empty", "a.txt: holds no words")] * 2)
        writer.keep_discards([Discard("a.txt", "unreadable", "a.txt: permission")])
    with full.reading() as asked:
        counts = asked.counts()
        assert asked.discards() == (Discard("a.txt", "unreadable", "a.txt: permission"),)
    assert (counts.reports, counts.undated, counts.events) == (2, 1, 3)
    assert (counts.cases, counts.duties, counts.open_duties) == (1, 2, 1)
    assert (counts.links, counts.judgements, counts.discards) == (1, 0, 1)


def test_judgements_on_incidents_stand_in_their_order(full: Store) -> None:
    first = Judgement("apart", ("arrests#1", "storm#1"), "Ada", NOW, "two consulates")
    second = replace(first, verdict="together", reason=None)
    with full.writing() as writer:
        writer.keep_judgement(first)
        writer.keep_judgement(second)
    with full.reading() as asked:
        assert asked.judgements(["storm#1"]) == (first, second)
        assert asked.all_judgements() == (first, second)


def test_a_rejected_event_is_kept_but_the_docket_goes_without(full: Store) -> None:
    wrong = Judgement("reject", ("storm/e1",), "Ada", NOW)
    with full.writing() as writer:
        writer.keep_judgement(wrong)
        assert writer.events(["storm"]) == {"storm": STORM_EVENTS[1:]}
    with full.reading() as asked:
        assert asked.events(["storm"]) == {"storm": STORM_EVENTS}
        assert asked.verdicts(["storm"]) == {("storm", "e1"): wrong}
    with full.writing() as writer:
        writer.keep_judgement(replace(wrong, verdict="confirm"))
        assert writer.events(["storm"]) == {"storm": STORM_EVENTS}


def test_a_judgement_follows_its_event_through_a_new_coding(full: Store) -> None:
    with full.writing() as writer:
        writer.keep_judgement(Judgement("reject", ("storm/e1",), "Ada", NOW))
    found = event(STORMED, 1, "On Friday", "CONSULT", "040")
    renumbered = (found, event(STORMED, 2, "stormed the", "PROTEST", "145"))
    with full.writing() as writer:
        writer.keep_recoding("storm", renumbered, (), "coder 2")
        assert writer.events(["storm"]) == {"storm": (found,)}
    with full.writing() as writer:  # a coding that does not tell it, and one that does again
        writer.keep_recoding("storm", (found,), (), "coder 3")
        writer.keep_recoding("storm", STORM_EVENTS, (), "coder 4")
        assert writer.events(["storm"]) == {"storm": STORM_EVENTS[1:]}
    with full.reading() as asked:
        assert dict(asked.coders())["storm"] == "coder 4"


def test_offices_are_found_by_surname(full: Store) -> None:
    told = Office("Jonas Berg", "envoy", "NOR", "GOV", (STORM_EVENTS[0].trigger,), None)
    other = replace(told, name="Ali Khan")
    with full.writing() as writer:
        writer.keep_recoding("storm", STORM_EVENTS, [("berg", told), ("khan", other)], "coder 1")
    with full.reading() as asked:
        assert list(asked.offices("berg")) == [told]
        assert list(asked.offices()) == [told, other]
