"""Who speaks in a parenthetical or a set phrase: ", officials said,", "according to".

In: one `Sentence` and the word that may be a cue. Out: source and content, or a `Told`. Found by
commas and quotation marks as much as by the tree, since parsers attach parentheticals in many ways.
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.coding import syntax
from demarche.coding.claims import stretches
from demarche.coding.claims.word_sets import words
from demarche.ontology.cues import Cue
from demarche.records import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})

_ADDRESSED = words("tell inform remind assure advise notify warn ask brief reassure")
_LATER = frozenset({"but", "while", "although", "though", "whereas", "as", "yet"})


_VIEWS = words(
    "view opinion judgment judgement mind eyes eye words estimation assessment telling book account"
    " version"
)

_DOCUMENTS = words("poll report survey study official officials source sources minister")


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


def aside(sentence: Sentence, verb: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """Source and content where the verb stands in a parenthetical or at the end."""
    if verb.xpos not in _FINITE and not sentence.children(verb, "aux"):
        return None
    extent = _inverted(sentence, verb) or _fronted_subject(sentence, verb)
    if extent is None:
        return None
    first, last, source = extent
    tokens = sentence.tokens
    left = list(tokens[stretches.clause_start(sentence, first) : first])
    if _has_own_content(sentence, verb, last, inverted=first == verb.index):
        return None
    rest = list(tokens[last + 1 :])
    if any(t.upos != "PUNCT" for t in rest) and rest[0].text not in stretches.BREAKS:
        return None
    right = rest if _goes_on(sentence, verb, left, rest) else []
    if not right and (not stretches.is_clause(left) or _is_adjunct(verb, left)):
        return None
    return tuple(source), tuple(stretches.stripped(left) + stretches.stripped(right))


def _has_own_content(sentence: Sentence, verb: Token, last: int, *, inverted: bool) -> bool:
    """Whether what is said stands right after the verb: then it is no parenthetical."""
    inside = sentence.tokens[verb.index + 1 : last + 1]
    if not inverted and any(t.xpos in _FINITE or t.xpos == "MD" for t in inside):
        return True
    after = [c for c in sentence.children(verb) if verb.index < c.index <= last]
    if any(syntax.base(c) in {"xcomp", "ccomp"} for c in after):
        return True
    told = [c for c in after if syntax.base(c) in {"obj", "iobj"}]
    return bool(told) and not inverted and verb.lemma.lower() not in _ADDRESSED


def _is_adjunct(verb: Token, left: list[Token]) -> bool:
    """Whether the words before only set the scene for the verb: "Asked about it, he declined"."""
    inside = {t.index for t in left}
    tops = [t for t in left if t.head not in inside and t.upos != "PUNCT"]
    return bool(tops) and all(
        t.head == verb.index and syntax.base(t) in {"advcl", "obl", "advmod", "mark", "cc"}
        for t in tops
    )


def _goes_on(sentence: Sentence, verb: Token, left: list[Token], rest: list[Token]) -> bool:
    """Whether what follows a parenthetical is still content: quoted, or one tree with the left."""
    words = [t for t in rest if t.upos != "PUNCT"]
    if not words:
        return False
    if any(stretches.opens(sentence, t.index) for t in rest[:3]):
        return True
    if rest[0].text == ":":
        return True
    first = words[0]
    if first.lemma.lower() in _LATER or first.xpos in {"VBG", "WP", "WDT"}:
        return False
    if not stretches.is_clause(left) or first.xpos in {*_FINITE, "MD"}:
        return True  # "what they have done, officials said, could be lost"
    outside = {t.index for t in left}
    return any(
        (t.head in outside and t.head != verb.index)
        or any(k.index in outside and k.upos != "PUNCT" for k in sentence.children(t))
        for t in words
    )


def _inverted(sentence: Sentence, verb: Token) -> tuple[int, int, list[Token]] | None:
    """(first, last, source) of "said the officials" after a break."""
    tokens = sentence.tokens
    if not stretches.before_is_break(sentence, verb.index) or sentence.children(verb, "aux"):
        return None
    subjects = sentence.children(verb, "nsubj")
    if any(s.index < verb.index for s in subjects):
        return None
    following: list[Token] = []
    for token in tokens[verb.index + 1 :]:
        if (token.text in stretches.BREAKS and token.text != "-") or token.text in stretches.QUOTES:
            break
        if not subjects and token.upos in {"VERB", "AUX"}:
            break
        following.append(token)
    if not following or following[0].upos not in {"PROPN", "NOUN", "DET", "PRON", "ADJ", "NUM"}:
        return None
    last = following[-1].index
    if subjects:
        # a title or a relative clause after the name belongs to the cue, not to the content
        own = stretches.side(sentence, subjects[0], verb.index + 1, len(tokens))
        if own and own[-1].index > last and not any(t.text in stretches.QUOTES for t in own):
            following, last = own, own[-1].index
    opened = next((i for i in range(last + 1, len(tokens)) if stretches.opens(sentence, i)), None)
    if opened is None and verb.deprel.partition(":")[0] != "parataxis":
        last = max(i for i in range(len(tokens)) if tokens[i].text != "." or i <= last)
    elif opened is not None and opened > last + 2:
        last = opened - 2 if tokens[opened - 1].text in stretches.BREAKS else opened - 1
    return verb.index, last, following


def _fronted_subject(sentence: Sentence, verb: Token) -> tuple[int, int, list[Token]] | None:
    """(first, last, source) of ", the officials said"."""
    tokens = sentence.tokens
    subjects = [s for s in sentence.children(verb, "nsubj") if s.index < verb.index]
    start: int | None
    if subjects:
        own = stretches.side(sentence, subjects[-1], 0, verb.index)
        start = own[0].index if own else subjects[-1].index
        if start == 0:
            return None
        if not stretches.before_is_break(sentence, start):
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
    return start, _last_of_cue(sentence, verb), stretches.stripped(source)


def _back_to_break(sentence: Sentence, index: int) -> int | None:
    """Where a verbless stretch that ends before `index` began, after a break."""
    for at in range(index - 1, max(-1, index - 14), -1):
        token = sentence.tokens[at]
        if token.upos == "VERB" or token.text in {";", ":"}:
            return None
        if stretches.before_is_break(sentence, at) and token.upos != "PUNCT":
            return at
    return None


def _last_of_cue(sentence: Sentence, verb: Token) -> int:
    """The last word of a parenthetical: up to the next break or opening mark."""
    tokens = sentence.tokens
    for at in range(verb.index + 1, len(tokens)):
        if tokens[at].text in stretches.BREAKS or stretches.opens(sentence, at):
            return at - 1
        if tokens[at].text.lower() == "that":
            return verb.index
    return len(tokens) - 1


def in_view(sentence: Sentence, noun: Token) -> Told | None:
    """Read "in the minister's view, ..." and "in the words of the minister"."""
    if noun.text.lower() not in _VIEWS:
        return None
    case = syntax.case_of(sentence, noun)
    if case not in {"in", "to", "by"}:
        return None
    owners = sentence.children(noun, "nmod:poss") or [
        n for p, n in syntax.modifiers(sentence, noun) if p == "of"
    ]
    if not owners:
        return None
    phrase = stretches.below(sentence, [noun])
    around = _around(sentence, phrase[0].index, phrase[-1].index)
    if not around:
        return None
    source = [
        t for t in stretches.below(sentence, owners[:1]) if t.xpos != "POS" and t.upos != "ADP"
    ]
    return Told(VIEW, (noun,), tuple(source), tuple(around))


def according(sentence: Sentence, token: Token) -> Told | None:
    """Read "according to two diplomats", at the head, in the middle or at the end."""
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
    source = [t for t in stretches.below(sentence, [noun]) if t.index >= first]
    if not source:
        return None
    end = source[-1].index
    for at in range(noun.index + 1, end):
        # a phrase at the head of a sentence ends at its comma where a subject follows
        if (
            token.index == 0
            and sentence.tokens[at].text == ","
            and stretches.is_clause(source[at - first :])
        ):
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
    return stretches.below(sentence, [climb]) if climb else []


def _around(sentence: Sentence, first: int, last: int) -> list[Token]:
    """The clause around a parenthetical phrase: what stands before it, or after it at the head."""
    tokens = sentence.tokens
    left = list(tokens[stretches.clause_start(sentence, first) : first])
    if not stretches.is_clause(left):
        left = []
    right = list(tokens[last + 1 :])
    words = [t for t in right if t.upos != "PUNCT"]
    if left and (not words or words[0].lemma.lower() in _LATER or len(words) < 2):
        right = []
    return stretches.stripped(left) + stretches.stripped(right)


def headline(sentence: Sentence) -> Told | None:
    """Read "Minister: We will rebuild" at the head of a sentence without a full stop inside."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens[1:8], start=1):
        if token.text != ":":
            if token.upos in {"VERB", "AUX"}:
                return None
            continue
        before = tokens[:at]
        named = any(t.upos == "PROPN" or t.lemma.lower() in _DOCUMENTS for t in before)
        rest = list(tokens[at + 1 :])
        if named and stretches.is_clause(rest) and all(t.upos != "NUM" for t in before):
            return Told(COLON, (token,), tuple(before), tuple(stretches.stripped(rest)))
        return None
    return None
