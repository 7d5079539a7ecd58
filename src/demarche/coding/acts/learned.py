"""Weighs the acts that the tables see against the network's hints, and adds what only it sees.

In: a report's analysis and its acts by the tables. Out: acts in text order, each with the chance
that the network gives it. An act that the network is sure is none is dropped; a word that it is
sure tells an act, and that the tables pass over, becomes one, with the parties that the network
sees or, where it sees none, those that the grammar gives.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

from demarche.coding import syntax
from demarche.coding.acts.actions import VERBAL, WITH_CONTENT, Action, is_definite, prominence
from demarche.coding.acts.classes import Classes
from demarche.coding.acts.frames import Frame
from demarche.ontology import lexicon, plover
from demarche.records import ActHint, Analysis, EventType, Sentence, Span, Token

VETO = 0.04
"""Chance of any act below which the network overrules a table."""
FIND = 0.6
"""Chance of one type from which a word that the tables pass over is an act."""
PARTY = 0.5
_WORDS = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV", "ADP", "NUM", "X", "INTJ", "AUX"})


def weighed(analysis: Analysis, actions: list[Action]) -> list[Action]:
    """The acts that stand.

    Args:
        analysis: the report's analysis, with the network's hints.
        actions: what the tables see.
    """
    hints = {(hint.sentence, hint.token): hint for hint in analysis.hints or ()}
    kept = []
    for action in actions:
        own = _hints_of(analysis, action, hints)
        chance = max((hint.chance for hint in own), default=0.0)
        of_type = max((hint.of(action.type) for hint in own), default=0.0)
        if chance >= VETO:
            kept.append(replace(action, chance=chance, chance_of_type=of_type))
    return sorted([*kept, *_found(analysis, actions)], key=lambda a: a.trigger.start)


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


def _found(analysis: Analysis, actions: list[Action]) -> list[Action]:
    """The acts that only the network sees."""
    taken = {(a.sentence, a.token) for a in actions}
    spans = [a.trigger for a in actions]
    classes: Classes | None = None
    found: list[Action] = []
    for hint in analysis.hints or ():
        kind, chance = hint.chances[0]
        if chance < FIND or (hint.sentence, hint.token) in taken:
            continue
        sentence = analysis.sentences[hint.sentence]
        token = sentence.tokens[hint.token]
        trigger = _trigger(sentence, token)
        if token.upos not in _WORDS or any(trigger.overlaps(span) for span in spans):
            continue
        classes = classes or Classes(analysis)
        found.append(_action(Frame(sentence, token, classes), hint, kind, chance))
        spans.append(trigger)
    return found


def _trigger(sentence: Sentence, token: Token) -> Span:
    particles = [
        t for t in sentence.children(token, "compound:prt") if abs(t.index - token.index) <= 3
    ]
    return syntax.span_of([token, *particles])


def _action(frame: Frame, hint: ActHint, kind: EventType, chance: float) -> Action:
    sentence, token = frame.sentence, frame.token
    mode = hint.mode if hint.mode in plover.MODES[kind] else None
    mode, cameo = nearest(kind, mode, token.lemma.lower())
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
        why=f"learned: {token.lemma.lower()} as {kind} ({chance:.2f})",
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
