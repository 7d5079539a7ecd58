"""The country of a noun phrase.

In: a `Nominal` and its role. Out: a country code, the reason, and whether the phrase's own words
tell it; or None. Never says which sector.

The country is looked for, in this order: in the words of the phrase itself (adjective, name,
possessor, "of" and "in" phrases, apposition), in the who's-who of the report, in an earlier mention
that the phrase takes up, and last in what the report speaks of at that point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from demarche.coding import syntax
from demarche.coding.parties.affiliation import Ask
from demarche.coding.parties.anaphora import Antecedents
from demarche.coding.parties.bars import barred, is_next_door
from demarche.coding.parties.focus import Focus
from demarche.coding.parties.mentions import Nominal
from demarche.coding.parties.missions import Missions
from demarche.coding.parties.offices import Offices
from demarche.coding.parties.scene import LOCATIVE, Scene
from demarche.coding.parties.sectors import GENERIC
from demarche.coding.parties.terms import Term
from demarche.coding.parties.who import WhoEntry
from demarche.coding.trees import TELLING
from demarche.ontology import roles
from demarche.ontology.roles import Role
from demarche.records import Sector, Token

Nation = tuple[str, str, bool]
"""Country, reason, whether the phrase's own words tell it."""

_INHABITED = frozenset({"name", "seat", "place"})
_SPEAKERS = frozenset({"office", "body", "staff", "mission", "state"})
_RECEIVING = frozenset({"receive", "greet", "welcome", "host"})
_EMPLOYERS = frozenset({"body", "mission"})
_OWNING = frozenset({"of", "for", "to", "by"})
_NAMING = frozenset({"of", "from", "for", "by"})
_FOREIGN = frozenset(
    {"foreign", "neighbouring", "neighboring", "host", "western", "friendly", "rival"}
)
_ABROAD: tuple[Sector, ...] = ("MIL",)
MAJORITY = 0.75
"""Share of told forces from which the rest is taken to be of the same country."""
_PARTIES: tuple[Sector, ...] = ("OPP", "PTY")
_STAFF = frozenset({"staff", "staffer", "personnel"})
_HOLDING = frozenset({"arrest", "detain", "jail", "imprison", "sentence", "round", "hold", "try"})
_HOLDERS = frozenset({"GOV", "COP", "JUD", "MIL"})
_NO_STATES = frozenset({"IGO", "NGO", None})
_LOCAL = frozenset(
    {"mayor", "governor", "prefect", "municipality", "prefecture", "governorate", "county",
     "councillor", "councilor", "sheriff", "prison", "hall"}
)  # fmt: skip
_ALLY = "ally"
_SAME_SIDE = frozenset({"opponent", "rival", "critic", "successor", "predecessor", "comrade"})


class Nationality:
    """The countries of one report's noun phrases.

    Args:
        scene: the report's words.
        focus: what it speaks of where.
        antecedents: what its descriptions take up.
        ask: gives the affiliation of another phrase.
        entry: gives the who's-who entry of the name in a phrase.
    """

    def __init__(
        self,
        scene: Scene,
        focus: Focus,
        antecedents: Antecedents,
        ask: Ask,
        entry: Callable[[Nominal], WhoEntry | None],
    ) -> None:
        self.scene = scene
        self.focus = focus
        self.antecedents = antecedents
        self.ask = ask
        self.entry = entry
        self._told_forces: dict[str, Counter[str]] | None = None
        self.missions = Missions(scene, focus, antecedents, ask)
        self.offices = Offices(scene)

    def country(self, nominal: Nominal, role: Role, sector: Sector) -> Nation | None:
        """The country of a phrase, by whatever tells it."""
        if role.kind == "mission":
            found = self.missions.sender(nominal)
            return (*found, True) if found else None
        if role.kind == "relation":
            return self._related(nominal, role)
        told = None if is_next_door(nominal, role) else self.told(nominal, role)
        if told is not None:
            return (*told, True)
        entry = self.entry(nominal)
        if entry is not None and entry.country is not None:
            return entry.country, f"who's who: {entry.role}", True
        known = self.scene.leader(nominal)
        if known is not None:
            return known[0], "well known", True
        if sector == "IGO" or role.kind == "igo":
            return "IGO", "international", True
        if sector == "UNK" or self._of_anywhere(nominal):
            return None
        return self._from_before(nominal, role, sector)

    def _from_before(self, nominal: Nominal, role: Role, sector: Sector) -> Nation | None:
        """The country by what else the report says."""
        shared = (
            (self._receiving(nominal) if role.kind == "office" else None)
            or (self._host(nominal, role) if role.kind == "state" else None)
            or (self._other_side(nominal) if role.kind == "state" else None)
            or (self._neighbour(nominal) if is_next_door(nominal, role) else None)
            or self._shared(nominal)
            or (self._of_mission(nominal) if role.head in _STAFF else None)
            or (self._held(nominal) if sector != "GOV" else None)
            or (self._own_government(nominal) if sector in _PARTIES else None)
            or self._employed(nominal)
            or self._taken_up(nominal, role)
        )
        bars = barred(nominal, self.scene, self.ask) | self.offices.taken(nominal)
        if shared is not None and shared[0] not in bars:
            return shared
        if nominal.plural and (role.kind == "state" or role.head == "government"):
            return None
        definite = sector in _ABROAD and nominal.determiner == "the"
        if definite and (whose := self._of_sector(sector)) is not None:
            return whose, f"{sector} of the report", False
        speaks = role.kind in _SPEAKERS and sector in {"GOV", "LEG"} and not self._regional(nominal)
        commands = role.kind == "arms" and sector == "MIL" and not self._is_at_work(nominal)
        if speaks or commands or sector in {"PTY", "OPP"}:
            found = self.focus.speaking(nominal.key, roles.country_of(role), bars)
        else:
            found = self.focus.acting(nominal.key)
        return (*found, False) if found and found[0] not in bars else None

    def _is_at_work(self, nominal: Nominal) -> bool:
        """Whether some soldiers do something on the spot: "soldiers fired tear gas".

        Where the report tells whose its soldiers are, they may be abroad.
        """
        if any(self._whose_forces()["MIL"].values()):
            return False
        sentence = nominal.sentence
        verb = sentence.parent(nominal.head)
        if verb is None or not nominal.plural or nominal.determiner not in {"none", "number"}:
            return False
        return syntax.base(nominal.head) == "nsubj" and verb.lemma not in TELLING

    def _of_sector(self, sector: Sector) -> str | None:
        """The one country whose forces a report tells of: armies act abroad too."""
        told = self._whose_forces()[sector]
        if not told:
            return None
        country, count = told.most_common(1)[0]
        return country if count >= max(2, MAJORITY * sum(told.values())) else None

    def _whose_forces(self) -> dict[str, Counter[str]]:
        if self._told_forces is None:
            self._told_forces = self._forces()
        return self._told_forces

    def _forces(self) -> dict[str, Counter[str]]:
        """How often the report says whose its armed people are, by sector."""
        found: dict[str, Counter[str]] = {sector: Counter() for sector in _ABROAD}
        for sentence in self.scene.analysis.sentences:
            for token in self.scene.heads(sentence.index):
                nominal = self.scene.nominal((sentence.index, token.index))
                term = self.scene.terms.at(*nominal.key)
                terms = self.scene.own_terms(nominal)
                sector = term.sector if term is not None else None
                if sector is None and nominal.role is not None:
                    sector = nominal.role.role.sector
                if sector in found and terms and terms[-1].country is not None:
                    found[sector][terms[-1].country] += 1
        return found

    def _regional(self, nominal: Nominal) -> bool:
        """Whether it governs less than a State: a city, or "the Kurdish administration"."""
        if nominal.role is not None and nominal.role.role.head in _LOCAL:
            return True
        return any(
            (entity := self.scene.entity(t)) is not None and entity.label == "NORP"
            for t in nominal.core()
        )

    @staticmethod
    def _of_anywhere(nominal: Nominal) -> bool:
        """Whether it speaks of many States' ("foreign governments", "host countries")."""
        if not nominal.plural or nominal.determiner in {"the", "possessive", "this"}:
            return False
        return any(t.lemma.lower() in _FOREIGN for t in nominal.core())

    def told(self, nominal: Nominal, role: Role | None) -> tuple[str, str] | None:
        """The country that the phrase's own words tell."""
        index = nominal.sentence.index
        for term in sorted(self.scene.own_terms(nominal), key=lambda t: t.kind == "seat"):
            if term.country is not None and not term.start <= nominal.head.index < term.end:
                return term.country, f"{term.kind} {self._text(nominal, term)}"
        if nominal.owner is not None and (role is None or role.kind != "state"):
            found = self.ask((index, nominal.owner.index))
            if found.country is not None:
                return found.country, f"possessor {nominal.owner.text}"
        for preposition, noun in nominal.phrases:
            country = self._through(index, preposition, noun)
            if country is not None:
                return country, f"{preposition} {noun.text}"
        for apposed in nominal.apposed:
            found = self.ask((index, apposed.index))
            if found.told and found.country is not None:
                return found.country, "apposition"
        after = nominal.sentence.tokens[nominal.head.index + 1 :][:1]
        beside = [*nominal.sentence.children(nominal.head, "advmod"), *after]
        if any(c.text.lower() == "there" and c.upos == "ADV" for c in beside):
            there = self.focus.last_named(nominal.key)
            return (there, "there") if there else None
        return None

    def _through(self, index: int, preposition: str, noun: Token) -> str | None:
        """The country that a phrase after the noun tells ("in Jerusalem", "of the ministry")."""
        term = self.scene.terms.at(index, noun.index)
        if term is not None and (term.kind in _INHABITED or preposition in _NAMING):
            return term.country
        nominal = self.scene.nominal((index, noun.index))
        kind = nominal.role.role.kind if nominal.role else None
        owned = preposition in _OWNING and kind not in {None, "unknown", "amount"}
        entity = self.scene.entity(noun)
        if preposition == "of" and entity is not None and entity.label == "PER":
            found = self.ask((index, noun.index))  # "the government of Nicolas Maduro"
            return found.country if found.told else None
        if owned or (preposition in {"at", "in", "from"} and kind == "mission"):
            found = self.ask((index, noun.index))
            return found.country if found.sector is not None else None
        if kind is None and preposition == "of" and noun.upos == "NOUN":
            for inner_preposition, inner_noun in nominal.phrases:
                country = self._through(index, inner_preposition, inner_noun)
                if country is not None:
                    return country  # "head of the guard detail at the embassy"
        if preposition in LOCATIVE or preposition == "from":
            inner = [t for t in self.scene.own_terms(nominal) if t.kind != "organisation"]
            if inner:
                return inner[0].country
            if nominal.owner is not None:
                return self.ask((index, nominal.owner.index)).country
        return None

    def _related(self, nominal: Nominal, role: Role) -> Nation | None:
        """Whose "his Iraqi counterpart" is, or "the host", "his guest", "his opponent"."""
        index = nominal.sentence.index
        terms = [t for t in self.scene.own_terms(nominal) if t.country]
        if terms and terms[0].country:
            return terms[0].country, f"{terms[0].kind} {self._text(nominal, terms[0])}", True
        entry = self.entry(nominal)
        if entry is not None and entry.country:
            return entry.country, "who's who", True
        owner = (
            self.ask((index, nominal.owner.index)).country if nominal.owner is not None else None
        )
        if owner is not None and role.head in _SAME_SIDE:
            return owner, "possessor", True
        here = self.focus.place(nominal.key)
        if owner is None and role.head == "host":
            return (here, "where they meet", False) if here else None
        if owner is None and role.head in {"guest", "visitor"}:
            owner = here
        other = self.focus.other(nominal.key, owner)
        return (other, "the other party", False) if other else None

    def _host(self, nominal: Nominal, role: Role) -> Nation | None:
        """The "host country" of whoever speaks: the other one."""
        if role.phrase.split()[0] not in {"host", "receiving"}:
            return None
        here = self.focus.speaking(nominal.key)
        other = self.focus.other(nominal.key, here[0] if here else None)
        return (other, "the host of whoever speaks", False) if other else None

    def _neighbour(self, nominal: Nominal) -> Nation | None:
        """The country next to the possessor's of which the report speaks most near by."""
        owner = nominal.owner
        own = None if owner is None else self.ask((nominal.sentence.index, owner.index)).country
        others: set[str | None] = {own}
        if nominal.role is not None and nominal.role.role.head == _ALLY:
            others |= self._opposed(nominal)
        other = self.focus.other(nominal.key, *others)
        return (other, "the neighbour", False) if own and other else None

    def _opposed(self, nominal: Nominal) -> set[str | None]:
        """The other countries of which the sentence speaks: no allies of whoever has one there."""
        terms = self.scene.terms.sentences[nominal.sentence.index]
        return {t.country for t in terms if not nominal.covers(t.start)}

    def _other_side(self, nominal: Nominal) -> Nation | None:
        """Who "the other side" is: not the one of which the sentence has spoken."""
        if not any(t.lemma.lower() == "other" for t in nominal.core()):
            return None
        index = nominal.sentence.index
        subjects = nominal.sentence.children(nominal.sentence.root, "nsubj")
        own = [self.ask((index, t.index)).country for t in subjects if t.index < nominal.head.index]
        here = self.focus.speaking(nominal.key)
        this = own[-1] if own else here[0] if here else None
        other = self.focus.other(nominal.key, this)
        return (other, "the other side", False) if other else None

    def _shared(self, nominal: Nominal) -> Nation | None:
        """The country told with the first of several joined ("Iraqi government and police")."""
        lead = syntax.first_conjunct(nominal.sentence, nominal.head)
        if lead is nominal.head:
            return None
        found = self.ask((nominal.sentence.index, lead.index))
        if found.sector is None or not found.told or found.country in {None, "IGO", "NGO"}:
            return None
        first = self.scene.nominal((nominal.sentence.index, lead.index))
        if first.role is None:
            return None
        return found.country or "", f"with {lead.text}", True

    def _of_mission(self, nominal: Nominal) -> Nation | None:
        """Whose the staff is of whom a report speaks beside a mission: the sender's."""
        sender = self.missions.staff(nominal)
        return None if sender is None else (sender, "staff of the mission", False)

    def _held(self, nominal: Nominal) -> Nation | None:
        """The country of those whom a State's own police or court arrests or jails."""
        sentence = nominal.sentence
        verb = sentence.parent(nominal.head)
        if verb is None or verb.lemma.lower() not in _HOLDING:
            return None
        if nominal.head not in syntax.deep_objects(sentence, verb):
            return None
        for doer in syntax.deep_subjects(sentence, verb)[:1]:
            found = self.ask((sentence.index, doer.index))
            if found.told and found.sector in _HOLDERS and found.country not in _NO_STATES:
                return found.country or "", f"held by {doer.text}", False
        return None

    def _own_government(self, nominal: Nominal) -> Nation | None:
        """The country whose president or government a party attacks or asks: its own."""
        sentence = nominal.sentence
        verb = sentence.parent(nominal.head)
        if verb is None or syntax.base(nominal.head) != "nsubj" or verb.lemma not in TELLING:
            return None
        for other in syntax.deep_objects(sentence, verb):
            inner = self.scene.nominal((sentence.index, other.index))
            found = self.ask((sentence.index, other.index))
            rules = inner.role is not None and inner.role.role.kind in {"office", "body"}
            if rules and found.sector == "GOV" and found.told and found.country not in _NO_STATES:
                return found.country or "", f"party under {other.text}", False
        return None

    def _receiving(self, nominal: Nominal) -> Nation | None:
        """The country visited, of whom a visitor "was received by"."""
        verb = nominal.sentence.parent(nominal.head)
        if verb is None or verb.lemma not in _RECEIVING or nominal.head.deprel == "nsubj":
            return None
        here = self.focus.place(nominal.key)
        return (here, "receives in its country", False) if here else None

    def _employed(self, nominal: Nominal) -> Nation | None:
        """The country of the office named in a title ("ministry spokesman", "embassy guard")."""
        index = nominal.sentence.index
        for token in nominal.core():
            if token.upos != "NOUN" or token.deprel != "compound" or token is nominal.head:
                continue
            role = self.scene.nominal((index, token.index)).role
            if role is not None and role.head == token.index and role.role.kind in _EMPLOYERS:
                found = self.ask((index, token.index)).country
                if found is not None:
                    return found, f"of {token.text}", False
        return None

    def _taken_up(self, nominal: Nominal, role: Role) -> Nation | None:
        """The country of the earlier mention that a description takes up."""
        if nominal.determiner in {"a", "number"} or (
            role.kind in {"person", "force", "amount"} and nominal.determiner == "none"
        ):
            return None
        if role.phrase in GENERIC and nominal.determiner != "the":
            return None
        antecedent = self.antecedents.descriptions.of_description(nominal)
        if antecedent is None and role.phrase in GENERIC and nominal.plural:
            antecedent = self.antecedents.descriptions.of_amount(nominal)  # "the men"
        if antecedent is None:
            return None
        found = self.ask(antecedent)
        if found.country is None:
            return None
        return found.country, f"as {self.scene.token(antecedent).text} before", False

    @staticmethod
    def _text(nominal: Nominal, term: Term) -> str:
        return " ".join(t.text for t in nominal.sentence.tokens[term.start : term.end])
