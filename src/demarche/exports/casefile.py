"""One case in full, for a person: what happened, who tells it, what is owed, why it is one case.

In: a `CaseFile`. Out: lines that fit a window of 80 columns. Where accounts differ they stand side
by side. Never averages them, never leaves one out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from demarche.exports.casebook import STATES, day, words
from demarche.exports.output import Output
from demarche.exports.terminal import COLOURS, Paper
from demarche.exports.wording import INSTRUMENTS, days, one_line, parties, what, where
from demarche.records import (
    Case,
    CaseFile,
    Duty,
    DutyEntry,
    Event,
    EventRef,
    Ground,
    Happening,
    Report,
)


def case_text(file: CaseFile, output: Output) -> None:
    """Writes a case: head, reports, timeline, duties, law, and the reasons of its links.

    Args:
        file: the case with its reports and events.
        output: where to.
    """
    paper = Paper(output)
    sections = (
        ("Reports", _reports(file)),
        ("What happened, and who tells it", _happenings(file)),
        ("What is owed", _duties(file.case)),
        ("The law", _law(file.case)),
        ("Why these reports are one case", _links(file.case)),
    )
    for line in head(file.case):
        paper.console.print(line, soft_wrap=False)
    for title, lines in sections:
        section(paper, title, lines)
    paper.send()


def section(paper: Paper, title: str, lines: Iterable[RenderableType]) -> None:
    """Puts lines under a title on paper; no title where there are none.

    Args:
        paper: where to.
        title: what they are.
        lines: the lines.
    """
    found = list(lines)
    if found:
        paper.console.print()
        paper.console.print(Text(title, style="bold underline"))
        for drawn in found:
            paper.console.print(drawn)


def head(case: Case) -> Iterator[Text]:
    """What a case is: title, ids, days, place and object.

    Args:
        case: the case.
    """
    yield Text(one_line(case.title), style="bold")
    yield Text(case.id, style="dim")
    if case.former_ids:
        yield Text(f"formerly {', '.join(case.former_ids)}", style="dim")
    place = where(case.place) if case.place else "place unknown"
    yield Text(f"{days(case.date) if case.date else 'date unknown'} · {place}")
    if case.protected is not None:
        p = case.protected
        yield Text(f"{p.kind} of {p.sending_state} in {p.receiving_state}")


def _reports(file: CaseFile) -> Iterator[Table]:
    table = _columns(10)
    copies = {report: group for group in file.case.copies for report in group}
    for report in file.reports:
        told = Text.assemble(one_line(report.id), (_outlet(report), "dim"))
        others = [other for other in copies.get(report.id, ()) if other != report.id]
        if others:
            told.append(f" · the same text as {', '.join(others)}", style="dim")
        table.add_row(day(report.published), told)
    if file.reports:
        yield table


def _outlet(report: Report) -> str:
    return f" · {one_line(report.outlet)}" if report.outlet else ""


def _happenings(file: CaseFile) -> Iterator[Table]:
    events = {EventRef.of(e): e for e in file.events}
    acts = set(file.case.incident_events)
    table = _columns(10)
    for happening in file.case.happenings:
        told = [events[ref] for ref in happening.events if ref in events]
        if told:
            marked = any(ref in acts for ref in happening.events)
            table.add_row(_when(told[0]), _happening(happening, told, incident=marked))
    if table.row_count:
        yield table


def _when(event: Event) -> str:
    return days(event.date.days if event.date else None).replace(" to ", "\n")


def _happening(happening: Happening, told: Sequence[Event], *, incident: bool) -> Text:
    first = told[0]
    text = Text()
    text.append(what(first), style=f"bold {COLOURS[first.quad]}")
    if incident:
        text.append("  the incident", style="bold")
    if happening.voices > 1:
        text.append(f"  {happening.voices} voices", style="dim")
    for event in told:
        text.append("\n")
        text.append_text(_account(event))
    for difference in happening.differences:
        text.append(f"\n≠ {words(difference.field)}: ", style="bold magenta")
        text.append(
            " | ".join(
                f"{one_line(a.value)} ({', '.join(map(str, a.events))})"
                for a in difference.accounts
            )
        )
    return text


def _account(event: Event) -> Text:
    text = Text(f"{parties(event.source) or '–'} → {parties(event.target) or '–'}  ")
    text.append(f"“{one_line(event.trigger.quote)}”")
    if event.about is not None:
        text.append(f" “{one_line(event.about.quote)}”", style="dim")
    if event.status != "occurred":
        text.append(f" {event.status}", style="bold")
    if event.said_by is not None:
        text.append(f", says {one_line(event.said_by.quote)}", style="italic")
    text.append(f"  {EventRef.of(event)}", style="dim")
    return text


def _duties(case: Case) -> Iterator[Text | Padding | Table]:
    for duty in case.duties:
        head = Text()
        head.append(f"{duty.owed_by} → {duty.owed_to}  {words(duty.kind)}: ", style="bold")
        head.append(words(duty.state), style=f"bold {STATES[duty.state]}")
        if duty.is_open:
            head.append(f"  open since {day(duty.since)}, last heard {day(duty.last_heard)}")
        yield head
        table = _columns(10, 9)
        for entry in duty.history:
            state = Text(words(entry.state), style=STATES[entry.state])
            table.add_row(day(entry.date), state, step(entry))
        yield Padding(table, (0, 0, 0, 2))
        for earlier, later in duty.contradictions:
            one, two = duty.history[earlier], duty.history[later]
            yield Text(
                f"  ≠ {words(one.state)} ({one.event}), then {words(two.state)} ({two.event})",
                style="bold magenta",
            )
        yield Padding(Text("on " + "; ".join(_grounds(duty)), style="dim"), (0, 0, 0, 2))


def step(entry: DutyEntry) -> Text:
    """The words of a step, with deadline, condition and the event that shows it.

    Args:
        entry: the step.
    """
    text = Text(f"“{one_line(entry.evidence.quote)}”")
    if entry.deadline is not None:
        text.append(f" by {entry.deadline}", style="bold")
    if entry.condition is not None:
        text.append(f" on condition “{one_line(entry.condition.quote)}”")
    text.append(f"  {entry.event}", style="dim")
    return text


def _grounds(duty: Duty) -> list[str]:
    return [_ground(ground) for ground in duty.grounds] or ["no ground told"]


def _ground(ground: Ground) -> str:
    article = f" {ground.article}" if ground.article else ""
    told = f"invoked in {ground.invoked_by}" if ground.invoked_by else "by default"
    return f"{ground.instrument}{article} ({told})"


def _law(case: Case) -> Iterator[Text]:
    grounds = [ground for duty in case.duties for ground in duty.grounds]
    for name in dict.fromkeys(ground.instrument for ground in grounds):
        here = [ground for ground in grounds if ground.instrument == name]
        invoked = sorted({ground.invoked_by for ground in here if ground.invoked_by})
        told = f"invoked in {', '.join(invoked)}" if invoked else "named by no report; by default"
        yield Text.assemble((f"{name}  ", "bold"), INSTRUMENTS[name], (f"  {told}", "dim"))


def _links(case: Case) -> Iterator[Text]:
    for link in case.links:
        yield Text.assemble(
            f"{link.first} = {link.second}  ",
            (f"{link.score:.2f} ", "dim"),
            "; ".join(link.reasons),
            (f"  by {link.by}", "dim"),
        )


def _columns(*widths: int) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    for width in widths:
        table.add_column(width=width)
    table.add_column(ratio=1, overflow="fold")
    return table
