"""On whose word the report tells an act: the source that vouches for it in the text.

In: an `Analysis`, its attributions and an act's trigger. Out: the mention of whoever vouches, None
where the report itself does. The speaker of a verbal act does not vouch for it: "Iran condemned the
raid" is the report's own word, "Iran, a diplomat said, condemned the raid" the diplomat's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from demarche.coding import syntax
from demarche.coding.claims import stretches
from demarche.coding.claims.attribution import covering
from demarche.coding.claims.denials import Denial, carrier_denial, denial_above, later_denial
from demarche.coding.claims.status import is_definite, status
from demarche.coding.claims.word_sets import words
from demarche.ontology.cues import VOUCHING, cue
from demarche.records import Analysis, Attribution, Evidence, Sentence, Span, Token

Antecedent = Callable[[int, int], Span | None]
"""Where the thing that a pronoun (sentence, token) stands for is named, None where unknown."""

_OWN = words("i we our my us me")
_PERSONS = words("he she it they his her its their who")
_FUTURE = words("will would shall 'll ’ll 'd ’d")


def said_by(
    analysis: Analysis,
    attributions: tuple[Attribution, ...],
    sentence_index: int,
    token_index: int,
    *,
    verbal: bool,
    antecedent: Antecedent | None = None,
) -> Evidence | None:
    """Whoever vouches in the text for the act at a trigger.

    Args:
        analysis: the report's analysis.
        attributions: its attributions, nested ones too.
        sentence_index: index of the trigger's sentence.
        token_index: index of the trigger's head word in it.
        verbal: the act consists in saying something.
        antecedent: finds what a pronoun stands for; without it pronouns stand as they are.
    """
    sentence = analysis.sentences[sentence_index]
    trigger = sentence.tokens[token_index]
    denial = (
        denial_above(sentence, trigger)
        or carrier_denial(sentence, trigger)
        or later_denial(analysis, attributions, sentence_index, trigger)
    )
    span: Span | None = None
    state, marker = status(analysis, attributions, sentence_index, token_index)
    if denial is not None and state == "denied":
        span = _denier(denial, antecedent)
    elif state == "alleged" and marker is not None:
        span = _accuser(analysis, marker.span, antecedent)
    elif is_definite(sentence, trigger):
        return None
    if span is None:
        span = _teller(analysis, attributions, sentence, trigger, verbal=verbal, find=antecedent)
    if span is None:
        span = _announcer(sentence, trigger, antecedent)
    if span is None:
        return None
    return Evidence.at(analysis.report.id, analysis.report.text, span)


def _teller(
    analysis: Analysis,
    attributions: tuple[Attribution, ...],
    sentence: Sentence,
    trigger: Token,
    *,
    verbal: bool,
    find: Antecedent | None,
) -> Span | None:
    """The source of the innermost attribution that vouches for the trigger and is not its doer."""
    speaker: Span | None = None
    for attribution in covering(attributions, trigger):
        if not _vouches(analysis, attribution) or not attribution.source:
            continue
        if _taken_as_known(sentence, trigger, attribution):
            return None
        named = _named(analysis, attribution, find)
        if verbal and speaker is None and _own_words(analysis, sentence, trigger, attribution):
            speaker = named or attribution.source[0]
            continue
        if named is not None and (speaker is None or not speaker.overlaps(named)):
            return named
    return None


def _taken_as_known(sentence: Sentence, trigger: Token, attribution: Attribution) -> bool:
    """Whether the trigger only tells which thing is meant: "the men who attacked the convoy"."""
    token: Token | None = trigger
    while token is not None and any(c.start <= token.start < c.end for c in attribution.content):
        parent = sentence.parent(token)
        if parent is None:
            return False
        inside = any(c.start <= parent.start < c.end for c in attribution.content)
        marks = {m.text.lower() for m in sentence.children(token, "mark")}
        relative = (token.deprel == "acl:relcl" and "that" not in marks) or (
            token.deprel.startswith("acl") and token.xpos in {"VBN", "VBG", "VBD"}
        )
        cleft = any(s.text.lower() == "it" for s in sentence.children(parent, "expl", "nsubj"))
        if relative and inside and not cleft and syntax.base(parent) != "root":
            return True
        token = parent
    return False


def locate(analysis: Analysis, offset: int) -> tuple[int, int] | None:
    """The word that begins at or around an offset, as (sentence, token)."""
    at = bisect_right([s.start for s in analysis.sentences], offset) - 1
    if at < 0:
        return None
    tokens = analysis.sentences[at].tokens
    place = bisect_right([t.start for t in tokens], offset) - 1
    return (at, place) if place >= 0 else None


def _vouches(analysis: Analysis, attribution: Attribution) -> bool:
    """Whether the source stands for the content: it says or knows it, and does not only wish it."""
    where = locate(analysis, attribution.cue[0].start)
    if where is None:
        return False
    sentence = analysis.sentences[where[0]]
    word = sentence.tokens[where[1]]
    if word.text.lower() in {"according", "per", ":"}:
        return True
    if syntax.is_negated(sentence, word):
        return False
    entry = None
    if syntax.is_verbal(word):
        particle = syntax.particle(sentence, word)
        lemma = word.lemma.lower()
        entry = (particle and cue(f"{lemma} {particle}", "v")) or cue(lemma, "v")
    elif word.upos in {"NOUN", "PROPN"}:
        entry = cue(word.lemma.lower(), "n")
        if word.text.lower() in {"view", "words", "account", "version", "telling"}:
            return True
    if entry is None:
        return False
    accuses = entry.word in {"accuse", "suspect"}
    return entry.kind in VOUCHING and ("clause" in entry.frames or accuses)


def _own_words(
    analysis: Analysis, sentence: Sentence, trigger: Token, attribution: Attribution
) -> bool:
    """Whether a verbal act's speaker is the attribution's own source."""
    speaks = cue(trigger.lemma.lower(), "v") is not None
    if not speaks and any(a in _FUTURE for a in syntax.auxiliaries(sentence, trigger)):
        return True  # "our troops will stay": the promise is in the saying
    speakers = (
        syntax.deep_subjects(sentence, trigger)
        if syntax.is_verbal(trigger) or sentence.children(trigger, "nsubj")
        else syntax.nominal_doers(sentence, trigger)
    )
    if not speakers:
        return not syntax.is_passive(sentence, trigger) and trigger.upos != "NOUN"
    text = analysis.report.text
    named = " ".join(s.of(text) for s in attribution.source).lower().split()
    person = _is_person(analysis, attribution, named)
    for speaker in speakers:
        word = speaker.text.lower()
        if word in _OWN or speaker.lemma.lower() in named:
            return True
        if word in _PERSONS and not (word in {"it", "its"} and person):
            return True
        if any(s.start <= speaker.start < s.end for s in attribution.source):
            return True
    return False


def _is_person(analysis: Analysis, attribution: Attribution, named: list[str]) -> bool:
    if "he" in named or "she" in named:
        return True
    span = attribution.source[0]
    return any(
        e.label == "PER" and span.start <= e.start < span.end for e in analysis.entities
    ) or any(
        m.label == "person"
        and span.start <= analysis.sentences[m.sentence].tokens[m.token].start < span.end
        for m in analysis.mentions
    )


def _denier(denial: Denial, antecedent: Antecedent | None) -> Span | None:
    if not denial.deniers:
        return None
    heads = denial.deniers
    return _resolved(denial.sentence, heads, antecedent)


def _accuser(analysis: Analysis, marker: Span, antecedent: Antecedent | None) -> Span | None:
    """Who accuses, where an act is told as an accusation only."""
    where = locate(analysis, marker.start)
    if where is None:
        return None
    sentence = analysis.sentences[where[0]]
    verb = sentence.tokens[where[1]]
    heads = tuple(syntax.deep_subjects(sentence, verb)) if syntax.is_verbal(verb) else ()
    return _resolved(sentence, heads, antecedent) if heads else None


def _announcer(sentence: Sentence, trigger: Token, antecedent: Antecedent | None) -> Span | None:
    """Who announced a planned act named by a noun ("activists announced a march")."""
    token: Token | None = trigger
    for _ in range(4):
        token = sentence.parent(token) if token is not None else None
        if token is None:
            return None
        if token.lemma.lower() == "announce":
            heads = tuple(syntax.deep_subjects(sentence, token))
            return _resolved(sentence, heads, antecedent) if heads else None
        if syntax.is_verbal(token):
            return None
    return None


def _named(
    analysis: Analysis, attribution: Attribution, antecedent: Antecedent | None
) -> Span | None:
    span = attribution.source[0]
    where = locate(analysis, span.start)
    if where is None:
        return span
    sentence = analysis.sentences[where[0]]
    inside = [t for t in sentence.tokens if span.start <= t.start < span.end]
    if len(inside) == 1 and inside[0].upos == "PRON":
        if inside[0].text.lower() in _OWN:
            return None
        return _antecedent(where[0], inside[0], antecedent) or span
    return span


def _resolved(
    sentence: Sentence,
    heads: tuple[Token, ...],
    antecedent: Antecedent | None,
) -> Span:
    head = heads[0]
    if head.upos == "PRON":
        found = _antecedent(sentence.index, head, antecedent)
        if found is not None:
            return found
    spans = [syntax.span_of(stretches.without_case(stretches.below(sentence, [h]))) for h in heads]
    whole = spans[0]
    for span in spans[1:]:
        whole = whole.joined(span)
    return whole


def _antecedent(sentence: int, token: Token, antecedent: Antecedent | None) -> Span | None:
    return antecedent(sentence, token.index) if antecedent is not None else None
