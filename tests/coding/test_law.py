from __future__ import annotations

from typing import Any

import pytest

from demarche.coding.law import law, title_of
from demarche.ontology.instruments import table


@pytest.mark.parametrize(
    ("name", "word", "expected"),
    [
        ("vienna_consulate", "protested", [("VCCR", None, "Vienna Convention")]),
        ("vienna_embassy", "protested", [("VCDR", "22", "Vienna Convention")]),
        (
            "both_vienna",
            "recalled",
            [("VCDR", None, "Vienna conventions"), ("VCCR", None, "Vienna conventions")],
        ),
        ("charter", "called", [("UNCH", "51", "United Nations Charter")]),
        ("resolution", "recalled", [("UNSC", "1701", "Council resolution 1701")]),
        ("bilateral", "demanded", [("BILAT", None, "treaty")]),
        ("custom", "called", [("CUST", None, "international law")]),
        (
            "next_sentence",
            "protested",
            [("HOST", None, "Convention against the Taking of Hostages")],
        ),
        ("plain", "demanded", []),
    ],
)
def test_instruments_invoked(told: Any, name: Any, word: Any, expected: Any) -> None:
    found = law(told.analysis(name), *told.where(name, word))
    assert [(c.instrument, c.article, c.evidence.quote) for c in found] == expected


def test_every_instrument_of_the_table_has_names_and_a_title() -> None:
    assert all(entry.names and entry.title for entry in table())
    assert title_of("VCDR") == "Vienna Convention on Diplomatic Relations"
    assert title_of("BILAT") is None
