"""Who is condemned for a deed: whoever did it, where the report names them anywhere.

In: an accusation without an addressee, and the drafts of its report. Out: the doers, or nobody.
Never takes the other State instead: that is for `discourse`.

What a condemnation is about tells which deed is meant: one told in its own words ("condemned the
attack on the consulate"), or, where it only takes one up ("the violence", "what happened", "was
appalled"), an incident of the report. A complaint about anything else (a treaty, a delay, a vote)
is about no incident.
"""

from __future__ import annotations

from collections.abc import Iterable

from demarche.coding.drafts import Draft
from demarche.coding.merging import days_agree, told_in
from demarche.records import Actor, Analysis, Token

_CHARGE = "112"
_MEASURES = frozenset(
    "step move decision measure expulsion closure ban order ruling declaration designation".split()
)
_OFFICIAL = frozenset({"SANCTION", "COERCE", "REQUEST"})
_FORCES = frozenset({"COP", "MIL"})
_BACKGROUND = 30
"""Days before publication beyond which a deed is background, if the report has a newer one."""
_STATE = frozenset({"GOV", "MIL", "COP"})
DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE", "SANCTION", "MOBILIZE"})
_VIOLENT = frozenset({"riot", "vandalize"})
_TAKEN_UP = frozenset(
    "act action deed violence attack assault incident vandalism outrage raid storming entry"
    " intrusion operation move event scene riot rioting unrest crime killing murder shooting"
    " bombing arson desecration breach violation provocation aggression blow atrocity massacre"
    " destruction damage ransacking sacking burning torching invasion incursion siege hooliganism"
    " behaviour behavior conduct insult affront abduction kidnapping ambush strike shelling"
    " explosion blast one it this that what such anything excess excesses disturbance lawlessness"
    " trespass break-in".split()
)


def is_incident(draft: Draft) -> bool:
    """Whether an act is an incident that others condemn: an attack, a riot, a raid on a mission."""
    kind, mode = draft.action.type, draft.action.mode
    if kind == "ASSAULT" or (kind == "PROTEST" and mode in _VIOLENT):
        return True
    return kind == "COERCE" and _is_abroad(draft)


def _is_abroad(draft: Draft) -> bool:
    """Whether a State's force acts against another State's organs."""
    homes = draft.countries("source")
    return bool(homes) and any(
        a.sector == "GOV" and a.country and a.country not in homes for a in draft.target
    )


def blamed(analysis: Analysis, draft: Draft, drafts: list[Draft]) -> tuple[Actor, ...]:
    """Whoever did what an accusation complains of, empty where the report does not name them.

    Args:
        analysis: the report's analysis.
        draft: the accusation.
        drafts: the drafts of its report.
    """
    about = draft.action.about
    deeds = [d for d in drafts if d.action.type in DEEDS and d is not draft]
    deeds = [d for d in deeds if not _is_answer(d, deeds)]
    named = [d for d in deeds if about is not None and told_in(d, about)]
    if not named and (measure := _measure(analysis, draft, drafts)) is not None:
        named = [measure]
    if not named and takes_up(analysis, draft):
        incidents = [d for d in deeds if is_incident(d) and d.status != "planned"]
        named = _likeliest(draft, incidents)[:1]
    for deed in named:
        doers = deed.source or known_doer(analysis, deed, deeds)
        doers = doers or _held_responsible(analysis, deed, drafts)
        if doers := tuple(a for a in doers if a not in draft.source):
            return doers
    return ()


def _measure(analysis: Analysis, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """What another State has just done to the speaker's: "called the step hostile"."""
    if draft.action.about_token is None:
        return None
    index, token = draft.action.about_token
    words = analysis.sentences[index].subtree(analysis.sentences[index].tokens[token])
    own = draft.countries("source")
    if not own or not any(w.lemma.lower() in _MEASURES for w in words):
        return None
    for other in reversed(drafts):
        before = other.action.trigger.start < draft.action.trigger.start
        hit = other.countries("target") & own and not other.countries("source") & own
        if before and hit and other.action.type in _OFFICIAL and other.source:
            return other
    return None


def _held_responsible(analysis: Analysis, deed: Draft, drafts: list[Draft]) -> tuple[Actor, ...]:
    """Whom others blame for a deed, or threaten over it, where nobody tells who did it."""
    for speech in drafts:
        charge = speech.action.cameo[:3] == _CHARGE or speech.action.type == "THREATEN"
        about = speech.action.about
        state = any(a.sector in _STATE and a.country for a in speech.target)
        if not (charge and state and speech.action.verbal):
            continue
        here = speech.action.sentence == deed.action.sentence
        told = about is not None and told_in(deed, about)
        if (told or here or takes_up(analysis, speech)) and not _is_hit(speech, deed):
            return speech.target
    return ()


def _is_answer(deed: Draft, deeds: list[Draft]) -> bool:
    """Whether a force acts on those who have just attacked: "guards shot the bomber"."""
    if not deed.target or not any(a.sector in _FORCES for a in deed.source):
        return False
    attackers = {
        (a.country, a.sector) for d in deeds if is_incident(d) and d is not deed for a in d.source
    }
    return all(a.sector == "UNK" or (a.country, a.sector) in attackers for a in deed.target)


def _is_hit(speech: Draft, deed: Draft) -> bool:
    """Whether those who are blamed are those to whom it was done."""
    return bool(parties(speech.target) & parties(deed.target))


def takes_up(analysis: Analysis, draft: Draft) -> bool:
    """Whether what is condemned is told by a word for deeds, or not told at all.

    Args:
        analysis: the report's analysis.
        draft: the accusation.
    """
    if draft.action.about_token is None:
        return True
    index, token = draft.action.about_token
    head = analysis.sentences[index].tokens[token]
    return head.lemma.lower() in _TAKEN_UP or _is_called(analysis, index, head)


def _is_called(analysis: Analysis, index: int, head: Token) -> bool:
    """Whether something is called a deed: "what he called an outrage"."""
    below = analysis.sentences[index].subtree(head)
    return head.upos == "VERB" and any(
        t.deprel in {"xcomp", "obj"} and t.lemma.lower() in _TAKEN_UP for t in below
    )


def _likeliest(draft: Draft, incidents: list[Draft]) -> list[Draft]:
    """Incidents against the speaker's side first, then those on its soil, then as told."""
    nations = draft.countries("source")
    newest = max((d.date.days.last for d in incidents if d.date is not None), default=None)

    def rank(deed: Draft) -> tuple[bool, int]:
        old = (
            deed.date is not None
            and newest is not None
            and (newest - deed.date.days.last).days > _BACKGROUND
        )
        if deed.countries("target") & nations:
            return old, 0
        here = deed.place is not None and deed.place.place.country in nations
        return old, 1 if here or deed.countries("source") & nations else 2

    return sorted(incidents, key=rank)


def known_doer(analysis: Analysis, deed: Draft, deeds: list[Draft]) -> tuple[Actor, ...]:
    """Who did a thing that another telling names the doer of: of the same object, or the nearest.

    "The vandalism" without an object is what was told last before it.

    Args:
        analysis: the report's analysis.
        deed: the deed without a doer.
        deeds: all deeds of the report.
    """
    others = [
        d
        for d in deeds
        if d is not deed and d.source and _is_unrest(d) and _may_be(analysis, d, deed)
    ]
    if deed.target:
        objects = parties(deed.target)
        others = [d for d in others if parties(d.target) & objects]
    elif not deed.action.nominal:
        return ()
    here = deed.action.trigger.start
    nearest = sorted(
        others,
        key=lambda d: (
            not is_incident(d),
            d.action.trigger.start > here,
            abs(d.action.trigger.start - here),
        ),
    )
    return nearest[0].source if nearest else ()


def _is_unrest(draft: Draft) -> bool:
    return draft.action.type in {"ASSAULT", "PROTEST"}


def _may_be(analysis: Analysis, one: Draft, two: Draft) -> bool:
    """Whether two deeds may be one by their days and status."""
    return days_agree(analysis, one, two) and one.status not in {"denied", "planned", "alleged"}


def parties(actors: Iterable[Actor]) -> set[tuple[str | None, str]]:
    """Country and sector of each."""
    return {(a.country, a.sector) for a in actors}
