"""Parties that a sentence leaves out, in short reports of our own with the real language layer."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from demarche.coding.coder import code
from demarche.language.analyser import Analyser
from demarche.records import Actor, Event, Report

TEXTS = {
    "nairobi": """Kenya on Tuesday declared two Ethiopian diplomats persona non grata. Foreign
Minister Musalia Mudavadi accused them of spying on refugees. Addis Ababa denied the allegation and
recalled its ambassador for consultations.""",
    "asuncion": """ASUNCION - Taiwan's vice president arrived in Paraguay on Monday and was received
by President Santiago Peña. Peña reaffirmed his country's support for Taiwan.""",
    "tbilisi": """TBILISI, May 10 (Courier) - Police in the Georgian capital used water cannon on
Thursday to break up a crowd outside parliament. A government spokesman accused foreign embassies of
paying the demonstrators. The ambassador of the European Union rejected the charge.""",
    "yaounde": """YAOUNDE - Two men with knives attacked a customs officer in Douala on Friday. The
German government accused Cameroon's army of shelling a village in the north.""",
    "skopje": """SKOPJE - A man was arrested over the shooting at the Greek consulate, Macedonian
police said on Wednesday.""",
    "hanoi": """Vietnam has lodged a protest with China over fishing boats. Beijing said the boats
had entered its waters and called on Hanoi to restrain its fishermen. The Chinese ambassador was
summoned on Tuesday morning.""",
    "quito": """QUITO, March 4 (Andes Press) - Colombia called its ambassador home on Monday, a day
after masked youths forced their way into its embassy in the Ecuadorian capital. One man was
arrested. Foreign Minister Laura Sarabia telephoned her Ecuadorian counterpart, Gabriela
Sommerfeld. She demanded that the culprits be tried. Sommerfeld expressed regret. Peru condemned
the attack.""",
    "manila": """The African Union asked Mogadishu to let the convoy pass. Russian rockets hit the
town of Derhachi on Friday. Amnesty International put out a report accusing the Nigerian army of
torture. Peru's foreign minister offered to work with the Chilean side to find the culprits.""",
    "berlin": """The Bundestag approved a motion condemning Hamas. India condemned the London
attack. Swedish prosecutors have launched an investigation into three Kenyan officials.""",
    "khartoum": """The Rapid Support Forces shelled a market in Omdurman, a Sudanese doctor said.
On Monday RSF fighters fired on an ambulance. Kosovo Serbs blocked a road.""",
    "arauca": """Venezuela's army detained nine Colombian marines. Caracas accused its neighbour of
spying.""",
    "digest": """WEST AFRICA DIGEST

TOGO - Condemned the coup attempt in Guinea on Sunday.

BENIN - Foreign minister met the French ambassador on Monday and demanded an apology.

ABIDJAN - Gunmen attacked a bus station on Monday.""",
    "lebanon": """LEBANON, Pa. - Police in Lebanon arrested two men on Tuesday after a shooting.
Mayor Sherry Capello condemned the violence. The opposition in Beirut was silent.""",
    "lisbon": """Teachers marched in Lisbon on Wednesday, and their union announced a strike for
Tuesday. In the capital students blocked a road.""",
    "statement": """PRESS STATEMENT

The Ministry of Foreign Affairs condemns the attack on a bus in Kampala. We urge the Ugandan
authorities to find the culprits.

MINISTRY OF FOREIGN AFFAIRS
RWANDA
10 May 2024""",
}


@cache
def events(name: str) -> tuple[Event, ...]:
    text = TEXTS[name]
    if name not in {"digest", "statement"}:
        text = text.replace("\n", " ")
    report = Report(id=name, text=text, published=date(2024, 5, 10))
    return code(next(iter(Analyser(threads=1).analyse([report]))))


def named(actors: tuple[Actor, ...]) -> set[tuple[str | None, str]]:
    return {(a.country, a.sector) for a in actors}


def event(name: str, kind: str, trigger: str) -> Event:
    found = [e for e in events(name) if e.type == kind and trigger in e.trigger.quote]
    assert found, [(e.type, e.trigger.quote) for e in events(name)]
    return found[0]


@pytest.mark.parametrize(
    ("name", "kind", "trigger", "source", "target"),
    [
        ("nairobi", "SANCTION", "declared", {("KEN", "GOV")}, {("ETH", "GOV")}),
        ("nairobi", "ACCUSE", "accused", {("KEN", "GOV")}, {("ETH", "GOV")}),
        ("nairobi", "SANCTION", "recalled", {("ETH", "GOV")}, {("KEN", "GOV")}),
        ("asuncion", "CONSULT", "arrived", {("TWN", "GOV")}, {("PRY", "GOV")}),
        ("asuncion", "SUPPORT", "support", {("PRY", "GOV")}, {("TWN", "GOV")}),
        ("tbilisi", "ASSAULT", "water cannon", {("GEO", "COP")}, {("GEO", "CVL")}),
        ("tbilisi", "REJECT", "rejected", {("IGO", "IGO")}, {("GEO", "GOV")}),
        ("yaounde", "ASSAULT", "attacked", {(None, "UNK")}, None),
        ("skopje", "COERCE", "arrested", {("MKD", "COP")}, None),
        ("hanoi", "REQUEST", "called", {("CHN", "GOV")}, {("VNM", "GOV")}),
        ("hanoi", "ACCUSE", "summoned", {("VNM", "GOV")}, {("CHN", "GOV")}),
        ("quito", "SANCTION", "home", {("COL", "GOV")}, {("ECU", "GOV")}),
        ("quito", "CONSULT", "telephoned", {("COL", "GOV")}, {("ECU", "GOV")}),
        ("quito", "REQUEST", "demanded", {("COL", "GOV")}, {("ECU", "GOV")}),
        ("quito", "CONCEDE", "regret", {("ECU", "GOV")}, {("COL", "GOV")}),
        ("quito", "ACCUSE", "condemned", {("PER", "GOV")}, {(None, "UNK")}),
        ("manila", "ASSAULT", "hit", {("RUS", "GOV")}, None),
        ("manila", "ACCUSE", "accusing", {("NGO", "NGO")}, {("NGA", "MIL")}),
        ("manila", "AGREE", "offered", {("PER", "GOV")}, {("CHL", "GOV")}),
        ("berlin", "ACCUSE", "motion", {("DEU", "LEG")}, {("PSE", "REB")}),
        ("berlin", "ACCUSE", "London", {("IND", "GOV")}, set()),
        ("berlin", "ACCUSE", "investigation", {("SWE", "JUD")}, {("KEN", "GOV")}),
        ("khartoum", "ASSAULT", "fired", {("SDN", "REB")}, None),
        ("khartoum", "PROTEST", "blocked", {("XKX", "CVL")}, None),
        ("arauca", "ACCUSE", "accused", {("VEN", "GOV")}, {("COL", "GOV")}),
        ("lebanon", "COERCE", "arrested", {("USA", "COP")}, {("USA", "CVL")}),
        ("digest", "ACCUSE", "Condemned", {("TGO", "GOV")}, None),
        ("digest", "REQUEST", "demanded", {("BEN", "GOV")}, None),
        ("statement", "ACCUSE", "condemns", {("RWA", "GOV")}, None),
        ("statement", "REQUEST", "urge", {("RWA", "GOV")}, {("UGA", "GOV")}),
    ],
)
def test_parties_told_elsewhere(
    name: str,
    kind: str,
    trigger: str,
    source: set[tuple[str | None, str]],
    target: set[tuple[str | None, str]] | None,
) -> None:
    found = event(name, kind, trigger)
    assert named(found.source) == source
    if target is not None:
        assert named(found.target) == target


def test_who_is_accused_of_a_deed_is_its_doer() -> None:
    shelling = event("yaounde", "ASSAULT", "shelling")
    assert named(shelling.source) == {("CMR", "MIL")}
    assert shelling.status == "alleged"


def test_an_arrest_told_beside_a_riot_was_made_there() -> None:
    arrest = event("quito", "COERCE", "arrested")
    assert arrest.place is not None
    assert arrest.place.place.name == "Quito"


def test_the_reason_for_a_party_told_elsewhere_is_given() -> None:
    assert "target: " in event("quito", "CONCEDE", "regret").why


def test_the_head_of_a_brief_tells_where() -> None:
    attack = event("digest", "ASSAULT", "attacked")
    assert attack.place is not None
    assert attack.place.place.name == "Abidjan"


def test_what_is_announced_for_a_day_is_planned_for_it() -> None:
    strike = event("lisbon", "PROTEST", "announced")
    assert strike.status == "planned"
    assert strike.date is not None
    assert strike.date.days.first == date(2024, 5, 14)


def test_the_capital_is_that_of_the_land_spoken_of() -> None:
    blockade = event("lisbon", "PROTEST", "blocked")
    assert blockade.place is not None
    assert blockade.place.place.name == "Lisbon"
