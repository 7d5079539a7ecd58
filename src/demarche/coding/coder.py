"""The order of coding: layers, acts, their fields, one event for each act.

In: an `Analysis`. Out: its `Layers` and its `Event`s, each field with its evidence. Never looks at
another report, never reads a file.
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.coding.acts.actions import Action, Word, find_actions
from demarche.coding.acts.learned import weighed
from demarche.coding.claims.attribution import covering, find_attributions
from demarche.coding.claims.channel import channel
from demarche.coding.claims.status import status
from demarche.coding.claims.vouching import said_by
from demarche.coding.confidence import confidence, that_stand
from demarche.coding.dealings import is_dealing
from demarche.coding.discourse import fill_parties
from demarche.coding.doers import fill_doers
from demarche.coding.drafts import Draft
from demarche.coding.knowledge import NOTHING, Knowledge
from demarche.coding.law import law
from demarche.coding.merging import merge
from demarche.coding.objects import fill_objects
from demarche.coding.parties.actors import ActorResolver
from demarche.coding.parties.who import WhoEntry
from demarche.coding.places.event_place import event_place
from demarche.coding.places.resolving import find_places
from demarche.coding.relevance import Relevance, relevance
from demarche.coding.standing import of_standing
from demarche.coding.surroundings import fill_places
from demarche.coding.times.event_date import event_date
from demarche.coding.times.timex import find_times
from demarche.ontology import plover
from demarche.records import Actor, Analysis, Event, Layers, Span

_ANNOUNCING = frozenset({"announce", "call", "plan", "schedule"})
_STAGED = frozenset({"PROTEST", "CONSULT", "MOBILIZE"})
_CLAIMED = frozenset({"alleged", "denied"})
_PROMISES = frozenset({"AGREE", "REJECT", "THREATEN"})


def read_layers(analysis: Analysis) -> Layers:
    """The places, times and attributions of a report.

    Args:
        analysis: what the language layer found.
    """
    return Layers(
        places=find_places(analysis),
        times=find_times(analysis),
        attributions=find_attributions(analysis),
    )


def code(
    analysis: Analysis,
    layers: Layers | None = None,
    knowledge: Knowledge = NOTHING,
    *,
    tables: bool = True,
) -> tuple[Event, ...]:
    """The events of a report, in text order, numbered "e1", "e2" ...

    Args:
        analysis: what the language layer found.
        layers: its layers, where they are at hand already.
        knowledge: what the user has told beside the report.
        tables: whether acts are looked up in the tables; False to measure the network alone.
    """
    drafts, subject = drafted(analysis, layers, knowledge, tables=tables)
    if analysis.hints is not None:
        for draft in drafts:
            draft.confidence = confidence(draft, subject)
    return tuple(draft.as_event(analysis, n) for n, draft in enumerate(drafts, start=1))


def drafted(
    analysis: Analysis,
    layers: Layers | None = None,
    knowledge: Knowledge = NOTHING,
    *,
    tables: bool = True,
    barred: bool = True,
) -> tuple[list[Draft], Relevance]:
    """The drafts of a report's events, and what the report is about.

    Args:
        analysis: what the language layer found.
        layers: its layers, where they are at hand already.
        knowledge: what the user has told beside the report.
        tables: as in `code`.
        barred: whether acts that are too unlikely are dropped; False to fit their chances.
    """
    subject = relevance(analysis)
    told = find_actions(analysis) if tables else []
    if analysis.hints is not None:
        told = weighed(analysis, told)
    actions = [a for a in told if subject.admits(a.sentence)]
    if knowledge.dictionary.unwanted:
        if knowledge.dictionary.drops_story(analysis.report.text):
            return [], subject
        actions = [a for a in actions if not _unwanted(analysis, a, knowledge)]
    if not actions:
        return [], subject
    layers = layers or read_layers(analysis)
    resolver = ActorResolver(analysis, layers.places, knowledge)
    drafts = [
        draft
        for action in actions
        if (draft := _draft(analysis, layers, resolver, action)) is not None
    ]
    _unhand(drafts)
    fill_objects(analysis, resolver, drafts)
    fill_doers(analysis, layers.attributions, resolver, drafts)
    # Before the merging: an act that is none must not take in one that is.
    if barred and analysis.hints is not None:
        drafts = that_stand(drafts, subject)
    drafts = merge(analysis, drafts)
    fill_parties(analysis, resolver, drafts)
    drafts = merge(analysis, drafts)  # parties filled in show more tellings to be one act
    fill_places(analysis, layers.places, drafts)
    drafts = of_standing(drafts, subject)
    return [draft for draft in drafts if is_dealing(draft)], subject


def learn(
    analysis: Analysis, layers: Layers, knowledge: Knowledge = NOTHING
) -> tuple[WhoEntry, ...]:
    """The persons whose office and country the report itself tells, for reports after it.

    Args:
        analysis: what the language layer found.
        layers: its layers.
        knowledge: what the user has told beside the report.
    """
    found = ActorResolver(analysis, layers.places, knowledge).who()
    return tuple(
        e
        for e in found
        if e.told
        and e.country is not None
        and e.role is not None
        and e.role.split()[-1] not in e.name.lower().split()  # "Border Guard" is nobody's name
    )


def _unwanted(analysis: Analysis, action: Action, knowledge: Knowledge) -> bool:
    """Whether the user's discard list leaves out the sentence of an act."""
    sentence = analysis.sentences[action.sentence]
    text = analysis.report.text[sentence.start : sentence.end]
    return knowledge.dictionary.drops_sentence(text)


def _draft(
    analysis: Analysis, layers: Layers, resolver: ActorResolver, action: Action
) -> Draft | None:
    """One act with its own sentence's fields; None where it is no event."""
    where = (action.sentence, action.token)
    state, state_evidence = status(
        analysis, layers.attributions, *where, promise=action.type in _PROMISES
    )
    announced = state == "occurred" and _is_announced(analysis, action)
    if announced:
        ahead = event_date(analysis, layers.times, *where, planned=True)
        ahead_of = ahead is not None and ahead.evidence is not None
        announced = ahead_of or _is_planned(analysis, action)
        state = "planned" if announced else state
    if state is None or (action.embedded_in is not None and state not in _CLAIMED):
        return None
    draft = Draft(
        action=action,
        source=_actors(resolver, action.sources) or _speaker(analysis, layers, resolver, action),
        target=_actors(resolver, action.targets) or _owners(analysis, resolver, action),
        status=state,
        status_evidence=state_evidence,
        confidence=action.score,
    )
    draft.date = event_date(analysis, layers.times, *where, planned=state == "planned")
    if action.type in plover.PLACED:
        draft.place = event_place(
            analysis,
            layers.places,
            *where,
            action.type,
            mode=action.mode,
            planned=state == "planned",
        )
        if _is_elsewhere(analysis, draft):
            draft.place = None
    draft.said_by = said_by(
        analysis, layers.attributions, *where, verbal=action.verbal, antecedent=resolver.antecedent
    )
    if announced and draft.said_by is None and draft.source:
        draft.said_by = draft.source[0].mention
    draft.channel, draft.channel_evidence = channel(
        analysis, *where, verbal=action.verbal or action.type == "CONSULT"
    )
    draft.law = law(analysis, *where)
    return draft


def _is_announced(analysis: Analysis, action: Action) -> bool:
    """Whether what is told of a deed is that somebody announces or calls it."""
    verb = analysis.sentences[action.sentence].tokens[action.token]
    staged = action.type in _STAGED and not action.nominal
    return staged and verb.lemma.lower() in _ANNOUNCING


def _is_planned(analysis: Analysis, action: Action) -> bool:
    """Whether somebody plans it: then it is still to come, whatever day is told."""
    verb = analysis.sentences[action.sentence].tokens[action.token]
    return verb.lemma.lower() == "plan"


def _is_elsewhere(analysis: Analysis, draft: Draft) -> bool:
    """Whether a place that another sentence tells is no place of a deed between these States."""
    if draft.place is None:
        return False
    sentence = analysis.sentences[draft.action.sentence]
    told = sentence.start <= draft.place.evidence.span.start < sentence.end
    parties = draft.countries("source") | draft.countries("target")
    abroad = bool(draft.source and draft.target) and len(parties) > 1
    known = all(a.country for a in (*draft.source, *draft.target))
    return not told and abroad and known and draft.place.place.country not in parties


def _unhand(drafts: list[Draft]) -> None:
    """Who condemns or reports a deed has not done it: takes the speaker off the deed's doers."""
    for draft in drafts:
        if draft.action.verbal or not draft.action.nominal:
            continue
        for speech in drafts:
            about = speech.action.about
            inside = about is not None and about.overlaps(draft.action.trigger)
            if speech.action.verbal and inside and draft.source == speech.source:
                draft.source = ()


def _speaker(
    analysis: Analysis, layers: Layers, resolver: ActorResolver, action: Action
) -> tuple[Actor, ...]:
    """Of something said without a subject of its own: whoever says it."""
    if not action.verbal or action.type == "CONSULT" or action.sources:
        return ()
    trigger = analysis.sentences[action.sentence].tokens[action.token]
    for attribution in covering(layers.attributions, trigger):
        for span in attribution.source[:1]:
            found = _head_in(analysis, span)
            if found is not None and (actors := resolver.resolve(*found)):
                return actors
    return ()


def _head_in(analysis: Analysis, span: Span) -> Word | None:
    """The word in a span on which the others in it depend."""
    for sentence in analysis.sentences:
        if sentence.start <= span.start < sentence.end:
            inside = [t for t in sentence.tokens if span.start <= t.start and t.end <= span.end]
            indices = {t.index for t in inside}
            heads = [t for t in inside if t.head not in indices]
            return (sentence.index, heads[0].index) if heads else None
    return None


def _owners(analysis: Analysis, resolver: ActorResolver, action: Action) -> tuple[Actor, ...]:
    """Whose a damaged or blamed thing is: "windows of the consulate", "condemned Lima's decision".

    Of words only a possessor counts: an attack on an embassy is not condemned of the embassy.
    """
    relations = ("nmod:poss",) if action.verbal else ("nmod", "compound")
    for index, token in action.targets:
        sentence = analysis.sentences[index]
        noun = sentence.tokens[token]
        if action.verbal and syntax.is_of_victim(sentence, noun):
            continue
        for owner in sentence.children(noun, *relations):
            if actors := resolver.resolve(index, owner.index):
                return actors
    return ()


def _actors(resolver: ActorResolver, words: tuple[Word, ...]) -> tuple[Actor, ...]:
    found: list[Actor] = []
    for word in words:
        found.extend(a for a in resolver.resolve(*word) if a not in found)
    return tuple(found)
