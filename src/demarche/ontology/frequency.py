"""How rare a word of English is, by a table that does not depend on what was read before.

In: a word. Out: its weight, 0 for the most frequent word to 1 for one that the table does not know.
Never counts anything itself: weights counted over a growing docket would make what was linked
yesterday depend on what came today.

Source: `frequency.txt`, the order of BERT's vocabulary. Frequency falls with rank as Zipf's law has
it, so the logarithm of the rank stands for that of the inverse document frequency.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files


@cache
def _ranks() -> dict[str, int]:
    text = files("demarche.ontology").joinpath("frequency.txt").read_text(encoding="utf-8")
    words = [line for line in text.split("\n") if line and not line.startswith("#")]
    return {word: rank for rank, word in enumerate(words, start=1)}


def rarity(word: str) -> float:
    """How rare a word is, 0 to 1.

    Args:
        word: in lower case.
    """
    ranks = _ranks()
    return math.log(ranks.get(word, len(ranks) + 1)) / math.log(len(ranks) + 1)
