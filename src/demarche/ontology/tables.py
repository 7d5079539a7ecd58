"""Reads the tab-separated tables that ship with Demarche.

In: the name of a table in this room. Out: its rows. Never guesses: a row of the wrong width is an
`OntologyError` that names the line.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from demarche.errors import OntologyError


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table, as {column: cell}.

    Lines that start with "#" are comments; the first other line names the columns.

    Args:
        name: path of the table inside `demarche.ontology`, as in "cameo.tsv".

    Raises:
        OntologyError: if a row has more or fewer cells than there are columns.
    """
    text = files("demarche.ontology").joinpath(name).read_text(encoding="utf-8")
    columns: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            continue
        if len(cells) != len(columns):
            raise OntologyError(
                f"{name}, line {number}: {len(cells)} cells where there are {len(columns)} columns"
                f" ({', '.join(columns)}); separate cells by single tabs"
            )
        yield dict(zip(columns, cells, strict=True))
