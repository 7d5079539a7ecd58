"""Fills in to whom something is done, said or promised where the act's own sentence tells it.

In: the drafts of one report. Out: the same drafts, with targets that the entries' frames do not
reach: the victims of an attack that is told by a noun, the one who is rung up, the party with whom
somebody promises to work. Never looks beyond the sentence of the act.
"""

from __future__ import annotations

from collections.abc import Iterable

from demarche.coding import syntax
from demarche.coding.drafts import Draft
from demarche.coding.parties.actors import ActorResolver
from demarche.records import Actor, Analysis, Sentence, Token

_HARM = frozenset(
    "kill wound injure hurt claim maim leave slay murder massacre hit strike target".split()
)
_SUFFER = frozenset("die perish".split())
_DONE_TO = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION", "AID"})
_VIOLENT = frozenset({"riot", "vandalize"})
_WITH: dict[str, tuple[str, ...]] = {
    "SANCTION": ("with", "from", "against", "on", "upon", "to"),
    "ACCUSE": ("against", "to"),
    "THREATEN": ("against",),
    "REJECT": ("from", "by"),
    "REQUEST": ("from",),
    "SUPPORT": ("to", "behind"),
    "CONCEDE": ("to",),
    "AID": ("to",),
    "COOPERATE": ("with",),
    "AGREE": ("to", "with"),
}
"""Prepositions after which a party to an act of this type stands, with a verb or its object."""
_HELD = frozenset({"arrest", "release", "expel", "crowd-control"})
_SHARED = frozenset({"with", "to", "for"})
_RETURNING = frozenset({"return", "retaliate", "respond", "riposte"})
_GIVING = frozenset(
    "help assist support share work cooperate co-operate collaborate provide supply send give"
    " grant lend pass hand return release extend offer pay join protect compensate reply".split()
)


def fill_objects(analysis: Analysis, resolver: ActorResolver, drafts: list[Draft]) -> None:
    """Fills in the targets that sentences tell, in place.

    Args:
        analysis: the report's analysis.
        resolver: its actors.
        drafts: its drafts, in text order.
    """
    for draft in drafts:
        sentence = analysis.sentences[draft.action.sentence]
        verb = sentence.tokens[draft.action.token]
        if draft.action.type == "CONSULT":
            _called(resolver, draft, sentence, verb)
        if draft.target:
            continue
        if draft.action.type == "ASSAULT":
            _victims(resolver, draft, sentence)
            _attacker(draft, sentence, verb, drafts)
        elif draft.action.type in {"AGREE", "AID"}:
            _recipient(resolver, draft, sentence)
        if not draft.target:
            _object(resolver, draft, sentence, verb)
        if not draft.target:
            _condemned(resolver, draft, sentence)
        if not draft.target:
            _beside(resolver, draft, sentence, verb)


def _set(draft: Draft, actors: Iterable[Actor], note: str) -> None:
    known = {(a.country, a.sector) for a in draft.source}
    found = tuple(a for a in actors if (a.country, a.sector) not in known)
    if found and not draft.target:
        draft.target = found
        draft.notes.append(f"target: {note}")


def _called(resolver: ActorResolver, draft: Draft, sentence: Sentence, verb: Token) -> None:
    """Who is rung up or met: told as the object, or after "with" and "to"."""
    if not syntax.is_verbal(verb) or draft.action.mode == "visit":
        return
    told = [t for t in syntax.deep_objects(sentence, verb) if not syntax.is_passive(sentence, verb)]
    beside = [n for p, n in syntax.obliques(sentence, verb, "with", "to")]
    subjects = {t.index for t in syntax.deep_subjects(sentence, verb)}
    others = [t for t in (*told, *beside) if t.index not in subjects]
    partners = [a for t in others for a in resolver.resolve(sentence.index, t.index)]
    if not partners:
        return
    if draft.channel == "phone" and draft.action.mode == "phone":
        callers = tuple(a for a in draft.source if a not in partners)
        if callers and len(callers) < len(draft.source):
            draft.source = callers
        if draft.source and not draft.target:
            draft.target = tuple(a for a in partners if a not in draft.source)
            draft.notes.append("target: who is called")
    elif len(draft.source) == 1 and not draft.target:
        met = tuple(a for a in partners if a not in draft.source)
        abroad = {a.country for a in met} - draft.countries("source")
        if abroad and draft.action.mode != "phone" and syntax.base(verb) != "advcl":
            draft.source += met  # talks among equals have all parties as sources
        else:
            draft.target = met
            draft.notes.append("target: who is met")


def _attacker(draft: Draft, sentence: Sentence, verb: Token, drafts: list[Draft]) -> None:
    """Whom those shoot back at who return fire: whoever has just attacked, where it is told."""
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
                _set(draft, other.source, "whoever had attacked")
                return


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


def _victims(resolver: ActorResolver, draft: Draft, sentence: Sentence) -> None:
    """Whom an attack hit: "the raid in which nine died", "shelling killed nine", "hit by fire"."""
    noun = _event_noun(draft, sentence)
    verb = sentence.tokens[draft.action.token]
    heads = [noun] if noun is not None else []
    if not draft.action.nominal and verb not in heads:
        heads.append(verb)
    for head in heads:
        clauses = [c for c in sentence.children(head, "acl") if syntax.is_verbal(c)]
        clauses += [c for c in sentence.subtree(head) if _tells_outcome(sentence, c)]
        clauses += _done_by(sentence, head)
        clauses += [
            c
            for c in sentence.children(head, "advcl", "conj")
            if c.lemma.lower() in _HARM | _SUFFER
        ]
        for clause in clauses:
            _set(draft, _hurt(resolver, sentence, clause), "whom it hit")


def _done_by(sentence: Sentence, noun: Token) -> list[Token]:
    """The verb whose doer an attack is: "shelling killed nine", "was hit by rifle fire"."""
    verb = sentence.parent(noun)
    if verb is None or not syntax.is_verbal(verb):
        return []
    by = syntax.is_passive(sentence, verb) and syntax.case_of(sentence, noun) == "by"
    return [verb] if by or syntax.base(noun) == "nsubj" else []


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


def _recipient(resolver: ActorResolver, draft: Draft, sentence: Sentence) -> None:
    """With or for whom something is promised or done: "offered to work with the Iraqi side"."""
    about = draft.action.about_token
    heads = [sentence.tokens[draft.action.token]]
    if about is not None and about[0] == sentence.index:
        heads.insert(0, sentence.tokens[about[1]])
    own = draft.countries("source")
    for head in heads:
        for verb in [head, *sentence.children(head, "xcomp", "conj")]:
            if verb.lemma.lower() not in _GIVING:
                continue
            words = [n for _, n in syntax.obliques(sentence, verb, *_SHARED)]
            words += sentence.children(verb, "iobj")
            words += syntax.deep_objects(sentence, verb)
            for word in words:
                found = [
                    a
                    for a in resolver.resolve(sentence.index, word.index)
                    if a.country is not None and a.country not in own
                ]
                _set(draft, found, "for or with whom it is to be done")


def _object(resolver: ActorResolver, draft: Draft, sentence: Sentence, verb: Token) -> None:
    """The person or body that is the object of what is done, where the entry asked for none."""
    done = draft.action.type in _DONE_TO and not draft.action.nominal
    if not (done or draft.action.mode in _VIOLENT) or not syntax.is_verbal(verb):
        return
    if draft.action.type in {"RETREAT", "COERCE", "SANCTION"} and draft.action.mode not in _HELD:
        return
    for word in syntax.deep_objects(sentence, verb):
        _set(draft, resolver.resolve(sentence.index, word.index), "the object")


def _condemned(resolver: ActorResolver, draft: Draft, sentence: Sentence) -> None:
    """Whom a gerund in the trigger condemns: "passed a motion condemning the junta"."""
    trigger = draft.action.trigger
    for word in sentence.tokens:
        if trigger.start <= word.start and word.end <= trigger.end and word.xpos == "VBG":
            if word.index == draft.action.token:
                continue
            for noun in syntax.deep_objects(sentence, word):
                _set(draft, resolver.resolve(sentence.index, noun.index), "whom it condemns")


def _beside(resolver: ActorResolver, draft: Draft, sentence: Sentence, verb: Token) -> None:
    """The party told with a preposition or as possessor: "rejected Peru's demand"."""
    cases = _WITH.get(draft.action.type)
    if cases is None or not syntax.is_verbal(verb) or draft.action.nominal:
        return
    if draft.action.type == "ACCUSE" and syntax.deep_objects(sentence, verb):
        return  # "condemned violence against the staff"
    words = [n for _, n in syntax.obliques(sentence, verb, *cases)]
    if draft.action.type == "REJECT":
        objects = syntax.deep_objects(sentence, verb)
        words += [o for noun in objects for o in sentence.children(noun, "nmod:poss")]
    own = draft.countries("source")
    for word in words:
        found = resolver.resolve(sentence.index, word.index)
        foreign = [a for a in found if a.country not in own or a.sector not in {"GOV", "CVL"}]
        _set(draft, foreign, "party beside it")
