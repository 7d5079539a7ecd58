"""How far a mention reaches.

In: a `Nominal`. Out: a `Span`. Never says who it is.

An extent begins after the article, takes in titles, names and appositions and the phrases that say
which one is meant ("officials in Jerusalem"), and leaves relative clauses out.
"""

from __future__ import annotations

from demarche.coding.parties.mentions import Nominal, is_time
from demarche.records import Sentence, Span, Token

_NO_START = frozenset({"a", "an", "the", "least"})
_PLAIN = frozenset({"of", "in", "from", "near", "outside"})
_LINKS = frozenset(
    {"connection", "relation", "response", "protest", "retaliation", "revenge", "reprisal",
     "solidarity", "anger", "self-defence", "defiance", "breach", "violation", "retribution"}
)  # fmt: skip
"""What a deed is done "in": words of the telling, not of the mention before them."""
_LEADING = frozenset({"for", "to", "at", "on"})
_LED = frozenset({"staff", "office", "relation", "mission", "person", "group"})
_CLAUSES = frozenset({"acl:relcl", "conj", "cc", "parataxis"})
LONGEST_MODIFIER = 12
"""A phrase after a noun with more words than this tells more than who is meant."""


def extent(nominal: Nominal) -> Span:
    """The mention's stretch of text: article off, apposition and telling phrases in."""
    sentence = nominal.sentence
    left, right = nominal.left, nominal.right
    tokens = sentence.tokens
    while left < nominal.head.index and (
        tokens[left].text.lower() in _NO_START
        or (tokens[left].upos in {"ADP", "PUNCT"} and tokens[left + 1].text != "-")  # "off-duty"
    ):
        left += 1
    right = max(right, _last_modifier(nominal))
    while right > nominal.head.index and tokens[right].upos == "PUNCT":
        right -= 1
    right = _unbracketed(tokens[left : right + 1], left, right)
    return Span(tokens[left].start, tokens[right].end)


def _unbracketed(words: tuple[Token, ...], left: int, right: int) -> int:
    """The last word before a bracket that opens in the mention: it only tells the short name."""
    opened = next((t.index for t in words if t.text in {"(", "["}), None)
    return right if opened is None or opened == left else opened - 1


def _last_modifier(nominal: Nominal) -> int:
    """The last word of the phrases, appositions and participles that follow without a gap."""
    sentence, reach = nominal.sentence, nominal.right
    tellers = [n for p, n in nominal.phrases if _says_which(nominal, p, n)]
    tellers += [n for n in nominal.apposed if not _is_clause(sentence, n)]
    tellers += _participles(nominal)
    for teller in sorted(tellers, key=lambda t: t.index):
        below = _without_clauses(sentence, teller)
        first, last = below[0].index, below[-1].index
        gap = sentence.tokens[reach + 1 : first]
        if last <= reach or len(below) > LONGEST_MODIFIER:
            continue
        if any(t.upos != "PUNCT" for t in gap):
            break
        reach = last
    return reach


def _says_which(nominal: Nominal, preposition: str, noun: Token) -> bool:
    """Whether a phrase after a noun belongs to the mention, not to the telling."""
    if is_time(noun) or noun.upos == "VERB":
        return False
    if preposition == "in" and noun.lemma.lower() in _LINKS:
        return False
    if nominal.role is None:
        return preposition in _PLAIN and nominal.head.upos == "NOUN"
    if preposition in _LEADING:
        return nominal.role.role.kind in _LED
    return preposition in _PLAIN


def _is_clause(sentence: Sentence, token: Token) -> bool:
    """Whether what was taken for an apposition is a clause of its own."""
    return token.upos in {"VERB", "AUX"} or bool(sentence.children(token, "nsubj", "cop"))


def _participles(nominal: Nominal) -> list[Token]:
    """Short participle clauses and adjectives after the noun ("man armed with a rifle")."""
    return [
        c
        for c in nominal.sentence.children(nominal.head, "acl", "amod")
        if c.index > nominal.head.index
        and c.deprel != "acl:relcl"
        and c.xpos in {"VBN", "JJ"}
        and nominal.sentence.tokens[c.index - 1].upos != "PUNCT"
    ] + [
        c
        for c in nominal.sentence.children(nominal.head, "advmod")
        if c.index == nominal.right + 1 and c.lemma == "there"
    ]


def _is_bare(sentence: Sentence, token: Token) -> bool:
    """Whether a conjunct is one word ("industry and trade", "Beijing and Shanghai")."""
    return token.upos in {"NOUN", "PROPN"} and all(
        c.deprel == "cc" for c in sentence.children(token)
    )


def _without_clauses(sentence: Sentence, token: Token) -> list[Token]:
    """A word with all below it but relative clauses and what follows them."""
    found = [token.index]
    for i in found:
        below = sentence.children(sentence.tokens[i])
        found.extend(
            c.index
            for c in below
            if c.deprel not in _CLAUSES
            or (i != token.index and c.deprel == "cc")
            or (c.deprel == "conj" and _is_bare(sentence, c))
            or (c.deprel == "cc" and sentence.tokens[i].head == token.index)
        )
    return [sentence.tokens[i] for i in sorted(found)]
