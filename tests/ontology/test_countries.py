import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.ontology import countries


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("U.S.", "USA"),
        ("the United States", "USA"),
        ("US", "USA"),
        ("UK", "GBR"),
        ("Great Britain", "GBR"),
        ("Türkiye", "TUR"),
        ("TURKEY", "TUR"),
        ("Cote d’Ivoire", "CIV"),
        ("DR Congo", "COD"),
        ("Burma", "MMR"),
        ("the Islamic Republic of Iran", "IRN"),
        ("the Gambia", "GMB"),
        ("Guinea Bissau", "GNB"),
        ("Kosovo", "XKX"),
        ("Swiss Confederation", "CHE"),
        ("us", None),
        ("turkey", None),
        ("chad", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_names(text: str, iso3: str | None) -> None:
    assert countries.by_name(text) == iso3


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("Iraqis", "IRQ"),
        ("Britons", "GBR"),
        ("Frenchmen", "FRA"),
        ("Germans", "DEU"),
        ("Dutch", "NLD"),
        ("Poles", "POL"),
        ("Emirati", "ARE"),
        ("South Korean", "KOR"),
        ("Palestinians", "PSE"),
        ("U.S.", "USA"),
        ("polish", None),
        ("Kurdish", None),
        ("Germen", None),
    ],
)
def test_demonyms(text: str, iso3: str | None) -> None:
    assert countries.by_demonym(text) == iso3


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("Kiev", "UKR"),
        ("Kyiv", "UKR"),
        ("the Kremlin", "RUS"),
        ("the White House", "USA"),
        ("Quai d’Orsay", "FRA"),
        ("Sana'a", "YEM"),
        ("Brussels", None),
        ("Karbala", None),
    ],
)
def test_seats(text: str, iso3: str | None) -> None:
    assert countries.by_seat(text) == iso3


def test_find_takes_the_longest_name_and_leaves_the_possessive() -> None:
    assert countries.find(["South", "Korean", "troops"]) == ("KOR", "demonym", 2)
    assert countries.find(["Guinea", "-", "Bissau", "voted"]) == ("GNB", "name", 3)
    assert countries.find(["Iraqi", "'s"]) == ("IRQ", "demonym", 1)
    assert countries.find(["in", "the", "U.S."], 2) == ("USA", "name", 3)
    assert countries.find(["Hong", ",", "Kong"]) is None


def test_every_row_is_a_country_that_its_own_names_name() -> None:
    for iso3, country in countries.table().items():
        assert len(iso3) == 3
        assert countries.by_name(country.name) == iso3
        assert countries.from_iso2(country.iso2) == iso3
        assert -90 <= country.lat <= 90
        assert -180 <= country.lon <= 180


def test_names_and_codes() -> None:
    assert countries.name("IRQ") == "Iraq"
    assert countries.name("ZZZ") is None
    assert countries.is_country_code("XKX")
    assert not countries.is_country_code("IGO")
    assert not countries.is_country_code(None)


@given(st.text(max_size=12))
def test_no_text_breaks_a_lookup(text: str) -> None:
    for ask in (countries.by_name, countries.by_demonym, countries.by_seat):
        found = ask(text)
        assert found is None or countries.is_country_code(found)
    countries.find(text.split())
