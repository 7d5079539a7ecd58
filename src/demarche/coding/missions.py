"""Whose a foreign mission is: its building, its vehicles and its staff belong to the sending State.

In: a `Nominal` with a mission's role. Out: the sending State and the reason, or None. Never takes
the State where the mission stands for the one that sent it, where another is to be had.
"""

from __future__ import annotations

from demarche.coding.affiliation import NOBODY, Affiliation, Ask
from demarche.coding.anaphora import PRONOUNS, Antecedents
from demarche.coding.focus import Focus
from demarche.coding.mentions import Nominal
from demarche.coding.scene import LOCATIVE, Key, Scene

_PLACES = frozenset({"seat", "place"})
_NEAR = 5
"""Sentences back in which "the building" may take up an embassy."""


class Missions:
    """The sending States of one report's missions."""

    def __init__(self, scene: Scene, focus: Focus, antecedents: Antecedents, ask: Ask) -> None:
        self.scene = scene
        self.focus = focus
        self.antecedents = antecedents
        self.ask = ask

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
        if self.scene.token(key).text.lower() in PRONOUNS:
            antecedent = self.antecedents.of_pronoun(key, not_country=host)
            return None if antecedent is None else self.ask(antecedent).country
        return self.ask(key).country

    def _by_discourse(self, nominal: Nominal, host: str | None) -> tuple[str, str] | None:
        """An unqualified mission: the one told of before, else that of the other State."""
        entry = self._apposed(nominal)
        if entry is not None:
            return entry, "apposition"
        antecedent = self.antecedents.of_description(nominal)
        if antecedent is not None:
            found = self.ask(antecedent).country
            if found is not None and found != host:
                return found, f"as {self.scene.token(antecedent).text} before"
        here = host or self.focus.place(nominal.key)
        for token, country in self.focus.subjects(nominal.sentence.index):
            if country != here and token < nominal.head.index:
                return country, "the other State in the sentence"
        other = self.focus.other(nominal.key, here)
        return (other, "the other State") if other else None

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
        antecedent = self.antecedents.of_description(nominal)
        if antecedent is None or index - antecedent[0] > _NEAR or nominal.determiner == "a":
            return NOBODY
        role = self.scene.nominal(antecedent).role
        if role is None or role.role.kind != "mission":
            return NOBODY
        found = self.ask(antecedent)
        why = f"{nominal.head.text}: the {self.scene.token(antecedent).text} before"
        return Affiliation(found.country, found.sector, told=False, why=why)
