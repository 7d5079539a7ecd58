"""Sentences in; shuffled, augmented windows and padded batches out.

What is varied, because text on the web varies so: how paragraphs are parted (blank line, new line,
or nothing but a space), hard-wrapped lines, lower case and capitals throughout, headlines (capital
letters on every word, no full stop, a new line after), a dateline, date or by-line before the first
sentence, curly quotes are folded by the vocabulary already. A sentence stands alone in three
windows of five; otherwise with its neighbours up to a drawn length of 48 to 192 word pieces.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

import torch
from torch import Tensor

from demarche.language.atoms import (
    BLANK_LINE,
    GLUED,
    LOWER,
    MARK,
    MIXED,
    NEWLINE,
    SINGLE,
    SPACE,
    TITLE,
    UPPER,
    Vocabulary,
)
from training.language import practice
from training.language.names import from_names
from training.language.sentences import ANY, UNLABELLED, Piece, Words

LONGEST = 250  # word pieces; a longer sentence (2 in the treebanks) is left out of training
ALONE = 0.6  # of the windows; about one word in five


@dataclass(slots=True)
class Window:
    """Consecutive sentences and how each is parted from the one before (a spacing class)."""

    parts: list[Piece]
    spacing: list[int]

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts) + 2


def windows_of(documents: list[list[Piece]], dice: random.Random) -> list[Window]:
    """One epoch's windows: every sentence of every document once."""
    found = []
    for document in documents:
        at = 0
        while at < len(document):
            limit = 0 if dice.random() < ALONE else dice.randint(48, 192)
            parts = [document[at]]
            at += 1
            size = parts[0].size
            while at < len(document) and size + document[at].size <= limit:
                parts.append(document[at])
                size += document[at].size
                at += 1
            if size <= LONGEST:
                found.append(_spaced(parts, dice))
    dice.shuffle(found)
    return found


def _spaced(parts: list[Piece], dice: random.Random) -> Window:
    roll = dice.random()
    between = BLANK_LINE if roll < 0.5 else NEWLINE if roll < 0.85 else SPACE
    spacing = [BLANK_LINE]
    for part in parts[1:]:
        if part.gap == "paragraph":
            spacing.append(between)
        elif part.gap == "newline":
            spacing.append(NEWLINE)
        else:
            spacing.append(GLUED if part.gap == "glued" else SPACE)
    return Window(list(parts), spacing)


def with_prefix(window: Window, dice: random.Random, vocabulary: Vocabulary) -> Window:
    """A dateline, date or by-line of our own before the window."""
    gap, text, names = practice.prefix(dice)[0]
    lead = from_names(text, "paragraph", names, [], vocabulary)
    return Window(
        [lead, *window.parts],
        [BLANK_LINE, SPACE if gap == " " else NEWLINE, *window.spacing[1:]],
    )


def headline(part: Piece, dice: random.Random) -> Piece:
    """The sentence as a headline: no full stop, capitals on words."""
    words = part.words
    last = len(words.atom) - 1
    stop = (
        last > 2
        and part.text.endswith(".")
        and words.atom[last] == len(part.atoms.pieces) - 1
        and words.head[last] > 0
        and last + 1 not in words.head
    )
    if not stop:
        return part
    found = copy(part)
    atoms, kept = copy(part.atoms), Words()
    for name in ("pieces", "shape", "spacing", "length", "glue"):
        setattr(atoms, name, getattr(atoms, name)[:-1])
    for name in Words.__slots__:
        setattr(kept, name, getattr(words, name)[:-1])
    found.atoms, found.words, found.text = atoms, kept, part.text[:-1]
    roll = dice.random()
    return recased(found, "title" if roll < 0.5 else "upper") if roll < 0.6 else found


def recased(part: Piece, how: str) -> Piece:
    """The sentence in lower case, in capitals, or with a capital on every word."""
    found, atoms = copy(part), copy(part.atoms)
    cased = {LOWER, TITLE, SINGLE, UPPER, MIXED}
    shape = []
    for size, old, glue in zip(atoms.length, atoms.shape, atoms.glue, strict=True):
        if old not in cased:
            shape.append(old)
        elif how == "lower":
            shape.append(LOWER)
        elif how == "upper":
            shape.append(SINGLE if size == 1 else UPPER)
        else:
            small = old != LOWER or size < 4 or glue == 1
            shape.append(old if small else TITLE)
    atoms.shape = shape
    found.atoms = atoms
    return found


def varied(window: Window, dice: random.Random, vocabulary: Vocabulary) -> Window:
    """The window with some of the variations above."""
    if dice.random() < 0.06:
        how = dice.choice(["lower", "lower", "upper"])
        window = Window([recased(part, how) for part in window.parts], window.spacing)
    if dice.random() < 0.08 and window.parts[0].words.head[:1] != [UNLABELLED]:
        parts = [headline(window.parts[0], dice), *window.parts[1:]]
        spacing = list(window.spacing)
        if len(spacing) > 1:
            spacing[1] = dice.choice([NEWLINE, BLANK_LINE])
        window = Window(parts, spacing)
    if dice.random() < 0.10 and window.size < LONGEST - 20:
        window = with_prefix(window, dice, vocabulary)
    return window


def _wrapped(spacing: list[int], length: list[int], width: int) -> None:
    """Hard-wrap: the space at which a line would grow too long becomes a new line; in place."""
    column = 0
    for place, (gap, size) in enumerate(zip(spacing, length, strict=True)):
        if gap in (NEWLINE, BLANK_LINE):
            column = 0
        elif gap == SPACE:
            column += 1
            ahead, end = 0, place
            while end < len(length) and (end == place or spacing[end] == GLUED):
                ahead += length[end]
                end += 1
            if column + ahead > width:
                spacing[place] = NEWLINE
                column = 0
        column += size


@dataclass(slots=True)
class Batch:
    """Padded tensors: B windows, S pieces, A atoms, W words; labels of nothing are -1."""

    pieces: Tensor
    kinds: Tensor
    mask: Tensor
    atom: Tensor  # B x A: first piece of each atom
    glue: Tensor
    begin: Tensor
    word: Tensor  # B x W: first piece of each word
    sentence: Tensor  # B x W: number of the sentence; -1 is padding
    head: Tensor  # B x W: 0 the root, else the head's place in the window's words from 1
    upos: Tensor
    xpos: Tensor
    lemma: Tensor
    rel: Tensor
    names: Tensor
    mention: Tensor
    act: Tensor
    mode: Tensor
    teller: Tensor  # N x 2: window and word of each act whose parties are known
    parties: Tensor  # N x W: 0 no party, 1 source, 2 target, 3 both; -1 not known


_LAYERS = ("upos", "xpos", "lemma", "rel", "names", "mention", "act", "mode")


def _lists(window: Window, vocabulary: Vocabulary, width: int) -> dict[str, list[int]]:
    keys = "pieces kinds atom glue begin word sentence head".split() + list(_LAYERS)
    out: dict[str, list[int]] = {key: [] for key in keys}
    spacing = [
        gap if place or not number else window.spacing[number]
        for number, part in enumerate(window.parts)
        for place, gap in enumerate(part.atoms.spacing)
    ]
    lengths = [size for part in window.parts for size in part.atoms.length]
    spacing[0] = BLANK_LINE
    if width:
        spacing = [BLANK_LINE if gap == NEWLINE else gap for gap in spacing]
        _wrapped(spacing, lengths, width)
    out["pieces"].append(vocabulary.first)
    out["kinds"].append(MARK * 4 + BLANK_LINE)
    at = 0
    for number, part in enumerate(window.parts):
        firsts = []
        for place, pieces in enumerate(part.atoms.pieces):
            firsts.append(len(out["pieces"]))
            out["pieces"].extend(pieces)
            kind = part.atoms.shape[place] * 4 + spacing[at]
            out["kinds"].extend([kind] * len(pieces))
            out["glue"].append(part.atoms.glue[place] if spacing[at] == GLUED else UNLABELLED)
            out["begin"].append(UNLABELLED if at == 0 else int(place == 0))
            at += 1
        out["atom"].extend(firsts)
        before = len(out["word"])
        words = part.words
        out["word"].extend(firsts[atom] for atom in words.atom)
        out["sentence"].extend([number] * len(words.atom))
        out["head"].extend(head + before if head > 0 else head for head in words.head)
        for key in _LAYERS:
            out[key].extend(getattr(words, key))
    out["pieces"].append(vocabulary.last)
    out["kinds"].append(MARK * 4 + SPACE)
    return out


PADDING = {"pieces": 0, "kinds": 0, "atom": 0, "word": 0, "names": ANY}


def _roles(windows: list[Window], width: int) -> tuple[Tensor, Tensor]:
    """The acts of the windows and the parts of the words of their sentences in them."""
    tellers, rows = [], []
    for number, window in enumerate(windows):
        before = 0
        for part in window.parts:
            size = len(part.words.atom)
            for teller, parties in (part.roles or {}).items():
                row = [UNLABELLED] * width
                row[before : before + size] = [parties.get(word, 0) for word in range(size)]
                tellers.append((number, before + teller))
                rows.append(row)
            before += size
    if not rows:
        return torch.zeros((0, 2), dtype=torch.long), torch.zeros((0, width), dtype=torch.long)
    return torch.tensor(tellers), torch.tensor(rows)


def collate(windows: list[Window], vocabulary: Vocabulary, widths: list[int]) -> Batch:
    """Windows as one padded batch; a width above 0 hard-wraps that window."""
    lists = [
        _lists(window, vocabulary, width) for window, width in zip(windows, widths, strict=True)
    ]
    out = {}
    for key in lists[0]:
        longest = max(len(one[key]) for one in lists)
        fill = PADDING.get(key, UNLABELLED)
        rows = [one[key] + [fill] * (longest - len(one[key])) for one in lists]
        out[key] = torch.tensor(rows, dtype=torch.long)
    out["teller"], out["parties"] = _roles(windows, out["word"].shape[1])
    longest = out["pieces"].shape[1]
    sizes = torch.tensor([len(one["pieces"]) for one in lists])
    mask = torch.arange(longest)[None, :] < sizes[:, None]
    return Batch(mask=mask, **out)


def batches(
    windows: list[Window], dice: random.Random, vocabulary: Vocabulary, pieces: int
) -> Iterator[Batch]:
    """Windows of like length together, some ``pieces`` word pieces a batch, in random order."""
    windows = [varied(window, dice, vocabulary) for window in windows]
    groups: list[list[Window]] = []
    for start in range(0, len(windows), 2000):
        pool = sorted(windows[start : start + 2000], key=lambda window: window.size)
        group: list[Window] = []
        for window in pool:
            if group and window.size * (len(group) + 1) > pieces:
                groups.append(group)
                group = []
            group.append(window)
        if group:
            groups.append(group)
    dice.shuffle(groups)
    for group in groups:
        widths = [
            dice.randint(60, 82) if len(window.parts) > 1 and dice.random() < 0.12 else 0
            for window in group
        ]
        yield collate(group, vocabulary, widths)
