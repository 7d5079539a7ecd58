"""The whole machinery on real text with the real model; faults are put into single reports."""

import weakref
from collections.abc import Iterator
from datetime import date

import pytest

import demarche.pipeline.coder as coder_module
from demarche import DemarcheError, Discard, Event, Report
from demarche.errors import ModelError
from demarche.pipeline import Coded, Coder
from demarche.records import Analysis

TEXT = (
    "Norway summoned the Russian ambassador on Tuesday and protested against the arrest of two"
    " Norwegian sailors in Murmansk. Foreign Minister Espen Barth Eide demanded their release."
)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(threads=1)


def report(number: int = 1, text: str = TEXT) -> Report:
    return Report(
        f"r{number}", text, date(2024, 5, 15), "record", origin=f"feed.jsonl, line {number}"
    )


def test_a_report_becomes_events_with_their_evidence(coder: Coder) -> None:
    events = coder.code(report())
    kinds = {(event.type, event.cameo) for event in events}
    assert ("ACCUSE", "114") in kinds
    assert any(event.type == "REQUEST" for event in events)
    for event in events:
        assert event.report == "r1"
        assert event.trigger.span.of(TEXT) == event.trigger.quote
        assert event.why
    assert [event.id for event in events] == [f"e{n}" for n in range(1, len(events) + 1)]


def test_analysis_and_layers_belong_together(coder: Coder) -> None:
    analysed = coder.analyse(report())
    assert analysed.analysis.report == analysed.report == report()
    assert len(analysed.analysis.sentences) == 2
    assert "Murmansk" in {mention.span.of(TEXT) for mention in analysed.layers.places}


def test_discards_of_reading_pass_in_their_place(coder: Coder) -> None:
    empty = Discard("a.txt", "empty", "a.txt: holds no words")
    found = list(coder.code_many([report(1), empty, report(2)]))
    assert found[1] is empty
    assert [coded.report.id for coded in found if isinstance(coded, Coded)] == ["r1", "r2"]


def test_one_report_that_breaks_stops_no_other(
    coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(analysis: Analysis, *_: object) -> tuple[Event, ...]:
        if analysis.report.id == "r2":
            raise RecursionError("too deep")
        return ()

    monkeypatch.setattr(coder_module, "code", breaks)
    first, second, third = coder.code_many([report(1), report(2), report(3)])
    assert isinstance(first, Coded)
    assert isinstance(third, Coded)
    assert isinstance(second, Discard)
    assert (second.reason, second.is_error, second.origin) == ("failed", True, "feed.jsonl, line 2")
    assert "RecursionError: too deep" in second.detail


def test_a_missing_model_is_said_once(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(analysis: Analysis, *_: object) -> tuple[Event, ...]:
        raise ModelError("the language model is not there: install demarche again")

    monkeypatch.setattr(coder_module, "code", missing)
    with pytest.raises(DemarcheError, match="language model"):
        list(coder.code_many([report(1), report(2)]))


def test_any_number_of_processes_gives_the_same(coder: Coder) -> None:
    broken = Discard("x.bin", "not text", "x.bin: is no text")
    reports = [report(n, f"{TEXT} Talks number {n} ended on Monday.") for n in range(9)]
    given: list[Report | Discard] = [*reports[:4], broken, *reports[4:]]
    assert list(coder.code_many(given, jobs=2)) == list(coder.code_many(given, jobs=1))
    assert list(coder.analyse_many(given, jobs=2)) == list(coder.analyse_many(given, jobs=1))


@pytest.mark.parametrize(("size", "expected"), [(5, 1), (70, 3)])
def test_processes_start_only_where_there_is_enough_to_do(
    size: int, expected: int, coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def spread(items: Iterator[Report], *_: object, jobs: int, **__: object) -> Iterator[Report]:
        asked.append(jobs)
        return items

    monkeypatch.setattr(coder_module, "spread", spread)
    monkeypatch.setattr(coder_module, "cores", lambda: 3)
    monkeypatch.setattr(coder_module, "code", lambda analysis: ())
    found = list(coder.code_many((report(n, "Rain fell.") for n in range(size)), jobs=None))
    assert len(found) == size
    assert asked == ([] if expected == 1 else [expected])


def test_no_report_is_kept_once_it_is_coded(coder: Coder) -> None:
    class Text(str):
        """A text that can be watched."""

        __slots__ = ("__weakref__",)

    living: weakref.WeakSet[Text] = weakref.WeakSet()
    most = 0

    def stream() -> Iterator[Report]:
        for number in range(50):
            text = Text(f"Rain fell on day {number}.")
            living.add(text)
            yield report(number, text)

    for _ in coder.code_many(stream()):
        most = max(most, len(living))
    assert most <= 3


def test_a_report_without_letters_is_no_trouble(coder: Coder) -> None:
    for text in ["", " \n", "…", "123", "\ufeff", "🙂" * 10]:
        assert coder.code(Report("r", text)) == ()
