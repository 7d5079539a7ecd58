"""Words that tell a country or an organisation, found once for a whole report.

In: an `Analysis`, and its place mentions where they are at hand. Out: for each sentence, the `Term`
that covers a word. Never decides whose act a sentence tells; "Georgia" may still be a person here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from demarche.ontology import countries, gazetteer, organisations
from demarche.ontology.petrarch import Dictionary
from demarche.records import Analysis, PlaceMention, Sector, Sentence, Span, Token

TermKind = Literal["name", "demonym", "seat", "place", "organisation", "group"]

_TEXTS = frozenset(
    {"Convention", "Treaty", "Agreement", "Accord", "Declaration", "Protocol", "Process", "Summit",
     "Pact", "Statute", "Charter", "Conference", "Talk", "Communique", "Initiative", "Plan"}
)  # fmt: skip
_COMMON_NAMES = frozenset(
    {"Congress", "Liberation", "Senate", "Treasury", "Guardian", "Times", "Independent", "Observer",
     "Parliament", "Assembly", "Resistance", "Revolution", "Patriot", "Standard", "Nation"}
)  # fmt: skip
_CITY = 100_000
_AMERICAN = "USA"
_TOWNS = frozenset({"name", "seat", "place"})
_WEAK = frozenset({"place", "organisation"})
_HALVES = {"North": "PRK", "South": "KOR"}
_NOT_TERMS = frozenset({"May", "March", "Polish", "Turkey"})


@dataclass(frozen=True, slots=True)
class Term:
    """A country, people, capital, place or organisation named in a sentence.

    Attributes:
        kind: "name" Iraq · "demonym" Iraqi · "seat" Baghdad · "place" Karbala · "organisation" the
            United Nations · "group" Houthis.
        country: its country ("IGO" and "NGO" for organisations), None where it has none.
        sector: the sector of an organisation or group, else None.
        start, end: the words it covers, by index in the sentence.
        given: whether the user's dictionary says so.
    """

    kind: TermKind
    country: str | None
    sector: Sector | None
    start: int
    end: int
    given: bool = False


class Terms:
    """All terms of a report.

    Args:
        analysis: what the language layer found.
        places: the report's places, if they are known; else only countries and capitals are told.
        dictionary: the user's own names.
    """

    def __init__(
        self,
        analysis: Analysis,
        places: Sequence[PlaceMention] = (),
        dictionary: Dictionary | None = None,
    ) -> None:
        self._given = dictionary if dictionary is not None and dictionary.actors else None
        text = analysis.report.text
        self._by_start: dict[int, PlaceMention] = {}
        self._meant: dict[str, set[str]] = {}
        for place in places:
            article = 4 if place.span.of(text)[:4].lower() == "the " else 0
            self._by_start[place.span.start + article] = place
            if place.place is not None and place.place.country:
                name = place.span.of(text)[article:]
                self._meant.setdefault(name, set()).add(place.place.country)
        self._sentences = analysis.sentences
        self._when: date | None = analysis.report.published
        self.sentences: tuple[tuple[Term, ...], ...] = tuple(
            self._of(sentence) for sentence in analysis.sentences
        )
        self._halve()
        self._unname(analysis)
        self._doubt()
        self._shorten()
        self._at: list[dict[int, Term]] = [
            {i: term for term in terms for i in range(term.start, term.end)}
            for terms in self.sentences
        ]

    def at(self, sentence: int, token: int) -> Term | None:
        """The term that covers a word, None for none."""
        return self._at[sentence].get(token)

    def _halve(self) -> None:
        """Lets "the North" stand for North Korea, where a report names it: "the North's envoy"."""
        named = {t.country for terms in self.sentences for t in terms}
        halves = {word: land for word, land in _HALVES.items() if land in named}
        if not halves or "SSD" in named:
            return
        widened: list[tuple[Term, ...]] = []
        for sentence, terms in zip(self._sentences, self.sentences, strict=True):
            found = {t.start: t for t in terms}
            taken = {i for t in terms for i in range(t.start, t.end)}
            for token in sentence.tokens[1:]:
                land = halves.get(token.text)
                before = sentence.tokens[token.index - 1].text.lower()
                after = sentence.tokens[token.index + 1 : token.index + 2]
                alone = not after or not after[0].text[:1].isupper()
                if land is not None and before == "the" and alone and token.index not in taken:
                    i = token.index
                    found[i] = Term("name", land, None, i, i + 1)
            widened.append(tuple(found[i] for i in sorted(found)))
        self.sentences = tuple(widened)

    def _unname(self, analysis: Analysis) -> None:
        """Drops lands and towns that are part of a person's name: "Sofia" of "Sofia Dragan"."""
        persons = [e for e in analysis.entities if e.label == "PER"]

        def is_part(sentence: Sentence, term: Term) -> bool:
            first, last = sentence.tokens[term.start].start, sentence.tokens[term.end - 1].end
            return term.kind in _TOWNS and any(
                e.start <= first and last <= e.end and last - first < e.end - e.start
                for e in persons
            )

        self.sentences = tuple(
            tuple(t for t in terms if t.given or not is_part(sentence, t))
            for sentence, terms in zip(self._sentences, self.sentences, strict=True)
        )

    def _doubt(self) -> None:
        """Drops small places in countries of which the report says nothing else.

        A village whose name many bear is a weak witness: "Plum" in New Caledonia is not the
        township in Pennsylvania.
        """
        told = {t.country for terms in self.sentences for t in terms if t.kind not in _WEAK}
        lone: dict[str, set[tuple[int, int]]] = {}
        for index, terms in enumerate(self.sentences):
            for term in terms:
                if term.kind == "place" and term.country and term.country not in told:
                    lone.setdefault(term.country, set()).add((index, term.start))
        if not lone or not told - {"IGO", "NGO", None}:
            return
        doubtful = {
            c for c, at in lone.items() if len(at) == 1 and self._is_small(c, *next(iter(at)))
        }
        self.sentences = tuple(
            tuple(t for t in terms if t.kind != "place" or t.country not in doubtful)
            if any(t.country in doubtful for t in terms)
            else terms
            for terms in self.sentences
        )

    def _shorten(self) -> None:
        """Lets the initials of a name that the report has told stand for it, not for another.

        Where "Rapid Support Forces" stands before, "RSF" is they.
        """
        long: dict[str, Term] = {}
        shortened: list[tuple[Term, ...]] = []
        for sentence, terms in zip(self._sentences, self.sentences, strict=True):
            found = {t.start: t for t in terms}
            for token in sentence.tokens:
                meant = long.get(token.text)
                other = found.get(token.index)
                if meant is not None and (other is None or other.end == token.index + 1):
                    found[token.index] = replace(meant, start=token.index, end=token.index + 1)
            for term in terms:
                words = [t.text for t in sentence.tokens[term.start : term.end]]
                initials = "".join(w[0] for w in words if w[0].isupper())
                if term.sector is not None and len(words) > 1 and len(initials) > 1:
                    long.setdefault(initials, term)
            shortened.append(tuple(found[i] for i in sorted(found)))
        self.sentences = tuple(shortened)

    def _is_small(self, country: str, index: int, start: int) -> bool:
        """Whether a place is no city or division, and no dateline."""
        token = self._sentences[index].tokens[start]
        if token.text.isupper():
            return False
        place = self._by_start[token.start].place
        return place is not None and not any(
            c.kind != "city" or c.population >= _CITY
            for c in gazetteer.lookup(place.name)
            if c.place.country == country
        )

    def _of(self, sentence: Sentence) -> tuple[Term, ...]:
        words = [t.text for t in sentence.tokens]
        found: list[Term] = []
        i = 0
        while i < len(words):
            term = self._starting(sentence, words, i) if words[i][0].isupper() else None
            if term is None:
                i += 1
            else:
                found.append(term)
                i = term.end
        return tuple(found)

    def _starting(self, sentence: Sentence, words: list[str], i: int) -> Term | None:
        """The longest term that begins at a word; of equals the most telling kind."""
        token = sentence.tokens[i]
        candidates: list[Term] = []
        if self._given is not None and (given := self._of_dictionary(sentence, words, i)):
            candidates.append(given)
        group = organisations.find_group(words, i, self._when)
        if group and not self._inside_name(words, i, group[2]):
            candidates.append(Term("group", group[0], group[1], i, group[2]))
        if organisation := organisations.find_organisation(words, i):
            kind = organisation[0]
            candidates.append(Term("organisation", kind, kind, i, organisation[1]))
        country = countries.find(words, i)
        if country and not self._is_namesake(token, country):
            kind_of: TermKind = country[1]
            if not self._is_month(sentence, i, country[2]):
                candidates.append(Term(kind_of, country[0], None, i, country[2]))
        if place := self._by_start.get(token.start):
            end = self._end(sentence, i, place.span)
            if place.place is not None and place.place.country:
                candidates.append(Term("place", place.place.country, None, i, end))
        if words[i] == "Superior" and words[i + 1 : i + 2] == ["Court"]:
            return None
        candidates = [t for t in candidates if not self._names_a_text(words, t)]
        if not candidates:
            return None
        return max(candidates, key=lambda t: t.end)  # the first of equals: see the order above

    def _is_namesake(self, token: Token, found: tuple[str, str, int]) -> bool:
        """Whether a name that a land or capital bears means a town elsewhere: "Peru, Indiana"."""
        mention = self._by_start.get(token.start)
        place = None if mention is None else mention.place
        if found[1] not in {"name", "seat"}:
            return False
        if place is None or place.country is None:
            # "the Georgia Supreme Court", where Georgia has been told to be the American state
            return found[0] != _AMERICAN and self._meant.get(token.text) == {_AMERICAN}
        # "Niger" beside Nigerians is no state of Nigeria; of towns only America's bear lands' names
        return place.country != found[0] and place.country == _AMERICAN

    def _of_dictionary(self, sentence: Sentence, words: list[str], i: int) -> Term | None:
        """What the user's dictionary says of the longest name that begins at a word."""
        found = None if self._given is None else self._given.find(words, i, self._when)
        if found is None:
            return None
        said, end = found
        tags = {t.upos for t in sentence.tokens[i:end]}
        if not tags & {"PROPN", "NOUN", "ADJ"}:
            return None  # "It" is not "IT" there
        if said.sector is not None:
            return Term("group", said.country, said.sector, i, end, given=True)
        kind: TermKind = "demonym" if tags == {"ADJ"} else "name"
        return Term(kind, said.country, None, i, end, given=True)

    @staticmethod
    def _end(sentence: Sentence, start: int, span: Span) -> int:
        end = start + 1
        while end < len(sentence.tokens) and sentence.tokens[end].start < span.end:
            end += 1
        return end

    @staticmethod
    def _names_a_text(words: list[str], term: Term) -> bool:
        """Whether a place only names a treaty or a meeting ("the Vienna Convention")."""
        return (
            term.kind in {"seat", "place"}
            and term.end < len(words)
            and words[term.end].rstrip("s") in _TEXTS
        )

    @staticmethod
    def _inside_name(words: list[str], start: int, end: int) -> bool:
        """Whether a short name is only a word of a longer one ("Congress of Trade Unions")."""
        if end - start > 1 or words[start] not in _COMMON_NAMES:
            return False
        after = words[end : end + 2]
        longer = len(after) == 2 and after[0] in {"of", "for"} and after[1][0].isupper()
        return longer or (bool(after) and after[0][0].isupper() and after[0].isalpha())

    @staticmethod
    def _is_month(sentence: Sentence, i: int, end: int) -> bool:
        token = sentence.tokens[i]
        return end == i + 1 and token.text in _NOT_TERMS and token.upos == "AUX"
