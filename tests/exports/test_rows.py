import json
from datetime import date

from demarche.exports import COLUMNS, analysis_row, event_row, flat_row
from demarche.records import (
    Analysis,
    Attribution,
    DateRange,
    Entity,
    Event,
    Layers,
    Place,
    PlaceMention,
    Report,
    Sentence,
    Span,
    Timex,
    Token,
)

KEYS = [
    "id", "report", "sentence", "trigger", "trigger_text", "type", "mode", "cameo", "quad",
    "goldstein", "source", "target", "date", "date_mention", "date_text", "place", "status",
    "status_mention", "status_text", "said_by", "said_by_text", "channel", "channel_mention",
    "channel_text", "about", "about_text", "law", "confidence", "why", "published",
    "published_from",
]  # fmt: skip


def test_every_field_of_a_full_event(full: Event, report: Report) -> None:
    row = event_row(full, report)
    assert list(row) == KEYS
    assert row["type"] == "ACCUSE"
    assert row["cameo"] == "114"
    assert row["date"] == ["2024-05-14", "2024-05-14"]
    start = report.text.index("he")
    assert row["source"][1] == {
        "mention": [start, start + 2],
        "text": "he",
        "country": None,
        "sector": "UNK",
        "why": "nothing tells",
    }
    assert row["place"] == {
        "name": "Oslo",
        "country": "NOR",
        "lat": 59.91,
        "lon": 10.75,
        "geonameid": 3143244,
        "mention": [0, 4],
        "text": "OSLO",
    }
    assert row["law"][0]["instrument"] == "VCDR"
    assert row["law"][0]["article"] == "29"
    assert (row["published"], row["published_from"]) == ("2024-05-15", "dateline")
    assert json.loads(json.dumps(row)) == row


def test_unknown_is_null_and_no_key_is_left_out(bare: Event) -> None:
    row = event_row(bare)
    assert list(row) == KEYS[:-2]
    unknown = {key for key, value in row.items() if value is None}
    assert unknown == {
        "mode", "goldstein", "date", "date_mention", "date_text", "place", "status_mention",
        "status_text", "said_by", "said_by_text", "channel", "channel_mention", "channel_text",
        "about", "about_text",
    }  # fmt: skip
    assert row["source"] == row["target"] == row["law"] == []


def test_text_beside_each_mention_is_what_stands_there(full: Event, report: Report) -> None:
    row = event_row(full)
    pairs = [(row[key], row[f"{key}_text"]) for key in ("trigger", "said_by", "about")]
    pairs += [(row[f"{key}_mention"], row[f"{key}_text"]) for key in ("date", "status", "channel")]
    nested = [*row["source"], *row["target"], *row["law"], row["place"]]
    pairs += [(part["mention"], part["text"]) for part in nested]
    for (start, end), text in pairs:
        assert report.text[start:end] == text


def test_analysis_row_has_the_layers() -> None:
    report = Report("r", "Oslo protested on Tuesday, it said.")
    words = [("Oslo", 0, "PROPN", 1, "nsubj"), ("protested", 5, "VERB", -1, "root")]
    tokens = tuple(
        Token(n, at, at + len(word), word, word.lower(), upos, "NN", head, deprel)
        for n, (word, at, upos, head, deprel) in enumerate(words)
    )
    analysis = Analysis(report, (Sentence(0, 0, 35, tokens),), (Entity(0, 4, "GPE"),), ())
    oslo = Place("Oslo", "NOR", 59.91, 10.75, 3143244)
    layers = Layers(
        (PlaceMention(Span(0, 4), oslo), PlaceMention(Span(5, 9), None)),
        (
            Timex(
                Span(18, 25), "DATE", "2024-05-14", DateRange(date(2024, 5, 14), date(2024, 5, 14))
            ),
        ),
        (Attribution((Span(27, 29),), (Span(30, 34),), (Span(0, 25),)),),
    )
    row = analysis_row(analysis, layers)
    assert list(row) == [
        "report", "sentences", "tokens", "entities", "places", "times", "attributions",
    ]  # fmt: skip
    assert row["sentences"] == [[0, 35]]
    assert row["tokens"][0]["head"] == 1
    assert row["tokens"][1]["head"] is None
    assert row["entities"] == [{"start": 0, "end": 4, "label": "GPE"}]
    assert row["places"][0]["lat"] == 59.91
    assert set(row["places"][1].values()) == {5, 9, None}
    assert row["times"] == [{"start": 18, "end": 25, "type": "DATE", "value": "2024-05-14"}]
    assert row["attributions"] == [{"source": [[27, 29]], "cue": [[30, 34]], "content": [[0, 25]]}]


def test_flat_row_fits_its_columns(full: Event, bare: Event, report: Report) -> None:
    for event in (full, bare):
        row = dict(zip(COLUMNS, flat_row(event, report), strict=True))
        for name, value in row.items():
            assert value is None or type(value) is COLUMNS[name], name


def test_flat_lists_are_joined_and_align(full: Event, report: Report) -> None:
    row = dict(zip(COLUMNS, flat_row(full, report), strict=True))
    assert row["source"] == "foreign minister <Eide>;he"
    assert row["source_country"] == "NOR;"
    assert row["source_sector"] == "GOV;UNK"
    assert row["law"] == "VCDR:29"


def test_flat_unknowns_are_none(bare: Event, report: Report) -> None:
    row = dict(zip(COLUMNS, flat_row(bare, report), strict=True))
    for name in ("source", "source_country", "target", "date_first", "place", "law", "mode"):
        assert row[name] is None
