"""The slots around a word, and whether an entry's frame fits them.

In: a word of a tree. Out: the words that fill each of its slots, and whether a condition on them
holds. Never reads beyond the sentence.

Slots of any predicate: ``subj obj iobj comp compsubj compmark pred quote prt surf has modal neg
pass cop case self speaker hearer said``, and every preposition by its own name. Of nouns besides:
``doer`` ("by" phrase, possessor, adjective or compound that names a party, subject of the light
verb), ``around`` (subject of the clause that it stands in), ``claimant`` (who claims responsibility
for it), ``light`` (the verb that governs it), ``pre`` (adjectives and compounds before it).
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.coding.acts.classes import Classes, hyphenated, lemma_of, of_lemma
from demarche.ontology import countries
from demarche.ontology.lexicon import Condition
from demarche.records import Sentence, Token


def is_speech(token: Token) -> bool:
    """Whether a verb says that somebody says (or thinks) something."""
    return "speech" in of_lemma(lemma_of(token))


# a general strike, a terrorist attack
_NO_OFFICERS = frozenset({"general", "major", "private", "chief", "minor", "terrorist", "suicide"})
_STATIC = frozenset({"be", "remain", "stay", "go", "come", "enter"})
_QUOTES = frozenset({'"', "“", "”", "«", "»", "''", "``"})
_ANY_PARTY = frozenset({"party"})


class Frame:
    """The slots around one word, each looked up once."""

    def __init__(self, sentence: Sentence, token: Token, classes: Classes) -> None:
        """Looks nothing up yet.

        Args:
            sentence: the sentence.
            token: the word, a verb, noun or other predicate.
            classes: the classes of the report's words.
        """
        self.sentence = sentence
        self.token = token
        self.classes = classes
        self._filled: dict[str, list[Token]] = {}
        self._together: dict[tuple[str, ...], list[Token]] = {}
        self._named: dict[int, frozenset[str]] = {}
        self._preps: dict[str, list[Token]] | None = None

    # Pronouns and names of the slots that are no prepositions stand in the methods "_<slot>".
    def slot(self, name: str) -> list[Token]:
        """The words in a slot, empty where it is not filled."""
        found = self._filled.get(name)
        if found is None:
            look = getattr(self, f"_{name}", None)
            found = look() if look is not None else self.preps().get(name, [])
            self._filled[name] = found
        return found

    def preps(self) -> dict[str, list[Token]]:
        """The prepositional phrases by preposition."""
        if self._preps is None:
            self._preps = {}
            verbal = syntax.is_verbal(self.token) and self.token.xpos != "NN"
            look = syntax.obliques if verbal else syntax.modifiers
            for prep, noun in look(self.sentence, self.token):
                if "time" not in of_lemma(lemma_of(noun)):
                    together = syntax.conjuncts(self.sentence, noun)
                    for name in (prep, *self._further(prep, noun)):
                        self._preps.setdefault(name, []).extend(together)
            if verbal:
                self._take_gerunds()
                self._take_particle()
            governor = self.light() if not verbal else None
            if governor is not None and syntax.is_verbal(governor):
                for prep, noun in syntax.obliques(self.sentence, governor):
                    known = noun.index == self.token.index or prep in self._preps
                    if not known and "time" not in of_lemma(lemma_of(noun)):
                        self._preps[prep] = syntax.conjuncts(self.sentence, noun)
        return self._preps

    def _further(self, prep: str, noun: Token) -> list[str]:
        """The second of two prepositions in a row: "of" of "out of the country"."""
        marks = [m.text.lower() for m in self.sentence.children(noun, "case") if m.xpos == "IN"]
        return marks[1:2] if marks[:1] == [prep] and marks[1:2] != [prep] else []

    def _take_gerunds(self) -> None:
        """Lets a gerund fill the slot of its preposition: "accused of shelling a camp"."""
        for clause in self.sentence.children(self.token, "advcl"):
            mark = syntax.case_of(self.sentence, clause)
            if clause.xpos == "VBG" and mark is not None and self._preps is not None:
                together = syntax.conjuncts(self.sentence, clause)
                self._preps.setdefault(mark, []).extend(together)

    def _take_particle(self) -> None:
        """Lets an object after a particle fill its slot too: "called on Rome", however parsed."""
        for word in self.sentence.children(self.token, "compound:prt"):
            after = [n for n in self.slot("obj") if n.index > word.index]
            if after and self._preps is not None:
                self._preps.setdefault(word.text.lower(), after)

    def light(self) -> Token | None:
        """The verb of which this noun is the object or the subject of its passive."""
        head = self.sentence.parent(self.token)
        if head is None:
            return None
        relation = self.token.deprel
        if relation.startswith("conj"):
            first = syntax.first_conjunct(self.sentence, self.token)
            head = self.sentence.parent(first)
            relation = first.deprel
        if head is None or not syntax.is_verbal(head):
            return None
        if relation in {"obj", "nsubj:pass"}:
            return head
        happens = relation == "nsubj" and "happening" in of_lemma(lemma_of(head))
        return head if happens else None

    def _light(self) -> list[Token]:
        verb = self.light()
        if verb is None and self.token.upos in {"NOUN", "PROPN"}:
            for clause in self.sentence.children(self.token, "acl"):
                if clause.deprel == "acl:relcl" or clause.xpos == "VBN":
                    return [clause]
        return [verb] if verb is not None else []

    def _subj(self) -> list[Token]:
        if self.token.upos in {"NOUN", "PROPN"} and self.token.deprel in {"obj", "nsubj:pass"}:
            verb = self.light()
            return syntax.deep_subjects(self.sentence, verb) if verb is not None else []
        return syntax.deep_subjects(self.sentence, self.token)

    def _surf(self) -> list[Token]:
        return syntax.surface_subjects(self.sentence, self.token)

    def _obj(self) -> list[Token]:
        found = syntax.deep_objects(self.sentence, self.token)
        if not found:
            for word in self.sentence.children(self.token, "compound:prt"):
                # "hand over the keys", where the parser took "over the keys" for a phrase
                together = syntax.obliques(self.sentence, self.token, word.text.lower())
                found = [noun for _, noun in together]
        if not found:  # "sealed off the streets", "off" being tagged a particle all the same
            found = [
                noun
                for noun in self.sentence.children(self.token, "obl")
                if any(m.xpos == "RP" for m in self.sentence.children(noun, "case")[:1])
            ]
        return found

    def _iobj(self) -> list[Token]:
        return self.sentence.children(self.token, "iobj")

    def _comp(self) -> list[Token]:
        found = syntax.complements(self.sentence, self.token)
        if not found and self.token.upos in {"NOUN", "PRON"}:
            found = [
                c
                for c in self.sentence.children(self.token, "acl")
                if c.deprel != "acl:relcl" and c.xpos not in {"VBN", "VBG"}
            ]
        if not found:
            found = [
                c
                for c in self.sentence.children(self.token, "advcl")
                if c.xpos in {"VB", "VBG"}
                and c.index > self.token.index
                and self._begins_with_to(c)
            ]
        return found

    def _begins_with_to(self, clause: Token) -> bool:
        marks = self.sentence.children(clause, "mark", "case")
        return [m.text.lower() for m in marks] == ["to"]

    def _pred(self) -> list[Token]:
        """What the object is called: "a grave blow" of "called the raid a grave blow"."""
        heads = self.sentence.children(self.token, "xcomp", "ccomp")
        heads += self.sentence.children(self.token, "obj")[1:]
        heads += self.preps().get("as", [])
        heads += syntax.adjuncts(self.sentence, self.token, "as")
        if not heads:
            heads = [
                t
                for t in self.sentence.children(self.token, "obj")
                if self.sentence.children(t, "det", "amod")
            ]
        described = list(heads)
        for head in heads:
            described.extend(self.sentence.children(head, "amod", "compound", "conj"))
        return described

    def _quote(self) -> list[Token]:
        """The quotation marks in what the object is called: "poison" of called it "poison"."""
        heads = self.sentence.children(self.token, "xcomp", "ccomp")
        heads += self.sentence.children(self.token, "obj")[1:] + self.slot("as")
        inside = [word for head in heads for word in self.sentence.subtree(head)]
        return [word for word in inside if word.text in _QUOTES and word.index > self.token.index]

    def _compsubj(self) -> list[Token]:
        found = self.slot("comp")
        return syntax.surface_subjects(self.sentence, found[0]) if found else []

    def _compmark(self) -> list[Token]:
        found = self.slot("comp")
        return self.sentence.children(found[0], "mark", "advmod", "obj", "nsubj") if found else []

    def _prt(self) -> list[Token]:
        after = [
            c
            for c in self.sentence.children(self.token, "compound:prt", "advmod")
            if c.index > self.token.index
        ]
        return after or self._stranded()

    def _stranded(self) -> list[Token]:
        """The word right after, where it looks like a particle hung elsewhere."""
        following = self.token.index + 1
        if following < len(self.sentence.tokens):
            word = self.sentence.tokens[following]
            if word.upos in {"ADP", "ADV"} and word.xpos in {"RP", "IN", "RB"}:
                return [word]
        return []

    def _pre(self) -> list[Token]:
        return self.sentence.children(self.token, "amod", "compound", "nmod:desc", "det")

    def _has(self) -> list[Token]:
        found = self.sentence.children(self.token)
        for child in list(found):
            if child.deprel.partition(":")[0] in {"obj", "xcomp", "obl", "advmod", "nsubj"}:
                found.extend(self.sentence.children(child))
        return found

    def _is(self) -> list[Token]:
        """What is said of this noun as subject: "force" of "the curfew is (remains) in force"."""
        head = self.sentence.parent(self.token)
        if head is None or syntax.base(self.token) != "nsubj":
            return []
        if not syntax.is_verbal(head):
            return [head]
        if head.lemma in _STATIC:
            return [noun for _, noun in syntax.obliques(self.sentence, head)]
        return []

    def _alone(self) -> list[Token]:
        """The noun itself where it is all that a headline or brief says ("Truce in Aden")."""
        token = self.token
        if token.deprel != "root" or syntax.is_verbal(token):
            return []
        return [] if self.sentence.children(token, "nsubj", "cop") else [token]

    def _existential(self) -> list[Token]:
        """The "be" that says that this noun is, was or will be."""
        head = self.sentence.parent(self.token)
        if head is None or head.lemma != "be" or syntax.base(self.token) != "nsubj":
            return []
        return [head] if self.sentence.children(head, "expl") else []

    def _modal(self) -> list[Token]:
        existential = self.slot("existential")
        if existential:
            return [a for a in self.sentence.children(existential[0], "aux") if a.xpos == "MD"]
        own = self.sentence.children(self.token, "aux")
        if not own and self.token.deprel.startswith("conj"):
            parent = self.sentence.parent(self.token)
            own = self.sentence.children(parent, "aux") if parent is not None else []
        if any(aux.lemma == "have" for aux in own):
            return []  # "should have paid" blames, "would have paid" promises nothing
        return [aux for aux in own if aux.xpos == "MD"]

    def _neg(self) -> list[Token]:
        return [self.token] if syntax.is_negated(self.sentence, self.token) else []

    def _cop(self) -> list[Token]:
        return self.sentence.children(self.token, "cop")

    def _case(self) -> list[Token]:
        return self.sentence.children(self.token, "case")

    def _pass(self) -> list[Token]:
        return [self.token] if syntax.is_passive(self.sentence, self.token) else []

    def _said(self) -> list[Token]:
        """The verb of speech whose content this predicate is."""
        existential = self.slot("existential")
        token = existential[0] if existential else self.token
        token = syntax.first_conjunct(self.sentence, token)
        head = self.sentence.parent(token)
        if head is not None and is_speech(head) and token.deprel in {"ccomp", "parataxis"}:
            return [head]
        for child in self.sentence.children(token, "parataxis", "ccomp"):
            if is_speech(child) and self.sentence.children(child, "nsubj"):
                return [child]
        return []

    def _speaker(self) -> list[Token]:
        verbs = self.slot("said")
        return syntax.deep_subjects(self.sentence, verbs[0]) if verbs else []

    def _hearer(self) -> list[Token]:
        verbs = self.slot("said")
        if not verbs:
            return []
        told = syntax.deep_objects(self.sentence, verbs[0]) if verbs[0].lemma == "tell" else []
        return told or [n for _, n in syntax.obliques(self.sentence, verbs[0], "to")]

    def _self(self) -> list[Token]:
        return [self.token]

    def _doer(self) -> list[Token]:
        by = self.preps().get("by")
        if by:
            return by
        owners = self.sentence.children(self.token, "nmod:poss")
        if owners and not syntax.is_of_victim(self.sentence, self.token):
            return syntax.conjuncts(self.sentence, owners[0])
        named = [
            t
            for t in self.sentence.children(self.token, "amod", "compound", "nmod:desc")
            if "party" in self.classes.of(self.sentence.index, t)
            and t.text.lower() not in _NO_OFFICERS
            and not self._is_town(t)
        ]
        return named or self._claimant() or self._subj()

    def _is_town(self, word: Token) -> bool:
        """Whether a name before an act tells where it was: "the London attack"."""
        place = "place" in self.classes.of(self.sentence.index, word)
        return place and countries.by_name(word.text) is None

    def _around(self) -> list[Token]:
        """The subject of the clause in which an event noun only sets the scene."""
        head = self.sentence.parent(self.token)
        while head is not None and head.deprel in {"nmod", "obl"} and not syntax.is_verbal(head):
            head = self.sentence.parent(head)
        if head is None or not syntax.is_verbal(head):
            return []
        return syntax.deep_subjects(self.sentence, head)

    def _claimant(self) -> list[Token]:
        """Who claims (or is said to bear) responsibility for this act."""
        head = self.sentence.parent(self.token)
        if head is not None and head.lemma == "responsibility":
            head = self.sentence.parent(head)
        if head is None or head.lemma != "claim":
            return []
        return syntax.deep_subjects(self.sentence, head)

    def fits(self, condition: Condition) -> tuple[bool, list[Token]]:
        """Whether a condition holds, and the words that make it hold by their lemma."""
        words = self._words(condition.slots)
        if condition.bare:
            return bool(words) == condition.wanted, []
        if not words:
            return condition.optional or not condition.wanted or self._is_unnamed(condition), []
        named = [w for w in words if not condition.lemmas.isdisjoint(self._names(w))]
        if named:
            return condition.wanted, named
        kinds = [w for w in words if condition.classes & self.classes.of(self.sentence.index, w)]
        return bool(kinds) == condition.wanted, kinds if condition.slots == ("light",) else []

    def _words(self, slots: tuple[str, ...]) -> list[Token]:
        """The words in some slots, and what the quantities among them are of."""
        found = self._together.get(slots)
        if found is None:
            found = [w for slot in slots for w in self.slot(slot)]
            found.extend([m for w in found if (m := self._measured(w)) is not None])
            self._together[slots] = found
        return found

    def _is_unnamed(self, condition: Condition) -> bool:
        """Whether a passive leaves out the doer, of whom no more is asked than to be a party."""
        any_party = condition.classes == _ANY_PARTY and not condition.lemmas
        return any_party and condition.slots == ("subj",) and bool(self.slot("pass"))

    def _measured(self, word: Token) -> Token | None:
        """What a quantity is of: "prisoners" of "some of the prisoners"."""
        if word.upos != "NUM" and "quantity" not in of_lemma(lemma_of(word)):
            return None
        of = syntax.modifiers(self.sentence, word, "of")
        return of[0][1] if of else None

    def _names(self, word: Token) -> frozenset[str]:
        """All that a condition may call a word: forms, lemmas, the two words of a compound."""
        found = self._named.get(word.index)
        if found is None:
            lemma = lemma_of(word)
            whole = hyphenated(self.sentence, word)
            parts = self.sentence.children(word, "compound", "amod", "fixed", "flat")
            pairs = [f"{part.text.lower()} {lemma}" for part in parts]
            found = frozenset(
                (lemma, word.text.lower(), word.lemma.lower(), whole or lemma, *pairs)
            )
            self._named[word.index] = found
        return found
