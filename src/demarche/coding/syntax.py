"""Questions asked of a dependency tree: who acts, on whom, with which preposition, under what.

In: a `Sentence` of Universal Dependencies (English EWT's flavour) and one of its words. Out: words
of the same sentence. Never looks beyond the sentence, never resolves a pronoun, never codes.

"Deep" means who does it and to whom it is done, whatever the voice: the deep subject of "was
attacked by a mob" is "mob". Control and sharing of subjects follow Huddleston and Pullum's account
of catenatives: the object controls by default ("ordered police to guard"), the subject after
verbs such as "promise".
"""

from __future__ import annotations

from demarche.coding.catenatives import (
    OF_A_CHARGE,
    SUBJECT_CONTROL,
    is_charged,
    is_errand,
    is_ordered,
)
from demarche.coding.trees import (
    TELLING,
    after_comma,
    auxiliaries,
    base,
    case_of,
    conjuncts,
    finite_above,
    first_conjunct,
    is_negated,
    is_passive,
    is_suffering,
    is_verbal,
    particle,
    teller_above,
    unclosed_apposition,
)
from demarche.records import Sentence, Span, Token

__all__ = [
    "adjuncts",
    "agents",
    "auxiliaries",
    "base",
    "case_of",
    "complements",
    "conjuncts",
    "deep_objects",
    "deep_subjects",
    "first_conjunct",
    "is_negated",
    "is_of_victim",
    "is_passive",
    "is_suffering",
    "is_verbal",
    "modifiers",
    "nominal_doers",
    "obliques",
    "particle",
    "phrase",
    "span_of",
    "surface_subjects",
    "teller_above",
    "unclosed_apposition",
]

_RELATIVE = frozenset({"who", "whom", "which", "that", "whose", "whoever"})
_RELATIVE_TAGS = frozenset({"WP", "WDT", "WP$"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SUFFERED = _words(
    "killing murder assassination death execution abduction kidnapping arrest detention capture"
    " imprisonment jailing expulsion release torture beating poisoning ouster overthrow removal"
    " persecution prosecution trial hanging lynching stabbing disappearance eviction deportation"
    " extradition dismissal sacking"
)
_TAKEN = frozenset({"nsubj", "obj", "obl", "iobj", "dep", "parataxis"})
_NAMING = frozenset({"NOUN", "PROPN", "NUM", "PRON"})


def _antecedent(sentence: Sentence, verb: Token) -> Token | None:
    """The noun on which the relative clause around this verb hangs."""
    seen = 0
    token: Token | None = verb
    while token is not None and seen < 6:
        if token.deprel in {"acl:relcl", "advcl:relcl"}:
            return sentence.parent(token)
        if base(token) not in {"conj", "xcomp", "ccomp"}:
            return None
        token = sentence.parent(token)
        seen += 1
    return None


def _resolved(sentence: Sentence, verb: Token, noun: Token) -> Token:
    """The antecedent in place of a relative pronoun, any other word as it is."""
    if noun.xpos in _RELATIVE_TAGS or (noun.upos == "PRON" and noun.text.lower() in _RELATIVE):
        return _antecedent(sentence, verb) or noun
    return noun


def _spread(sentence: Sentence, nouns: list[Token]) -> list[Token]:
    """The nouns with all that is coordinated with them."""
    found: list[Token] = []
    for noun in nouns:
        found.extend(t for t in conjuncts(sentence, noun) if t not in found)
    return found


def surface_subjects(sentence: Sentence, verb: Token, depth: int = 0) -> list[Token]:
    """Who stands as subject, told or shared: of coordinated, infinitive and participle clauses.

    Args:
        sentence: the sentence.
        verb: a verb, or another predicate ("is responsible").
        depth: how many clauses have been climbed; an inner counter.
    """
    own = sentence.children(verb, "nsubj", "csubj") or sentence.children(verb, "expl")
    if own:
        # An outer subject ("nsubj:outer") stands before the inner one; a second "subject" after
        # the verb is an object that the parser mistook.
        subject = next((s for s in reversed(own) if s.index < verb.index), own[0])
        found = _spread(sentence, [_resolved(sentence, verb, subject)])
        # "Burkina Faso and Mali", its first name read as two subjects
        halves = [s for s in own if s.index == subject.index - 1 and s.upos == "PROPN"]
        return found + [t for t in _spread(sentence, halves) if t not in (*halves, *found)]
    if (apposed := unclosed_apposition(sentence, verb)) is not None:
        return _spread(sentence, [apposed])
    parent = sentence.parent(verb)
    if parent is None or depth > 6:
        return []
    taken = _taken_subject(sentence, verb)
    return taken or _shared_subjects(sentence, verb, parent, depth + 1)


def _taken_subject(sentence: Sentence, verb: Token) -> list[Token]:
    """The subject of a clause that the parser hung on another word, as that word's object or so.

    "The unrest began after Ihab, a leader, was shot": the phrase without a preposition that ends
    right before the clause's auxiliary, appositions left out.
    """
    helpers = [h.index for h in sentence.children(verb, "aux", "cop") if h.index < verb.index]
    if not helpers or sentence.children(verb, "cc"):
        return []
    before = min(helpers) - 1
    while before >= 0 and sentence.tokens[before].upos in {"PUNCT", "ADV"}:
        before -= 1
    noun: Token | None = sentence.tokens[before] if before >= 0 else None
    marks = [m.index for m in sentence.children(verb, "mark") if m.index < before]
    first = max(marks, default=-1)
    found: Token | None = None
    while noun is not None and first < noun.index < verb.index and not is_verbal(noun):
        if case_of(sentence, noun) is None and base(noun) in _TAKEN:
            found = noun
        noun = sentence.parent(noun)
    return [] if found is None or found.upos not in _NAMING else _spread(sentence, [found])


def _shared_subjects(sentence: Sentence, verb: Token, parent: Token, depth: int) -> list[Token]:
    relation = base(verb)
    found: list[Token] = []
    if verb.deprel in {"acl:relcl", "advcl:relcl"}:
        found = _spread(sentence, [parent]) if parent.upos != "VERB" else []
    elif relation == "acl":
        attributive = verb.xpos in {"VBG", "VBN"} and not sentence.children(verb, "mark", "case")
        found = [parent] if attributive else nominal_doers(sentence, parent, depth)
    elif relation == "conj":
        other = _finite(sentence, verb, parent)
        if is_verbal(other) or sentence.children(other, "nsubj", "cop"):
            found = surface_subjects(sentence, other, depth)
    elif relation == "xcomp" or (relation == "ccomp" and verb.xpos in {"VBG", "VB"}):
        climb = surface_subjects if is_errand(verb, parent) else _controllers
        found = climb(sentence, parent, depth)
    elif relation in {"ccomp", "parataxis"}:
        found = _before(sentence, verb, parent)
    elif relation == "advcl" and verb.xpos in {"VBG", "VBN", "VB"}:
        by_object = is_ordered(verb, parent) or (
            is_charged(verb, parent) and case_of(sentence, verb) in OF_A_CHARGE
        )
        if verb.xpos == "VBG" and verb.lemma in TELLING and after_comma(sentence, verb):
            parent = finite_above(sentence, parent)  # "asked it to leave, complaining that ..."
        climb = _controllers if by_object else surface_subjects
        found = climb(sentence, parent, depth)
    return found


def _before(sentence: Sentence, verb: Token, parent: Token) -> list[Token]:
    """The subject of the verb before this one, where the parser split one clause in two.

    "Two men arrested on Monday were charged, police said" is often read as two clauses.
    """
    for other in reversed(sentence.children(parent, "ccomp", "parataxis")):
        if other.index < verb.index and other.xpos in {"VBN", "VBD"}:
            return _spread(sentence, sentence.children(other, "nsubj"))
    return []


def _finite(sentence: Sentence, verb: Token, parent: Token) -> Token:
    """The verb with which this one is really coordinated.

    Parsers hang a finite verb on the nearest verb, though it be an infinitive or a participle
    ("demanded that she leave, and reminded her"): then the finite verb above is meant.
    """
    telling = teller_above(sentence, verb, parent)
    if telling is not None:
        return telling
    if verb.xpos not in {"VBD", "VBZ", "VBP"} or parent.xpos not in {"VB", "VBG"}:
        return parent
    above = sentence.parent(parent)
    while above is not None and above.xpos not in {"VBD", "VBZ", "VBP"}:
        above = sentence.parent(above)
    return above if above is not None and above.index < verb.index else parent


def _controllers(sentence: Sentence, parent: Token, depth: int) -> list[Token]:
    """Who does what an infinitive or gerund below `parent` tells."""
    if parent.lemma not in SUBJECT_CONTROL:
        patients = sentence.children(parent, "iobj") or sentence.children(parent, "obj")
        if patients:
            return _spread(sentence, [_resolved(sentence, parent, patients[0])])
        addressed = [
            noun
            for noun in sentence.children(parent, "obl")
            if (parent.lemma, case_of(sentence, noun))
            in {("call", "on"), ("call", "upon"), ("appeal", "to"), ("plead", "with")}
        ]
        if addressed:
            return _spread(sentence, addressed[:1])
    return surface_subjects(sentence, parent, depth)


def nominal_doers(sentence: Sentence, noun: Token, depth: int = 0) -> list[Token]:
    """Whose act an event noun names: "by" phrase, possessor, or subject of its light verb."""
    by = [n for p, n in modifiers(sentence, noun) if p == "by"]
    if by:
        return _spread(sentence, by[:1])
    owners = sentence.children(noun, "nmod:poss")
    if owners and not is_of_victim(sentence, noun):
        return _spread(sentence, owners[:1])
    parent = sentence.parent(noun)
    if parent is not None and depth <= 6 and base(noun) in {"obj", "xcomp"}:
        return deep_subjects(sentence, parent, depth + 1)
    return []


def is_of_victim(sentence: Sentence, noun: Token) -> bool:
    """Whether the possessor of an event noun is whom it was done to: "the envoy's murder".

    With an "of" phrase beside it, it is whose act it was ("Israel's killing of the envoy").
    """
    return noun.lemma.lower() in _SUFFERED and not modifiers(sentence, noun, "of")


def deep_subjects(sentence: Sentence, verb: Token, depth: int = 0) -> list[Token]:
    """Who does it: the subject, or the "by" phrase of a passive; coordinated ones all.

    Empty where the sentence does not tell ("four men were arrested").
    """
    if is_passive(sentence, verb):
        return agents(sentence, verb)
    return surface_subjects(sentence, verb, depth)


def agents(sentence: Sentence, verb: Token) -> list[Token]:
    """The "by" phrase of a passive, also where the parser hung it on the noun before it."""
    marked = sentence.children(verb, "obl:agent")
    if not marked:
        marked = [n for n in sentence.children(verb, "obl") if case_of(sentence, n) == "by"]
    if not marked:
        following = [t for t in sentence.subtree(verb) if t.index > verb.index]
        marked = [
            t
            for t in following
            if base(t) == "nmod"
            and t.head > verb.index
            and case_of(sentence, t) == "by"
            and sentence.tokens[t.head].head == verb.index
        ]
    if not marked:  # "one guard was killed and two were wounded by a gunman"
        later = [t for t in sentence.children(verb, "conj", "nsubj") if t.index > verb.index]
        later += [c for noun in later for c in sentence.children(noun, "acl")]
        for joined in later:
            if joined.xpos == "VBN" and not marked:
                marked = sentence.children(joined, "obl:agent")
    return _spread(sentence, marked[:1])


def deep_objects(sentence: Sentence, verb: Token, depth: int = 0) -> list[Token]:
    """To whom or what it is done: the object, or the subject of a passive; coordinated ones all.

    Takes in the antecedent of an object relative ("the man whom police arrested"), and an object
    told once for two coordinated verbs ("attacked and burned the consulate").
    """
    if is_passive(sentence, verb):
        return surface_subjects(sentence, verb, depth)
    own = sentence.children(verb, "obj") or sentence.children(verb, "iobj")
    if not own and sentence.children(verb, "nsubj")[1:]:
        own = [s for s in sentence.children(verb, "nsubj") if s.index > verb.index]
    if own:
        return _spread(sentence, [_resolved(sentence, verb, own[0])])
    if verb.deprel == "acl:relcl" and _takes_gap(sentence, verb):
        parent = sentence.parent(verb)
        return [parent] if parent is not None else []
    for later in sentence.children(verb, "conj"):
        close = later.index - verb.index <= 4 and is_verbal(later)
        if close and sentence.children(later, "obj") and not sentence.children(verb, "obl"):
            return deep_objects(sentence, later, depth + 1) if depth < 4 else []
    return []


def _takes_gap(sentence: Sentence, verb: Token) -> bool:
    """Whether a relative clause lacks its object: it has a subject that is no relative pronoun."""
    subjects = sentence.children(verb, "nsubj")
    return bool(subjects) and not any(s.xpos in _RELATIVE_TAGS for s in subjects)


def obliques(sentence: Sentence, verb: Token, *preps: str) -> list[tuple[str, Token]]:
    """The verb's prepositional phrases as (preposition, noun), all or those with one of `preps`.

    A phrase that the parser hung on the verb's object counts where it comes after the object
    ("handed a letter to the ambassador").
    """
    found = [
        (case_of(sentence, n) or _cut_off(sentence, verb, n), n)
        for n in sentence.children(verb, "obl", "iobj")
    ]
    for noun in sentence.children(verb, "obj", "iobj"):
        found.extend(modifiers(sentence, noun))
    return [(p, n) for p, n in found if (p in preps if preps else p)]


def _cut_off(sentence: Sentence, verb: Token, noun: Token) -> str:
    """The preposition of a phrase, where the parser took it for the verb's particle."""
    first = sentence.subtree(noun)[0]
    if noun.deprel == "obl:unmarked" or first.index == 0 or noun.index < verb.index:
        return ""
    before = sentence.tokens[first.index - 1]
    return before.text.lower() if before.head == verb.index and before.upos == "ADP" else ""


def modifiers(sentence: Sentence, noun: Token, *preps: str) -> list[tuple[str, Token]]:
    """A noun's prepositional phrases as (preposition, noun), all or those with one of `preps`."""
    found = [
        (case_of(sentence, n) or "", n)
        for n in sentence.children(noun, "nmod", "obl", "acl")
        if n.deprel not in {"nmod:poss", "nmod:unmarked", "acl:relcl"}
        and (base(n) != "acl" or n.xpos == "VBG")
    ]
    return [(p, n) for p, n in found if (p in preps if preps else p)]


def complements(sentence: Sentence, verb: Token) -> list[Token]:
    """The heads of clauses that complete a verb: that-clauses, infinitives, quotations."""
    return sentence.children(verb, "ccomp", "xcomp")


def adjuncts(sentence: Sentence, verb: Token, *marks: str) -> list[Token]:
    """The heads of adverbial clauses under a verb that begin with one of these words."""
    return [
        clause
        for clause in sentence.children(verb, "advcl")
        if any(m.text.lower() in marks for m in sentence.children(clause, "mark", "case"))
    ]


def span_of(tokens: list[Token]) -> Span:
    """The stretch from the first of these words to the last.

    Args:
        tokens: at least one word of one sentence, in any order.
    """
    return Span(min(t.start for t in tokens), max(t.end for t in tokens))


def phrase(sentence: Sentence, token: Token) -> Span:
    """The stretch of a word with all that depends on it, without punctuation at its ends.

    Where something in between belongs elsewhere (a crossing tree), the stretch covers it too.
    """
    below = sentence.subtree(token)
    while len(below) > 1 and below[-1].upos == "PUNCT":
        below.pop()
    while len(below) > 1 and below[0].upos == "PUNCT":
        below.pop(0)
    return span_of(below)
