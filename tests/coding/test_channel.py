from __future__ import annotations

from typing import Any

import pytest

from demarche.coding.claims.channel import channel


@pytest.mark.parametrize(
    ("name", "word", "expected"),
    [
        ("phone", "demanded", ("phone", "telephoned")),
        ("phone", "telephoned", ("phone", "telephoned")),
        ("phone_later", "promised", ("phone", "telephone")),
        ("letter", "accused", ("letter", "letter")),
        ("post", "condemned", ("post", "Twitter")),
        ("summons", "summoned", ("summons", "summoned")),
        ("summons", "demanded", ("summons", "summoned")),
        ("visit", "praised", ("visit", "visit")),
        ("plain", "demanded", (None, None)),
    ],
)
def test_the_way_it_was_said(told: Any, name: Any, word: Any, expected: Any) -> None:
    kind, evidence = channel(told.analysis(name), *told.where(name, word))
    assert (kind, evidence.quote if evidence else None) == expected


def test_acts_that_are_not_said_have_no_channel(told: Any) -> None:
    assert channel(told.analysis("letter"), *told.where("letter", "accused"), verbal=False) == (
        None,
        None,
    )
