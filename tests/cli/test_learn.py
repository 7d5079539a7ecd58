import json
from pathlib import Path

import numpy as np
import pytest
from tests.cli.conftest import Demarche
from tests.heads.conftest import sentences


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    path = tmp_path / "tone.jsonl"
    rows = [json.dumps({"text": text, "label": label}) for text, label in sentences()[::2]]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_a_model_is_learned_and_used(demarche: Demarche, labels: Path, tmp_path: Path) -> None:
    done = demarche("learn", labels, "--task", "tone")
    assert done.code == 0, done.err
    assert "on texts held apart (five-fold): macro F1 " in done.err
    assert "fitted on 80 texts" in done.err
    report = tmp_path / "r.txt"
    report.write_text("Ecuador denounced the shelling. Nepal thanked India.", encoding="utf-8")
    coded = demarche("code", report, "--with", "tone.npz", "--format", "jsonl")
    assert coded.code == 0, coded.err
    rows = [json.loads(line) for line in coded.out.splitlines()]
    assert {row["class"] for row in rows if row["sentence"][0] == 0} == {"hostile"}
    assert {row["class"] for row in rows if row["sentence"][0] > 0} == {"friendly"}

    table = demarche("code", report, "--with", "tone.npz")
    assert table.code == 2
    assert "--format jsonl" in table.err

    model = dict(np.load(tmp_path / "tone.npz", allow_pickle=False))
    about = json.loads(str(model["about"])) | {"encoder": "an-older-one"}
    np.savez(tmp_path / "old.npz", allow_pickle=False, **{**model, "about": json.dumps(about)})
    refused = demarche("code", report, "--with", "old.npz", "--format", "jsonl")
    assert refused.code == 2
    assert "an-older-one" in refused.err


def test_bad_labels_end_the_command_at_once(demarche: Demarche, tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text('{"text": "A text.", "label": "a"}\n' * 3, encoding="utf-8")
    done = demarche("learn", path, "--task", "mine")
    assert done.code == 2
    assert "have the label “a”" in done.err
    assert not (tmp_path / "one.npz").exists()
    missing = demarche("learn", "none.jsonl", "--task", "mine")
    assert missing.code == 2
    assert "no such file" in missing.err
