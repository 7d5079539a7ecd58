"""Who is said to say, think or want what, sentence by sentence.

In: one `Sentence`. Out: `Told` records: words of the source, the cue and the content, as they
stand in this sentence. Never looks beyond the sentence; quotations that run on are joined in
`attribution`.

Frames are tried over the tree first. Parentheticals ("..., officials said, ...") are found by
their commas, since parsers attach them in many ways.
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.coding.claims import asides, stretches
from demarche.coding.claims.asides import Told
from demarche.coding.claims.word_sets import words
from demarche.ontology.cues import Cue, cue
from demarche.records import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SAYING = frozenset({"speech", "directive", "commissive"})

_ADDRESSED = words("tell ask remind inform notify advise brief assure reassure warn alert lecture")


def find_told(sentence: Sentence) -> list[Told]:
    """The attributions of a sentence, in the order of their cues."""
    found: list[Told] = []
    for token in sentence.tokens:
        told: Told | None = None
        if token.upos in {"VERB", "AUX"}:
            told = _verb(sentence, token)
        elif token.upos in {"NOUN", "PROPN"}:
            told = _noun(sentence, token)
        elif token.upos == "ADJ":
            told = _adjective(sentence, token)
        elif token.upos == "ADV":
            told = _adverb(sentence, token)
        elif token.lemma.lower() in {"according", "per"}:
            told = asides.according(sentence, token)
        if token.text.lower() == "according" and told is None:
            told = asides.according(sentence, token)
        if told is not None:
            found.append(told)
    headline = asides.headline(sentence)
    return [headline, *found] if headline and not found else found


def entry_of(sentence: Sentence, token: Token) -> Cue | None:
    """The cue table's entry for a word, with its particle where it has one."""
    if token.upos in {"VERB", "AUX"}:
        particle = syntax.particle(sentence, token)
        lemma = token.lemma.lower()
        return (particle and cue(f"{lemma} {particle}", "v")) or cue(lemma, "v")
    if token.upos in {"NOUN", "PROPN"}:
        return cue(token.lemma.lower(), "n")
    if token.upos == "ADJ":
        return cue(token.text.lower(), "a")
    return cue(token.text.lower(), "r") if token.upos == "ADV" else None


# --- verbs


def _verb(sentence: Sentence, verb: Token) -> Told | None:
    entry = entry_of(sentence, verb)
    if entry is None:
        if verb.lemma == "put" and syntax.case_of(sentence, verb) == "as":
            entry = asides.VIEW
        else:
            return None
    if syntax.base(verb) in {"amod", "compound", "case"}:
        return None
    cue_words = (verb,)
    if "clause" in entry.frames and (aside := asides.aside(sentence, verb)) is not None:
        return Told(entry, cue_words, *aside)
    content = tuple(_complement(sentence, verb, entry))
    source = _source(sentence, verb)
    if not content and not (entry.kind in _SAYING and "clause" in entry.frames and source):
        return None
    taken = set(content)
    return Told(entry, cue_words, tuple(t for t in source if t not in taken), content)


def _complement(sentence: Sentence, verb: Token, entry: Cue) -> tuple[Token, ...]:
    """The words after (or before) a verb that say what is said, by the verb's frames."""
    frames = entry.frames
    passive = bool(sentence.children(verb, "aux:pass"))
    if "clause" in frames:
        heads = [c for c in sentence.children(verb, "ccomp") if stretches.clausal(sentence, c)]
        heads += [
            c
            for c in sentence.children(verb, "parataxis")
            if c.index > verb.index
            and sentence.tokens[c.index - 1].text in {":", *stretches.OPENING}
        ]
        if not heads:
            heads = [
                c
                for c in sentence.children(verb, "advcl", "dep", "xcomp", "csubj:pass")
                if stretches.marked(sentence, c, {"that", "whether", "how", "why"})
            ]
        if not heads:
            heads = _hung_lower(sentence, verb)
        if heads:
            return _clauses(sentence, verb, heads)
    if "inf" in frames:
        heads = [
            c
            for c in sentence.children(verb, "xcomp", "ccomp", "advcl")
            if c.index > verb.index
            and stretches.marked(sentence, c, {"to"})
            and c.xpos in {"VB", *_NOMINAL}
        ]
        if heads:
            below = list(stretches.below(sentence, heads[:1]))
            lifted = sentence.children(verb, "nsubj:pass" if passive else "nsubj")
            if (passive or entry.kind == "appearance") and lifted:
                return tuple(stretches.below(sentence, lifted[:1]) + below)
            objects = [
                o for o in sentence.children(verb, "obj", "iobj") if o.index < heads[0].index
            ]
            if objects and verb.lemma.lower() not in _ADDRESSED:
                below = stretches.below(sentence, objects[:1]) + below
            return tuple(below)
    return _nominal(sentence, verb, frames, passive=passive)


_NOMINAL = frozenset({"NN", "NNS", "JJ", "VBN", "VBG", "NNP", "IN", "RB"})


def _hung_lower(sentence: Sentence, verb: Token) -> list[Token]:
    """A that-clause that the parser hung on a noun after the verb ("said on radio that ...")."""
    for noun in sentence.children(verb, "obl", "obj", "iobj"):
        for clause in sentence.children(noun, "acl", "ccomp"):
            own = {s.text.lower() for s in sentence.children(clause, "nsubj")}
            if stretches.marked(sentence, clause, {"that"}) and own and "that" not in own:
                return [clause]
    return []


def _clauses(sentence: Sentence, verb: Token, heads: list[Token]) -> tuple[Token, ...]:
    below = stretches.below(sentence, heads)
    if heads[0].index < verb.index:
        # all that stands before a final "X said" is said, however the parser cut it
        left = min(t.index for t in _own_clause(sentence, verb, set(below)))
        return tuple(sentence.tokens[below[0].index : max(left, below[0].index + 1)])
    return tuple(_until_aside(verb, [t for t in below if t.index > verb.index]))


def _until_aside(verb: Token, content: list[Token]) -> list[Token]:
    """Up to where the writer takes over again: ", while", ", adding that", "and called on"."""
    for place, token in enumerate(content[1:-1], start=1):
        if token.upos == "CCONJ" and _says_more(verb, content[place + 1]):
            return stretches.stripped(content[:place])
        if token.text != "," or content[0].text in stretches.OPENING:
            continue
        following = content[place + 1]
        after = following.lemma.lower()
        if after == "even" and place + 2 < len(content):
            after = content[place + 2].lemma.lower()
        if after in _TURNS or (following.xpos == "VBG" and cue(after, "v") is not None):
            return stretches.stripped(content[:place])
    return content


def _says_more(verb: Token, token: Token) -> bool:
    """Whether a coordinated verb is a second cue beside the first rather than more content."""
    same = token.xpos == verb.xpos and token.xpos in _FINITE
    return same and token.upos == "VERB" and cue(token.lemma.lower(), "v") is not None


_TURNS = frozenset({"while", "although", "though", "whereas", "as"})


def _nominal(
    sentence: Sentence, verb: Token, frames: frozenset[str], *, passive: bool
) -> tuple[Token, ...]:
    objects = sentence.children(verb, "nsubj:pass") if passive else sentence.children(verb, "obj")
    objects = [_antecedent(sentence, verb, o) for o in objects]
    if "pred" in frames and objects:
        predicates = sentence.children(verb, "xcomp")
        if predicates:
            return tuple(stretches.below(sentence, [objects[0], predicates[0]]))
    for prep, noun in _prepositional(sentence, verb):
        if prep in frames:
            below = [t for t in stretches.below(sentence, [noun]) if not stretches.is_case(t, noun)]
            if prep in {"for", "on"}:
                goals = sentence.children(verb, "xcomp", "advcl")
                goals = [
                    g
                    for g in goals
                    if g.index > noun.index and stretches.marked(sentence, g, {"to"})
                ]
                below = below + [t for g in goals[:1] for t in stretches.below(sentence, [g])]
            if prep == "as" and objects:
                below = stretches.below(sentence, objects[:1]) + below
            return tuple(below)
    if "obj" in frames and objects and objects[0].upos not in {"PRON", "DET"}:
        return tuple(_bare(stretches.below(sentence, objects[:1])))
    return ()


def _bare(phrase: list[Token]) -> list[Token]:
    """A noun phrase up to what only adds to it: ", who", ", a former judge"."""
    for place, token in enumerate(phrase[1:-1], start=1):
        following = phrase[place + 1]
        if token.text == "," and (following.xpos in {"WP", "WDT"} or following.upos == "DET"):
            return phrase[:place]
    return phrase


def _prepositional(sentence: Sentence, verb: Token) -> list[tuple[str, Token]]:
    nouns = sentence.children(verb, "obl", "advcl", "xcomp")
    return [
        (prep, n)
        for n in nouns
        if n.lemma.lower() not in _TIMES and (prep := syntax.case_of(sentence, n)) is not None
    ]


_TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december day week month year morning afternoon evening"
    " night weekend hour minute today yesterday tomorrow time occasion"
)


def _antecedent(sentence: Sentence, verb: Token, noun: Token) -> Token:
    if noun.xpos in {"WDT", "WP"} and verb.deprel == "acl:relcl":
        return sentence.parent(verb) or noun
    return noun


# --- nouns, adjectives, adverbs, set phrases


def _noun(sentence: Sentence, noun: Token) -> Told | None:
    told = asides.in_view(sentence, noun)
    if told is not None:
        return told
    entry = cue(noun.lemma.lower(), "n")
    if entry is None:
        return None
    content: list[Token] = []
    for clause in sentence.children(noun, "acl", "ccomp"):
        if clause.index < noun.index or clause.deprel == "acl:relcl":
            continue
        wanted = {"that", "whether", "how", "why"} if "clause" in entry.frames else set()
        if "inf" in entry.frames:
            wanted.add("to")
        if stretches.marked(sentence, clause, wanted):
            content = stretches.below(sentence, [clause])
            break
    if not content and noun.upos == "NOUN":
        for prep, below in syntax.modifiers(sentence, noun):
            if prep in entry.frames and below.index > noun.index:
                content = [
                    t for t in stretches.below(sentence, [below]) if not stretches.is_case(t, below)
                ]
                break
    if not content:
        return None
    taken = set(content)
    doers = [d for d in syntax.nominal_doers(sentence, noun) if d not in taken]
    source = stretches.phrase(sentence, doers[0], noun.index) if doers else []
    source = [t for t in source if t not in taken and t is not noun and t.xpos != "POS"]
    return Told(entry, (noun,), tuple(source), tuple(content))


def _adjective(sentence: Sentence, adjective: Token) -> Told | None:
    entry = cue(adjective.text.lower(), "a")
    if entry is None or adjective.deprel in {"amod", "compound"}:
        return None
    marks = ({"that", "whether"} if "clause" in entry.frames else set()) | (
        {"to"} if "inf" in entry.frames else set()
    )
    content: list[Token] = []
    for clause in sentence.children(adjective, "ccomp", "xcomp", "advcl"):
        if clause.index > adjective.index and (
            stretches.marked(sentence, clause, marks) or syntax.base(clause) == "ccomp"
        ):
            content = stretches.below(sentence, [clause])
            break
    if not content:
        for noun in sentence.children(adjective, "obl"):
            if noun.index > adjective.index and syntax.case_of(sentence, noun) in entry.frames:
                content = [
                    t for t in stretches.below(sentence, [noun]) if not stretches.is_case(t, noun)
                ]
                break
    if not content:
        return None
    taken = set(content)
    subjects = syntax.surface_subjects(sentence, adjective)
    source = stretches.phrase(sentence, subjects[0], adjective.index) if subjects else []
    return Told(entry, (adjective,), tuple(t for t in source if t not in taken), tuple(content))


def _adverb(sentence: Sentence, adverb: Token) -> Told | None:
    entry = cue(adverb.text.lower(), "r")
    head = sentence.parent(adverb)
    if entry is None or head is None:
        return None
    content = [t for t in stretches.below(sentence, [head]) if t is not adverb]
    return Told(entry, (adverb,), (), tuple(content)) if content else None


def _own_clause(sentence: Sentence, verb: Token, content: set[Token]) -> list[Token]:
    """The verb's own clause without its content, as far as it is contiguous with the verb."""
    indexes = {t.index for t in sentence.subtree(verb) if t not in content and t.upos != "PUNCT"}
    first = verb.index
    while first - 1 in indexes:
        first -= 1
    return list(sentence.tokens[first : verb.index + 1])


def _source(sentence: Sentence, verb: Token) -> list[Token]:
    doers = syntax.deep_subjects(sentence, verb) or _inherited(sentence, verb)
    if not doers:
        return _left_of(sentence, verb) if verb.xpos in _FINITE else []
    found: list[Token] = []
    for doer in doers:
        found.extend(t for t in stretches.phrase(sentence, doer, verb.index) if t not in found)
    # "who" stands for its antecedent, and is a mention of it too
    relative = [s for s in sentence.children(verb, "nsubj") if s.xpos in {"WP", "WDT"}]
    found.extend(t for t in relative if t not in found)
    return stretches.without_case(sorted(found, key=lambda t: t.index))


def _inherited(sentence: Sentence, verb: Token) -> list[Token]:
    """The subject of the clause around a participle ("..., warning that")."""
    if verb.xpos != "VBG":
        return []
    above = sentence.parent(verb)
    for _ in range(4):
        if above is None:
            return []
        doers = syntax.surface_subjects(sentence, above) if syntax.is_verbal(above) else []
        if doers:
            return doers
        above = sentence.parent(above)
    return []


def _left_of(sentence: Sentence, verb: Token) -> list[Token]:
    """The words right before a finite verb for which the parser found no subject."""
    found: list[Token] = []
    for token in reversed(sentence.tokens[: verb.index]):
        if token.upos in {"PUNCT", "CCONJ", "SCONJ"} or (token.xpos in _FINITE and found):
            break
        if token.upos not in {"AUX", "ADV"}:
            found.append(token)
    found.reverse()
    named = any(t.upos in {"NOUN", "PROPN", "PRON"} for t in found)
    return stretches.stripped(found) if named else []
