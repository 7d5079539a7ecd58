"""Windows in; what every head says of every atom out. The only place that runs the model.

The model is two graphs in the folder ``model``: ``demarche-en.onnx`` (the encoder and its heads)
and ``relations.onnx`` (relation scores of chosen arcs). ONNX Runtime is loaded on first use, for
that alone takes a tenth of a second. Never touches the network, never writes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from demarche.language.atoms import Vocabulary
from demarche.language.windows import Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL = Path(__file__).parent / "model"

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets, in the order of the heads' outputs, and the encoder's version."""

    upos: list[str]
    xpos: list[str]
    lemma: list[str]
    rel: list[str]
    names: list[str]
    mentions: list[str]
    acts: list[str]
    modes: list[str]
    encoder: str


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of one window.

    Attributes:
        glue, begin: per atom, above 0 where it goes on the word before or begins a sentence.
        upos, xpos, lemma, mention: per atom, the best label's number.
        names: per atom, the entity tags' scores.
        arcs: per piece position (row) the score of each position (column) as its head.
        dependent, head: per piece position, what ``Network.relations`` asks for.
        states: per piece position, the encoder's hidden states, where they were asked for.
        acts, modes: per atom, the scores of being an act of each type, and of its mode.
        act_roles, party: per atom; the product of a's half for sources (targets) and w's ``party``
            is the score of w as source (target) of the act that a tells.
    """

    glue: Floats
    begin: Floats
    upos: list[int]
    xpos: list[int]
    lemma: list[int]
    mention: list[int]
    names: Floats
    arcs: Floats
    dependent: Floats
    head: Floats
    states: Floats | None
    acts: Floats
    modes: Floats
    act_roles: Floats
    party: Floats


_OUTPUTS = (
    "edges", "upos", "xpos", "lemma", "mentions", "names", "arcs", "label_dependent", "label_head",
    "acts", "modes", "act_roles", "party",
)  # fmt: skip
_NO_ACTS = 4  # outputs that a model from before the heads of acts lacks


class Network:
    """The shipped model; ``threads`` is how many cores one call may use (all, if None)."""

    def __init__(self, *, threads: int | None = None, folder: Path = MODEL) -> None:
        self.folder = folder
        self.threads = threads
        self.vocabulary = Vocabulary(folder / "vocab.txt")
        given = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels = Labels(**{name: given.get(name, []) for name in Labels.__slots__})

    def _session(self, name: str) -> InferenceSession:
        import onnxruntime  # noqa: PLC0415 - see the module docstring

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.inter_op_num_threads = 1
        if self.threads is not None:
            options.intra_op_num_threads = self.threads
        return onnxruntime.InferenceSession(
            str(self.folder / name), options, providers=["CPUExecutionProvider"]
        )

    @cached_property
    def _heads(self) -> InferenceSession:
        return self._session("demarche-en.onnx")

    @cached_property
    def _relations(self) -> InferenceSession:
        return self._session("relations.onnx")

    def read(self, window: Window, *, states: bool = False) -> Scores:
        """What the heads say of a window.

        One window at a time: in 8-bit arithmetic the scale of a number depends on all that is
        read with it, so a batch would make a report's coding depend on its neighbours. It costs
        nothing: with 128 pieces a window one core reads as many a second alone as 16 together
        (training/language/RESULTS.md).
        """
        size = window.size
        given = {
            "pieces": np.array([window.pieces], dtype=np.int64),
            "kinds": np.array([window.kinds], dtype=np.int64),
            "mask": np.ones((1, size), dtype=np.float32),
        }
        wanted = list(_OUTPUTS if self.labels.acts else _OUTPUTS[:-_NO_ACTS])
        wanted += ["states"] if states else []
        out: dict[str, Any] = {
            name: value[0]
            for name, value in zip(wanted, self._heads.run(wanted, given), strict=True)
        }
        first = window.first
        edges = out["edges"][first]
        nothing = np.zeros((0, 0), dtype=np.float32)
        of_acts = {
            name: out[name][first] if name in out else nothing for name in _OUTPUTS[-_NO_ACTS:]
        }
        return Scores(
            glue=edges[:, 0],
            begin=edges[:, 1],
            upos=out["upos"][first].tolist(),
            xpos=out["xpos"][first].tolist(),
            lemma=out["lemma"][first].tolist(),
            mention=out["mentions"][first].tolist(),
            names=out["names"][first],
            arcs=out["arcs"],
            dependent=out["label_dependent"],
            head=out["label_head"],
            states=out.get("states"),
            **of_acts,
        )

    def relations(self, dependent: Floats, head: Floats) -> list[int]:
        """The best relation's number of each (dependent, head) pair."""
        if not len(dependent):
            return []
        (best,) = self._relations.run(["relation"], {"dependent": dependent, "head": head})
        numbers: list[int] = np.asarray(best).tolist()
        return numbers
