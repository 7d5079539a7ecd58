"""Instruments of international law: their names, dates and articles.

In: words of a text, lower case. Out: which instrument they name. Never looks at a report.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args

from demarche.errors import OntologyError
from demarche.records import Instrument


@dataclass(frozen=True, slots=True)
class InstrumentEntry:
    """One instrument.

    Attributes:
        short: its short name in the data contract.
        title: its full name.
        year: of signature, None for custom.
        names: how texts call it, as tuples of lower-case words.
        articles: number and subject of the articles that concern missions and incidents.
    """

    short: Instrument
    title: str
    year: int | None
    names: tuple[tuple[str, ...], ...]
    articles: dict[str, str]


@cache
def table() -> tuple[InstrumentEntry, ...]:
    """All instruments, in the table's order.

    Raises:
        OntologyError: if a short name is none of the contract's.
    """
    text = files("demarche.ontology").joinpath("instruments.toml").read_text(encoding="utf-8")
    found = []
    for row in tomllib.loads(text)["instrument"]:
        short = next((s for s in get_args(Instrument) if s == row["short"]), None)
        if short is None:
            raise OntologyError(
                f"instruments.toml: {row['short']!r} is no short name;"
                f" use one of {', '.join(get_args(Instrument))}"
            )
        signed = row.get("signed")
        found.append(
            InstrumentEntry(
                short=short,
                title=row["title"],
                year=signed.year if signed else None,
                names=tuple(tuple(name.split()) for name in row["names"]),
                articles={str(k): v for k, v in row.get("articles", {}).items()},
            )
        )
    return tuple(found)


@cache
def by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], Instrument], ...]]:
    """Names and the instruments they stand for, by the name's first word, longest names first."""
    index: dict[str, list[tuple[tuple[str, ...], Instrument]]] = {}
    for entry in table():
        for name in entry.names:
            index.setdefault(name[0], []).append((name, entry.short))
    return {
        first: tuple(sorted(found, key=lambda pair: -len(pair[0])))
        for first, found in index.items()
    }
