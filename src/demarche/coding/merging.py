"""Tells which drafts of one report are tellings of one and the same act, and keeps the fullest.

In: drafts in text order. Out: drafts in text order, one for each act, with what only the other
tellings said filled in. Never looks at another report, never merges acts of different types.

A report tells an act in its headline, again in its lead, and again as "the attack"; it is coded
once, in its fullest telling (the data contract's rule).
"""

from __future__ import annotations

from demarche.coding.drafts import Draft
from demarche.records import Actor, Analysis, EventDate, Span

_STOP = frozenset("the a an of to in on at by for and or that this its his her their it be".split())
SHARED_CONTENT = 0.5
"""Share of content words that two verbal acts must have in common to be one; set on docket-dev."""


def merge(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """One draft for each act."""
    kept: list[Draft] = []
    for draft in drafts:
        draft.tellings.append(draft.action.trigger)
        twin = next((k for k in reversed(kept) if _same(analysis, k, draft)), None)
        if twin is None:
            kept.append(draft)
            continue
        best, other = (draft, twin) if _fullness(draft) > _fullness(twin) else (twin, draft)
        _fill(best, other)
        kept[kept.index(twin)] = best
    return sorted(kept, key=lambda d: d.action.trigger.start)


def _same(analysis: Analysis, a: Draft, b: Draft) -> bool:
    if a.action.type != b.action.type or {a.status, b.status} == {"occurred", "planned"}:
        return False
    if a.action.trigger.overlaps(b.action.trigger):
        return True
    if not (_parties_agree(a.source, b.source) and _parties_agree(a.target, b.target)):
        return False
    if not _days_agree(a.date, b.date) or not _places_agree(a, b) or not _codes_agree(a, b):
        return False
    if a.action.verbal:
        return _one_speech(analysis, a, b)
    return _one_deed(a, b)


def _one_deed(a: Draft, b: Draft) -> bool:
    """Two tellings of a deed: the later one is told as known, or both name the same parties."""
    later = b if b.action.trigger.start > a.action.trigger.start else a
    same_parties = bool(_names(a.target) & _names(b.target)) or bool(
        _names(a.source) & _names(b.source)
    )
    if later.action.nominal or later.action.definite or a.action.nominal:
        return later.action.definite or same_parties or not (later.source or later.target)
    told_day = a.date is not None and b.date is not None and a.date.evidence is not None
    return (
        bool(_names(a.source) & _names(b.source))
        and bool(_names(a.target) & _names(b.target))
        or (told_day and same_parties and a.action.mode == b.action.mode)
    )


def _one_speech(analysis: Analysis, a: Draft, b: Draft) -> bool:
    """Two tellings of something said: same speaker's side, and the same said."""
    if not (a.countries("source") & b.countries("source")):
        return bool(a.source) != bool(b.source) and b.action.nominal and b.action.definite
    if a.channel and b.channel and a.channel != b.channel:
        return False
    one, two = _content(analysis, a), _content(analysis, b)
    if not one or not two:
        return a.action.cameo == b.action.cameo
    return len(one & two) / min(len(one), len(two)) >= SHARED_CONTENT


def _content(analysis: Analysis, draft: Draft) -> set[str]:
    about = draft.action.about
    if about is None:
        return set()
    sentence = analysis.sentences[draft.action.sentence]
    return {
        t.lemma.lower()
        for t in sentence.tokens
        if about.start <= t.start
        and t.end <= about.end
        and t.upos in {"NOUN", "VERB", "PROPN", "ADJ"}
        and t.lemma.lower() not in _STOP
    }


def _names(actors: tuple[Actor, ...]) -> set[tuple[str | None, str]]:
    return {(a.country, a.sector) for a in actors}


def _parties_agree(a: tuple[Actor, ...], b: tuple[Actor, ...]) -> bool:
    """Whether two lists may name the same parties: one is silent, or they share one."""
    if not a or not b:
        return True
    if _names(a) & _names(b):
        return True
    one, two = {x.country for x in a}, {x.country for x in b}
    vague = {x.sector for x in a} | {x.sector for x in b}
    return bool(one & two or None in one | two) and bool(vague & {"UNK", "CVL"})


def _days_agree(a: EventDate | None, b: EventDate | None) -> bool:
    """Whether two dates may be one: one is silent (or only the publication date), or they meet."""
    if a is None or b is None or a.evidence is None or b.evidence is None:
        return True
    return a.days.first <= b.days.last and b.days.first <= a.days.last


def _places_agree(a: Draft, b: Draft) -> bool:
    if a.place is None or b.place is None:
        return True
    one, two = a.place.place, b.place.place
    if one.name == two.name:
        return True
    wider = {one.country, two.country} == {one.country}
    near = abs(one.lat - two.lat) < 0.5 and abs(one.lon - two.lon) < 0.5
    return near or (wider and (one.name == two.country or two.name == one.country))


def _codes_agree(a: Draft, b: Draft) -> bool:
    if a.action.mode and b.action.mode and a.action.mode != b.action.mode:
        return a.action.type == "ASSAULT" and (a.action.nominal or b.action.nominal)
    return a.action.type in {"ASSAULT", "PROTEST"} or a.action.cameo[:2] == b.action.cameo[:2]


def _fullness(draft: Draft) -> float:
    """How fully an act is told: a verb with both parties, a day and a place beats a bare noun."""
    action = draft.action
    return (
        (0.0 if action.nominal else 2.0)
        + (1.0 if draft.source else 0.0)
        + (1.0 if draft.target else 0.0)
        + (0.5 if draft.date is not None and draft.date.evidence is not None else 0.0)
        + (0.5 if draft.place is not None else 0.0)
        + (0.5 if action.mode else 0.0)
        + action.score
    )


def _fill(best: Draft, other: Draft) -> None:
    """Takes over what only the other telling says."""
    best.tellings.extend(other.tellings)
    best.source = best.source or other.source
    best.target = best.target or other.target
    best.place = best.place or other.place
    best.law = best.law or other.law
    if (best.date is None or best.date.evidence is None) and other.date is not None:
        best.date = other.date if other.date.evidence is not None else best.date or other.date
    best.confidence = max(best.confidence, other.confidence)
    best.notes.append("told more than once")


def told_in(draft: Draft, span: Span) -> bool:
    """Whether one of the act's tellings stands in a stretch of text."""
    return any(t.overlaps(span) for t in draft.tellings)
