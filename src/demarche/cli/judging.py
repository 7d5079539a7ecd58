"""The commands with which a person corrects the docket: `join`, `split`, `confirm`, `reject`,
`judgements`.

In: a decision. Out: one call of the machinery each, and what it made of the cases.
"""  # noqa: D205 - a list of names

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from demarche.cli.commands import STORE, StoreUrl
from demarche.cli.messages import tell
from demarche.records import Case

CaseId = Annotated[str, typer.Argument(metavar="CASE", help="A case's id.", show_default=False)]
EventId = Annotated[
    str,
    typer.Argument(metavar="REPORT/EVENT", help="An event, such as r13/e2.", show_default=False),
]
By = Annotated[
    str,
    typer.Option("--by", metavar="NAME", show_default=False, help="Who decides so."),
]
Reason = Annotated[
    str | None,
    typer.Option("--reason", metavar="TEXT", show_default=False, help="Why, in your own words."),
]


def join(
    first: CaseId, second: CaseId, by: By, reason: Reason = None, store: StoreUrl = STORE
) -> None:
    """Makes two cases one. It stays so whatever is added later, until somebody splits it.

    \b
    Example:
      demarche join CASE CASE --by "A. Rossi" --reason "the same attack, two spellings"
    """  # noqa: D301 - click wants the character
    from demarche.pipeline import judging  # noqa: PLC0415 - --help need not wait
    from demarche.store import Store  # noqa: PLC0415

    with Store.open(store) as opened:
        _show([judging.join(opened, first, second, by=by, reason=reason)])


def split(
    case: CaseId,
    reports: Annotated[
        list[str],
        typer.Argument(
            metavar="REPORT", help="The reports that are to leave it.", show_default=False
        ),
    ],
    by: By,
    reason: Reason = None,
    store: StoreUrl = STORE,
) -> None:
    """Takes reports out of a case, into one of their own. It stays so, until somebody joins them.

    \b
    Example:
      demarche split CASE r13 r14 --by "A. Rossi" --reason "the attack of the year before"
    """  # noqa: D301 - click wants the character
    from demarche.pipeline import judging  # noqa: PLC0415 - --help need not wait
    from demarche.store import Store  # noqa: PLC0415

    with Store.open(store) as opened:
        _show(judging.separate(opened, case, reports, by=by, reason=reason))


def confirm(event: EventId, by: By, reason: Reason = None, store: StoreUrl = STORE) -> None:
    """Says that an event is right.

    \b
    Example:
      demarche confirm r13/e2 --by "A. Rossi"
    """  # noqa: D301 - click wants the character
    _judge(event, by, reason, store, right=True)


def reject(event: EventId, by: By, reason: Reason = None, store: StoreUrl = STORE) -> None:
    """Says that an event is none: cases and duties go without it. `confirm` takes that back.

    \b
    Example:
      demarche reject r13/e2 --by "A. Rossi" --reason "a figure of speech"
    """  # noqa: D301 - click wants the character
    _judge(event, by, reason, store, right=False)


def judgements(store: StoreUrl = STORE) -> None:
    """Lists what people decided, oldest first.

    \b
    Example:
      demarche judgements
    """  # noqa: D301 - click wants the character
    from demarche.store import Store  # noqa: PLC0415 - --help need not wait

    with Store.open(store) as opened, opened.reading() as asked:
        found = asked.all_judgements()
    for judged in found:
        reason = f"  “{judged.reason}”" if judged.reason else ""
        when = judged.at.isoformat(timespec="seconds")
        typer.echo(f"{when}  {judged.by}: {judged.verdict} {' '.join(judged.on)}{reason}")
    if not found:
        tell("note", f"nobody has judged anything in {opened}")


def _judge(event: str, by: str, reason: str | None, store: str, *, right: bool) -> None:
    from demarche.pipeline import judging  # noqa: PLC0415 - --help need not wait
    from demarche.store import Store  # noqa: PLC0415

    with Store.open(store) as opened:
        changed = judging.judge(opened, event, right=right, by=by, reason=reason)
    _show(changed)
    if not changed:
        tell("note", "kept; no case is changed by it")


def _show(cases: Iterable[Case]) -> None:
    for case in cases:
        typer.echo(f"{case.id}  {', '.join(case.reports)}")
