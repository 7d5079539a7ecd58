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
    "digest": """WEST AFRICA DIGEST

TOGO - Condemned the coup attempt in Guinea on Sunday.

BENIN - Foreign minister met the French ambassador on Monday and demanded an apology.""",
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
