"""From a checkpoint to the shipped files: ``python -m training.language.export``.

In: ``out/model.pt``. Out: ``src/demarche/language/model/`` with both graphs in 8-bit integers (per
channel), labels and vocabulary; the same in fp32 under ``out/fp32`` for comparison. The graphs are
run against torch on real sentences before they are written over the old ones.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.language.acts import ACT_MODES, ACTS
from training.language.network import Layer, Network, Shape
from training.language.sentences import MENTION_TYPES, NAME_TAGS
from training.language.train import OUT, ROOT, encoder_folder

MODEL = ROOT / "src" / "demarche" / "language" / "model"
LARGEST = 30_000_000


class Heads(nn.Module):  # type: ignore[misc]  # torch has no types that mypy may read
    """The graph that ships: best labels as numbers, scores where decoding needs them."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, kinds: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        out = self.network(pieces, kinds, mask)
        return (
            out["edges"],
            out["upos"].argmax(-1),
            out["xpos"].argmax(-1),
            out["lemma"].argmax(-1),
            out["mentions"].argmax(-1),
            out["names"],
            out["arcs"],
            out["label_dependent"],
            out["label_head"],
            out["states"],
            out["acts"],
            out["modes"],
            out["act_roles"],
            out["party"],
        )


class Relations(nn.Module):  # type: ignore[misc]  # torch has no types that mypy may read
    """The best relation of given arcs."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        width = network.shape.label + 1
        self.width, self.rel = width, network.shape.rel
        self.left = nn.Parameter(network.label.detach().reshape(width, -1).clone())

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        one = torch.ones_like(dependent[:, :1])
        half = torch.matmul(torch.cat([dependent, one], -1), self.left)
        half = half.reshape(-1, self.rel, self.width)
        right = torch.cat([head, one], -1)[:, :, None]
        return torch.matmul(half, right)[:, :, 0].argmax(-1)


NAMES = [
    "edges", "upos", "xpos", "lemma", "mentions", "names", "arcs", "label_dependent", "label_head",
    "states", "acts", "modes", "act_roles", "party",
]  # fmt: skip


def load(path: Path) -> tuple[Network, dict[str, list[str]]]:
    """The network of a checkpoint, ready to be read, and its label sets."""
    kept = torch.load(path, weights_only=True)
    network = Network(Shape(**kept["shape"]))
    network.load_state_dict(kept["weights"])
    network.eval()
    for layer in network.encoder.layers:
        assert isinstance(layer, Layer)
        layer.plain = True
    return network, kept["labels"]


def write_fp32(network: Network, folder: Path) -> None:
    """Both graphs as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = torch.randint(1000, 20000, (2, 9))
    kinds = torch.randint(0, 32, (2, 9))
    mask = torch.ones(2, 9)
    axes = {name: {0: "window", 1: "piece"} for name in ("pieces", "kinds", "mask", *NAMES)}
    axes["arcs"] = {0: "window", 1: "piece", 2: "head"}
    torch.onnx.export(
        Heads(network).eval(),
        (pieces, kinds, mask),
        str(folder / "demarche-en.onnx"),
        input_names=["pieces", "kinds", "mask"],
        output_names=NAMES,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    width = network.shape.label
    torch.onnx.export(
        Relations(network).eval(),
        (torch.randn(3, width), torch.randn(3, width)),
        str(folder / "relations.onnx"),
        input_names=["dependent", "head"],
        output_names=["relation"],
        dynamic_axes={"dependent": {0: "arc"}, "head": {0: "arc"}, "relation": {0: "arc"}},
        opset_version=17,
        dynamo=False,
    )


def write_int8(source: Path, folder: Path) -> None:
    """Both graphs with 8-bit weights, per channel (per tensor loses 0.6 of LAS)."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("demarche-en.onnx", "relations.onnx"):
        quantize_dynamic(
            source / name,
            folder / name,
            op_types_to_quantize=["MatMul", "Gather"] if name.startswith("dem") else ["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )


def check(network: Network, folder: Path) -> dict[str, float]:
    """How far a graph in a folder is from torch on random windows: agreement of labels and arcs."""
    dice = np.random.default_rng(1)
    pieces = dice.integers(1000, 20000, (4, 40))
    kinds = dice.integers(0, 32, (4, 40))
    mask = np.ones((4, 40), dtype=np.float32)
    mask[0, 25:] = 0
    with torch.no_grad():
        wanted = Heads(network).eval()(*(torch.from_numpy(x) for x in (pieces, kinds, mask)))
    session = onnxruntime.InferenceSession(str(folder / "demarche-en.onnx"))
    found = session.run(NAMES, {"pieces": pieces, "kinds": kinds, "mask": mask})
    real = mask > 0
    report = {}
    for name, left, right in zip(NAMES, wanted, found, strict=True):
        ours = left.numpy()[real]
        if ours.dtype == np.int64:
            report[name] = float((ours == right[real]).mean())
        else:
            report[name] = float(np.abs(ours - right[real]).mean() / np.abs(ours).mean())
    return report


def write_labels(network: Network, labels: dict[str, list[str]], folder: Path) -> None:
    """Label sets, the encoder's version (a hash of its weights), and the vocabulary."""
    digest = hashlib.sha256()
    for name, value in sorted(network.encoder.state_dict().items()):
        digest.update(name.encode() + value.numpy().tobytes())
    whole = {
        **labels,
        "names": list(NAME_TAGS),
        "mentions": list(MENTION_TYPES),
        "acts": list(ACTS),
        "modes": list(ACT_MODES),
        "encoder": f"demarche-en-{digest.hexdigest()[:12]}",
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    (folder / "labels.json").write_text(text + "\n", encoding="utf-8")
    shutil.copyfile(encoder_folder() / "vocab.txt", folder / "vocab.txt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=OUT / "model.pt")
    parser.add_argument("--to", type=Path, default=MODEL)
    options = parser.parse_args()
    network, labels = load(options.checkpoint)
    plain = OUT / "fp32"
    write_fp32(network, plain)
    write_labels(network, labels, plain)
    print("fp32 against torch:", check(network, plain))
    with tempfile.TemporaryDirectory() as scratch:
        write_int8(plain, Path(scratch))
        write_labels(network, labels, Path(scratch))
        print("8-bit against torch:", check(network, Path(scratch)))
        size = sum(file.stat().st_size for file in Path(scratch).glob("*.onnx"))
        if size > LARGEST:
            raise SystemExit(f"the graphs are {size} bytes, more than {LARGEST}")
        options.to.mkdir(parents=True, exist_ok=True)
        for file in Path(scratch).iterdir():
            shutil.copyfile(file, options.to / file.name)
    print(f"written to {options.to}: {size} bytes of graphs")


if __name__ == "__main__":
    main()
