"""Fills in to whom something is done, said or promised where the act's own sentence tells it.

In: the drafts of one report. Out: the same drafts, with targets that the entries' frames do not
reach: the victims of an attack that is told by a noun, the one who is rung up, the party with whom
somebody promises to work. Never looks beyond the sentence of the act.
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.coding.between import STATE
from demarche.coding.drafts import Draft
from demarche.coding.parties.actors import ActorResolver
from demarche.coding.victims import attacker, set_target, sufferer, victims
from demarche.records import Analysis, Sentence, Token

_DONE_TO = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION", "AID"})
_ADDRESSED = frozenset({"REQUEST", "SUPPORT"})
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
_SEVERING = frozenset({"discontinue", "withdraw"})
_HELD = frozenset({"arrest", "release", "expel", "crowd-control"})
_SHARED = frozenset({"with", "to", "for", "by", "behind"})
_HANDING = frozenset({"share", "pass", "hand", "provide", "extradite", "deliver"})
_MUTUAL = 2
_NO_PARTY = {"AID": "BUS", "REQUEST": "JRN"}
"""Funds are no recipients of aid, those told by the press nobody's addressees."""
_MEASURES = frozenset(
    "sanction ban embargo blockade restriction siege tariff boycott curfew moratorium".split()
)
_MEDIATING = "045"
_HELPING = frozenset("help assist support join protect compensate stand back defend".split())
_LONGEST_CHAIN = 6
_GIVING = frozenset(
    "help assist support share work cooperate co-operate collaborate provide supply send give"
    " grant lend pass hand return release extend offer pay join protect compensate reply"
    " stand back defend".split()
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
        if draft.action.type == "COOPERATE":
            _handed(resolver, draft, sentence, verb)
        if draft.action.mode in _SEVERING and is_own(draft):
            draft.target = ()  # "closed its consulate there": towards the host
        if not draft.target:
            _by_type(resolver, draft, sentence, drafts)
        for look in (_object, _condemned, _beside):
            if not draft.target:
                look(resolver, draft, sentence)


def is_own(draft: Draft) -> bool:
    """Whether a State's organs act on its own mission.

    Args:
        draft: an act with its parties.
    """
    mine = draft.countries("source")
    return (
        bool(mine)
        and bool(draft.target)
        and all(a.sector in STATE and a.country in mine for a in draft.target)
    )


def _by_type(
    resolver: ActorResolver, draft: Draft, sentence: Sentence, drafts: list[Draft]
) -> None:
    """What only acts of one type tell in their own way."""
    kind = draft.action.type
    if draft.action.nominal and kind in _DONE_TO:
        sufferer(resolver, draft, sentence)
    if kind == "ASSAULT":
        victims(resolver, draft, sentence)
        attacker(draft, sentence, drafts)
    if kind in {"AGREE", "AID"}:
        _recipient(resolver, draft, sentence)
    if kind in {"AGREE", "REJECT"}:
        _against(resolver, draft, sentence)
    if kind == "ACCUSE" and draft.action.mode == "investigate":
        _examined(resolver, draft, sentence)
    if kind == "SANCTION" and draft.action.mode == "withdraw":
        _host(resolver, draft, sentence)
    if draft.action.cameo[:3] == _MEDIATING:
        _reconciled(resolver, draft, sentence)


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


def _handed(resolver: ActorResolver, draft: Draft, sentence: Sentence, verb: Token) -> None:
    """To whom something is handed: "shared evidence with Chile" is no act of Chile's."""
    if verb.lemma.lower() not in _HANDING or len(draft.source) < _MUTUAL:
        return
    beside = [
        a
        for _, n in syntax.obliques(sentence, verb, "with", "to")
        for a in resolver.resolve(sentence.index, n.index)
    ]
    givers = tuple(a for a in draft.source if a not in beside)
    if givers and len(givers) < len(draft.source) and not draft.target:
        draft.source = givers
        draft.target = tuple(beside)
        draft.notes.append("target: to whom it is handed")


def _recipient(resolver: ActorResolver, draft: Draft, sentence: Sentence) -> None:
    """With or for whom something is promised or done: "offered to work with the Iraqi side"."""
    about = draft.action.about_token
    heads = [sentence.tokens[draft.action.token]]
    if about is not None and about[0] == sentence.index:
        heads.insert(0, sentence.tokens[about[1]])
    own = draft.countries("source")
    for head in heads:
        for verb in _purposes(sentence, head):
            if verb.lemma.lower() not in _GIVING:
                continue
            words = [n for _, n in syntax.obliques(sentence, verb, *_SHARED)]
            words += sentence.children(verb, "iobj")
            if verb.lemma.lower() in _HELPING:
                words += syntax.deep_objects(sentence, verb)
            for word in words:
                found = [
                    a
                    for a in resolver.resolve(sentence.index, word.index)
                    if a.country is not None and a.country not in own
                ]
                set_target(draft, found, "for or with whom it is to be done")


def _purposes(sentence: Sentence, head: Token) -> list[Token]:
    """A verb with the infinitives below it: "offered to send troops to help the army"."""
    found = [head]
    for verb in found:
        below = sentence.children(verb, "xcomp", "conj", "advcl", "acl")
        found.extend(c for c in below if c.xpos == "VB" and len(found) < _LONGEST_CHAIN)
    return found


def _against(resolver: ActorResolver, draft: Draft, sentence: Sentence) -> None:
    """Whom a measure hits that is refused or promised: "refuses to lift the ban on X"."""
    about = draft.action.about_token
    heads = [sentence.tokens[draft.action.token]]
    if about is not None and about[0] == sentence.index:
        heads.append(sentence.tokens[about[1]])
    for verb in dict.fromkeys(v for head in heads for v in _purposes(sentence, head)):
        for noun in syntax.deep_objects(sentence, verb) or [verb]:
            if noun.lemma.lower() not in _MEASURES:
                continue
            words = [n for _, n in syntax.modifiers(sentence, noun, "on", "against", "of")]
            words += [n for _, n in syntax.obliques(sentence, verb, "on", "against")]
            for word in words:
                set_target(
                    draft, resolver.resolve(sentence.index, word.index), "whom the measure hits"
                )


def _host(resolver: ActorResolver, draft: Draft, sentence: Sentence) -> None:
    """Where the envoy or mission is that a State calls home: "its ambassador in Madrid"."""
    own = draft.countries("source")
    verb = sentence.tokens[draft.action.token]
    nouns = [*syntax.deep_objects(sentence, verb)] if syntax.is_verbal(verb) else [verb]
    for noun in nouns:
        words = [
            place
            for word in sentence.subtree(noun)
            if not syntax.is_verbal(word)
            for place in syntax.modifiers(sentence, word, "in", "to", "at")
        ]
        if syntax.is_verbal(verb):
            words = words + syntax.obliques(sentence, verb, "in", "to", "from")
        for _, word in words:
            host = resolver.state_at(sentence.index, word.index)
            if host is not None and host.country not in own and own:
                set_target(draft, [host], "where the mission is")


def _examined(resolver: ActorResolver, draft: Draft, sentence: Sentence) -> None:
    """Into whom an inquiry is opened: "an investigation into 70 employees"."""
    trigger = draft.action.trigger
    for noun in sentence.tokens:
        inside = trigger.start <= noun.start and noun.end <= trigger.end
        if inside and noun.upos == "NOUN":
            words = syntax.modifiers(sentence, noun, "into", "against", "of")
            verb = sentence.parent(noun)
            if verb is not None and syntax.is_verbal(verb):
                words = words + syntax.obliques(sentence, verb, "into", "against")
            for _, word in words:
                people = resolver.resolve(sentence.index, word.index)
                set_target(draft, people, "into whom the inquiry is")


def _reconciled(resolver: ActorResolver, draft: Draft, sentence: Sentence) -> None:
    """Between whom somebody mediates: "to resolve the rift between Qatar and Bahrain"."""
    trigger = draft.action.trigger
    for word in sentence.tokens:
        if word.start > trigger.end and syntax.case_of(sentence, word) == "between":
            set_target(draft, resolver.resolve(sentence.index, word.index), "between whom")


def _object(resolver: ActorResolver, draft: Draft, sentence: Sentence) -> None:
    """The person or body that is the object of what is done, where the entry asked for none."""
    verb = sentence.tokens[draft.action.token]
    kind, mode = draft.action.type, draft.action.mode
    done = kind in _DONE_TO | _ADDRESSED or mode in _VIOLENT
    if not done or draft.action.nominal or not syntax.is_verbal(verb):
        return
    if kind in {"RETREAT", "COERCE", "SANCTION"} and mode not in _HELD:
        return
    no_party = _NO_PARTY.get(kind, "")
    for word in syntax.deep_objects(sentence, verb):
        found = resolver.resolve(sentence.index, word.index)
        set_target(draft, (a for a in found if a.sector != no_party), "the object")


def _condemned(resolver: ActorResolver, draft: Draft, sentence: Sentence) -> None:
    """Whom a gerund in the trigger condemns: "passed a motion condemning the junta"."""
    trigger = draft.action.trigger
    for word in sentence.tokens:
        if trigger.start <= word.start and word.end <= trigger.end and word.xpos == "VBG":
            if word.index == draft.action.token:
                continue
            for noun in syntax.deep_objects(sentence, word):
                set_target(draft, resolver.resolve(sentence.index, noun.index), "whom it condemns")


def _beside(resolver: ActorResolver, draft: Draft, sentence: Sentence) -> None:
    """The party told with a preposition or as possessor: "rejected Peru's demand"."""
    verb = sentence.tokens[draft.action.token]
    cases = _WITH.get(draft.action.type)
    if cases is None or not syntax.is_verbal(verb) or draft.action.nominal:
        return
    if draft.action.type == "ACCUSE" and syntax.deep_objects(sentence, verb):
        return  # "condemned violence against the staff"
    words = [n for _, n in syntax.obliques(sentence, verb, *cases)]
    if draft.action.type == "REJECT":
        for noun in syntax.deep_objects(sentence, verb):
            words += sentence.children(noun, "nmod:poss")
            words += [n for _, n in syntax.modifiers(sentence, noun, "by", "from", "of")]
            for clause in sentence.children(noun, "acl"):
                words += syntax.agents(sentence, clause)  # "proposals laid out by the assembly"
    own = draft.countries("source")
    for word in words:
        found = resolver.resolve(sentence.index, word.index)
        foreign = [a for a in found if a.country not in own or a.sector not in {"GOV", "CVL"}]
        set_target(draft, foreign, "party beside it")
