import json
from pathlib import Path

import pytest
from tests.cli.conftest import Demarche

FIRST = (
    " date 2021-03-12 Mali Foreign Minister Sekou Diabre condemned the attack on Monday."
    " Talvara Guard fighters attacked a convoy.\n"
)
LATER = " date 2021-04-12 Diabre accused Niger of shelling a border village.\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    (tmp_path / "my.actors.txt").write_text("TALVARA_GUARD_ [YEMREB]\n", encoding="utf-8")
    return tmp_path


def sources(out: str) -> dict[str, tuple[str | None, str]]:
    rows = [json.loads(line) for line in out.splitlines()]
    return {a["text"]: (a["country"], a["sector"]) for row in rows for a in row["source"]}


def test_a_dictionary_goes_before_our_tables(demarche: Demarche, reports: Path) -> None:
    done = demarche("code", "first.txt", "--dictionary", "my.actors.txt", "-f", "jsonl")
    assert done.code == 0
    assert sources(done.out)["Talvara Guard fighters"] == ("YEM", "REB")


def test_a_broken_line_ends_the_command_or_is_passed_over(
    demarche: Demarche, reports: Path
) -> None:
    path = reports / "my.actors.txt"
    path.write_text("TALVARA_GUARD_ [YEMREB]\nX_ [PERGO]\n", encoding="utf-8")
    done = demarche("code", "first.txt", "--dictionary", path)
    assert done.code == 2
    assert "line 2" in done.err
    assert not done.out
    done = demarche("code", "first.txt", "--dictionary", path, "--skip-bad-lines", "-f", "jsonl")
    assert done.code == 0
    assert "line 2" in done.err
    assert sources(done.out)["Talvara Guard fighters"] == ("YEM", "REB")


def test_a_discard_list_leaves_a_story_out(demarche: Demarche, reports: Path) -> None:
    (reports / "discards.txt").write_text("+TALVARA GUARD\n", encoding="utf-8")
    done = demarche("code", "first.txt", "later.txt", "--dictionary", "discards.txt")
    assert done.code == 0
    assert "read 2, coded 1, discarded 1 (1 discard list)" in done.err


def test_who_is_learned_kept_and_used(demarche: Demarche, reports: Path) -> None:
    before = sources(demarche("code", "later.txt", "-f", "jsonl").out)
    assert before["Diabre"] != ("MLI", "GOV")
    book = reports / "who.jsonl"
    assert demarche("code", "first.txt", "--who", book).code == 0
    kept = book.read_bytes()
    assert demarche("code", "first.txt", "--who", book).code == 0
    assert book.read_bytes() == kept  # the same report teaches nothing new
    after = sources(demarche("code", "later.txt", "--who", book, "-f", "jsonl").out)
    assert after["Diabre"] == ("MLI", "GOV")
    shown = demarche("who", "Diabre", "--who", book)
    assert shown.code == 0
    assert "foreign minister · MLI · GOV · 2021-03-12" in shown.out
    assert "“Mali Foreign Minister Sekou Diabre”" in shown.out
    assert demarche("who", "Nobody", "--who", book).code == 1


def test_the_number_of_processes_changes_nothing(demarche: Demarche, reports: Path) -> None:
    for jobs in ("1", "2"):
        demarche("code", "first.txt", "later.txt", "--who", f"{jobs}.jsonl", "--jobs", jobs)
    assert (reports / "1.jsonl").read_bytes() == (reports / "2.jsonl").read_bytes()


def test_a_file_that_is_no_who_s_who_is_refused(demarche: Demarche, reports: Path) -> None:
    done = demarche("code", "first.txt", "--who", "later.txt")
    assert done.code == 2
    assert "line 1" in done.err
    assert (reports / "later.txt").read_text(encoding="utf-8") == LATER
