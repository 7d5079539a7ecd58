"""What a crowd of protesters burns and throws is a riot; what others do is an attack."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from demarche.coding.acts.actions import Action
from demarche.coding.drafts import Draft
from demarche.coding.unrest import as_unrest
from demarche.records import Analysis, Report, Span

TEXT = "Masked protesters burned a van near soldiers."


def act(kind: str = "ASSAULT", who: str = "", sector: str = "CVL", **more: Any) -> Draft:
    span = Span(TEXT.index(who), TEXT.index(who) + len(who)) if who else Span(0, 6)
    actor = SimpleNamespace(mention=SimpleNamespace(span=span), sector=sector)
    action = Action(
        index=0, sentence=0, token=0, trigger=span, type=cast(Any, kind), mode="destroy",
        cameo="1712", sources=(), targets=(), about=None, about_token=None, verbal=False,
        nominal=False, definite=False, negated=False, quoted=False, embedded_in=None, score=0.8,
        why="test",
    )  # fmt: skip
    for name, value in more.items():
        object.__setattr__(action, name, value)
    return cast(Draft, SimpleNamespace(action=action, source=(actor,) if who else (), notes=[]))


def judged(*drafts: Draft) -> tuple[str, str | None]:
    as_unrest(Analysis(Report("r", TEXT), (), (), ()), drafts[0], list(drafts))
    return drafts[0].action.type, drafts[0].action.mode


def test_what_protesters_burn_is_a_riot() -> None:
    assert judged(act(who="Masked protesters")) == ("PROTEST", "riot")


@pytest.mark.parametrize(
    "draft",
    [
        act(who="soldiers", sector="MIL"),
        act(who="a van"),
        act(),
        act(who="Masked protesters", mode="firearms"),
    ],
)
def test_other_violence_is_an_attack(draft: Draft) -> None:
    assert judged(draft)[0] == "ASSAULT"


def test_damage_told_beside_a_riot_is_of_the_riot() -> None:
    riot = act("PROTEST", "Masked protesters", mode="riot")
    assert judged(act(), riot) == ("PROTEST", "riot")
    far = act("PROTEST", "Masked protesters", mode="riot", sentence=5)
    assert judged(act(), far)[0] == "ASSAULT"
