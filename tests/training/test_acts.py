"""Lines with marked acts as training reads them."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from training.events.sentences import TYPES
from training.language import acts
from training.language.acts import ACTS, Line, head_of, strangers

from demarche.ontology import plover
from demarche.records import Token

#  "Two | guards | of | the | mission | were | beaten"
ROWS = (
    ("Two", "NUM", 1), ("guards", "NOUN", 6), ("of", "ADP", 4), ("the", "DET", 4),
    ("mission", "NOUN", 1), ("were", "AUX", 6), ("beaten", "VERB", -1),
)  # fmt: skip


def tokens() -> list[Token]:
    found, at = [], 0
    for place, (form, upos, head) in enumerate(ROWS):
        found.append(Token(place, at, at + len(form), form, form, upos, "X", head, "dep"))
        at += len(form) + 1
    return found


def test_a_mention_is_headed_by_the_word_that_the_others_hang_on() -> None:
    words = tokens()
    mention = head_of(words, words[0].start, words[4].end)
    assert mention is not None
    assert mention.text == "guards"
    assert head_of(words, words[-1].end + 1, words[-1].end + 9) is None


def test_both_sources_of_lines_tell_the_types_of_the_ontology() -> None:
    assert ("none", *plover.TYPES) == ACTS
    assert set(TYPES) == set(plover.TYPES)


def test_a_tenth_of_our_lines_is_held_apart_and_always_the_same() -> None:
    lines = acts.lines()
    held = [line for line in lines if line.held]
    assert 0.08 < len(held) / len(lines) < 0.12
    assert Line(held[0].text, ()).held


@given(st.integers(0, 60), st.integers())
def test_strangers_are_all_there_once(count: int, seed: int) -> None:
    pieces = [[object()] for _ in range(count)]
    documents = strangers(pieces, random.Random(seed))  # type: ignore[arg-type]  # noqa: S311
    assert sorted(id(p) for d in documents for p in d) == sorted(id(p[0]) for p in pieces)
    assert all(1 <= len(document) <= 5 for document in documents)
