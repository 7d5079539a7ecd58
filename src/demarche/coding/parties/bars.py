"""Countries that somebody who is told without one cannot be of.

In: a `Nominal`. Out: country codes. Never says of which country it is.

A foreign minister is not of his counterpart's country, a mission calls on no authorities of its
own State, and nobody accuses the land that he speaks for.
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.coding.parties.affiliation import Ask
from demarche.coding.parties.mentions import Nominal
from demarche.coding.parties.scene import Scene
from demarche.ontology.roles import Role
from demarche.records import Sentence, Token

_OPPOSING = frozenset({"accuse", "condemn", "denounce", "urge", "warn", "blame", "threaten"})
_SUMMONING = frozenset({"summon", "expel", "recall", "receive", "call"})
_OWN = frozenset({"his", "her", "its", "their"})
_NEIGHBOURS = frozenset({"neighbour", "neighbor", "ally"})
"""Of another country than whose they are: "its neighbour", "its ally"."""


def is_next_door(nominal: Nominal, role: Role) -> bool:
    """Whether it is a neighbour of somebody's, and so of another country than his.

    Args:
        nominal: the phrase.
        role: its role.
    """
    return role.head in _NEIGHBOURS and nominal.owner is not None


def barred(nominal: Nominal, scene: Scene, ask: Ask) -> frozenset[str]:
    """Countries that a phrase cannot be of: its counterpart's, that of whom it summons.

    Args:
        nominal: the phrase.
        scene: the report's words.
        ask: gives the affiliation of another phrase.
    """
    sentence = nominal.sentence
    head = _apposed_to(sentence, nominal.head)
    verb = sentence.parent(head)
    role = nominal.role
    if nominal.owner is not None and role and is_next_door(nominal, role.role):
        own = ask((sentence.index, nominal.owner.index)).country
        return frozenset() if own is None else frozenset({own})
    if verb is not None and syntax.base(head) in {"obj", "obl"}:
        return _not_of_mission(sentence, verb, scene, ask)
    if verb is None or syntax.base(head) != "nsubj":
        return frozenset()
    found: set[str] = set()
    for other in sentence.children(verb, "obj", "obl", "iobj"):
        inner = scene.nominal((sentence.index, other.index))
        term = scene.terms.at(sentence.index, other.index)
        if term is not None and term.kind in {"name", "seat"} and verb.lemma in _OPPOSING:
            found.update({term.country} if term.country else ())
        if inner.role is None:
            continue
        theirs = inner.owner is not None and inner.owner.text.lower() in _OWN
        opposite = inner.role.role.kind == "relation" and theirs
        if opposite or (inner.role.role.kind == "mission" and verb.lemma in _SUMMONING):
            found.update(t.country for t in scene.own_terms(inner)[:1] if t.country)
    return frozenset(found)


def _apposed_to(sentence: Sentence, head: Token) -> Token:
    """The name that a title stands beside: "Maria Duarte, the foreign minister, rang"."""
    above = sentence.parent(head)
    return above if above is not None and head.deprel == "appos" else head


def _not_of_mission(sentence: Sentence, verb: Token, scene: Scene, ask: Ask) -> frozenset[str]:
    """The State of a mission: "the authorities" on which it calls are its host's."""
    for subject in syntax.surface_subjects(sentence, verb)[:1]:
        inner = scene.nominal((sentence.index, subject.index))
        if inner.role is not None and inner.role.role.kind == "mission":
            own = ask((sentence.index, subject.index)).country
            return frozenset() if own is None else frozenset({own})
    return frozenset()
