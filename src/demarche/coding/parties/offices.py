"""Which offices of which countries a report has already given to somebody.

In: a `Scene`. Out: the countries whose office a named person cannot hold, since another holds it.
Never says of which country somebody is.

A country has one foreign minister: where a report names one with a country, a foreign minister of
another name whom it tells without a country is of another.
"""

from __future__ import annotations

from demarche.coding.parties.mentions import Nominal
from demarche.coding.parties.scene import Scene
from demarche.coding.parties.who import name_keys
from demarche.records import Token

_HELD_BY_ONE = frozenset(
    {"prime minister", "foreign minister",
     "minister for foreign affairs", "minister of foreign affairs", "foreign secretary",
     "defence minister", "defense minister", "defence secretary", "defense secretary",
     "interior minister", "home secretary", "home minister", "justice minister", "finance minister",
     "secretary of state"}
)  # fmt: skip
_SAME_OFFICE = {
    "minister for foreign affairs": "foreign minister",
    "minister of foreign affairs": "foreign minister",
    "foreign secretary": "foreign minister",
    "secretary of state": "foreign minister",
    "defense minister": "defence minister",
    "defense secretary": "defence minister",
    "defence secretary": "defence minister",
    "home minister": "interior minister",
    "home secretary": "interior minister",
}


class Offices:
    """The holders of one report's offices.

    Args:
        scene: the report's words.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._holders: dict[str, dict[str, set[str]]] | None = None

    def taken(self, nominal: Nominal) -> frozenset[str]:
        """Countries in which somebody else holds the office that a phrase names.

        Args:
            nominal: the phrase; of one who is not named, nothing is known.
        """
        office = self._office(nominal)
        name = None if office is None else self._name(nominal)
        if office is None or name is None:
            return frozenset()
        lands = self._told().get(office, {})
        own = {land for land, names in lands.items() if name & names}
        return frozenset() if own or not lands else frozenset(lands) | self._bodies_only()

    def _bodies_only(self) -> frozenset[str]:
        """Countries of which the report names no more than a body: "Congress" may be another's."""
        terms = [t for here in self.scene.terms.sentences for t in here if t.country]
        bodies = {t.country for t in terms if t.country and t.kind == "group"}
        return frozenset(bodies - {t.country for t in terms if t.kind != "group"})

    def _told(self) -> dict[str, dict[str, set[str]]]:
        """Of each office and country, the words of the names of those who are told to hold it."""
        if self._holders is None:
            self._holders = {}
            for sentence in self.scene.analysis.sentences:
                for head in self.scene.heads(sentence.index):
                    self._note(self.scene.nominal((sentence.index, head.index)), self._holders)
        return self._holders

    def _note(self, nominal: Nominal, holders: dict[str, dict[str, set[str]]]) -> None:
        office = self._office(nominal)
        name = None if office is None else self._name(nominal)
        if office is None or name is None:
            return
        own = [t.country for t in self.scene.own_terms(nominal) if t.country]
        known = self.scene.leader(nominal)
        land = own[0] if own else known[0] if known is not None else None
        if land is not None:
            holders.setdefault(office, {}).setdefault(land, set()).update(name)

    @staticmethod
    def _office(nominal: Nominal) -> str | None:
        """The office that a phrase names, if but one in a country holds it."""
        role = nominal.role
        if role is None or nominal.plural or role.role.phrase not in _HELD_BY_ONE:
            return None
        return _SAME_OFFICE.get(role.role.phrase, role.role.phrase)

    def _name(self, nominal: Nominal) -> frozenset[str] | None:
        """The words of the name of whoever holds it, in lower case."""
        sentence = nominal.sentence
        beside: list[Token] = [nominal.head, *nominal.core(), *nominal.apposed]
        above = sentence.parent(nominal.head)
        if above is not None and nominal.head.deprel == "appos":
            beside.append(above)
        text = self.scene.analysis.report.text
        for token in beside:
            entity = self.scene.entity(token)
            if entity is not None and entity.label == "PER":
                keys = name_keys(text[entity.start : entity.end])
                return frozenset(keys[0].split()) if keys else None
        return None
