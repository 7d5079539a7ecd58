"""Country and sector of a noun phrase, each with the reason.

In: a `Scene` and the address of a head word. Out: an `Affiliation`. Never looks at another report,
never says which mention stands for a pronoun in the output.
"""

from __future__ import annotations

from dataclasses import replace

from demarche.coding import syntax
from demarche.coding.parties.affiliation import NOBODY, Affiliation
from demarche.coding.parties.anaphora import Antecedents, is_pronoun
from demarche.coding.parties.extents import extent
from demarche.coding.parties.focus import Focus
from demarche.coding.parties.mentions import Nominal, is_stray_subject
from demarche.coding.parties.nationality import Nationality
from demarche.coding.parties.scene import LOCATIVE, Key, Scene
from demarche.coding.parties.sectors import role_sector
from demarche.coding.parties.terms import Term
from demarche.coding.parties.who import WhoBook, WhoEntry
from demarche.ontology.roles import Role
from demarche.records import Entity, Evidence, Sector, Sentence, Token

_NEIGHBOURS = frozenset({"neighbour", "neighbor", "ally"})
_BACKING = frozenset({"stand", "rally", "unite", "throw", "put", "line"})
_DIVIDED = frozenset({"CYP"})  # "Turkish Cypriots" live in Cyprus
_COUNTING = frozenset({"NUM", "DET", "PRON", "ADJ"})
_SAME = frozenset({"flat", "appos", "nmod:desc"})


class Affiliations:
    """Country and sector of any noun phrase of one report."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.antecedents = Antecedents(scene, self.of)
        self.focus = Focus(scene, lambda key: self.of(key).country)
        self.nationality = Nationality(scene, self.focus, self.antecedents, self.of, self._entry)
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
            self.scene.persons.update(
                entry.name.split()[-1].lower() for entry in self._book.entries()
            )
            self._found.clear()
        return self._book

    def _learn(self, book: WhoBook) -> None:
        for sentence in self.scene.analysis.sentences:
            for head in self.scene.heads(sentence.index):
                self.scene.nominal((sentence.index, head.index))  # mends appositions
            for token in sentence.tokens:
                entity = self.scene.entity(token)
                if token.text == "(":
                    self._learn_short_name(book, sentence, token.index)
                if entity is None or entity.label != "PER" or token.deprel == "flat":
                    continue
                if token.upos != "PROPN":
                    continue
                key = self._phrase_of(sentence.index, token)
                nominal = self.scene.nominal(key)
                told = nominal.apposed or token.deprel == "appos"
                if nominal.role is None and not told:
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
                        told=found.told,
                    )
                )

    def _learn_short_name(self, book: WhoBook, sentence: Sentence, at: int) -> None:
        """An abbreviation in brackets means what stands before it."""
        words = sentence.tokens[at + 1 : at + 3]
        if len(words) < 2 or words[1].text != ")" or not words[0].text[:3].isupper():
            return
        if self.scene.terms.at(sentence.index, words[0].index) is not None:
            return
        before = next(
            (t for t in reversed(sentence.tokens[:at]) if t.upos in {"NOUN", "PROPN"}), None
        )
        while before is not None and syntax.base(before) in {"compound", "flat"}:
            before = sentence.parent(before)
        if before is None:
            return
        found = self.of((sentence.index, before.index))
        if found.sector is None:
            return
        report = self.scene.analysis.report
        span = extent(self.scene.nominal((sentence.index, before.index)))
        evidence = Evidence.at(report.id, report.text, span)
        book.learn(
            WhoEntry(
                words[0].text,
                evidence.quote.lower(),
                found.country,
                found.sector,
                (evidence,),
                told=False,
            )
        )

    def _phrase_of(self, index: int, token: Token) -> Key:
        """The head of the phrase in which a name stands: itself, or the title before it."""
        if (index, token.index) in self.scene.titles:
            return self.scene.titles[(index, token.index)]
        parent = self.scene.sentence(index).parent(token)
        if is_stray_subject(self.scene.sentence(index), token):
            return (index, token.index)
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
        if is_pronoun(token):
            antecedent = self.antecedents.of_pronoun(key)
            return NOBODY if antecedent is None else self.of(antecedent)
        nominal = self.scene.nominal(key)
        given = self._given(nominal)
        if given is not None:
            return given
        entity = self.scene.entity(token)
        term = self.scene.terms.at(*key)
        person = entity is not None and entity.label == "PER"
        if person and entity is not None and not self._is_whole(key, entity, term):
            term = None  # "Paris" in a person's name
        if term is not None and term.kind == "demonym" and token.text.lower() in self.scene.persons:
            term = None  # "Türk" after "Volker Türk"
        if term is not None and self._names(nominal, term):
            return self._of_term(nominal, term)
        if nominal.role is not None:
            return self._of_role(nominal, nominal.role.role)
        if token.upos in _COUNTING and self._is_part(nominal):
            return self._of_amount(nominal)
        named = token.upos == "PROPN" and term is None
        if token.upos == "NOUN" and (taken := self._taken_up(nominal)) is not None:
            return taken
        if person or (named and (self._entry(nominal) or self.scene.leader(nominal))):
            return self._of_person(nominal)
        return self._of_mention(nominal)

    def _taken_up(self, nominal: Nominal) -> Affiliation | None:
        """What a general noun that is no role takes up: "the body's secretary general"."""
        if not self.antecedents.descriptions.is_general(nominal):
            return None
        antecedent = self.antecedents.descriptions.of_description(nominal)
        found = NOBODY if antecedent is None else self.of(antecedent)
        if found.sector is None:
            return None
        return replace(found, why=f"{nominal.head.text}: {found.why}")

    def _given(self, nominal: Nominal) -> Affiliation | None:
        """What the user's dictionary says of the one whom a phrase names."""
        if not self.scene.knowledge.dictionary.actors:
            return None
        for token in (nominal.head, *nominal.core()):
            inside = token is nominal.head or (
                token.deprel in _SAME and token.head == nominal.head.index
            )
            term = self.scene.terms.at(nominal.sentence.index, token.index)
            if inside and term is not None and term.given and term.sector is not None:
                text = " ".join(t.text for t in nominal.sentence.tokens[term.start : term.end])
                return Affiliation(
                    term.country, term.sector, told=True, why=f"{text}: your dictionary"
                )
        return None

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
            land = self._minority_of(nominal, term) or term.country
            return Affiliation(land, self._people(nominal), told=True, why=f"people: {text}")
        head = self.scene.term_head(sentence, term)
        case = syntax.case_of(sentence, head)
        governor = sentence.parent(head)
        backed = case == "behind" and governor is not None and governor.lemma in _BACKING
        locative = case in LOCATIVE and not backed
        if term.kind == "place" or locative:
            return Affiliation(term.country, None, told=True, why=f"{text}: a place")
        what = "country" if term.kind == "name" else "seat of government"
        return Affiliation(term.country, "GOV", told=True, why=f"{what}: {text}")

    def _minority_of(self, nominal: Nominal, term: Term) -> str | None:
        """The country in which a people lives: "Kosovo Serbs", "Turkish Cypriots" aside."""
        before = self.scene.terms.at(nominal.sentence.index, term.start - 1)
        if before is None or before is term or term.start == 0 or not nominal.plural:
            return None
        if before.end != term.start or before.start < nominal.left or before.sector is not None:
            return None
        return None if term.country in _DIVIDED else before.country

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
        known = self.scene.leader(nominal)
        if known is not None:
            return Affiliation(known[0], known[1] or "CVL", told=True, why="well known")
        told = self.nationality.told(nominal, None)
        if told is not None:
            return Affiliation(told[0], "CVL", told=True, why=told[1])
        spot = self.focus.acting(nominal.key)
        return Affiliation(
            spot[0] if spot else None, "CVL", told=False, why="person without office"
        )

    def _entry(self, nominal: Nominal) -> WhoEntry | None:
        """The who's-who entry of the name in a phrase."""
        name = None if self._learning else self._name_in(nominal)
        if name is None:
            return None
        entry = self.book.look(name)
        if entry is not None and entry.country is not None and entry.told:
            return entry
        known = self.scene.knowledge.who.look(name, self.scene.analysis.report.published)
        if known is None:
            return entry
        if entry is None:
            role = f"{known.role or 'named'} in {known.sightings[-1].report}"
            return WhoEntry(known.name, role, known.country, known.sector, ())
        return replace(entry, country=known.country or entry.country)

    def _name_in(self, nominal: Nominal) -> str | None:
        """The name in a phrase, as the report writes it."""
        text = self.scene.analysis.report.text
        for token in (nominal.head, *nominal.core()):
            entity = self.scene.entity(token)
            if entity is not None and entity.label == "PER":
                return text[entity.start : entity.end]
        head = nominal.head
        if head.upos == "PROPN" and self.scene.terms.at(*nominal.key) is None:
            return text[head.start : head.end]
        return None

    def _of_mention(self, nominal: Nominal) -> Affiliation:
        """A noun that no table knows, by the kind of mention that it heads."""
        label = self.scene.mentions.get(nominal.key)
        entity = self.scene.entity(nominal.head)
        if label == "person":
            sector: Sector = "CVL"
        elif label == "organization" or (entity is not None and entity.label == "ORG"):
            sector = "UNK"
        elif entity is not None and entity.label == "NORP" and nominal.plural:
            sector = "CVL"
        else:
            return NOBODY
        told = self.nationality.told(nominal, None)
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
        known = self.scene.leader(nominal) if role.kind in {"group", "person"} else None
        if known is not None and known[1] is not None:
            sector, because = known[1], f"well known: {known[1]}"
        if "g" in role.traits and role.kind == "mission":
            return self.nationality.missions.premises(nominal)
        if role.country is not None:
            return Affiliation(role.country, sector, told=True, why=f"{because}; your dictionary")
        country = self.nationality.country(nominal, role, sector)
        if country is None:
            return Affiliation(None, sector, told=False, why=because)
        if role.head in _NEIGHBOURS and self._is_of_state(nominal):
            sector = "GOV"
        if country[0] == "IGO" and role.kind == "mission":
            sector = "IGO"
        return Affiliation(country[0], sector, told=country[2], why=f"{because}; {country[1]}")

    def _is_of_state(self, nominal: Nominal) -> bool:
        """Whether its possessor is a State: "Caracas accused its neighbour"."""
        owner = nominal.owner
        if owner is None or nominal.plural:
            return False
        return self.of((nominal.sentence.index, owner.index)).sector == "GOV"

    def _sector_taken_up(
        self, nominal: Nominal, sector: Sector, because: str
    ) -> tuple[Sector, str]:
        """The sector of the earlier mention that "the movement" or "the Libyan leader" takes up."""
        own = [t.country for t in self.scene.own_terms(nominal) if t.country]
        antecedent = self.antecedents.descriptions.of_description(nominal, own[0] if own else None)
        found = NOBODY if antecedent is None else self.of(antecedent)
        if found.sector is None:
            return sector, because
        return found.sector, f"{because.partition(':')[0]}: {found.sector} as before"

    @staticmethod
    def _is_part(nominal: Nominal) -> bool:
        """Whether some of many are meant: "many of the protesters"."""
        return any(preposition == "of" for preposition, _ in nominal.phrases)

    def _of_amount(self, nominal: Nominal) -> Affiliation:
        """Whom "dozens of men" or "a few" count: the noun after "of", else those told before."""
        for preposition, noun in nominal.phrases:
            if preposition in {"of", "among"}:
                return self.of((nominal.sentence.index, noun.index))
        antecedent = self.antecedents.descriptions.of_amount(nominal)
        if antecedent is not None:
            return self.of(antecedent)
        label = self.scene.mentions.get(nominal.key)
        if label is None and nominal.head.upos not in {"NOUN", "NUM", "ADJ"}:
            return NOBODY
        spot = self.focus.acting(nominal.key)
        return Affiliation(spot[0] if spot else None, "CVL", told=False, why="people")
