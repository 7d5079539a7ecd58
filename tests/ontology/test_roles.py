from __future__ import annotations

from typing import get_args

import pytest

from demarche.ontology import roles
from demarche.records import Sector


def found(phrase: str, head: int = -1) -> roles.Match | None:
    words = [(w,) for w in phrase.split()]
    return roles.match(words, head % len(words))


@pytest.mark.parametrize(
    ("phrase", "sector", "kind"),
    [
        ("foreign minister", "GOV", "office"),
        ("coast guard", "COP", "force"),
        ("rights group", "NGO", "group"),
        ("supreme court", "JUD", "body"),
        ("field commander", "MIL", "staff"),
        ("security council", "IGO", "igo"),
        ("asylum seeker", "REF", "person"),
        ("fighter jet", "MIL", "arms"),
        ("gunman", "UNK", "unknown"),
        ("embassy", "GOV", "mission"),
    ],
)
def test_the_longest_entry_is_found(phrase: str, sector: str, kind: str) -> None:
    match = found(phrase)
    assert match is not None
    assert (match.role.sector, match.role.kind) == (sector, kind)


def test_a_phrase_with_of_has_its_noun_before_it() -> None:
    words = [(w,) for w in ["a", "member", "of", "parliament", "spoke"]]
    match = roles.match(words, 1)
    assert match is not None
    assert (match.role.phrase, match.start, match.end) == ("member of parliament", 1, 4)
    assert match.role.head == "member"


def test_hyphens_may_be_words_of_their_own() -> None:
    for head in (0, 2):
        match = roles.match([("president",), ("-",), ("elect",)], head)
        assert match is not None
        assert match.role.phrase == "president-elect"


def test_other_forms_of_a_word_are_looked_up_too() -> None:
    match = roles.match([("policemeny", "policemen", "policeman")], 0)
    assert match is not None
    assert match.role.sector == "COP"


def test_words_before_the_first_allowed_are_not_taken() -> None:
    words = [("foreign",), ("minister",)]
    match = roles.match(words, 1, first=1)
    assert match is not None
    assert match.role.phrase == "minister"


@pytest.mark.parametrize(
    ("word", "phrase", "sector"),
    [
        ("rebel", "adviser", "REB"),
        ("police", "spokesman", "COP"),
        ("opposition", "leader", "OPP"),
        ("masked", "man", "UNK"),
        ("military", "judge", None),
        ("tall", "spokesman", None),
        ("rebel", "gunboat", "REB"),
        ("armed", "teacher", None),
    ],
)
def test_words_before_a_role_change_its_sector(word: str, phrase: str, sector: str | None) -> None:
    match = found(phrase)
    assert match is not None
    assert roles.modified(match.role, word) == sector


def test_things_are_no_roles() -> None:
    assert found("table") is None
    assert found("statement") is None


def test_titles_of_one_country_hint_at_it() -> None:
    match = found("taoiseach")
    assert match is not None
    assert roles.country_of(match.role) == "IRL"
    minister = found("minister")
    assert minister is not None
    assert roles.country_of(minister.role) is None


def test_the_table_is_broad_and_covers_every_sector() -> None:
    entries = {role.phrase: role for e in roles._index().values() for _, _, role in e}
    assert len(entries) > 1500
    assert {role.sector for role in entries.values()} == set(get_args(Sector))
