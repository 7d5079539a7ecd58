"""Weighs the acts that the tables see by what the network sees, and adds what only it sees.

In: a report's analysis and its acts by the tables. Out: acts in text order, each with the chance
that the network gives it, its mode and parties where the tables gave none; and acts that only the
network sees, with its parties or, where it sees none, those that the grammar gives. An act on none
of whose words the network has a hint (chance below `FAINT`) is dropped. Which of the others stand
is for `coding/confidence.py` to judge, which knows all their fields.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Literal

from demarche.coding import syntax
from demarche.coding.acts.actions import (
    VERBAL,
    WITH_CONTENT,
    Action,
    Word,
    is_definite,
    prominence,
)
from demarche.coding.acts.classes import Classes, lemma_of
from demarche.coding.acts.frames import Frame
from demarche.coding.acts.matching import Match, is_ruled_out
from demarche.coding.trees import TELLING
from demarche.ontology import lexicon, plover
from demarche.ontology.lexicon import Entry
from demarche.records import ActHint, Analysis, EventType, Sentence, Span, Token

FIND = 0.35
"""Chance of one type from which a word that the tables pass over may be an act."""
PARTY = 0.5
"""Chance from which a word is a party of an act that only the network sees."""
SOURCE, TARGET = 0.5, 0.8
"""The same where the tables see the act and no party: of 0.5 and 0.8 these gave the best record F1
on docket-dev (0.620 and 0.623 against 0.616 without; targets from 0.5: 0.597)."""
UNKNOWN = 0.3
"""What a type counts that no entry of the word has, where one entry counts 1."""
_LEARNED = "learned"
_WORDS = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV", "ADP", "NUM", "X", "INTJ", "AUX"})


def weighed(analysis: Analysis, actions: list[Action]) -> list[Action]:
    """The acts that stand.

    Args:
        analysis: the report's analysis, with the network's hints.
        actions: what the tables see.
    """
    hints = {
        (hint.sentence, hint.token): informed(
            hint, lemma_of(analysis.sentences[hint.sentence].tokens[hint.token])
        )
        for hint in analysis.hints or ()
    }
    kept = []
    for action in actions:
        own = _hints_of(analysis, action, hints)
        best = max(own, key=lambda hint: hint.chance, default=None)
        if best is not None:
            of_type = max(hint.of(action.type) for hint in own)
            kept.append(_with(analysis.sentences[action.sentence], action, best, of_type))
    found = _found(analysis, hints, actions)
    return sorted([*kept, *found], key=lambda a: a.trigger.start)


def _told(sentence: Sentence, word: Word) -> bool:
    """Whether a word is to whom something is said: "denied it and accused the government"."""
    noun = sentence.tokens[word[1]]
    verb = sentence.parent(noun)
    return verb is not None and verb.lemma in TELLING and syntax.base(noun) in {"obj", "iobj"}


def _with(sentence: Sentence, action: Action, hint: ActHint, of_type: float) -> Action:
    """An act of the tables with what only the network sees of it: mode and parties."""
    mode, sources, targets = action.mode, action.sources, action.targets
    if mode is None and hint.chances[0][0] == action.type and hint.mode is not None:
        mode = hint.mode if hint.mode in plover.MODES[action.type] else None
    if not sources and not action.quoted:
        sources = tuple(
            word for word in _sure(hint, hint.sources, targets, SOURCE) if not _told(sentence, word)
        )
    return replace(
        action,
        mode=mode,
        sources=sources,
        seen=() if targets else _sure(hint, hint.targets, sources, TARGET),
        chance=hint.chance,
        chance_of_type=of_type,
    )


def _sure(
    hint: ActHint,
    parties: tuple[tuple[int, float], ...],
    others: tuple[Word, ...],
    least: float,
) -> tuple[Word, ...]:
    """The words that the network takes for parties, but for those that have the other part."""
    words = ((hint.sentence, word) for word, chance in parties if chance >= least)
    return tuple(word for word in words if word not in others)


def _hints_of(
    analysis: Analysis, action: Action, hints: dict[tuple[int, int], ActHint]
) -> list[ActHint]:
    """The hints on the words of a trigger, and on the word that tells."""
    sentence = analysis.sentences[action.sentence]
    words = [
        t.index
        for t in sentence.tokens
        if t.index == action.token
        or (action.trigger.start <= t.start and t.end <= action.trigger.end)
    ]
    return [hints[key] for word in words if (key := (action.sentence, word)) in hints]


def informed(hint: ActHint, lemma: str) -> ActHint:
    """A hint whose types the tables have weighed: those that they know the word to tell gain.

    The chance that it is an act at all stays. Of 538 triggers held apart from an early network this
    lifts those with the right type from 0.57 to 0.63.

    Args:
        hint: what the network sees.
        lemma: the word's lemma in lower case.
    """
    known = _types().get(lemma)
    if not known:
        return hint
    weighed_by = {kind: chance * (known[kind] + UNKNOWN) for kind, chance in hint.chances}
    scale = hint.chance / sum(weighed_by.values())
    chances = sorted(weighed_by.items(), key=lambda pair: -pair[1])
    return replace(
        hint, chances=tuple((kind, round(chance * scale, 3)) for kind, chance in chances)
    )


@cache
def _types() -> dict[str, Counter[EventType]]:
    """How many entries of each type a word has."""
    found: dict[str, Counter[EventType]] = {}
    for entries in lexicon.entries().values():
        for entry in entries:
            found.setdefault(entry.lemma, Counter())[entry.type] += 1
    return found


def _found(analysis: Analysis, hints: dict[Word, ActHint], actions: list[Action]) -> list[Action]:
    """The acts that only the network sees."""
    taken = {(a.sentence, a.token) for a in actions}
    spans = [a.trigger for a in actions]
    classes: Classes | None = None
    found: list[Action] = []
    for hint in hints.values():
        kind, chance = hint.chances[0]
        if chance < FIND or (hint.sentence, hint.token) in taken:
            continue
        sentence = analysis.sentences[hint.sentence]
        token = sentence.tokens[hint.token]
        trigger = _trigger(sentence, token)
        if token.upos not in _WORDS or any(trigger.overlaps(span) for span in spans):
            continue
        classes = classes or Classes(analysis)
        frame = Frame(sentence, token, classes)
        if not _is_none(frame, kind, hint.mode):
            found.append(_action(frame, hint, kind, chance))
            spans.append(trigger)
    return found


def _is_none(frame: Frame, kind: EventType, mode: str | None) -> bool:
    """Whether what the network takes for an act is none, by the bars that hold for the tables."""
    lemma = lemma_of(frame.token)
    for conditions in lexicon.no_acts().get(lemma, ()):
        if all(frame.fits(condition)[0] for condition in conditions):
            return True
    pos: Literal["v", "n"] = "v" if syntax.is_verbal(frame.token) else "n"
    cameo = plover.ROOT[kind]
    entry = Entry(
        pos, lemma, kind, mode, cameo, by_content=False,
        source=(), target=(), about=(), where=(), score=0.0, name=_LEARNED,
    )  # fmt: skip
    return is_ruled_out(Match(entry, frame, ()))


def _trigger(sentence: Sentence, token: Token) -> Span:
    particles = [
        t for t in sentence.children(token, "compound:prt") if abs(t.index - token.index) <= 3
    ]
    return syntax.span_of([token, *particles])


def _action(frame: Frame, hint: ActHint, kind: EventType, chance: float) -> Action:
    sentence, token = frame.sentence, frame.token
    mode = hint.mode if hint.mode in plover.MODES[kind] else None
    mode, cameo = nearest(kind, mode, lemma_of(token))
    sources, targets = _parties(frame, hint)
    about = _content(frame) if kind in WITH_CONTENT else None
    place = sentence.index
    return Action(
        index=-1,
        sentence=place,
        token=token.index,
        trigger=_trigger(sentence, token),
        type=kind,
        mode=mode,
        cameo=cameo,
        sources=tuple((place, t.index) for t in sources),
        targets=tuple((place, t.index) for t in targets if t not in sources),
        about=syntax.phrase(sentence, about) if about is not None else None,
        about_token=(place, about.index) if about is not None else None,
        verbal=kind in VERBAL,
        nominal=not syntax.is_verbal(token),
        definite=not syntax.is_verbal(token) and is_definite(sentence, token),
        negated=syntax.is_negated(sentence, token),
        quoted=False,
        embedded_in=None,
        score=round(chance * prominence(sentence, token), 3),
        why=f"learned: {lemma_of(token)} as {kind} ({chance:.2f})",
        chance=hint.chance,
        chance_of_type=chance,
        by_table=False,
    )


def _parties(frame: Frame, hint: ActHint) -> tuple[list[Token], list[Token]]:
    """Source and target words: the network's, else the grammar's."""
    tokens = frame.sentence.tokens
    sources = [tokens[w] for w, chance in hint.sources if chance >= PARTY]
    targets = [tokens[w] for w, chance in hint.targets if chance >= PARTY]
    verbal = syntax.is_verbal(frame.token)
    if not sources:
        sources = _can_be(frame, frame.slot("subj" if verbal else "doer"))
    if not targets and verbal:
        targets = [t for t in _can_be(frame, frame.slot("obj")) if t not in sources]
    return sources, targets


def _can_be(frame: Frame, words: list[Token]) -> list[Token]:
    """Those that are words for parties."""
    return [w for w in words if "party" in frame.classes.of(frame.sentence.index, w)]


def _content(frame: Frame) -> Token | None:
    """What is asked, promised, refused, threatened or accused."""
    for slot in ("comp", "obj", "of", "for", "over", "to"):
        if words := frame.slot(slot):
            return words[0]
    return None


def nearest(kind: EventType, mode: str | None, lemma: str) -> tuple[str | None, str]:
    """Mode and CAMEO code of an act that no entry fits.

    Args:
        kind: its type.
        mode: the mode that the network sees, if any.
        lemma: its word: an entry of the word with this type and mode tells the code.
    """
    codes = _codes()
    code = codes.get((kind, mode, lemma)) or codes.get((kind, mode, None))
    return mode, code or plover.ROOT[kind]


@cache
def _codes() -> dict[tuple[EventType, str | None, str | None], str]:
    """The commonest code of the entries of a type, mode and word (None: of any word)."""
    counts: dict[tuple[EventType, str | None, str | None], Counter[str]] = {}
    for entries in lexicon.entries().values():
        for entry in entries:
            for word in (entry.lemma, None):
                key = (entry.type, entry.mode, word)
                counts.setdefault(key, Counter())[entry.cameo] += 1
    return {key: count.most_common(1)[0][0] for key, count in counts.items()}
