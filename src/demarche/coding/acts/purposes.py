"""What a request, promise, refusal, threat or accusation is about, and the codes that follow.

In: the head word of the content. Out: the purpose, or the code of the charge. Reads the content
from its head downward and lets the first telling word decide. Never decides who asks whom.
"""

from __future__ import annotations

from functools import cache

from demarche.coding import syntax
from demarche.coding.acts.classes import lemma_of
from demarche.ontology import lexicon
from demarche.ontology.lexicon import Purpose
from demarche.records import Sentence, Token

KINDS = {"02": "appeal", "10": "demand", "03": "agree", "12": "reject", "13": "threaten"}
"""Which series of codes a CAMEO root belongs to."""

_SKIPPED = frozenset({"acl:relcl", "punct", "det", "case", "mark", "cc", "aux", "nsubj", "advcl"})
_DEEPEST = 5
_DEALING_OUT = frozenset(
    {"carry", "conduct", "continue", "deal", "deliver", "employ", "exact", "impose", "increase",
     "inflict", "intensify", "launch", "make", "mount", "open", "press", "pursue", "reimpose",
     "resort", "resume", "slap", "stage", "start", "step", "take", "tighten", "unleash", "use",
     "wage", "widen"}
)  # fmt: skip
_DEALT_OUT = ("obj", "obl", "nmod", "conj")


@cache
def _by_word() -> dict[str, Purpose]:
    found: dict[str, Purpose] = {}
    for purpose in lexicon.purposes():
        for word in purpose.words:
            found.setdefault(word, purpose)
    return found


@cache
def _charges() -> dict[str, str]:
    return lexicon.charges()


def content_words(sentence: Sentence, head: Token) -> list[Token]:
    """The words of a content, the head first, then what depends on it, level by level.

    Clauses that only tell something besides (relative clauses, adverbial ones) are left out, and
    so are subjects, unless the head is a passive, whose subject is its object.
    """
    found = [head]
    level = [head]
    for _ in range(_DEEPEST):
        below: list[Token] = []
        for word in level:
            passive = syntax.is_passive(sentence, word)
            below.extend(
                child
                for child in sentence.children(word)
                if not (child.deprel in _SKIPPED or syntax.base(child) in _SKIPPED)
                or (passive and child.deprel.startswith("nsubj"))
            )
        if not below:
            break
        found.extend(below)
        level = below
    return found


def purpose_of(sentence: Sentence, head: Token) -> Purpose | None:
    """What the content with this head aims at, None where no word of it tells."""
    weak: Purpose | None = None
    for word in content_words(sentence, head):
        found = _telling(sentence, word)
        if found is not None and not found.weak:
            return found
        weak = weak or found
    return weak


def _telling(sentence: Sentence, word: Token) -> Purpose | None:
    """The purpose that one word tells, with its particle or without."""
    lemma = lemma_of(word)
    prt = syntax.particle(sentence, word) if syntax.is_verbal(word) else None
    found = _by_word().get(f"{lemma} {prt}") if prt else None
    return found or _by_word().get(lemma)


def threat_in(sentence: Sentence, head: Token) -> Purpose | None:
    """What the content of a promise threatens with, None where it threatens nobody.

    Only its head tells, or what a verb of dealing out takes ("to impose sanctions"): "to build a
    peacekeeping force" and "to ease tariffs" name what a threat is made of and threaten nobody.
    """
    words = [head]
    if lemma_of(head) in _DEALING_OUT:
        words += sentence.children(head, *_DEALT_OUT)
    for word in words:
        found = _telling(sentence, word)
        if found is not None and found.threat is not None:
            return found
    return None


def charge_of(sentence: Sentence, head: Token | None) -> str:
    """The CAMEO code of an accusation with this content: 1121 to 1125, or 112."""
    if head is not None:
        table = _charges()
        for word in content_words(sentence, head):
            found = table.get(lemma_of(word))
            if found is not None:
                return found
    return "112"
