"""A report with its events explained, for a terminal: the marked text, then each event's reasons.

In: a report and its events. Out: lines that fit the window. Never says of a field what the event
does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from demarche.exports.marks import Mark, marks_of, pieces
from demarche.exports.output import Output
from demarche.exports.terminal import COLOURS, Paper, heading
from demarche.exports.wording import QUADS, facts, meaning, one_line, printable, what, who
from demarche.records import Actor, Event, Report


class TextExplainer:
    """Explains one report after another."""

    def __init__(self, output: Output) -> None:
        self.paper = Paper(output)
        self._shown = 0

    def add(self, report: Report, events: Sequence[Event]) -> None:
        """Explains a report's events."""
        console = self.paper.console
        if self._shown:
            console.rule(style="dim")
        console.print(heading(report, len(events)))
        if report.title:
            console.print(Text(one_line(report.title), style="italic"))
        console.print()
        console.print(Padding(marked(report, events), (0, 2)))
        console.print()
        if events:
            console.print(_legend())
            console.print()
        for number, event in enumerate(events, start=1):
            console.print(_explained(number, event))
            console.print()
        self._shown += 1
        self.paper.send()

    def finish(self) -> None:
        """Nothing is left to write."""


def marked(report: Report, events: Sequence[Event]) -> Text:
    """The text with the words of each act in the colour of its class, numbered.

    Args:
        report: the report.
        events: its events.
    """
    text = Text()
    for piece in pieces(len(report.text), marks_of(events)):
        words = printable(report.text[piece.start : piece.end])
        acts = [mark for mark in piece.marks if mark.role == "act"]
        text.append(words, style=_style(acts, piece.marks))
        for act in acts:
            if act.span.end == piece.end:
                text.append(f"[{act.number}]", style=f"bold {COLOURS[act.quad]}")
    return text


def _style(acts: Sequence[Mark], marks: Sequence[Mark]) -> str:
    if acts:
        return f"bold reverse {COLOURS[acts[0].quad]}"
    roles = {mark.role for mark in marks}
    if roles & {"who", "to whom"}:
        return "bold underline"
    return "underline" if roles - {"about", "status"} else "italic" if roles else ""


def _legend() -> Text:
    legend = Text("  ")
    for quad, name in QUADS.items():
        legend.append("■ ", style=COLOURS[quad]).append(f"{name}   ", style="dim")
    return legend


def _explained(number: int, event: Event) -> RenderableType:
    title = Text.assemble(
        (f"[{number}] ", f"bold {COLOURS[event.quad]}"),
        (what(event), f"bold {COLOURS[event.quad]}"),
        f"  {meaning(event)}",
        (f"  {event.confidence:.0%} sure", "dim"),
    )
    rows = Table.grid(padding=(0, 1), pad_edge=True)
    rows.add_column(width=10, style="dim", justify="right")
    rows.add_column(ratio=1)
    rows.add_row("act", f"“{one_line(event.trigger.quote)}”")
    for name, actors in (("who", event.source), ("to whom", event.target)):
        for actor in actors:
            rows.add_row(name, _actor(actor))
    for fact in facts(event):
        quotes = [one_line(words.quote) for words in fact.evidence]
        shown = [f"“{quote}”" for quote in quotes if quote != fact.value]
        aside = ", ".join([*([fact.note] if fact.note else []), *shown])
        rows.add_row(fact.field, Text.assemble(fact.value, (f"  {aside}" if aside else "", "dim")))
    rows.add_row("why", Text(one_line(event.why)))
    return Group(title, rows)


def _actor(actor: Actor) -> Text:
    return Text.assemble(
        one_line(actor.mention.quote),
        (f"  {who(actor)}", "bold"),
        (f"  {one_line(actor.why)}", "dim"),
    )
