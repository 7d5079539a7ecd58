"""What a report's words are, looked up once and shared by all who ask who is meant.

In: an `Analysis` and its place mentions. Out: noun phrases, names, terms and locations by address.
Never decides on an antecedent, a country or a sector.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from demarche.coding import syntax
from demarche.coding.knowledge import NOTHING, Knowledge
from demarche.coding.parties.layout import Layout
from demarche.coding.parties.mentions import Matcher, Nominal, nominal
from demarche.coding.parties.terms import Term, Terms
from demarche.ontology import leaders, roles
from demarche.records import Analysis, Entity, MentionLabel, PlaceMention, Sector, Sentence, Token

LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "through", "throughout", "into",
     "within", "off", "over", "along", "behind", "beyond", "via", "north of", "south of",
     "east of", "west of", "close to", "out of", "in front of", "en route to"}
)  # fmt: skip
_MODIFIER = frozenset({"compound", "amod", "flat", "nummod", "det", "case", "punct", "goeswith"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET"})
_DATELINE_REACH = 400  # characters: a headline and a byline may stand before it

_SPONSORED = (
    "backed", "made", "born", "built", "trained", "supported", "aligned", "linked", "sponsored",
    "allied", "funded", "armed", "supplied", "language", "based", "brokered", "designed",
    "occupied", "mediated", "educated", "friendly",
)  # fmt: skip
_ABOUT = frozenset({"about", "over", "regarding", "against", "with", "for", "on", "than", "like"})
_IRREGULAR = {"people": "people", "children": "child", "police": "police", "wives": "wife"}

Key = tuple[int, int]


def _forms(token: Token) -> tuple[str, ...]:
    lemma, form = token.lemma.lower(), token.text.lower().replace("’", "'")
    if len(form) > 2 and form.endswith("."):
        form = form.rstrip(".")
    if token.xpos not in {"NNS", "NNPS"} and token.upos not in {"NOUN", "PROPN"}:
        return (lemma, form)
    return (lemma, form, _singular(form))


def _singular(form: str) -> str:
    """The singular of a regular plural, whatever the lemmatizer made of it."""
    if form in _IRREGULAR:
        return _IRREGULAR[form]
    if form.endswith("men") and len(form) > 4:
        return form[:-2] + "an"
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("ches", "shes", "sses", "xes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


class Scene:
    """A report's noun phrases, names and terms, by (sentence, token).

    Args:
        analysis: what the language layer found.
        places: the report's place mentions, where they are known.
        knowledge: what the user has told beside the report.
    """

    def __init__(
        self,
        analysis: Analysis,
        places: Sequence[PlaceMention] = (),
        knowledge: Knowledge = NOTHING,
    ) -> None:
        self.analysis = analysis
        self.knowledge = knowledge
        agents = knowledge.dictionary.agents
        self.match: Matcher = knowledge.dictionary.match if agents else roles.match
        self.terms = Terms(analysis, places, knowledge.dictionary)
        self.layout = Layout(analysis, self.terms)
        self._words: dict[int, list[tuple[str, ...]]] = {}
        self._nominals: dict[Key, Nominal] = {}
        self.persons: set[str] = set()
        """Surnames that a who's-who has, in lower case."""
        self.titles: dict[Key, Key] = {}
        self._entity_starts = [e.start for e in analysis.entities]
        self.mentions: dict[Key, MentionLabel] = {
            (m.sentence, m.token): m.label for m in analysis.mentions
        }
        self._paragraphs = self._paragraph_numbers()
        self._locations: dict[int, tuple[tuple[int, str], ...]] = {}

    def sentence(self, index: int) -> Sentence:
        """A sentence by index."""
        return self.analysis.sentences[index]

    def token(self, key: Key) -> Token:
        """A word by address."""
        return self.analysis.sentences[key[0]].tokens[key[1]]

    def words(self, sentence: int) -> list[tuple[str, ...]]:
        """The forms by which tables know each word: lemma, form, singular; all in lower case."""
        found = self._words.get(sentence)
        if found is None:
            tokens = self.analysis.sentences[sentence].tokens
            found = [_forms(t) for t in tokens]
            self._words[sentence] = found
        return found

    def nominal(self, key: Key) -> Nominal:
        """The noun phrase that a word heads."""
        found = self._nominals.get(key)
        if found is None:
            sentence = self.sentence(key[0])
            found = nominal(sentence, sentence.tokens[key[1]], self.words(key[0]), self.match)
            self._mend_extent(found)
            self._mend_apposition(found)
            self._nominals[key] = found
        return found

    def _mend_extent(self, nominal: Nominal) -> None:
        """Takes in the whole of a name of which the parser gave the phrase a part only."""
        term = self.terms.at(*nominal.key)
        if term is not None and term.kind in {"organisation", "group", "name"}:
            nominal.left = min(nominal.left, term.start)
            nominal.right = max(nominal.right, term.end - 1)
        entity = self.entity(nominal.head) or self._name_after(nominal)
        if entity is None or entity.label not in {"PER", "ORG"}:
            return
        tokens = nominal.sentence.tokens
        while nominal.left > 0 and tokens[nominal.left - 1].start >= entity.start:
            nominal.left -= 1
        while nominal.right + 1 < len(tokens) and tokens[nominal.right + 1].end <= entity.end:
            nominal.right += 1

    def _name_after(self, nominal: Nominal) -> Entity | None:
        """The person's name right after a title that the parser hung beside it."""
        after = nominal.right + 1
        if nominal.role is None or nominal.plural or after >= len(nominal.sentence.tokens):
            return None
        name = nominal.sentence.tokens[after]
        beside = name.head == nominal.head.head and name.deprel == nominal.head.deprel
        if not (beside or name.head in range(nominal.left, nominal.right + 1)):
            return None
        entity = self.entity(name)
        return entity if entity is not None and entity.label == "PER" else None

    def _mend_apposition(self, nominal: Nominal) -> None:
        """Joins a name between commas to the title before it, where the parser did not."""
        tokens, after = nominal.sentence.tokens, nominal.right + 1
        if nominal.role is None or after + 1 >= len(tokens) or tokens[after].text != ",":
            return
        name = tokens[after + 1]
        entity = self.entity(name)
        if entity is None or entity.label != "PER" or nominal.plural:
            return
        last = next((t for t in reversed(tokens) if t.start < entity.end), name)
        closed = last.index + 1 == len(tokens) or tokens[last.index + 1].upos == "PUNCT"
        known = {t.index for t in nominal.apposed}
        if closed and not known & set(range(name.index, last.index + 1)):
            nominal.apposed.append(name)
            self.titles[(nominal.sentence.index, name.index)] = nominal.key

    def entity(self, token: Token) -> Entity | None:
        """The named entity that covers a word."""
        at = bisect_right(self._entity_starts, token.start) - 1
        if at < 0:
            return None
        found = self.analysis.entities[at]
        return found if found.start <= token.start < found.end else None

    def leader(self, nominal: Nominal) -> tuple[str, Sector | None] | None:
        """Country and sector of the well-known person whom a phrase names."""
        published = self.analysis.report.published
        text = self.analysis.report.text
        for token in (nominal.head, *nominal.core()):
            entity = self.entity(token)
            if entity is not None and entity.label == "PER":
                name = text[entity.start : entity.end]
                return leaders.by_person(name, published.year if published else None)
        if nominal.head.upos != "PROPN" or nominal.role is not None:
            return None
        return leaders.by_person(nominal.head.text, published.year if published else None)

    def heads(self, sentence: int) -> list[Token]:
        """The words of a sentence that head noun phrases, in text order."""
        return [
            t
            for t in self.sentence(sentence).tokens
            if t.upos in _NOUNS
            and syntax.base(t) not in _MODIFIER
            and t.deprel != "nmod:desc"
            and (t.upos in {"NOUN", "PROPN"} or syntax.base(t) in {"nsubj", "obj", "obl", "nmod"})
        ]

    def paragraph(self, sentence: int) -> int:
        """The number of the paragraph in which a sentence stands."""
        return self._paragraphs[sentence]

    def _paragraph_numbers(self) -> list[int]:
        numbers: list[int] = []
        end, number = 0, 0
        for sentence in self.analysis.sentences:
            if "\n" in self.analysis.report.text[end : sentence.start]:
                number += 1
            numbers.append(number)
            end = sentence.end
        return numbers

    def own_terms(self, nominal: Nominal) -> list[Term]:
        """The terms in a phrase's core: not its possessor's, not a "-backed" sponsor's."""
        index = nominal.sentence.index
        owner_end = -1
        if nominal.owner is not None and nominal.owner.index < nominal.head.index:
            owner_end = nominal.sentence.subtree(nominal.owner)[-1].index
        found: list[Term] = []
        for i in range(nominal.left, nominal.right + 1):
            term = self.terms.at(index, i)
            if term is None or i <= owner_end or (found and found[-1] is term):
                continue
            if not self._is_sponsor(nominal.sentence, term):
                found.append(term)
        return found

    @staticmethod
    def _is_sponsor(sentence: Sentence, term: Term) -> bool:
        """Whether the term only tells who stands behind ("Iran-backed", "Turkish-made")."""
        rest = [t.text.lower() for t in sentence.tokens[term.end : term.end + 2]]
        word = "".join(rest[:2]) if rest and rest[0] in {"-", "–", "‐"} else ""
        last = sentence.tokens[term.end - 1].text.lower()
        return any(w.endswith(_SPONSORED) for w in (word, last if "-" in last else ""))

    def locations(self, sentence: int) -> tuple[tuple[int, str], ...]:
        """(word, country) of each term that tells where, in text order."""
        found = self._locations.get(sentence)
        if found is None:
            found = tuple(
                (self.term_head(self.sentence(sentence), term).index, term.country)
                for term in self.terms.sentences[sentence]
                if term.country
                and term.country not in {"IGO", "NGO"}
                and self._locates(sentence, term)
            )
            self._locations[sentence] = found
        return found

    def _locates(self, index: int, term: Term) -> bool:
        if term.kind not in {"name", "seat", "place"}:
            return False
        sentence = self.sentence(index)
        head = self.term_head(sentence, term)
        if syntax.case_of(sentence, head) in LOCATIVE:
            return True
        if term.kind == "place":
            return syntax.case_of(sentence, head) not in _ABOUT
        parent = sentence.parent(head)
        if term.kind == "seat" and head.deprel == "compound" and parent is not None:
            role = self.nominal((index, parent.index)).role
            return role is None or role.role.kind == "mission"
        if parent is not None and head.index < parent.index:
            role = self.nominal((index, parent.index)).role
            if role is not None and role.role.kind == "mission":
                return False  # "broke into the U.S. embassy"
        return (
            head.deprel in {"nmod", "appos", "compound", "nmod:unmarked"}
            and parent is not None
            and syntax.case_of(sentence, parent) in LOCATIVE
        )

    @staticmethod
    def term_head(sentence: Sentence, term: Term) -> Token:
        """The word of a term on which its others depend."""
        for i in range(term.start, term.end):
            token = sentence.tokens[i]
            if not term.start <= token.head < term.end:
                return token
        return sentence.tokens[term.end - 1]

    def dateline(self) -> tuple[str, str] | None:
        """The country of the place in capitals at the head of the report, and its name."""
        for sentence, terms in zip(self.analysis.sentences, self.terms.sentences, strict=True):
            if sentence.start > _DATELINE_REACH:
                return None
            for term in terms:
                words = [t.text for t in sentence.tokens[term.start : term.end]]
                starts = term.start == 0 or self._line_starts(sentence.tokens[term.start])
                if (
                    starts
                    and term.country
                    and all(w.isupper() for w in words)
                    and len(words[0]) > 3
                ):
                    known = term.country not in {"IGO", "NGO"}
                    return (term.country, " ".join(words).lower()) if known else None
        return None

    def _line_starts(self, token: Token) -> bool:
        text = self.analysis.report.text
        return token.start == 0 or text[token.start - 1] == "\n"

    def country_counts(self) -> Counter[str]:
        """How often the report names each country, its people, capital or places."""
        counts: Counter[str] = Counter()
        for terms in self.terms.sentences:
            counts.update(t.country for t in terms if t.country and t.country not in {"IGO", "NGO"})
        published = self.analysis.report.published
        text = self.analysis.report.text
        for entity in self.analysis.entities:
            if entity.label == "PER":
                name = text[entity.start : entity.end]
                known = leaders.by_person(name, published.year if published else None)
                if known is not None and known[0] not in {"IGO", "NGO"}:
                    counts[known[0]] += 1
        return counts
