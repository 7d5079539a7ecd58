"""Which country a report speaks of at a word that does not say it.

In: a `Scene` and an address. Out: a country code and the reason, or None. Never looks at the word
itself: whether it needs a country is the asker's business.

Two things are in focus at once. A government that is speaking stays in focus from sentence to
sentence ("the ministry added"); a place where things happen lends its country to those who act
there ("police fired tear gas").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from functools import cached_property

from demarche.coding import syntax
from demarche.coding.parties.scene import LOCATIVE, Key, Scene
from demarche.coding.trees import TELLING
from demarche.records import Sentence, Token

REACH = 6
"""Sentences back over which a speaker stays in focus; no report of docket-dev needs more."""
FADING = 0.75
PAIR_FADING = 0.92
"""For "both countries": those of which the report speaks most, not the one named last."""
LOOKBACK = 80
"""Sentences back beyond which no country is named: a long text must not cost its square."""
HINT_WEIGHT = 1.8
DATELINE_WEIGHT = 1.6
DATELINE_HERE = 0.9
"""Less than a place told in the sentence before, so that what happens in Niamey, told in Paris, is
done by people of Niger; 0.6 lost a source on corpus-b, 0.9 to 1.25 are alike on the dev sets."""
HEAD_WEIGHT = 3.0
LEAD_WEIGHT = 1.0
SPOT_WEIGHT = 1.0
SHARE_WEIGHT = 0.6
_CLAUSES = frozenset({"acl", "ccomp", "advcl"})
_AUDIENCES = frozenset(
    {"reporter", "journalist", "correspondent", "press", "conference", "briefing", "interview",
     "newsman", "official", "spokesman", "spokeswoman", "source", "minister", "diplomat"}
)  # fmt: skip
_TOLD_THERE = 0.2
"""What a place counts, as that of deeds, where it only tells where somebody spoke of them."""
_RULERS = frozenset({"government", "junta", "regime", "authority", "leadership", "ruler"})
_IN_PASSING = 2
"""Namings of a land, its dateline's town among them, up to which a report is not about it."""
_MEETING_PLACES = frozenset({"new york", "geneva", "vienna", "brussels", "the hague", "davos"})

Found = tuple[str, str]


class Focus:
    """The country in focus anywhere in a report."""

    def __init__(self, scene: Scene, pronoun: Callable[[Key], str | None] | None = None) -> None:
        self.scene = scene
        self.pronoun = pronoun
        self._subjects: dict[int, list[tuple[int, str]]] = {}

    @cached_property
    def dateline(self) -> str | None:
        """The country of the dateline; not where the world meets, unless the report is about it."""
        found = self.scene.dateline()
        if found is None or found[1] not in _MEETING_PLACES:
            return None if found is None else found[0]
        return found[0] if self.counts[found[0]] > _IN_PASSING else None

    @cached_property
    def lead(self) -> str | None:
        """The country of the first subject that says its own."""
        for index in range(min(4, len(self.scene.analysis.sentences))):
            for token, country in self.subjects(index):
                if self._acts(index, token):
                    return country
        return None

    def _acts(self, index: int, token: int) -> bool:
        """Whether a subject is somebody who acts: no "Russian oil", no "talks in Geneva"."""
        nominal = self.scene.nominal((index, token))
        entity = self.scene.entity(nominal.head)
        named = self.scene.terms.at(index, token) is not None or entity is not None
        return nominal.role is not None or named or nominal.head.upos == "PRON"

    @cached_property
    def spot(self) -> str | None:
        """The country of the first place at which something is told to be."""
        for index in range(min(3, len(self.scene.analysis.sentences))):
            sentence = self.scene.sentence(index)
            for token, country in self.scene.locations(index):
                if syntax.case_of(sentence, sentence.tokens[token]) in LOCATIVE:
                    return country
        return None

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each country is named."""
        return self.scene.country_counts()

    @cached_property
    def main(self) -> str | None:
        """The country that the report names most."""
        return self.counts.most_common(1)[0][0] if self.counts else None

    def speaking(
        self, key: Key, hint: str | None = None, excluded: Collection[str] = ()
    ) -> Found | None:
        """The country of whoever speaks for a State at an address that names none.

        Args:
            key: the address.
            hint: the country where such a title is usual.
            excluded: countries that it cannot be.
        """
        index, at = key
        sentence = self.scene.sentence(index)
        here = self._where_said(index, sentence.tokens[at])
        if here is not None and here not in excluded:
            return here, "where it was said"
        scores: defaultdict[str, float] = defaultdict(float)
        brief = self.scene.layout.brief(index)
        if brief is not None:
            self._add(scores, brief[1].country, 2 * HEAD_WEIGHT)
        elif self.scene.layout.issuer is not None:
            self._add(scores, self.scene.layout.issuer[1].country, HEAD_WEIGHT)
        elif self.dateline:
            scores[self.dateline] += DATELINE_WEIGHT
        else:
            self._add(scores, self.lead, LEAD_WEIGHT)
            self._add(scores, self.spot, SPOT_WEIGHT)
        if hint is not None:
            scores[hint] += HINT_WEIGHT if hint in self.counts else HINT_WEIGHT / 3
        total = sum(self.counts.values())
        for country, count in self.counts.items():
            scores[country] += SHARE_WEIGHT * count / total
        reach = REACH if brief is None else index - brief[0]
        for back in range(min(reach, index + 1)):
            for token, country in self.subjects(index - back):
                if back == 0 and not self._above(sentence, token, at):
                    continue
                same = self.scene.paragraph(index - back) == self.scene.paragraph(index)
                scores[country] += (2.4 if same else 1.2) * FADING**back
        left = {c: weight for c, weight in scores.items() if c not in excluded}
        if not left:
            return None
        return max(left.items(), key=lambda item: item[1])[0], "country in focus"

    @staticmethod
    def _add(scores: dict[str, float], country: str | None, weight: float) -> None:
        if country is not None and country not in {"IGO", "NGO"}:
            scores[country] += weight

    @staticmethod
    def _above(sentence: Sentence, subject: int, at: int) -> bool:
        """Whether a subject stands before a word, and its clause around that word's clause."""
        if subject >= at:
            return False
        verb = sentence.tokens[subject].head
        up: Token | None = sentence.tokens[at]
        while up is not None:
            if up.index == verb:
                return True
            if up.deprel == "parataxis":
                return False  # who speaks is not of the side that the quotation speaks of
            up = sentence.parent(up)
        return False

    def acting(self, key: Key) -> Found | None:
        """The country of whoever acts on the spot at an address that names none."""
        index, at = key
        here = self._nearest(index, at)
        if here is not None:
            return here, "place in its sentence"
        before = self._before(index)
        if before is not None:
            return before, "place told before"
        if self.spot is not None and 2 * self.counts[self.spot] >= self.counts[self.main or ""]:
            return self.spot, "first place told"
        return (self.main, "country most named") if self.main else None

    def place(self, key: Key) -> str | None:
        """The country of the place told last before an address, or in its sentence."""
        found = self.acting(key)
        return found[0] if found else None

    def last_named(self, key: Key) -> str | None:
        """The country named last before an address, by whatever word."""
        index, at = key
        for back in range(min(index + 1, LOOKBACK)):
            for term in reversed(self.scene.terms.sentences[index - back]):
                if back == 0 and term.start >= at:
                    continue
                if term.country and term.country not in {"IGO", "NGO"}:
                    return term.country
        return None

    def other(self, key: Key, *countries: str | None, fading: float = FADING) -> str | None:
        """The other country of those that the report speaks of: the nearest, most named one."""
        index, at = key
        scores: defaultdict[str, float] = defaultdict(float)
        for back in range(min(index + 1, LOOKBACK)):
            for term in self.scene.terms.sentences[index - back]:
                if term.country and term.country not in {"IGO", "NGO", *countries}:
                    before = back > 0 or term.start < at
                    scores[term.country] += fading**back if before else fading
        if not scores:
            rest = [c for c, _ in self.counts.most_common() if c not in countries]
            return rest[0] if rest else None
        return max(scores.items(), key=lambda item: item[1])[0]

    def pair(self, key: Key, speaker: str | None = None) -> tuple[str, ...]:
        """The two countries that are spoken of at an address, in the order of their naming.

        Args:
            key: the address.
            speaker: the country of whoever speaks of the two, which is none of them.
        """
        first = self.other(key, speaker, fading=PAIR_FADING)
        second = self.other(key, first, speaker, fading=PAIR_FADING)
        both = [c for c in (first, second) if c]
        order = {c: i for i, c in enumerate(self.counts)}
        return tuple(sorted(both, key=lambda c: order.get(c, 0)))

    def subjects(self, index: int) -> list[tuple[int, str]]:
        """(word, country) of the subjects of a sentence that say their country themselves."""
        found = self._subjects.get(index)
        if found is None:
            found = []
            for token in self.scene.sentence(index).tokens:
                if syntax.base(token) == "nsubj" and (country := self._told(index, token)):
                    found.append((token.index, country))
            self._subjects[index] = found
        return found

    def _told(self, index: int, token: Token) -> str | None:
        if token.upos == "PRON" and self.pronoun is not None:
            return self.pronoun((index, token.index))
        if token.upos not in {"NOUN", "PROPN"}:
            return None
        nominal = self.scene.nominal((index, token.index))
        terms = self.scene.own_terms(nominal)
        if nominal.owner is not None:
            owned = self.scene.terms.at(index, nominal.owner.index)
            terms = [owned] if owned else terms
        if any(n.deprel for p, n in nominal.phrases if p in {"of", "in"}):
            terms += [
                t
                for p, n in nominal.phrases
                if p in {"of", "in"} and (t := self.scene.terms.at(index, n.index))
            ]
        countries = [t.country for t in terms if t.country and t.country not in {"IGO", "NGO"}]
        return countries[0] if countries else None

    def _where_said(self, index: int, token: Token) -> str | None:
        """The place told with the verb of which the word is the subject ("said in Ankara")."""
        sentence = self.scene.sentence(index)
        if syntax.base(token) not in {"nsubj", "obj", "iobj"}:
            return None
        verb = sentence.parent(token)
        if verb is None:
            return None
        for child in sentence.children(verb, "obl"):
            term = self.scene.terms.at(index, child.index)
            if term is None or term.kind in {"demonym", "organisation"}:
                continue
            name = " ".join(t.text for t in sentence.tokens[term.start : term.end]).lower()
            if syntax.case_of(sentence, child) in LOCATIVE and name not in _MEETING_PLACES:
                return term.country
        return None

    def _nearest(self, index: int, at: int) -> str | None:
        """The location in a sentence that is nearest to a word, those of its clause first."""
        sentence = self.scene.sentence(index)
        told = self.scene.locations(index)
        told = tuple(loc for loc in told if not self._is_where_told(sentence, loc[0]))
        told = tuple(loc for loc in told if self._aside(sentence, loc[0], at) != "acl")
        same = tuple(loc for loc in told if self._aside(sentence, loc[0], at) is None)
        locations = same or told
        if not locations:
            return None
        return min(locations, key=lambda item: (abs(item[0] - at), item[0]))[1]

    @staticmethod
    def _aside(sentence: Sentence, token: int, at: int) -> str | None:
        """The clause of a place in which a word does not stand, by its relation; None for none."""
        around: set[int] = set()
        up: Token | None = sentence.tokens[at]
        while up is not None:
            around.add(up.index)
            up = sentence.parent(up)
        up = sentence.tokens[token]
        while up is not None and up.index not in around:
            if syntax.base(up) in _CLAUSES:
                return syntax.base(up)
            up = sentence.parent(up)
        return None

    @staticmethod
    def _is_where_told(sentence: Sentence, token: int) -> bool:
        """Whether a place only tells where somebody spoke: "told reporters in Riyadh that ..."."""
        noun = sentence.tokens[token]
        above = sentence.parent(noun)
        if above is not None and above.lemma.lower() in _AUDIENCES:
            return True
        if above is not None and above.lemma in TELLING and syntax.base(noun) == "obl":
            return True
        while above is not None and syntax.base(noun) == "nmod":
            noun, above = above, sentence.parent(above)  # "the ministry in Moscow called it absurd"
        return above is not None and above.lemma in TELLING and syntax.base(noun) == "nsubj"

    @staticmethod
    def _is_seat(sentence: Sentence, token: int) -> bool:
        """Whether a place only tells whose the rulers are: "the military government in Rangoon"."""
        noun = sentence.tokens[token]
        above = sentence.parent(noun)
        ruled = above is not None and above.lemma.lower() in _RULERS
        return ruled and syntax.base(noun) == "nmod"

    def _before(self, index: int) -> str | None:
        """The country of most of the places told before, near ones first, and of the dateline."""
        scores: defaultdict[str, float] = defaultdict(float)
        brief = self.scene.layout.brief(index)
        if brief is not None:
            self._add(scores, brief[1].country, DATELINE_HERE)
        reach = REACH if brief is None else index - brief[0]
        for back in range(1, min(reach, index) + 1):
            locations = self.scene.locations(index - back)
            same = self.scene.paragraph(index - back) == self.scene.paragraph(index)
            sentence = self.scene.sentence(index - back)
            for token, country in locations:
                aside = self._aside(sentence, token, sentence.root.index)
                weight = (1.6 if same else 1.0) * (0.4 if aside == "acl" else 1.0)
                if self._is_where_told(sentence, token) or self._is_seat(sentence, token):
                    weight *= _TOLD_THERE
                scores[country] += weight * FADING**back
        if self.dateline and brief is None:
            scores[self.dateline] += DATELINE_HERE
        return max(scores.items(), key=lambda item: item[1])[0] if scores else None
