"""The docket on the command line, from raw reports, in processes of their own."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Demarche
from tests.pipeline.conftest import TEXTS

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

    listed = demarche("cases", "--state", "norway", COLUMNS="80")
    assert listed.code == 0
    assert OSLO in listed.out
    assert "chl" not in listed.out
    assert max(map(len, listed.out.splitlines())) <= 80
    assert "\x1b" not in listed.out
    row = json.loads(demarche("cases", "--since", "2024-03-13", "-f", "jsonl").out)
    assert sorted(row["reports"]) == ["oslo-1", "oslo-2", "oslo-3", "undated"]

    shown = demarche("case", OSLO, COLUMNS="80")
    assert shown.code == 0
    for words in ("embassy of NOR in UZB", "oslo-1/e1", "“arrested”", "What is owed", "VCDR"):
        assert words in shown.out, words
    assert max(map(len, shown.out.splitlines())) <= 80

    owed = demarche("duties", "--owed-by", "UZB", "--kind", "investigation", COLUMNS="80")
    assert "UZB → NOR" in owed.out
    rows = demarche("duties", "--open", "--owed-to", "Norway", "-f", "jsonl").out.splitlines()
    assert {json.loads(line)["case"] for line in rows} == {OSLO}
    assert demarche("duties", "--state", "refused").out == ""

    split = demarche("split", OSLO, "oslo-2", "--by", "Ada", "--reason", "another crowd")
    assert split.code == 0
    assert len(split.out.splitlines()) == 2
    parts = [line.split()[0] for line in split.out.splitlines()]
    joined = demarche("join", *parts, "--by", "Ada")
    assert joined.out.splitlines() == [f"{OSLO}  oslo-1, oslo-2, oslo-3, undated"]
    assert demarche("reject", "oslo-3/e2", "--by", "Ada").code == 0
    assert "oslo-3/e2" not in demarche("case", OSLO).out
    told = demarche("judgements").out
    assert "Ada: apart" in told
    assert "“another crowd”" in told
    assert "Ada: reject oslo-3/e2" in told
    assert demarche("recode", "--all").err.endswith("changed 0, the same 7, failed 0\n")


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
    arguments: list[str], code: int, said: str, demarche: Demarche, letter: Path
) -> None:
    done = demarche(*arguments)
    assert done.code == code
    assert said in " ".join(done.err.split())
    assert not done.out


def test_what_is_not_in_the_store(demarche: Demarche, letter: Path) -> None:
    assert demarche("add", letter).code == 0
    for command, said in {
        "case nought": "there is no case nought",
        "join nought naught --by Ada": "there is no case nought",
        "split nought letter --by Ada": "there is no case nought",
        "reject letter --by Ada": "write it as REPORT/EVENT",
        "confirm letter/e77 --by Ada": "there is no event letter/e77",
        "who Nobody": "demarche.db has nobody by the name of Nobody",
    }.items():
        done = demarche(*command.split())
        assert done.code == 1
        assert said in done.err
        assert not done.out


def test_the_store_of_the_environment(demarche: Demarche, letter: Path, tmp_path: Path) -> None:
    assert demarche("add", letter, DEMARCHE_STORE="desk.db").code == 0
    assert (tmp_path / "desk.db").exists()
    assert demarche("cases", DEMARCHE_STORE="desk.db").code == 0
    assert demarche("cases", "--store", "other.db", DEMARCHE_STORE="desk.db").code == 1
