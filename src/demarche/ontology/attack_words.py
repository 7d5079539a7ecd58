"""Words that tell an attack in passing, as patterns.

In: a use. Out: the alternatives of a regular expression. Never decides whether there was an attack.

Source: the table `attack_words.tsv`, of our own making.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from demarche.ontology.tables import rows

Use = Literal["noun", "verb", "people", "burst", "across", "not"]


@cache
def alternatives(use: Use) -> str:
    """The words of one use, joined by "|", for a regular expression.

    Args:
        use: as in the table.
    """
    return "|".join(row["words"] for row in rows("attack_words.tsv") if row["use"] == use)
