"""Which incident of a report each of its other events concerns.

In: events (reactions, demands, promises, measures) and the incidents of the report. Out: which
belongs to which. Never decides what an event is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.docket.drafts import Draft
from demarche.docket.space import gap
from demarche.docket.states import ORGANS
from demarche.records import Event, Report, Span

_ASKING = frozenset({"REQUEST", "ACCUSE"})
_GIVING = frozenset({"AGREE", "CONCEDE", "MOBILIZE", "REJECT", "COERCE"})
_PARAGRAPH = 2.0
"""What counts for standing in one paragraph with an act."""
_ASIDE = 0.8
"""What the main incident has before others of its time: reactions concern it by default."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Which incident a report is about, and which are the older story behind it, by index."""

    main: int
    older: tuple[bool, ...]


def assigned(
    report: Report, events: Sequence[Event], drafts: Sequence[Draft], standing: Standing
) -> Iterator[tuple[Event, int]]:
    """For each event that concerns an incident, the event and the incident's index.

    Args:
        report: the report.
        events: its events that are no act of an incident.
        drafts: its incidents in text order.
        standing: which of them is the main one, and which are the older story behind another.
    """
    for event in events:
        scores = [(_score(report, event, at, drafts, standing), -at) for at in range(len(drafts))]
        if not scores:
            continue
        best, at = max(scores)
        if best > 0:
            yield event, -at


def _score(
    report: Report, event: Event, at: int, drafts: Sequence[Draft], standing: Standing
) -> float:
    """How much speaks for an event to concern an incident; below 0 where it cannot."""
    draft = drafts[at]
    if _before(event, draft):
        return -9.0
    near = _near(report, event, draft)
    aside = 0.0
    if at != standing.main and near < _PARAGRAPH and not _before(event, drafts[standing.main]):
        if standing.older[at]:
            return -1.0
        aside = _ASIDE
    parties = _parties(event, draft)
    return parties if parties < 0 else parties + near + _timely(event, draft) - aside


def _before(event: Event, draft: Draft) -> bool:
    """Whether an event was over before an incident began."""
    return bool(draft.earliest and event.date and event.date.days.last < draft.earliest)


def _parties(event: Event, draft: Draft) -> float:
    """Who may ask, and who may answer: the sending State asks, the receiving one answers."""
    asks = draft.aim.sending if draft.aim else draft.sufferer
    answers = draft.receiving if draft.aim else draft.doer
    sources = {a.country for a in event.source if a.sector in ORGANS and a.country}
    targets = {a.country for a in event.target if a.sector in ORGANS and a.country}
    states = {asks, answers} - {None}
    if sources and targets and not (sources & states or targets & states):
        return -1.0
    if event.type in _ASKING and asks in targets and answers in sources:
        return -1.0 if event.type == "REQUEST" else 0.2
    if event.type in _GIVING and asks in sources and answers not in sources:
        return 0.3 if event.type in ("MOBILIZE", "COERCE") else -1.0
    score = 0.5 if (sources | targets) & states else 0.0
    if event.type in _ASKING and asks in sources and answers in targets:
        score += 1.5
    if event.type in _GIVING and answers in sources:
        score += 1.0
    return score


def _near(report: Report, event: Event, draft: Draft) -> float:
    """How near the text tells the two."""
    own = _paragraph(report.text, event.trigger.span)
    spots = [a.event.trigger.span for a in draft.acts] + [a.evidence.span for a in draft.aims]
    spots += [draft.passing.span] if draft.passing else []
    if any(event.sentence.covers(s) for s in spots):
        return 3.0
    if any(own.covers(s) for s in spots):
        return _PARAGRAPH
    away = min((own.apart(s) for s in spots), default=10_000)
    return 1.0 / (1.0 + away / 500)


def _timely(event: Event, draft: Draft) -> float:
    """Events follow their incident soon, more often than late."""
    if draft.days is None or event.date is None:
        return 0.2
    late = gap(event.date.days, draft.days)
    return 1.0 if late <= 3 else 0.7 if late <= 30 else 0.3 if late <= 200 else 0.0


def _paragraph(text: str, span: Span) -> Span:
    """The paragraph in which a span stands."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, end if end > 0 else len(text))
