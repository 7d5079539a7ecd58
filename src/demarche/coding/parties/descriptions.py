"""What a short description takes up: "the minister", "the movement", "a few of them".

In: a `Nominal`. Out: the address of the earlier noun phrase's head word, or None. Never resolves a
pronoun, never looks at another report.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.coding.parties.affiliation import Ask
from demarche.coding.parties.mentions import Nominal
from demarche.coding.parties.scene import Key, Scene

REACH = 5
"""Sentences back in which what a general noun ("the agency") takes up may stand."""
LOOKBACK = 80
"""Sentences back beyond which nothing is taken up: a long text must not cost its square."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FAMILIES: tuple[frozenset[str], ...] = (
    _words(
        "movement group organisation organization militia faction party front brigade"
        " insurgent rebel militant fighter guerrilla extremist"
    ),
    _words(
        "agency bureau force department service office body unit directorate authority"
        " watchdog organisation organization commission institution regulator"
    ),
    _words("company firm airline bank carrier manufacturer giant operator"),
    _words("union federation syndicate confederation"),
    _words("bloc alliance organisation organization body union"),
)
_LEADERS = _words(
    "leader president premier chancellor politician ruler cleric strongman general"
    " chief head minister envoy diplomat monarch king dictator"
)
_CROWDS = _words(
    "crowd mob throng protester protestor demonstrator marcher rioter supporter follower youth"
    " attacker intruder"
)
_UNDER = _words("vice deputy assistant under shadow junior former")
_PREMISES = _words("building compound premise premises mission facility complex annexe")
_STAFF_OF_MISSION = _words(
    "ambassador consul envoy diplomat commissioner staff chargé attaché representative"
)


class Descriptions:
    """The antecedents of one report's descriptions.

    Args:
        scene: the report's noun phrases.
        ask: tells the affiliation of the noun phrase at an address, for agreement.
    """

    def __init__(self, scene: Scene, ask: Ask) -> None:
        self.scene = scene
        self._ask = ask

    @staticmethod
    def is_general(nominal: Nominal) -> bool:
        """Whether a phrase may take up a name told before: "the body", "the agency"."""
        word = nominal.head.lemma.lower()
        definite = nominal.determiner in {"the", "this"} and not nominal.plural
        return definite and any(word in family for family in _FAMILIES)

    def of_description(self, nominal: Nominal, country: str | None = None) -> Key | None:
        """The earlier noun phrase that a description takes up, or None.

        Args:
            nominal: the description: "the minister", "the movement", "the Libyan leader".
            country: the country that it says itself, which the antecedent must have too.
        """
        role = nominal.role
        word = role.role.head if role is not None else nominal.head.lemma.lower()
        plain = nominal.determiner in {"the", "this"} and not nominal.plural
        families = [f for f in _FAMILIES if word in f] if plain else []
        mission = role is not None and role.role.kind == "mission"
        crowd = word in _CROWDS and nominal.determiner in {"the", "this"}
        spare: Key | None = None
        for key in self._backwards(nominal.key):
            earlier = self.scene.nominal(key)
            if country is not None and self._ask(key).country != country:
                continue
            if self._same_noun(nominal, earlier, word):
                return key
            if spare is not None or key[0] < nominal.key[0] - REACH:
                continue
            sent = earlier.role is not None and earlier.role.role.kind == "mission"
            if (
                (mission and sent)
                or (crowd and self._is_crowd(earlier))
                or (families and self._same_family(nominal, earlier, families))
            ):
                spare = key
        return spare

    def _same_family(
        self, nominal: Nominal, earlier: Nominal, families: list[frozenset[str]]
    ) -> bool:
        """Whether an earlier name may be what a general noun ("the agency") stands for."""
        if earlier.plural and earlier.head.upos != "PROPN":
            return False
        last = earlier.sentence.tokens[earlier.right].lemma.lower()
        other = earlier.role.role.head if earlier.role else last
        named = self.scene.terms.at(*earlier.key)
        known = named is not None and named.kind in {"group", "organisation"}
        if not known and not any(other in f for f in families):
            return False
        sector = self._ask(earlier.key).sector
        role = nominal.role
        return sector is not None and (
            role is None or role.role.inherits or sector == role.role.sector
        )

    @staticmethod
    def _is_crowd(nominal: Nominal) -> bool:
        """Whether it may be "the crowd" of a later sentence: "thousands of protesters"."""
        role = nominal.role
        if role is not None and role.role.kind == "amount":
            return any(p == "of" and n.lemma.lower() in _CROWDS for p, n in nominal.phrases)
        return role is not None and role.role.head in _CROWDS

    def _same_noun(self, nominal: Nominal, earlier: Nominal, word: str) -> bool:
        mine, other = nominal.role, earlier.role
        if word == "leader" and other is None:
            entity = self.scene.entity(earlier.head)
            named = entity is not None and entity.label == "PER"
            return named and not nominal.plural  # "the leaders" are not one of them
        if mine is not None and other is not None:
            if mine.role.phrase == other.role.phrase:
                return True
            longer, shorter = len(other.role.phrase.split()), len(mine.role.phrase.split())
            same = other.role.head == word
            if mine.role.kind == "mission" and other.role.kind == "mission":
                return same or (word in _PREMISES and other.role.head not in _STAFF_OF_MISSION)
            if not same or mine.role.phrase.split()[0] != other.role.phrase.split()[0]:
                under = {r.role.phrase.split()[0] for r in (mine, other)} & _UNDER
                if under:
                    return False  # "the president" is not the vice president
            if word == "leader" and other.role.head in _LEADERS:
                return not nominal.plural or earlier.plural
            return same and (shorter == 1 or longer == 1) and shorter <= longer
        return earlier.head.lemma.lower() == word and earlier.head.upos in {"NOUN", "PROPN"}

    def _backwards(self, key: Key) -> Iterator[Key]:
        index, at = key
        for here in range(index, max(-1, index - LOOKBACK), -1):
            for token in reversed(self.scene.heads(here)):
                if here < index or token.index < at:
                    yield (here, token.index)

    def of_amount(self, nominal: Nominal) -> Key | None:
        """Whom "a few" or "the pair" counts: the persons in the plural told last before it."""
        for key in self._backwards(nominal.key):
            if key[0] < nominal.key[0] - 3:
                return None
            earlier = self.scene.nominal(key)
            label = self.scene.mentions.get(key)
            role = earlier.role
            people = role is not None and role.role.kind in {"person", "unknown", "force"}
            if earlier.plural and (people or (role is None and label == "person")):
                return key
        return None
