"""Who is said to say, think or want what, sentence by sentence.

In: one `Sentence`. Out: `Told` records: words of the source, the cue and the content, as they
stand in this sentence. Never looks beyond the sentence; quotations that run on are joined in
`attribution`.

Frames are tried over the tree first. Parentheticals ("..., officials said, ...") are found by
their commas, since parsers attach them in many ways.
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.coding import syntax
from demarche.ontology.cues import Cue, cue
from demarche.records import Sentence, Token

_SAYING = frozenset({"speech", "directive", "commissive"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLOSING = frozenset("”»\"’") | {"''"}
_OPENING = frozenset("“„«\"‘") | {"``", "''"}
_QUOTES = _CLOSING | _OPENING
_EDGES = frozenset(",;:-–—.…")
_VIEWS = frozenset(
    "view opinion judgment judgement mind eyes eye words estimation assessment telling book account"
    " version".split()
)
_ADDRESSED = frozenset(
    "tell ask remind inform notify advise brief assure reassure warn urge alert lecture".split()
)
_LATER = frozenset({"but", "while", "although", "though", "whereas", "as", "yet"})


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution within a sentence; `content` may be empty where a quotation stands apart."""

    entry: Cue
    cue: tuple[Token, ...]
    source: tuple[Token, ...]
    content: tuple[Token, ...]


ACCORDING = Cue("according to", "v", "speech", frozenset({"clause"}))
COLON = Cue(":", "v", "speech", frozenset({"clause"}))
VIEW = Cue("view", "n", "belief", frozenset({"clause"}))


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
            told = _according(sentence, token)
        if token.text.lower() == "according" and told is None:
            told = _according(sentence, token)
        if told is not None:
            found.append(told)
    headline = _headline(sentence)
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
            entry = VIEW
        else:
            return None
    if syntax.base(verb) in {"amod", "compound", "case"}:
        return None
    cue_words = (verb,)
    if "clause" in entry.frames and (aside := _aside(sentence, verb)) is not None:
        source, content = aside
        return Told(entry, cue_words, source, content)
    content = _complement(sentence, verb, entry)
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
        heads = [c for c in sentence.children(verb, "ccomp") if _clausal(sentence, c)]
        heads += [
            c
            for c in sentence.children(verb, "parataxis")
            if c.index > verb.index and sentence.tokens[c.index - 1].text in {":", *_OPENING}
        ]
        if not heads:
            heads = [
                c
                for c in sentence.children(verb, "advcl", "dep", "xcomp", "csubj:pass")
                if _marked(sentence, c, {"that", "whether", "how", "why"})
            ]
        if heads:
            return _clauses(sentence, verb, heads)
    if "inf" in frames:
        heads = [
            c
            for c in sentence.children(verb, "xcomp", "ccomp", "advcl")
            if c.index > verb.index and _marked(sentence, c, {"to"}) and c.xpos in {"VB", *_NOMINAL}
        ]
        if heads:
            below = _below(sentence, heads[:1])
            lifted = sentence.children(verb, "nsubj:pass" if passive else "nsubj")
            if (passive or entry.kind == "appearance") and lifted:
                return tuple(_below(sentence, lifted[:1]) + below)
            objects = [o for o in sentence.children(verb, "obj") if o.index < heads[0].index]
            if objects and verb.lemma.lower() not in _ADDRESSED:
                below = _below(sentence, objects[:1]) + below
            return tuple(below)
    return _nominal(sentence, verb, frames, passive=passive)


_NOMINAL = frozenset({"NN", "NNS", "JJ", "VBN", "VBG", "NNP", "IN", "RB"})


def _clauses(sentence: Sentence, verb: Token, heads: list[Token]) -> tuple[Token, ...]:
    below = _below(sentence, heads)
    if heads[0].index < verb.index:
        # all that stands before a final "X said" is said, however the parser cut it
        left = min(t.index for t in _own_clause(sentence, verb, set(below)))
        return tuple(sentence.tokens[below[0].index : max(left, below[0].index + 1)])
    own = set(sentence.children(verb, "nsubj"))
    return tuple(t for t in below if t not in own and t is not verb)


def _nominal(
    sentence: Sentence, verb: Token, frames: frozenset[str], *, passive: bool
) -> tuple[Token, ...]:
    objects = sentence.children(verb, "nsubj:pass") if passive else sentence.children(verb, "obj")
    objects = [_antecedent(sentence, verb, o) for o in objects]
    if "pred" in frames and objects:
        predicates = sentence.children(verb, "xcomp")
        if predicates:
            return tuple(_below(sentence, [objects[0], predicates[0]]))
    for prep, noun in _prepositional(sentence, verb):
        if prep in frames:
            below = [t for t in _below(sentence, [noun]) if not _is_case(t, noun)]
            if prep == "as" and objects:
                below = _below(sentence, objects[:1]) + below
            return tuple(below)
    if "obj" in frames and objects and objects[0].upos not in {"PRON", "DET"}:
        return tuple(_below(sentence, objects[:1]))
    return ()


def _prepositional(sentence: Sentence, verb: Token) -> list[tuple[str, Token]]:
    nouns = sentence.children(verb, "obl", "advcl", "xcomp")
    return [(prep, n) for n in nouns if (prep := syntax.case_of(sentence, n)) is not None]


def _antecedent(sentence: Sentence, verb: Token, noun: Token) -> Token:
    if noun.xpos in {"WDT", "WP"} and verb.deprel == "acl:relcl":
        return sentence.parent(verb) or noun
    return noun


# --- parentheticals: ", officials said," and "said the officials" after a comma or a quotation


def _aside(
    sentence: Sentence, verb: Token
) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """Source and content where the verb stands in a parenthetical or at the end."""
    if verb.xpos not in _FINITE and not sentence.children(verb, "aux"):
        return None
    extent = _inverted(sentence, verb) or _fronted_subject(sentence, verb)
    if extent is None:
        return None
    first, last, source = extent
    tokens = sentence.tokens
    left = list(tokens[_clause_start(sentence, first) : first])
    rest = list(tokens[last + 1 :])
    if any(t.upos != "PUNCT" for t in rest) and rest[0].text not in _BREAKS:
        return None
    right = rest if _goes_on(sentence, verb, left, rest) else []
    if not right and not _is_clause(left):
        return None
    return tuple(source), tuple(_stripped(left) + _stripped(right))


def _goes_on(sentence: Sentence, verb: Token, left: list[Token], rest: list[Token]) -> bool:
    """Whether what follows a parenthetical is still content: quoted, or one tree with the left."""
    words = [t for t in rest if t.upos != "PUNCT"]
    if not words:
        return False
    if any(_opens(sentence, t.index) for t in rest[:3]):
        return True
    if rest[0].text == ":":
        return True
    first = words[0]
    if first.lemma.lower() in _LATER or first.xpos in {"VBG", "WP", "WDT"}:
        return False
    if not _is_clause(left):
        return True
    outside = {t.index for t in left}
    return any(
        (t.head in outside and t.head != verb.index)
        or any(k.index in outside and k.upos != "PUNCT" for k in sentence.children(t))
        for t in words
    )


_BREAKS = frozenset({",", "—", "–", ";", "-", ":", ".", "?", "!"})


def _closes(sentence: Sentence, index: int) -> bool:
    """Whether this word is a closing quotation mark."""
    tokens = sentence.tokens
    token = tokens[index]
    if token.text in {"”", "»", "’"}:
        return True
    if token.text in {'"', "'", "''"}:
        return index > 0 and tokens[index - 1].end == token.start
    return False


def _opens(sentence: Sentence, index: int) -> bool:
    """Whether this word is an opening quotation mark."""
    return sentence.tokens[index].text in _QUOTES and not _closes(sentence, index)


def _before_is_break(sentence: Sentence, index: int) -> bool:
    """Whether a comma, a dash or a closing quotation mark stands before this word."""
    if index == 0:
        return False
    return _closes(sentence, index - 1) or (
        sentence.tokens[index - 1].text in {",", "—", "–", "?", "!"}
    )


def _inverted(sentence: Sentence, verb: Token) -> tuple[int, int, list[Token]] | None:
    """(first, last, source) of "said the officials" after a break."""
    tokens = sentence.tokens
    if not _before_is_break(sentence, verb.index) or sentence.children(verb, "aux"):
        return None
    subjects = sentence.children(verb, "nsubj")
    if any(s.index < verb.index for s in subjects):
        return None
    following: list[Token] = []
    for token in tokens[verb.index + 1 :]:
        if (token.text in _BREAKS and token.text != "-") or token.text in _QUOTES:
            break
        if not subjects and token.upos in {"VERB", "AUX"}:
            break
        following.append(token)
    if not following or following[0].upos not in {"PROPN", "NOUN", "DET", "PRON", "ADJ", "NUM"}:
        return None
    last = following[-1].index
    if subjects:
        # a title or a relative clause after the name belongs to the cue, not to the content
        own = _side(sentence, subjects[0], verb.index + 1, len(tokens))
        if own and own[-1].index > last and not any(t.text in _QUOTES for t in own):
            following, last = own, own[-1].index
    opened = next((i for i in range(last + 1, len(tokens)) if _opens(sentence, i)), None)
    if opened is None and verb.deprel.partition(":")[0] != "parataxis":
        last = max(i for i in range(len(tokens)) if tokens[i].text != "." or i <= last)
    elif opened is not None and opened > last + 2:
        last = opened - 2 if tokens[opened - 1].text in _BREAKS else opened - 1
    return verb.index, last, following


def _fronted_subject(sentence: Sentence, verb: Token) -> tuple[int, int, list[Token]] | None:
    """(first, last, source) of ", the officials said"."""
    tokens = sentence.tokens
    subjects = [s for s in sentence.children(verb, "nsubj") if s.index < verb.index]
    start: int | None
    if subjects:
        own = _side(sentence, subjects[-1], 0, verb.index)
        start = own[0].index if own else subjects[-1].index
        if start == 0:
            return None
        if not _before_is_break(sentence, start):
            start = _back_to_break(sentence, verb.index)
    else:
        start = _back_to_break(sentence, verb.index)
    if start is None:
        return None
    source = [t for t in tokens[start : verb.index] if t.upos not in {"AUX", "ADV"}]
    source = [t for t in source if t.lemma not in {"as", "so"} or t.upos not in {"SCONJ", "ADP"}]
    if not any(t.upos in {"NOUN", "PROPN", "PRON", "NUM"} for t in source):
        return None
    if tokens[start].upos in {"CCONJ", "SCONJ"} and tokens[start].lemma != "as":
        return None
    if tokens[start].xpos in {"WP", "WDT", "WRB"} or source[0].upos == "CCONJ":
        return None
    return start, _last_of_cue(sentence, verb), _stripped(source)


def _back_to_break(sentence: Sentence, index: int) -> int | None:
    """Where a verbless stretch that ends before `index` began, after a break."""
    for at in range(index - 1, max(-1, index - 14), -1):
        token = sentence.tokens[at]
        if token.upos == "VERB" or token.text in {";", ":"}:
            return None
        if _before_is_break(sentence, at) and token.upos != "PUNCT":
            return at
    return None


def _last_of_cue(sentence: Sentence, verb: Token) -> int:
    """The last word of a parenthetical: up to the next break or opening mark."""
    tokens = sentence.tokens
    for at in range(verb.index + 1, len(tokens)):
        if tokens[at].text in _BREAKS or _opens(sentence, at):
            return at - 1
        if tokens[at].text.lower() == "that":
            return verb.index
    return len(tokens) - 1


def _clause_start(sentence: Sentence, before: int) -> int:
    """Where the stretch that a parenthetical belongs to begins."""
    for at in range(before - 1, 0, -1):
        text = sentence.tokens[at].text
        if text == ";" or (text == ":" and _opens(sentence, at + 1)):
            return at + 1
    return 0


def _is_clause(tokens: list[Token]) -> bool:
    """Whether these words can be something said: a verb, or a quotation."""
    words = [t for t in tokens if t.upos != "PUNCT"]
    if any(t.text in _QUOTES for t in tokens) and words:
        return True
    return len(words) >= 2 and any(t.upos in {"VERB", "AUX"} for t in words)


# --- nouns, adjectives, adverbs, set phrases


def _noun(sentence: Sentence, noun: Token) -> Told | None:
    if noun.text.lower() in _VIEWS and (told := _in_view(sentence, noun)) is not None:
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
        if _marked(sentence, clause, wanted):
            content = _below(sentence, [clause])
            break
    if not content and noun.upos == "NOUN":
        for prep, below in syntax.modifiers(sentence, noun):
            if prep in entry.frames and below.index > noun.index:
                content = [t for t in _below(sentence, [below]) if not _is_case(t, below)]
                break
    if not content:
        return None
    taken = set(content)
    doers = [d for d in syntax.nominal_doers(sentence, noun) if d not in taken]
    source = _phrase(sentence, doers[0], noun.index) if doers else []
    source = [t for t in source if t not in taken and t is not noun and t.xpos != "POS"]
    return Told(entry, (noun,), tuple(source), tuple(content))


def _in_view(sentence: Sentence, noun: Token) -> Told | None:
    """ "In the minister's view, ..." and "in the words of the minister"."""
    case = syntax.case_of(sentence, noun)
    if case not in {"in", "to", "by"}:
        return None
    owners = sentence.children(noun, "nmod:poss") or [
        n for p, n in syntax.modifiers(sentence, noun) if p == "of"
    ]
    if not owners:
        return None
    phrase = _below(sentence, [noun])
    around = _around(sentence, phrase[0].index, phrase[-1].index)
    if not around:
        return None
    source = [t for t in _below(sentence, owners[:1]) if t.xpos != "POS" and t.upos != "ADP"]
    return Told(VIEW, (noun,), tuple(source), tuple(around))


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
            _marked(sentence, clause, marks) or syntax.base(clause) == "ccomp"
        ):
            content = _below(sentence, [clause])
            break
    if not content:
        for noun in sentence.children(adjective, "obl"):
            if noun.index > adjective.index and syntax.case_of(sentence, noun) in entry.frames:
                content = [t for t in _below(sentence, [noun]) if not _is_case(t, noun)]
                break
    if not content:
        return None
    taken = set(content)
    subjects = syntax.surface_subjects(sentence, adjective)
    source = _phrase(sentence, subjects[0], adjective.index) if subjects else []
    return Told(entry, (adjective,), tuple(t for t in source if t not in taken), tuple(content))


def _adverb(sentence: Sentence, adverb: Token) -> Told | None:
    entry = cue(adverb.text.lower(), "r")
    head = sentence.parent(adverb)
    if entry is None or head is None:
        return None
    content = [t for t in _below(sentence, [head]) if t is not adverb]
    return Told(entry, (adverb,), (), tuple(content)) if content else None


def _according(sentence: Sentence, token: Token) -> Told | None:
    fixed = sentence.children(token, "fixed")
    following = sentence.tokens[token.index + 1 : token.index + 2]
    if token.text.lower() == "according" and not (following and following[0].text == "to"):
        return None
    noun = sentence.parent(token)
    marker = [token, *fixed] if fixed else [token, *following]
    if token.text.lower() == "per":
        if token.index and sentence.tokens[token.index - 1].text != ",":
            return None
        marker = [token]
    first = marker[-1].index + 1
    if noun is None or noun.index < first:
        noun = next((t for t in sentence.tokens[first:] if t.upos in {"NOUN", "PROPN"}), None)
        if noun is None:
            return None
    source = [t for t in _below(sentence, [noun]) if t.index >= first]
    if not source:
        return None
    end = source[-1].index
    for at in range(noun.index + 1, end):
        # a phrase at the head of a sentence ends at its comma where a subject follows
        if token.index == 0 and sentence.tokens[at].text == "," and _is_clause(source[at - first :]):
            source, end = source[: at - first], at - 1
            break
    relative = _relative_around(sentence, token)
    around = (
        [t for t in relative if not token.index <= t.index <= end]
        if relative
        else _around(sentence, token.index, end)
    )
    return Told(ACCORDING, tuple(marker), tuple(source), tuple(around)) if around else None


def _relative_around(sentence: Sentence, token: Token) -> list[Token]:
    """The relative clause in which a parenthetical stands right after "who" or "which"."""
    at = token.index - 1
    if at > 0 and sentence.tokens[at].text == ",":
        at -= 1
    if at < 0 or sentence.tokens[at].xpos not in {"WP", "WDT"}:
        return []
    climb: Token | None = token
    while climb is not None and climb.deprel != "acl:relcl":
        climb = sentence.parent(climb)
    return _below(sentence, [climb]) if climb else []


def _around(sentence: Sentence, first: int, last: int) -> list[Token]:
    """The clause around a parenthetical phrase: what stands before it, or after it at the head."""
    tokens = sentence.tokens
    left = list(tokens[_clause_start(sentence, first) : first])
    if not _is_clause(left):
        left = []
    right = list(tokens[last + 1 :])
    words = [t for t in right if t.upos != "PUNCT"]
    if left and (not words or words[0].lemma.lower() in _LATER or len(words) < 2):
        right = []
    return _stripped(left) + _stripped(right)


def _headline(sentence: Sentence) -> Told | None:
    """ "Minister: We will rebuild" at the head of a sentence without a full stop inside."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens[1:8], start=1):
        if token.text != ":":
            if token.upos in {"VERB", "AUX"}:
                return None
            continue
        before = tokens[:at]
        named = any(t.upos == "PROPN" or t.lemma.lower() in _DOCUMENTS for t in before)
        rest = list(tokens[at + 1 :])
        if named and _is_clause(rest) and all(t.upos != "NUM" for t in before):
            return Told(COLON, (token,), tuple(before), tuple(_stripped(rest)))
        return None
    return None


_DOCUMENTS = frozenset("poll report survey study official officials source sources minister".split())


# --- words below words


def _below(sentence: Sentence, heads: list[Token]) -> list[Token]:
    found: dict[int, Token] = {}
    for head in heads:
        for token in sentence.subtree(head):
            found[token.index] = token
    return _stripped([found[i] for i in sorted(found)])


def _own_clause(sentence: Sentence, verb: Token, content: set[Token]) -> list[Token]:
    """The verb's own clause without its content, as far as it is contiguous with the verb."""
    indexes = {t.index for t in sentence.subtree(verb) if t not in content and t.upos != "PUNCT"}
    first = verb.index
    while first - 1 in indexes:
        first -= 1
    return list(sentence.tokens[first : verb.index + 1])


def _side(sentence: Sentence, head: Token, low: int, high: int) -> list[Token]:
    """The contiguous part of a word's subtree around it, within [low, high)."""
    indexes = {t.index for t in sentence.subtree(head)}
    first = last = head.index
    while first - 1 in indexes and first - 1 >= low:
        first -= 1
    while last + 1 in indexes and last + 1 < high:
        last += 1
    return _stripped(list(sentence.tokens[first : last + 1]))


def _phrase(sentence: Sentence, head: Token, barrier: int) -> list[Token]:
    """A noun phrase on its own side of a cue word."""
    if head.index < barrier:
        return _side(sentence, head, 0, barrier)
    return _side(sentence, head, barrier + 1, len(sentence.tokens))


def _source(sentence: Sentence, verb: Token) -> list[Token]:
    doers = syntax.deep_subjects(sentence, verb)
    if not doers:
        return []
    found: list[Token] = []
    for doer in doers:
        found.extend(t for t in _phrase(sentence, doer, verb.index) if t not in found)
    return _without_case(sorted(found, key=lambda t: t.index))


def _without_case(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[0].upos == "ADP" and tokens[0].lemma.lower() in {"by", "with", "from"}:
        tokens = tokens[1:]
    return tokens


def _is_case(token: Token, noun: Token) -> bool:
    return token.head == noun.index and syntax.base(token) in {"case", "mark"} and (
        token.index < noun.index
    )


def _clausal(sentence: Sentence, head: Token) -> bool:
    return head.upos in {"VERB", "AUX"} or bool(
        sentence.children(head, "cop", "nsubj", "mark") or len(sentence.subtree(head)) > 3
    )


def _marked(sentence: Sentence, clause: Token, words: set[str]) -> bool:
    found = sentence.children(clause, "mark", "advmod", "case")
    return any(m.text.lower() in words for m in found)


def _stripped(tokens: list[Token]) -> list[Token]:
    """Without punctuation at the ends, quotation marks kept."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].text in _EDGES:
        first += 1
    while last > first and tokens[last - 1].text in _EDGES:
        last -= 1
    return tokens[first:last]
