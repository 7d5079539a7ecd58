"""Stretches of words: what hangs below a word, where quotation marks and breaks stand.

In: a `Sentence` and its words. Out: words of it. Never knows who speaks.
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.records import Sentence, Token

CLOSING = frozenset('”»"’') | {"''"}

OPENING = frozenset('“„«"‘') | {"``", "''"}

QUOTES = CLOSING | OPENING

EDGES = frozenset(",;:-–—.…")

BREAKS = frozenset({",", "—", "–", ";", "-", ":", ".", "?", "!"})


def closes(sentence: Sentence, index: int) -> bool:
    """Whether this word is a closing quotation mark."""
    tokens = sentence.tokens
    token = tokens[index]
    if token.text in {"”", "»", "’"}:
        return True
    if token.text in {'"', "'", "''"}:
        return index > 0 and tokens[index - 1].end == token.start
    return False


def opens(sentence: Sentence, index: int) -> bool:
    """Whether this word is an opening quotation mark."""
    return sentence.tokens[index].text in QUOTES and not closes(sentence, index)


def before_is_break(sentence: Sentence, index: int) -> bool:
    """Whether a comma, a dash or a closing quotation mark stands before this word."""
    if index == 0:
        return False
    return closes(sentence, index - 1) or (
        sentence.tokens[index - 1].text in {",", "—", "–", "?", "!"}
    )


def is_clause(tokens: list[Token]) -> bool:
    """Whether these words can be something said: a verb, or a quotation."""
    words = [t for t in tokens if t.upos != "PUNCT"]
    if any(t.text in QUOTES for t in tokens) and words:
        return True
    return len(words) >= 2 and any(t.upos in {"VERB", "AUX"} for t in words)


def clause_start(sentence: Sentence, before: int) -> int:
    """Where the stretch that a parenthetical belongs to begins."""
    for at in range(before - 1, 0, -1):
        text = sentence.tokens[at].text
        if text == ";" or (text == ":" and opens(sentence, at + 1)):
            return at + 1
    return 0


def below(sentence: Sentence, heads: list[Token]) -> list[Token]:
    """The words of these words' subtrees, without punctuation at the ends."""
    found: dict[int, Token] = {}
    for head in heads:
        for token in sentence.subtree(head):
            found[token.index] = token
    return stripped([found[i] for i in sorted(found)])


def side(sentence: Sentence, head: Token, low: int, high: int) -> list[Token]:
    """The contiguous part of a word's subtree around it, within [low, high)."""
    indexes = {t.index for t in sentence.subtree(head)}
    first = last = head.index
    while first - 1 in indexes and first - 1 >= low:
        first -= 1
    while last + 1 in indexes and last + 1 < high:
        last += 1
    return stripped(list(sentence.tokens[first : last + 1]))


def phrase(sentence: Sentence, head: Token, barrier: int) -> list[Token]:
    """A noun phrase on its own side of a cue word."""
    if head.index < barrier:
        return side(sentence, head, 0, barrier)
    return side(sentence, head, barrier + 1, len(sentence.tokens))


def is_case(token: Token, noun: Token) -> bool:
    """Whether a word is the preposition or marker before a noun."""
    return (
        token.head == noun.index
        and syntax.base(token) in {"case", "mark"}
        and (token.index < noun.index)
    )


def clausal(sentence: Sentence, head: Token) -> bool:
    """Whether a word heads a clause rather than a bare word."""
    return head.upos in {"VERB", "AUX"} or bool(
        sentence.children(head, "cop", "nsubj", "mark") or len(sentence.subtree(head)) > 3
    )


def marked(sentence: Sentence, clause: Token, words: set[str]) -> bool:
    """Whether a clause is introduced by one of these words."""
    found = sentence.children(clause, "mark", "advmod", "case")
    return any(m.text.lower() in words for m in found)


def stripped(tokens: list[Token]) -> list[Token]:
    """Without punctuation at the ends, quotation marks kept."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].text in EDGES:
        first += 1
    while last > first and tokens[last - 1].text in EDGES:
        last -= 1
    return tokens[first:last]


def without_case(tokens: list[Token]) -> list[Token]:
    """Without a preposition in front."""
    while tokens and tokens[0].upos == "ADP" and tokens[0].lemma.lower() in {"by", "with", "from"}:
        tokens = tokens[1:]
    return tokens
