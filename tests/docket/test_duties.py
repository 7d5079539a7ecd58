"""Duties of a case: who owes what to whom, and what points back to an earlier demand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.docket.owed import (
    FIRST,
    RAMMED,
    STORMED,
    Told,
    asked,
    course,
    file,
    only,
    owed,
    promised,
)

from demarche.docket.duties import duties_of
from demarche.errors import RecordError


def test_a_demand_engages_the_receiving_state() -> None:
    duty = only(file({"a": (1, [STORMED, asked("guard its embassy")])}))
    assert (duty.kind, duty.owed_by, duty.owed_to) == ("protection", "PRT", "NOR")
    assert (duty.state, duty.since) == ("demanded", FIRST + dt.timedelta(days=1))
    assert duty.history[0].event == "a/e2"
    assert duty.history[0].evidence.quote == "demanded that Lisbon guard its embassy"


def test_one_demand_may_serve_several_duties() -> None:
    told = file({"a": (1, [STORMED, asked("find and punish the culprits", "1013")])})
    assert [k for k, _, _ in owed(told)] == ["investigation", "punishment"]


def test_a_duty_goes_from_demand_to_fulfilment_over_several_reports() -> None:
    arrested = Told(
        "Police in Lisbon arrested six men.",
        "COERCE arrest 173",
        "arrested",
        who="Police in Lisbon PRT COP",
        whom="six men PRT CVL",
    )
    jailed = Told(
        "A Lisbon court jailed four of them for a year.",
        "SANCTION convict 116",
        "jailed",
        who="Lisbon court PRT JUD",
        whom="four PRT CVL",
    )
    duty = only(
        file(
            {
                "c": (300, [jailed]),
                "a": (0, [STORMED, asked("try those who did it", "1013")]),
                "b": (3, [arrested]),
            }
        )
    )
    assert course(duty) == ["demanded", "under_way", "fulfilled"]
    assert not duty.is_open
    assert duty.last_heard == FIRST + dt.timedelta(days=300)


def test_what_another_party_asks_is_told_beside_a_step_of_the_two() -> None:
    council = Told(
        "The Security Council asked Lisbon to protect embassies.",
        "REQUEST assist 0234",
        "asked",
        who="Security Council IGO IGO",
        whom="Lisbon PRT GOV",
        about="to protect embassies",
    )
    duty = only(file({"a": (1, [STORMED, council, promised("guard the embassy")])}))
    assert course(duty) == ["demanded", "promised"]


def test_doers_state_owes_victims_state_where_no_mission_is_involved() -> None:
    demanded = Told(
        "Lima demanded an apology and damages from Santiago.",
        "REQUEST assist 102",
        "demanded",
        who="Lima PER GOV",
        whom="Santiago CHL GOV",
        about="an apology and damages",
    )
    refused = Told(
        "Santiago refused to apologise.",
        "REJECT assist 120",
        "refused",
        who="Santiago CHL GOV",
        whom="",
        about="to apologise",
    )
    found = owed(file({"a": (1, [RAMMED, demanded]), "b": (4, [refused])}, protected=None))
    assert {k: d.state for k, d in found.items()} == {
        ("compensation", "CHL", "PER"): "demanded",
        ("satisfaction", "CHL", "PER"): "refused",
    }


def test_the_addressed_state_owes_where_the_doers_are_not_told() -> None:
    shelled = replace(RAMMED, sentence="Shells hit a Peruvian village.", act="ASSAULT 190")
    shelled = replace(shelled, trigger="hit", who="", whom="Peruvian village PER CVL")
    accused = Told(
        "Lima accused Santiago of aggression.",
        "ACCUSE allege 112",
        "accused",
        who="Lima PER GOV",
        whom="Santiago CHL GOV",
        about="aggression",
    )
    asked_to_stop = Told(
        "Lima asked the council to make it stop the shelling.",
        "REQUEST yield 0256",
        "asked",
        who="Lima PER GOV",
        whom="council IGO IGO",
        about="to make it stop the shelling",
    )
    duty = only(file({"a": (1, [shelled, accused, asked_to_stop])}, protected=None))
    assert (duty.kind, duty.owed_by, duty.owed_to) == ("cessation", "CHL", "PER")


def test_an_organ_of_another_state_that_did_it_owes_the_sending_state() -> None:
    bombed = replace(
        STORMED,
        sentence="Spanish jets bombed the Norwegian embassy in Lisbon.",
        act="ASSAULT aerial 195",
        trigger="bombed",
        who="Spanish jets ESP MIL",
    )
    sorry = Told(
        "Spain apologised to Norway.",
        "CONCEDE 055",
        "apologised",
        who="Spain ESP GOV",
        whom="Norway NOR GOV",
    )
    assert list(owed(file({"a": (1, [bombed, sorry])}))) == [("satisfaction", "ESP", "NOR")]


def test_a_state_that_lost_people_of_its_own_is_owed_what_it_asks_for() -> None:
    bolivia = Told(
        "Bolivia, which lost two citizens on the trawler, called for an inquiry.",
        "REQUEST assist 0213",
        "called for",
        who="Bolivia BOL GOV",
        about="an inquiry",
    )
    regret = Told("Chile expressed regret.", "CONCEDE 055", "expressed regret", who="Chile CHL GOV")
    found = owed(file({"a": (1, [RAMMED, bolivia, regret])}, protected=None))
    assert list(found) == [("investigation", "CHL", "BOL"), ("satisfaction", "CHL", "PER")]


def test_the_wronged_state_is_found_where_no_telling_names_its_people() -> None:
    misread = replace(RAMMED, whom="patrol boat CHL MIL")
    demanded = Told(
        "Lima demanded damages.",
        "REQUEST yield 1053",
        "demanded",
        who="Lima PER GOV",
        about="damages",
    )
    curious = Told(
        "Spain called for an inquiry.",
        "REQUEST assist 0213",
        "called for",
        who="Spain ESP GOV",
        about="an inquiry",
    )
    told = file({"a": (1, [misread, demanded, curious])}, protected=None)
    assert list(owed(told)) == [("compensation", "CHL", "PER")]


def test_who_was_carried_off_is_to_be_given_back_not_tried() -> None:
    seized = replace(
        RAMMED,
        sentence="Chilean marines captured a Peruvian rebel.",
        act="COERCE arrest 173",
        trigger="captured",
        who="Chilean marines CHL MIL",
        whom="Peruvian rebel PER REB",
    )
    back = Told(
        "Lima demanded that he be returned and tried in Peru.",
        "REQUEST yield 1053",
        "demanded",
        who="Lima PER GOV",
        about="he be returned and tried in Peru",
    )
    charged = Told(
        "Chile charged him with smuggling.",
        "ACCUSE allege 115",
        "charged",
        who="Chile CHL JUD",
        whom="him PER REB",
    )
    told = file({"a": (1, [seized, back, charged])}, protected=None)
    assert list(owed(told)) == [("restitution", "CHL", "PER")]


def test_an_answer_that_names_nothing_finds_the_demand_before_it() -> None:
    helped = Told(
        "Lisbon promised to help.", "AGREE 030", "promised", "Lisbon PRT GOV", "", "to help"
    )
    duty = only(file({"a": (1, [STORMED, asked("find it a new building", "022"), helped])}))
    assert (duty.kind, course(duty)) == ("restitution", ["demanded", "promised"])


def test_a_refusal_of_both_requests_refuses_both() -> None:
    turned_down = Told(
        "Lisbon rejected both requests.",
        "REJECT assist 120",
        "rejected",
        who="Lisbon PRT GOV",
        whom="",
        about="both requests",
    )
    demands = [asked("apologise", "102"), asked("explain the raid", "102")]
    found = owed(file({"a": (1, [STORMED, *demands, turned_down])}))
    assert {d.kind: d.state for d in found.values()} == {
        "satisfaction": "refused",
        "explanation": "refused",
    }


def test_police_who_drive_a_crowd_away_only_count_where_an_end_was_owed() -> None:
    gas = Told(
        "Police fired tear gas at the crowd.",
        "ASSAULT crowd-control 175",
        "fired tear gas",
        who="Police PRT COP",
        whom="crowd PRT CVL",
    )
    assert duties_of(file({"a": (0, [STORMED, gas])})) == ()
    duty = only(file({"a": (0, [STORMED, asked("end the siege", "1056"), gas])}))
    assert (duty.kind, course(duty)) == ("cessation", ["demanded", "under_way"])


def test_what_others_promise_to_protect_is_read_as_the_hosts_where_only_it_can() -> None:
    turned = Told(
        "Oslo said it had been promised by Lisbon that its embassy would be protected.",
        "AGREE 0334",
        "promised",
        who="Oslo NOR GOV",
        whom="Lisbon PRT GOV",
        about="its embassy would be protected",
    )
    assert only(file({"a": (1, [STORMED, turned])})).state == "promised"


def test_guards_count_as_done_only_where_the_sending_state_grants_it() -> None:
    granted = Told(
        "The measures had been taken, Oslo conceded: two policemen stand at the embassy.",
        "MOBILIZE police 153",
        "stand",
        who="policemen PRT COP",
        said_by="Oslo",
    )
    assert only(file({"a": (9, [STORMED, granted])})).state == "fulfilled"


def test_a_copy_of_a_wire_text_is_no_second_voice() -> None:
    told = [STORMED, asked("guard its embassy")]
    duty = only(file({"a": (1, told), "b": (1, told)}, copies=(("a", "b"),)))
    assert [entry.event for entry in duty.history] == ["a/e2"]


def test_an_event_without_its_report_is_refused() -> None:
    told = file({"a": (1, [STORMED, asked("guard its embassy")])})
    with pytest.raises(RecordError, match="a/e1 comes without its report"):
        duties_of(replace(told, reports=()))
