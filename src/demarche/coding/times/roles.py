"""Words that decide what a time belongs to, or whether there is one.

In: the name of a role in `ontology/time_roles.tsv`. Out: its words, or whether a word has it.
Never reads a text.
"""

from __future__ import annotations

from functools import cache

from demarche.errors import OntologyError
from demarche.ontology import tables
from demarche.records import Token


@cache
def roles(role: str) -> frozenset[str]:
    """The words of a role in `ontology/time_roles.tsv`, as in "before month".

    Raises:
        OntologyError: if no row of the table has that role.
    """
    found = [row["words"].split() for row in tables.rows("time_roles.tsv") if row["role"] == role]
    if not found:
        raise OntologyError(f"time_roles.tsv: no row for {role!r}")
    return frozenset(word for words in found for word in words)


def has_role(token: Token, role: str) -> bool:
    """Whether a word has a role, by its lemma.

    A learned lemmatizer errs by a final e now and then ("condemne"), so both forms count.

    Args:
        token: the word.
        role: a role of `ontology/time_roles.tsv`.
    """
    lemma, words = token.lemma.lower(), roles(role)
    return lemma in words or (lemma[-1:] == "e" and lemma[:-1] in words) or f"{lemma}e" in words
