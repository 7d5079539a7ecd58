"""What a predicate says of itself: modality, tense and negation of one word.

In: a `Sentence` and the head word of a clause or an event noun. Out: what its own auxiliaries,
negation and determiner do to it, with the word that does so. Never looks at what stands above.
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.coding.claims.word_sets import words
from demarche.records import Sentence, Token

_UNREAL = words("could may might should must ought can cannot ca")

_FUTURE = words("will shall 'll ’ll wo gonna")

_AIMS = words("aim goal objective purpose mission task job idea challenge hope dream duty role")

CONDITIONS = words("if unless whether lest until till")

_MEANT = words("plan intention question reason need way")

_SHADES: dict[str, str] = {
    "alleged": "alleged",
    **dict.fromkeys(("planned", "scheduled", "upcoming", "forthcoming", "future"), "planned"),
    **dict.fromkeys(
        words("no neither any possible potential threatened hypothetical foiled feared averted"),
        "none",
    ),
}


State = str


def own_effect(sentence: Sentence, token: Token, *, promise: bool) -> tuple[State, Token | None]:
    """What the word's own auxiliaries, negation and determiner say."""
    children = sentence.children(token)
    if not syntax.is_verbal(token) and not sentence.children(token, "cop"):
        for child in children:
            word = child.text.lower()
            if word == "no" and promise and token.lemma.lower() in _MEANT:
                continue  # "no plans to" refuses
            if syntax.base(child) in {"det", "amod"} and word in _SHADES:
                return _SHADES[word], child
        return "occurred", None
    if promise:
        return "occurred", None
    modal = _modal(sentence, token)
    if modal is not None:
        return modal
    negator = _negator(sentence, token)
    if negator is not None:
        return "negated", negator
    if (
        token.xpos == "VB"
        and token.deprel == "root"
        and not sentence.children(token, "nsubj", "aux")
    ):
        return "none", token
    return "occurred", None


def _modal(sentence: Sentence, token: Token) -> tuple[State, Token | None] | None:
    holder = token
    marks = sentence.children(token, "aux")
    bound = _bound(sentence, token)
    if bound is not None:
        return bound
    if not marks and token.deprel.startswith("conj"):
        parent = sentence.parent(token)
        if parent is not None and (token.xpos == parent.xpos) and token.xpos in {"VB", "VBN"}:
            holder, marks = parent, sentence.children(parent, "aux")
    for mark in marks:
        word = mark.text.lower()
        if word in _UNREAL or mark.lemma in _UNREAL:
            return "none", mark
        if word in _FUTURE or mark.lemma in {"will", "shall"} or word in {"would", "'d", "’d"}:
            if _negator(sentence, holder) is not None:
                return "none", mark
            past = any(a.lemma == "have" for a in marks)
            if word in {"would", "'d", "’d"}:
                if past and word != "would":
                    continue
                reported = is_reported(sentence, holder)
                return ("planned" if reported and not past else "none"), mark
            return "planned", mark
        if word == "to" or mark.lemma == "be":
            continue
    return None


def _bound(sentence: Sentence, token: Token) -> tuple[State, Token | None] | None:
    """Read "they are to meet" and "a vote is due": be before an infinitive or before "due"."""
    be = [c for c in sentence.children(token, "cop", "aux") if c.lemma == "be"]
    if not be or be[0].xpos not in {"VBZ", "VBP", "VBD"}:
        return None
    aims = [c for c in sentence.children(token, "nsubj") if c.lemma.lower() in _AIMS]
    if aims and token.xpos == "VB":
        return "none", aims[0]  # "his objective was to press the king"
    due = [c for c in sentence.children(token, "case", "mark") if c.text.lower() == "due"]
    to = [c for c in sentence.children(token, "mark") if c.text.lower() == "to"]
    if due or (to and token.xpos == "VB" and be[0].xpos != "VBD"):
        return "planned", (due or be)[0]
    return None


def is_reported(sentence: Sentence, verb: Token) -> bool:
    """Whether a "would" stands for somebody's "will": below a verb of saying, without "if"."""
    conditional = any(
        m.text.lower() in CONDITIONS or m.text.lower() == "should"
        for c in sentence.children(verb, "advcl")
        for m in sentence.children(c, "mark", "aux")
    )
    head = syntax.first_conjunct(sentence, verb)
    below = syntax.base(head) in {"ccomp", "root", "acl", "parataxis"}
    return below and not conditional


def _negator(sentence: Sentence, token: Token) -> Token | None:
    if not syntax.is_negated(sentence, token):
        if token.deprel.startswith("conj"):
            for child in sentence.children(token, "cc"):
                if child.text.lower() in {"nor", "neither"}:
                    return child
            parent = sentence.parent(token)
            if parent is not None and not sentence.children(token, "nsubj", "aux"):
                subjects = sentence.children(parent, "nsubj")
                if any(_is_nobody(sentence, s) for s in subjects):
                    return subjects[0]
        return None
    for child in sentence.children(token):
        if child.text.lower() in {"not", "n't", "n’t", "never", "no", "without", "nor", "neither"}:
            return child
    return token


def _is_nobody(sentence: Sentence, noun: Token) -> bool:
    words = [noun, *sentence.children(noun, "det")]
    return any(t.text.lower() in {"no", "nobody", "none", "neither", "nothing"} for t in words)


def is_past(sentence: Sentence, token: Token) -> bool:
    """Whether a verb form tells of now or before: past, present or perfect, without a modal."""
    return token.xpos in {"VBD", "VBZ", "VBP"} or any(
        a.xpos in {"VBD", "VBZ", "VBP"} and a.lemma in {"have", "be", "do"}
        for a in sentence.children(token, "aux")
    )


def is_finite(sentence: Sentence, token: Token) -> bool:
    """Whether a verb form has a tense or a modal of its own."""
    return token.xpos in {"VBD", "VBZ", "VBP"} or any(
        a.xpos in {"VBD", "VBZ", "VBP", "MD"} for a in sentence.children(token, "aux", "cop")
    )
