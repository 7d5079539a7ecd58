"""What the user's arguments mean, or what is wrong with them.

In: the values of options as they were typed. Out: what the machinery takes. A wrong one ends the
command with exit code 2 and says which option it was and what that takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import cast, get_args

import typer

from demarche.errors import DateError
from demarche.exports import DossierFormat, EventFormat, ExplainFormat, ExportFormat

STREAM = "-"


def event_format(asked: str | None, output: Path | None) -> EventFormat:
    """The format of events.

    Args:
        asked: what `--format` says.
        output: what `-o` says; its suffix tells where `--format` does not.
    """
    formats = get_args(EventFormat)
    if asked is not None:
        if asked.lower() not in formats:
            raise typer.BadParameter(
                f"“{asked}” is none of {listed(formats)}", param_hint="--format"
            )
        return cast(EventFormat, asked.lower())
    if output is None or str(output) == STREAM:
        return "table"
    guessed = {".txt": "table", ".ndjson": "jsonl"}.get(output.suffix, output.suffix.lstrip("."))
    if guessed.lower() not in formats:
        problem = f"{output} does not say which format: add --format with one of {listed(formats)}"
        raise typer.BadParameter(problem, param_hint="-o")
    return cast(EventFormat, guessed.lower())


def analysis_format(asked: str) -> None:
    """Refuses any format of analyses but the one there is."""
    if asked.lower() != "jsonl":
        raise typer.BadParameter(f"“{asked}” is not jsonl", param_hint="--format")


def explain_format(output: Path | None) -> ExplainFormat:
    """The format of an explanation, as the suffix of `-o` says."""
    if output is None or str(output) == STREAM or output.suffix.lower() == ".txt":
        return "text"
    if output.suffix.lower() in {".html", ".htm"}:
        return "html"
    raise typer.BadParameter(f"{output} is no .html file: name one", param_hint="-o")


def dossier_format(output: Path) -> DossierFormat:
    """The format of a dossier, as the suffix of `-o` says."""
    found: dict[str, DossierFormat] = {
        ".docx": "docx", ".html": "html", ".htm": "html", ".md": "md", ".markdown": "md",
    }  # fmt: skip
    if output.suffix.lower() not in found:
        problem = f"{output} is no .docx, .html or .md file: name one"
        raise typer.BadParameter(problem, param_hint="-o")
    return found[output.suffix.lower()]


def export_format(asked: str | None, output: Path | None) -> ExportFormat:
    """The format of an export.

    Args:
        asked: what `--format` says.
        output: what `-o` says; its suffix tells where `--format` does not.
    """
    formats = get_args(ExportFormat)
    if asked is None:
        suffix = output.suffix.lower().lstrip(".") if output else ""
        asked = {"json": "cases", "ndjson": "jsonl"}.get(suffix, suffix)
        if asked not in formats:
            problem = f"say which: add --format with one of {listed(formats)}"
            raise typer.BadParameter(problem, param_hint="--format")
    if asked.lower() not in formats:
        raise typer.BadParameter(f"“{asked}” is none of {listed(formats)}", param_hint="--format")
    return cast(ExportFormat, asked.lower())


def published_day(asked: str | None, option: str = "--published") -> date | None:
    """The day that `--published`, or another option, names."""
    if asked is None:
        return None
    from demarche.reports import parse_date  # noqa: PLC0415 - --help need not wait for it

    try:
        return parse_date(asked)
    except DateError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def column_names(asked: str | None) -> dict[str, str]:
    """What `--columns` says: which name holds which field."""
    names: dict[str, str] = {}
    for pair in (asked or "").split(","):
        field, equals, name = (part.strip() for part in pair.partition("="))
        if not pair.strip():
            continue
        if not (field and equals and name):
            problem = f"“{pair.strip()}” is no FIELD=NAME: write text=Body,published=Date"
            raise typer.BadParameter(problem, param_hint="--columns")
        names[field] = name
    return names


def is_stream(path: str) -> bool:
    """Whether a path may give some now and more later: standard input, or a pipe (`<(command)`)."""
    if path == STREAM:
        return True
    try:
        return Path(path).is_fifo()
    except ValueError:  # a NUL in it
        return False


def refuse_overwriting(paths: Sequence[str], output: Path | None, option: str = "-o") -> None:
    """Refuses to write results over a report."""
    if output is None or not output.is_file():
        return
    for path in paths:
        if Path(path).is_file() and Path(path).samefile(output):
            problem = f"{output} is one of the files to read: write elsewhere"
            raise typer.BadParameter(problem, param_hint=option)


def refuse_flat_classes(task: str, kind: EventFormat) -> None:
    """Refuses to write a user's own classes in a format that has no column for them."""
    if task != "types" and kind != "jsonl":
        problem = f"the classes of the task {task} stand in JSON lines only: add --format jsonl"
        raise typer.BadParameter(problem, param_hint="--with")


def listed(names: Sequence[str]) -> str:
    """`a, b or c`."""
    return f"{', '.join(names[:-1])} or {names[-1]}"


def country_code(asked: str | None, option: str) -> str | None:
    """The code of a State by its code or name.

    Args:
        asked: what the option says.
        option: its name.
    """
    if asked is None:
        return None
    from demarche.ontology import countries  # noqa: PLC0415 - --help need not wait

    code = asked.upper()
    if countries.is_country_code(code):
        return code
    # The index wants capitals where a name has them; a user need not.
    found = countries.by_name(code) or countries.from_iso2(code)
    if found is None:
        problem = f"“{asked}” is no State: write its code or name, such as IRQ or Iraq"
        raise typer.BadParameter(problem, param_hint=option)
    return found
