"""One case in short, for a person: what it is, where each duty stands, and what came last.

In: a `CaseFile`. Out: some fifteen lines that fit a window of 80 columns, and how to see the rest.
Never decides what matters: it shows all duties, a line each, and the latest steps.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from rich.table import Table
from rich.text import Text

from demarche.exports.casebook import STATES, day, words
from demarche.exports.casefile import head, section, step
from demarche.exports.output import Output
from demarche.exports.terminal import COLOURS, Paper
from demarche.exports.wording import days, one_line, what
from demarche.records import Case, CaseFile, Duty, DutyEntry, Event, EventRef

LAST = 5
"""Steps shown: with ten duties, the most that a case of our samples has, the view fits a window of
24 lines."""


class _Step(NamedTuple):
    """One event's bearing on one or more duties that it brings equally far."""

    entry: DutyEntry
    kinds: list[str]


def case_brief(file: CaseFile, output: Output) -> None:
    """Writes a case in short: head, a line for each duty, the last steps, counts.

    Args:
        file: the case with its reports and events.
        output: where to.
    """
    case = file.case
    paper = Paper(output)
    for line in head(case):
        paper.console.print(line, soft_wrap=False)
    section(paper, "Where it stands", _duties(case))
    section(paper, "The last steps" if case.duties else "What came last", _last(file))
    paper.console.print()
    paper.console.print(Text(_counts(file)))
    paper.console.print(
        Text(f"demarche case {case.id} --full  shows it all", style="dim"), soft_wrap=True
    )
    paper.send()


def _duties(case: Case) -> Iterator[Table]:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for width in (9, 14, 11, 16, 21):
        table.add_column(width=width, overflow="fold")
    for duty in case.duties:
        table.add_row(
            f"{duty.owed_by} → {duty.owed_to}",
            words(duty.kind),
            _state(duty),
            f"since {day(duty.since)}" if duty.is_open else "",
            f"last heard {day(duty.last_heard)}",
        )
    if case.duties:
        yield table


def _state(duty: Duty) -> Text:
    told = Text(words(duty.state), style=STATES[duty.state])
    if duty.contradictions:
        told.append(" ≠", style="bold magenta")
    return told


def _last(file: CaseFile) -> Iterator[Table]:
    """The last steps of all duties, oldest first; of a case without any, its last acts."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=10)
    if file.case.duties:
        table.add_column(width=9)
    table.add_column(ratio=1, overflow="fold")
    for told in _steps(file.case)[-LAST:]:
        state = Text(words(told.entry.state), style=STATES[told.entry.state])
        about = Text.assemble((", ".join(told.kinds), "bold"), "  ", step(told.entry))
        table.add_row(day(told.entry.date), state, about)
    if not file.case.duties:
        for event in _acts(file)[-LAST:]:
            act = Text.assemble((what(event), f"bold {COLOURS[event.quad]}"), "  ")
            act.append(f"“{one_line(event.trigger.quote)}”")
            act.append(f"  {event.report}/{event.id}", style="dim")
            table.add_row(days(event.date.days if event.date else None).split(" to ")[-1], act)
    if table.row_count:
        yield table


def _steps(case: Case) -> list[_Step]:
    """The steps of all duties, oldest first, those of one event together."""
    found: dict[tuple[str, str], _Step] = {}
    for duty in case.duties:
        for entry in duty.history:
            told = found.setdefault((entry.event, entry.state), _Step(entry, []))
            if words(duty.kind) not in told.kinds:
                told.kinds.append(words(duty.kind))
    return sorted(found.values(), key=lambda s: s.entry.date or dt.date.min)


def _acts(file: CaseFile) -> list[Event]:
    """The first telling of each act, in the order of the case."""
    events = {EventRef(e.report, e.id): e for e in file.events}
    first = (next((events[r] for r in h.events if r in events), None) for h in file.case.happenings)
    return [event for event in first if event is not None]


def _counts(file: CaseFile) -> str:
    case = file.case
    told = [_many(len(case.reports), "report")]
    if case.copies:
        told[0] += f" ({sum(len(c) - 1 for c in case.copies)} of them copies)"
    heard = [r.published for r in file.reports if r.published]
    if heard:
        told[0] += f", {min(heard)}" + (f" to {max(heard)}" if max(heard) > min(heard) else "")
    differing = sum(bool(h.differences) for h in case.happenings)
    acts = _many(len(case.happenings), "act")
    told.append(f"{acts}, {differing} told in different ways (≠)" if differing else acts)
    if case.duties:
        still = sum(d.is_open for d in case.duties)
        told.append(f"{still} of {_many(len(case.duties), 'duty', 'duties')} open")
    return " · ".join(told)


def _many(count: int, one: str, several: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else several or f'{one}s'}"
