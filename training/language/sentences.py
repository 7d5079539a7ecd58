"""A sentence as training sees it: arrays of atoms and of words.

Of each atom: word pieces, shape, spacing, and whether it goes on the word before. Of each word: its
first atom, tag, lemma script, head, relation, the set of entity tags that its source allows (a bit
mask), the type of the mention that it heads, the act that it tells and its mode. A layer that a
source does not annotate is -1 (or every bit) and costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from demarche.language.atoms import GLUED, Atom, Vocabulary, atoms_of, shape_of
from training.language import words

NAME_TYPES = ("PER", "ORG", "LOC", "NORP")
NAME_TAGS = ("O", *(f"{part}-{name}" for name in NAME_TYPES for part in "BIES"))
MENTION_TYPES = ("none", "person", "organization", "place", "event")
ANY = (1 << len(NAME_TAGS)) - 1
COUNTRIES = frozenset(
    {"US", "UK", *(name for row in words.countries() for name in (row[0], *row[2:]))}
)
NATIONALITIES = words.nationalities()
# Small words inside names.
LINKS = frozenset(
    {"of", "the", "for", "and", "&", "-", "–", "'s", "’s", "'", "de", "al", "la", "di", "du", "del"}
)
UNLABELLED = -1


@dataclass(slots=True)
class Atoms:
    """The atoms of a sentence: pieces, shape, spacing, length, goes on the word before."""

    pieces: list[tuple[int, ...]] = field(default_factory=list)
    shape: list[int] = field(default_factory=list)
    spacing: list[int] = field(default_factory=list)
    length: list[int] = field(default_factory=list)
    glue: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Words:
    """The words of a sentence; head 0 is the root, else the number of the head word from 1."""

    atom: list[int] = field(default_factory=list)
    upos: list[int] = field(default_factory=list)
    xpos: list[int] = field(default_factory=list)
    lemma: list[int] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    rel: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    mention: list[int] = field(default_factory=list)
    act: list[int] = field(default_factory=list)
    mode: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Piece:
    """A sentence for training: where it stands in its document and what is known of it."""

    gap: str  # "glued", "space", "newline", "paragraph": what stands before it in its document
    atoms: Atoms
    words: Words
    text: str
    roles: dict[int, dict[int, int]] | None = None
    """Per word that tells an act whose parties are known: the parties' head words and their part
    in it, 1 source, 2 target, 3 both."""

    @property
    def size(self) -> int:
        return sum(len(pieces) for pieces in self.atoms.pieces)


def word_spans(text: str, forms: list[str]) -> list[tuple[int, int]]:
    """Where each word stands in the text."""
    spans, at = [], 0
    for form in forms:
        begin = text.find(form, at)
        if begin < 0:
            raise ValueError(f"word {form!r} is not in {text!r}")
        at = begin + len(form)
        spans.append((begin, at))
    return spans


def cut_atoms(text: str, spans: list[tuple[int, int]]) -> Iterator[Atom]:
    """The atoms of a text, cut also at the given word borders."""
    borders = {place for span in spans for place in span}
    for atom in atoms_of(text):
        inner = [place for place in range(atom.start + 1, atom.end) if place in borders]
        if not inner:
            yield atom
            continue
        cuts = [atom.start, *inner, atom.end]
        for begin, end in pairwise(cuts):
            spacing = atom.spacing if begin == atom.start else GLUED
            yield Atom(begin, end, shape_of(text[begin:end]), spacing)


def atoms_for(
    text: str, spans: list[tuple[int, int]], vocabulary: Vocabulary
) -> tuple[Atoms, list[int]]:
    """The atoms of a text as arrays, and each word's first atom."""
    found, first, word = Atoms(), [], 0
    before = ""
    for atom in cut_atoms(text, spans):
        unit = text[atom.start : atom.end]
        inside = atom.spacing == GLUED and unit[0].isalnum() and before[-1:].isalnum()
        starts = word < len(spans) and atom.start >= spans[word][0]
        if starts:
            first.append(len(found.pieces))
            word += 1
        found.pieces.append(vocabulary.pieces(unit, inside=inside))
        found.shape.append(atom.shape)
        found.spacing.append(atom.spacing)
        found.length.append(atom.end - atom.start)
        found.glue.append(0 if starts else 1)
        before = unit
    if len(first) != len(spans):
        raise ValueError(f"words without atoms in {text!r}")
    return found, first


def tag_mask(label: str) -> int:
    return 1 << NAME_TAGS.index(label)


def name_masks(
    forms: list[str], spans: list[tuple[int, int, str]], vague: set[int] | None = None
) -> list[int]:
    """The allowed entity tags per word, from name spans over words (end exclusive).

    A capitalised nationality word outside every span is NORP; a word in ``vague`` may be anything.
    """
    outside = tag_mask("O")
    masks = [ANY if vague and place in vague else outside for place in range(len(forms))]
    for place, form in enumerate(forms):
        if masks[place] == outside and form in NATIONALITIES:
            masks[place] = tag_mask("S-NORP")
    for begin, end, label in spans:
        if end - begin == 1:
            masks[begin] = tag_mask(f"S-{label}")
            continue
        for place in range(begin, end):
            part = "B" if place == begin else "E" if place == end - 1 else "I"
            masks[place] = tag_mask(f"{part}-{label}")
    return masks
