"""What words do to the acts told below them: whether they happened, are planned, denied or alleged.

In: a lemma and a part of speech. Out: the table's entry (`factuality.tsv`). The idea of grading
what a source presents as fact is Saurí and Pustejovsky's (FactBank, 2009). Never looks at a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from demarche.errors import OntologyError
from demarche.ontology.tables import rows

Effect = Literal["none", "planned", "denied", "claim", "alleged", "announced", "-"]


@dataclass(frozen=True, slots=True)
class Shade:
    """The effect of a word on clauses and on event nouns below it."""

    clause: Effect
    noun: Effect


def shade(word: str, pos: str) -> Shade | None:
    """The entry of a word, None where it changes nothing.

    Args:
        word: lemma, lower case, with its particle after a space.
        pos: "v", "n" or "a".
    """
    found = _table().get((word, pos))
    if found is None and pos == "v":
        # lemmatizers err on the silent e ("accus", "insiste")
        found = _table().get((word[:-1] if word.endswith("e") else word + "e", pos))
    return found


@cache
def _table() -> dict[tuple[str, str], Shade]:
    return {
        (row["word"], row["pos"]): Shade(
            _effect(row["clause"], row["word"]), _effect(row["noun"], row["word"])
        )
        for row in rows("factuality.tsv")
    }


def _effect(cell: str, word: str) -> Effect:
    for effect in get_args(Effect):
        if cell == effect:
            found: Effect = effect
            return found
    raise OntologyError(
        f"factuality.tsv: {word!r} has the effect {cell!r};"
        f" use one of {', '.join(get_args(Effect))}"
    )
