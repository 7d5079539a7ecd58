from demarche.pipeline import Analysed, Coded, Tally
from demarche.records import Analysis, Discard, Layers, Report

REPORT = Report(id="r", text="Rain.")
CODED = Coded(REPORT, ())


def test_tally_accounts_for_everything() -> None:
    empty = Discard("a", "empty", "a: holds no words")
    binary = Discard("b", "not text", "b: is no text")
    tally = Tally()
    outcomes: list[Coded | Discard] = [*[CODED] * 10, empty, binary]
    assert list(tally.watch(outcomes)) == outcomes
    assert str(tally) == "read 12, coded 10, discarded 2 (1 empty, 1 not text)"
    assert (tally.read, tally.done, tally.discarded, tally.errors) == (12, 10, 2, 1)


def test_tally_names_no_reasons_where_there_are_none() -> None:
    tally = Tally()
    list(tally.watch([CODED]))
    assert str(tally) == "read 1, coded 1, discarded 0"


def test_the_most_frequent_reason_comes_first() -> None:
    tally = Tally("analysed")
    twice = Discard("b", "duplicate", "b: again")
    analysed = Analysed(REPORT, Analysis(REPORT, (), (), ()), Layers((), (), ()))
    outcomes: list[Analysed | Discard] = [
        Discard("a", "missing", "a: none"),
        twice,
        twice,
        analysed,
    ]
    assert len(list(tally.watch(outcomes))) == 4
    assert str(tally) == "read 4, analysed 1, discarded 3 (2 duplicate, 1 missing)"


def test_large_numbers_can_be_read() -> None:
    tally = Tally()
    list(tally.watch([CODED] * 1234))
    assert str(tally) == "read 1,234, coded 1,234, discarded 0"
