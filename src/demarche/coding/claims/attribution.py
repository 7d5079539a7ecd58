"""Whose words, thoughts and wishes a report tells: source, cue and content of each.

In: an `Analysis`. Out: `Attribution`s in text order, nested ones too. Direct speech keeps its
source over sentences and paragraphs. Never resolves a pronoun, never judges an event.

What counts follows PolNeAR's guidelines (Newell et al. 2018): speech, documents, belief, knowledge,
intention and emotion, with the whole complement clause and the quotation marks in the content.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from demarche.coding.claims.asides import Told
from demarche.coding.claims.cue_frames import find_told
from demarche.coding.claims.quotations import Quotation, find_quotations, paragraphs
from demarche.records import Analysis, Attribution, Sentence, Span, Token

_SPEAKING = frozenset({"speech", "directive", "commissive", "document"})
_EDGES = " ,;:—–-"


@dataclass(slots=True)
class _Draft:
    """An attribution while quotations are being joined to it."""

    told: Told
    sentence: Sentence
    content: list[Span]
    quoted: list[Quotation] = field(default_factory=list)

    @property
    def speaks(self) -> bool:
        return self.told.entry.kind in _SPEAKING and "clause" in self.told.entry.frames

    @property
    def start(self) -> int:
        return self.told.cue[0].start


def find_attributions(analysis: Analysis) -> tuple[Attribution, ...]:
    """The attributions of a report, by the place of their cues.

    Args:
        analysis: what the language layer found.
    """
    text = analysis.report.text
    drafts = [
        _Draft(told, sentence, _wordy(spans_of(told.content), text))
        for sentence in analysis.sentences
        for told in find_told(sentence)
    ]
    quotations = find_quotations(text)
    if quotations:
        _join_quotations(text, drafts, quotations)
    return tuple(
        Attribution(
            source=tuple(spans_of(d.told.source)),
            cue=tuple(spans_of(d.told.cue)),
            content=tuple(merged(d.content, text)),
        )
        for d in drafts
        if d.content
    )


def outermost(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Those whose cue does not stand in the content of another: the layer without nesting.

    Args:
        attributions: as `find_attributions` gives them.
    """
    listed = list(attributions)
    inner: set[int] = set()
    for number, one in enumerate(listed):
        for other in listed:
            if (
                other is not one
                and any(c.covers(one.cue[0]) for c in other.content)
                and not any(c.covers(other.cue[0]) for c in one.content)
            ):
                inner.add(number)
                break
    return tuple(a for n, a in enumerate(listed) if n not in inner)


def spans_of(tokens: Iterable[Token]) -> list[Span]:
    """The stretches of adjacent words.

    Args:
        tokens: words of one sentence in text order.
    """
    found: list[Span] = []
    last: Token | None = None
    for token in tokens:
        if last is not None and token.index == last.index + 1:
            found[-1] = Span(found[-1].start, token.end)
        else:
            found.append(Span(token.start, token.end))
        last = token
    return found


def _wordy(spans: list[Span], text: str) -> list[Span]:
    """Those with letters or digits in them, without commas and space at their ends."""
    found = []
    for span in spans:
        words = span.of(text)
        if any(c.isalnum() for c in words):
            left = len(words) - len(words.lstrip(_EDGES))
            right = len(words) - len(words.rstrip(_EDGES))
            found.append(Span(span.start + left, span.end - right))
    return found


def merged(spans: Iterable[Span], text: str) -> list[Span]:
    """The same stretches in text order, joined where nothing but space lies between them.

    Args:
        spans: in any order, overlapping or not.
        text: the report's text.
    """
    found: list[Span] = []
    for span in sorted(spans):
        if found and not text[found[-1].end : span.start].strip(" "):
            found[-1] = found[-1].joined(span)
        else:
            found.append(span)
    return found


# --- direct speech


def _join_quotations(text: str, drafts: list[_Draft], quotations: tuple[Quotation, ...]) -> None:
    """Give each quotation that is speech to the attribution that introduces or follows it."""
    parts = paragraphs(text)
    starts = [p.start for p in parts]
    owners: dict[int, _Draft] = {}
    speakers = [d for d in drafts if d.speaks]
    for number, quotation in enumerate(quotations):
        owner = _toucher(drafts, quotation) or _neighbour(text, speakers, quotation)
        if owner is not None:
            owners[number] = owner
    _carry(quotations, owners, starts, text, parts)
    for number, owner in owners.items():
        owner.content.append(quotations[number].span)


def _toucher(drafts: list[_Draft], quotation: Quotation) -> _Draft | None:
    """The outermost attribution whose content already reaches into the quotation."""
    best: _Draft | None = None
    for draft in drafts:
        cue = draft.told.cue[0]
        if quotation.span.start <= cue.start < quotation.span.end:
            continue
        if any(_shares(c, quotation.span) for c in draft.content) and (
            best is None or (draft.speaks and not best.speaks)
        ):
            best = draft
    return best


def _shares(content: Span, quoted: Span) -> bool:
    return min(content.end, quoted.end) - max(content.start, quoted.start) > 2


def _neighbour(text: str, speakers: list[_Draft], quotation: Quotation) -> _Draft | None:
    """A cue right before ("said: “") or right after ("?” he asked") with nothing in between."""
    if not quotation.speech:
        return None
    span = quotation.span
    for draft in speakers:
        sentence, cue = draft.sentence, draft.told.cue[-1]
        if sentence.end <= span.start:
            gap = text[sentence.end - 1 : span.start].strip()
            if gap and gap in ":,":
                return draft
        elif not draft.content and (
            0 <= sentence.start - span.end <= 2  # the mark closed the sentence before
            or (cue.end <= span.start < sentence.end and span.start - cue.end < 40)
            or (sentence.start <= span.start and span.end <= cue.start < span.end + 60)
        ):
            return draft
    return None


def _carry(
    quotations: tuple[Quotation, ...],
    owners: dict[int, _Draft],
    starts: list[int],
    text: str,
    parts: list[Span],
) -> None:
    """Speech without a cue of its own belongs to whoever was quoted last, or is next."""
    where = [bisect_right(starts, q.span.start) - 1 for q in quotations]
    for number, quotation in enumerate(quotations):
        if number in owners or not quotation.speech:
            continue
        part = where[number]
        before = number - 1
        if before in owners and where[before] == part:
            owners[number] = owners[before]
            continue
        after = number + 1
        whole = _is_whole(
            text, parts[part], [q for q, w in zip(quotations, where, strict=True) if w == part]
        )
        if before >= 0 and not quotations[before].closed and before in owners:
            owners[number] = owners[before]
        elif (
            after in owners
            and after < len(quotations)
            and (where[after] == part or not quotation.closed)
        ):
            owners[number] = owners[after]
        elif whole and before in owners and where[before] == part - 1:
            owners[number] = owners[before]


def _is_whole(text: str, part: Span, quotations: list[Quotation]) -> bool:
    """Whether a paragraph is little but quotation."""
    quoted = sum(q.span.end - q.span.start for q in quotations)
    return quoted >= 0.9 * len(part.of(text).strip())


def covering(attributions: Iterable[Attribution], token: Token) -> list[Attribution]:
    """The attributions whose content holds a word, innermost first.

    Args:
        attributions: as `find_attributions` gives them.
        token: a word of the same report.
    """
    held = [a for a in attributions if any(c.start <= token.start < c.end for c in a.content)]
    return sorted(held, key=lambda a: sum(c.end - c.start for c in a.content))
