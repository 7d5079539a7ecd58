"""Fills in parties that a sentence leaves out and the report tells elsewhere.

In: the merged drafts of one report. Out: the same drafts, with sources and targets filled in where
the report names them in another place. Never invents a party that the report does not name.

Which acts must have an addressee follows from what they are: nobody is asked, refused or
threatened without somebody who is; promises and regret may be addressed to nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from demarche.coding import syntax
from demarche.coding.attacked import object_of_unrest
from demarche.coding.between import STATE, other_party
from demarche.coding.blame import DEEDS, blamed, takes_up
from demarche.coding.doers import not_itself
from demarche.coding.drafts import Draft
from demarche.coding.parties.actors import ActorResolver
from demarche.coding.trees import TELLING
from demarche.coding.unrest import as_unrest
from demarche.records import Actor, Analysis, Sentence, Span, Token

_TALKS = frozenset({"phone", "meeting", "visit", "summons"})
_ANSWERABLE = frozenset({"REQUEST", "REJECT", "THREATEN"})
_ADDRESSED = _ANSWERABLE | {"CONCEDE"}
_TALKED = frozenset({"AGREE", "SUPPORT", "ACCUSE"})
_SEVERING = frozenset({"discontinue", "withdraw"})
_FORCES = frozenset({"MIL", "COP", "GOV"})
_OFFICIAL = STATE | {"IGO"}
_ORGANS = _OFFICIAL | {"REB", "PTY", "OPP", "LAB", "BUS"}
_OF_OFFICE = frozenset({"114", "115"})
"""Notes of protest go to a State, charges to the charged: neither to whoever did a deed."""
_CALM = frozenset({"calm", "peace", "unity", "patience"})
_DENIAL, _CHARGE = "120", "112"
_COMPLAINING = frozenset({"complain", "protest", "object", "remonstrate", "reproach"})
_RULINGS = frozenset({"verdict", "sentence", "ruling", "judgment", "judgement", "conviction"})
_GRANTING = frozenset({"agree", "accept", "consent", "accede", "comply", "grant", "assent"})
_OF_OTHERS = frozenset({"REJECT", "THREATEN"})
"""What a State refuses or threatens is told with its own forces: "its troops will stay"."""
_SHARING = frozenset({"REQUEST", "REJECT", "THREATEN", "CONCEDE", "ACCUSE"})
_GATHERINGS = frozenset("rally vigil gathering march parade procession gather hold".split())


def fill_parties(analysis: Analysis, resolver: ActorResolver, drafts: list[Draft]) -> None:
    """Fills in the parties of all drafts of one report, in place.

    Args:
        analysis: the report's analysis.
        resolver: its actors.
        drafts: its merged drafts, in text order.
    """
    for draft in drafts:
        _tidy(analysis, resolver, draft)
        as_unrest(analysis, draft, drafts)
    deeds_first = sorted(drafts, key=lambda d: d.action.type not in DEEDS)
    for draft in deeds_first:
        if not draft.target:
            _fill_target(analysis, resolver, draft, drafts)
            not_itself(draft, drafts)


def _tidy(analysis: Analysis, resolver: ActorResolver, draft: Draft) -> None:
    """Puts what depends on who the parties are as the contract has it.

    A minister who "protests" complains officially; guards and moves have no target; of talks with
    "his counterpart" he is the other party.
    """
    kind = draft.action.type
    official = bool(draft.source) and all(a.sector in _OFFICIAL for a in draft.source)
    if kind == "PROTEST" and official and not _is_staged(analysis, draft):
        draft.action = replace(draft.action, type="ACCUSE", mode="disapprove", cameo="114")
        draft.notes.append("a State protests in words")
        _protested_to(analysis, resolver, draft)
    elif kind == "MOBILIZE":
        if not draft.source:
            draft.source = tuple(a for a in draft.target if a.sector in _FORCES)[:1]
        draft.target = ()
    elif kind == "CONSULT" and len(draft.source) + len(draft.target) == 1:
        other = _possessor(analysis, resolver, draft)
        if other:
            draft.source, draft.target = other, draft.source + draft.target
            draft.notes.append("source: whose counterpart it is")


def _is_staged(analysis: Analysis, draft: Draft) -> bool:
    """Whether an act is a gathering in the street, whoever holds it: "rally", "vigil"."""
    sentence = analysis.sentences[draft.action.sentence]
    told = {
        t.lemma.lower()
        for t in sentence.tokens
        if draft.action.trigger.overlaps(Span(t.start, t.end))
    }
    return bool(told & _GATHERINGS)


def _protested_to(analysis: Analysis, resolver: ActorResolver, draft: Draft) -> None:
    """Of "protested to Washington about the plan": Washington."""
    sentence = analysis.sentences[draft.action.sentence]
    verb = sentence.tokens[draft.action.token]
    for _, noun in syntax.obliques(sentence, verb, "to", "with"):
        official = [a for a in resolver.resolve(sentence.index, noun.index) if a.sector in STATE]
        draft.aim(official, "to whom it protests")


def _possessor(analysis: Analysis, resolver: ActorResolver, draft: Draft) -> tuple[Actor, ...]:
    """Of talks with "his counterpart": whoever "his" stands for."""
    sentence = analysis.sentences[draft.action.sentence]
    for index, token in (*draft.action.sources, *draft.action.targets):
        if index != sentence.index:
            continue
        for owner in sentence.children(sentence.tokens[token], "nmod:poss"):
            if owner.upos == "PRON":
                return resolver.resolve(index, owner.index)
    return ()


def _fill_target(
    analysis: Analysis, resolver: ActorResolver, draft: Draft, drafts: list[Draft]
) -> None:
    kind, mode = draft.action.type, draft.action.mode
    contents = kind in _ANSWERABLE or (kind == "ACCUSE" and mode != "investigate")
    if contents and _is_clause(analysis, draft):
        _content_subject(analysis, resolver, draft)
    if kind != "MOBILIZE":
        seen = [a for word in draft.action.seen for a in resolver.resolve(*word)]
        draft.aim(seen, "whom the network sees")
    if contents:
        _content_subject(analysis, resolver, draft)
    if kind == "THREATEN":
        _content_object(analysis, resolver, draft)
    if not draft.target and kind == "ACCUSE" and mode != "investigate":
        if draft.action.cameo not in _OF_OFFICE:
            draft.aim(blamed(analysis, draft, drafts), "who did what is condemned")
            draft.aim(_bench(analysis, draft, drafts), "whose ruling it is")
    elif not draft.target and kind == "REJECT":
        draft.aim(_bench(analysis, draft, drafts), "whose ruling it is")
        _told_by(analysis, resolver, draft)
        _answer(draft, drafts)
    elif not draft.target and kind in {"PROTEST", "ASSAULT"}:
        object_of_unrest(analysis, resolver, draft, drafts)
    if not draft.target and kind in _SHARING:
        _shared_target(analysis, draft, drafts)
    if not draft.target and kind == "AGREE":
        _mutual(draft, drafts)
        _granted(analysis, draft, drafts)
    in_talks = kind in _TALKED and draft.channel in _TALKS
    between = kind in _ADDRESSED or draft.action.cameo == "114" or mode in _SEVERING
    between = between or (kind == "ACCUSE" and _complains(analysis, draft))
    between = between and not (kind == "REQUEST" and _is_for_all(analysis, draft))
    if not draft.target and (between or in_talks):
        partner = other_party(analysis, resolver, draft, drafts)
        draft.aim(partner, "the other State in the nearest act between the two")


def _is_for_all(analysis: Analysis, draft: Draft) -> bool:
    """Whether what is asked for is asked of everybody: "appealed for calm"."""
    if draft.action.about_token is None:
        return False
    index, token = draft.action.about_token
    noun = analysis.sentences[index].tokens[token]
    return noun.lemma.lower() in _CALM and not analysis.sentences[index].children(noun, "nmod")


def _complains(analysis: Analysis, draft: Draft) -> bool:
    """Whether somebody complains of what another has not done: to that other, not of a deed."""
    verb = analysis.sentences[draft.action.sentence].tokens[draft.action.token]
    complaint = verb.lemma.lower() in _COMPLAINING and not takes_up(analysis, draft)
    return complaint and not draft.action.nominal


def _shared_target(analysis: Analysis, draft: Draft, drafts: list[Draft]) -> None:
    """Of "accused the army of torture and demanded an inquiry": the army is to hold the inquiry.

    Only acts in words towards a named party share it, and only with acts of the same speaker.
    """
    sentence = analysis.sentences[draft.action.sentence]
    verb = sentence.tokens[draft.action.token]
    first = syntax.first_conjunct(sentence, verb)
    for other in drafts:
        same = other.action.sentence == sentence.index and other is not draft
        if not (same and other.action.verbal and other.target and other.action.targets):
            continue
        head = sentence.tokens[other.action.token]
        joined = syntax.first_conjunct(sentence, head) is first
        named = not any(n.startswith("target") for n in other.notes)
        if joined and named and head.index < verb.index and other.source == draft.source:
            official = [a for a in other.target if a.sector in _ORGANS]
            draft.aim(official, "whom the act told with it is towards")
            return


def _mutual(draft: Draft, drafts: list[Draft]) -> None:
    """Of "Lima promised credit, while Quito agreed to open its ports": each other."""
    own = draft.countries("source")
    for other in drafts:
        here = other.action.sentence == draft.action.sentence and other is not draft
        if here and other.action.type == "AGREE" and _is_state(other.source):
            theirs = other.countries("source")
            if _is_state(draft.source) and theirs and own and not theirs & own:
                draft.aim(other.source, "who promises something in return")
                return


def _granted(analysis: Analysis, draft: Draft, drafts: list[Draft]) -> None:
    """Of "asked him to hand them over; he agreed to let them be seen": whoever had asked."""
    verb = analysis.sentences[draft.action.sentence].tokens[draft.action.token]
    if verb.lemma.lower() not in _GRANTING:
        return
    own = draft.countries("source")
    for earlier in reversed(drafts):
        back = draft.action.sentence - earlier.action.sentence
        before = earlier.action.trigger.start < draft.action.trigger.start
        if earlier.action.type == "REQUEST" and before and back <= 1:
            if earlier.countries("target") & own and not earlier.countries("source") & own:
                draft.aim(earlier.source, "who had asked for it")
            return


def _is_state(actors: Iterable[Actor]) -> bool:
    return any(a.sector in STATE for a in actors)


def _content_head(analysis: Analysis, draft: Draft) -> tuple[Sentence, Token] | None:
    """The word that heads what is asked, promised or complained of, and its sentence."""
    if draft.action.about_token is None:
        return None
    index, token = draft.action.about_token
    sentence = analysis.sentences[index]
    return sentence, sentence.tokens[token]


def _content_object(analysis: Analysis, resolver: ActorResolver, draft: Draft) -> None:
    """Whom a threat would hit: "vowed to crush the militants"."""
    told = _content_head(analysis, draft)
    if told is None:
        return
    sentence, head = told
    index = sentence.index
    if not syntax.is_verbal(head):
        return
    words = syntax.deep_objects(sentence, head)
    words += [n for _, n in syntax.obliques(sentence, head, "against", "on", "upon", "with")]
    own = draft.countries("source")
    for word in words:
        actors = resolver.resolve(index, word.index)
        others = [a for a in actors if a.country not in own or a.sector not in STATE]
        draft.aim(others, "whom it would hit")


def _is_clause(analysis: Analysis, draft: Draft) -> bool:
    """Whether what is asked or complained of is told by a clause: "charged that Baghdad ..."."""
    told = _content_head(analysis, draft)
    return told is not None and syntax.is_verbal(told[1])


def _content_subject(analysis: Analysis, resolver: ActorResolver, draft: Draft) -> None:
    """Who is to act, or has acted, in the clause that tells what is asked or complained of."""
    told = _content_head(analysis, draft)
    if told is None:
        return
    sentence, head = told
    index = sentence.index
    own = {(a.country, a.sector) for a in draft.source}
    apart = draft.action.type in _OF_OTHERS and _is_state(draft.source)
    home = draft.countries("source") if apart else set()
    for subject in syntax.deep_subjects(sentence, head):
        actors = resolver.resolve(index, subject.index)
        others = [a for a in actors if a.country and (a.country, a.sector) not in own]
        others = [a for a in others if a.country not in home or a.sector not in STATE]
        draft.aim(others, "who is to act or has acted")


def _told_by(analysis: Analysis, resolver: ActorResolver, draft: Draft) -> None:
    """Of "closed its embassy, saying that the government had refused to guard it": who says so."""
    sentence = analysis.sentences[draft.action.sentence]
    word = sentence.tokens[draft.action.token]
    own = draft.countries("source")
    while (above := sentence.parent(word)) is not None:
        if syntax.base(word) == "ccomp" and above.lemma in TELLING and own:
            for speaker in syntax.surface_subjects(sentence, above):
                actors = resolver.resolve(sentence.index, speaker.index)
                abroad = [a for a in actors if a.sector in STATE and a.country]
                abroad = [a for a in abroad if a.country not in own]
                draft.aim(abroad, "who says that it was refused")
            return
        word = above


def _answer(draft: Draft, drafts: list[Draft]) -> None:
    """What is refused was asked by somebody: the last request made to this party."""
    nations = draft.countries("source")
    official = _is_official(draft.source)
    before = [
        d
        for d in reversed(drafts)
        if d.action.type in {"REQUEST", "ACCUSE"}
        and d.action.trigger.start < draft.action.trigger.start
        and d.source
    ]
    if draft.action.cameo[:3] == _DENIAL:
        before.sort(key=lambda d: d.action.cameo != _CHARGE)  # the charge, not the summons over it
    for earlier in before:
        abroad = not earlier.countries("source") & nations
        rival = (  # the opposition at home, whose charge was told just before
            earlier.action.type == "ACCUSE"
            and draft.action.cameo[:3] == _DENIAL
            and not _is_official(earlier.source)
            and draft.action.sentence - earlier.action.sentence <= 1
        )
        if (
            earlier.countries("target") & nations
            and _is_official(earlier.target) == official
            and (abroad or rival or not official)
        ):
            draft.aim(earlier.source, "whose request or charge is refused")
            return
    for earlier in before[:1]:
        here = earlier.action.sentence == draft.action.sentence
        if here and not earlier.countries("source") & nations:
            draft.aim(earlier.source, "whose request was told just before")
        near = draft.action.sentence - earlier.action.sentence <= 1
        if near and not earlier.countries("target") and earlier.countries("source") != nations:
            draft.aim(earlier.source, "whose charge was told just before")


def _bench(analysis: Analysis, draft: Draft, drafts: list[Draft]) -> tuple[Actor, ...]:
    """The court of whose ruling somebody complains: "Tehran called the verdict political"."""
    sentence = analysis.sentences[draft.action.sentence]
    trigger, about = draft.action.trigger, draft.action.about
    near = [
        t
        for t in sentence.tokens
        if trigger.covers(Span(t.start, t.end))
        or (about is not None and about.covers(Span(t.start, t.end)))
    ]
    if not any(t.lemma.lower() in _RULINGS for t in near):
        return ()
    here = draft.action.trigger.start
    courts = [
        tuple(a for a in d.source if a.sector == "JUD")
        for d in drafts
        if d.action.trigger.start < here and d is not draft
    ]
    told = [c for c in courts if c]
    return told[-1] if told else ()


def _is_official(actors: Iterable[Actor]) -> bool:
    return any(a.sector in _OFFICIAL for a in actors)
