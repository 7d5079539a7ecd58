"""``python -m training.events.train``: from our sentences to an act head, in a minute.

Out: cross-validated figures, and ``out/acts.npz`` with the head's weights
and the version of the encoder that it reads.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from demarche.language.network import Network
from training.events.sentences import TYPES, load
from training.events.states import Words, joined, read

OUT = Path(__file__).parent / "out" / "acts.npz"
FOLDS = 5


def fitted(words: Words, *, hidden: int, epochs: int, seed: int) -> nn.Sequential:
    """A head trained on words: one hidden layer, dropout, weight decay."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # small matrices: more threads wait for each other
    given = torch.from_numpy(np.concatenate([words.state, words.around], 1))
    wanted = torch.from_numpy(words.wanted)
    mean, scale = given.mean(0), given.std(0) + 1e-3
    inner = nn.Linear(given.shape[1], hidden)
    outer = nn.Linear(hidden, len(TYPES) + 1)
    model = nn.Sequential(nn.Dropout(0.2), inner, nn.GELU(), nn.Dropout(0.4), outer)
    given = (given - mean) / scale
    steps = epochs * (len(given) // 256 + 1)
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.05)
    slope = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps + 1)
    loss = nn.CrossEntropyLoss(label_smoothing=0.02)
    for _ in range(epochs):
        for batch in torch.randperm(len(given)).split(256):
            optimiser.zero_grad()
            loss(model(given[batch]), wanted[batch]).backward()
            optimiser.step()
            slope.step()
    with torch.no_grad():  # the standardisation goes into the first layer
        inner.weight /= scale
        inner.bias -= inner.weight @ mean
    return model.eval()


def probabilities(model: nn.Sequential, words: Words) -> NDArray[np.float32]:
    """Per word the probability of each class."""
    with torch.no_grad():
        given = torch.from_numpy(np.concatenate([words.state, words.around], 1))
        found: NDArray[np.float32] = model(given).softmax(-1).numpy()
    return found


def figures(
    found: NDArray[np.float32], wanted: NDArray[np.int64]
) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of words told as acts, with and without the right type."""
    best = found[:, 1:].argmax(1) + 1
    out: dict[str, tuple[float, float, float]] = {}
    for least in (0.3, 0.5, 0.7):
        told = 1 - found[:, 0] >= least
        for name, right in (("type", told & (best == wanted)), ("any", told & (wanted > 0))):
            p = float(right.sum() / max(1, told.sum()))
            r = float(right.sum() / (wanted > 0).sum())
            f = 2 * p * r / (p + r) if p + r else 0.0
            out[f"{name} P/R/F1 at {least}"] = (round(p, 3), round(r, 3), round(f, 3))
    return out


def chosen(words: Words, which: NDArray[np.bool_]) -> Words:
    """Some of the words."""
    return Words(*(getattr(words, n)[which] for n in Words.__slots__))


def main() -> None:
    """See the module docstring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--folds", type=int, default=FOLDS)
    parser.add_argument("--to", type=Path, default=OUT)
    options = parser.parse_args()
    marked = load()
    told = Counter(TYPES[k] for m in marked for _, _, k in m.triggers)
    print(len(marked), "sentences,", sum(not m.triggers for m in marked), "without event;", told)
    network = Network()
    readings = [
        read(marked, network, together=together, seed=seed)
        for seed, together in enumerate((1, 4, 4))
    ]
    words = joined(readings)
    test = readings[1]
    fold = np.random.default_rng(0).integers(0, FOLDS, len(marked))
    held = np.zeros((len(test.wanted), len(TYPES) + 1), dtype=np.float32)
    for number in range(options.folds):
        model = fitted(
            chosen(words, fold[words.sentence] != number),
            hidden=options.hidden, epochs=options.epochs, seed=number,
        )  # fmt: skip
        which = fold[test.sentence] == number
        held[which] = probabilities(model, chosen(test, which))
    if options.folds == FOLDS:
        for name, value in figures(held, test.wanted).items():
            print(name, value)
    model = fitted(words, hidden=options.hidden, epochs=options.epochs, seed=0)
    options.to.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        options.to,
        encoder=np.array(network.labels.encoder),
        types=np.array(TYPES),
        inner=model[1].weight.detach().numpy().T.astype(np.float16),
        inner_bias=model[1].bias.detach().numpy().astype(np.float32),
        outer=model[4].weight.detach().numpy().T.astype(np.float32),
        outer_bias=model[4].bias.detach().numpy().astype(np.float32),
    )
    print(options.to, options.to.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
