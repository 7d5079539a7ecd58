"""A fitted model: its head, its classes, and what it was fitted on; as a file and back.

In: a head, or a file. Out: a `Model`, or the bytes of a file. The file is a NumPy archive (.npz)
without pickled objects, so reading one runs no code, and any language can read it. It holds names
of features (lemmas that at least two texts had) and numbers, no text.
"""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from demarche.errors import ModelError
from demarche.heads.features import Features
from demarche.heads.fitting import Head
from demarche.heads.regression import Floats
from demarche.heads.scoring import Score
from demarche.heads.views import NameScale, Scale, StateScale

FORMAT = 1
_NOT_ONE = (ValueError, KeyError, EOFError, TypeError, AttributeError, BadZipFile, zlib.error)
Task = str
"""`quad`, `types`, or the name of a task of the user's own."""


@dataclass(frozen=True, slots=True)
class Model:
    """A head and all that there is to know of it.

    Attributes:
        name: the file's name, for `why`.
        task: what it decides.
        classes: its classes, in the order of its probabilities.
        encoder: the version of the encoder whose states it reads.
        most: a report of more sentences than this is decided sentence by sentence.
        texts: how many texts it was fitted on.
        fitted: the day.
        score: its figures on texts held apart.
        head: the head.
    """

    name: str
    task: Task
    classes: tuple[str, ...]
    encoder: str
    most: int
    texts: int
    fitted: str
    score: Score
    head: Head

    def probabilities(self, texts: Sequence[Features]) -> Floats:
        """A row a text, a column a class."""
        return self.head.probabilities(texts)

    def to_bytes(self) -> bytes:
        """The model as a file."""
        told = {
            "format": FORMAT,
            "task": self.task,
            "classes": self.classes,
            "encoder": self.encoder,
            "most": self.most,
            "texts": self.texts,
            "fitted": self.fitted,
            "score": asdict(self.score),
            "views": list(self.head.scales),
        }
        arrays: dict[str, Any] = {
            "about": np.array(json.dumps(told, ensure_ascii=False)),
            "shares": self.head.shares,
            "biases": self.head.biases,
        }
        for view, scale in self.head.scales.items():
            arrays[f"{view}.weights"] = self.head.weights[view].astype(np.float32)
            if isinstance(scale, StateScale):
                arrays[f"{view}.mean"] = scale.mean.astype(np.float32)
                arrays[f"{view}.spread"] = scale.spread.astype(np.float32)
            else:
                names = json.dumps(list(scale.weights), ensure_ascii=False)
                arrays[f"{view}.names"] = np.frombuffer(names.encode(), dtype=np.uint8)
                arrays[f"{view}.rarity"] = np.array(list(scale.weights.values()))
        file = io.BytesIO()
        np.savez_compressed(file, allow_pickle=False, **arrays)
        return file.getvalue()


def load_model(path: Path, *, encoder: str) -> Model:
    """Reads a model.

    Args:
        path: the file that `demarche learn` wrote.
        encoder: the version of the encoder at hand.

    Raises:
        ModelError: if it is none, is not whole, or was fitted on another version of the encoder.
    """
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
        told = json.loads(str(arrays["about"]))
    except FileNotFoundError:
        raise ModelError(f"{path}: there is no such file: check the path") from None
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror or error})") from error
    except _NOT_ONE:
        raise ModelError(f"{path}: is no model that `demarche learn` wrote, or not whole") from None
    if told.get("format") != FORMAT:
        problem = f"has format {told.get('format')}, and this Demarche reads {FORMAT}"
        raise ModelError(f"{path}: {problem}: fit it again with `demarche learn`")
    if told.get("encoder") != encoder:
        problem = (
            f"was fitted on the encoder {told.get('encoder')}, and this Demarche has {encoder}"
        )
        raise ModelError(f"{path}: {problem}: fit it again with `demarche learn`")
    try:
        return _model(path.name, told, arrays)
    except (KeyError, ValueError, TypeError):
        raise ModelError(f"{path}: the model is not whole: fetch or fit it again") from None


def _model(name: str, told: dict[str, Any], arrays: dict[str, Any]) -> Model:
    scales: dict[str, Scale] = {}
    for view in told["views"]:
        if f"{view}.mean" in arrays:
            mean, spread = arrays[f"{view}.mean"], arrays[f"{view}.spread"]
            scales[view] = StateScale(mean.astype(np.float64), spread.astype(np.float64))
        else:
            names = json.loads(arrays[f"{view}.names"].tobytes())
            rarity = arrays[f"{view}.rarity"].tolist()
            scales[view] = NameScale(view, dict(zip(names, rarity, strict=True)))
    weights = {view: arrays[f"{view}.weights"].astype(np.float64) for view in scales}
    score = told["score"]
    return Model(
        name,
        told["task"],
        tuple(told["classes"]),
        told["encoder"],
        told["most"],
        told["texts"],
        told["fitted"],
        Score(**{**score, "f1": tuple(score["f1"]), "sizes": tuple(score["sizes"])}),
        Head(scales, weights, arrays["shares"], arrays["biases"]),
    )
