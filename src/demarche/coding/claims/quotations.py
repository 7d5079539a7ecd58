"""Quotation marks paired over a whole report.

In: its text. Out: `Quotation`s in text order. A paragraph that opens with a mark while a quotation
is still open goes on with it, as printers do. Never says who speaks.
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.records import Span

_OPENS = {"“": '”"', "„": "“”", "«": "»", "‘": "’"}
_ENDINGS = ".,!?…—-"
_MANY_WORDS = 6


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch with its marks, within one paragraph.

    Attributes:
        span: from the opening mark to the closing one, or to the paragraph's end without one.
        closed: whether there is a closing mark.
        speech: whether it reads as something said, not as a word held at arm's length.
    """

    span: Span
    closed: bool
    speech: bool


def paragraphs(text: str) -> list[Span]:
    """The stretches between line ends, without blank ones."""
    found = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a report.

    Single straight marks do not count: they cannot be told from apostrophes. Two of them in a row,
    as some agencies write, count as one double mark.

    Args:
        text: the report's text.
    """
    if not any(mark in text for mark in ('"', "“", "„", "«", "‘", "''")):
        return ()
    found: list[Quotation] = []
    for paragraph in paragraphs(text):
        found.extend(_within(text, paragraph))
    return tuple(found)


def _within(text: str, paragraph: Span) -> list[Quotation]:
    found = []
    at = paragraph.start
    while at < paragraph.end:
        closing, width = _opening(text, at)
        if not closing:
            at += 1
            continue
        end = _closing(text, at + width, paragraph.end, closing)
        if end is None and text[at] == "‘":
            at += 1  # an apostrophe
            continue
        span = Span(at, end if end is not None else paragraph.end)
        if span.end - span.start > 2 * width:
            inner = text[at + width : span.end - (width if end is not None else 0)]
            found.append(Quotation(span, end is not None, _is_speech(inner)))
        at = span.end
    return found


def _opening(text: str, at: int) -> tuple[str, int]:
    """What would close the quotation that opens here, and how wide its marks are."""
    mark = text[at]
    free = at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-“‘/"
    if mark == '"' and free:
        return '"”', 1
    if mark == "'" and text.startswith("''", at):
        return "''", 2
    if mark == "‘" and not free:
        return "", 1
    return _OPENS.get(mark, ""), 1


def _closing(text: str, at: int, end: int, closing: str) -> int | None:
    """The offset after the closing mark, None where the paragraph ends without one."""
    if closing == "''":
        hit = text.find(closing, at, end)
        return None if hit < 0 else hit + 2
    for place in range(at, end):
        mark = text[place]
        if mark not in closing:
            continue
        after = text[place + 1] if place + 1 < len(text) else " "
        if (mark not in '’"' or not after.isalnum()) and not (
            mark == '"' and text[place - 1].isspace()
        ):
            return place + 1
    return None


def _is_speech(inner: str) -> bool:
    stripped = inner.strip()
    if not stripped:
        return False
    return stripped[-1] in _ENDINGS or len(stripped.split()) >= _MANY_WORDS
