from datetime import date

import pytest

from demarche.ontology import countries, organisations
from demarche.ontology.tables import rows


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the UN", "IGO"),
        ("U.N. Security Council", "IGO"),
        ("Nato", "IGO"),
        ("World Health Organisation", "IGO"),
        ("who", None),
        ("Médecins Sans Frontières", "NGO"),
        ("Amnesty International", "NGO"),
        ("Rotary Motors", None),
    ],
)
def test_international_organisations(text: str, kind: str | None) -> None:
    assert organisations.by_organisation(text) == kind


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("the Houthis", ("YEM", "REB")),
        ("Al Shabaab", ("SOM", "REB")),
        ("Daesh", (None, "REB")),
        ("F.B.I.", ("USA", "COP")),
        ("Revolutionary Guards", ("IRN", "MIL")),
        ("Knesset", ("ISR", "LEG")),
        ("Xinhua", ("CHN", "JRN")),
        ("Kurdistan Workers’ Party", ("TUR", "REB")),
        ("knesset", None),
    ],
)
def test_groups(text: str, role: tuple[str | None, str] | None) -> None:
    assert organisations.by_group(text) == role


@pytest.mark.parametrize(
    ("when", "sector"),
    [
        (date(1995, 1, 1), "REB"),
        (date(1999, 1, 1), "GOV"),
        (date(2021, 8, 14), "REB"),
        (date(2021, 8, 15), "GOV"),
        (None, "GOV"),
    ],
)
def test_a_role_is_that_of_its_day(when: date | None, sector: str) -> None:
    assert organisations.by_group("the Taliban", when) == ("AFG", sector)


def test_find_in_words() -> None:
    words = ["fighters", "of", "the", "Pakistani", "Taliban", "and", "the", "Arab", "League"]
    assert organisations.find_group(words, 3) == ("PAK", "REB", 5)
    assert organisations.find_organisation(words, 7) == ("IGO", 9)
    assert organisations.find_group(words, 0) is None


def test_tables_hold_only_known_codes() -> None:
    for row in rows("known_groups.tsv"):
        land = row["country"]
        assert land in {"-", "NGO"} or countries.is_country_code(land)
    assert {row["kind"] for row in rows("organisations.tsv")} == {"IGO", "NGO"}
