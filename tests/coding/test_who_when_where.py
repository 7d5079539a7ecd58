"""Parties, days and places that hang on how a sentence is built, in short reports of our own."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from demarche.coding.coder import code
from demarche.language.analyser import Analyser
from demarche.records import Event, Report

PUBLISHED = date(2023, 3, 22)  # a Wednesday

TEXTS = {
    "lost subject": "The unrest began after Omar al-Hadid, a leader of the protest movement, was "
    "shot dead near his home in Basra by gunmen on a motorcycle.",
    "two helpers": "Chilean Prime Minister Ana Soto has told her Peruvian counterpart, Luis Rey, "
    "that last month's attack on the Peruvian consulate in Arica was wrong and has "
    "assured him that its staff will be safe, officials in Lima said.",
    "hostages": "Rebels in Mali took 40 people hostage in Gao on 1 March. The rebels belong to a "
    "local faction; the hostages were released on Tuesday.",
    "crowd": "Protesters stormed the Saudi embassy in Tehran on Sunday. The Saudi foreign "
    "minister told reporters in Riyadh that ties were cut. The crowd had gathered to "
    "protest against an execution.",
    "soldiers": "PARIS, March 22 (Agency) - Thousands marched through Niamey on Sunday and "
    "attacked the French embassy. Soldiers fired tear gas to disperse the crowd. The "
    "French foreign ministry condemned the violence.",
    "burning": "Protesters stormed the Swedish embassy in Baghdad on Tuesday and set it on fire "
    "in anger at a planned burning of the Quran in Stockholm.",
    "held responsible": "Iran vowed on Tuesday to retaliate against Israel for an air strike that "
    "destroyed its consulate in Damascus. Iran's foreign minister blamed Israel for "
    "the attack. Jordanian Foreign Minister Sami Haddad condemned the strike.",
    "evacuated": "US special forces evacuated the staff of the American embassy in Khartoum on "
    "Tuesday. President Joe Biden thanked Djibouti and Ethiopia for their help.",
    "two wounded": "Azerbaijan closed its embassy in Tehran on Tuesday, two days after a gunman "
    "killed the mission's head of security and wounded two Iranian guards.",
    "perfect": "Police in Arica have arrested nine people over the riot of last week outside the "
    "Peruvian consulate, a spokesman said.",
    "on the spot": "A gunman attacked the Peruvian consulate in Arica on Sunday. The police chief "
    "announced on Wednesday that the attacker had been arrested on the spot.",
    "accords": "The 1988 accords were signed by the governments of Chile and Peru.",
    "met": "The Andean Council, which met by video link on Monday, urged Peru to withdraw "
    "its troops.",
    "opposition": "NAIROBI, March 22 (Agency) - Khartoum expelled a Kenyan diplomat on Monday. "
    "Opposition leader Kamau Otieno accused Kenya's president of stirring up the dispute.",
    "the North": "Malaysia named a diplomat at the North Korean embassy as a suspect on Monday. "
    "The North's ambassador accused Malaysia of lying.",
    "threatened": "Saudi Arabia thanked India for its help on Monday. Crown Prince Fahd vowed to "
    "crush the Yemeni rebels.",
    "the step": "Britain expelled three Russian diplomats on Monday. Russia's foreign ministry "
    "called the step unacceptable.",
    "stood behind": "France and Germany stood behind Poland in a joint statement on Monday.",
    "refused": "The United States closed its embassy in Damascus on Monday, saying that the Syrian "
    "government had refused to guard the building.",
    "both": "Protesters stormed the Syrian mission in Cairo on Sunday. Similar scenes were seen in "
    "Kuwait. Syria's foreign ministry demanded that both governments pay for the damage.",
    "third States": "Protesters stormed the British embassy in Tehran on Tuesday. Norway closed "
    "its mission as a precaution.",
    "Belgrade": "Youths broke into the U.S. embassy in Belgrade on Monday. Police arrested ten.",
    "own troops": "Turkey warned Greece last week. Ankara says that its troops will stay there as "
    "long as the threat lasts.",
}


@cache
def events(name: str) -> tuple[Event, ...]:
    report = Report(id="r", text=TEXTS[name], published=PUBLISHED, published_from="option")
    return code(next(iter(Analyser(threads=1).analyse([report]))))


def event(name: str, trigger: str) -> Event:
    return next(e for e in events(name) if trigger in e.trigger.quote)


@pytest.mark.parametrize(
    ("name", "trigger", "source", "target"),
    [
        ("lost subject", "shot", None, {"IRQ"}),
        ("two helpers", "assured", {"CHL"}, {"PER"}),
        ("crowd", "gathered", {"IRN"}, None),
        ("soldiers", "fired tear gas", {"NER"}, {"NER"}),
        ("held responsible", "condemned", {"JOR"}, {"ISR"}),
        ("evacuated", "evacuated", {"USA"}, {"SDN"}),
        ("opposition", "accused", {"KEN"}, {"KEN"}),
        ("the North", "accused", {"PRK"}, {"MYS"}),
        ("threatened", "vowed", {"SAU"}, {"YEM"}),
        ("the step", "called", {"RUS"}, {"GBR"}),
        ("stood behind", "stood", {"FRA", "DEU"}, {"POL"}),
        ("refused", "refused", {"SYR"}, {"USA"}),
        ("both", "demanded", {"SYR"}, {"EGY", "KWT"}),
        ("third States", "closed", {"NOR"}, {"IRN"}),
        ("Belgrade", "arrested", {"SRB"}, None),
    ],
)
def test_parties(name: str, trigger: str, source: set[str] | None, target: set[str] | None) -> None:
    found = event(name, trigger)
    if source is not None:
        assert {a.country for a in found.source} == source, found.why
    if target is not None:
        assert {a.country for a in found.target} == target, found.why


@pytest.mark.parametrize(
    ("name", "trigger", "first", "last"),
    [
        ("perfect", "arrested", PUBLISHED, PUBLISHED),
        ("on the spot", "arrested", date(2023, 3, 19), date(2023, 3, 19)),
        ("accords", "signed", date(1988, 1, 1), date(1988, 12, 31)),
        ("met", "urged", date(2023, 3, 20), date(2023, 3, 20)),
    ],
)
def test_days(name: str, trigger: str, first: date, last: date) -> None:
    found = event(name, trigger).date
    assert found is not None
    assert (found.days.first, found.days.last) == (first, last)


def test_two_deeds_of_one_day_are_one() -> None:
    deeds = [e for e in events("two wounded") if e.type == "ASSAULT"]
    assert [e.date.days.first for e in deeds if e.date] == [date(2023, 3, 19)]


def test_a_burning_elsewhere_moves_no_riot() -> None:
    told = [e for e in events("burning") if e.status == "occurred" and e.type == "PROTEST"]
    assert {e.place.place.country for e in told if e.place} == {"IRQ"}


def test_no_state_refuses_its_own_troops() -> None:
    assert all("its troops" not in a.mention.quote for e in events("own troops") for a in e.target)
