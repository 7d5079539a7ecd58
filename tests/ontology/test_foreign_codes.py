from typing import get_args

from demarche.ontology import countries, plover
from demarche.ontology.foreign_codes import (
    cameo_role,
    cow_number,
    event_data_country,
    icews_intensity,
    icews_sector,
    iso3_of_cow,
    phoenix_goldstein,
    phoenix_quad,
    plover_score,
)
from demarche.ontology.tables import rows
from demarche.records import Sector


def test_cow_numbers_are_of_countries_and_go_both_ways() -> None:
    table = {row["iso3"]: int(row["number"]) for row in rows("cow.tsv")}
    assert len(table) == 195
    assert len(set(table.values())) == 195
    for iso3, number in table.items():
        assert countries.is_country_code(iso3)
        assert iso3_of_cow(number) == iso3
    assert cow_number("USA") == 2
    assert cow_number("DEU") == 255
    assert cow_number("PSE") is None
    assert cow_number(None) is None


def test_every_sector_has_its_names() -> None:
    for sector in get_args(Sector):
        assert icews_sector(sector)
        role = cameo_role(sector)
        assert role is None or len(role) == 3
    assert cameo_role("JRN") == "MED"


def test_scales_differ_where_their_tables_do() -> None:
    assert plover.goldstein("163") == icews_intensity("163") == -8.0
    assert phoenix_goldstein("163") == -6.5
    assert icews_intensity("164") == -6.5
    assert icews_intensity("1213") == -4.0
    assert phoenix_goldstein("114") == plover.goldstein("114")
    assert [phoenix_quad(code) for code in ("010", "0234", "042", "061", "114", "163", "180")] == [
        0, 0, 1, 2, 3, 3, 4,
    ]  # fmt: skip


def test_every_type_and_mode_has_a_plover_score() -> None:
    for kind in plover.TYPES:
        for mode in (None, *plover.MODES[kind]):
            assert -10 <= plover_score(kind, mode) <= 10
    assert plover_score("ASSAULT", "unconventional") == -10
    assert plover_score("PROTEST", "vandalize") == plover_score("PROTEST", None) == -5
    for row in rows("plover_scores.tsv"):
        assert row["mode"] == "-" or row["mode"] in plover.MODES[row["type"]]  # type: ignore[index]


def test_kosovo_is_written_as_event_data_do() -> None:
    assert event_data_country("XKX") == "KOS"
    assert event_data_country("IRQ") == "IRQ"
    assert event_data_country(None) is None
