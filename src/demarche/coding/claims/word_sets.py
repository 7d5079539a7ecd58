"""Sets of words written as one line of text.

In: words with spaces between. Out: a frozen set of them. Never changes case.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())
