from __future__ import annotations

from datetime import date
from itertools import permutations

from demarche.coding.parties.who import WhoEntry
from demarche.coding.parties.whoswho import WhosWho
from demarche.records import Evidence, Report, Sector, Span


def told(
    report: str,
    day: str | None,
    name: str,
    country: str,
    sector: Sector = "GOV",
    role: str = "envoy",
) -> tuple[Report, list[WhoEntry]]:
    evidence = Evidence(report, Span(0, len(name)), name)
    published = date.fromisoformat(day) if day else None
    entry = WhoEntry(name, role, country, sector, (evidence,))
    return Report(report, name, published, "record" if published else None), [entry]


def test_a_name_alone_is_found_from_shortly_before_on() -> None:
    book = WhosWho().learned([told("r", "2020-03-10", "Ana Marić", "HRV")])
    for day in (date(2020, 3, 1), date(2020, 3, 10), date(2024, 1, 1), None):
        found = book.look("Marić", day)
        assert found is not None
        assert found.country == "HRV"
    assert book.look("Marić", date(2020, 1, 1)) is None
    assert book.look("Ivo Marić", date(2020, 3, 10)) is None


def test_what_was_told_last_before_the_day_counts() -> None:
    book = WhosWho().learned(
        [
            told("a", "2018-01-01", "Ana Marić", "HRV"),
            told("b", "2020-01-01", "Ana Marić", "HRV", "OPP", "opposition leader"),
        ]
    )
    found = [book.look("Marić", date(year, 6, 1)) for year in (2018, 2019, 2020)]
    assert [f and f.sector for f in found] == ["GOV", "GOV", "OPP"]


def test_two_persons_of_one_surname_are_nobody() -> None:
    book = WhosWho().learned(
        [told("a", "2020-01-01", "Ana Lee", "KOR"), told("b", "2020-01-02", "Ben Lee", "SGP")]
    )
    assert book.look("Lee", date(2020, 2, 1)) is None
    one = book.look("Ben Lee", date(2020, 2, 1))
    assert one is not None
    assert one.country == "SGP"


def test_a_report_learned_twice_and_any_order_give_the_same() -> None:
    days = [told(f"r{n}", f"2020-01-{n:02}", "Ana Marić", "HRV") for n in range(1, 13)]
    once = WhosWho().learned(days)
    assert once.learned(days) == once
    assert len(once.entries[0].sightings) == 8
    assert once.entries[0].first == date(2020, 1, 1)
    assert once.entries[0].last == date(2020, 1, 12)
    for order in permutations(days[:4]):
        assert WhosWho().learned(order) == WhosWho().learned(days[:4])


def test_undated_reports_teach_the_least() -> None:
    book = WhosWho().learned(
        [told("a", None, "Ana Marić", "HRV", "OPP"), told("b", "2020-01-01", "Ana Marić", "HRV")]
    )
    found = book.look("Marić", date(2021, 1, 1))
    assert found is not None
    assert found.sector == "GOV"
