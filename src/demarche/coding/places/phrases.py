"""The words of a sentence that tell where, with the word on which each phrase of place hangs.

In: a sentence and the report's place mentions. Out: `Phrase`s. Never says of which act a place is
the place: that is for `event_place`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.coding import syntax
from demarche.ontology import countries
from demarche.ontology.place_words import words
from demarche.records import Analysis, PlaceMention, Sentence, Token

_AT = words("locative")
_AT_PAIRS = frozenset(
    {"outside of", "inside of", "close to", "next to", "in front of", "north of", "south of"}
    | {"east of", "west of", "out of"}
)
_CLIMBED = frozenset(
    {"appos", "compound", "flat", "conj", "nummod", "nmod", "dep", "goeswith", "list"}
)
_WHEN = frozenset("anniversary eve day night occasion time week month year morning".split())
_OCCASIONS = _WHEN | words("occasioning")
_ADMINISTRATIVE = words("state") | words("district") | words("town")
_DATELINE_MARKS = ("(", "-", "–", "—")
_DASHES = frozenset({"-", "–", "—"})
_DATELINE_REACH = 600
_DATELINE_LENGTH = 45


@dataclass(frozen=True, slots=True)
class Phrase:
    """A place name in its sentence.

    Attributes:
        mention: the place name.
        head: its head word.
        top: the word on which its phrase of place hangs by a preposition, itself where none does.
        case: that preposition, None where there is none.
    """

    mention: PlaceMention
    head: Token
    top: Token
    case: str | None

    @property
    def locative(self) -> bool:
        """Whether a preposition of place stands before it ("on the anniversary of" is none).

        Nor is "at the request of Russia".
        """
        return is_locative(self.case) and self.top.lemma.lower() not in _OCCASIONS

    @property
    def fineness(self) -> int:
        """2 for a town or building, 1 for a region, 0 for a country."""
        place = self.mention.place
        if place is None or place.name == countries.name(place.country or ""):
            return 0
        return 2 if place.geonameid is not None else 1


def is_locative(case: str | None) -> bool:
    """Whether a preposition tells where something is: "in", "outside", "in front of"."""
    return case in _AT or case in _AT_PAIRS


def phrases(
    analysis: Analysis, sentence: Sentence, places: Sequence[PlaceMention]
) -> Iterator[Phrase]:
    """The resolved place names of a sentence, datelines left out.

    Args:
        analysis: what the language layer found.
        sentence: one of its sentences.
        places: the report's place mentions, in text order.
    """
    for mention in _within(sentence, places):
        if mention.place is None or is_dateline(analysis.report.text, mention):
            continue
        head = _head(sentence, mention)
        top = _climb(sentence, head, country=mention.place.geonameid is None)
        yield Phrase(mention, head, top, syntax.case_of(sentence, top))


def dateline(analysis: Analysis, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place from which the report was sent, where its head tells it."""
    for mention in places:
        if mention.span.start > _DATELINE_REACH:
            return None
        if mention.place is not None and is_dateline(analysis.report.text, mention):
            return mention
    return None


def heading(
    analysis: Analysis, places: Sequence[PlaceMention], sentence: Sentence
) -> PlaceMention | None:
    """The town at the head of the brief in which a sentence stands: "LAS ANOD - Truce holds".

    Only below the report's own dateline; a land at the head tells who acts, not where.
    """
    text = analysis.report.text
    start = text.rfind("\n", 0, sentence.start) + 1
    if start == 0:
        return None
    at = bisect_left(places, start, key=lambda p: p.span.start)
    for mention in places[at : at + 1]:
        place = mention.place
        named = mention.span.start == start and text[start : mention.span.end].isupper()
        if place is None or place.geonameid is None or not named:
            return None
        return mention if text[mention.span.end :].lstrip()[:1] in _DASHES else None
    return None


def is_dateline(text: str, mention: PlaceMention) -> bool:
    """Whether a place name stands in a dateline: "BAGHDAD (AP) -", "MOSUL, Iraq, Aug 5 -"."""
    start = text.rfind("\n", 0, mention.span.start) + 1
    if mention.span.start > _DATELINE_REACH or mention.span.start - start > _DATELINE_LENGTH:
        return False
    word = text[start : start + 4]
    if len(word) < 4 or not word.replace(" ", "").replace("/", "").replace(".", "").isupper():
        return False
    return any(m in text[mention.span.end : start + _DATELINE_LENGTH] for m in _DATELINE_MARKS)


def _within(sentence: Sentence, places: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    first = bisect_left(places, sentence.start, key=lambda p: p.span.start)
    for mention in places[first:]:
        if mention.span.start >= sentence.end:
            return
        yield mention


def _head(sentence: Sentence, mention: PlaceMention) -> Token:
    inside = [
        t for t in sentence.tokens if t.start < mention.span.end and mention.span.start < t.end
    ]
    held = {t.index for t in inside}
    return next((t for t in inside if t.head not in held), inside[-1])


def _climb(sentence: Sentence, head: Token, *, country: bool) -> Token:
    """From "Karbala" to "city" in "in the southern city of Karbala": where the phrase hangs."""
    token = head
    for _ in range(4):
        case = syntax.case_of(sentence, token)
        if is_locative(case) or case in ("to", "from"):
            return token
        parent = sentence.parent(token)
        relation = syntax.base(token)
        if parent is None or relation not in _CLIMBED:
            return token
        if country and relation == "compound" and parent.lemma.lower() not in _ADMINISTRATIVE:
            return token
        if case not in (None, "of") or parent.upos not in ("NOUN", "PROPN", "ADJ"):
            return token
        if token.deprel == "nmod:poss" and country:
            return token
        token = parent
    return token
