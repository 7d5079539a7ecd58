"""Tellings of one act: side by side, each with its voice; copies are one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.docket.dockets import docket, on_day, pair
from tests.docket.owed import STORMED, Told, asked

from demarche.docket.copies import copies_of, shared, signature
from demarche.docket.counts import counts_in
from demarche.records import Report

KILLED = Told(
    "Gunmen killed four guards at the Norwegian embassy in Lisbon.",
    "ASSAULT firearms 193",
    "killed",
    who="Gunmen ? UNK",
    whom="Norwegian embassy NOR GOV",
)
KILLED_MORE = replace(
    KILLED,
    sentence="Soldiers killed at least seven guards at the Norwegian embassy in Lisbon.",
    who="Soldiers PRT MIL",
)
AGAIN = "It was Gunmen who killed four men posted at the Norwegian embassy in Lisbon, police say."
LONG = " ".join(f"Sentence number {n} tells what happened in street {n * 7}." for n in range(60))


def test_tellings_of_one_act_are_one_happening() -> None:
    (case,) = docket(
        pair("a", 1, on_day(STORMED), asked("guard its embassy")),
        pair("b", 1, on_day(STORMED), asked("guard the embassy")),
    ).all_cases()
    assert [(sorted(map(str, h.events)), h.voices) for h in case.happenings] == [
        (["a/e1", "b/e1"], 2),
        (["a/e2", "b/e2"], 2),
    ]


def test_different_demands_stay_two_happenings() -> None:
    (case,) = docket(
        pair("a", 1, on_day(STORMED), asked("guard its embassy")),
        pair("b", 1, on_day(STORMED), asked("pay compensation")),
    ).all_cases()
    assert len(case.happenings) == 3


def test_where_accounts_differ_both_are_shown() -> None:
    (case,) = docket(
        pair("a", 1, on_day(KILLED)),
        pair("b", 1, on_day(KILLED_MORE)),
        pair("c", 2, on_day(replace(KILLED, sentence=AGAIN))),
    ).all_cases()
    (happening,) = case.happenings
    told = {d.field: [a.value for a in d.accounts] for d in happening.differences}
    assert told == {"dead": ["four", "at least seven"]}
    assert happening.voices == 3


def test_copies_are_one_voice() -> None:
    made = docket()
    for name in ("a", "b"):
        report, events = pair(name, 1, on_day(STORMED))
        made.add(replace(report, text=f"{report.text} {LONG}"), events)
    (case,) = made.all_cases()
    assert case.copies == (("a", "b"),)
    assert [h.voices for h in case.happenings] == [1]


def test_a_cut_copy_is_known_and_another_story_is_not() -> None:
    whole, cut = Report("a", LONG), Report("b", LONG[: len(LONG) // 2])
    other = Report("c", LONG.replace("street", "village").replace("Sentence", "Page"))
    assert copies_of([whole, cut, other]) == (("a", "b"),)
    assert shared(signature(LONG), signature(LONG)) == 1.0
    assert shared(signature("too short"), signature("")) < 1.0


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("At least 12 people were killed and dozens wounded.", {"dead": "at least 12"}),
        (
            "A blast killing six and injuring about 30 others.",
            {"dead": "six", "injured": "about 30"},
        ),
        ("Nearly 130 demonstrators have been arrested.", {"arrested": "nearly 130"}),
        ("Police detained nine in the capital.", {"arrested": "nine"}),
        ("He was held for two hours.", {}),
        ("Nobody was hurt.", {}),
    ],
)
def test_numbers_of_people(sentence: str, wanted: dict[str, str]) -> None:
    found = {c.field: c.told for c in counts_in(sentence)}
    assert wanted.items() <= found.items()
    if not wanted:
        assert found == {}
