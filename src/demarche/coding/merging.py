"""Tells which drafts of one report are tellings of one and the same act, and keeps the fullest.

In: drafts in text order. Out: drafts in text order, one for each act, with what only the other
tellings said filled in. Never looks at another report, never merges acts of different types.

A report tells an act in its headline, again in its lead, and again as "the attack"; it is coded
once, in its fullest telling (the data contract's rule).
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.coding.drafts import Draft
from demarche.coding.retellings import (
    codes_agree,
    head_of,
    is_harm_alone,
    is_one_attack,
    is_one_incident,
    is_retold,
    names_of,
    persons_in,
)
from demarche.records import Actor, Analysis, Evidence, Sentence, Span

_STOP = frozenset("the a an of to in on at by for and or that this its his her their it be".split())
_ORGANS = frozenset({"COP", "MIL", "JUD", "GOV"})
_UNREST = frozenset({"riot", "vandalize", None})
_BRIEF = 3  # sentences up to which a text has no title of its own
_LONGEST_HEADLINE = 25
"""Words in a headline at most; the longest of the reports at hand has 16."""
_TITLE = 15
"""The same of a headline on the line of the text itself ("Police Free Hostages. BOGOTA - ...")."""
_TITLED = 0.8
"""Share of its longer words that have a capital where a headline is written as one."""
SHARED_CONTENT = 0.6
"""Share of content words that two verbal acts must have in common to be one; set on docket-dev."""


def merge(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """One draft for each act.

    Args:
        analysis: the report's analysis.
        drafts: the acts in text order, each telling apart.
    """
    headline = _headline_end(analysis)
    kept: list[Draft] = []
    for draft in drafts:
        if not draft.tellings:
            draft.tellings.append(draft.action.trigger)
        twin = next((k for k in reversed(kept) if _same(analysis, k, draft, headline)), None)
        if twin is None:
            kept.append(draft)
            continue
        best, other = (draft, twin) if _fuller(analysis, draft, twin, headline) else (twin, draft)
        _fill(best, other)
        kept[kept.index(twin)] = best
    return sorted(kept, key=lambda d: d.action.trigger.start)


def _headline_end(analysis: Analysis) -> int:
    """Where the headline ends: the first line, where it is short and ends without a full stop."""
    text = analysis.report.text
    first = analysis.sentences[0] if analysis.sentences else None
    if first is not None and len(analysis.sentences) > _BRIEF and _is_title(text, first):
        return first.end
    line = text[: text.find("\n")] if "\n" in text else ""
    words = len(line.split())
    closed = line.rstrip().endswith((".", "!", "?", '"', "”"))
    return len(line) if 0 < words <= _LONGEST_HEADLINE and not closed else 0


def _is_title(text: str, sentence: Sentence) -> bool:
    """Whether a first sentence is a title that a feed has put before the text, on its line."""
    words = [t for t in sentence.tokens if t.text[0].isalpha()]
    root = next((t for t in sentence.tokens if t.deprel == "root"), None)
    if root is None or not 2 < len(words) <= _TITLE or "\n" in text[: sentence.end]:
        return False
    if root.xpos in {"VBZ", "VBP"} and root.lemma not in {"be", "have", "say"}:
        return True
    longer = [t for t in words if len(t.text) > 3]
    return sum(t.text[0].isupper() for t in longer) >= _TITLED * len(longer)


def _same(analysis: Analysis, a: Draft, b: Draft, headline: int) -> bool:
    """Whether two drafts, `a` told before `b`, tell one act."""
    in_headline = a.action.trigger.start < headline <= b.action.trigger.start
    if not _types_agree(a, b) or (a.status != b.status and not in_headline):
        return False
    if a.action.trigger.overlaps(b.action.trigger) or is_one_attack(analysis, a, b):
        return True
    if not in_headline and _other_people(analysis, a, b):
        return False
    sources = _parties_agree(a.source, b.source) or (in_headline and _one_state(a, b))
    if not (sources and _parties_agree(a.target, b.target)):
        return False
    harm = is_harm_alone(analysis, a) or is_harm_alone(analysis, b)
    if harm and a.action.sentence == b.action.sentence:
        return True
    if not days_agree(analysis, a, b) or not _places_agree(analysis, a, b):
        return False
    return harm or _one_telling(analysis, a, b, in_headline=in_headline)


def _one_telling(analysis: Analysis, a: Draft, b: Draft, *, in_headline: bool) -> bool:
    """Whether two acts whose parties, days and places may be one are told as one."""
    if is_one_incident(a, b):
        return True
    if not codes_agree(a, b):
        return False
    if is_retold(analysis, a, b):
        return True
    if a.action.verbal:
        return _one_speech(analysis, a, b, in_headline=in_headline)
    return _one_deed(analysis, a, b, in_headline=in_headline)


def _types_agree(a: Draft, b: Draft) -> bool:
    """One type, or a riot that is called an attack elsewhere without saying whose."""
    if a.action.type == b.action.type:
        return True
    kinds = {a.action.type: a, b.action.type: b}
    if set(kinds) != {"ASSAULT", "PROTEST"} or kinds["PROTEST"].action.mode not in _UNREST:
        return False
    attack = kinds["ASSAULT"]
    unnamed = not attack.source or any(x.sector == "CVL" for x in attack.source)
    return attack.action.nominal and unnamed


def _one_deed(analysis: Analysis, a: Draft, b: Draft, *, in_headline: bool) -> bool:
    """Two tellings of a deed: the later is told as known, or both name the same parties."""
    same_source = bool(names_of(a.source) & names_of(b.source))
    same_target = bool(names_of(a.target) & names_of(b.target))
    if in_headline:
        same_source = same_source or _one_state(a, b)
        return same_source or same_target or not (b.source or b.target)
    if a.action.sentence == b.action.sentence and not (a.action.nominal or b.action.nominal):
        return _one_doer(a, b) or is_harm_alone(analysis, a) or is_harm_alone(analysis, b)
    if a.action.nominal or b.action.nominal:
        noun = b if b.action.nominal else a
        bare = not (noun.action.sources or noun.action.targets)
        object_open = bool(noun.action.targets) and not noun.target
        return same_target or (bare and noun.action.definite) or (same_source and not object_open)
    same_word = head_of(analysis, a).lemma == head_of(analysis, b).lemma
    return (same_source and same_target) or (same_word and (same_source or same_target))


def _other_people(analysis: Analysis, a: Draft, b: Draft) -> bool:
    """Whether two acts are those of different persons, both named."""
    one, two = persons_in(analysis, a.source), persons_in(analysis, b.source)
    return bool(one and two) and not one & two


def _one_doer(a: Draft, b: Draft) -> bool:
    """Two deeds in one breath by one doer are one ("tore down the flag and broke windows")."""
    return bool({x.mention.span for x in a.source} & {x.mention.span for x in b.source})


def _one_speech(analysis: Analysis, a: Draft, b: Draft, *, in_headline: bool) -> bool:
    """Two tellings of something said: same speaker's side, and the same said."""
    if a.source and b.source and not (a.countries("source") & b.countries("source")):
        return False
    if in_headline:
        return bool(a.source or a.target)
    if a.channel and b.channel and a.channel != b.channel:
        return False
    if a.action.nominal and b.action.nominal:
        return a.action.cameo == b.action.cameo
    one, two = _content(analysis, a), _content(analysis, b)
    if not one or not two:
        return a.action.cameo == b.action.cameo and (a.action.nominal or b.action.nominal)
    shared = len(one & two)
    if a.action.cameo == b.action.cameo == "111":
        return shared > 0
    return shared / min(len(one), len(two)) >= SHARED_CONTENT


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


def _parties_agree(a: tuple[Actor, ...], b: tuple[Actor, ...]) -> bool:
    """Whether two lists may name the same parties: one is silent, or they share one."""
    if not a or not b:
        return True
    if names_of(a) & names_of(b):
        return True
    one, two = {x.country for x in a}, {x.country for x in b}
    vague = {x.sector for x in a} | {x.sector for x in b}
    return bool(one & two or None in one | two) and bool(vague & {"UNK", "CVL"})


def _one_state(a: Draft, b: Draft) -> bool:
    """Whether a headline names the State ("Lima announces arrests") whose organs did a deed."""
    states = {x.country for x in a.source if x.sector == "GOV"}
    organs = {x.country for x in b.source if x.sector in _ORGANS}
    return not a.action.verbal and bool(states) and states == organs


def days_agree(analysis: Analysis, one: Draft, two: Draft) -> bool:
    """Whether two dates may be one: one is silent (or only the publication date), or they meet.

    The date of a bare noun counts only where it stands in the noun's own phrase: "condemned on
    Monday an attack" dates the condemnation.
    """
    a, b = one.date, two.date
    if a is None or b is None or not (_dated(analysis, one) and _dated(analysis, two)):
        return True
    return a.days.first <= b.days.last and b.days.first <= a.days.last


def _dated(analysis: Analysis, draft: Draft) -> bool:
    return draft.date is not None and _is_own(analysis, draft, draft.date.evidence)


def _is_own(analysis: Analysis, draft: Draft, evidence: Evidence | None) -> bool:
    """Whether a date or place is told of the act itself: of a noun, within its own phrase."""
    if evidence is None:
        return False
    if not draft.action.nominal:
        return True
    sentence = analysis.sentences[draft.action.sentence]
    phrase = syntax.phrase(sentence, sentence.tokens[draft.action.token])
    return phrase.covers(evidence.span)


def _places_agree(analysis: Analysis, a: Draft, b: Draft) -> bool:
    if a.place is None or b.place is None:
        return True
    if not (_is_own(analysis, a, a.place.evidence) and _is_own(analysis, b, b.place.evidence)):
        return True
    if _is_told_later(analysis, a) or _is_told_later(analysis, b):
        return True
    one, two = a.place.place, b.place.place
    if one.name == two.name:
        return True
    wider = {one.country, two.country} == {one.country}
    near = abs(one.lat - two.lat) < 0.5 and abs(one.lon - two.lon) < 0.5
    return near or (wider and (one.name == two.country or two.name == one.country))


def _is_told_later(analysis: Analysis, draft: Draft) -> bool:
    """Whether a place was guessed from a sentence far below the act's own: a weak witness."""
    end = analysis.sentences[draft.action.sentence].end
    return draft.place is not None and draft.place.evidence.span.start >= end


def _fullness(analysis: Analysis, draft: Draft, headline: int) -> float:
    """How fully an act is told: a verb with both parties, a day and a place beats a bare noun."""
    action = draft.action
    return (
        (0.0 if action.nominal and action.type != "CONSULT" else 2.0)
        - (3.0 if action.trigger.start < headline else 0.0)
        - (1.5 if is_harm_alone(analysis, draft) else 0.0)
        + (1.0 if draft.source else 0.0)
        + (1.0 if draft.target else 0.0)
        + (0.5 if draft.date is not None and draft.date.evidence is not None else 0.0)
        + (0.5 if draft.place is not None else 0.0)
        + (0.5 if action.mode else 0.0)
        + action.score
    )


def _fuller(analysis: Analysis, a: Draft, b: Draft, headline: int) -> bool:
    """Whether `a` tells the act more fully than `b`; of an attack and a riot, the riot does."""
    if a.action.type != b.action.type:
        return a.action.type == "PROTEST"
    one, two = _fullness(analysis, a, headline), _fullness(analysis, b, headline)
    if a.action.sentence == b.action.sentence and abs(one - two) < 1.6:
        return a.action.trigger.start < b.action.trigger.start
    return one > two


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
