"""An act told again is one act; what only resembles it is another."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from demarche.coding.drafts import Draft
from demarche.coding.retellings import is_harm_alone, is_one_incident, is_retold
from demarche.records import Analysis, DateRange, Report, Sentence, Token

NOON, LATER = date(2031, 4, 2), date(2031, 4, 9)


def word(form: str, lemma: str, *, head: int = 0, deprel: str = "root") -> Token:
    return Token(0, 0, len(form), form, lemma, "NOUN", "NN", head, deprel)


def text(*lemmas: str) -> Analysis:
    """One sentence of one word for each act."""
    sentences = tuple(
        Sentence(i, 0, len(lemma), (word(lemma, lemma, head=-1),)) for i, lemma in enumerate(lemmas)
    )
    return Analysis(Report("r", " ".join(lemmas)), sentences, (), ())


def act(kind: str, sentence: int = 0, source: str = "", target: str = "", **more: Any) -> Draft:
    def parties(told: str) -> tuple[SimpleNamespace, ...]:
        span = SimpleNamespace(start=0, end=0)
        pairs = (party.split(":") for party in told.split())
        return tuple(
            SimpleNamespace(country=c, sector=s, mention=SimpleNamespace(span=span))
            for c, s in pairs
        )

    action = SimpleNamespace(
        type=kind,
        mode=more.get("mode"),
        cameo=more.get("cameo", "100"),
        sentence=sentence,
        token=0,
        nominal=more.get("nominal", False),
        verbal=more.get("verbal", False),
        sources=(),
        targets=(),
    )
    day = more.get("day", NOON)
    place = SimpleNamespace(place=SimpleNamespace(name=more.get("at", "Riga")))
    given = {"source": parties(source), "target": parties(target)}
    evidence = "told" if more.get("told", True) else None
    days = SimpleNamespace(days=DateRange(day, day), evidence=evidence)
    return cast(Draft, SimpleNamespace(action=action, date=days, place=place, **given))


def test_one_blow_on_one_day_in_one_place_is_one_incident() -> None:
    first = act("ASSAULT", target="LVA:CVL")
    assert is_one_incident(first, act("ASSAULT"))
    assert not is_one_incident(first, act("ASSAULT", day=LATER))
    assert is_one_incident(first, act("ASSAULT", day=LATER, told=False))
    assert not is_one_incident(first, act("ASSAULT", at="Tartu", told=False))
    assert not is_one_incident(first, act("ASSAULT", at="Tartu"))
    assert not is_one_incident(first, act("ASSAULT", target="EST:MIL"))


def test_harm_without_its_doer_belongs_to_an_attack() -> None:
    assert is_harm_alone(text("kill"), act("ASSAULT"))
    assert not is_harm_alone(text("kill"), act("ASSAULT", source="LVA:REB"))
    assert not is_harm_alone(text("shell"), act("ASSAULT"))


@pytest.mark.parametrize(
    ("lemmas", "first", "second"),
    [
        (("raid", "raid"), act("COERCE", nominal=True), act("COERCE", 1, nominal=True)),
        (
            ("convict", "find"),
            act("SANCTION", target="LVA:CVL", mode="convict"),
            act("SANCTION", 1, target="LVA:CVL", mode="convict"),
        ),
        (
            ("rally", "march"),
            act("PROTEST", source="LVA:LAB", mode="demo"),
            act("PROTEST", 1, source="LVA:LAB", mode="demo"),
        ),
        (
            ("charge", "accuse"),
            act("ACCUSE", source="LVA:JUD", target="LVA:CVL", mode="allege"),
            act("ACCUSE", 1, target="LVA:CVL", mode="allege"),
        ),
    ],
)
def test_told_again(lemmas: tuple[str, str], first: Draft, second: Draft) -> None:
    assert is_retold(text(*lemmas), first, second)


@pytest.mark.parametrize(
    ("lemmas", "first", "second"),
    [
        (("raid", "arrest"), act("COERCE", nominal=True), act("COERCE", 1, nominal=True)),
        (("fine", "jail"), act("SANCTION", mode="expel"), act("SANCTION", 1, mode="convict")),
        (("ask", "ask"), act("REQUEST", verbal=True), act("REQUEST", 1, verbal=True)),
        (
            ("accuse", "accuse"),
            act("ACCUSE", source="LVA:GOV", target="EST:GOV", mode="allege"),
            act("ACCUSE", 1, source="EST:GOV", target="LVA:GOV", mode="allege"),
        ),
    ],
)
def test_another_act(lemmas: tuple[str, str], first: Draft, second: Draft) -> None:
    assert not is_retold(text(*lemmas), first, second)
