"""Applies a model to a report: decisions, and for the task `types` events of the decided type.

In: a model, an analysis, the encoder's states and the coded events. Out: events and `Decision`s.
A report of more sentences than the labelled texts had is decided sentence by sentence. Never
changes an event for a task other than `types`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import numpy as np
from numpy.typing import NDArray

from demarche.heads.features import features_of
from demarche.heads.labels import NONE
from demarche.heads.model import Model
from demarche.ontology import plover
from demarche.records import Analysis, Decision, Event, EventType, Evidence, Sentence, Span


def decided(
    model: Model, analysis: Analysis, states: NDArray[np.float32], events: Sequence[Event]
) -> tuple[tuple[Event, ...], tuple[Decision, ...]]:
    """The events of a report as the model sees them, and what it decided on each stretch.

    Args:
        model: the model.
        analysis: the report's analysis.
        states: a row of hidden states for each word.
        events: what the tables coded.
    """
    stretches = _stretches(model, analysis)
    if not stretches:
        return tuple(events), ()
    features, begin = [], 0
    for sentences in stretches:
        end = begin + sum(len(sentence.tokens) for sentence in sentences)
        features.append(features_of(sentences, states[begin:end], _inside(sentences, events)))
        begin = end
    decisions = []
    for sentences, found in zip(stretches, model.probabilities(features), strict=True):
        best = int(found.argmax())
        root = sentences[0].root
        decisions.append(
            Decision(
                Span(sentences[0].start, sentences[-1].end),
                Evidence.at(analysis.report.id, analysis.report.text, Span(root.start, root.end)),
                model.task,
                model.classes[best],
                round(float(found[best]), 4),
                model.name,
            )
        )
    if model.task != "types":
        return tuple(events), tuple(decisions)
    kept: list[Event] = []
    for sentences, decision in zip(stretches, decisions, strict=True):
        mine = _inside(sentences, events)
        kept += _typed(analysis, sentences, decision, mine)
    return tuple(replace(e, id=f"e{n}") for n, e in enumerate(kept, 1)), tuple(decisions)


def _stretches(model: Model, analysis: Analysis) -> list[tuple[Sentence, ...]]:
    if len(analysis.sentences) <= model.most:
        return [analysis.sentences] if analysis.sentences else []
    return [(sentence,) for sentence in analysis.sentences]


def _inside(sentences: Sequence[Sentence], events: Sequence[Event]) -> list[Event]:
    start, end = sentences[0].start, sentences[-1].end
    return [e for e in events if start <= e.trigger.span.start < end]


def _typed(
    analysis: Analysis, sentences: Sequence[Sentence], decision: Decision, events: list[Event]
) -> list[Event]:
    """The events of a stretch whose main type the model has decided."""
    if decision.label == NONE:
        return []
    kind = cast(EventType, decision.label)
    sure = decision.probability
    why = f"model {decision.model}: {kind} {sure:.2f}"
    if not events:
        return [_event(analysis, sentences[0], decision, kind, why)]
    right = [e for e in events if e.type == kind]
    main = max(right or events, key=lambda e: (e.confidence, -e.trigger.span.start))
    changed = []
    for event in events:
        if event is main:
            typed = event if right else _retyped(event, kind)
            told = f"{why}; tables: {event.type}, {event.why}"
            changed.append(replace(typed, confidence=sure, why=told))
        else:  # the other acts stay, less sure than the main one
            changed.append(replace(event, confidence=round(min(event.confidence, 0.99 * sure), 4)))
    return changed


def _retyped(event: Event, kind: EventType) -> Event:
    cameo = plover.ROOT[kind]
    return replace(
        event,
        type=kind,
        mode=None,
        cameo=cameo,
        quad=plover.QUAD[kind],
        goldstein=plover.goldstein(cameo),
    )


def _event(
    analysis: Analysis, sentence: Sentence, decision: Decision, kind: EventType, why: str
) -> Event:
    """An event that the tables do not know: all that is known of it is its type."""
    cameo = plover.ROOT[kind]
    return Event(
        id="e0",
        report=analysis.report.id,
        trigger=decision.root,
        sentence=Span(sentence.start, sentence.end),
        type=kind,
        mode=None,
        cameo=cameo,
        quad=plover.QUAD[kind],
        goldstein=plover.goldstein(cameo),
        source=(),
        target=(),
        date=None,
        place=None,
        status="occurred",
        status_evidence=None,
        said_by=None,
        channel=None,
        channel_evidence=None,
        about=None,
        law=(),
        confidence=decision.probability,
        why=why,
    )
