"""Whose a foreign mission is: its building, its vehicles and its staff belong to the sending State.

In: a `Nominal` with a mission's role. Out: the sending State and the reason, or None. Never takes
the State where the mission stands for the one that sent it, where another is to be had.
"""

from __future__ import annotations

from collections import defaultdict

from demarche.coding.parties.affiliation import NOBODY, Affiliation, Ask
from demarche.coding.parties.anaphora import Antecedents, is_pronoun
from demarche.coding.parties.focus import FADING, Focus
from demarche.coding.parties.mentions import Nominal
from demarche.coding.parties.scene import LOCATIVE, Key, Scene

STAFF = frozenset(
    {"ambassador", "consul", "envoy", "diplomat", "commissioner", "staff", "representative"}
)
_PLACES = frozenset({"seat", "place"})
FREQUENCY = 0.3
"""What each earlier mission of a State counts, however far back."""
_BESIDE = 2
"""Sentences back in which "the staff" is that of a mission told there."""
_NEAR = 12
"""Sentences back in which "the building" may take up an embassy."""


class Missions:
    """The sending States of one report's missions."""

    def __init__(self, scene: Scene, focus: Focus, antecedents: Antecedents, ask: Ask) -> None:
        self.scene = scene
        self.focus = focus
        self.antecedents = antecedents
        self.ask = ask
        self._told: dict[Key, str] | None = None

    def host(self, nominal: Nominal) -> str | None:
        """The State in which a mission stands, where its phrase says so."""
        index = nominal.sentence.index
        for preposition, noun in nominal.phrases:
            term = self.scene.terms.at(index, noun.index)
            if term is not None and (preposition in LOCATIVE or preposition == "to"):
                return term.country
            if preposition in LOCATIVE:
                inner = self.scene.own_terms(self.scene.nominal((index, noun.index)))
                if inner:
                    return inner[-1].country
        for term in self.scene.own_terms(nominal):
            if term.kind in _PLACES:
                return term.country
        return None

    def sender(self, nominal: Nominal) -> tuple[str, str] | None:
        """The sending State and the reason."""
        index = nominal.sentence.index
        for term in self.scene.own_terms(nominal):
            if term.kind not in _PLACES and term.country is not None:
                return term.country, f"sent by {term.country} ({term.kind})"
        host = self.host(nominal)
        if nominal.owner is not None:
            found = self._owner((index, nominal.owner.index), host)
            if found is not None:
                return found, f"possessor {nominal.owner.text}"
        for preposition, noun in nominal.phrases:
            if preposition in {"of", "from", "for"}:
                found = self.ask((index, noun.index)).country
                if found is not None:
                    return found, f"{preposition} {noun.text}"
        for preposition, noun in nominal.phrases:
            inner = self.scene.nominal((index, noun.index)).role
            if preposition == "at" and inner is not None and inner.role.kind == "mission":
                found = self.ask((index, noun.index)).country
                return (found, f"at {noun.text}") if found else None
        return self._by_discourse(nominal, host)

    def _owner(self, key: Key, host: str | None) -> str | None:
        """The possessor's country; no State keeps an embassy in its own capital."""
        if is_pronoun(self.scene.token(key)):
            antecedent = self.antecedents.of_pronoun(key, not_country=host)
            return None if antecedent is None else self.ask(antecedent).country
        return self.ask(key).country

    def _by_discourse(self, nominal: Nominal, host: str | None) -> tuple[str, str] | None:
        """An unqualified mission: the one told of before, else that of the other State."""
        entry = self._apposed(nominal)
        if entry is not None:
            return entry, "apposition"
        before = self._told_before(nominal, host)
        if before is not None:
            return before, "mission told before"
        here = host or self.focus.place(nominal.key)
        for token, country in self.focus.subjects(nominal.sentence.index):
            if country != here and token < nominal.head.index:
                return country, "the other State in the sentence"
        other = self.focus.other(nominal.key, here)
        return (other, "the other State") if other else None

    def _told_before(self, nominal: Nominal, host: str | None) -> str | None:
        """The sender of the missions told before: near ones, and those told most."""
        scores: defaultdict[str, float] = defaultdict(float)
        word = nominal.role.role.head if nominal.role else ""
        for (index, token), sender in self._senders().items():
            if sender == host or (index, token) >= nominal.key:
                continue
            role = self.scene.nominal((index, token)).role
            same = role is not None and role.role.head == word
            weight = 1.2 if same else 0.8
            if role is not None and (role.role.head in STAFF) != (word in STAFF):
                weight *= 0.4
            scores[sender] += weight * (FADING ** (nominal.sentence.index - index) + FREQUENCY)
        return max(scores.items(), key=lambda item: item[1])[0] if scores else None

    def _senders(self) -> dict[Key, str]:
        """The missions of the report whose own words say who sent them."""
        if self._told is None:
            self._told = {}
            for sentence in self.scene.analysis.sentences:
                for token in self.scene.heads(sentence.index):
                    key = (sentence.index, token.index)
                    nominal = self.scene.nominal(key)
                    if nominal.role is None or nominal.role.role.kind != "mission":
                        continue
                    for term in self.scene.own_terms(nominal):
                        if term.kind not in _PLACES and term.country is not None:
                            self._told[key] = term.country
                    owner = nominal.owner
                    if owner is not None and key not in self._told:
                        sender = self._owner((sentence.index, owner.index), self.host(nominal))
                        if sender is not None:
                            self._told[key] = sender
        return self._told

    def _apposed(self, nominal: Nominal) -> str | None:
        for apposed in nominal.apposed:
            found = self.ask((nominal.sentence.index, apposed.index))
            if found.told and found.country is not None:
                return found.country
        return None

    def premises(self, nominal: Nominal) -> Affiliation:
        """Whose "the building" is, where a mission was told of not long before; else no party."""
        index = nominal.sentence.index
        for preposition, noun in nominal.phrases:
            inner = self.scene.nominal((index, noun.index)).role
            if preposition == "of" and inner is not None and inner.role.kind == "mission":
                found = self.ask((index, noun.index))
                return Affiliation(found.country, found.sector, found.told, f"of {noun.text}")
        if nominal.determiner in {"a", "none", "number"} or not self._mission_near(index):
            return NOBODY
        host = self.host(nominal) or self.focus.place(nominal.key)
        sender = self._told_before(nominal, host) or self._told_before(nominal, self.host(nominal))
        if sender is None:
            return NOBODY
        return Affiliation(sender, "GOV", told=False, why=f"{nominal.head.text} of the mission")

    def staff(self, nominal: Nominal) -> str | None:
        """Whose "the staff" are, where a mission was told of right before; None elsewhere."""
        index = nominal.sentence.index
        if nominal.determiner in {"a", "possessive"} or not self._mission_near(index, _BESIDE):
            return None
        return self._told_before(nominal, self.host(nominal) or self.focus.place(nominal.key))

    def _mission_near(self, index: int, reach: int = _NEAR) -> bool:
        """Whether a mission was told of in the sentences before."""
        for here in range(index, max(-1, index - reach), -1):
            for token in self.scene.heads(here):
                role = self.scene.nominal((here, token.index)).role
                if role is not None and role.role.kind == "mission" and "g" not in role.role.traits:
                    return True
        return False
