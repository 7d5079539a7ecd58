"""The encoder alone: the model's graph cut off where the heads begin.

In: windows of text. Out: nothing but the time that reading them takes. Needs `onnx` (in the `dev`
extra) to cut the graph, since ONNX Runtime computes a graph whole, whatever is asked of it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx.utils
import onnxruntime

from demarche.language.network import MODEL
from demarche.language.windows import Window


class Encoder:
    """The network without its heads, set up as the language layer sets up the whole."""

    def __init__(self, *, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.inter_op_num_threads = 1
        options.intra_op_num_threads = threads
        with tempfile.TemporaryDirectory() as folder:
            cut = Path(folder) / "encoder.onnx"
            onnx.utils.extract_model(
                str(MODEL / "demarche-en.onnx"), str(cut), ["pieces", "kinds", "mask"], ["states"]
            )
            self._session = onnxruntime.InferenceSession(
                str(cut), options, providers=["CPUExecutionProvider"]
            )
        self._inputs = {given.name for given in self._session.get_inputs()}

    def read_all(self, windows: Iterable[Window]) -> None:
        """Reads windows one by one and lets the states go."""
        for window in windows:
            given = {
                "pieces": np.array([window.pieces], dtype=np.int64),
                "kinds": np.array([window.kinds], dtype=np.int64),
                "mask": np.ones((1, window.size), dtype=np.float32),
            }
            self._session.run(["states"], {name: given[name] for name in self._inputs})
