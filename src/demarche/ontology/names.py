"""An index of proper names that forgives spelling, but not case.

In: (name, value) pairs. Out: the value of a name as a text writes it. Marks on letters, spaces,
hyphens, apostrophes and full stops do not count ("Cote d'Ivoire", "U.S.", "Guinea Bissau"), nor
does a leading "the"; a letter that is a capital in the entry must be one in the text, so "us" and
"turkey" find nothing while "TURKEY" does. Never guesses at a name that is not in it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

_JOINTS = frozenset("-–‐.'’`")
_POSSESSIVES = frozenset(("'s", "’s", "'S", "’S"))


def squeezed(text: str) -> str:
    """The letters and digits of a text, without marks, case kept."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    if text.isalnum():
        return text
    return "".join(c for c in text if c.isalnum())


def _fits(entry: str, text: str) -> bool:
    """Whether every capital of the entry is one in the text (both squeezed)."""
    return entry == text or all(
        t.isupper() for e, t in zip(entry, text, strict=False) if e.isupper()
    )


class NameIndex(Generic[T]):
    """Names with a value each; a name may stand for several values, told apart by case only.

    Args:
        pairs: names and their values; of equal names the first wins.
    """

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self._entries: dict[str, list[tuple[str, T]]] = {}
        for name, value in pairs:
            letters = squeezed(name)
            if letters:
                self._entries.setdefault(letters.lower(), []).append((letters, value))
        self._keys = sorted(self._entries)

    def get(self, text: str) -> T | None:
        """The value of a name, None where the index does not have it.

        Args:
            text: the name as the text writes it, with or without "the".
        """
        found = self._look(squeezed(text))
        if found is None and text[:4].lower() == "the ":
            found = self._look(squeezed(text[4:]))
        return found

    def longest(self, words: Sequence[str], start: int = 0) -> tuple[T, int] | None:
        """The longest name that begins at a word.

        Args:
            words: the words of a sentence; hyphens and apostrophes may be words of their own.
            start: where the name must begin.

        Returns:
            Its value and the index after its last word, or None.
        """
        letters = ""
        best: tuple[T, int] | None = None
        for end in range(start, len(words)):
            word = words[end]
            more = squeezed(word)
            if not more:
                if end == start or word not in _JOINTS:
                    break
                continue
            if word in _POSSESSIVES:
                break
            letters += more
            key = letters.lower()
            at = bisect_left(self._keys, key)
            if at == len(self._keys) or not self._keys[at].startswith(key):
                break
            value = self._look(letters)
            if value is not None:
                best = (value, end + 1)
        return best

    def _look(self, letters: str) -> T | None:
        for entry, value in self._entries.get(letters.lower(), ()):
            if _fits(entry, letters):
                return value
        return None
