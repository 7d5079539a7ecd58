"""Clauses inside a sentence, and whether the time told in one is that of an act outside it.

In: a sentence, a clause's verb and a trigger. Out: yes or no. Never resolves a time.
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.coding.times.roles import has_role
from demarche.records import Sentence, Token

_BESIDE = 10  # words of a noun's own phrase that may stand before its time
_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "ADV", "PART"})

_OWN_SCENE = frozenset(
    {"enter", "storm", "break", "burst", "arrive", "open", "drive", "climb", "meet", "gather",
     "convene", "speak", "visit", "travel"}
)  # fmt: skip


def is_aside(sentence: Sentence, clause: Token, trigger: Token) -> bool:
    """Whether a clause tells more of somebody or something, not of what frames the act.

    "In a statement issued on Sunday, it denied" is of Sunday; "arrested nine people suspected of
    lighting fires a week ago" is not of a week ago.
    """
    if clause.head == trigger.index:
        return False
    noun = sentence.parent(clause)
    frames = noun is not None and syntax.base(noun) in {"obl", "nmod"}
    return clause.deprel == "acl:relcl" or not frames


def is_own_scene(sentence: Sentence, clause: Token, trigger: Token) -> bool:
    """Whether a relative clause tells how the doer came: "wounded by a man who entered on Friday".

    So does "the Group, which met on Wednesday, pressed France".
    """
    doers = {doer.index for doer in syntax.deep_subjects(sentence, trigger)}
    if syntax.is_passive(sentence, clause) and doers & {
        doer.index for doer in syntax.agents(sentence, clause)
    }:
        return True  # "one killed and two wounded by a man who ..."
    relative = clause.deprel.startswith("acl:relcl") and clause.lemma.lower() in _OWN_SCENE
    return relative and clause.head in doers


def is_staged(trigger: Token, noun: Token) -> bool:
    """Whether a time hangs on what the trigger stages: "leading the 2012 attack"."""
    staged = noun.head == trigger.index and syntax.base(noun) == "obj"
    return staged and has_role(trigger, "staging") and has_role(noun, "event noun")


def is_beside(sentence: Sentence, trigger: Token, time: Token, above: Token) -> bool:
    """Whether a time right behind a deed hangs on a perfect, which can have no such time.

    "Has ordered an inquiry into the rocket fire on the consulate early on Wednesday".
    """
    helpers = {t.text.lower() for t in sentence.children(above, "aux")}
    if above.xpos != "VBN" or not helpers & {"has", "have"} or trigger.upos != "NOUN":
        return False
    between = sentence.tokens[trigger.index + 1 : time.index]
    close = 0 < len(between) <= _BESIDE and all(t.upos in _IN_PHRASE for t in between)
    return close and has_role(trigger, "violence")
