"""Place names that stand for those who govern there.

In: an `Analysis` and a place name's word. Out: whether it is the government that is meant: "Tehran
denied", "talks with Paris", against "in Tehran". Never says which government.
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.coding.places.phrases import is_locative
from demarche.ontology.place_words import words
from demarche.records import Analysis, Sentence, Token

MOVING = words("moving")
LEAVING = words("leaving")
STRIKING = words("striking")
"""What is done to a place itself: "shelled Kharkiv", "the siege of Sarajevo"."""


def is_metonym(analysis: Analysis, sentence: int, token: int) -> bool:
    """Whether a place name stands for a government.

    Args:
        analysis: what the language layer found.
        sentence: index of the sentence.
        token: index of a word of the place name in it.
    """
    here = analysis.sentences[sentence]
    head = _name_head(here, here.tokens[token])
    if is_locative(syntax.case_of(here, head)) and not _shared(here, head):
        return False
    return _governs(here, syntax.first_conjunct(here, head))


def _shared(sentence: Sentence, head: Token) -> bool:
    """Whether it is one of the two in "between Paris and Rome", not what lies there."""
    return syntax.case_of(sentence, head) == "between" and bool(sentence.children(head, "conj"))


def _name_head(sentence: Sentence, token: Token) -> Token:
    while syntax.base(token) in ("compound", "flat", "goeswith") and token.upos == "PROPN":
        parent = sentence.parent(token)
        if parent is None or parent.upos != "PROPN":
            break
        token = parent
    return token


def _governs(sentence: Sentence, head: Token) -> bool:
    parent = sentence.parent(head)
    if parent is None:
        return False
    relation, lemma = syntax.base(head), parent.lemma.lower()
    if relation == "nsubj":
        return syntax.is_verbal(parent) and not (head.deprel == "nsubj:pass" and lemma in STRIKING)
    if lemma in MOVING or lemma in LEAVING or lemma in STRIKING:
        return False
    if relation in ("obj", "iobj"):
        return syntax.is_verbal(parent)
    if relation in ("obl", "nmod"):
        case = syntax.case_of(sentence, head)
        return head.deprel == "nmod:poss" or case in (
            "by", "with", "between", "against", "to", "for",
        )  # fmt: skip
    return False
