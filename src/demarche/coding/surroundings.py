"""Takes the place of an act over from the incident that is told beside it.

In: the drafts of one report, with their parties. Out: the same drafts; an arrest without a place of
its own has that of the attack or protest told in its sentence or in the one before, in the same
paragraph. Never moves an act that tells its own place, nor one with a day
of its own.

"Windows were smashed. One man was arrested": he was arrested there. Of arrests that are counted up
("some fifty have been held since Friday") a report does not say where they were made.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.coding import syntax
from demarche.coding.blame import is_incident, parties
from demarche.coding.drafts import Draft
from demarche.records import Analysis, EventPlace, Evidence, PlaceMention

_SOMEWHERE = frozenset({"arrest", "seize", None})
_STAGED = frozenset({"PROTEST", "ASSAULT", "COERCE"})
_ON_THE_SPOT = frozenset({"spot", "scene"})
_FORCES = frozenset({"COP", "MIL"})


def fill_places(analysis: Analysis, places: Sequence[PlaceMention], drafts: list[Draft]) -> None:
    """Fills in places, in place.

    Args:
        analysis: the report's analysis.
        places: its place mentions.
        drafts: its drafts, in text order.
    """
    for draft in drafts:
        if draft.place is None and _is_on_the_spot(draft):
            _of_force(analysis, places, draft)
    placed = [d for d in drafts if d.place is not None and d.action.type in _STAGED]
    for draft in drafts:
        if draft.place is None and _is_on_the_spot(draft):
            beside = [d for d in placed if d is not draft and _is_beside(analysis, draft, d)]
            if beside:
                nearest = min(
                    beside, key=lambda d: abs(d.action.trigger.start - draft.action.trigger.start)
                )
                draft.place = nearest.place
                draft.notes.append("place: that of what is told beside it")
                if _is_then(analysis, draft):
                    draft.date = nearest.date
    for draft in drafts:
        if draft.action.type == "COERCE" and _told_on_the_spot(analysis, draft):
            _of_incident(analysis, draft, drafts)
    for draft in drafts:
        if draft.status == "denied" and draft.action.type in {"ASSAULT", "PROTEST"}:
            _of_denied(draft, drafts)


def _of_force(analysis: Analysis, places: Sequence[PlaceMention], draft: Draft) -> None:
    """A town's police make arrests in that town."""
    report = analysis.report
    for actor in draft.source:
        span = actor.mention.span
        if actor.sector != "COP":
            continue
        for mention in places:
            place = mention.place
            town = place is not None and place.geonameid is not None
            if place is not None and town and span.covers(mention.span):
                draft.place = EventPlace(place, Evidence.at(report.id, report.text, mention.span))
                draft.notes.append("place: where the force is")
                return


def _has_own_day(analysis: Analysis, draft: Draft) -> bool:
    """Whether an act's own sentence tells its day."""
    sentence = analysis.sentences[draft.action.sentence]
    evidence = None if draft.date is None else draft.date.evidence
    return evidence is not None and sentence.start <= evidence.span.start < sentence.end


def _is_in_clause(analysis: Analysis, draft: Draft) -> bool:
    """Whether an act's day is told in its own clause, not in one around it."""
    sentence = analysis.sentences[draft.action.sentence]
    evidence = None if draft.date is None else draft.date.evidence
    return evidence is not None and any(
        word.start <= evidence.span.start < word.end
        for word in sentence.subtree(sentence.tokens[draft.action.token])
    )


def _is_then(analysis: Analysis, draft: Draft) -> bool:
    """Whether an act without a day of its own goes on with what is told: "was arrested"."""
    if _has_own_day(analysis, draft):
        return False
    sentence = analysis.sentences[draft.action.sentence]
    verb = sentence.tokens[draft.action.token]
    helpers = {t.text.lower() for t in sentence.children(verb, "aux", "aux:pass")}
    return verb.xpos in {"VBD", "VBN"} and not helpers & {"has", "have"}


def _told_on_the_spot(analysis: Analysis, draft: Draft) -> bool:
    """Whether an arrest was made "on the spot", "at the scene"."""
    sentence = analysis.sentences[draft.action.sentence]
    return any(
        noun.lemma.lower() in _ON_THE_SPOT and syntax.case_of(sentence, noun) in {"on", "at"}
        for noun in sentence.tokens
        if noun.upos == "NOUN"
    )


def _of_incident(analysis: Analysis, draft: Draft, drafts: list[Draft]) -> None:
    """Gives an act the day and the place of the deed told last before it."""
    before = [
        d
        for d in drafts
        if d is not draft
        and is_incident(d)
        and d.status == "occurred"
        and d.action.trigger.start < draft.action.trigger.start
        and d.date is not None
        and d.date.evidence is not None
    ]
    if not before:
        return
    draft.place = draft.place or before[-1].place
    if not (_has_own_day(analysis, draft) and _is_in_clause(analysis, draft)):
        draft.date = before[-1].date
        draft.notes.append("date: that of the incident")


def _of_denied(draft: Draft, drafts: list[Draft]) -> None:
    """A deed that is denied was to have happened at the incident of which the report tells."""
    if draft.date is not None and draft.date.evidence is not None:
        return
    here = draft.action.trigger.start
    dated = [
        d
        for d in drafts
        if d is not draft
        and is_incident(d)
        and d.status != "denied"
        and d.date is not None
        and d.date.evidence is not None
        and d.action.trigger.start < here
    ]
    if dated:
        draft.date = dated[-1].date
        draft.notes.append("date: that of the incident")


def _is_on_the_spot(draft: Draft) -> bool:
    kind, mode = draft.action.type, draft.action.mode
    return kind == "COERCE" and mode in _SOMEWHERE and draft.status == "occurred"


def _is_beside(analysis: Analysis, draft: Draft, other: Draft) -> bool:
    """Whether an incident is told right before an act, may be of its day and on its soil."""
    back = draft.action.sentence - other.action.sentence
    if not 0 <= back <= 1 or other.place is None or other.status != "occurred":
        return False
    if not (is_incident(other) or other.action.type == "PROTEST"):
        return False
    text = analysis.report.text
    one_doer = bool(draft.source) and parties(draft.source) == parties(other.source)
    if "\n" in text[other.action.trigger.end : draft.action.trigger.start] and not one_doer:
        return False
    forces = {a.country for a in draft.source if a.sector in _FORCES and a.country}
    if forces and other.place.place.country not in forces:
        return False
    if not _has_own_day(analysis, draft) or draft.date is None or other.date is None:
        return True
    mine, theirs = draft.date.days, other.date.days
    if back == 0 and mine == theirs:
        return True
    return mine.first == mine.last and mine.first <= theirs.last and theirs.first <= mine.last
