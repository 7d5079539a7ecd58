"""`demarche dossier` and `demarche export`, from raw reports, in processes of their own."""

import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document
from tests.cli.conftest import EXAMPLES, Demarche

KARBALA = "irq-karbala-2021-05-09-irn-consulate"


@pytest.fixture(scope="module")
def docket(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with our own telling of the Karbala case."""
    path = tmp_path_factory.mktemp("docket") / "karbala.db"
    report = EXAMPLES / "01-karbala-consulate.txt"
    command = [sys.executable, "-m", "demarche", "add", str(report), "--store", str(path)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
    return path


def test_the_dossier_of_the_karbala_case(demarche: Demarche, docket: Path, tmp_path: Path) -> None:
    done = demarche("dossier", KARBALA, "--store", docket, "-o", "k.docx", "--issued", "2021-06-01")
    assert done.code == 0, done.err
    assert done.err == f"k.docx: the dossier of {KARBALA}, from one report\n"
    data = (tmp_path / "k.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert len([n for n in parts.namelist() if n.startswith("word/media/")]) == 2
    file = Document(io.BytesIO(data))
    headings = [p.text for p in file.paragraphs if p.style and p.style.name == "Heading 1"]
    assert [h.split(".")[0] for h in headings[1:12]] == [str(n) for n in range(1, 12)]
    text = "\n".join(p.text for p in file.paragraphs)
    assert "the consulate of Iran in Karbala, Iraq" in text
    cells = " ".join(c.text for t in file.tables for row in t.rows for c in row.cells)
    assert "1 June 2021" in cells
    assert "Vienna Convention on Consular Relations, 1963" in cells
    assert "They burned tyres in the street" in cells


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_other_forms_say_the_same(
    suffix: str, demarche: Demarche, docket: Path, tmp_path: Path
) -> None:
    done = demarche(
        "dossier", KARBALA, "--store", docket, "-o", f"k{suffix}", "--reporting", "Iraq"
    )
    assert done.code == 0, done.err
    text = (tmp_path / f"k{suffix}").read_text(encoding="utf-8")
    for words in ("the receiving State", "Karbala", "What is still open", "Chronology"):
        assert words in text


def test_cases_and_events_of_the_same_ids(demarche: Demarche, docket: Path, tmp_path: Path) -> None:
    done = demarche("export", "--format", "cases", "-o", "cases.json", "--store", docket)
    assert done.code == 0, done.err
    assert "note: cases has no place for: " in done.err
    assert done.err.endswith("cases.json: 1 cases\n")
    (case,) = json.loads((tmp_path / "cases.json").read_text())["cases"]
    assert case["id"] == KARBALA
    coded = demarche("code", EXAMPLES / "01-karbala-consulate.txt", "-f", "jsonl").out
    ids = {f"{row['report']}/{row['id']}" for row in map(json.loads, coded.splitlines())}
    told = {step["event"] for duty in case["duties"] for step in duty["history"]}
    assert told
    assert told | set(case["incident_events"]) <= ids
    events = demarche("export", "--format", "jsonl", "--store", docket)
    assert events.out == coded


def test_what_a_person_rejected_is_no_event(
    demarche: Demarche, docket: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.db"
    shutil.copy(docket, mine)
    before = demarche("export", "-f", "jsonl", "--store", mine).out.splitlines()
    rejected = json.loads(before[0])
    name = f"{rejected['report']}/{rejected['id']}"
    assert demarche("reject", name, "--by", "Ada", "--store", mine).code == 0
    assert demarche("export", "-f", "jsonl", "--store", mine).out.splitlines() == before[1:]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("polecat", "Event ID\tEvent Date"),
        ("plover", '{"id": "01-karbala'),
        ("geojson", '{"type": "FeatureCollection"'),
    ],
)
def test_every_format_is_written(name: str, first: str, demarche: Demarche, docket: Path) -> None:
    done = demarche("export", "--format", name, "--store", docket)
    assert done.code == 0, done.err
    assert done.out.startswith(first)
    assert f"note: {name} has no place for: " in done.err


def test_a_suffix_says_the_format(demarche: Demarche, docket: Path, tmp_path: Path) -> None:
    done = demarche("export", "-o", "events.parquet", "--store", docket)
    assert done.code == 0, done.err
    assert (tmp_path / "events.parquet").read_bytes()[:4] == b"PAR1"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["dossier", "irq-karbala-2021-05-09-irn-consulat", "-o", "x.docx"], 1, f"mean {KARBALA}?"),
        (["dossier", "nothing-like-it", "-o", "x.docx"], 1, "`demarche cases` lists those there"),
        (["dossier", KARBALA, "-o", "x.pdf"], 2, "x.pdf is no .docx, .html or .md file"),
        (["dossier", KARBALA], 2, "--output"),
        (["dossier", KARBALA, "-o", "none/x.docx"], 1, "there is no such folder: make it first"),
        (["dossier", KARBALA, "-o", "x.md", "--reporting", "Atlantis"], 2, "is no State"),
        (["dossier", KARBALA, "-o", "x.md", "--issued", "soon"], 2, "--issued"),
        (["export"], 2, "add --format with one of cases, jsonl"),
        (["export", "-o", "events.xlsx"], 2, "add --format with one of cases, jsonl"),
        (["export", "--format", "xlsx"], 2, "“xlsx” is none of cases, jsonl"),
        (["export", "--format", "icews", "-o", "none/x.txt"], 1, "there is no such folder"),
    ],
)
def test_what_is_wrong_is_told(
    arguments: list[str], code: int, said: str, demarche: Demarche, docket: Path, tmp_path: Path
) -> None:
    done = demarche(*arguments, "--store", docket)
    assert done.code == code
    assert said in " ".join(done.err.split())
    assert not done.out
    assert list(tmp_path.iterdir()) == []


def test_no_store_and_an_empty_one(demarche: Demarche, tmp_path: Path) -> None:
    for command in (["export", "-f", "cases"], ["dossier", "x", "-o", "x.md"]):
        done = demarche(*command)
        assert done.code == 1
        assert "there is no store at demarche.db" in done.err
    (tmp_path / "quiet.txt").write_text(
        "The library of the town opens at nine and closes at five. Readers like its long tables.\n"
    )
    assert demarche("add", "quiet.txt").code == 0
    done = demarche("export", "-f", "cases")
    assert json.loads(done.out) == {"cases": []}
    assert "note: demarche.db holds none yet" in done.err


def test_the_store_is_not_overwritten(demarche: Demarche, docket: Path) -> None:
    before = docket.read_bytes()
    done = demarche("export", "-f", "cases", "--store", docket, "-o", docket)
    assert done.code == 2
    assert "is one of the files to read" in " ".join(done.err.split())
    assert docket.read_bytes() == before
