"""Which words name an object that international law protects: a mission, its staff, its flag.

In: words, in lower case. Out: the kind of object that they name, and what must stand beside them.
Never decides whose object it is, nor whether anything was done to it.

Source: the table `protected.tsv`, after articles 1, 20, 22, 24, 29 and 30 of the Vienna Convention
on Diplomatic Relations (1961), 1, 29, 31 and 40 of that on Consular Relations (1963), and article
1 of the Convention on Internationally Protected Persons (1973).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from demarche.ontology.tables import rows

Sort = Literal[
    "embassy", "consulate", "residence", "mission", "vehicle", "staff", "flag", "building"
]
Needs = Literal["-", "mission", "owner", "nation"]


@dataclass(frozen=True, slots=True)
class ProtectedWord:
    """One entry: the kind of object, and what the phrase needs beside it to name one."""

    sort: Sort
    needs: Needs


@cache
def table() -> dict[str, ProtectedWord]:
    """All phrases; where one stands twice, its first entry: the second is its vaguer use."""
    found: dict[str, ProtectedWord] = {}
    for row in rows("protected.tsv"):
        for phrase in row["phrases"].split("|"):
            found.setdefault(phrase, ProtectedWord(row["kind"], row["needs"]))  # type: ignore[arg-type]
    return found


@cache
def pattern() -> re.Pattern[str]:
    """Finds the phrases in a text, the longest first, with their plurals in -s and possessives."""
    phrases = sorted(table(), key=lambda p: (-len(p), p))
    body = "|".join(re.escape(p).replace("'", "['’]") for p in phrases)
    return re.compile(rf"(?<![\w-])(?:{body})(?:s|['’]s|s['’])?(?![\w-])", re.IGNORECASE)


def of(phrase: str) -> ProtectedWord | None:
    """The entry for a phrase as `pattern` found it."""
    bare = phrase.lower().replace("’", "'")
    for ending in ("", "'s", "s'", "s"):
        if bare.endswith(ending) and (bare.removesuffix(ending)) in table():
            return table()[bare.removesuffix(ending)]
    return None
