"""The forms of English verbs and nouns.

In: a lemma. Out: its forms, by rule, with the irregular ones from `irregular.tsv`. The tables name
acts by their lemmas; knowing each lemma's forms finds them in a text without trusting a model's
guess ("expelled" is a form of "expel", whatever a lemmatiser makes of it).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from demarche.ontology.tables import rows

_VOWELS = frozenset("aeiou")
_HISSING = ("s", "x", "z", "ch", "sh")


@cache
def _irregular() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in rows("irregular.tsv"):
        key = (row["pos"], row["lemma"])
        found[key] = found.get(key, ()) + tuple(row["forms"].split())
    return found


def _with_s(word: str) -> str:
    if word.endswith(_HISSING):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _stems(verb: str) -> tuple[str, str]:
    """What stands before "ed" and before "ing"."""
    if verb.endswith("ee"):
        return verb[:-1], verb
    if verb.endswith("e"):
        return verb[:-1], verb[:-1]
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "i", verb
    short = len(verb) > 2 and verb[-1] not in "aeiouwxyh" and verb[-2] in _VOWELS
    if short and verb[-3] not in _VOWELS and sum(c in _VOWELS for c in verb) == 1:
        return verb + verb[-1], verb + verb[-1]
    return verb, verb


def forms(pos: str, lemma: str) -> Iterable[str]:
    """All forms of a lemma, itself first.

    Args:
        pos: "v" for a verb; for anything else, the forms of a noun.
        lemma: one word, lower case.
    """
    yield lemma
    irregular = _irregular().get((pos, lemma), ())
    yield from irregular
    yield _with_s(lemma)
    if pos == "v":
        past, present = _stems(lemma)
        if not irregular or any(f.endswith("ed") for f in irregular):
            yield past + "ed"
        yield present + "ing"


def lemmas_by_form(pos: str, *lists: Iterable[str]) -> dict[str, str]:
    """The lemma of each form of these lemmas.

    Args:
        pos: "v" for verbs; for anything else, the forms of nouns.
        lists: lemmas; those of an earlier list go before a later one's, and in one list a lemma
            stands for itself rather than for another's form.
    """
    found: dict[str, str] = {}
    for lemmas in lists:
        known = list(dict.fromkeys(lemmas))
        for lemma in known:
            found.setdefault(lemma, lemma)
        for lemma in known:
            for form in forms(pos, lemma):
                found.setdefault(form, lemma)
    return found
