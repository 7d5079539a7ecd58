"""A word or a dealing is political by who is party to it; force and protest need nobody."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from demarche.coding.dealings import is_dealing
from demarche.coding.drafts import Draft


def act(kind: str, source: str = "", target: str = "", **more: str) -> Draft:
    def parties(told: str) -> tuple[SimpleNamespace, ...]:
        pairs = [party.split(":") for party in told.split()]
        return tuple(SimpleNamespace(country=c, sector=s) for c, s in pairs)

    place = SimpleNamespace(place=SimpleNamespace(country=more["at"])) if "at" in more else None
    why = more.get("why", "")
    action = SimpleNamespace(type=kind, mode=more.get("mode"), why=why)
    given = {"source": parties(source), "target": parties(target)}
    return cast(Draft, SimpleNamespace(action=action, place=place, **given))


@pytest.mark.parametrize(
    "draft",
    [
        act("REQUEST"),
        act("AGREE", "KEN:CVL"),
        act("CONSULT", "KEN:CVL KEN:BUS"),
        act("CONSULT", "KEN:GOV KEN:JRN"),
        act("CONSULT", "KEN:GOV", mode="visit", at="KEN"),
        act("ASSAULT", "KEN:OPP", "KEN:GOV", why="assault: v attack obj=@person"),
        act("AID", "KEN:LEG"),
        act("SANCTION", "KEN:GOV", "KEN:CVL", mode="discontinue"),
        act("COOPERATE", "KEN:GOV KEN:COP"),
        act("PROTEST", "KEN:LEG"),
    ],
)
def test_no_event(draft: Draft) -> None:
    assert not is_dealing(draft)


@pytest.mark.parametrize(
    "draft",
    [
        act("ASSAULT"),
        act("PROTEST", "KEN:CVL"),
        act("REQUEST", "KEN:CVL"),
        act("AGREE", "KEN:CVL", "KEN:GOV"),
        act("CONSULT", "KEN:GOV", mode="visit", at="UGA"),
        act("CONSULT", "KEN:GOV", "KEN:CVL", mode="visit", at="KEN"),
        act("ASSAULT", "KEN:OPP", "UGA:GOV", why="assault: v attack obj=@person"),
        act("ASSAULT", "KEN:MIL", "KEN:GOV", why="assault: v attack obj=@person"),
        act("AID", "KEN:GOV"),
        act("SANCTION", "KEN:GOV", "UGA:GOV", mode="discontinue"),
        act("SANCTION", "KEN:JUD", "KEN:CVL", mode="convict"),
        act("COOPERATE", "KEN:GOV UGA:GOV"),
        act("PROTEST", "KEN:OPP KEN:LEG"),
    ],
)
def test_event(draft: Draft) -> None:
    assert is_dealing(draft)
