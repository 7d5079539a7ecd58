"""Lemma scripts: how a form becomes its lemma, as a class that the network can choose.

A script is ``cut|added|case``: cut so many letters from the end, add these, and lower the case
("l") or keep it ("k"); or ``=lemma`` where nothing of the form remains. Applying a script never
fails: one that would cut too much gives the form back.
"""

from __future__ import annotations

from functools import lru_cache


def _common(left: str, right: str) -> int:
    size = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        size += 1
    return size


def script_of(form: str, lemma: str) -> str:
    """The script that makes this lemma of this form."""
    lower = form.lower()
    kept = _common(lower, lemma)
    if kept == 0 and len(form) > 0 and _common(form, lemma) == 0:
        return f"={lemma}"
    if lemma == lemma.lower():
        return f"{len(lower) - kept}|{lemma[kept:]}|l"
    kept = _common(form, lemma)
    return f"{len(form) - kept}|{lemma[kept:]}|k"


@lru_cache(maxsize=100_000)
def lemma_of(form: str, script: str) -> str:
    """The lemma that a script makes of a form."""
    if script.startswith("="):
        return script[1:]
    cut, added, case = script.split("|")
    start = form.lower() if case == "l" else form
    size = len(start) - int(cut)
    return start[:size] + added if size > 0 or (size == 0 and added) else start
