"""A report with its events explained, as one web page that needs nothing else.

In: reports and their events. Out: HTML with its style and its script inside, readable without the
script, printable, in light and dark. Every text is escaped; nothing is loaded from anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources

from demarche import __version__
from demarche.exports.marks import Mark, Piece, marks_of, pieces
from demarche.exports.output import Output
from demarche.exports.wording import (
    QUADS,
    Fact,
    codes,
    counted,
    facts,
    meaning,
    one_line,
    printable,
)
from demarche.records import Actor, Event, Evidence, Report

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_STATUS = {
    "alleged": "alleged: told only as an accusation",
    "denied": "denied: somebody says that it did not happen",
    "planned": "planned: announced, still to come",
}
_FOUND = {
    "option": "as given with --published",
    "record": "as the record says",
    "metadata": "from the page’s metadata",
    "crawl line": "from the crawl line",
    "dateline": "from the dateline",
}


class PageWriter:
    """Gathers what is to be explained and writes the page."""

    def __init__(self, output: Output) -> None:
        self.output = output
        self._sections: list[str] = []
        self._entries: list[str] = []

    def add(self, report: Report, events: Sequence[Event]) -> None:
        """Explains a report's events."""
        key = f"r{len(self._sections) + 1}"
        self._sections.append("".join(_section(report, events, key)))
        self._entries.append(
            f'<li><a href="#{key}">{_title(report)}</a> <span>{counted(len(events))}</span></li>'
        )

    def finish(self) -> None:
        """Writes the page."""
        for part in self._page():
            self.output.write(part.encode(errors="replace"))

    def _page(self) -> Iterator[str]:
        data = resources.files("demarche.exports")
        yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        yield "<title>Events explained · Demarche</title>\n"
        yield f"<style>\n{data.joinpath('page.css').read_text(encoding='utf-8')}</style>\n</head>\n"
        yield '<body>\n<div class="top"><div><div class="brand">Demarche '
        yield '<span>· events, and the words that tell them</span></div><div class="legend">'
        for quad, name in QUADS.items():
            yield f'<span class="q{quad}"><i></i>{name}</span>'
        yield "</div></div></div>\n<main>\n"
        if len(self._entries) > 1:
            yield f'<ul class="contents">{"".join(self._entries)}</ul>\n'
        yield from self._sections
        yield f"</main>\n<footer>Coded offline by Demarche {__version__}: types and modes of "
        yield "PLOVER, codes of CAMEO. Hover over an event to see its words in the text; click "
        yield "to keep them. What a source claims stays a claim.</footer>\n"
        yield f"<script>\n{data.joinpath('page.js').read_text(encoding='utf-8')}</script>\n"
        yield "</body>\n</html>\n"


def _section(report: Report, events: Sequence[Event], key: str) -> Iterator[str]:
    yield f'<section class="report" id="{key}">\n<h1>{_title(report)}</h1>\n'
    yield f'<p class="meta">{" · ".join(_meta(report, len(events)))}</p>\n<div class="sides">\n'
    yield '<div class="text">'
    gap = '\n<span class="gap"></span>' if _is_tight(report.text) else "\n"
    for piece in pieces(len(report.text), marks_of(events)):
        words = report.text[piece.start : piece.end]
        yield _piece(words, piece, key).replace("\n", gap)
    yield "</div>\n"
    if events:
        yield '<ol class="events">\n'
        for number, event in enumerate(events, start=1):
            yield from _card(number, event, key)
        yield "</ol>\n"
    else:
        yield '<p class="none">This report tells of no political event.</p>\n'
    yield "</div>\n</section>\n"


def _is_tight(text: str) -> bool:
    """Whether every line is a paragraph, with no blank lines between."""
    lines = text.strip().split("\n")
    return all(line.strip() for line in lines) and len(text) > 120 * len(lines)


def _title(report: Report) -> str:
    return escape(one_line(report.title or report.id))


def _meta(report: Report, count: int) -> Iterator[str]:
    yield f"<b>{counted(count)}</b>"
    if report.published and report.published_from:
        yield f"published {report.published}, {_FOUND[report.published_from]}"
    else:
        yield "publication date unknown"
    if report.title:
        yield escape(one_line(report.id))
    if report.outlet:
        yield escape(one_line(report.outlet))
    if report.url and report.url.startswith(("http://", "https://")):
        yield f'<a href="{escape(report.url)}" rel="noreferrer">{escape(report.url)}</a>'


def _piece(words: str, piece: Piece, key: str) -> str:
    text = escape(printable(words))
    if not piece.marks:
        return text
    acts = [mark for mark in piece.marks if mark.role == "act"]
    roles = {mark.role for mark in piece.marks}
    kind = "act" if acts else "party" if roles & {"who", "to whom"} else "other"
    if roles <= {"about"}:
        kind = "about"
    quad = f" q{acts[0].quad}" if acts else ""
    events = " ".join(dict.fromkeys(f"{key}-e{mark.number}" for mark in piece.marks))
    told = escape(json.dumps([[f"{key}-e{m.number}", m.role] for m in piece.marks]))
    anchors = "".join(_anchor(mark, key) for mark in piece.marks if mark.span.start == piece.start)
    numbers = "".join(
        f'<a class="no q{act.quad}" href="#{key}-e{act.number}" data-n="{act.number}"'
        f' aria-label="event {act.number}"></a>'
        for act in acts
        if act.span.end == piece.end
    )
    marked = f'<span class="m {kind}{quad}" data-e="{events}" data-r="{told}">{text}</span>'
    return f"{anchors}{marked}{numbers}"


def _anchor(mark: Mark, key: str) -> str:
    return f'<a id="{_place(mark.span.start, mark.span.end, mark.number, mark.role, key)}"></a>'


def _place(start: int, end: int, number: int, role: str, key: str) -> str:
    return f"{key}-e{number}-{role.replace(' ', '-')}-{start}-{end}"


def _card(number: int, event: Event, key: str) -> Iterator[str]:
    mode = f" <small>{escape(event.mode)}</small>" if event.mode else ""
    yield f'<li class="card q{event.quad}" id="{key}-e{number}" tabindex="0">\n<header>'
    yield f"<h2>{number} · {event.type}{mode}</h2>"
    yield f'<span class="code"><code>{escape(event.cameo)}</code> {escape(meaning(event))}</span>'
    if event.status in _STATUS:
        yield f'<span class="badge" title="{_STATUS[event.status]}">{event.status}</span>'
    if event.said_by:
        yield '<span class="badge" title="somebody in the text vouches for it">a claim</span>'
    sure = f"{event.confidence:.0%}"
    yield f'<span class="sure" title="confidence {event.confidence:.2f}">'
    yield f'<i style="--p:{sure}"></i>{sure}</span></header>\n'
    yield f'<div class="deed"><div>{_parties(event.source, "who")}</div>'
    yield f'<div class="verb">{escape(one_line(event.trigger.quote))}</div>'
    yield f"<div>{_parties(event.target, 'to whom')}</div></div>\n<dl>"
    for fact in facts(event):
        yield f"<dt>{fact.field}</dt><dd>{_fact(fact, number, key)}</dd>"
    yield f'<dt>why</dt><dd class="why">{escape(one_line(event.why))}</dd></dl>\n</li>\n'


def _parties(actors: Sequence[Actor], role: str) -> str:
    kind = "who" if role == "who" else "whom"
    shown = f'<span class="role {kind}">{role}</span>'
    if not actors:
        return f'{shown}<span class="nobody">not told</span>'
    return shown + "".join(map(_party, actors))


def _party(actor: Actor) -> str:
    tags = "".join(f"<b>{escape(code)}</b>" for code in codes(actor))
    name = escape(one_line(actor.mention.quote))
    return (
        f'<div class="party-name">{name}</div>'
        f'<div class="tags">{tags}{escape(one_line(actor.why))}</div>'
    )


def _fact(fact: Fact, number: int, key: str) -> str:
    quotes = "".join(f" {_quote(words, fact, number, key)}" for words in fact.evidence)
    note = f' <span class="note">{escape(fact.note)}</span>' if fact.note else ""
    if [one_line(words.quote) for words in fact.evidence] == [fact.value]:
        return f"{quotes.strip()}{note}"
    return f"{escape(fact.value)}{note}{quotes}"


def _quote(words: Evidence, fact: Fact, number: int, key: str) -> str:
    place = _place(words.span.start, words.span.end, number, fact.field, key)
    return f'<q><a href="#{place}">{escape(one_line(words.quote))}</a></q>'
