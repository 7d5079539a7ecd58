from __future__ import annotations

import pytest

from demarche.ontology import countries, leaders


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("Angela Merkel", 2015, ("DEU", "GOV")),
        ("Merkel", 2015, ("DEU", "GOV")),
        ("Recep Tayyip Erdoğan", 2020, ("TUR", "GOV")),
        ("Erdogan", 2020, ("TUR", "GOV")),
        ("Aung San Suu Kyi", 1996, ("MMR", "OPP")),
        ("Aung San Suu Kyi", 2017, ("MMR", "GOV")),
        ("Angela Merkel", 2024, ("DEU", None)),
        ("Kofi Annan", 1999, ("IGO", "IGO")),
        ("Mark Rutte", 2015, ("NLD", "GOV")),
        ("Mark Rutte", 2025, ("IGO", "IGO")),
    ],
)
def test_the_year_decides(name: str, year: int, expected: tuple[str, str | None]) -> None:
    assert leaders.by_person(name, year) == expected


@pytest.mark.parametrize("name", ["Brown", "Khan", "Singh", "Castro", "angela merkel", "Nobody"])
def test_common_surnames_and_strangers_are_not_known(name: str) -> None:
    assert leaders.by_person(name, 2008) is None


def test_the_latest_entry_counts_without_a_year() -> None:
    assert leaders.by_person("Hakainde Hichilema") == ("ZMB", "GOV")


def test_every_country_is_one() -> None:
    for entries in leaders._index().values():
        for entry in entries:
            assert entry.country == "IGO" or countries.is_country_code(entry.country)
            assert entry.first is None or entry.last is None or entry.first <= entry.last
