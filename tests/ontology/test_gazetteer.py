from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.ontology import countries, gazetteer
from demarche.ontology.gazetteer import Kind
from demarche.ontology.tables import rows


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Karbala", "IRQ", 32.6, 44.0),
        ("Kiev", "UKR", 50.4, 30.5),
        ("Benghazi", "LBY", 32.1, 20.1),
        ("Port-au-Prince", "HTI", 18.5, -72.3),
        ("Hilla", "IRQ", 32.5, 44.4),
        ("Darfur", "SDN", 13, 25),
        ("the Gaza Strip", "PSE", 31.4, 34.4),
        ("Strait of Hormuz", None, 26.6, 56.5),
        ("Rapides Parish", "USA", 31.2, -92.5),
        ("D.C.", "USA", 38.9, -77.0),
    ],
)
def test_first_place_of_a_name(name: str, country: str | None, lat: float, lon: float) -> None:
    place = gazetteer.lookup(name)[0].place
    assert place.country == country
    assert place.lat == pytest.approx(lat, abs=0.6)
    assert place.lon == pytest.approx(lon, abs=0.6)


def test_a_name_shared_gives_all_that_bear_it() -> None:
    kinds = {(c.place.country, c.kind) for c in gazetteer.lookup("Georgia")}
    assert {("GEO", "country"), ("USA", "state")} <= kinds
    paris = gazetteer.lookup("Paris")
    assert paris[0].place.country == "FRA"
    assert any(c.division == "Texas" for c in paris)


def test_other_spellings_are_marked() -> None:
    assert gazetteer.lookup("Kharkov")[-1].other
    assert not gazetteer.lookup("Ramadi")[0].other


def test_lower_case_and_unknown_names_have_no_places() -> None:
    assert gazetteer.lookup("reading") == ()
    assert gazetteer.lookup("Xqzzt") == ()
    assert gazetteer.lookup("") == ()


def test_short_forms() -> None:
    texas = gazetteer.by_short("TX")
    assert texas is not None
    assert texas.place.name == "Texas"
    west = gazetteer.by_short("W.Va.")
    assert west is not None
    assert west.division == "West Virginia"
    assert gazetteer.by_short("Xx.") is None


def test_regions_table() -> None:
    for row in rows("regions.tsv"):
        assert row["kind"] in get_args(Kind)
        assert row["country"] == "-" or countries.is_country_code(row["country"])
        assert -90 <= float(row["lat"]) <= 90
        assert -180 <= float(row["lon"]) <= 180


@given(st.text(max_size=15))
def test_places_lie_on_earth(name: str) -> None:
    for candidate in gazetteer.lookup(name):
        assert -90 <= candidate.place.lat <= 90
        assert -180 <= candidate.place.lon <= 180
