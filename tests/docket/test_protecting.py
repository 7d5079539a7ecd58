"""Protected objects that a text names: whose, where, what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.docket.protecting import named
from demarche.records import Report


def told(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [
        (n.sort, n.sending or n.owner, n.receiving, n.place.name if n.place else None)
        for n in named(Report("r", text))
        if n.sort != "building"
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("near the Polish consulate in Lviv.", ("consulate", "POL", "UKR", "Lviv")),
        ("Chile's well guarded embassy stood empty.", ("embassy", "CHL", None, None)),
        ("the embassy of Peru in Quito", ("embassy", "PER", "ECU", "Quito")),
        (
            "Greece protested after a mob entered its Skopje embassy.",
            ("embassy", "GRC", "MKD", "Skopje"),
        ),
        ("Ghana wants Togo to guard its mission in Lomé.", ("mission", "GHA", "TGO", "Lomé")),
        ("the Sri Lankan high commission in Male", ("embassy", "LKA", "MDV", "Male")),
        ("shots at a convoy carrying the Kenyan consul", ("vehicle", "KEN", None, None)),
        ("the Maltese ambassador's residence in Tunis", ("residence", "MLT", "TUN", "Tunis")),
        ("a car of the Irish embassy was hit", ("vehicle", "IRL", None, None)),
        ("they burned the Belgian flag", ("flag", "BEL", None, None)),
        ("Swiss interests section staff", ("mission", "CHE", None, None)),
    ],
)
def test_an_object_is_known_by_its_phrase(
    text: str, wanted: tuple[str, str | None, str | None, str | None]
) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The company missed its mission and its flagship car sold badly.",
        "Her house stands at the border post near the ambassador bridge hotel.",
        "Rome wasn't built by a building society.",
    ],
)
def test_other_uses_of_the_words_name_no_states_object(text: str) -> None:
    assert [t for t in told(text) if t[1]] == []


def test_joined_states_have_an_object_each() -> None:
    found = told("Both the Dutch and Belgian embassies in Kinshasa were stoned.")
    assert {(f[0], f[1]) for f in found} == {("embassy", "NLD"), ("embassy", "BEL")}


def test_a_mission_never_stands_in_its_own_state() -> None:
    assert told("the Iraqi embassy in Baghdad") == [("embassy", "IRQ", None, "Baghdad")]


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for found in named(Report("r", text)):
        assert found.span.end <= len(text)
        assert found.sending != found.receiving or found.sending is None
