"""The docket on the command line, from raw reports, in processes of their own."""

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Demarche
from tests.pipeline.conftest import REPORTS, TEXTS, Canned

from demarche.pipeline.docketing import Docketing
from demarche.store import Store

OSLO = "uzb-tashkent-2024-03-08-nor-embassy"


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports as files, one of them undated and one of no words."""
    folder = tmp_path_factory.mktemp("news")
    for name, told in TEXTS.items():
        day, _, text = told.partition("\n")
        head = f" date {day} " if day else ""
        (folder / f"{name}.txt").write_text(head + " ".join(text.split()), encoding="utf-8")
    (folder / "zero.txt").write_text("123\n")
    return folder


@pytest.fixture(scope="module")
def made(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of these reports."""
    path = tmp_path_factory.mktemp("made") / "demarche.db"
    with Store.open(path, create=True) as store:
        list(Docketing(store, Canned()).add(REPORTS))
    return path


@pytest.fixture
def here(made: Path, tmp_path: Path) -> Path:
    """A copy of it in the working directory."""
    return Path(shutil.copy(made, tmp_path))


def test_from_reports_to_duties(demarche: Demarche, news: Path, tmp_path: Path) -> None:
    done = demarche("add", news)
    assert done.code == 0
    assert done.out == ""
    assert "read 8, added 7, there already 0, discarded 1 (1 empty)" in done.err
    assert "note: undated: nothing says when it was published" in done.err
    assert "demarche.db holds 7 reports (1 without a date), 2 cases" in done.err
    kept = (tmp_path / "demarche.db").read_bytes()

    again = demarche("add", news)
    assert again.code == 0
    assert "read 8, added 0, there already 7, discarded 1 (1 empty)" in again.err
    assert (tmp_path / "demarche.db").stat().st_size == len(kept)
    assert demarche("cases").out.count("\n") > 4


def test_cases_are_listed(inside: Demarche, here: Path) -> None:
    listed = inside("cases", "--state", "norway", COLUMNS="80")
    assert listed.code == 0
    assert OSLO in listed.out
    assert "chl" not in listed.out
    assert max(map(len, listed.out.splitlines())) <= 80
    assert "\x1b" not in listed.out
    row = json.loads(inside("cases", "--since", "2024-03-13", "-f", "jsonl").out)
    assert sorted(row["reports"]) == ["oslo-1", "oslo-2", "oslo-3", "undated"]
    none = inside("cases", "--since", "2030-01-01")
    assert (none.code, none.out, none.err) == (0, "", "note: demarche.db has no such case\n")


def test_a_case_is_shown(inside: Demarche, here: Path) -> None:
    shown = inside("case", OSLO, "--full", COLUMNS="80")
    assert shown.code == 0
    for words in ("embassy of NOR in UZB", "oslo-1/e1", "“arrested”", "What is owed", "VCDR"):
        assert words in shown.out, words
    assert max(map(len, shown.out.splitlines())) <= 80
    assert json.loads(inside("case", OSLO, "-f", "jsonl").out)["id"] == OSLO


def test_a_case_is_shown_in_short(inside: Demarche, here: Path) -> None:
    shown = inside("case", OSLO, COLUMNS="80").out
    full = inside("case", OSLO, "--full", COLUMNS="80").out
    assert len(shown.splitlines()) <= 24 < len(full.splitlines())
    assert all(len(line) <= 80 for line in shown.splitlines()[:-1])  # the last is a command
    assert shown.splitlines()[:4] == full.splitlines()[:4]
    for kind in ("investigation", "punishment"):
        assert any(line.startswith("UZB → NOR") and kind in line for line in shown.splitlines())
    assert f"demarche case {OSLO} --full" in shown


def test_duties_are_listed(inside: Demarche, here: Path) -> None:
    owed = inside("duties", "--owed-by", "UZB", "--kind", "investigation", COLUMNS="80")
    assert "UZB → NOR" in owed.out
    assert max(map(len, owed.out.splitlines())) <= 80
    rows = inside("duties", "--open", "--owed-to", "Norway", "-f", "jsonl").out.splitlines()
    assert {json.loads(line)["case"] for line in rows} == {OSLO}
    assert inside("duties", "--state", "refused").out == ""


def test_a_person_corrects_the_docket(inside: Demarche, here: Path) -> None:
    split = inside("split", OSLO, "oslo-2", "--by", "Ada", "--reason", "another crowd")
    assert split.code == 0
    assert len(split.out.splitlines()) == 2
    parts = [line.split()[0] for line in split.out.splitlines()]
    joined = inside("join", *parts, "--by", "Ada")
    assert joined.out.splitlines() == [f"{OSLO}  oslo-1, oslo-2, oslo-3, undated"]
    assert inside("reject", "oslo-3/e2", "--by", "Ada").code == 0
    assert "oslo-3/e2" not in inside("case", OSLO, "--full").out
    told = inside("judgements").out
    assert "Ada: apart" in told
    assert "“another crowd”" in told
    assert "Ada: reject oslo-3/e2" in told
    assert inside("confirm", "oslo-3/e2", "--by", "Ada").code == 0
    assert "oslo-3/e2" in inside("case", OSLO, "--full").out


def test_coding_anew(inside: Demarche, here: Path) -> None:
    done = inside("recode")  # the store says that another coder coded it
    assert done.code == 0
    assert done.err == "coded anew 7, changed 0, the same 7, failed 0\n"
    assert inside("recode").err.startswith("coded anew 0")
    assert inside("recode", "--learned", "--all").err.startswith("coded anew 7")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["cases"], 1, "there is no store at demarche.db: `demarche add"),
        (["cases", "--store", "mysql://x/y"], 1, "names no store"),
        (["add", "letter.txt", "--store", "no/folder/x.db"], 1, "there is no folder"),
        (["add", "letter.txt", "--store", "letter.txt"], 1, "is no database"),
        (["add", "letter.txt", "--store", "postgresql://127.0.0.1:1/x"], 1, "is not reached"),
        (["cases", "--state", "Nowhere"], 2, "is no State"),
        (["cases", "--since", "soon"], 2, "--since"),
        (["cases", "--format", "csv"], 2, "is none of table or jsonl"),
        (["duties", "--kind", "money"], 2, "is none of protection,"),
        (["duties", "--state", "done"], 2, "is none of demanded,"),
        (["reject", "letter/e1"], 2, "--by"),
    ],
)
def test_what_is_wrong_is_told(
    arguments: list[str], code: int, said: str, inside: Demarche, letter: Path
) -> None:
    done = inside(*arguments)
    assert done.code == code
    assert said in " ".join(done.err.split())
    assert not done.out


def test_what_is_not_in_the_store(inside: Demarche, letter: Path) -> None:
    assert inside("add", letter).code == 0
    for command, said in {
        "case nought": "there is no case nought",
        "join nought naught --by Ada": "there is no case nought",
        "split nought letter --by Ada": "there is no case nought",
        "reject letter --by Ada": "write it as REPORT/EVENT",
        "confirm letter/e77 --by Ada": "there is no event letter/e77",
        "who Nobody": "demarche.db has nobody by the name of Nobody",
    }.items():
        done = inside(*command.split())
        assert done.code == 1
        assert said in done.err
        assert not done.out


def test_the_store_of_the_environment(inside: Demarche, letter: Path, tmp_path: Path) -> None:
    assert inside("add", letter, DEMARCHE_STORE="desk.db").code == 0
    assert (tmp_path / "desk.db").exists()
    assert inside("cases", DEMARCHE_STORE="desk.db").code == 0
    assert inside("cases", "--store", "other.db", DEMARCHE_STORE="desk.db").code == 1
