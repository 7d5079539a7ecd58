"""Lists of cases and of duties, as tables for a person and as JSON lines.

In: cases, duties. Out: lines that fit a window of 80 columns, and JSON objects in the form of the
data contract with what it does not hold beside. Never leaves a case out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rich.table import Table
from rich.text import Text

from demarche.exports.contract import full_case_row, full_duty_row
from demarche.exports.output import Output
from demarche.exports.rows import Row, encoded
from demarche.exports.terminal import Paper
from demarche.exports.wording import one_line
from demarche.records import Case
from demarche.store import CaseDuty

STATES: dict[str, str] = {
    "demanded": "yellow",
    "promised": "cyan",
    "under_way": "cyan",
    "fulfilled": "green",
    "refused": "red",
}
"""A colour for each state of a duty."""


def cases_table(cases: Iterable[Case], output: Output) -> int:
    """Writes cases as a table: when, what, how many reports, how many duties are open.

    Args:
        cases: the cases.
        output: where to.

    Returns:
        how many there were.
    """
    paper = Paper(output)
    table = _table(("when", 10), ("case", None), ("reports", 7), ("open duties", 11))
    count = 0
    for case in cases:
        still = [duty for duty in case.duties if duty.is_open]
        owed = f"{len(still)} of {len(case.duties)}" if case.duties else "–"
        table.add_row(
            day(case.date.first if case.date else None),
            Text.assemble((one_line(case.title), "bold"), "\n", (case.id, "dim")),
            Text(str(len(case.reports)), justify="right"),
            Text(owed, style="yellow" if still else "dim", justify="right"),
        )
        count += 1
    if count:
        paper.console.print(table)
    paper.send()
    return count


def duties_table(duties: Iterable[CaseDuty], output: Output) -> int:
    """Writes duties, under the case that they are owed in: who owes whom what, how far, since when.

    Args:
        duties: the duties.
        output: where to.

    Returns:
        how many there were.
    """
    paper = Paper(output)
    by_case: dict[str, list[CaseDuty]] = {}
    for owed in duties:
        by_case.setdefault(owed.case, []).append(owed)
    for place, (case, found) in enumerate(by_case.items()):
        if place:
            paper.console.print()
        paper.console.print(Text(one_line(found[0].title), style="bold"))
        paper.console.print(Text(case, style="dim"), soft_wrap=True)
        table = _table(("", 9), ("", 14), ("", 9), ("", 16), ("", 21))
        table.show_header = False
        for owed in found:
            duty = owed.duty
            table.add_row(
                f"{duty.owed_by} → {duty.owed_to}",
                words(duty.kind),
                Text(words(duty.state), style=STATES[duty.state]),
                f"since {day(duty.since)}",
                f"last heard {day(duty.last_heard)}",
            )
        paper.console.print(table)
    paper.send()
    return sum(map(len, by_case.values()))


def cases_jsonl(cases: Iterable[Case], output: Output) -> int:
    """Writes each case as a JSON object on a line of its own; returns how many there were."""
    return _lines((full_case_row(case) for case in cases), output)


def duties_jsonl(duties: Iterable[CaseDuty], output: Output) -> int:
    """Writes each duty as a JSON object on a line of its own; returns how many there were."""
    rows = ({"case": owed.case, "title": owed.title, **full_duty_row(owed.duty)} for owed in duties)
    return _lines(rows, output)


def day(when: date | None) -> str:
    """The day, or a dash where it is unknown."""
    return when.isoformat() if when else "–"


def words(name: str) -> str:
    """A name of the contract as words: "under way"."""
    return name.replace("_", " ").replace("non repetition", "non-repetition")


def _table(*columns: tuple[str, int | None]) -> Table:
    wide = any(width is None for _, width in columns)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=wide)
    for name, width in columns:
        if width is None:
            table.add_column(name, ratio=1, overflow="fold")
        else:
            table.add_column(name, width=width, overflow="fold")
    return table


def _lines(rows: Iterable[Row], output: Output) -> int:
    count = 0
    for row in rows:
        output.write(encoded(row) + b"\n")
        count += 1
    return count
