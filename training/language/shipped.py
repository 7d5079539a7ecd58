"""The shipped 8-bit graphs in; their weights as torch has them out.

A run that goes on from the shipped model needs no checkpoint: the weights are read back from the
graphs, rounded as they ship (LAS 89.8 where the checkpoint had 90.0). Heads that the graphs lack
keep what they have.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.language.network import Network

Weights = dict[str, torch.Tensor]


def _plain(given: dict[str, np.ndarray], name: str) -> torch.Tensor:
    """A quantised matrix as numbers."""
    whole = given[f"{name}_quantized"].astype(np.float32)
    zero = given[f"{name}_zero_point"].astype(np.float32)
    return torch.from_numpy((whole - zero) * given[f"{name}_scale"])


def _mix(graph: onnx.GraphProto, given: dict[str, np.ndarray]) -> Weights:
    """How the heads of acts mix the layers, which the graph has as a number a layer."""
    shares = [
        float(given[name])
        for node in graph.node
        if node.op_type == "Mul" and node.name.startswith("/network/acts/Mul")
        for name in node.input
        if name in given and given[name].ndim == 0
    ]
    return {"acts.mix": torch.tensor(shares).log()} if shares else {}


def weights(folder: Path) -> Weights:
    """Every weight that the graphs of a folder hold, by its name in the network."""
    graph = onnx.load(folder / "demarche-en.onnx").graph
    given = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found: Weights = {}
    for name, value in given.items():
        if name.startswith("network.") and name.endswith((".bias", ".weight")):
            found[name.removeprefix("network.")] = torch.from_numpy(value.copy())
        elif name.startswith("network.") and name.endswith("_quantized"):
            plain = name.removesuffix("_quantized")
            found[plain.removeprefix("network.")] = _plain(given, plain)
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1].startswith("onnx::"):
            # "/network/encoder/layers.0/query/MatMul_quant"; a linear layer is kept transposed
            name = ".".join(node.name.split("/")[2:-1]) + ".weight"
            found[name] = _plain(given, node.input[1].removesuffix("_quantized")).T.contiguous()
    found |= _mix(graph, given)
    graph = onnx.load(folder / "relations.onnx").graph
    given = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    (left,) = {name.removesuffix("_quantized") for name in given if name.endswith("_quantized")}
    found["label"] = _plain(given, left)
    return found


def load_shipped(network: Network, folder: Path) -> list[str]:
    """Put the shipped weights into a network.

    Returns:
        The names of its weights that the graphs lack.
    """
    own = network.state_dict()
    given = weights(folder)
    if strange := set(given) - set(own):
        raise SystemExit(f"{folder}: the graphs hold what the network lacks: {sorted(strange)}")
    shaped = {name: value.reshape(own[name].shape) for name, value in given.items()}
    network.load_state_dict({**own, **shaped})
    return sorted(set(own) - set(given))
