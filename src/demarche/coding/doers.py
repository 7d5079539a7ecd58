"""Fills in who did what a sentence tells without its doer.

In: the drafts of one report, their targets not yet filled in. Out: the same drafts, with sources
where the report names them in another place. Never invents a party that the report does not name.
"""

from __future__ import annotations

from dataclasses import replace

from demarche.coding import syntax
from demarche.coding.claims.attribution import covering
from demarche.coding.drafts import Draft
from demarche.coding.parties.actors import ActorResolver
from demarche.records import Actor, Analysis, Attribution, Token

_HELD = frozenset({"arrest", "seize", "restrict", "withhold", "censor"})
_PREMISES = frozenset({"embassy", "consulate", "mission", "compound", "building", "residence"})
_FORCES = frozenset({"COP", "MIL"})
_ARMED = frozenset({"REB", "MIL", "COP", "GOV", "CRM"})
_PAPERS = frozenset(
    "report statement letter resolution motion note petition article video declaration message"
    " communiqué communique tweet post memorandum appeal complaint document manifesto".split()
)
_SOLEMN = frozenset({"SANCTION", "AGREE", "REJECT", "REQUEST", "ACCUSE", "THREATEN", "SUPPORT"})


def fill_doers(
    analysis: Analysis,
    attributions: tuple[Attribution, ...],
    resolver: ActorResolver,
    drafts: list[Draft],
) -> None:
    """Fills in the sources of all drafts of one report, in place.

    Args:
        analysis: the report's analysis.
        attributions: who says what in it.
        resolver: its actors.
        drafts: its drafts, in text order.
    """
    for draft in drafts:
        _building(analysis, resolver, draft)
        _unknown(resolver, draft)
        _accused(draft, drafts)
        not_itself(draft, drafts)
        headed = not draft.source or _is_headed(analysis, draft)
        if headed and not draft.action.nominal:
            _of_brief(analysis, resolver, draft)
        if not draft.source:
            _author(analysis, resolver, draft)
        if not draft.source and draft.action.type == "ASSAULT":
            _armed(analysis, resolver, draft)
        if not draft.source:
            _main_subject(analysis, resolver, draft)
        if not draft.source and draft.action.cameo == "114":
            _summoner(draft, drafts)
        if not draft.source:
            _captors(analysis, attributions, resolver, draft)


def _set(draft: Draft, actors: tuple[Actor, ...], note: str) -> None:
    if actors:
        draft.source = actors
        draft.notes.append(f"source: {note}")


def _building(analysis: Analysis, resolver: ActorResolver, draft: Draft) -> None:
    """A mission hits nobody: in "the strike on its consulate, which killed two" the strike does."""
    if draft.action.type != "ASSAULT" or not draft.source:
        return
    for index, token in draft.action.sources:
        if analysis.sentences[index].tokens[token].lemma.lower() in _PREMISES:
            hit = resolver.resolve(index, token)
            draft.source = tuple(a for a in draft.source if a not in hit)


def _unknown(resolver: ActorResolver, draft: Draft) -> None:
    """Attackers of whom nothing is told but that they are people: nobody knows whose they are."""
    if draft.action.type != "ASSAULT" or not draft.source:
        return
    for word in draft.action.sources:
        if resolver.is_anybody(*word):
            own = resolver.resolve(*word)
            draft.source = tuple(
                replace(a, country=None, sector="UNK") if a in own else a for a in draft.source
            )


def _accused(draft: Draft, drafts: list[Draft]) -> None:
    """Of "accused the army of shelling the town": the army, not whoever accuses."""
    for speech in drafts:
        about = speech.action.about
        if (
            speech.action.type == "ACCUSE"
            and speech.action.verbal
            and speech.action.sentence == draft.action.sentence
            and speech.target
            and about is not None
            and about.covers(draft.action.trigger)
            and (draft.source == speech.source or _within(draft, speech))
            and draft.status == "alleged"
        ):
            if draft.target == speech.target:
                draft.target = ()  # whoever did it has not done it to himself
            elif _is_in(draft.target, speech.source):
                draft.target = ()  # nor to whoever only says so
            _set(draft, speech.target, "who is accused of it")
            return


def not_itself(draft: Draft, drafts: list[Draft]) -> None:
    """No government attacks its own mission: whoever else does so in the sentence has done it.

    Args:
        draft: an act, changed in place.
        drafts: the drafts of its report.
    """
    if draft.action.type not in {"ASSAULT", "PROTEST"} or not draft.target:
        return
    organs = {(a.country, a.sector) for a in draft.source}
    if organs != {(a.country, "GOV") for a in draft.target} or None in draft.countries("source"):
        return
    for other in drafts:
        here = other.action.sentence == draft.action.sentence and other is not draft
        same = {(a.country, a.sector) for a in other.target} == organs
        if here and same and other.action.type in {"ASSAULT", "PROTEST"} and other.source:
            _set(draft, other.source, "who attacks the same mission")
            return


def _author(analysis: Analysis, resolver: ActorResolver, draft: Draft) -> None:
    """Of "put out a report accusing the army": whoever put it out, or whose report it is."""
    sentence = analysis.sentences[draft.action.sentence]
    verb = sentence.tokens[draft.action.token]
    paper = sentence.parent(verb)
    if paper is None or not draft.action.verbal or syntax.base(verb) != "acl":
        return
    if verb.xpos != "VBG" or paper.lemma.lower() not in _PAPERS:
        return
    for word in syntax.nominal_doers(sentence, paper):
        actors = resolver.resolve(sentence.index, word.index)
        if actors and not any(a in draft.target for a in actors):
            _set(draft, actors, "whose paper says so")
            return


def _armed(analysis: Analysis, resolver: ActorResolver, draft: Draft) -> None:
    """Whose bombers or rockets did it: "Turkish rockets hit", "Houthi bombers killed"."""
    sentence = analysis.sentences[draft.action.sentence]
    verb = sentence.tokens[draft.action.token]
    if not syntax.is_verbal(verb):
        return
    for subject in syntax.deep_subjects(sentence, verb):
        own = resolver.resolve(sentence.index, subject.index)
        words = sentence.children(subject, "nmod:poss", "amod", "compound", "nmod:desc")
        names = [w for w in words if w.text[:1].isupper()]  # "Houthi", not "embassy bombings"
        named = [a for w in names for a in resolver.resolve(sentence.index, w.index)]
        forces = tuple(a for a in (*own, *named) if a.sector in _ARMED and a.country)
        forces = forces or tuple(a for a in named if a.sector == "IGO")
        if forces and not any(a in draft.target for a in forces):
            _set(draft, forces[:1], "whose weapons they are")
            return


def _is_in(target: tuple[Actor, ...], source: tuple[Actor, ...]) -> bool:
    """Whether a target is a word of the speaker's title: "Commission" of "its President"."""
    return bool(target) and all(
        any(s.mention.span.covers(t.mention.span) and s.mention != t.mention for s in source)
        for t in target
    )


def _within(draft: Draft, speech: Draft) -> bool:
    """Whether a deed has no doer, or one that only tells whose the accused are ("Chad's army")."""
    return draft.countries("source") <= speech.countries("target")


def _finite_without_subject(analysis: Analysis, draft: Draft) -> bool:
    """Whether the trigger is a verb with which a sentence opens ("Asks the Council to convene")."""
    sentence = analysis.sentences[draft.action.sentence]
    verb = sentence.tokens[draft.action.token]
    finite = verb.xpos in {"VBZ", "VBD", "VBN", "VBP"}
    return finite and not sentence.children(verb, "nsubj", "nsubj:pass", "csubj")


def _is_headed(analysis: Analysis, draft: Draft) -> bool:
    """Whether a source was taken from elsewhere though the sentence names none."""
    own = all(index == draft.action.sentence for index, _ in draft.action.sources)
    return _finite_without_subject(analysis, draft) and (not draft.action.sources or not own)


def _of_brief(analysis: Analysis, resolver: ActorResolver, draft: Draft) -> None:
    """Of a brief ("TURKEY - Offers its good offices"): whoever heads it."""
    head = resolver.brief_head(draft.action.sentence)
    if head is None:
        return
    sentence = analysis.sentences[draft.action.sentence]
    solemn = draft.action.type in _SOLEMN and syntax.is_passive(
        sentence, sentence.tokens[draft.action.token]
    )
    if _finite_without_subject(analysis, draft) or solemn:
        _set(draft, resolver.resolve(*head), "the head of the brief")


def _main_subject(analysis: Analysis, resolver: ActorResolver, draft: Draft) -> None:
    """Of "Lima said the boat had fled and called on Quito": Lima, whatever "called" hangs on."""
    if not draft.action.verbal or draft.action.nominal:
        return
    sentence = analysis.sentences[draft.action.sentence]
    verb = sentence.tokens[draft.action.token]
    above = sentence.parent(verb)
    if verb.deprel != "conj" or above is None or syntax.is_passive(sentence, verb):
        return
    saying = sentence.parent(above)
    if above.deprel != "ccomp" or saying is None:
        return
    for subject in syntax.surface_subjects(sentence, saying)[:1]:
        actors = resolver.resolve(sentence.index, subject.index)
        if not any(a in draft.target for a in actors):
            _set(draft, actors, "the subject of the sentence")


def _summoner(draft: Draft, drafts: list[Draft]) -> None:
    """Who has summoned an ambassador, untold: the State that the ambassador's last dealt with."""
    sent = {a.country for a in draft.target if a.country}
    here = draft.action.trigger.start
    for other in sorted(drafts, key=lambda d: abs(d.action.trigger.start - here)):
        for mine, theirs in ((other.source, other.target), (other.target, other.source)):
            if {a.country for a in mine} & sent:
                states = tuple(
                    a for a in theirs if a.sector == "GOV" and a.country and a.country not in sent
                )
                if states:
                    _set(draft, states[:1], "the State that deals with the ambassador's")
                    return


def _captors(
    analysis: Analysis,
    attributions: tuple[Attribution, ...],
    resolver: ActorResolver,
    draft: Draft,
) -> None:
    """Who tells of an arrest without its doer has made it, where it is a force."""
    held = draft.action.type == "COERCE" and draft.action.mode in _HELD
    if not held and draft.action.type != "RETREAT":
        return
    sentence = analysis.sentences[draft.action.sentence]
    trigger: Token = sentence.tokens[draft.action.token]
    for attribution in covering(attributions, trigger):
        for span in attribution.source[:1]:
            head = _head_in(analysis, span.start, span.end)
            actors = () if head is None else resolver.resolve(*head)
            force = tuple(a for a in actors if a.sector in _FORCES)
            if force and not any(a in draft.target for a in force):
                _set(draft, force, "the force that tells of it")
                return


def _head_in(analysis: Analysis, start: int, end: int) -> tuple[int, int] | None:
    for sentence in analysis.sentences:
        if sentence.start <= start < sentence.end:
            inside = {t.index for t in sentence.tokens if start <= t.start and t.end <= end}
            heads = [i for i in sorted(inside) if sentence.tokens[i].head not in inside]
            return (sentence.index, heads[0]) if heads else None
    return None
