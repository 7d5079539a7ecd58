"""What kind of thing each word of a report stands for.

In: an `Analysis`. Out: the classes of a word: those of its lemma in the tables, and those that its
entity label and mention label give. Never decides who it is.
"""

from __future__ import annotations

from functools import cache

from demarche.ontology import countries, lexicon
from demarche.records import Analysis, EntityLabel, Sentence, Token

_ENTITY: dict[EntityLabel, frozenset[str]] = {
    "PER": frozenset({"person", "party"}),
    "ORG": frozenset({"organization", "party"}),
    "GPE": frozenset({"state", "place", "party"}),
    "LOC": frozenset({"place"}),
    "NORP": frozenset({"people", "party"}),
    "FAC": frozenset({"building", "place"}),
}
_MENTION = {
    "person": frozenset({"person", "party"}),
    "organization": frozenset({"organization", "party"}),
    "place": frozenset({"place"}),
}
_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "who", "we", "us", "whom"})
_PERSON = frozenset({"person", "party", "pronoun"})
_FIRST = frozenset({"person", "party", "pronoun", "first"})
_SOMEBODY = frozenset({"pronoun", "party"})
_PARTIES = frozenset(
    {"crowd", "gunman", "police", "soldier", "court", "prosecutor", "official", "envoy", "state",
     "group", "people", "person", "media", "body"}
)  # fmt: skip
_OFFICES = frozenset({"official", "envoy", "soldier", "police", "court", "prosecutor", "gunman"})
_NOTHING: frozenset[str] = frozenset()


@cache
def of_lemma(lemma: str) -> frozenset[str]:
    """The classes of a lemma, "party" among them where it can act."""
    found = lexicon.classes().get(lemma, _NOTHING)
    return found | {"party"} if found & _PARTIES else found


def lemma_of(token: Token) -> str:
    """The lemma of a word in lower case, by the tables' own forms before the model's guess."""
    low = token.text.lower()
    if token.upos in {"VERB", "AUX"}:
        return lexicon.verb_forms().get(low) or token.lemma.lower()
    if token.upos in {"NOUN", "PROPN"}:
        return lexicon.noun_forms().get(low) or token.lemma.lower()
    return token.lemma.lower()


_HYPHENS = frozenset({"-", "‐", "‑"})


def hyphenated(sentence: Sentence, token: Token) -> str | None:
    """The hyphenated word of which this is the last part ("cease-fire" at "fire"), else None.

    A first part counts too where the last is a particle ("sit-in" at "sit").
    """
    words, here = sentence.tokens, token.index
    if here >= 2 and words[here - 1].text in _HYPHENS and words[here - 2].end + 1 == token.start:
        return f"{words[here - 2].text.lower()}-{lemma_of(token)}"
    following = words[here + 1 : here + 3]
    if (
        len(following) == 2
        and following[0].text in _HYPHENS
        and following[1].start == token.end + 1
        and following[1].upos in {"ADP", "ADV", "NOUN"}
    ):
        return f"{lemma_of(token)}-{following[1].text.lower()}"
    return None


@cache
def _names_state(word: str) -> bool:
    """Whether a name is a country's or its capital's, whatever the recogniser made of it."""
    return (countries.by_name(word) or countries.by_seat(word)) is not None


class Classes:
    """The classes of every word of one report."""

    def __init__(self, analysis: Analysis) -> None:
        """Lays the entities and mentions over the words.

        Args:
            analysis: the report's analysis.
        """
        self._sentences = analysis.sentences
        self._labels: dict[tuple[int, int], frozenset[str]] = {}
        entities = sorted(analysis.entities, key=lambda e: e.start)
        at = 0
        for sentence in analysis.sentences:
            for token in sentence.tokens:
                while at < len(entities) and entities[at].end <= token.start:
                    at += 1
                if at < len(entities) and entities[at].start <= token.start:
                    self._labels[sentence.index, token.index] = _ENTITY[entities[at].label]
        for mention in analysis.mentions:
            where = (mention.sentence, mention.token)
            self._labels.setdefault(where, _MENTION[mention.label])

    def of(self, sentence: int, token: Token) -> frozenset[str]:
        """The classes of a word."""
        label = self._labels.get((sentence, token.index), _NOTHING)
        if token.upos == "PRON":
            low = token.text.lower()
            if low in {"we", "us", "i", "me"}:
                return _FIRST
            return _PERSON if low in _PRONOUNS else _SOMEBODY if low in {"it", "its"} else label
        own = of_lemma(lemma_of(token))
        if not label and token.upos == "PROPN" and _names_state(token.text):
            label = _ENTITY["GPE"]
        if label is _ENTITY["PER"]:
            own = own | self._titles(sentence, token)
            if countries.by_seat(token.text) is not None:
                label = label | _ENTITY["GPE"]  # "Bern offered", taken for a man
        whole = hyphenated(self._sentences[sentence], token)
        if whole is not None:
            own = of_lemma(whole) or own
        return own | label if own else label

    def _titles(self, sentence: int, name: Token) -> frozenset[str]:
        """The classes of the office before a person's name: "Foreign Minister Hakan Firat"."""
        words = self._sentences[sentence].children(name, "compound", "nmod:desc", "appos")
        found = frozenset[str]().union(*(of_lemma(lemma_of(w)) for w in words))
        return found & _OFFICES
