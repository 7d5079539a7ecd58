"""The notation of acts and parties: read exactly, or refused with file and line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.events.told import BrokenLine, load, parse, read, report

LINE = (
    "{S1,S2 Algeria} on Monday [1 summoned ACCUSE disapprove] {T1,T2 Dutch envoy} and"
    " [2 demanded REQUEST] an apology."
)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="[]{}"), max_size=60)


def test_marks_go_and_spans_stay() -> None:
    told = parse(LINE)
    assert told.text == "Algeria on Monday summoned Dutch envoy and demanded an apology."
    first, second = told.acts
    assert (told.words(first), first.type, first.mode) == ("summoned", "ACCUSE", "disapprove")
    assert (told.words(second), second.type, second.mode) == ("demanded", "REQUEST", None)
    for act in told.acts:
        parties = [(told.words(party), party.role) for party in act.parties]
        assert parties == [("Algeria", "source"), ("Dutch envoy", "target")]


def test_a_trigger_may_have_words_in_capitals_and_a_party_may_be_mutual() -> None:
    told = parse("{B1 Oman} and {B1 Qatar} [1 signed an MOU AGREE].")
    assert told.words(told.acts[0]) == "signed an MOU"
    assert [party.role for party in told.acts[0].parties] == ["both", "both"]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("He [1 struck HIT] it.", "no PLOVER type"),
        ("He [1 struck ASSAULT demo] it.", "no mode 'demo'"),
        ("They [1 agreed AGREE meet].", "its modes: none"),
        ("{S2 He} [1 fled RETREAT].", "names act 2"),
        ("{S1 He} left.", "names act 1"),
        ("{S1 He} [1 met CONSULT] and [1 left RETREAT].", "two acts"),
        ("{S1 He} [2 met CONSULT].", "not from 1 to 1"),
        ("{S1 the mayor} [1 met CONSULT] them.", "no article"),
        ("{S1,T1 They} [1 met CONSULT].", "serves one act twice"),
        ("{B1 They} [1 met CONSULT] {T1 him}.", "mutual"),
        ("{S1 He {S1 Bo}} [1 met CONSULT] them.", "broken, nested"),
        ("{S1 He [1 met CONSULT]} them.", "broken, nested"),
        ("He [met CONSULT] them.", "broken, nested"),
        ("He [1 met CONSULT them.", "broken, nested"),
        ("{X1 He} [1 met CONSULT] them.", "broken, nested"),
        ("{S1 He } [1 met CONSULT] them.", "a space"),
        ("He  came.", "two together"),
    ],
)
def test_what_is_malformed_is_refused(line: str, what: str) -> None:
    with pytest.raises(BrokenLine, match=what):
        parse(line)


def test_an_error_names_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text(f"# ours\n\n{LINE}\nHe [1 struck HIT] it.\n", encoding="utf-8")
    with pytest.raises(BrokenLine, match=r"a\.tsv:4: no PLOVER type"):
        read(file)


def test_a_text_that_stands_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("All was quiet.\n", encoding="utf-8")
    (tmp_path / "b.tsv").write_text("All was quiet.\n", encoding="utf-8")
    with pytest.raises(BrokenLine, match="already"):
        load(tmp_path)


@given(WORDS)
def test_a_line_without_marks_is_its_own_text(words: str) -> None:
    line = " ".join(words.split())
    told = parse(line)
    assert (told.text, told.acts) == (line, ())


@given(WORDS, WORDS)
def test_spans_hold_what_was_marked(before: str, after: str) -> None:
    left, right = " ".join(before.split()), " ".join(after.split())
    told = parse(f"{left} [1 met CONSULT phone] {{T1 Rabat}} {right}".strip())
    act = told.acts[0]
    assert told.words(act) == "met"
    assert told.words(act.parties[0]) == "Rabat"


def test_our_own_files_hold_and_are_counted() -> None:
    told = load()
    assert report(told).startswith(f"{len(told)} lines, ")
    assert all(one.words(act).strip() for one in told for act in one.acts)
