"""Whom a pronoun means, among those that a report has named before.

In: a `Scene` and an address. Out: the address of the antecedent's head word, or None. Never looks
at another report, never says which country or sector the antecedent has.

The choice is by agreement (number, person or thing, gender), then by prominence, after Lappin and
Leass (1994): subjects before objects before the rest, near sentences before far ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from demarche.coding import syntax
from demarche.coding.parties.affiliation import Ask
from demarche.coding.parties.clauses import (
    barred,
    governing,
    is_counted,
    is_part_of_building,
    object_before,
)
from demarche.coding.parties.descriptions import Descriptions
from demarche.coding.parties.mentions import Nominal
from demarche.coding.parties.scene import LOCATIVE, Key, Scene
from demarche.records import Sentence, Token

Animacy = Literal["person", "thing"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves", "’em", "em"})
_WE = frozenset({"i", "we", "me", "us", "my", "our", "mine", "ours", "ourselves", "myself"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_MALE = _words(
    "mr sir lord father son brother husband boyfriend grandfather uncle nephew boy man king prince"
    " gentleman widower chairman spokesman businessman statesman policeman cleric imam priest"
)
_FEMALE = _words(
    "mrs ms miss lady dame mother daughter sister wife girlfriend grandmother aunt niece girl woman"
    " queen princess widow actress nun"
)
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
PRONOUNS = _HE | _SHE | _IT | _THEY | _WE | frozenset({"who", "whom", "whose", "which"})
"""Words that this module resolves, in lower case ("that" only where it opens a relative clause)."""

REACH = 5
"""Sentences back in which a pronoun's antecedent may stand."""
_FADING = (1.0, 0.7, 0.4, 0.25, 0.15, 0.1)
_WEIGHTS = {
    "nsubj": 3.0,
    "obj": 1.7,
    "iobj": 1.8,
    "obl": 1.2,
    "nmod": 0.8,
    "appos": 0.5,
    "root": 1.5,
}
_BUILDING = 6.0
"""What a mission counts more as the owner of a gate: it mostly stands in a phrase of place."""
_SUFFERING = 2.0
"""What objects count more for an object and for the subject of a passive: "took 49 people hostage;
they were released"."""
_SAME_OBJECT = 2.5
"""What the object of the verb before counts more: "stormed the mission and set fire to it"."""
_OBJECTS = frozenset({"obj", "iobj"})
_COUNTED = 3.0
"""What a number of people counts more for "two of them" than the subject who dealt with them."""
_PERSON_KINDS = frozenset({"office", "person", "unknown", "relation"})
_BODIES = frozenset({"body", "group", "force", "igo", "staff", "mission", "state"})
_THING_KINDS = frozenset({"body", "arms", "state", "igo"})
_SPEECH = _words(
    "say tell add write announce declare warn stress insist note argue claim reply"
    " answer explain ask urge state post tweet quote affirm acknowledge admit"
    " promise vow call demand accuse comment remark reiterate emphasize emphasise"
    " complain condemn conclude continue recall go"
)


def is_pronoun(token: Token) -> bool:
    """Whether a word is one of the pronouns that this module resolves ("us", but not "US")."""
    return token.text.lower() in PRONOUNS and token.upos not in {"PROPN", "NOUN"}


class Antecedents:
    """Finds antecedents in one report.

    Args:
        scene: the report's noun phrases.
        ask: tells the affiliation of the noun phrase at an address, for agreement.
    """

    def __init__(self, scene: Scene, ask: Ask) -> None:
        self.scene = scene
        self._ask = ask
        self.descriptions = Descriptions(scene, ask)
        self._found: dict[tuple[Key, str | None], Key | None] = {}
        self._gendered: list[Key] | None = None
        self._next = 0
        self._genders: dict[Key, str] = {}

    def of_pronoun(self, key: Key, not_country: str | None = None) -> Key | None:
        """The antecedent of a pronoun.

        Args:
            key: the pronoun's address.
            not_country: a country that the antecedent cannot be: no State has an embassy at home.
        """
        memo = (key, not_country)
        if memo not in self._found:
            if self.scene.token(key).text.lower() in _HE | _SHE:
                self._learn_genders(key)
            self._found[memo] = None  # guards against a pronoun that needs itself
            self._found[memo] = self._pronoun(key, not_country)
        return self._found[memo]

    def _learn_genders(self, key: Key) -> None:
        """Resolves "he" and "she" up to an address, so that who was "she" is not "he" later."""
        if self._gendered is None:
            self._gendered = [
                (sentence.index, token.index)
                for sentence in self.scene.analysis.sentences
                for token in sentence.tokens
                if token.text.lower() in _HE | _SHE
            ]
        while self._next < len(self._gendered) and self._gendered[self._next] < key:
            earlier = self._gendered[self._next]
            self._next += 1
            antecedent = self._pronoun(earlier, None)
            self._found[(earlier, None)] = antecedent
            if antecedent is not None:
                word = self.scene.token(earlier).text.lower()
                self._genders.setdefault(antecedent, "f" if word in _SHE else "m")

    def _pronoun(self, key: Key, not_country: str | None) -> Key | None:
        sentence, token = self.scene.sentence(key[0]), self.scene.token(key)
        word = token.text.lower()
        if word in _RELATIVE:
            return self._relative(key[0], sentence, token)
        if word in _WE:
            return self._speaker(key)
        best: Key | None = None
        best_score = 0.0
        bars = barred(sentence, token)
        others = self._beside(key[0], sentence, token)
        suffers = syntax.base(token) in _OBJECTS or syntax.is_suffering(sentence, token)
        of_building = word == "its" and is_part_of_building(sentence, token)
        counted = word == "them" and is_counted(sentence, token)
        goes_on = object_before(sentence, token)
        for candidate, found in self._candidates(key, bars):
            weight = found * (_BUILDING if of_building and self._is_mission(candidate) else 1.0)
            if counted and self.scene.nominal(candidate).determiner == "number":
                weight *= _COUNTED
            if suffers:
                weight *= self._parallel(candidate)
            if goes_on is not None and candidate == (key[0], goes_on.index):
                weight *= _SAME_OBJECT
            if weight <= best_score or not self._agrees(word, candidate):
                continue
            if self._surname(candidate) in others:
                continue
            if not_country is not None and self._ask(candidate).country == not_country:
                continue
            best, best_score = candidate, weight
        return best

    def _beside(self, index: int, sentence: Sentence, token: Token) -> set[str]:
        """Whom the subject of an object pronoun's clause means: "he urged him"."""
        verb = sentence.parent(token)
        if verb is None or syntax.base(token) not in {"obj", "iobj", "obl"}:
            return set()
        meant = [
            self._named((index, subject.index))
            for subject in syntax.surface_subjects(sentence, verb)
            if subject.index < token.index
        ]
        return {self._surname(key) for key in meant if key is not None}

    def _surname(self, key: Key) -> str:
        """The last word of a phrase: a person is named with and without first name and title."""
        nominal = self.scene.nominal(key)
        return nominal.sentence.tokens[nominal.right].text

    def _parallel(self, key: Key) -> float:
        """How likely who has suffered something is to go on suffering: "they were released"."""
        sentence, token = self.scene.sentence(key[0]), self.scene.token(key)
        lead = syntax.first_conjunct(sentence, token)
        if syntax.is_suffering(sentence, lead) or syntax.base(lead) in _OBJECTS:
            return _SUFFERING
        return 1.0

    def _is_mission(self, key: Key) -> bool:
        role = self.scene.nominal(key).role
        return role is not None and role.role.kind == "mission"

    def _candidates(self, key: Key, bars: frozenset[int]) -> Iterator[tuple[Key, float]]:
        """Noun phrases before an address with their prominence, the nearest first."""
        index, at = key
        many = self.scene.token(key).text.lower() in _THEY
        governs = governing(self.scene.sentence(index), at)
        for back in range(min(REACH, index + 1)):
            here = index - back
            fade = _FADING[back]
            if self.scene.paragraph(here) != self.scene.paragraph(index):
                fade *= 0.85
            for token in reversed(self.scene.heads(here)):
                if back == 0 and (token.index in bars or not self._precedes(here, token, at)):
                    continue
                weight = self._prominence(here, token) * fade
                if back == 0 and token.index in governs:
                    weight += 2.2
                if many and not self.scene.nominal((here, token.index)).plural:
                    term = self.scene.terms.at(here, token.index)
                    weight *= 0.35 if term is None else 0.3  # a State is seldom "them"
                yield (here, token.index), weight

    def _precedes(self, index: int, token: Token, at: int) -> bool:
        """Whether a word stands before; a main subject counts for what stands in front of it."""
        if token.index < at:
            return True
        sentence = self.scene.sentence(index)
        parent = sentence.parent(token)
        if syntax.base(token) != "nsubj" or parent is None or parent.head != -1:
            return False
        pronoun = sentence.tokens[at]
        if pronoun.text.lower() not in _POSSESSIVE:
            return False
        above: Token | None = pronoun
        while above is not None and above.head != parent.index:
            above = sentence.parent(above)
        return above is not None and syntax.base(above) in {"obl", "advcl"}

    def _prominence(self, index: int, token: Token) -> float:
        sentence = self.scene.sentence(index)
        lead = syntax.first_conjunct(sentence, token)
        if lead.deprel == "nmod:poss":
            return 1.3
        weight = _WEIGHTS.get(syntax.base(lead), 0.6)
        if syntax.base(lead) == "nsubj":
            parent = sentence.parent(lead)
            if parent is not None and (parent.head == -1 or parent.lemma in _SPEECH):
                weight += 0.6
        if syntax.case_of(sentence, token) in LOCATIVE:
            weight *= 0.4
        return weight

    def _relative(self, index: int, sentence: Sentence, token: Token) -> Key | None:
        up: Token | None = token
        while up is not None and up.deprel != "acl:relcl":
            up = sentence.parent(up)
        if up is not None:
            return (index, up.head)
        before = [t for t in self.scene.heads(index) if t.index < token.index]
        return (index, before[-1].index) if before else None

    def _speaker(self, key: Key) -> Key | None:
        """Who says "we": the subject of a verb of speech outside the quotation."""
        index, at = key
        order = [index, *(i for i in (index - 1, index + 1, index - 2, index - 3) if i >= 0)]
        for here in order:
            if here >= len(self.scene.analysis.sentences):
                continue
            if self.scene.paragraph(here) != self.scene.paragraph(index) and here > index:
                continue
            subject = self._speech_subject(self.scene.sentence(here))
            if subject is not None and (here, subject.index) != (index, at):
                return self._named((here, subject.index))
        issuer = self.scene.layout.issuer
        return None if issuer is None else (issuer[0], issuer[1].start)

    def _speech_subject(self, sentence: Sentence) -> Token | None:
        for token in sentence.tokens:
            if syntax.base(token) == "nsubj" and token.text.lower() not in _WE:
                verb = sentence.parent(token)
                key = (sentence.index, token.index)
                speaks = is_pronoun(token) or self.animacy(self.scene.nominal(key)) is not None
                if verb is not None and verb.lemma in _SPEECH and speaks:
                    return token
        return None

    def _named(self, key: Key) -> Key | None:
        """The antecedent of a pronoun; anything else as it is."""
        return self.of_pronoun(key) if is_pronoun(self.scene.token(key)) else key

    def _agrees(self, word: str, key: Key) -> bool:
        nominal = self.scene.nominal(key)
        animacy = self.animacy(nominal)
        if animacy is None:
            return False
        if word in _HE or word in _SHE:
            gender = self._gender(nominal)
            wrong = "f" if word in _HE else "m"
            return animacy == "person" and not nominal.plural and gender != wrong
        if word in _IT:
            return animacy == "thing" and not nominal.plural
        return nominal.plural or self._is_body(nominal) or bool(self._conjoined(nominal))

    def _is_body(self, nominal: Nominal) -> bool:
        """Whether one noun names many who act together ("the ministry ... they")."""
        entity = self.scene.entity(nominal.head)
        if entity is not None and entity.label in {"ORG", "GPE"}:
            return True
        if nominal.role is not None:
            return nominal.role.role.kind in _BODIES
        return self.scene.mentions.get(nominal.key) == "organization"

    def _conjoined(self, nominal: Nominal) -> list[Token]:
        return nominal.sentence.children(nominal.head, "conj")

    def _gender(self, nominal: Nominal) -> str | None:
        for token in nominal.core():
            word = token.text.lower().rstrip(".")
            if word in _MALE:
                return "m"
            if word in _FEMALE or word.endswith("woman"):
                return "f"
        traits = nominal.role.role.traits if nominal.role else ""
        return traits if traits in {"m", "f"} else self._genders.get(nominal.key)

    def animacy(self, nominal: Nominal) -> Animacy | None:
        """Whether a noun phrase names persons or something else that acts; None for no party."""
        entity = self.scene.entity(nominal.head)
        term = self.scene.terms.at(*nominal.key)
        if term is not None and term.kind in {"name", "seat"} and nominal.role is None:
            whole = nominal.left >= term.start and nominal.right < term.end
            if whole and nominal.head.text.lower() not in self.scene.persons:
                return "thing"  # "Washington", whatever else bears that name
        known = nominal.head.upos == "PROPN" and nominal.head.text.lower() in self.scene.persons
        if known or (entity is not None and entity.label == "PER"):
            return "person"
        role = nominal.role
        if role is not None and role.role.kind in _PERSON_KINDS:
            return "person"
        if role is not None and role.role.kind in _THING_KINDS:
            return "thing"
        label = self.scene.mentions.get(nominal.key)
        if role is not None:
            return "person" if label == "person" else "thing"
        if self.scene.terms.at(*nominal.key) is not None:
            demonym = entity is not None and entity.label == "NORP"
            return "person" if demonym else "thing"
        if entity is not None and entity.label in {"ORG", "GPE"}:
            return "thing"
        return "person" if label == "person" else "thing" if label == "organization" else None
