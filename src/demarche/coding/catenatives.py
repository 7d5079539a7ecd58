"""Verbs that govern another verb, by whose deed the governed one is.

In: a verb and the one above it. Out: whether the subject or the object of the upper verb does the
lower one. Looks at the two words only, never at the tree.
"""

from __future__ import annotations

from demarche.records import Token


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUBJECT_CONTROL = _words("promise threaten vow pledge swear offer propose agree claim join")
_OBJECT_GERUND = _words(
    "accuse acquit ban bar blame charge condemn convict criticise criticize denounce deter"
    " discourage exclude fault indict prevent prohibit prosecute restrain stop suspect thank"
    " praise commend sentence jail imprison fine try arrest detain question punish castigate"
    " rebuke reprimand chide berate slam absolve forgive catch find see spot film"
)
OF_A_CHARGE = frozenset({"of", "for", "from", "with", "over"})
_ADDRESSING = _words("phone telephone ring contact meet visit see write message")
_SPOKEN_ERRANDS = _words(
    "apologise apologize protest complain express convey voice thank congratulate condemn"
    " deliver hand lodge register relay offer reassure reiterate denounce wish inform brief pledge"
)
_COMMANDS = _words("order urge ask tell force call appeal instruct press push")


def is_errand(verb: Token, parent: Token) -> bool:
    """Whether an infinitive is what its subject called or came for: "called him to apologise"."""
    if verb.xpos != "VB":
        return False
    return parent.lemma in _ADDRESSING or (
        parent.lemma in {"call", "summon"} and verb.lemma in _SPOKEN_ERRANDS
    )


def is_ordered(verb: Token, parent: Token) -> bool:
    """Whether an infinitive is what somebody is told to do: "ordered police to guard"."""
    return verb.xpos == "VB" and parent.lemma in _COMMANDS and not is_errand(verb, parent)


def is_charged(verb: Token, parent: Token) -> bool:
    """Whether a gerund is what the object is charged with, thanked for or kept from."""
    return verb.xpos == "VBG" and parent.lemma in _OBJECT_GERUND
