"""Text in; windows out: stretches of whole paragraphs and sentences that the network reads at once.

A window is filled up to ``FULL`` word pieces and then cut at the best break in its second half: a
blank line, a line end after a full stop, a full stop, a line end, a comma, a space. Texts are read
lazily, so a line of fifty megabytes costs no more memory than a short one. Never drops an atom and
never lets a window grow past ``LONGEST`` pieces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from demarche.language.atoms import (
    BLANK_LINE,
    GLUED,
    MARK,
    NEWLINE,
    PIECES_PER_ATOM,
    SPACE,
    Atom,
    Vocabulary,
    atoms_of,
    listed,
)

# Training windows hold up to 192 word pieces; between 96 and 224 the figures hardly move
# (training/language/RESULTS.md), while the cost of a word rises slowly with the length.
FULL = 128
# A sentence that goes on past a full window is given this much room before it is cut anywhere.
LONGEST = 240

_ABBREVIATIONS = listed(
    "mr mrs ms dr gen col lt sgt capt maj sen rep gov pres prof rev st jr sr no vs inc ltd co corp"
    " jan feb mar apr jun jul aug sep sept oct nov dec mt ft messrs hon brig adm etc dept art para"
)
_ENDS = frozenset(".!?…。؟!?")
_CLOSERS = frozenset("\"'”’)]»")


@dataclass(slots=True)
class Window:
    """Atoms that are read together, and their word pieces between [CLS] and [SEP]."""

    atoms: list[Atom] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Word pieces, the two marks at the ends included."""
        return len(self.pieces)


def _rank(text: str, atom: Atom, before: list[Atom]) -> int:
    """How good a break there is before an atom: 6 a blank line, 0 none at all."""
    if atom.spacing == BLANK_LINE:
        return 6
    if atom.spacing == GLUED:
        return 0
    place = len(before) - 1
    while place > 0 and text[before[place].start] in _CLOSERS:
        place -= 1
    last = before[place]
    mark = text[last.end - 1]
    stopped = mark in _ENDS
    if mark == "." and place > 0 and last.spacing == GLUED:
        word = text[before[place - 1].start : before[place - 1].end].lower()
        stopped = len(word) > 1 and word not in _ABBREVIATIONS
    if atom.spacing == NEWLINE:
        return 5 if stopped else 3
    if stopped and not text[atom.start].islower():
        return 4
    return 2 if last.shape == MARK else 1


def _best_cut(ranks: list[int], first: list[int]) -> int:
    """The atom before which to cut: the best break in the second half, the latest of equals."""
    half = next((at for at, piece in enumerate(first) if piece >= FULL // 2), 1)
    best = max(ranks[half:], default=0)
    if not best:
        return len(ranks)
    return max(at for at in range(half, len(ranks)) if ranks[at] == best)


class _Filling:
    """The window being filled."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.atoms: list[Atom] = []
        self.pieces: list[tuple[int, ...]] = []
        self.ranks: list[int] = []
        self.first: list[int] = []
        self.size = 1

    def add(self, atom: Atom, pieces: tuple[int, ...]) -> None:
        self.ranks.append(_rank(self.text, atom, self.atoms) if self.atoms else 0)
        self.atoms.append(atom)
        self.pieces.append(pieces)
        self.first.append(self.size)
        self.size += len(pieces)

    def take(self, count: int) -> Window:
        """The first so many atoms as a window; the rest stays."""
        window = _window(self.atoms[:count], self.pieces[:count], self.vocabulary)
        atoms, pieces = self.atoms[count:], self.pieces[count:]
        self.atoms, self.pieces, self.ranks, self.first, self.size = [], [], [], [], 1
        for atom, ids in zip(atoms, pieces, strict=True):
            self.add(atom, ids)
        return window


def _window(atoms: list[Atom], pieces: list[tuple[int, ...]], vocabulary: Vocabulary) -> Window:
    found = Window(atoms, [vocabulary.first], [MARK * 4 + BLANK_LINE])
    for place, (atom, ids) in enumerate(zip(atoms, pieces, strict=True)):
        # What comes first in a window was always read as coming after a blank line in training.
        kind = atom.shape * 4 + (atom.spacing if place else BLANK_LINE)
        found.first.append(len(found.pieces))
        found.pieces.extend(ids)
        found.kinds.extend([kind] * len(ids))
    found.pieces.append(vocabulary.last)
    found.kinds.append(MARK * 4 + SPACE)
    return found


def window_of(text: str, atoms: list[Atom], vocabulary: Vocabulary) -> Window:
    """One window of given atoms, however long; for measuring on given words."""
    pieces, end = [], -1
    for atom in atoms:
        unit = text[atom.start : atom.end]
        inside = atom.start == end and unit[0].isalnum() and text[end - 1].isalnum()
        pieces.append(vocabulary.pieces(unit, inside=inside))
        end = atom.end
    return _window(atoms, pieces, vocabulary)


def windows_of(text: str, vocabulary: Vocabulary) -> Iterator[Window]:
    """The windows of a text, in order."""
    filling = _Filling(text, vocabulary)
    end = -1
    for atom in atoms_of(text):
        unit = text[atom.start : atom.end]
        inside = atom.start == end and unit[0].isalnum() and text[end - 1].isalnum()
        filling.add(atom, vocabulary.pieces(unit, inside=inside))
        end = atom.end
        if filling.size < FULL:
            continue
        cut = _best_cut(filling.ranks, filling.first)
        sure = cut < len(filling.ranks) and filling.ranks[cut] >= 4
        if sure or filling.size >= LONGEST - PIECES_PER_ATOM:
            yield filling.take(cut)
    if filling.atoms:
        yield filling.take(len(filling.atoms))
