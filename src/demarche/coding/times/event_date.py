"""When an act was done: the time told for it, among several.

In: an `Analysis`, its `Timex`es and the address of a trigger. Out: the days of the act and the
words that tell them, or the publication date where the report tells none. Never resolves a time
expression: that is `demarche.coding.times`.

In order: the time that the sentence gives the act (`demarche.coding.times.links`), the time of the
sentences before it in the paragraph, the time that another sentence gives the same incident, the
publication date. An act that has been done is never later than the publication.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from demarche.coding import syntax
from demarche.coding.times.links import Told, best_of, told_in
from demarche.coding.times.roles import has_role
from demarche.records import Analysis, DateRange, EventDate, Evidence, Sentence, Timex, Token
from demarche.records.text import Span

_FRAME_SPAN = 40  # days: a frame wider than that dates nothing but its own sentence
_CLOSE = 2  # the price up to which a time is told of an incident outright


_CONTINUING = frozenset({"also", "too", "further", "added", "moreover", "meanwhile", "later"})

_TOLD_BEFORE = frozenset({"the", "both", "these", "those", "two"})
_PARTIES = frozenset(
    {"leader", "side", "minister", "president", "pair", "party", "delegation", "host", "visitor",
     "guest", "envoy", "official", "ministry", "statement", "note", "letter", "call", "man", "men",
     "attacker", "crowd", "demonstrator", "protester", "gunman", "assailant", "mob"}
)  # fmt: skip
_WORDS = frozenset({"statement", "conversation", "call", "talk", "meeting", "letter", "speech",
                    "interview", "briefing", "release", "issue", "speak", "telephone"})  # fmt: skip
_LEAD_REACH = 5  # days before publication in which a lead in the present perfect may lie

_AROUND = {"after": 1, "before": -1, "of": 0, "following": 1}
_COUNTED_FROM = {"day": 1, "hour": 0, "minute": 0, "night": 0, "evening": 0, "morning": 0}
"""Days between a deed and "the day after" it, "hours before" it."""

_Found = tuple[DateRange, Span]


def event_date(
    analysis: Analysis,
    times: Sequence[Timex],
    sentence_index: int,
    token_index: int,
    *,
    planned: bool,
) -> EventDate | None:
    """The days of the act that a trigger names.

    Args:
        analysis: the report.
        times: its time expressions, in text order.
        sentence_index: the trigger's sentence.
        token_index: the trigger's head word in it.
        planned: whether the act is still to come.

    Returns:
        The days; with evidence where words tell them, without where the publication date stands
        in. None where neither does.
    """
    sentence = analysis.sentences[sentence_index]
    trigger = sentence.tokens[token_index]
    told = told_in(analysis, times, sentence)
    best = best_of(analysis, sentence, trigger, told, planned=planned)
    if best is None and not planned:
        best = _of_joined(analysis, sentence, trigger, told)
    if best is None and not planned:
        best = _around_incident(analysis, times, sentence, trigger)
    if best is None and not planned:
        best = _after_incident(analysis, times, sentence, trigger)
    if best is None and not planned:
        best = _from_elsewhere(analysis, times, sentence, trigger)
    if best is None and not planned and sentence_index < 3:
        best = _lead(analysis, times, sentence, trigger)
    if best is not None:
        days, span = best
        return EventDate(days, Evidence.at(analysis.report.id, analysis.report.text, span))
    published = analysis.report.published
    return None if published is None else EventDate(DateRange(published, published), None)


def _of_joined(
    analysis: Analysis, sentence: Sentence, trigger: Token, told: list[Told]
) -> _Found | None:
    """Of "called it unacceptable and promised yesterday": the time of the act joined to it."""
    if not told or not has_role(trigger, "speech"):
        return None
    for joined in sentence.children(trigger, "conj"):
        alone = joined.xpos == trigger.xpos and not sentence.children(joined, "nsubj", "aux")
        alone = alone and has_role(joined, "speech")
        own = best_of(analysis, sentence, joined, told, planned=False, limit=0) if alone else None
        if own is not None and own[1].start > sentence.tokens[joined.index].start:
            return own
    return None


def _around_incident(
    analysis: Analysis, times: Sequence[Timex], sentence: Sentence, trigger: Token
) -> _Found | None:
    """Of "the day after the attack", "hours before the raid": the day counted from the deed's."""
    for word in sentence.children(trigger, "obl", "advmod", "nmod:unmarked"):
        counts = _COUNTED_FROM.get(word.lemma.lower())
        if counts is None or not syntax.is_verbal(trigger):
            continue
        deeds = syntax.modifiers(sentence, word) + syntax.obliques(sentence, trigger, *_AROUND)
        for mark, noun in deeds:
            found = None
            if mark in _AROUND and has_role(noun, "violence"):
                found = _incident(analysis, times, sentence, noun)
            elif mark in _AROUND and has_role(noun, "calamity"):
                found = _first_incident(analysis, times, sentence, None, role="calamity")
            published = analysis.report.published
            if found is None or published is None:
                continue
            days, span = found
            step = timedelta(days=counts * _AROUND[mark])
            if days.first + step <= published:
                return DateRange(days.first + step, min(days.last + step, published)), span
    return None


def _after_incident(
    analysis: Analysis, times: Sequence[Timex], sentence: Sentence, trigger: Token
) -> _Found | None:
    """Of "after the shelling Iraq recalled its envoy": the day of the shelling, or the next one."""
    for mark, noun in syntax.obliques(sentence, trigger, "after", "following"):
        if not has_role(noun, "violence"):
            continue
        found = _incident(analysis, times, sentence, noun)
        published = analysis.report.published
        if found is None or published is None:
            return None
        days, span = found
        last = min(days.last + timedelta(days=1), published)
        return (DateRange(days.first, last), span) if mark and days.first <= last else None
    return None


def _from_elsewhere(
    analysis: Analysis, times: Sequence[Timex], sentence: Sentence, trigger: Token
) -> _Found | None:
    violent = has_role(trigger, "violence")
    if violent and trigger.upos == "NOUN":
        return _incident(analysis, times, sentence) or _framed(analysis, times, sentence, trigger)
    found = _framed(analysis, times, sentence, trigger)
    if found is None and violent and _narrates(sentence, trigger):
        found = _incident(analysis, times, sentence)
    return found


def _framed(
    analysis: Analysis, times: Sequence[Timex], sentence: Sentence, trigger: Token
) -> _Found | None:
    """The time of the sentences before it in the paragraph."""
    if not _narrates(sentence, trigger) or _is_fresh_speech(analysis, sentence, trigger):
        return None
    text = analysis.report.text
    for index in range(sentence.index - 1, -1, -1):
        before, after = analysis.sentences[index], analysis.sentences[index + 1]
        new_paragraph = "\n" in text[before.end : after.start]
        if new_paragraph and not (after is sentence and _goes_on(sentence, trigger)):
            return None
        told = told_in(analysis, times, before)
        found = best_of(analysis, before, _main_verb(before), told, planned=False)
        if found is not None:
            days, _ = found
            return found if (days.last - days.first).days <= _FRAME_SPAN else None
        if any(t.days for t in told) or index < sentence.index - 3:
            return None
    return None


def _main_verb(sentence: Sentence) -> Token:
    """The highest verb: the root, but for sentences that begin with a dateline or a title."""
    level = [sentence.root]
    while level:
        verb = next((t for t in level if syntax.is_verbal(t)), None)
        if verb is not None:
            return verb
        level = [child for token in level for child in sentence.children(token)]
    return sentence.root


def _subject(sentence: Sentence, word: Token) -> Token | None:
    found = syntax.surface_subjects(sentence, word)
    return found[0] if found else None


def _goes_on(sentence: Sentence, trigger: Token) -> bool:
    """Whether a sentence at the head of a paragraph continues the one before.

    "He also ...", "The two leaders agreed ...": the subject has been told.
    """
    if any(t.text.lower() in _CONTINUING for t in sentence.tokens[:6]):
        return True
    subject = _subject(sentence, trigger)
    if subject is None:
        return False
    if subject.upos == "PRON":
        return True
    the = any(t.text.lower() in _TOLD_BEFORE for t in sentence.children(subject, "det", "nummod"))
    return the and subject.lemma.lower() in _PARTIES


def _is_fresh_speech(analysis: Analysis, sentence: Sentence, trigger: Token) -> bool:
    """Whether somebody new speaks, whose words have a time of their own: that of the report."""
    above = sentence.parent(trigger)
    if above is not None and syntax.base(trigger) == "ccomp" and has_role(above, "speech"):
        trigger = above  # "wrote that he was appalled": the one who wrote
    if not has_role(trigger, "speech") or _goes_on(sentence, trigger):
        return False
    speaker = _subject(sentence, trigger)
    if speaker is None or speaker.upos == "PRON" or sentence.index == 0:
        return False
    before = analysis.sentences[sentence.index - 1]
    names = {t.lemma.lower() for t in before.tokens if t.upos in {"NOUN", "PROPN"}}
    return speaker.lemma.lower() not in names


def _narrates(sentence: Sentence, trigger: Token) -> bool:
    """Whether the trigger's clause goes on with what is being told: a past tense."""
    word: Token | None = trigger
    for _ in range(4):
        if word is None:
            return False
        if syntax.is_verbal(word):
            helpers = {t.text.lower() for t in sentence.children(word, "aux", "aux:pass")}
            if helpers & {"was", "were", "had", "did"}:
                return True
            if helpers - {"would", "to"}:
                return False
            if not helpers and word.xpos in {"VBD", "VBN"}:
                return True
        word = sentence.parent(word)
    return False


def _incident(
    analysis: Analysis,
    times: Sequence[Timex],
    sentence: Sentence,
    noun: Token | None = None,
) -> _Found | None:
    """The time that another sentence gives an act of violence: the first one told outright.

    One that is told by the same noun ("the shelling") goes before others.
    """
    if noun is not None and (same := _same_incident(analysis, times, sentence, noun)) is not None:
        return same
    return _first_incident(analysis, times, sentence, None)


def _same_incident(
    analysis: Analysis, times: Sequence[Timex], sentence: Sentence, noun: Token
) -> _Found | None:
    """The time that another sentence gives an act by the same word."""
    return _first_incident(analysis, times, sentence, noun.lemma.lower())


def _first_incident(
    analysis: Analysis,
    times: Sequence[Timex],
    sentence: Sentence,
    lemma: str | None,
    role: str = "violence",
) -> _Found | None:
    for other in analysis.sentences:
        if other.index == sentence.index:
            continue
        words = [t for t in other.tokens if has_role(t, role)]
        words = [t for t in words if lemma is None or t.lemma.lower() == lemma]
        told: list[Told] = told_in(analysis, times, other) if words else []
        if not told:
            continue
        for word in words:
            found = best_of(analysis, other, word, told, planned=False, limit=_CLOSE)
            if found is not None and (found[0].last - found[0].first).days <= _FRAME_SPAN:
                return found
    return None


def _is_perfect_speech(sentence: Sentence, trigger: Token) -> bool:
    """Whether a trigger stands in what somebody "has said", "has promised"."""
    word: Token | None = trigger
    for _ in range(3):
        if word is None:
            return False
        helpers = {t.text.lower() for t in sentence.children(word, "aux")}
        if word.xpos == "VBN" and helpers & {"has", "have"}:
            return has_role(word, "speech")
        if syntax.base(word) not in {"conj", "ccomp", "xcomp", "parataxis"}:
            return False
        word = sentence.parent(word)
    return False


def _lead(
    analysis: Analysis, times: Sequence[Timex], sentence: Sentence, trigger: Token
) -> _Found | None:
    """The time of a lead in the present perfect ("has condemned"): the next sentences tell it."""
    published = analysis.report.published
    if published is None or not _is_perfect_speech(sentence, trigger):
        return None
    for other in analysis.sentences[sentence.index + 1 : sentence.index + 4]:
        for time in told_in(analysis, times, other):
            above = other.parent(time.token)
            if time.days is None or above is None:
                continue
            near = 0 <= (published - time.days.last).days <= _LEAD_REACH
            if near and (has_role(above, "speech") or above.lemma.lower() in _WORDS):
                return time.days, time.span
    return None
