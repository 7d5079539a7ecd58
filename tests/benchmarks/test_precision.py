"""Draws are repeatable, verdicts are checked, and the table counts what it says it counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from benchmarks.quality import precision
from hypothesis import given
from hypothesis import strategies as st

HEAD = "\t".join(precision.COLUMNS)
REAL = "set\tr1\t0\t4\tASSAULT\tyes\tno\tyes\tna\tna\t"
NONE = "set\tr2\t7\t9\tAGREE\tno\tna\tna\tna\tna\tanother sense"


def file(folder: Path, *lines: str) -> Path:
    path = folder / "verdicts.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_draw_is_repeated_by_its_seed_alone() -> None:
    rows = [{"n": n} for n in range(500)]
    first = precision.drawn(rows, 50, 1)
    assert first == precision.drawn(rows, 50, 1) != precision.drawn(rows, 50, 2)
    assert [r["n"] for r in first] == sorted({r["n"] for r in first})
    assert precision.drawn(rows[:3], 50, 1) == rows[:3]


def test_some_texts_are_the_same_for_the_same_seed_and_in_their_order() -> None:
    def taken(seed: int) -> list[int]:
        found = [cast(Any, n) for n in range(300)]
        return [cast(int, text) for text in precision.some(found, 300, 40, seed)]

    assert taken(7) == taken(7) == sorted(taken(7))
    assert taken(7) != taken(8)
    assert len(taken(7)) == 40


def test_the_table_counts_fields_among_real_events_only(tmp_path: Path) -> None:
    found = precision.verdicts(file(tmp_path, "# a remark", HEAD, REAL, REAL, NONE))
    table = precision.table(found)
    assert "| AGREE | 1 | 0.00 (0.00-0.79) | - | - | - | - |" in table
    assert "| all | 3 | 0.67 (0.21-0.94) | 0.00 of 2 | 1.00 of 2 | - | - |" in table
    assert "| another sense | 1 |" in table


@pytest.mark.parametrize("line", [REAL.replace("yes", "maybe", 1), "set\tr1\t0", REAL + "\tmore"])
def test_a_broken_line_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    with pytest.raises(SystemExit, match=r"verdicts\.tsv:2: expected 11 columns"):
        precision.verdicts(file(tmp_path, HEAD, line))


def test_absent_sets_are_said_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "draw.jsonl"
    arguments = ["draw", "--gold", str(tmp_path), "--seed", "1", "-o", str(out)]
    assert precision.main(arguments) == 3
    assert "not at hand: geo_lgl" in capsys.readouterr().err
    assert not out.exists()


@given(st.integers(0, 400), st.integers(0, 400))
def test_an_interval_holds_the_share(right: int, wrong: int) -> None:
    low, high = precision.wilson(right, right + wrong)
    assert -1e-9 <= low <= high <= 1 + 1e-9
    if right + wrong:
        assert low - 1e-9 <= right / (right + wrong) <= high + 1e-9
