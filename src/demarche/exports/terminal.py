"""Events as a table for a person, one report after another.

In: events. Out: lines that fit the window, in colour on a terminal (unless NO_COLOR is set) and
plain elsewhere. Column widths are settled before the first report, so nothing is held back.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from demarche.exports.output import Output
from demarche.exports.wording import counted, days, one_line, what, where, who
from demarche.records import Actor, Event, Report

COLOURS = {1: "cyan", 2: "green", 3: "yellow", 4: "red"}
"""A colour for each quad class."""
NARROWEST, WIDEST, PLAIN = 72, 140, 110


class Paper:
    """A console that draws into an output.

    Args:
        output: where the drawing goes; colours and the window's width are those of its terminal.
    """

    def __init__(self, output: Output) -> None:
        self.output = output
        self._drawn = StringIO()
        self.console = Console(
            file=self._drawn,
            force_terminal=True if output.is_terminal else None,
            width=_width(on_terminal=output.is_terminal),
            highlight=False,
            emoji=False,
        )
        plain_utf8 = output.name != "standard output"
        self._encoding = "utf-8" if plain_utf8 else (sys.stdout.encoding or "utf-8")

    def send(self) -> None:
        """Hands on what was drawn."""
        drawn = self._drawn.getvalue()
        if not self.output.is_terminal:  # columns are filled up with spaces
            drawn = "\n".join(line.rstrip() for line in drawn.split("\n"))
        self.output.write(drawn.encode(self._encoding, "replace"))
        self.output.flush()
        self._drawn.seek(0)
        self._drawn.truncate()


class TableWriter:
    """Five columns: when, who, did what, to whom, where. A heading for each report."""

    def __init__(self, output: Output) -> None:
        self.paper = Paper(output)
        self._shown = 0

    def add(self, report: Report, events: Sequence[Event]) -> None:
        """Writes a report's events; a report that tells of none gets its heading alone."""
        console = self.paper.console
        if self._shown:
            console.print()
        console.print(heading(report, len(events)), soft_wrap=True)
        if events:
            console.print(self._table(events, header=self._shown == 0))
        self._shown += 1
        self.paper.send()

    def finish(self) -> None:
        """Nothing is left to write."""

    def _table(self, events: Sequence[Event], *, header: bool) -> Table:
        width = self.paper.console.width
        table = Table(box=None, show_header=header, pad_edge=False, padding=(0, 2, 0, 0))
        rest = width - 10 - 5 * 2
        table.add_column("when", width=10)
        for name, share in (("who", 0.29), ("did what", 0.29), ("to whom", 0.25), ("where", 0.17)):
            table.add_column(name, width=int(rest * share), overflow="fold")
        for event in events:
            table.add_row(
                days(event.date.days if event.date else None).replace(" to ", "\n"),
                _parties(event.source),
                _act(event),
                _parties(event.target),
                Text(where(event.place.place)) if event.place else Text("–", style="dim"),
            )
        return table


def heading(report: Report, count: int) -> Text:
    """`letter · published 2021-05-10 · 3 events`."""
    told = f"published {report.published}" if report.published else "no publication date"
    return Text.assemble((one_line(report.id), "bold"), (f" · {told} · {counted(count)}", "dim"))


def _parties(actors: Sequence[Actor]) -> Text:
    if not actors:
        return Text("–", style="dim")
    return Text("\n").join(
        Text.assemble(one_line(actor.mention.quote), "\n", (who(actor), "dim")) for actor in actors
    )


def _act(event: Event) -> Text:
    quote = f"“{one_line(event.trigger.quote)}”"
    text = Text.assemble((what(event), f"bold {COLOURS[event.quad]}"), "\n", (quote, "dim"))
    if event.status != "occurred":
        text.append(f" {event.status}", style="bold")
    if event.said_by:
        text.append(f"\nsays {one_line(event.said_by.quote)}", style="dim italic")
    return text


def _width(*, on_terminal: bool) -> int:
    asked = os.environ.get("COLUMNS", "")
    if asked.isdigit() and int(asked):
        return max(NARROWEST, min(WIDEST, int(asked)))
    found = shutil.get_terminal_size((PLAIN, 24)).columns if on_terminal else PLAIN
    return max(NARROWEST, min(WIDEST, found))
