"""The gate holds: floors do not fall unseen, and the exam cannot be changed unseen."""

import json
from pathlib import Path

import pytest
from benchmarks.quality import floors
from benchmarks.quality.sets import GoldSet, fingerprint, reports, select

SET = GoldSet("s", "s.jsonl", "quad", coded=True, floors=("macro F1",))


def pinned(value: float, digest: str = "x") -> dict[str, dict[str, float | str]]:
    return {"s": {"fingerprint": digest, "macro F1": value}}


def test_a_figure_that_falls_is_told() -> None:
    found = floors.check(SET, "x", {"macro F1": 0.70}, pinned(0.75))
    assert [f.where for f in found] == ["s: macro F1"]
    assert "0.700" in found[0].message
    assert floors.check(SET, "x", {"macro F1": 0.745}, pinned(0.75)) == []


def test_another_exam_is_told() -> None:
    assert floors.check(SET, "y", {"macro F1": 0.9}, pinned(0.75))
    assert floors.check(SET, "x", {"macro F1": 0.9}, {})


def test_update_lowers_only_when_told_to() -> None:
    held = pinned(0.75)
    assert floors.update(SET, "x", {"macro F1": 0.70}, held, lower=False)
    assert held["s"]["macro F1"] == 0.75
    assert floors.update(SET, "x", {"macro F1": 0.70}, held, lower=True) == []
    assert held["s"]["macro F1"] == 0.70
    assert floors.update(SET, "x", {"macro F1": 0.80}, held, lower=False) == []
    assert held["s"]["macro F1"] == 0.80


def test_a_changed_exam_is_pinned_anew() -> None:
    held = pinned(0.75)
    assert floors.update(SET, "y", {"macro F1": 0.60}, held, lower=False) == []
    assert held["s"] == {"fingerprint": "y", "macro F1": 0.60}


def test_the_digest_is_that_of_gold_and_inputs(tmp_path: Path) -> None:
    (tmp_path / "s.jsonl").write_text('{"id": "1", "text": "a\\u2028b"}\n', encoding="utf-8")
    before = fingerprint(tmp_path, SET)
    assert [r.text for r in reports(tmp_path, SET)] == ["a\u2028b"]
    (tmp_path / "s.jsonl").write_text('{"id": "1", "text": "c"}\n', encoding="utf-8")
    assert fingerprint(tmp_path, SET) != before


def test_a_sister_set_in_the_same_folder_leaves_the_digest_alone(tmp_path: Path) -> None:
    part = GoldSet("part", "f", "docket", coded=True, floors=(), only=("a",))
    (tmp_path / "f" / "reports").mkdir(parents=True)

    def write(told: dict[str, str]) -> str:
        rows = {rid: {"published": "2001-01-01", "events": []} for rid in told}
        (tmp_path / "f" / "gold.json").write_text(json.dumps({"reports": rows}), encoding="utf-8")
        for rid, text in told.items():
            (tmp_path / "f" / "reports" / f"{rid}.txt").write_text(text, encoding="utf-8")
        return fingerprint(tmp_path, part)

    before = write({"a1": "One."})
    assert write({"a1": "One.", "d1": "Two."}) == before
    assert write({"a1": "Three.", "d1": "Two."}) != before


def test_a_set_without_floors_is_only_scored() -> None:
    bare = GoldSet("bare", "s.jsonl", "docket", coded=True, floors=(), held=True)
    held: dict[str, dict[str, float | str]] = {}
    assert floors.check(bare, "x", {"event F1": 0.1}, held) == []
    assert floors.update(bare, "x", {"event F1": 0.1}, held, lower=False) == []
    assert held == {}


def test_sets_are_chosen_by_name() -> None:
    assert [s.name for s in select(["plv", "seed"])] == ["plv", "seed"]
    with pytest.raises(SystemExit, match="no such set: nope"):
        select(["nope"])
