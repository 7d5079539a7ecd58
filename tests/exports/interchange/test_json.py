"""The JSON formats, read back and compared with what went in."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from benchmarks.docket.gold import read
from hypothesis import given
from hypothesis import strategies as st
from tests.exports.dossier.recife import CASE, FILE, REPORTS
from tests.exports.interchange.conftest import Export

from demarche.exports import COLUMNS, Output, event_row, open_output
from demarche.exports.interchange import CANNOT, ExportFormat, export
from demarche.records import Actor, Case, DateRange, Event, EventDate, Evidence, Place, Report, Span

CODED = [(r, [e for e in FILE.events if e.report == r.id]) for r in REPORTS]


def test_cases_are_read_by_a_strict_reader_of_the_contract(
    exported: Export, tmp_path: Path
) -> None:
    reports = [replace(r, published=r.published or date(2024, 11, 13)) for r in REPORTS]
    (tmp_path / "reports").mkdir()
    for report in reports:
        (tmp_path / "reports" / f"{report.id}.txt").write_text(report.text, encoding="utf-8")
    dated = _dated(CASE)
    cases = json.loads(exported("cases", [], [dated])[0])["cases"]
    coded = {
        report.id: {
            "published": str(report.published),
            "outlet_country": None,
            "relevant": True,
            "events": [event_row(_filled(e)) for e in FILE.events if e.report == report.id],
        }
        for report in reports
    }
    gold = {"reports": coded, "cases": cases}
    (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (found,) = read(tmp_path).cases
    case = found.file.case
    assert (case.id, case.title, case.protected, case.date) == (
        CASE.id, CASE.title, CASE.protected, CASE.date,
    )  # fmt: skip
    assert set(case.reports) == set(CASE.reports)
    assert set(case.incident_events) == set(CASE.incident_events)
    assert case.place == replace(CASE.place or Place("", None, 0, 0, None), geonameid=None)
    assert [
        (d.kind, d.owed_by, d.owed_to, d.state, [(h.date, h.state, h.event) for h in d.history])
        for d in found.duties
    ] == [
        (d.kind, d.owed_by, d.owed_to, d.state, [(h.date, h.state, h.event) for h in d.history])
        for d in dated.duties
    ]


def _dated(case: Case) -> Case:
    """The case with a day for every step, as the contract wants it."""
    return replace(
        case,
        duties=tuple(
            replace(
                duty,
                history=tuple(replace(h, date=h.date or date(2024, 11, 13)) for h in duty.history),
            )
            for duty in case.duties
        ),
    )


def _filled(event: Event) -> Event:
    day = EventDate(DateRange(date(2024, 11, 13), date(2024, 11, 13)), None)
    return event if event.date else replace(event, date=day)


def test_the_contract_has_these_fields_and_no_others(exported: Export) -> None:
    text, done = exported("cases", [], [CASE, replace(CASE, id="2", protected=None, place=None)])
    first, second = json.loads(text)["cases"]
    assert list(first) == [
        "id", "title", "protected", "date", "place", "reports", "incident_events", "duties",
    ]  # fmt: skip
    assert second["protected"] is None
    assert done.cases == 2
    assert json.loads(exported("cases", [], [])[0]) == {"cases": []}


def test_geojson_holds_everything(
    full: Event, bare: Event, report: Report, exported: Export
) -> None:
    text, done = exported("geojson", [(report, [full, bare])], [CASE])
    collection = json.loads(text)
    assert collection["type"] == "FeatureCollection"
    told, untold, case = collection["features"]
    assert told["geometry"] == {"type": "Point", "coordinates": [10.75, 59.91]}
    assert told["id"] == "oslo/e1"
    assert told["properties"] == {
        "kind": "event",
        **json.loads(json.dumps(event_row(full, report))),
    }
    assert untold["geometry"] is None
    assert case["geometry"]["coordinates"] == [-34.88111, -8.05389]
    assert case["properties"]["kind"] == "case"
    assert (done.events, done.cases) == (2, 1)
    assert json.loads(exported("geojson", [])[0])["features"] == []


def test_plover_json(full: Event, bare: Event, report: Report, exported: Export) -> None:
    text, done = exported("plover", [(report, [replace(full, status="denied"), bare])])
    (row,) = map(json.loads, text.splitlines())
    assert {"id", "date", "actor", "event"} <= set(row)  # those that the format requires
    assert row["date"] == "2024-05-14"
    assert row["event"] == ["ACCUSE"]
    assert row["mode"] == ["disapprove"]
    assert row["context"] == ["negation"]
    assert row["actor"][0] == {
        "code": "NOR", "sector": "GOV", "entity_text": "foreign minister <Eide>",
    }  # fmt: skip
    assert row["event_loc"]["geonameid"] == 3143244
    assert row["text"] == full.sentence.of(report.text)
    assert row["text_info"] == {"start": full.sentence.start, "end": full.sentence.end}
    for part in ("CAMEO 114", "denied", "said by ministry", "channel letter", "law VCDR 29"):
        assert part in row["comment"]
    assert (done.events, done.left_out) == (1, 1)


def test_ngec(full: Event, report: Report, exported: Export) -> None:
    (row,) = map(json.loads, exported("ngec", [(report, [full])])[0].splitlines())
    assert row["id"] == "oslo/e1_ACCUSE_disapprove"
    assert row["event_mode"] == ["ACCUSE-disapprove"]
    actor = row["attributes"]["ACTOR"][0]
    assert (actor["country"], actor["country_name"], actor["code_1"]) == ("NOR", "Norway", "GOV")
    start, end = actor["qa_start_char"], actor["qa_end_char"]
    assert row["event_text"][start:end] == actor["text"]
    assert row["event_geolocation"]["geo"]["country_code3"] == "NOR"
    assert row["date_resolved"] == "2024-05-14"


@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=30))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    report = Report("r", text, date(2024, 1, 2), "option", title=text, outlet=text)
    words = Evidence.at("r", text, Span(0, len(text)))
    event = replace(
        FILE.events[0], report="r", trigger=words, sentence=words.span, about=words,
        source=(Actor(words, None, "UNK", text),), target=(), place=None,
    )  # fmt: skip
    for kind, found in _FOUND.items():
        memory = io.BytesIO()
        export(kind, Output(memory, "memory"), lambda: [(report, [event])], list)
        told = json.loads(memory.getvalue())
        assert found(told) == text
    memory = io.BytesIO()
    export("cases", Output(memory, "memory"), list, lambda: [replace(CASE, title=text)])
    assert json.loads(memory.getvalue())["cases"][0]["title"] == text


_FOUND: dict[ExportFormat, Callable[[Any], str]] = {
    "plover": lambda row: row["actor"][0]["entity_text"],
    "ngec": lambda row: row["attributes"]["ACTOR"][0]["text"],
    "jsonl": lambda row: row["source"][0]["text"],
    "geojson": lambda row: row["features"][0]["properties"]["source"][0]["text"],
}


@pytest.mark.parametrize("kind", CANNOT)
def test_an_empty_store_gives_a_whole_file(kind: ExportFormat, tmp_path: Path) -> None:
    with open_output(tmp_path / "out") as out:
        done = export(kind, out, list, list)
    assert (done.events, done.cases, done.left_out) == (0, 0, 0)
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_our_own_formats_hold_every_event(kind: ExportFormat, exported: Export) -> None:
    text, done = exported(kind, CODED)
    assert done.events == len(FILE.events)
    rows = text.splitlines()
    assert len(rows) == len(FILE.events) + (kind == "csv")
    if kind == "csv":
        assert rows[0] == ",".join(COLUMNS)


@pytest.mark.parametrize("kind", [kind for kind in CANNOT if kind not in {"cases", "parquet"}])
def test_what_comes_is_written_before_more_is_asked_for(
    kind: ExportFormat, full: Event, report: Report
) -> None:
    memory = io.BytesIO()
    sizes: list[int] = []

    def coded() -> Iterator[tuple[Report, list[Event]]]:
        for _ in range(20):
            sizes.append(memory.tell())
            yield report, [full]

    export(kind, Output(memory, "memory"), coded, list)
    assert sizes == sorted(set(sizes))
