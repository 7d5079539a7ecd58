"""What a clause says of the pronoun in it: whom it cannot mean, and whom it likely means.

In: a sentence and a pronoun of it. Out: words of the same sentence. Never chooses an antecedent.
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.records import Sentence, Token

_SETTING = frozenset({"on", "to", "in", "at", "from", "with"})
_FABRIC = frozenset(
    "fence gate wall window door roof front façade facade entrance perimeter balcony railing lobby"
    " courtyard garden garage pane glass plaque flagpole guardhouse".split()
)


def object_before(sentence: Sentence, token: Token) -> Token | None:
    """The object of the verb joined before a pronoun's: "stormed the mission, set fire to it".

    Args:
        sentence: the sentence.
        token: the pronoun.
    """
    verb = sentence.parent(token)
    if verb is None or syntax.base(token) not in {"obj", "obl"} or verb.deprel != "conj":
        return None
    first = sentence.parent(verb)
    if first is None or sentence.children(verb, "nsubj"):
        return None
    objects = sentence.children(first, "obj")
    return objects[0] if objects else None


def is_counted(sentence: Sentence, token: Token) -> bool:
    """Whether some of many are meant: "two of them".

    Args:
        sentence: the sentence.
        token: the pronoun.
    """
    number = sentence.parent(token)
    return number is not None and number.upos == "NUM" and token.deprel == "nmod"


def is_part_of_building(sentence: Sentence, token: Token) -> bool:
    """Whether what is possessed is a wall or a gate: "its fence".

    Args:
        sentence: the sentence.
        token: the pronoun.
    """
    owned = sentence.parent(token)
    return owned is not None and owned.lemma.lower() in _FABRIC


def governing(sentence: Sentence, at: int) -> frozenset[int]:
    """The subject, told or understood, of the nearest clause around a word that has one.

    Args:
        sentence: the sentence.
        at: the word, by index.
    """
    up = sentence.parent(sentence.tokens[at])
    while up is not None:
        if up.deprel == "parataxis" and sentence.tokens[at] in sentence.children(up, "nsubj"):
            break  # "took 49 people hostage; they were released": no clause around the other
        doers = syntax.surface_subjects(sentence, up) if syntax.is_verbal(up) else []
        found = [t.index for t in doers or sentence.children(up, "nsubj") if t.index < at]
        if found:
            return frozenset(found)
        up = sentence.parent(up)
    return frozenset()


def barred(sentence: Sentence, token: Token) -> frozenset[int]:
    """What cannot be meant in the same clause: co-arguments, and phrases around the word.

    Args:
        sentence: the sentence.
        token: the pronoun.
    """
    above: set[int] = set()
    up: Token | None = token
    while up is not None:
        above.add(up.index)
        if syntax.is_verbal(up):
            break
        up = sentence.parent(up)
    reflexive = token.text.lower().endswith(("self", "selves"))
    if token.deprel == "nmod:poss" or reflexive:
        return frozenset(above)
    lead = syntax.first_conjunct(sentence, token)
    counted = sentence.parent(lead)
    if counted is not None and counted.upos in {"NUM", "DET", "PRON"}:
        lead = counted  # "eight of them" were not arrested by themselves
    parent = sentence.parent(lead)
    if parent is not None:
        above.update(c.index for c in sentence.children(parent) if c.index != token.index)
        if syntax.base(lead) == "nsubj":
            above.update(_in_settings(sentence, parent))
        if syntax.base(lead) != "nsubj" and syntax.is_verbal(parent):
            above.update(t.index for t in syntax.surface_subjects(sentence, parent))
    return frozenset(above)


def _in_settings(sentence: Sentence, verb: Token) -> list[int]:
    """What only tells where or how a clause's act was: "in a post on Facebook it accused"."""
    return [
        inner.index
        for setting in sentence.children(verb, "obl")
        if setting.index < verb.index
        for inner in sentence.children(setting, "nmod")
        if syntax.case_of(sentence, inner) in _SETTING
    ]
