"""The tab-separated formats, read back by readers that know nothing of the writers."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports.interchange.conftest import Export

from demarche.exports import Output
from demarche.exports.interchange import ExportFormat, export
from demarche.exports.interchange.icews import COLUMNS as ICEWS
from demarche.exports.interchange.petrarch2 import COLUMNS as PETRARCH2
from demarche.exports.interchange.phoenix import COLUMNS as PHOENIX
from demarche.exports.interchange.polecat import COLUMNS as POLECAT
from demarche.exports.interchange.tsv import TsvWriter, clean, joined
from demarche.ontology.foreign_codes import iso3_of_cow
from demarche.records import (
    Actor,
    DateRange,
    Event,
    EventDate,
    EventPlace,
    Evidence,
    Place,
    Report,
    Span,
)

TABLES: dict[ExportFormat, tuple[tuple[str, ...], bool, str]] = {
    "polecat": (POLECAT, True, "None"),
    "icews": (ICEWS, True, ""),
    "phoenix": (PHOENIX, False, ""),
    "petrarch2": (PETRARCH2, False, ""),
}
"""Columns, whether a line of names comes first, and how an unknown is written."""


def read_back(kind: ExportFormat, text: str) -> Iterator[dict[str, str | None]]:
    """Rows as a plain reader finds them: lines, and tabs between cells."""
    columns, head, null = TABLES[kind]
    lines = text.split("\n")
    assert lines.pop() == ""
    if head:
        assert lines.pop(0).split("\t") == list(columns)
    for line in lines:
        cells = line.split("\t")
        assert len(cells) == len(columns)
        yield {k: None if v == null else v for k, v in zip(columns, cells, strict=True)}


def test_widths_are_those_of_the_formats() -> None:
    assert [len(TABLES[kind][0]) for kind in TABLES] == [40, 20, 26, 8]


def test_polecat(full: Event, bare: Event, report: Report, exported: Export) -> None:
    text, done = exported("polecat", [(report, [full, bare])])
    row, other = read_back("polecat", text)
    assert {
        "Event ID": "oslo/e1",
        "Event Date": "2024-05-14",
        "Event Type": "ACCUSE",
        "Event Mode": "disapprove",
        "Intensity": "-2.0",
        "Quad Code": "VERBAL CONFLICT",
        "Actor Name": "foreign minister <Eide>;he",
        "Actor Country": "NOR;None",
        "Actor COW": "385;None",
        "Primary Actor Sector": "GOV",
        "Actor Sectors": "GOV;UNK",
        "Recipient Name": "Russian embassy",
        "Recipient COW": "365",
        "Placename": "Oslo",
        "Country": "NOR",
        "Latitude": "59.91",
        "GeoNames ID": "3143244",
        "Raw Placename": "OSLO",
        "Publication Date": "2024-05-15",
        "Wikipedia Actor ID": None,
    }.items() <= row.items()
    assert {"Event Date": None, "Actor Name": None, "Event Mode": None}.items() <= other.items()
    assert (done.events, done.left_out) == (2, 0)
    # What comes back is what went in: countries by either code, dates, coordinates.
    cow = [c for c in str(row["Actor COW"]).split(";") if c != "None"]
    assert [iso3_of_cow(int(c)) for c in cow] == ["NOR"]
    assert date.fromisoformat(str(row["Event Date"])) == date(2024, 5, 14)


def test_icews(full: Event, report: Report, exported: Export) -> None:
    text, _ = exported("icews", [(replace(report, outlet="NTB"), [full])])
    first, second = read_back("icews", text)  # one row for each pair of parties
    assert {
        "Event ID": "oslo/e1",
        "Event Date": "2024-05-14",
        "Source Name": "foreign minister <Eide>",
        "Source Sectors": "Government",
        "Source Country": "Norway",
        "Event Text": "Complain officially",
        "CAMEO Code": "114",
        "Intensity": "-2.0",
        "Target Country": "Russia",
        "Story ID": "oslo",
        "Publisher": "NTB",
        "City": "Oslo",
        "Country": "Norway",
        "Sentence Number": None,
    }.items() <= first.items()
    assert second["Source Name"] == "he"
    assert second["Source Country"] is None


def test_phoenix(full: Event, bare: Event, report: Report, exported: Export) -> None:
    text, done = exported("phoenix", [(report, [full, bare])])
    row = next(read_back("phoenix", text))
    assert {
        "EventID": "oslo/e1",
        "Date": "20240514",
        "Year": "2024",
        "Month": "05",
        "Day": "14",
        "SourceActorFull": "NORGOV",
        "SourceActorEntity": "NOR",
        "SourceActorRole": "GOV",
        "TargetActorFull": "RUSGOV",
        "EventCode": "114",
        "EventRootCode": "11",
        "QuadClass": "3",
        "GoldsteinScore": "-2.0",
        "LocationName": "Oslo",
        "CountryCode": "NOR",
    }.items() <= row.items()
    assert (done.events, done.left_out) == (1, 1)  # the undated one


def test_petrarch2(full: Event, report: Report, exported: Export) -> None:
    text, _ = exported("petrarch2", [(report, [replace(full, source=full.source[:1])])])
    assert text == "20240514\tNORGOV\tRUSGOV\t114\t\toslo_e1\t\t\n"


@pytest.mark.parametrize("kind", ["polecat", "icews", "phoenix", "petrarch2", "ngec"])
@pytest.mark.parametrize("status", ["denied", "planned"])
def test_what_a_format_would_tell_as_a_fact_is_left_out(
    kind: ExportFormat, status: str, full: Event, report: Report, exported: Export
) -> None:
    event = replace(full, status=status)  # type: ignore[arg-type]
    text, done = exported(kind, [(report, [event])])
    assert (done.events, done.left_out) == (0, 1)
    assert "oslo" not in text


def test_codes_of_organisations_journalists_and_kosovo(
    full: Event, report: Report, exported: Export
) -> None:
    def coded(country: str | None, sector: str) -> list[str | None]:
        actor = replace(full.source[0], country=country, sector=sector)  # type: ignore[arg-type]
        event = replace(full, source=(actor,), target=())
        row = next(read_back("phoenix", exported("phoenix", [(report, [event])])[0]))
        names = ("Full", "Entity", "Role", "Attribute")
        assert row["TargetActorFull"] == "---"
        return [row[f"SourceActor{name}"] for name in names]

    assert coded("IGO", "IGO") == ["IGO", "IGO", None, None]
    assert coded("NOR", "JRN") == ["NORMED", "NOR", "MED", None]
    assert coded("NOR", "LAB") == ["NORLAB", "NOR", None, "LAB"]
    assert coded("XKX", "GOV") == ["KOSGOV", "KOS", "GOV", None]
    assert coded(None, "CVL") == ["CVL", None, "CVL", None]
    assert coded(None, "UNK") == ["---", None, None, None]


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)


@given(ANY_TEXT)
def test_a_cell_never_breaks_its_row(text: str) -> None:
    shown = clean(text)
    assert not set(shown) & set('\t\n\r"\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029')
    assert len(shown.splitlines()) <= 1


@given(st.lists(ANY_TEXT, min_size=1, max_size=5))
def test_lists_keep_their_length(values: list[str]) -> None:
    text = joined(values, "None")
    if text is not None:
        assert len(text.split(";")) == len(values)


@given(st.lists(st.lists(ANY_TEXT, min_size=3, max_size=3), max_size=5))
def test_plain_and_quoting_readers_find_the_same(rows: list[list[str]]) -> None:
    memory = io.BytesIO()
    writer = TsvWriter(Output(memory, "memory"), ("a", "b", "c"), head=False)
    for row in rows:
        writer.write(row)
    text = memory.getvalue().decode()
    plain = [line.split("\t") for line in text.split("\n")[:-1]]
    assert plain == [[clean(cell).encode(errors="replace").decode() for cell in r] for r in rows]
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter="\t")) == plain


@given(name=ANY_TEXT, place=ANY_TEXT, outlet=ANY_TEXT, ident=st.text(min_size=1, max_size=12))
def test_no_name_breaks_a_table(name: str, place: str, outlet: str, ident: str) -> None:
    event = _event(name or "x", place)
    report = Report(ident, "x", date(2024, 1, 2), "option", outlet=outlet, url=name)
    for kind, (columns, head, _) in TABLES.items():
        memory = io.BytesIO()
        export(kind, Output(memory, "memory"), lambda: [(report, [event])], list)
        lines = memory.getvalue().decode().split("\n")
        assert len(lines) == 2 + head
        assert all(line.count("\t") == len(columns) - 1 for line in lines[:-1])


def _event(name: str, place: str) -> Event:
    words = Evidence("r", Span(0, 1), name)
    where = EventPlace(Place(place, None, 0.0, 0.0, None), words)
    day = EventDate(DateRange(date(2024, 1, 1), date(2024, 1, 1)), None)
    return Event(
        "e1", "r", words, Span(0, 1), "CONSULT", None, "040", 1, 1.0,
        (Actor(words, "NOR", "GOV", ""),), (Actor(words, None, "CVL", ""),), day, where,
        "occurred", None, None, None, None, None, (), 0.5, "",
    )  # fmt: skip


def test_a_row_of_the_wrong_width_is_refused() -> None:
    with pytest.raises(ValueError, match="2 cells for 1 columns"):
        TsvWriter(Output(io.BytesIO(), "m"), ("a",)).write(["a", "b"])
