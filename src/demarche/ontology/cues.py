"""Words that tell whose word, thought or feeling something is.

In: a lemma and a part of speech. Out: the table's entry (`cues.tsv`). Never looks at a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from demarche.errors import OntologyError
from demarche.ontology.tables import rows

CueClass = Literal[
    "speech",
    "directive",
    "commissive",
    "document",
    "belief",
    "knowledge",
    "intention",
    "emotion",
    "appearance",
]
CuePos = Literal["v", "n", "a", "r"]

VOUCHING: frozenset[CueClass] = frozenset({"speech", "document", "belief", "knowledge"})
"""Classes whose source stands for the truth of the content, as none does for a demand or a plan."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One word that introduces an attribution.

    Attributes:
        word: lemma, with its particle where it has one ("point out").
        pos: v verb, n noun, a adjective, r adverb.
        kind: what sort of attribution it introduces.
        frames: where the content stands: "clause", "inf", "obj", "pred", "scope", or a preposition.
    """

    word: str
    pos: CuePos
    kind: CueClass
    frames: frozenset[str]


def cue(word: str, pos: CuePos) -> Cue | None:
    """The entry of a word, None where it introduces nothing.

    Args:
        word: lemma, lower case, with its particle after a space.
        pos: part of speech, as in the table.
    """
    entries = table()
    found = entries.get((word, pos))
    if found is None and pos == "v":
        # lemmatizers err on the silent e ("prais", "insiste")
        found = entries.get((word[:-1] if word.endswith("e") else word + "e", pos))
    return found


@cache
def table() -> dict[tuple[str, CuePos], Cue]:
    """All entries by word and part of speech.

    Raises:
        OntologyError: if a class or part of speech is none of those above.
    """
    found: dict[tuple[str, CuePos], Cue] = {}
    for row in rows("cues.tsv"):
        pos = next((p for p in get_args(CuePos) if p == row["pos"]), None)
        kind = next((k for k in get_args(CueClass) if k == row["class"]), None)
        if pos is None or kind is None:
            raise OntologyError(
                f"cues.tsv: {row['word']!r} has pos {row['pos']!r} and class {row['class']!r};"
                f" use one of {', '.join(get_args(CuePos))} and {', '.join(get_args(CueClass))}"
            )
        found[row["word"], pos] = Cue(row["word"], pos, kind, frozenset(row["frames"].split()))
    return found
