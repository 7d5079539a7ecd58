"""Words that help to tell which names are places and where acts happened.

In: the kind of word. Out: the words, from `place_words.tsv`. Never looks at a sentence.
"""

from __future__ import annotations

from functools import cache

from demarche.ontology.tables import rows


def words(kind: str) -> frozenset[str]:
    """The words of a kind: "locative", "moving", "building" ...

    Raises:
        KeyError: if the table has no such kind.
    """
    return _table()[kind]


@cache
def _table() -> dict[str, frozenset[str]]:
    return {row["kind"]: frozenset(row["words"].split()) for row in rows("place_words.tsv")}
