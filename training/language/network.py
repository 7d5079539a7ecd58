"""The network for training: a six-layer BERT encoder and its heads, in plain torch.

In: word pieces, token types (shape and spacing of the atom), attention mask; out: for every piece
position the scores of every head. The encoder is written out here so that the exported graph has
nothing but matrix products, soft-max and layer norms in it. Weights start from MiniLM-L6-H384.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

TOKEN_TYPES = 32


@dataclass(frozen=True)
class Shape:
    """Sizes of the network; kept in the checkpoint."""

    upos: int
    xpos: int
    lemma: int
    rel: int
    names: int
    mentions: int
    acts: int = 0  # PLOVER's types and "none"; 0 in checkpoints without the heads of acts
    modes: int = 0
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    pieces: int = 30522
    places: int = 512
    arc: int = 256
    label: int = 96
    act: int = 192
    role: int = 64
    dropout: float = 0.1
    head_dropout: float = 0.33

    def as_dict(self) -> dict[str, float]:
        return asdict(self)


class Layer(nn.Module):  # type: ignore[misc]  # torch has no types that mypy may read
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        size = shape.hidden
        self.heads = shape.heads
        self.query = nn.Linear(size, size)
        self.key = nn.Linear(size, size)
        self.value = nn.Linear(size, size)
        self.out = nn.Linear(size, size)
        self.norm_attention = nn.LayerNorm(size, eps=1e-12)
        self.up = nn.Linear(size, shape.inner)
        self.down = nn.Linear(shape.inner, size)
        self.norm_out = nn.LayerNorm(size, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)
        self.plain = False  # written-out attention, for the export

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        batch, length, size = states.shape
        width = size // self.heads

        def split(x: Tensor) -> Tensor:
            return x.reshape(batch, length, self.heads, width).transpose(1, 2)

        query, key, value = (
            split(self.query(states)),
            split(self.key(states)),
            split(self.value(states)),
        )
        if self.plain:
            scores = torch.matmul(query, key.transpose(2, 3)) / math.sqrt(width) + bias
            mixed = torch.matmul(torch.softmax(scores, dim=-1), value)
        else:
            drop = self.dropout.p if self.training else 0.0
            mixed = functional.scaled_dot_product_attention(
                query, key, value, attn_mask=bias.to(query.dtype), dropout_p=drop
            )
        mixed = mixed.transpose(1, 2).reshape(batch, length, size)
        states = self.norm_attention(states + self.dropout(self.out(mixed)))
        inner = self.down(functional.gelu(self.up(states)))
        return self.norm_out(states + self.dropout(inner))


class Encoder(nn.Module):  # type: ignore[misc]  # torch has no types that mypy may read
    """BERT; token types carry the shape and spacing of atoms."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.word = nn.Embedding(shape.pieces, shape.hidden)
        self.place = nn.Embedding(shape.places, shape.hidden)
        self.kind = nn.Embedding(TOKEN_TYPES, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, pieces: Tensor, kinds: Tensor, mask: Tensor) -> list[Tensor]:
        """The states of every layer, the embeddings first."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.word(pieces) + self.place(places)[None] + self.kind(kinds)
        states = self.dropout(self.norm(states))
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        found = [states]
        for layer in self.layers:
            states = layer(states, bias)
            found.append(states)
        return found

    def load_minilm(self, path: Path) -> None:
        """The weights of a Hugging Face BERT of the same sizes; token types start from row 0."""
        given = load_file(path)
        names = {
            "attention.self.query": "query",
            "attention.self.key": "key",
            "attention.self.value": "value",
            "attention.output.dense": "out",
            "attention.output.LayerNorm": "norm_attention",
            "intermediate.dense": "up",
            "output.dense": "down",
            "output.LayerNorm": "norm_out",
        }
        own = {
            "word.weight": given["embeddings.word_embeddings.weight"],
            "place.weight": given["embeddings.position_embeddings.weight"],
            "kind.weight": given["embeddings.token_type_embeddings.weight"][:1].repeat(
                TOKEN_TYPES, 1
            ),
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        for number in range(len(self.layers)):
            for theirs, ours in names.items():
                for part in ("weight", "bias"):
                    source = f"encoder.layer.{number}.{theirs}.{part}"
                    own[f"layers.{number}.{ours}.{part}"] = given[source]
        self.load_state_dict({name: value.float() for name, value in own.items()})


class Projection(nn.Module):  # type: ignore[misc]  # torch has no types that mypy may read
    """A hidden layer with its drop-out, before a biaffine score."""

    def __init__(self, shape: Shape, size: int) -> None:
        super().__init__()
        self.linear = nn.Linear(shape.hidden, size)
        self.dropout = nn.Dropout(shape.head_dropout)

    def forward(self, states: Tensor) -> Tensor:
        return self.dropout(functional.gelu(self.linear(states)))


class Acts(nn.Module):  # type: ignore[misc]  # torch has no types that mypy may read
    """What a word tells as an act: its type, its mode, and who takes part in it.

    Reads a learned mix of all layers, since the last one, shaped by the tree, names types worse.
    The score of word w as the source (target) of the act that word a tells is the product of
    ``act_roles`` of a (its first or second half) and ``party`` of w.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.mix = nn.Parameter(torch.zeros(shape.layers + 1))
        self.inner = Projection(shape, shape.act)
        self.act = nn.Linear(shape.act, shape.acts)
        self.mode = nn.Linear(shape.act, shape.modes)
        self.teller = Projection(shape, shape.role)
        self.party = Projection(shape, shape.role)
        self.roles = nn.Linear(shape.role, 2 * (shape.role + 1))
        # Most words tell no act, and most have no part in it: training need not find that out.
        with torch.no_grad():
            self.act.bias[0] += 3.0
            self.roles.bias[shape.role :: shape.role + 1] -= 3.0

    def forward(self, layers: list[Tensor]) -> dict[str, Tensor]:
        share = torch.softmax(self.mix, 0)
        states = sum(share[n] * layer for n, layer in enumerate(layers))
        inner = self.inner(states)
        party = self.party(states)
        return {
            "acts": self.act(inner),
            "modes": self.mode(inner),
            "act_roles": self.roles(self.teller(states)),
            "party": torch.cat([party, torch.ones_like(party[..., :1])], -1),
        }


class Network(nn.Module):  # type: ignore[misc]  # torch has no types that mypy may read
    """The encoder and every head; ``label_scores`` is for the chosen heads only."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        size = shape.hidden
        self.dropout = nn.Dropout(shape.head_dropout)
        self.upos = nn.Linear(size, shape.upos)
        self.xpos = nn.Linear(size, shape.xpos)
        self.lemma = nn.Linear(size, shape.lemma)
        self.names = nn.Linear(size, shape.names)
        self.mentions = nn.Linear(size, shape.mentions)
        self.edges = nn.Linear(size, 2)  # goes on the word before; begins a sentence
        self.arc_dependent = Projection(shape, shape.arc)
        self.arc_head = Projection(shape, shape.arc)
        self.arc = nn.Parameter(torch.zeros(shape.arc + 1, shape.arc))
        self.label_dependent = Projection(shape, shape.label)
        self.label_head = Projection(shape, shape.label)
        self.label = nn.Parameter(torch.zeros(shape.label + 1, shape.rel, shape.label + 1))
        self.acts = Acts(shape) if shape.acts else None
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.02)

    def forward(self, pieces: Tensor, kinds: Tensor, mask: Tensor) -> dict[str, Tensor]:
        layers = self.encoder(pieces, kinds, mask)
        states = layers[-1]
        dropped = self.dropout(states)
        dependent = self.arc_dependent(states)
        one = torch.ones_like(dependent[..., :1])
        arcs = torch.matmul(torch.cat([dependent, one], -1), self.arc)
        of_acts = {} if self.acts is None else self.acts(layers)
        return {
            **of_acts,
            "states": states,
            "upos": self.upos(dropped),
            "xpos": self.xpos(dropped),
            "lemma": self.lemma(dropped),
            "names": self.names(dropped),
            "mentions": self.mentions(dropped),
            "edges": self.edges(dropped),
            "arcs": torch.matmul(arcs, self.arc_head(states).transpose(1, 2)),
            "label_dependent": self.label_dependent(states),
            "label_head": self.label_head(states),
        }

    def label_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Relation scores of (dependent, head) pairs: N x relations."""
        one = torch.ones_like(dependent[:, :1])
        left = torch.cat([dependent, one], -1)
        right = torch.cat([head, one], -1)
        half = left @ self.label.to(left.dtype).reshape(self.shape.label + 1, -1)
        half = half.reshape(-1, self.shape.rel, self.shape.label + 1)
        return torch.matmul(half, right[:, :, None])[:, :, 0]
