"""Sentences with their acts marked in; arrays for training out.

Two sources of our own writing, ``training/events/told`` (types, modes and parties) and
``training/events/sentences`` (types), and silver negatives: treebank sentences of genres that tell
no politics. Words, tags and trees of our own sentences are those that the shipped model reads, so
that the acts are learned on the words that run time has. One sentence in ten, by a hash of its
text, is held apart for measuring.
"""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from demarche.coding.acts.actions import find_actions
from demarche.language.analyser import Analyser
from demarche.language.atoms import Vocabulary
from demarche.language.lemmas import script_of
from demarche.ontology.plover import MODES
from demarche.records import Report, Sentence, Token
from training.events import sentences, told
from training.language.sentences import ANY, UNLABELLED, Piece, Words, atoms_for
from training.language.treebanks import Labels

ACTS = ("none", *MODES)
ACT_MODES = ("none", *sorted({mode for modes in MODES.values() for mode in modes}))
PARTS = {"source": 1, "target": 2, "both": 3}
QUIET = (
    "answers-", "reviews-", "email-", "GUM_academic", "GUM_bio", "GUM_fiction", "GUM_how",
    "GUM_whow", "GUM_vlog", "GUM_voyage", "GUM_textbook", "GUM_conversation",
)  # fmt: skip
HELD = 10


@dataclass(frozen=True, slots=True)
class Trigger:
    """A marked act: its characters, the numbers of its type and mode, its parties if known."""

    start: int
    end: int
    act: int
    mode: int
    parties: tuple[tuple[int, int, int], ...] | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of our own and its acts."""

    text: str
    triggers: tuple[Trigger, ...]

    @property
    def held(self) -> bool:
        """Whether it is kept for measuring."""
        return zlib.crc32(self.text.encode()) % HELD == 0


def lines() -> list[Line]:
    """All our lines, those with parties first."""
    found = []
    for one in told.load():
        triggers = tuple(
            Trigger(
                act.start,
                act.end,
                ACTS.index(act.type),
                ACT_MODES.index(act.mode or "none"),
                tuple((p.start, p.end, PARTS[p.role]) for p in act.parties),
            )
            for act in one.acts
        )
        found.append(Line(one.text, triggers))
    for marked in sentences.load():
        triggers = tuple(
            Trigger(start, end, ACTS.index(sentences.TYPES[kind]), UNLABELLED, None)
            for start, end, kind in marked.triggers
        )
        found.append(Line(marked.text, triggers))
    return found


def head_of(tokens: Iterable[Token], start: int, end: int) -> Token | None:
    """The word of a stretch on which its others depend: the first noun or verb of several."""
    inside = [token for token in tokens if start < token.end and token.start < end]
    own = {token.index for token in inside}
    heads = [token for token in inside if token.head not in own and token.upos != "PUNCT"]
    full = [t for t in heads if t.upos in {"NOUN", "PROPN", "PRON", "VERB"}]
    return next(iter(full or heads or inside), None)


def _piece(
    sentence: Sentence, line: Line, labels: Labels, vocabulary: Vocabulary, gap: str
) -> Piece:
    """A sentence of a line as arrays."""
    tokens = sentence.tokens
    text = line.text[sentence.start : sentence.end]
    spans = [(t.start - sentence.start, t.end - sentence.start) for t in tokens]
    atoms, first = atoms_for(text, spans, vocabulary)
    act, mode = [0] * len(tokens), [UNLABELLED] * len(tokens)
    roles: dict[int, dict[int, int]] = {}
    for trigger in line.triggers:
        if not sentence.start <= trigger.start < sentence.end:
            continue
        head = head_of(tokens, trigger.start, trigger.end)
        if head is None:
            continue
        for token in tokens:
            inside = trigger.start < token.end and token.start < trigger.end
            if inside and act[token.index] == 0:
                act[token.index] = UNLABELLED
        act[head.index], mode[head.index] = trigger.act, trigger.mode
        if trigger.parties is not None:
            parts: dict[int, int] = {}
            for start, end, part in trigger.parties:
                party = head_of(tokens, start, end)
                if party is not None:
                    parts[party.index] = parts.get(party.index, 0) | part
            roles[head.index] = parts
    number = labels.number
    words = Words(
        first,
        [number["upos"][t.upos] for t in tokens],
        [number["xpos"][t.xpos] for t in tokens],
        [number["lemma"].get(script_of(t.text, t.lemma), UNLABELLED) for t in tokens],
        [t.head + 1 for t in tokens],
        [number["rel"][t.deprel] for t in tokens],
        [ANY] * len(tokens),
        [UNLABELLED] * len(tokens),
        act,
        mode,
    )
    return Piece(gap, atoms, words, text, roles)


def marked(
    given: list[Line], analyser: Analyser, labels: Labels, vocabulary: Vocabulary
) -> list[list[Piece]]:
    """The pieces of each line."""
    analyses = analyser.analyse(Report(str(n), line.text) for n, line in enumerate(given))
    return [
        [
            _piece(sentence, line, labels, vocabulary, "space" if n else "paragraph")
            for n, sentence in enumerate(analysis.sentences)
        ]
        for line, analysis in zip(given, analyses, strict=True)
    ]


def strangers(pieces: list[list[Piece]], dice: random.Random) -> list[list[Piece]]:
    """Lines put together as reports of up to five, in a new order each epoch."""
    order = list(pieces)
    dice.shuffle(order)
    documents: list[list[Piece]] = []
    at = 0
    while at < len(order):
        size = dice.randint(1, 5)
        documents.append([piece for line in order[at : at + size] for piece in line])
        at += size
    return documents


def add_negatives(documents: dict[str, list[Piece]], kept: Path) -> int:
    """Marks the words of quiet genres as no acts, in place; not where the tables see an act.

    Args:
        documents: treebank documents by their ids.
        kept: a file for what the tables see, which takes a minute and a half to find out.

    Returns:
        How many words are marked.
    """
    quiet = [p for name, ps in documents.items() if name.startswith(QUIET) for p in ps]
    if not kept.exists():
        analyses = Analyser(threads=1).analyse(Report("quiet", piece.text) for piece in quiet)
        seen = [bool(find_actions(analysis)) for analysis in analyses]
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(seen), encoding="utf-8")
    count = 0
    for piece, seen in zip(quiet, json.loads(kept.read_text(encoding="utf-8")), strict=True):
        if not seen:
            piece.words.act = [0] * len(piece.words.act)
            count += len(piece.words.act)
    return count
