import json
from pathlib import Path

import pytest

from demarche.errors import LabelsError, MissingInput, UnreadableInput
from demarche.heads import Labelled, read_labels


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def rows(count: int, label: object, start: int = 0) -> list[dict[str, object]]:
    return [{"text": f"Text number {start + n}.", "label": label} for n in range(count)]


def test_json_lines_and_tables_hold_the_same(tmp_path: Path) -> None:
    given = rows(20, 1) + rows(20, 4, start=20)
    lines = written(tmp_path / "l.jsonl", given)
    table = tmp_path / "l.csv"
    body = "".join(f'"{row["text"]}",{row["label"]}\n' for row in given)
    table.write_text("text,label\n" + body, encoding="utf-8-sig")
    tabs = tmp_path / "l.tsv"
    tabs.write_text(table.read_text("utf-8-sig").replace('"', "").replace(",", "\t"), "utf-8")
    found = [read_labels(path, "quad") for path in (lines, table, tabs)]
    assert found[0] == found[1] == found[2]
    assert found[0].classes == ("1", "4")
    assert found[0].items[0] == Labelled("Text number 0.", "1")
    assert found[0].notes == ()


def test_other_names_and_further_fields(tmp_path: Path) -> None:
    given = [
        {"sentence": r["text"], "class": r["label"], "coder": "me"}
        for r in rows(20, "a") + rows(20, "b", start=20)
    ]
    path = written(tmp_path / "l.jsonl", given)
    found = read_labels(path, "mine", {"text": "sentence", "label": "class"})
    assert len(found.items) == 40
    assert found.notes == (
        f"{path}: passed over the fields “coder”: only id, text and label are read",
    )
    with pytest.raises(LabelsError, match=r"line 1: no field “text”, only “sentence”, “class”"):
        read_labels(path, "mine")
    with pytest.raises(LabelsError, match="no field “body” of labels"):
        read_labels(path, "mine", {"body": "sentence"})


def test_few_texts_of_a_class_are_told_with_the_spread(tmp_path: Path) -> None:
    path = written(tmp_path / "l.jsonl", rows(30, "a") + rows(16, "b", start=30))
    (note,) = read_labels(path, "mine").notes
    assert note.startswith("class “b” has 16 texts, fewer than 20")
    assert "0.12" in note


@pytest.mark.parametrize(
    ("given", "task", "problem"),
    [
        (rows(30, "a"), "mine", r"all 30 texts have the label “a”: add"),
        (rows(30, "a") + rows(4, "b", start=30), "mine", "class “b” has 4 texts, and 5 are"),
        (rows(30, 7), "quad", "line 1: “7” is no class of the task quad"),
        (rows(30, "FIGHT"), "types", "line 1: “FIGHT” is none of PLOVER's types"),
        ([{"text": "", "label": "a"}], "mine", "line 1: the text is empty"),
        ([{"text": "x", "label": None}], "mine", "line 1: the label is no name"),
        ([{"text": "x", "label": True}], "mine", "line 1: the label is no name"),
        ([], "mine", "holds no labels"),
    ],
)
def test_labels_of_no_use_are_refused(
    tmp_path: Path, given: list[dict[str, object]], task: str, problem: str
) -> None:
    with pytest.raises(LabelsError, match=problem):
        read_labels(written(tmp_path / "l.jsonl", given), task)


def test_types_are_read_in_any_case(tmp_path: Path) -> None:
    path = written(tmp_path / "l.jsonl", rows(20, "Consult") + rows(20, "NONE", start=20))
    assert read_labels(path, "types").classes == ("CONSULT", "none")


def test_a_text_counts_once(tmp_path: Path) -> None:
    path = written(tmp_path / "l.jsonl", rows(20, "a") + rows(20, "b", start=20) + rows(2, "b"))
    found = read_labels(path, "mine")
    assert len(found.items) == 40
    assert found.notes == (
        f"{path}: 2 texts came before (2 of them with another label): the first of each counts",
    )


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="there is no such file"):
        read_labels(tmp_path / "none.jsonl", "mine")
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"text": "a", "label": "b"}\n{"text": \n', encoding="utf-8")
    with pytest.raises(LabelsError, match="line 2: broken JSON"):
        read_labels(broken, "mine")
    broken.write_bytes(b"\xff\xfe{}")
    with pytest.raises(UnreadableInput, match="UTF-8"):
        read_labels(broken, "mine")
    with pytest.raises(LabelsError, match=r"none of \.jsonl, \.csv and .tsv"):
        read_labels(tmp_path / "labels.xlsx", "mine")
