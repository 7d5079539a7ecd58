"""The commands `code`, `analyse` and `explain`.

In: what the user asked for. Out: one call of the machinery each, which is loaded only then.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from demarche.cli import arguments
from demarche.exports import JsonlWriter, event_writer, explain_writer, open_output

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, folders, patterns in quotes, or - for standard input. Read are .txt, .md,"
        " .html, .jsonl, .json, .csv, .tsv and .parquet, each also as .gz.",
        show_default=False,
    ),
]
OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", show_default=False,
        help="Write here, whole or not at all; standard output if not given.",
    ),
]  # fmt: skip
Published = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DATE", show_default=False,
        help="When the reports were published (YYYY-MM-DD), whatever they say themselves.",
    ),
]  # fmt: skip
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", metavar="N", min=1, show_default=False,
        help="Processes. If not given: one for short runs, one a core for long ones.",
    ),
]  # fmt: skip
ColumnNames = Annotated[
    str | None,
    typer.Option(
        "--columns", metavar="FIELD=NAME,…", show_default=False,
        help="Which columns or keys hold the fields id, text, published, title, url, outlet and"
        " language: text=Body,published=Date.",
    ),
]  # fmt: skip


def code(
    paths: Paths,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", show_default=False,
            help="table, jsonl, csv or parquet. If not given: as FILE's suffix says, else table.",
        ),
    ] = None,
    output: OutputFile = None,
    published: Published = None,
    jobs: Jobs = None,
    columns: ColumnNames = None,
) -> None:  # fmt: skip
    """Codes reports: the events that they tell, each with its evidence.

    \b
    Examples:
      demarche code report.txt
      demarche code news/ "more/**/*.html" -o events.parquet
      demarche code feed.csv --columns text=Body,published=Date --format jsonl
      zcat news.jsonl.gz | demarche code - --format csv > events.csv
    """  # noqa: D301 - click wants the character
    kind = arguments.event_format(form, output)
    from demarche.cli.runs import Run  # noqa: PLC0415 - --help need not wait for the machinery

    run = Run(paths, published, columns, jobs, output)

    with open_output(output) as out:
        if kind == "parquet" and out.is_terminal:
            raise typer.BadParameter("parquet is no text: add -o FILE", param_hint="--format")
        writer = event_writer(kind, out)
        for coded in run.coded(out):
            writer.add(coded.report, coded.events)
        writer.finish()
    run.close()


def analyse(
    paths: Paths,
    form: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help="jsonl, the only one there is."),
    ] = "jsonl",
    output: OutputFile = None,
    published: Published = None,
    jobs: Jobs = None,
    columns: ColumnNames = None,
) -> None:
    """Writes what lies under the events: sentences, words, names, places, times, attributions.

    \b
    Examples:
      demarche analyse report.txt
      demarche analyse news/ -o layers.jsonl
    """  # noqa: D301 - click wants the character
    arguments.analysis_format(form)
    from demarche.cli.runs import Run  # noqa: PLC0415 - --help need not wait for the machinery

    run = Run(paths, published, columns, jobs, output)

    with open_output(output) as out:
        writer = JsonlWriter(out)
        for analysed in run.analysed(out):
            writer.add_analysis(analysed.analysis, analysed.layers)
    run.close()


def explain(
    paths: Paths,
    output: OutputFile = None,
    published: Published = None,
    columns: ColumnNames = None,
) -> None:
    """Shows the reports with every coded field marked in the text, and the reason for each.

    In the terminal, or with -o FILE.html as one web page that needs nothing else.

    \b
    Examples:
      demarche explain report.txt
      demarche explain report.txt -o report.html
    """  # noqa: D301 - click wants the character
    kind = arguments.explain_format(output)
    from demarche.cli.runs import Run  # noqa: PLC0415 - --help need not wait for the machinery

    run = Run(paths, published, columns, 1, output)

    with open_output(output) as out:
        writer = explain_writer(kind, out)
        for coded in run.coded(out):
            writer.add(coded.report, coded.events)
        writer.finish()
    run.close()
