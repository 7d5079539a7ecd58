"""Addresses in a report's text.

In: offsets. Out: `Span` (where) and `Evidence` (where, in which report, and the words there).
Never copies text without its address, and never holds offsets that do not fit.

All offsets are 0-based, half-open, in Unicode code points of the report's own text.
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.errors import EvidenceError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's text, `[start, end)` in code points.

    Raises:
        EvidenceError: if the offsets are negative or the stretch is empty.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise EvidenceError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def apart(self, other: Span) -> int:
        """How many characters lie between the two, 0 where they touch or overlap."""
        return max(0, self.start - other.end, other.start - self.end)

    def joined(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation with its address: which report, where, and the words that stand there.

    Made with `Evidence.at`, which checks that the quote is what the text holds.
    """

    report: str
    span: Span
    quote: str

    @classmethod
    def at(cls, report: str, text: str, span: Span) -> Evidence:
        """The evidence at a span of a report's text.

        Raises:
            EvidenceError: if the span reaches past the end of the text.
        """
        if span.end > len(text):
            raise EvidenceError(
                f"report {report}: [{span.start}, {span.end}) reaches past"
                f" its {len(text)} characters"
            )
        return cls(report, span, span.of(text))
