import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.heads.conftest import seen

from demarche.errors import ModelError
from demarche.heads import Features, Model, load_model
from demarche.heads.fitting import learned


@pytest.fixture
def model(texts: tuple[list[Features], np.ndarray]) -> Model:
    head, score = learned(*texts, 2)
    return Model("m.npz", "mine", ("low", "high"), "encoder-1", 1, 60, "2024-05-01", score, head)


def test_a_model_comes_back_as_it_was(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "m.npz"
    path.write_bytes(model.to_bytes())
    back = load_model(path, encoder="encoder-1")
    asked = [seen("up w1", states=1.0), seen("down"), seen("")]
    assert np.allclose(back.probabilities(asked), model.probabilities(asked), atol=1e-4)
    assert replace(back, head=model.head) == model


def test_a_model_of_another_encoder_is_refused(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "m.npz"
    path.write_bytes(model.to_bytes())
    with pytest.raises(ModelError, match=r"fitted on the encoder encoder-1, and .* has encoder-2"):
        load_model(path, encoder="encoder-2")


def test_what_is_no_model_is_refused(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "m.npz"
    with pytest.raises(ModelError, match="no such file"):
        load_model(path, encoder="e")
    whole = model.to_bytes()
    other = io.BytesIO()
    np.savez(other, a=np.zeros(3))
    for content in (b"", b"no archive", whole[: len(whole) // 2], other.getvalue()):
        path.write_bytes(content)
        with pytest.raises(ModelError, match="is no model"):
            load_model(path, encoder="encoder-1")


def test_a_file_with_objects_in_it_runs_no_code(tmp_path: Path) -> None:
    path = tmp_path / "m.npz"
    np.savez(path, about=np.array([{"a": 1}], dtype=object))
    with pytest.raises(ModelError, match="is no model"):
        load_model(path, encoder="e")


def test_the_file_holds_no_word_of_one_text_only(model: Model) -> None:
    archive = np.load(io.BytesIO(model.to_bytes()), allow_pickle=False)
    words = archive["words.names"].tobytes().decode()
    assert '"up"' in words
    assert '"x17"' not in words
