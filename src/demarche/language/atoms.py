"""Text in; atoms out: the finest units that a word may be made of, with code-point offsets.

An atom is a run of letters, a run of digits, a web address, a run of one repeated mark, or any
other single character; English clitics ("n't", "'s", "can|not") are cut off beforehand. The network
then says which atoms make up a word and where a sentence begins. White space and zero-width
characters belong to no atom. This module never changes the text and never loses an offset:
``text[atom.start:atom.end]`` is the atom, and atoms are in order and do not overlap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SPACINGS = ("glued", "space", "newline", "blank line")
GLUED, SPACE, NEWLINE, BLANK_LINE = range(4)

SHAPES = ("lower", "Title", "Single", "UPPER", "mixed", "digits", "mark", "other")
LOWER, TITLE, SINGLE, UPPER, MIXED, DIGITS, MARK, OTHER = range(8)

# An atom never gives more word pieces than this: a web address or a line of base64 would fill a
# window otherwise. In the treebanks 1 atom in 2,000 has more than six.
PIECES_PER_ATOM = 6
# As in BERT's own tokeniser: what is longer is no word.
_LONGEST_UNIT = 100

# Zero-width space, joiners, directional marks, word joiner, byte-order mark, soft hyphen: they are
# seen as nothing at all, so that a word may go on behind them.
_NOTHING = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad"
# Combining marks that follow a letter belong to it; `re` does not count them as word characters.
_COMBINING = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
_COMBINING += "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0a3c-\u0a4d\u0b3c-\u0b4d"
_COMBINING += "\u0bbe-\u0bcd\u0c3e-\u0c4d\u0cbc-\u0ccd\u0d3e-\u0d4d\u0e31-\u0e3a\u0e47-\u0e4e"

_ATOM = re.compile(
    rf"""
      (?P<address>(?:https?://|www\.)[^\s<>"”]*[\w/]      # web address
         |[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+)              # mail address
    | (?P<nt>(?<=[^\W\d_])n['’]t(?![^\W\d_]))             # do|n't
    | (?P<letters>[^\W\d_](?:(?!n['’]t(?![^\W\d_]))[^\W\d_{_COMBINING}]|[{_COMBINING}])*+)
    | (?P<digits>\d+)
    | (?P<clitic>(?<=[\w.])['’](?:s|re|ll|d|ve|m)(?![^\W_]))  # it|'s
    | (?P<run>([-.=*_~!?#+])\7+)                          # ... --- !!!
    | (?P<mark>[^\s{_NOTHING}])
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Letter runs that the treebanks write as two words though no apostrophe shows it; only those that
# mean nothing else ("its", "were", "well", "id" stay whole).
_PARTS = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "lemme": 3, "gimme": 3, "dunno": 2,
    "dont": 2, "didnt": 3, "doesnt": 4, "cant": 2, "wont": 2, "isnt": 2, "wasnt": 3, "arent": 3,
    "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "havent": 4, "hasnt": 3, "hadnt": 3, "werent": 4,
    "im": 1, "ive": 1, "thats": 4, "whats": 4, "theyre": 4, "youre": 3, "theres": 5,
}  # fmt: skip

_SAME = str.maketrans({"’": "'", "‘": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "…": "."})


def listed(words: str) -> frozenset[str]:
    """The words of a table written on one line."""
    return frozenset(words.split())


class Atom(NamedTuple):
    """One unit: where it is, what it looks like, what stands before it."""

    start: int
    end: int
    shape: int
    spacing: int

    @property
    def kind(self) -> int:
        """The token-type id: shape and spacing as one number below 32."""
        return self.shape * 4 + self.spacing


def shape_of(unit: str) -> int:
    """The shape class of an atom, by its case."""
    first = unit[0]
    if first.isdigit():
        return DIGITS
    if not first.isalpha():
        return LOWER if unit[-1].isalpha() and unit.islower() else MARK if first < "⅐" else OTHER
    if unit.islower():
        return LOWER
    if unit.isupper():
        return SINGLE if len(unit) == 1 else UPPER
    if unit.istitle():
        return TITLE
    return MIXED if unit.lower() != unit.upper() else OTHER


def _spacing(text: str, begin: int, end: int) -> int:
    if begin == end:
        return GLUED
    gap = text[begin:end]
    if gap == " ":
        return SPACE
    if not gap.strip(" \t\u00a0"):
        return SPACE
    lines = gap.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    breaks = lines.count("\n") + 2 * gap.count("\u2029") + 2 * gap.count("\f")
    if breaks:
        return NEWLINE if breaks == 1 else BLANK_LINE
    return SPACE if any(char.isspace() for char in gap) else GLUED


def atoms_of(text: str, begin: int = 0, end: int | None = None) -> Iterator[Atom]:
    """The atoms of ``text[begin:end]`` with offsets in ``text``; lazily, in order."""
    last = begin
    for match in _ATOM.finditer(text, begin, len(text) if end is None else end):
        start, stop = match.span()
        kind = match.lastgroup
        spacing = BLANK_LINE if last == 0 else _spacing(text, last, start)
        last = stop
        if kind in {"mark", "run"}:
            yield Atom(start, stop, MARK if text[start] < "⅐" else shape_of(text[start]), spacing)
        elif kind == "digits":
            yield Atom(start, stop, DIGITS, spacing)
        elif kind == "letters":
            unit = text[start:stop]
            cut = _PARTS.get(unit.lower()) if stop - start < 9 else None
            if cut is None:
                yield Atom(start, stop, shape_of(unit), spacing)
            else:
                yield Atom(start, start + cut, shape_of(unit[:cut]), spacing)
                yield Atom(start + cut, stop, shape_of(unit[cut:]), GLUED)
        elif kind == "address":
            yield Atom(start, stop, OTHER, spacing)
        else:
            yield Atom(start, stop, LOWER, spacing)


class Vocabulary:
    """Word pieces of the encoder: greedy, longest first, with a memory of units already seen."""

    # Bounded so that a stream of random strings cannot fill the memory; 100,000 units are more
    # than a day of news has.
    _REMEMBERED = 100_000

    def __init__(self, path: Path) -> None:
        pieces = path.read_text(encoding="utf-8").split("\n")
        self._id = {piece: number for number, piece in enumerate(pieces) if piece}
        self.size = len(self._id)
        self.padding = self._id["[PAD]"]
        self.unknown = self._id["[UNK]"]
        self.first = self._id["[CLS]"]
        self.last = self._id["[SEP]"]
        self._seen: dict[tuple[str, bool], tuple[int, ...]] = {}

    def pieces(self, unit: str, *, inside: bool) -> tuple[int, ...]:
        """The word-piece ids of a unit; ``inside``: it goes on a run of letters or digits."""
        if len(unit) > _LONGEST_UNIT:
            return (self.unknown,)
        key = (unit, inside)
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) >= self._REMEMBERED:
                self._seen.clear()
            found = self._seen[key] = self._split(unit, inside=inside)
        return found

    def _split(self, unit: str, *, inside: bool) -> tuple[int, ...]:
        plain = unicodedata.normalize("NFD", unit.lower().translate(_SAME))
        plain = "".join(char for char in plain if unicodedata.category(char) != "Mn")
        if not plain:
            return (self.unknown,)
        found: list[int] = []
        while plain and len(found) < PIECES_PER_ATOM:
            prefix = "##" if (inside or found) and plain[0].isalnum() else ""
            for size in range(len(plain), 0, -1):
                piece = self._id.get(prefix + plain[:size])
                if piece is not None:
                    found.append(piece)
                    plain = plain[size:]
                    break
            else:
                return (self.unknown,)
        return tuple(found)
