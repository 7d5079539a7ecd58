"""The commands `code`, `analyse`, `explain` and `who`.

In: what the user asked for. Out: one call of the machinery each, which is loaded only then.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from demarche.cli import arguments
from demarche.cli.lessons import model_at
from demarche.cli.messages import tell
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
Dictionaries = Annotated[
    list[Path] | None,
    typer.Option(
        "--dictionary", metavar="FILE", show_default=False,
        help="A dictionary of actors or agents or a discard list, in PETRARCH's format; goes before"
        " our own tables. May be given several times.",
    ),
]  # fmt: skip
SkipBadLines = Annotated[
    bool,
    typer.Option("--skip-bad-lines", help="Read on past broken lines of a dictionary."),
]

StoreUrl = Annotated[
    str,
    typer.Option(
        "--store", metavar="URL", envvar="DEMARCHE_STORE", show_default=True,
        help="The docket: a file, or postgresql://USER@HOST/DATABASE.",
    ),
]  # fmt: skip
STORE = "demarche.db"
"""The store of who names none: a file in the working directory."""


def code(  # noqa: PLR0913, PLR0917 - one for each option
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
    dictionaries: Dictionaries = None,
    skip_bad_lines: SkipBadLines = False,  # noqa: FBT002 - typer knows it as an option
    who: Annotated[
        Path | None,
        typer.Option(
            "--who", metavar="FILE", show_default=False,
            help="Who is who: read at the start, used where a report gives only a name, and at the"
            " end written with what these reports tell.",
        ),
    ] = None,
    model: Annotated[
        Path | None,
        typer.Option(
            "--with", metavar="MODEL", show_default=False,
            help="A model of your own, from `demarche learn`. Its classes stand in JSON lines.",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Codes reports: the events that they tell, each with its evidence.

    \b
    Examples:
      demarche code report.txt
      demarche code news/ "more/**/*.html" -o events.parquet
      demarche code feed.csv --columns text=Body,published=Date --format jsonl
      zcat news.jsonl.gz | demarche code - --format csv > events.csv
      demarche code news/ --with mine.npz -o decided.jsonl
    """  # noqa: D301 - click wants the character
    kind = arguments.event_format(form, output)
    arguments.refuse_overwriting(paths, who, option="--who")
    from demarche.cli.known import Learning, knowledge  # noqa: PLC0415 - --help need not wait
    from demarche.cli.runs import Run  # noqa: PLC0415
    from demarche.pipeline import Coder  # noqa: PLC0415

    known = knowledge(dictionaries, skip_bad_lines=skip_bad_lines, who=who)
    learning = Learning(known.who, who)
    coder = Coder(knowledge=known, learning=who is not None)
    if model is not None:
        coder.model = model_at(model, coder.encoder)
        arguments.refuse_flat_classes(coder.model.task, kind)
    run = Run(paths, published, columns, jobs, output, coder)

    with open_output(output) as out:
        if kind == "parquet" and out.is_terminal:
            raise typer.BadParameter("parquet is no text: add -o FILE", param_hint="--format")
        writer = event_writer(kind, out)
        for coded in learning.watch(run.coded(out)):
            if isinstance(writer, JsonlWriter) and coded.decisions:
                writer.add_decided(coded.report, coded.events, coded.decisions)
            else:
                writer.add(coded.report, coded.events)
        writer.finish()
    learning.save()
    run.close()


def analyse(  # noqa: PLR0913, PLR0917 - one for each option
    paths: Paths,
    form: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help="jsonl, the only one there is."),
    ] = "jsonl",
    output: OutputFile = None,
    published: Published = None,
    jobs: Jobs = None,
    columns: ColumnNames = None,
    dictionaries: Dictionaries = None,
    skip_bad_lines: SkipBadLines = False,  # noqa: FBT002 - typer knows it as an option
) -> None:
    """Writes what lies under the events: sentences, words, names, places, times, attributions.

    \b
    Examples:
      demarche analyse report.txt
      demarche analyse news/ -o layers.jsonl
    """  # noqa: D301 - click wants the character
    arguments.analysis_format(form)
    from demarche.cli.known import knowledge  # noqa: PLC0415 - --help need not wait
    from demarche.cli.runs import Run  # noqa: PLC0415
    from demarche.pipeline import Coder  # noqa: PLC0415

    coder = Coder(knowledge=knowledge(dictionaries, skip_bad_lines=skip_bad_lines))
    run = Run(paths, published, columns, jobs, output, coder)

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
    dictionaries: Dictionaries = None,
    skip_bad_lines: SkipBadLines = False,  # noqa: FBT002 - typer knows it as an option
) -> None:
    """Shows the reports with every coded field marked in the text, and the reason for each.

    In the terminal, or with -o FILE.html as one web page that needs nothing else.

    \b
    Examples:
      demarche explain report.txt
      demarche explain report.txt -o report.html
    """  # noqa: D301 - click wants the character
    kind = arguments.explain_format(output)
    from demarche.cli.known import knowledge  # noqa: PLC0415 - --help need not wait
    from demarche.cli.runs import Run  # noqa: PLC0415
    from demarche.pipeline import Coder  # noqa: PLC0415

    coder = Coder(knowledge=knowledge(dictionaries, skip_bad_lines=skip_bad_lines))
    run = Run(paths, published, columns, 1, output, coder)

    with open_output(output) as out:
        writer = explain_writer(kind, out)
        for coded in run.coded(out):
            writer.add(coded.report, coded.events)
        writer.finish()
    run.close()


def who(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A surname or a full name.", show_default=False)
    ],
    store: StoreUrl = STORE,
    file: Annotated[
        Path | None,
        typer.Option(
            "--who", metavar="FILE", show_default=False,
            help="A who's-who of `demarche code --who` to look in, in place of the store.",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Shows who somebody is by the reports of the docket, and the words that say so.

    \b
    Examples:
      demarche who Zarif
      demarche who Zarif --who people.jsonl
    """  # noqa: D301 - click wants the character
    from demarche.exports.whoswho import whoswho_text  # noqa: PLC0415 - --help need not wait

    if file is not None:
        from demarche.cli.known import whoswho  # noqa: PLC0415

        found, looked_in = whoswho(file).all_of(name), str(file)
    else:
        from demarche.pipeline.people import persons  # noqa: PLC0415
        from demarche.store import Store  # noqa: PLC0415

        with Store.open(store) as opened:
            found, looked_in = persons(opened, name), str(opened)
    if not found:
        tell("note", f"{looked_in} has nobody by the name of {name}")
        raise typer.Exit(1)
    with open_output(None) as out:
        out.write(whoswho_text(found).encode())
