"""Whole events of short reports of our own, read by the real language layer."""

from __future__ import annotations

from datetime import date
from functools import cache

from demarche.coding.coder import code
from demarche.language.analyser import Analyser
from demarche.records import Event, Report

TEXTS = {
    "call": """In a telephone call to Peruvian Foreign Minister Luis Quispe, Chilean Foreign
Minister Ana Reyes protested against the attack on the consulate. Reyes urged the Peruvian
authorities to punish the culprits.""",
    "crowd": "Students protested against the visit outside the French embassy in Bamako.",
    "arrests": """Police in Bamako arrested nine men in connection with the attack on the French
embassy. Two of them are suspected of having set fire to a car.""",
    "names": """Ukrainian police arrested the journalist Paris Bondar in Kyiv on Monday. US
Secretary of State John Kerry condemned the arrest.""",
    "pair": """Leaders of the African Union met in Nairobi on Monday. Malian police had arrested the
journalist Awa Diop and her brother Moussa Diop. The leaders demanded the release of both.""",
    "shot": "An off-duty Malian police officer shot dead Niger's ambassador to Mali in Bamako.",
    "charge": "The Chilean president accused Peru of a kidnapping.",
    "headline": """Lima announces arrests over embassy fire

LIMA, 3 March 2022 - Police in Lima arrested four men on Thursday over the fire at the Chilean
embassy.""",
}


@cache
def events(name: str) -> tuple[Event, ...]:
    text = TEXTS[name] if name == "headline" else TEXTS[name].replace("\n", " ")
    report = Report(id=name, text=text, published=date(2022, 3, 4))
    return code(next(iter(Analyser(threads=1).analyse([report]))))


def one(name: str, trigger: str) -> Event:
    found = [e for e in events(name) if e.trigger.quote.startswith(trigger)]
    assert len(found) == 1, [(e.type, e.trigger.quote) for e in events(name)]
    return found[0]


def test_the_protest_of_a_minister_is_a_complaint() -> None:
    protest = one("call", "protested")
    assert (protest.type, protest.cameo) == ("ACCUSE", "114")
    assert [a.country for a in protest.source] == ["CHL"]
    assert [a.country for a in one("call", "urged").source] == ["CHL"]


def test_the_protest_of_a_crowd_is_a_demonstration() -> None:
    assert one("crowd", "protested").type == "PROTEST"


def test_some_of_those_arrested_are_not_the_police() -> None:
    assert [a.mention.quote for a in one("arrests", "arrested").target] == ["nine men"]
    fire = one("arrests", "set fire")
    assert {a.sector for a in fire.source} == {"CVL"}
    assert fire.status == "alleged"


def test_a_first_name_is_no_town_and_a_title_is_whole() -> None:
    assert [a.country for a in one("names", "arrested").target] == ["UKR"]
    condemned = one("names", "condemned")
    assert [a.mention.quote for a in condemned.source] == ["US Secretary of State John Kerry"]


def test_a_deed_of_which_somebody_is_newly_accused_is_alleged() -> None:
    deeds = [e for e in events("charge") if e.trigger.quote == "kidnapping"]
    assert all(e.status == "alleged" for e in deeds)


def test_a_headline_may_name_the_state_for_its_police() -> None:
    arrests = [e for e in events("headline") if e.mode == "arrest"]
    assert len(arrests) == 1, [(e.trigger.quote, e.source) for e in arrests]


def test_both_of_two_named_in_one_breath_are_meant_and_not_the_leaders() -> None:
    demanded = one("pair", "demanded")
    assert [a.country for a in demanded.source] == ["IGO"]
    assert len(demanded.target) == 2


def test_what_became_of_him_is_no_part_of_his_name() -> None:
    shot = one("shot", "shot")
    assert shot.source[0].mention.quote == "off-duty Malian police officer"
    assert shot.target[0].mention.quote.startswith("Niger's ambassador")
    assert shot.target[0].country == "NER"
