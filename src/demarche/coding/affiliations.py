"""Country and sector of a noun phrase, each with the reason.

In: a `Scene` and the address of a head word. Out: an `Affiliation`. Never looks at another report,
never says which mention stands for a pronoun in the output.

The country is looked for, in this order: in the words of the phrase itself (adjective, name,
possessor, "of" and "in" phrases, apposition), in the who's-who of the report, in an earlier mention
that the phrase takes up, and last in what the report speaks of at that point.
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.coding.affiliation import NOBODY, Affiliation
from demarche.coding.anaphora import PRONOUNS, Antecedents
from demarche.coding.focus import Focus
from demarche.coding.mentions import Nominal, extent
from demarche.coding.missions import Missions
from demarche.coding.scene import LOCATIVE, Key, Scene
from demarche.coding.sectors import GENERIC, role_sector
from demarche.coding.terms import Term
from demarche.coding.who import WhoBook, WhoEntry
from demarche.ontology.roles import Role
from demarche.records import Entity, Evidence, Sector, Token

_INHABITED = frozenset({"name", "seat", "place"})
_SPEAKERS = frozenset({"office", "body", "staff", "mission", "arms", "state"})
_OWNING = frozenset({"of", "for", "to", "by"})
_FOREIGN = frozenset(
    {"foreign", "neighbouring", "neighboring", "host", "other", "various", "western"}
)


class Affiliations:
    """Country and sector of any noun phrase of one report."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.antecedents = Antecedents(scene, self.of)
        self.focus = Focus(scene, lambda key: self.of(key).country)
        self._missions = Missions(scene, self.focus, self.antecedents, self.of)
        self._found: dict[Key, Affiliation] = {}
        self._book: WhoBook | None = None
        self._learning = False

    @property
    def book(self) -> WhoBook:
        """The who's-who that the report's titles and appositions give."""
        if self._book is None:
            self._book = WhoBook()
            self._learning = True
            self._learn(self._book)
            self._learning = False
            self._found.clear()
        return self._book

    def _learn(self, book: WhoBook) -> None:
        for sentence in self.scene.analysis.sentences:
            for token in sentence.tokens:
                entity = self.scene.entity(token)
                if entity is None or entity.label != "PER" or token.deprel == "flat":
                    continue
                key = self._phrase_of(sentence.index, token)
                nominal = self.scene.nominal(key)
                if nominal.role is None and not nominal.apposed and token.deprel != "appos":
                    continue
                found = self.of(key)
                if found.sector is None or (nominal.role is None and not found.told):
                    continue
                report = self.scene.analysis.report
                book.learn(
                    WhoEntry(
                        name=report.text[entity.start : entity.end],
                        role=nominal.role.role.phrase if nominal.role else None,
                        country=found.country,
                        sector=found.sector,
                        evidence=(Evidence.at(report.id, report.text, extent(nominal)),),
                    )
                )

    def _phrase_of(self, index: int, token: Token) -> Key:
        """The head of the phrase in which a name stands: itself, or the title before it."""
        parent = self.scene.sentence(index).parent(token)
        if parent is not None and token.deprel in {"appos", "flat"} and parent.index < token.index:
            return (index, parent.index)
        return (index, token.index)

    def of(self, key: Key) -> Affiliation:
        """The affiliation of the phrase that a word heads; a pronoun's is its antecedent's."""
        found = self._found.get(key)
        if found is None:
            self._found[key] = NOBODY  # guards against a phrase that needs itself
            found = self._find(key)
            self._found[key] = found
        return found

    def _find(self, key: Key) -> Affiliation:
        token = self.scene.token(key)
        if token.text.lower() in PRONOUNS:
            antecedent = self.antecedents.of_pronoun(key)
            return NOBODY if antecedent is None else self.of(antecedent)
        nominal = self.scene.nominal(key)
        entity = self.scene.entity(token)
        term = self.scene.terms.at(*key)
        person = entity is not None and entity.label == "PER"
        if person and entity is not None and not self._is_whole(key, entity, term):
            term = None  # "Paris" in a person's name
        if term is not None and self._names(nominal, term):
            return self._of_term(nominal, term)
        if nominal.role is not None:
            return self._of_role(nominal, nominal.role.role)
        if person or (token.upos == "PROPN" and self._entry(nominal) is not None):
            return self._of_person(nominal)
        return self._of_mention(nominal)

    def _is_whole(self, key: Key, entity: Entity, term: Term | None) -> bool:
        """Whether a term is the whole of what was taken for a person's name ("Türkiye")."""
        if term is None or term.kind in {"demonym", "place"}:
            return False
        tokens = self.scene.sentence(key[0]).tokens
        return tokens[term.start].start <= entity.start and entity.end <= tokens[term.end - 1].end

    @staticmethod
    def _names(nominal: Nominal, term: Term) -> bool:
        """Whether the phrase is a name of its own, not a role that a name tells more of."""
        role = nominal.role
        return role is None or (term.start <= role.start and role.end <= term.end)

    def _of_term(self, nominal: Nominal, term: Term) -> Affiliation:
        sentence = nominal.sentence
        text = " ".join(t.text for t in sentence.tokens[term.start : term.end])
        if term.kind in {"organisation", "group"}:
            country = term.country
            why = f"{text}: known {term.kind}"
            if nominal.owner is not None and term.kind == "group":
                country = self.of((sentence.index, nominal.owner.index)).country or country
            if country is None:
                found = self.focus.acting(nominal.key)
                country = found[0] if found else None
            return Affiliation(country, term.sector, told=True, why=why)
        if term.kind == "demonym":
            return Affiliation(
                term.country, self._people(nominal), told=True, why=f"people: {text}"
            )
        locative = syntax.case_of(sentence, self.scene.term_head(sentence, term)) in LOCATIVE
        if term.kind == "place" or locative:
            return Affiliation(term.country, None, told=True, why=f"{text}: a place")
        what = "country" if term.kind == "name" else "seat of government"
        return Affiliation(term.country, "GOV", told=True, why=f"{what}: {text}")

    @staticmethod
    def _people(nominal: Nominal) -> Sector:
        """A people as a State ("the Iraqis", "the Cuban note"), or some of its people."""
        if nominal.head.upos == "ADJ" or syntax.base(nominal.head) in {"amod", "compound"}:
            return "GOV"
        as_state = nominal.determiner == "the" and nominal.plural
        numbered = any(t.upos == "NUM" for t in nominal.core())
        return "GOV" if as_state and not numbered else "CVL"

    def _of_person(self, nominal: Nominal) -> Affiliation:
        for apposed in nominal.apposed:
            found = self.of((nominal.sentence.index, apposed.index))
            if found.sector is not None:
                return found
        entry = self._entry(nominal)
        if entry is not None:
            return Affiliation(
                entry.country,
                entry.sector,
                told=True,
                why=f"who's who: {entry.role or 'named before'}",
            )
        told = self._told(nominal, None)
        if told is not None:
            return Affiliation(told[0], "CVL", told=True, why=told[1])
        spot = self.focus.acting(nominal.key)
        return Affiliation(
            spot[0] if spot else None, "CVL", told=False, why="person without office"
        )

    def _entry(self, nominal: Nominal) -> WhoEntry | None:
        """The who's-who entry of the name in a phrase."""
        if self._learning:
            return None
        text = self.scene.analysis.report.text
        for token in (nominal.head, *nominal.core()):
            entity = self.scene.entity(token)
            if entity is not None and entity.label == "PER":
                return self.book.look(text[entity.start : entity.end])
        head = nominal.head
        if head.upos == "PROPN" and self.scene.terms.at(*nominal.key) is None:
            return self.book.look(text[head.start : head.end])
        return None

    def _of_mention(self, nominal: Nominal) -> Affiliation:
        """A noun that no table knows, by the kind of mention that it heads."""
        label = self.scene.mentions.get(nominal.key)
        entity = self.scene.entity(nominal.head)
        if label == "person":
            sector: Sector = "CVL"
        elif label == "organization" or (entity is not None and entity.label == "ORG"):
            sector = "UNK"
        else:
            return NOBODY
        told = self._told(nominal, None)
        if told is not None:
            return Affiliation(told[0], sector, told=True, why=f"{label or 'name'}; {told[1]}")
        spot = self.focus.acting(nominal.key)
        return Affiliation(spot[0] if spot else None, sector, told=False, why=f"{label or 'name'}")

    def _of_role(self, nominal: Nominal, role: Role) -> Affiliation:
        if role.kind == "amount":
            return self._of_amount(nominal)
        sector, because = role_sector(nominal, role, self.scene, self.of)
        definite = nominal.determiner in {"the", "this"}
        if role.inherits and definite and because.startswith(role.phrase):
            sector, because = self._sector_taken_up(nominal, sector, because)
        if "g" in role.traits and role.kind == "mission":
            return self._missions.premises(nominal)
        country = self._country(nominal, role, sector)
        if country is None:
            return Affiliation(None, sector, told=False, why=because)
        return Affiliation(country[0], sector, told=country[2], why=f"{because}; {country[1]}")

    def _sector_taken_up(
        self, nominal: Nominal, sector: Sector, because: str
    ) -> tuple[Sector, str]:
        """The sector of the earlier mention that "the movement" or "the Libyan leader" takes up."""
        antecedent = self.antecedents.of_description(nominal)
        found = NOBODY if antecedent is None else self.of(antecedent)
        if antecedent is None or found.sector is None:
            return sector, because
        own = [t.country for t in self.scene.own_terms(nominal) if t.country]
        if own and found.country not in own:
            return sector, because
        return found.sector, f"{because.split(':')[0]}: {found.sector} as before"

    def _of_amount(self, nominal: Nominal) -> Affiliation:
        """What "dozens of men" or "a few" count: the noun after "of", else who was told of before."""
        for preposition, noun in nominal.phrases:
            if preposition in {"of", "among"}:
                found = self.of((nominal.sentence.index, noun.index))
                if found.sector is not None:
                    return found
        antecedent = self.antecedents.of_amount(nominal)
        if antecedent is not None:
            return self.of(antecedent)
        label = self.scene.mentions.get(nominal.key)
        if label is None and nominal.head.upos not in {"NOUN", "NUM", "ADJ"}:
            return NOBODY
        spot = self.focus.acting(nominal.key)
        return Affiliation(spot[0] if spot else None, "CVL", told=False, why="people")

    def _country(
        self, nominal: Nominal, role: Role, sector: Sector
    ) -> tuple[str, str, bool] | None:
        """(country, reason, whether the phrase's own words tell it)."""
        if role.kind == "mission":
            found = self._missions.sender(nominal)
            return (*found, True) if found else None
        if role.kind == "relation":
            return self._related(nominal, role)
        told = self._told(nominal, role)
        if told is not None:
            return (*told, True)
        if role.kind == "state" and (other := self._other_side(nominal)) is not None:
            return other
        entry = self._entry(nominal)
        if entry is not None and entry.country is not None:
            return entry.country, f"who's who: {entry.role}", True
        if sector in {"IGO"} or role.kind == "igo":
            return "IGO", "international", True
        if sector == "UNK" or self._of_anywhere(nominal):
            return None
        shared = self._shared(nominal) or self._taken_up(nominal, role)
        if shared is not None:
            return shared
        speaks = (role.kind in _SPEAKERS and sector in {"GOV", "LEG"}) or (
            role.kind == "arms" or sector in {"PTY", "OPP"}
        )
        found = self.focus.speaking(nominal.key) if speaks else self.focus.acting(nominal.key)
        return (*found, False) if found else None

    @staticmethod
    def _of_anywhere(nominal: Nominal) -> bool:
        """Whether it speaks of many States' ("foreign governments", "host countries")."""
        if not nominal.plural or nominal.determiner in {"the", "possessive", "this"}:
            return False
        return any(t.lemma.lower() in _FOREIGN for t in nominal.core())

    def _told(self, nominal: Nominal, role: Role | None) -> tuple[str, str] | None:
        """The country that the phrase's own words tell."""
        index = nominal.sentence.index
        for term in sorted(self.scene.own_terms(nominal), key=lambda t: t.kind == "seat"):
            if term.country is not None and not term.start <= nominal.head.index < term.end:
                return term.country, f"{term.kind} {self._text(nominal, term)}"
        if nominal.owner is not None and (role is None or role.kind != "state"):
            found = self.of((index, nominal.owner.index))
            if found.country is not None:
                return found.country, f"possessor {nominal.owner.text}"
        for preposition, noun in nominal.phrases:
            country = self._through(index, preposition, noun)
            if country is not None:
                return country, f"{preposition} {noun.text}"
        for apposed in nominal.apposed:
            found = self.of((index, apposed.index))
            if found.told and found.country is not None:
                return found.country, "apposition"
        if any(
            c.text.lower() == "there" for c in nominal.sentence.children(nominal.head, "advmod")
        ):
            there = self.focus.last_named(nominal.key)
            return (there, "there") if there else None
        return None

    def _through(self, index: int, preposition: str, noun: Token) -> str | None:
        """The country that a phrase after the noun tells ("in Jerusalem", "of the ministry")."""
        term = self.scene.terms.at(index, noun.index)
        if term is not None and (
            term.kind in _INHABITED or preposition in {"of", "from", "for", "by"}
        ):
            return term.country
        nominal = self.scene.nominal((index, noun.index))
        kind = nominal.role.role.kind if nominal.role else None
        owned = preposition in _OWNING and kind not in {None, "unknown", "amount"}
        if owned or (preposition in {"at", "in", "from"} and kind == "mission"):
            found = self.of((index, noun.index))
            return found.country if found.sector is not None else None
        if preposition in LOCATIVE or preposition == "from":
            inner = [t for t in self.scene.own_terms(nominal) if t.kind != "organisation"]
            if inner:
                return inner[0].country
            if nominal.owner is not None:
                return self.of((index, nominal.owner.index)).country
        return None

    def _related(self, nominal: Nominal, role: Role) -> tuple[str, str, bool] | None:
        """Whose "his Iraqi counterpart" is, or "the host", "his guest", "his opponent"."""
        index = nominal.sentence.index
        terms = [t for t in self.scene.own_terms(nominal) if t.country]
        if terms and terms[0].country:
            return terms[0].country, f"{terms[0].kind} {self._text(nominal, terms[0])}", True
        entry = self._entry(nominal)
        if entry is not None and entry.country:
            return entry.country, "who's who", True
        owner = self.of((index, nominal.owner.index)).country if nominal.owner is not None else None
        same_side = role.head in {"opponent", "rival", "critic", "successor", "predecessor"}
        if owner is not None and same_side:
            return owner, "possessor", True
        here = self.focus.place(nominal.key)
        if owner is None and role.head == "host":
            return (here, "where they meet", False) if here else None
        if owner is None and role.head in {"guest", "visitor"}:
            owner = here
        other = self.focus.other(nominal.key, owner)
        return (other, "the other party", False) if other else None

    def _other_side(self, nominal: Nominal) -> tuple[str, str, bool] | None:
        """Who "the other side" is: not the one of which the sentence has spoken."""
        if not any(t.lemma.lower() == "other" for t in nominal.core()):
            return None
        own = [c for i, c in self.focus.subjects(nominal.sentence.index) if i < nominal.head.index]
        here = self.focus.speaking(nominal.key)
        this = own[-1] if own else here[0] if here else None
        other = self.focus.other(nominal.key, this)
        return (other, "the other side", False) if other else None

    def _shared(self, nominal: Nominal) -> tuple[str, str, bool] | None:
        """The country told with the first of several joined ("Iraqi government and police")."""
        lead = syntax.first_conjunct(nominal.sentence, nominal.head)
        if lead is nominal.head:
            return None
        found = self.of((nominal.sentence.index, lead.index))
        if found.sector is None or not found.told or found.country in {None, "IGO", "NGO"}:
            return None
        first = self.scene.nominal((nominal.sentence.index, lead.index))
        if first.role is None:
            return None
        return found.country or "", f"with {lead.text}", True

    def _taken_up(self, nominal: Nominal, role: Role) -> tuple[str, str, bool] | None:
        """The country of the earlier mention that a description takes up."""
        if nominal.determiner in {"a", "number"} or (
            role.kind in {"person", "force", "amount"} and nominal.determiner == "none"
        ):
            return None
        if role.phrase in GENERIC and nominal.determiner != "the":
            return None
        antecedent = self.antecedents.of_description(nominal)
        if antecedent is None:
            return None
        found = self.of(antecedent)
        if found.country is None:
            return None
        return found.country, f"as {self.scene.token(antecedent).text} before", False

    @staticmethod
    def _text(nominal: Nominal, term: Term) -> str:
        return " ".join(t.text for t in nominal.sentence.tokens[term.start : term.end])
