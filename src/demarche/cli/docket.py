"""The commands over a store: `add`, `cases`, `case`, `duties` and `recode`.

In: what the user asked for. Out: one call of the machinery each, which is loaded only then.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, cast, get_args

import typer

from demarche.cli.arguments import country_code, listed, published_day
from demarche.cli.commands import (
    STORE,
    ColumnNames,
    Dictionaries,
    Jobs,
    OutputFile,
    Paths,
    Published,
    SkipBadLines,
    StoreUrl,
)
from demarche.cli.messages import tell
from demarche.exports import open_output
from demarche.records import DutyKind, DutyState

Format = Annotated[
    str,
    typer.Option("--format", "-f", metavar="FORMAT", help="table, or jsonl.", show_default=True),
]
State = Annotated[
    str | None,
    typer.Option(
        "--state", metavar="STATE", show_default=False,
        help="Those that are about this State: IRQ, or Iraq.",
    ),
]  # fmt: skip
Open = Annotated[
    bool, typer.Option("--open", help="Only where something is still owed.", show_default=False)
]

All = Annotated[
    bool,
    typer.Option(
        "--all", help="Also reports that this version coded: with another dictionary, say."
    ),
]
Learned = Annotated[
    bool,
    typer.Option("--learned", help="Use what the reports in the store told of who is who."),
]

Full = Annotated[
    bool,
    typer.Option("--full", help="All accounts, steps, law and links.", show_default=False),
]
ListFormat = Literal["table", "jsonl"]


def add(  # noqa: PLR0913, PLR0917 - one for each option
    paths: Paths,
    store: StoreUrl = STORE,
    published: Published = None,
    jobs: Jobs = None,
    columns: ColumnNames = None,
    dictionaries: Dictionaries = None,
    skip_bad_lines: SkipBadLines = False,  # noqa: FBT002 - typer knows it as an option
    who: Annotated[
        Path | None,
        typer.Option(
            "--who", metavar="FILE", show_default=False,
            help="A who's-who to use where a report gives only a name. What these reports tell is"
            " kept in the store, not in the file.",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Adds reports to the docket: codes them, links them to cases, keeps them.

    What is there already is passed over. A run that was stopped goes on where it stopped: give the
    same command again.

    \b
    Examples:
      demarche add report.txt
      demarche add news/ "more/**/*.html" --jobs 4
      demarche add feed.csv --columns text=Body,published=Date
      demarche add news/ --store postgresql://desk@localhost/docket
    """  # noqa: D301 - click wants the character
    from demarche.cli.filing import File  # noqa: PLC0415 - --help need not wait
    from demarche.cli.known import knowledge  # noqa: PLC0415
    from demarche.cli.runs import Run  # noqa: PLC0415
    from demarche.pipeline import Coder  # noqa: PLC0415

    known = knowledge(dictionaries, skip_bad_lines=skip_bad_lines, who=who)
    coder = Coder(knowledge=known, learning=True)
    File(Run(paths, published, columns, jobs, None, coder)).into(store)


def cases(
    store: StoreUrl = STORE,
    still_open: Open = False,  # noqa: FBT002 - typer knows it as an option
    state: State = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DATE", show_default=False,
            help="Those that happened, or were reported on, on this day (YYYY-MM-DD) or later.",
        ),
    ] = None,
    form: Format = "table",
    output: OutputFile = None,
) -> None:  # fmt: skip
    """Lists the cases, the latest first.

    \b
    Examples:
      demarche cases
      demarche cases --open --state IRQ
      demarche cases --since 2024-01-01 --format jsonl -o cases.jsonl
    """  # noqa: D301 - click wants the character
    kind = _chosen(form, ListFormat, "--format")
    country = country_code(state, "--state")
    day = published_day(since, option="--since")
    from demarche.exports.casebook import cases_jsonl, cases_table  # noqa: PLC0415 - loads rich
    from demarche.store import Store  # noqa: PLC0415 - loads SQLAlchemy

    with Store.open(store) as opened, opened.reading() as asked, open_output(output) as out:
        found = asked.list_cases(is_open=True if still_open else None, state=country, since=day)
        count = (cases_table if kind == "table" else cases_jsonl)(found, out)
    if not count:
        tell("note", f"{opened} has no such case")


def case(
    case_id: Annotated[
        str, typer.Argument(metavar="CASE", help="Its id, present or former.", show_default=False)
    ],
    store: StoreUrl = STORE,
    full: Full = False,  # noqa: FBT002 - typer knows it as an option
    form: Format = "table",
    output: OutputFile = None,
) -> None:
    """Shows a case: what it is, where each duty stands, and the last steps.

    With --full also what happened and who tells it, every step of every duty, the law, and why it
    is one case. Where accounts differ they stand side by side, marked with ≠.

    \b
    Examples:
      demarche case irq-karbala-2021-05-09-irn-consulate
      demarche case irq-karbala-2021-05-09-irn-consulate --full
      demarche case irq-karbala-2021-05-09-irn-consulate --format jsonl
    """  # noqa: D301 - click wants the character
    kind = _chosen(form, ListFormat, "--format")
    from demarche.exports.casebook import cases_jsonl  # noqa: PLC0415 - loads rich
    from demarche.exports.casebrief import case_brief  # noqa: PLC0415
    from demarche.exports.casefile import case_text  # noqa: PLC0415
    from demarche.store import Store  # noqa: PLC0415 - loads SQLAlchemy

    with Store.open(store) as opened:
        file = opened.case_file(case_id)
    with open_output(output) as out:
        if kind == "jsonl":
            cases_jsonl([file.case], out)
        else:
            (case_text if full else case_brief)(file, out)


def duties(  # noqa: PLR0913, PLR0917 - one for each option
    store: StoreUrl = STORE,
    owed_by: Annotated[
        str | None,
        typer.Option("--owed-by", metavar="STATE", show_default=False, help="Owed by: IRQ, Iraq."),
    ] = None,
    owed_to: Annotated[
        str | None,
        typer.Option("--owed-to", metavar="STATE", show_default=False, help="Owed to: IRN, Iran."),
    ] = None,
    what: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="KIND", show_default=False, help=f"{', '.join(get_args(DutyKind))}."
        ),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(
            "--state",
            metavar="STATE",
            show_default=False,
            help=f"{', '.join(get_args(DutyState))}.",
        ),
    ] = None,
    still_open: Open = False,  # noqa: FBT002 - typer knows it as an option
    form: Format = "table",
    output: OutputFile = None,
) -> None:  # fmt: skip
    """Lists what States owe one another, the longest waiting first.

    \b
    Examples:
      demarche duties --open
      demarche duties --owed-by IRQ --state promised
      demarche duties --owed-to Norway --kind investigation --format jsonl
    """  # noqa: D301 - click wants the character
    kind = _chosen(form, ListFormat, "--format")
    filters = {
        "owed_by": country_code(owed_by, "--owed-by"),
        "owed_to": country_code(owed_to, "--owed-to"),
    }
    duty_kind = None if what is None else cast(DutyKind, _chosen(what, DutyKind, "--kind"))
    duty_state = None if state is None else cast(DutyState, _chosen(state, DutyState, "--state"))
    from demarche.exports.casebook import duties_jsonl, duties_table  # noqa: PLC0415 - loads rich
    from demarche.store import Store  # noqa: PLC0415 - loads SQLAlchemy

    with Store.open(store) as opened, opened.reading() as asked, open_output(output) as out:
        found = asked.list_duties(
            **filters, kind=duty_kind, state=duty_state, is_open=True if still_open else None
        )
        count = (duties_table if kind == "table" else duties_jsonl)(found, out)
    if not count:
        tell("note", f"{opened} has no such duty")


def recode(
    store: StoreUrl = STORE,
    everything: All = False,  # noqa: FBT002 - typer knows it as an option
    jobs: Jobs = None,
    dictionaries: Dictionaries = None,
    skip_bad_lines: SkipBadLines = False,  # noqa: FBT002 - typer knows it as an option
    who: Annotated[
        Path | None,
        typer.Option(
            "--who", metavar="FILE", show_default=False,
            help="A who's-who to use where a report gives only a name.",
        ),
    ] = None,
    learned: Learned = False,  # noqa: FBT002 - typer knows it as an option
) -> None:  # fmt: skip
    """Codes anew what an earlier version coded, and shows what that changes.

    What people decided (join, split, confirm, reject) stands. Can be stopped and run again.

    \b
    Examples:
      demarche recode
      demarche recode --all --dictionary my-actors.txt
      demarche recode --all --learned
    """  # noqa: D301 - click wants the character
    from demarche.cli.filing import Recoding  # noqa: PLC0415 - --help need not wait
    from demarche.cli.known import knowledge  # noqa: PLC0415

    known = knowledge(dictionaries, skip_bad_lines=skip_bad_lines, who=who)
    Recoding(known, learned=learned).over(store, jobs, everything=everything)


def _chosen(asked: str, choices: object, option: str) -> str:
    names = get_args(choices)
    found = asked.lower().replace("-", "_").replace(" ", "_")
    if found not in names:
        raise typer.BadParameter(f"“{asked}” is none of {listed(names)}", param_hint=option)
    return found
