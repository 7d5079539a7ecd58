"""The CoNLL 2018 measures, after the shared task's evaluation script.

In: gold sentences and a program's sentences of the same text, as words with offsets. Out: F1 of
sentences, words, tags, lemmas, UAS and LAS (relations without their subtypes, as there; `LAS full`
with them). Words are matched by their characters, white space not counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """A word to be scored: its characters' range without white space, and what is said of it."""

    start: int
    end: int
    upos: str
    xpos: str
    lemma: str
    head: int  # index in the sentence, -1 the root
    rel: str


@dataclass
class Tally:
    """Counts over documents."""

    gold: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    right: dict[str, int] = field(default_factory=dict)

    def count(self, name: str, gold: int, found: int, right: int) -> None:
        self.gold[name] = self.gold.get(name, 0) + gold
        self.found[name] = self.found.get(name, 0) + found
        self.right[name] = self.right.get(name, 0) + right

    def f1(self) -> dict[str, float]:
        """F1 of every measure, in per cent."""
        return {
            name: round(200.0 * self.right[name] / max(1, self.gold[name] + self.found[name]), 2)
            for name in self.gold
        }


def compact(text: str) -> list[int]:
    """For each place in a text, how many characters that are no white space stand before it."""
    places, seen = [], 0
    for char in text:
        places.append(seen)
        seen += not char.isspace()
    return [*places, seen]


def _spans(sentences: Iterable[list[Word]]) -> set[tuple[int, int]]:
    return {(words[0].start, words[-1].end) for words in sentences}


def score(gold: list[list[Word]], found: list[list[Word]], tally: Tally) -> None:
    """Add a document's counts to a tally."""
    wanted, given = _spans(gold), _spans(found)
    tally.count("sentences", len(wanted), len(given), len(wanted & given))
    ours: dict[tuple[int, int], tuple[Word, tuple[int, int] | None]] = {}
    for words in found:
        for word in words:
            ours[word.start, word.end] = (word, _head(words, word))
    total = sum(map(len, gold))
    right = dict.fromkeys(("words", "UPOS", "XPOS", "lemmas", "UAS", "LAS", "LAS full"), 0)
    for words in gold:
        for word in words:
            pair = ours.get((word.start, word.end))
            if pair is None:
                continue
            other, head = pair
            right["words"] += 1
            right["UPOS"] += word.upos == other.upos
            right["XPOS"] += word.xpos == other.xpos
            right["lemmas"] += word.lemma == other.lemma
            if _head(words, word) == head:
                right["UAS"] += 1
                right["LAS"] += word.rel.split(":")[0] == other.rel.split(":")[0]
                right["LAS full"] += word.rel == other.rel
    for name, count in right.items():
        tally.count(name, total, len(ours), count)


def _head(words: list[Word], word: Word) -> tuple[int, int] | None:
    if word.head < 0:
        return None
    return words[word.head].start, words[word.head].end


def score_spans(
    gold: Iterable[tuple[int, int, str]], found: Iterable[tuple[int, int, str]], tally: Tally
) -> None:
    """Add named spans, all and by label."""
    wanted, given = set(gold), set(found)
    tally.count("all", len(wanted), len(given), len(wanted & given))
    for label in sorted({span[2] for span in wanted | given}):
        left = {span for span in wanted if span[2] == label}
        right = {span for span in given if span[2] == label}
        tally.count(label, len(left), len(right), len(left & right))
