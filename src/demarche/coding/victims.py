"""Whom an attack hit, where its own sentence tells it beside the words of the attack.

In: the draft of an attack and its sentence. Out: the same draft, with its target. Never looks
beyond the sentence, but for those at whom fire is returned.
"""

from __future__ import annotations

from collections.abc import Iterable

from demarche.coding import syntax
from demarche.coding.drafts import Draft
from demarche.coding.parties.actors import ActorResolver
from demarche.records import Actor, Sentence, Token

_HARM = frozenset(
    "kill wound injure hurt claim maim leave slay murder massacre hit strike target".split()
)
_SUFFER = frozenset("die perish".split())
_RETURNING = frozenset({"return", "retaliate", "respond", "riposte"})


def set_target(draft: Draft, actors: Iterable[Actor], note: str) -> None:
    """Gives an act without a target those actors who are not its sources.

    Args:
        draft: the act, changed in place.
        actors: who may be its target.
        note: the reason, for a reader.
    """
    known = {(a.country, a.sector) for a in draft.source}
    found = tuple(a for a in actors if (a.country, a.sector) not in known)
    if found and not draft.target:
        draft.target = found
        draft.notes.append(f"target: {note}")


def sufferer(resolver: ActorResolver, draft: Draft, sentence: Sentence) -> None:
    """Whose the murder or arrest was: "the envoy's murder".

    Args:
        resolver: the report's actors.
        draft: the act, changed in place.
        sentence: its sentence.
    """
    noun = sentence.tokens[draft.action.token]
    if noun.upos == "NOUN" and syntax.is_of_victim(sentence, noun):
        for owner in sentence.children(noun, "nmod:poss"):
            set_target(draft, resolver.resolve(sentence.index, owner.index), "whose it was")


def _event_noun(draft: Draft, sentence: Sentence) -> Token | None:
    """The noun in the trigger that names the attack."""
    inside = [
        t
        for t in sentence.tokens
        if draft.action.trigger.start <= t.start
        and t.end <= draft.action.trigger.end
        and (t.upos == "NOUN" or t.xpos == "VBG")
    ]
    return inside[-1] if inside else None


def victims(resolver: ActorResolver, draft: Draft, sentence: Sentence) -> None:
    """Whom an attack hit: "the raid in which nine died", "shelling killed nine", "hit by fire".

    Args:
        resolver: the report's actors.
        draft: the act, changed in place.
        sentence: its sentence.
    """
    noun = _event_noun(draft, sentence)
    verb = sentence.tokens[draft.action.token]
    heads = [noun] if noun is not None else []
    if not draft.action.nominal and verb not in heads:
        heads.append(verb)
    for head in heads:
        clauses = [c for c in sentence.children(head, "acl") if syntax.is_verbal(c)]
        clauses += [c for c in sentence.subtree(head) if _tells_outcome(sentence, c)]
        clauses += _done_by(sentence, head)
        clauses += _in_which(sentence, head)
        clauses += [
            c
            for c in sentence.children(head, "advcl", "conj")
            if c.lemma.lower() in _HARM | _SUFFER
        ]
        for clause in clauses:
            set_target(draft, _hurt(resolver, sentence, clause), "whom it hit")


def _done_by(sentence: Sentence, noun: Token) -> list[Token]:
    """The verb whose doer an attack is: "shelling killed nine", "was hit by rifle fire"."""
    verb = sentence.parent(noun)
    if verb is None or not syntax.is_verbal(verb):
        return []
    by = syntax.is_passive(sentence, verb) and syntax.case_of(sentence, noun) == "by"
    return [verb] if by or syntax.base(noun) == "nsubj" else []


def _in_which(sentence: Sentence, noun: Token) -> list[Token]:
    """The verb behind "in which" right after a noun, wherever the parser hung it."""
    after = sentence.tokens[noun.index + 1 : noun.index + 3]
    if [t.text.lower() for t in after] != ["in", "which"]:
        return []
    verb = sentence.parent(after[1])
    return [] if verb is None else [verb]


def _tells_outcome(sentence: Sentence, clause: Token) -> bool:
    """Whether a relative clause tells what came of it: "a raid on a ship, in which nine died"."""
    return clause.deprel == "acl:relcl" and any(
        n.text.lower() == "which" for _, n in syntax.obliques(sentence, clause, "in")
    )


def _hurt(resolver: ActorResolver, sentence: Sentence, clause: Token) -> list[Actor]:
    """Those whom a clause tells to be killed, hurt or hit."""
    lemma = clause.lemma.lower()
    if lemma in _SUFFER:
        words = syntax.surface_subjects(sentence, clause)
    elif lemma in _HARM:
        words = syntax.deep_objects(sentence, clause)
    else:
        return []
    return [a for w in words for a in resolver.resolve(sentence.index, w.index)]


def attacker(draft: Draft, sentence: Sentence, drafts: list[Draft]) -> None:
    """Whom those shoot back at who return fire: whoever has just attacked, where it is told.

    Args:
        draft: the act, changed in place.
        sentence: its sentence.
        drafts: the drafts of its report.
    """
    verb = sentence.tokens[draft.action.token]
    answered = (verb.lemma.lower(), syntax.particle(sentence, verb)) if verb.upos == "VERB" else ()
    returned = verb.lemma.lower() in _RETURNING or (answered and answered[1] == "back")
    if not returned or draft.target:
        return
    own = {(a.country, a.sector) for a in draft.source}
    for other in reversed(drafts):
        before = other.action.trigger.start < draft.action.trigger.start
        near = draft.action.sentence - other.action.sentence <= 2
        if other.action.type == "ASSAULT" and before and near and other is not draft:
            hit = {(a.country, a.sector) for a in other.target}
            if not hit or hit & own or {c for c, _ in hit} & {c for c, _ in own}:
                set_target(draft, other.source, "whoever had attacked")
                return
