"""The commands that hand the docket on: `dossier` and `export`.

In: what the user asked for. Out: one call of the machinery each, which is loaded only then.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from demarche.cli.arguments import (
    country_code,
    dossier_format,
    export_format,
    published_day,
    refuse_overwriting,
)
from demarche.cli.commands import STORE, OutputFile, StoreUrl
from demarche.cli.messages import tell
from demarche.exports import open_output


def dossier(
    case_id: Annotated[
        str, typer.Argument(metavar="CASE", help="Its id, present or former.", show_default=False)
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", show_default=False,
            help="FILE.docx, FILE.html or FILE.md; written whole or not at all.",
        ),
    ],
    store: StoreUrl = STORE,
    reporting: Annotated[
        str | None,
        typer.Option(
            "--reporting", metavar="STATE", show_default=False,
            help="The State that reports: IRN, or Iran. If not given: the sending State.",
        ),
    ] = None,
    issued: Annotated[
        str | None,
        typer.Option(
            "--issued", metavar="DATE", show_default=False,
            help="The day of issue (YYYY-MM-DD). If not given: today.",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Writes the dossier of a case: a document to send, in the order of the UN reporting procedure.

    \b
    Examples:
      demarche dossier irq-karbala-2021-05-09-irn-consulate -o karbala.docx
      demarche dossier irq-karbala-2021-05-09-irn-consulate -o karbala.html --issued 2021-06-01
    """  # noqa: D301 - click wants the character
    form = dossier_format(output)
    refuse_overwriting([store], output)
    state = country_code(reporting, "--reporting")
    day = published_day(issued, option="--issued") or _today()
    from demarche.exports.dossier import dossier as made_of  # noqa: PLC0415 - loads numpy
    from demarche.exports.dossier import write_dossier  # noqa: PLC0415
    from demarche.store import Store  # noqa: PLC0415 - loads SQLAlchemy

    with Store.open(store) as opened:
        file = opened.case_file(case_id)
    document = made_of(file, day, state)
    with open_output(output) as out:
        write_dossier(document, form, out)
    tell("done", f"{output}: the dossier of {file.case.id}, from {_counted(len(file.reports))}")


def export(
    form: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", show_default=False,
            help="cases, jsonl, csv, parquet, geojson, plover, ngec, polecat, icews, phoenix or"
            " petrarch2. If not given: as FILE's suffix says.",
        ),
    ] = None,
    output: OutputFile = None,
    store: StoreUrl = STORE,
) -> None:  # fmt: skip
    """Writes what the docket holds, for other programs: cases, or events in a format of the field.

    What a format has no place for is said on standard error.

    \b
    Examples:
      demarche export --format cases -o cases.json
      demarche export -o events.parquet
      demarche export --format polecat -o ngecEvents.txt
    """  # noqa: D301 - click wants the character
    kind = export_format(form, output)
    refuse_overwriting([store], output)
    from demarche.exports.interchange import CANNOT  # noqa: PLC0415 - --help need not wait
    from demarche.exports.interchange import export as write  # noqa: PLC0415
    from demarche.store import Store  # noqa: PLC0415 - loads SQLAlchemy

    with Store.open(store) as opened, opened.reading() as asked, open_output(output) as out:
        if kind == "parquet" and out.is_terminal:
            raise typer.BadParameter("parquet is no text: add -o FILE", param_hint="--format")
        tell("note", f"{kind} has no place for: {CANNOT[kind]}")
        asked.all_events = False  # what a person rejected is no event
        done = write(kind, out, asked.coded, asked.list_cases)
    if not (done.events or done.cases or done.left_out):
        tell("note", f"{opened} holds none yet: `demarche add PATH` adds reports")
    told = [f"{done.events:,} events"] if kind != "cases" else []
    told += [f"{done.cases:,} cases"] if kind in {"cases", "geojson"} else []
    left_out = f"; left out: {done.left_out:,} events" if done.left_out else ""
    tell("done", f"{out.name}: {' and '.join(told)}{left_out}")


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the wall where the document is issued


def _counted(reports: int) -> str:
    return "one report" if reports == 1 else f"{reports} reports"
