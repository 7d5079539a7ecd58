"""Who the parties are: the mention, country and sector behind a word of a report.

In: an `Analysis` and the address of a word in argument position. Out: `Actor`s, several where the
word is coordinated or means several ("both neighbours"), none where it names no party. Never looks
at another report, never decides who did what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from demarche.coding import syntax
from demarche.coding.knowledge import NOTHING, Knowledge
from demarche.coding.parties.affiliation import Affiliation
from demarche.coding.parties.affiliations import Affiliations
from demarche.coding.parties.anaphora import is_pronoun
from demarche.coding.parties.extents import extent
from demarche.coding.parties.mentions import Nominal
from demarche.coding.parties.scene import Key, Scene
from demarche.coding.parties.sectors import GENERIC
from demarche.coding.parties.who import WhoEntry
from demarche.records import Actor, Analysis, Evidence, PlaceMention, Span

_TWO = frozenset({"two", "both", "either", "2"})
_SIDES = frozenset({"state", "body", "office", "relation"})
_NEIGHBOURS = frozenset({"neighbour", "neighbor"})
_AMONG_THEM = frozenset({"LAB", "CVL", "JRN", "REL", "EDU"})
"""Who speaks of "both governments", his own among them."""
_BELLIGERENT = frozenset({"side", "party", "rival", "faction", "camp"})
_WARRING = frozenset({"warring", "rival", "opposing", "feuding"})
_SPECIAL_PLURALS = frozenset({"leader", "president", "minister", "politician", "statesman", "head"})
_PARTS = frozenset(
    {"window", "wall", "gate", "front", "door", "roof", "fence", "façade", "facade", "entrance",
     "perimeter", "guardhouse", "position", "site", "target", "convoy", "motorcade", "vehicle",
     "car", "house", "home", "residence", "premises", "property", "asset", "interest", "plane",
     "boat", "ship", "vessel", "truck", "bus", "flag", "gatehouse", "courtyard", "garden",
     "courthouse", "installation", "infrastructure", "territory", "soil", "border", "airspace"}
)  # fmt: skip
_CARRYING = frozenset({"carry", "transport", "bring", "take", "escort"})
_NAMING = frozenset({"call", "name", "dub", "term", "know", "style"})
_STATES = frozenset({"name", "demonym", "seat"})
_PERSONS = frozenset({"office", "relation", "staff"})
_BACK = 4
"""Sentences back in which the persons of "the two leaders" stand."""


class ActorResolver:
    """Says whom the words of one report mean; lazy, so unasked words cost nothing.

    Args:
        analysis: what the language layer found.
        places: the report's place mentions; without them only countries and capitals tell where.
        knowledge: what the user has told beside the report.
    """

    def __init__(
        self,
        analysis: Analysis,
        places: Sequence[PlaceMention] = (),
        knowledge: Knowledge = NOTHING,
    ) -> None:
        self.analysis = analysis
        self._scene = Scene(analysis, places, knowledge)
        self._affiliations = Affiliations(self._scene)
        self._resolved: dict[Key, tuple[Actor, ...]] = {}

    def resolve(self, sentence_index: int, token_index: int) -> tuple[Actor, ...]:
        """The parties that a word means.

        Args:
            sentence_index: the sentence.
            token_index: the head of the argument, in that sentence.

        Returns:
            One actor, several for a coordination or a pair, none for things, events and places.
        """
        key = (sentence_index, token_index)
        if key not in self._resolved:
            found: list[Actor] = []
            for head in self._conjuncts(self._head(key)):
                found.extend(a for a in self._one(head) if a not in found)
            self._resolved[key] = tuple(found)
        return self._resolved[key]

    def is_actor(self, sentence_index: int, token_index: int) -> bool:
        """Whether a word names a party."""
        return bool(self.resolve(sentence_index, token_index))

    def antecedent(self, sentence_index: int, token_index: int) -> Span | None:
        """The mention that a pronoun or a short description takes up, None for none."""
        key = (sentence_index, token_index)
        if is_pronoun(self._scene.token(key)):
            found = self._named(key)
        else:
            found = self._affiliations.antecedents.descriptions.of_description(
                self._scene.nominal(key)
            )
        return None if found is None else extent(self._scene.nominal(found))

    def state_at(self, sentence_index: int, token_index: int) -> Actor | None:
        """The State of a land or town that is told as a place: "its ambassador in Madrid"."""
        key = (sentence_index, token_index)
        term = self._scene.terms.at(*key)
        if term is None or term.country is None or term.sector is not None:
            return None
        nominal = self._scene.nominal(key)
        report = self.analysis.report
        return Actor(
            mention=Evidence.at(report.id, report.text, extent(nominal)),
            country=term.country,
            sector="GOV",
            why=f"where it is: {term.country}",
        )

    def is_anybody(self, sentence_index: int, token_index: int) -> bool:
        """Whether a word says no more than that somebody acted: "a man", "several people"."""
        nominal = self._scene.nominal((sentence_index, token_index))
        role = nominal.role
        if role is None or role.role.phrase not in GENERIC or nominal.determiner == "possessive":
            return False
        return not self._affiliations.of(nominal.key).told

    def brief_head(self, sentence_index: int) -> Key | None:
        """The address of the word at the head of the brief in which a sentence stands, or None."""
        brief = self._scene.layout.brief(sentence_index)
        return None if brief is None else (brief[0], brief[1].start)

    def who(self) -> tuple[WhoEntry, ...]:
        """The persons whom the report names with an office or a country."""
        return self._affiliations.book.entries()

    def _word(self, key: Key) -> str:
        return self._scene.token(key).text.lower()

    def _head(self, key: Key) -> Key:
        """The head of the name or title of which a word is part."""
        sentence, token = self.analysis.sentences[key[0]], self._scene.token(key)
        while token.deprel in {"flat", "goeswith", "nmod:desc"}:
            parent = sentence.parent(token)
            if parent is None:
                break
            token = parent
        return (key[0], token.index)

    def _conjuncts(self, key: Key) -> list[Key]:
        sentence = self.analysis.sentences[key[0]]
        return [(key[0], t.index) for t in syntax.conjuncts(sentence, sentence.tokens[key[1]])]

    def _named(self, key: Key) -> Key | None:
        """The named antecedent of a pronoun, through other pronouns."""
        seen: set[Key] = set()
        at: Key | None = key
        while at is not None and at not in seen and is_pronoun(self._scene.token(at)):
            seen.add(at)
            at = self._affiliations.antecedents.of_pronoun(at)
        return None if at in seen else at

    def _one(self, key: Key) -> tuple[Actor, ...]:
        if is_pronoun(self._scene.token(key)):
            antecedent = self._named(key)
            if antecedent is None:
                return ()
            if self._word(key) in {"they", "them", "their", "who"}:
                return self.resolve(*antecedent)
            return self._one(antecedent)
        _ = self._affiliations.book  # learned before anything is asked
        nominal = self._scene.nominal(key)
        whole = self._whole(nominal)
        if whole is not None:
            return self._one(whole)
        several = self._several(nominal)
        if several:
            return several
        found = self._affiliations.of(key)
        if found.sector is not None:
            return (self._actor(nominal, found),)
        named = self._called(nominal)
        return () if named is None else self._one(named)

    def _called(self, nominal: Nominal) -> Key | None:
        """The name that a noun is given: "a body called the Field Cell"."""
        sentence = nominal.sentence
        for clause in sentence.children(nominal.head, "acl"):
            if clause.lemma in _NAMING and clause.xpos == "VBN":
                names = sentence.children(clause, "xcomp", "obj", "obl", "nsubj")
                for name in names:
                    if name.upos == "PROPN" and name.index > clause.index:
                        return (sentence.index, name.index)
        return None

    def _whole(self, nominal: Nominal) -> Key | None:
        """Whose part a thing is: "windows of the consulate", "its walls", "the mayor's car"."""
        sentence, head = nominal.sentence, nominal.head
        words = self._scene.words(sentence.index)[head.index]
        if nominal.role is not None or not _PARTS.intersection(words):
            return None
        owners = [nominal.owner] if nominal.owner is not None else []
        owners += [n for p, n in nominal.phrases if p in {"of", "at"}]
        for clause in sentence.children(head, "acl"):
            if clause.lemma in _CARRYING:
                owners += sentence.children(clause, "obj")
        owners += [
            c
            for c in sentence.children(head, "compound")
            if c.index < head.index and self._affiliations.of((sentence.index, c.index)).sector
        ]
        return (sentence.index, owners[0].index) if owners else None

    def _actor(self, nominal: Nominal, found: Affiliation, country: str | None = None) -> Actor:
        report = self.analysis.report
        return Actor(
            mention=Evidence.at(report.id, report.text, extent(nominal)),
            country=country or found.country,
            sector=found.sector or "UNK",
            why=found.why,
        )

    def _several(self, nominal: Nominal) -> tuple[Actor, ...]:
        """Those meant by "both neighbours", "the two leaders", "ministers of the two countries"."""
        if self._is_bare_pair(nominal):
            persons = self._last_joined(nominal.key) or self._last_persons(nominal.key)
            if len(persons) == 2:
                return tuple(a for key in persons for a in self._one(key))
        if self._is_belligerent(nominal) and (fighting := self._between(nominal.key)):
            return fighting
        if self._is_pair(nominal):
            if nominal.role is not None and nominal.role.role.kind in _PERSONS:
                persons = self._last_persons(nominal.key)
                if len(persons) == 2:
                    return tuple(a for key in persons for a in self._one(key))
            return self._both(nominal)
        listed = self._listed(nominal)
        if listed:
            found = self._affiliations.of(nominal.key)
            return tuple(self._actor(nominal, found, country) for country in listed)
        for _, noun in nominal.phrases:
            inner = self._scene.nominal((nominal.sentence.index, noun.index))
            if nominal.role is not None and self._is_pair(inner):
                return self._both(nominal)
        return ()

    def _is_belligerent(self, nominal: Nominal) -> bool:
        """Whether those who fight one another are meant: "both sides", "the warring parties"."""
        role = nominal.role
        if role is None or not nominal.plural or role.role.head not in _BELLIGERENT:
            return False
        return any(t.text.lower() in _TWO | _WARRING for t in nominal.core())

    def _between(self, key: Key) -> tuple[Actor, ...]:
        """The two between whom the sentence before told a fight: "clashes between X and Y"."""
        for index in range(key[0], max(-1, key[0] - _BACK), -1):
            sentence = self.analysis.sentences[index]
            for token in sentence.tokens:
                before = index < key[0] or token.index < key[1]
                joined = sentence.children(token, "conj")
                if before and len(joined) == 1 and syntax.case_of(sentence, token) == "between":
                    both = (self._one((index, t.index)) for t in (token, joined[0]))
                    found = tuple(a for actors in both for a in actors)
                    if len(found) == len(joined) + 1:
                        return found
        return ()

    def _listed(self, nominal: Nominal) -> list[str]:
        """The countries of "the Iraqi and Iranian ministers", "governments of Chad and Mali"."""
        if not nominal.plural or nominal.role is None:
            return []
        sentence = nominal.sentence
        owner = nominal.owner
        if owner is not None and owner.text.lower() == "their":
            own = [a.country for a in self.resolve(sentence.index, owner.index) if a.country]
            return list(dict.fromkeys(own)) if len(set(own)) > 1 else []
        terms = []
        if any(t.deprel == "cc" for t in nominal.core()):
            terms = self._scene.own_terms(nominal)
        for preposition, noun in nominal.phrases:
            if preposition == "of" and not terms:
                joined = syntax.conjuncts(sentence, noun)
                named = [self._scene.terms.at(sentence.index, t.index) for t in joined]
                terms = [t for t in named if t is not None]
        found = [t.country for t in terms if t.country is not None and t.kind in _STATES]
        countries = list(dict.fromkeys(found))
        return countries if len(countries) > 1 else []

    def _both(self, nominal: Nominal) -> tuple[Actor, ...]:
        found = self._affiliations.of(nominal.key)
        if nominal.role is not None and nominal.role.role.head in _NEIGHBOURS:
            found = replace(found, sector="GOV")
        return tuple(
            self._actor(nominal, found, country)
            for country in self._affiliations.focus.pair(nominal.key, self._speaker(nominal))
        )

    def _speaker(self, nominal: Nominal) -> str | None:
        """The country of the subject of the verb that governs a phrase, another than itself."""
        sentence = nominal.sentence
        verb = sentence.parent(nominal.head)
        if verb is not None and syntax.base(nominal.head) == "nsubj":
            verb = sentence.parent(verb) if syntax.base(verb) == "ccomp" else None
        if verb is None:
            return None
        subjects = syntax.surface_subjects(sentence, verb)
        if not subjects:
            return None
        found = self._affiliations.of((sentence.index, subjects[0].index))
        return None if found.sector in _AMONG_THEM else found.country

    @staticmethod
    def _is_bare_pair(nominal: Nominal) -> bool:
        """Whether it is "the two", "both" or "the pair" and nothing more."""
        words = [t.text.lower() for t in nominal.core() if t.text.lower() != "the"]
        return words in (["two"], ["both"], ["pair"]) and not nominal.phrases

    def _is_pair(self, nominal: Nominal) -> bool:
        role = nominal.role
        if role is not None and nominal.plural and role.role.head in _NEIGHBOURS:
            return any(t.text.lower() in _TWO for t in nominal.core())
        if role is None or role.role.kind not in _SIDES | _PERSONS or not nominal.plural:
            return False
        if role.role.kind == "staff" and role.role.head not in _SPECIAL_PLURALS:
            return False
        if self._scene.own_terms(nominal) or nominal.owner is not None:
            return False
        return any(t.text.lower() in _TWO for t in nominal.core())

    def _last_joined(self, key: Key) -> list[Key]:
        """The last two named persons told in one breath before an address: "Ana Ruiz and her son".

        Only of the sentence itself and the one before it: farther off "both" means whoever talks.
        """
        for index in range(key[0], max(-1, key[0] - 2), -1):
            sentence = self.analysis.sentences[index]
            for token in reversed(self._scene.heads(index)):
                joined = sentence.children(token, "conj")
                if len(joined) != 1 or (index == key[0] and joined[0].index >= key[1]):
                    continue
                pair = [(index, token.index), (index, joined[0].index)]
                if all(self._is_named_person(p) for p in pair):
                    return pair
        return []

    def _is_named_person(self, key: Key) -> bool:
        """Whether a phrase names one person, by itself or in apposition."""
        nominal = self._scene.nominal(key)
        entities = (self._scene.entity(t) for t in (nominal.head, *nominal.apposed))
        return not nominal.plural and any(e is not None and e.label == "PER" for e in entities)

    def _last_persons(self, key: Key) -> list[Key]:
        """The last two different persons with an office before an address, in text order."""
        found: list[Key] = []
        countries: set[str | None] = set()
        for index in range(key[0], max(-1, key[0] - _BACK), -1):
            for token in reversed(self._scene.heads(index)):
                here = (index, token.index)
                if index == key[0] and token.index >= key[1]:
                    continue
                nominal = self._scene.nominal(here)
                entity = self._scene.entity(token)
                named = entity is not None and entity.label == "PER"
                role = nominal.role
                if not named and (role is None or role.role.kind not in _PERSONS or nominal.plural):
                    continue
                country = self._affiliations.of(here).country
                if country not in countries:
                    countries.add(country)
                    found.insert(0, here)
                if len(found) == 2:
                    return found
        return found
