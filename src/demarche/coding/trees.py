"""What a word is in a dependency tree: its relation, its preposition, its voice and polarity.

In: a `Sentence` of Universal Dependencies (English EWT's flavour) and one of its words. Out: what
the tree says of that word and of those right below it. Never asks who acts: that is `syntax`.
"""

from __future__ import annotations

from demarche.records import Sentence, Token


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TELLING = _words(
    "say tell deny announce declare demand urge call ask appeal promise vow pledge offer warn"
    " threaten accuse blame condemn denounce deplore criticise criticize reject dismiss refuse"
    " insist add complain express voice thank regret apologise apologize acknowledge claim"
    " charge summon assure remind inform"
)
"""Verbs of saying: what is joined to one goes on with who speaks, not with what is spoken of."""
_NEGATORS = _words("not n't n’t never no neither nor hardly nowhere")
_WHEN = _words(
    "day week month year morning afternoon evening night summer winter spring autumn fall weekend"
    " time monday tuesday wednesday thursday friday saturday sunday today yesterday"
)
_PARTICLES = _words(
    "up down out off in over away on back through forward aside apart around along by about"
)


def base(token: Token) -> str:
    """The relation to its head without the subtype: "nsubj" of "nsubj:pass"."""
    return token.deprel.partition(":")[0]


def is_verbal(token: Token) -> bool:
    """Whether the word is a verb form (a full verb, also where it heads a noun phrase)."""
    return token.upos == "VERB" or (token.upos == "AUX" and base(token) not in {"aux", "cop"})


def conjuncts(sentence: Sentence, token: Token) -> list[Token]:
    """The word and all that is coordinated below it ("Berlin" and "London"), in text order."""
    found = [token]
    for one in found:
        found.extend(c for c in sentence.children(one, "conj") if c not in found)
    return sorted(found, key=lambda t: t.index)


def first_conjunct(sentence: Sentence, token: Token) -> Token:
    """The word that heads the coordination in which this one stands; itself where there is none."""
    while token.deprel.startswith("conj") and (parent := sentence.parent(token)) is not None:
        token = parent
    return token


def case_of(sentence: Sentence, noun: Token) -> str | None:
    """The preposition before a noun in lower case, None for none.

    Words that act as one are joined ("because of"); of two in a row ("from outside") the first
    counts. A possessive 's is no preposition.
    """
    for marker in sentence.children(noun, "case", "mark"):
        if marker.xpos == "POS" or marker.index > noun.index:
            continue
        parts = [marker, *sentence.children(marker, "fixed")]
        return " ".join(p.text.lower() for p in parts)
    return None


def particle(sentence: Sentence, verb: Token) -> str | None:
    """The particle of a phrasal verb ("down" of "knocked down"), None for none."""
    for child in sentence.children(verb, "compound:prt"):
        return child.text.lower()
    for child in sentence.children(verb, "advmod"):
        if child.index == verb.index + 1 and child.text.lower() in _PARTICLES:
            return child.text.lower()
    return None


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb form is passive: "was attacked", "attacked by", "the men attacked there"."""
    if verb.xpos not in {"VBN", "VBD", "JJ"} and not sentence.children(verb, "aux:pass"):
        return False
    if sentence.children(verb, "aux:pass", "nsubj:pass", "obl:agent", "csubj:pass"):
        return True
    if verb.xpos == "VBN" and sentence.children(verb, "cop"):
        return True
    # "denied that the flight had been diverted and accused the pilots"
    speaks = verb.lemma in TELLING and base(verb) == "conj" and sentence.children(verb, "obj")
    if speaks or sentence.children(verb, "nsubj", "aux"):
        return False
    if verb.xpos != "VBN" and (base(verb) != "conj" or _things(sentence, verb)):
        return False
    if verb.deprel.startswith("conj"):
        parent = sentence.parent(verb)
        if verb.xpos == "VBD" and verb.lemma in TELLING and after_comma(sentence, verb):
            return False  # "said two men had been hurt, and called on the authorities"
        return parent is not None and is_verbal(parent) and is_passive(sentence, parent)
    return base(verb) in {"acl", "advcl", "amod", "ccomp", "xcomp", "dep", "root", "parataxis"}


def is_suffering(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is the subject of a passive: "they were released"."""
    verb = sentence.parent(noun)
    return verb is not None and base(noun) == "nsubj" and is_passive(sentence, verb)


def auxiliaries(sentence: Sentence, verb: Token) -> list[str]:
    """The lemmas of a verb's auxiliaries ("will", "have"), its first conjunct's where it has none.

    "to" counts as one, so that infinitives can be told.
    """
    found = sentence.children(verb, "aux", "aux:pass", "cop")
    if not found and verb.deprel.startswith("conj"):
        parent = sentence.parent(verb)
        if parent is not None and parent.xpos == verb.xpos:
            return auxiliaries(sentence, parent)
    lemmas = [t.lemma.lower() for t in found]
    if any(m.xpos == "TO" for m in sentence.children(verb, "mark")):
        lemmas.append("to")
    return lemmas


def after_comma(sentence: Sentence, verb: Token) -> bool:
    """Whether a comma stands right before a verb or before the "and" that joins it."""
    return any(t.text == "," for t in sentence.tokens[max(0, verb.index - 2) : verb.index])


def _things(sentence: Sentence, verb: Token) -> list[Token]:
    """What makes a verb active: objects and clauses, but not times ("was held that summer")."""
    told = sentence.children(verb, "obj", "ccomp")
    return [o for o in told if o.lemma.lower() not in _WHEN]


def unclosed_apposition(sentence: Sentence, verb: Token) -> Token | None:
    """The name before a verb without a subject that the parser hung on a fronted phrase.

    An apposition is closed by a comma: in "In a call to the minister, Jan Dubec, Ana Reyes
    protested" the name right before the verb is no second name of the minister's.
    """
    if verb.index == 0 or sentence.children(verb, "nsubj", "csubj", "expl", "cop", "aux:pass"):
        return None
    if verb.xpos not in {"VBD", "VBZ", "VBP", "VBN"} or verb.head != -1:
        return None
    first = min([verb.index, *(a.index for a in sentence.children(verb, "aux", "advmod"))])
    name: Token | None = sentence.tokens[first - 1] if first else None
    while name is not None and base(name) != "appos":
        if name.index > first or is_verbal(name):
            return None
        name = sentence.parent(name)
    if name is None:
        return None
    below = sentence.subtree(name)
    commas = below[0].index and sentence.tokens[below[0].index - 1].text == ","
    return name if commas and below[-1].index == first - 1 else None


def is_negated(sentence: Sentence, token: Token) -> bool:
    """Whether "not", "never", "no" or the like stands directly on the word or on its auxiliaries.

    A subject or object that begins with "no" negates its verb too ("no shots were fired"), and
    so does "without" before a gerund.
    """
    for child in sentence.children(token):
        word = child.text.lower()
        if word in _NEGATORS and child.deprel != "discourse" and base(child) != "cc":
            return True
        if word == "longer" and sentence.tokens[child.index - 1].text.lower() == "no":
            return True
        if base(child) in {"mark", "case"} and word == "without":
            return True
        if base(child) in {"nsubj", "obj"} and (
            word in {"nobody", "none", "nothing"}
            or any(d.text.lower() in {"no", "neither"} for d in sentence.children(child, "det"))
        ):
            return True
    return False


def finite_above(sentence: Sentence, verb: Token) -> Token:
    """The finite verb of the clause around an infinitive, a finite verb itself."""
    above: Token | None = verb
    while above is not None and above.xpos in {"VB", "VBG", "VBN"}:
        if any(t.xpos in {"VBD", "VBZ", "VBP", "MD"} for t in sentence.children(above, "aux")):
            break
        above = sentence.parent(above)
    return above if above is not None and is_verbal(above) else verb


def teller_above(sentence: Sentence, verb: Token, parent: Token) -> Token | None:
    """The verb of telling with which another is joined across what is told.

    "said its men had fired in self-defence, and promised ...": whoever said it promised. Nor does
    the subject of a passive go on to speak ("denied that the boat had been sunk and accused ...").

    Args:
        sentence: the sentence.
        verb: a verb of telling.
        parent: the verb on which the parser hung it.
    """
    if verb.lemma not in TELLING or parent.lemma in TELLING:
        return None
    spoken = is_passive(sentence, parent) and bool(sentence.children(verb, "obj"))
    helped = _helpers(sentence, verb)
    alike = bool(helped) and helped != _helpers(sentence, parent)
    if not spoken and not alike and not after_comma(sentence, verb):
        return None
    if alike:  # "has told him that it was wrong and has assured him": whatever it hangs on
        for other in reversed(sentence.tokens[: parent.index]):
            speaks = other.lemma in TELLING and bool(sentence.children(other, "nsubj"))
            if speaks and _helpers(sentence, other) == helped:
                return other
    told: Token | None = parent
    while told is not None and base(told) in {"ccomp", "conj", "acl", "advcl"}:
        told = sentence.parent(told)
        if told is not None and told.lemma in TELLING and told.index < verb.index:
            return told
    return None


def _helpers(sentence: Sentence, verb: Token) -> list[str]:
    """The words of a verb's own auxiliaries in lower case."""
    return [t.text.lower() for t in sentence.children(verb, "aux")]
