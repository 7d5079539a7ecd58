"""What a riot or an attack was against, where its sentence does not say.

In: one act of a crowd or an attacker, without a target. Out: the same act, aimed at the mission,
the crowd or the object of the same unrest that the report tells beside it. Never says who did it.
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.coding.between import MISSIONS
from demarche.coding.blame import is_incident
from demarche.coding.drafts import Draft
from demarche.coding.parties.actors import ActorResolver
from demarche.coding.parties.mentions import is_time
from demarche.coding.trees import TELLING
from demarche.ontology import countries
from demarche.records import Analysis, Sentence, Token

_VIOLENT = frozenset({"riot", "vandalize"})
_CROWDS = frozenset(
    "crowd protester protestor demonstrator mob marcher rioter picketer supporter".split()
)
_REACH = 3
"""How many sentences back the object of a riot may stand."""


def object_of_unrest(
    analysis: Analysis, resolver: ActorResolver, draft: Draft, drafts: list[Draft]
) -> None:
    """A crowd's or an attacker's target is the mission that is told beside it.

    Args:
        analysis: the report's analysis.
        resolver: its actors.
        draft: a protest or an attack without a target, changed in place.
        drafts: the drafts of its report.
    """
    violent = draft.action.mode in _VIOLENT
    if _has_object(analysis, draft):
        return
    if draft.action.mode == "crowd-control":
        _crowd(analysis, resolver, draft)
        return
    attack = draft.action.type == "ASSAULT" and not draft.action.nominal
    attack_noun = draft.action.type == "ASSAULT" and draft.action.nominal
    here = draft.action.sentence
    for distance in range(_REACH + 1 if violent else 2 if attack else 1):
        if here - distance < 0:
            break
        sentence = analysis.sentences[here - distance]
        for token in reversed(sentence.tokens):
            if attack_noun and syntax.base(token) == "obj":
                continue  # "attacked the embassy over air strikes"
            if token.lemma.lower() in MISSIONS and not _speaks(sentence, token):
                own = draft.countries("source")
                actors = [
                    a
                    for a in resolver.resolve(sentence.index, token.index)
                    if countries.is_country_code(a.country or "") and a.country not in own
                ]
                draft.aim(actors, "the mission before which it was")
                if draft.target:
                    return
    if violent:
        for other in drafts:
            if is_incident(other) and other.target and other is not draft:
                draft.aim(other.target, "the object of the same unrest")


def _crowd(analysis: Analysis, resolver: ActorResolver, draft: Draft) -> None:
    """Whom tear gas is fired at: the crowd in the sentence, else in the one before."""
    here = draft.action.sentence
    for index in (here, here - 1):
        if index < 0:
            return
        for token in analysis.sentences[index].tokens:
            if token.lemma.lower() in _CROWDS:
                draft.aim(resolver.resolve(index, token.index), "the crowd told beside it")


def _speaks(sentence: Sentence, noun: Token) -> bool:
    """Whether a mission is only who tells of it: "the High Commission said"."""
    verb = sentence.parent(noun)
    return verb is not None and syntax.base(noun) == "nsubj" and verb.lemma in TELLING


def _has_object(analysis: Analysis, draft: Draft) -> bool:
    """Whether a noun tells itself of what it is: "a burning of the Quran", "protests of July"."""
    sentence = analysis.sentences[draft.action.sentence]
    noun = sentence.tokens[draft.action.token]
    burning = noun.text.lower().endswith("ing")
    return draft.action.nominal and any(
        burning or is_time(word) for _, word in syntax.modifiers(sentence, noun, "of")
    )
