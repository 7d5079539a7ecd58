"""What the language layer finds in a report: sentences, words, tags, trees, entities.

Names and labels are those of Universal Dependencies (UPOS, deprel) and the Penn Treebank (XPOS).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from demarche.records.event import EventType
from demarche.records.report import Report

EntityLabel = Literal["PER", "ORG", "LOC", "GPE", "NORP", "FAC"]
"""person · organisation · place · geopolitical entity · nationality or group · facility"""

MentionLabel = Literal["person", "organization", "place"]

FAINT = 0.02
"""The chance of an act below which a word gets no hint."""

ROOT = -1
"""The `head` of a sentence's root."""


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word.

    Attributes:
        index: its place in the sentence, from 0.
        start, end: its offsets in the report's text.
        text: the characters there.
        lemma: dictionary form, lower case but for proper nouns.
        upos, xpos: universal and Penn part-of-speech tags.
        head: index (in the sentence) of the word it depends on, `ROOT` for the root.
        deprel: universal relation to that head, with its subtype ("nsubj:pass", "nmod:poss").
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its dependency tree (`tokens` is never empty; exactly one root)."""

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != ROOT:
                below[token.head].append(token.index)
        object.__setattr__(self, "_children", tuple(tuple(c) for c in below))

    @property
    def root(self) -> Token:
        """The word on which all others depend."""
        return next(t for t in self.tokens if t.head == ROOT)

    def children(self, token: Token, *deprels: str) -> list[Token]:
        """The word's direct dependents in text order, all or those with one of these relations.

        A relation without subtype takes in its subtypes: "nsubj" matches "nsubj:pass".
        """
        below = [self.tokens[i] for i in self._children[token.index]]
        if not deprels:
            return below
        return [t for t in below if t.deprel in deprels or t.deprel.split(":")[0] in deprels]

    def parent(self, token: Token) -> Token | None:
        """The word that it depends on, None for the root."""
        return None if token.head == ROOT else self.tokens[token.head]

    def subtree(self, token: Token) -> list[Token]:
        """The word and all that depends on it, directly or not, in text order."""
        found = [token.index]
        for i in found:
            found.extend(self._children[i])
        return [self.tokens[i] for i in sorted(found)]


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: offsets and label."""

    start: int
    end: int
    label: EntityLabel


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun that heads a nominal mention of a person, an organisation or a place.

    Attributes:
        sentence: index of the sentence.
        token: index of the head word in that sentence ("officials" in "two senior officials").
        label: what kind of thing is mentioned.
    """

    sentence: int
    token: int
    label: MentionLabel


@dataclass(frozen=True, slots=True)
class ActHint:
    """A word that may tell an act, as the network's heads see it; a chance, not a code.

    Attributes:
        sentence, token: the word.
        chances: the chance of each PLOVER type, best first; what they lack to 1 is "no act".
        mode: the likeliest mode of the best type, None where none is likelier.
        sources, targets: words of the sentence that may head a party, with their chances.
    """

    sentence: int
    token: int
    chances: tuple[tuple[EventType, float], ...]
    mode: str | None
    sources: tuple[tuple[int, float], ...]
    targets: tuple[tuple[int, float], ...]

    @property
    def chance(self) -> float:
        """That the word tells any act."""
        return sum(chance for _, chance in self.chances)

    def of(self, kind: EventType) -> float:
        """The chance of one type."""
        return next((chance for name, chance in self.chances if name == kind), 0.0)


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the language layer says of one report.

    `hints` is None where nobody asked a network for acts; else words without a hint are, to the
    network, no acts (chance below `FAINT`).
    """

    report: Report
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    hints: tuple[ActHint, ...] | None = None
