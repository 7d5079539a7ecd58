"""The noun phrase around a word and the words in it that tell who is meant.

In: a `Sentence` and a word of it. Out: a `Nominal`. Never looks beyond the sentence, never says
which country or sector it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from demarche.coding import syntax
from demarche.ontology import roles
from demarche.ontology.roles import Match
from demarche.records import Sentence, Token

Matcher = Callable[[list[tuple[str, ...]], int, int], Match | None]
"""As `roles.match`: the words of a sentence, a noun's index, and where its role may begin."""

Determiner = Literal["the", "a", "this", "possessive", "number", "none"]

_BEFORE = frozenset(
    {"det", "amod", "compound", "nummod", "nmod", "flat", "advmod", "punct", "case"}
)
_WHICH = frozenset(
    {"of", "in", "for", "from", "at", "to", "on", "near", "outside", "inside", "within", "across",
     "against", "under", "with", "behind", "along", "around", "between", "by", "among", "as"}
)  # fmt: skip
_AGENT = frozenset({"by", "for"})
_LOYAL = frozenset({"loyal", "faithful", "answerable"})
_TAKES_OF = frozenset(
    {"accuse", "warn", "inform", "convict", "acquit", "suspect", "strip", "remind", "assure", "rid",
     "deprive", "rob", "notify", "tell", "speak", "complain", "convince", "approve", "demand"}
)  # fmt: skip
_RESULTS = frozenset({"dead", "open", "alight", "ablaze", "unconscious"})
_TIME = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
     "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december", "day", "week", "month", "year", "morning", "afternoon", "evening",
     "night", "midnight", "noon", "today", "yesterday", "tomorrow", "weekend", "hour", "time",
     "occasion", "statement", "interview", "response", "pursuit", "exchange", "return"}
)  # fmt: skip
_TITLE_CASES = frozenset({"PROPN", "NOUN", "ADJ"})
_AFFAIRS = "d'affaires"
_LATIN = frozenset({"persona", "personae", "grata", "non"})
_DEICTIC = frozenset({"this", "that", "these", "those", "such", "same"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(slots=True)
class Nominal:
    """A noun phrase.

    Attributes:
        sentence: where it stands.
        head: its head word.
        left, right: the words before and after which the phrase has no words of its own, the head
            among them; modifiers after a preposition are not part of this core.
        role: the noun or title in it that `roles` knows, with its place.
        owner: the possessor ("Iran" of "Iran's minister", "his" of "his counterpart").
        phrases: (preposition, noun) of the phrases after it.
        apposed: heads of what stands in apposition to it.
        determiner: how it is introduced.
        plural: whether it names many.
    """

    sentence: Sentence
    head: Token
    left: int
    right: int
    role: Match | None
    owner: Token | None
    phrases: list[tuple[str, Token]]
    apposed: list[Token]
    determiner: Determiner
    plural: bool

    @property
    def key(self) -> tuple[int, int]:
        """Its address: sentence and head word."""
        return (self.sentence.index, self.head.index)

    def core(self) -> tuple[Token, ...]:
        """The words from its first modifier to its head or name."""
        return self.sentence.tokens[self.left : self.right + 1]

    def covers(self, token: int) -> bool:
        """Whether a word (by index) stands in the core."""
        return self.left <= token <= self.right


def nominal(
    sentence: Sentence,
    head: Token,
    words: list[tuple[str, ...]],
    match: Matcher = roles.match,
) -> Nominal:
    """The noun phrase of a head.

    Args:
        sentence: the sentence.
        head: the word that heads it.
        words: the forms by which tables know each word of the sentence.
        match: finds the role whose noun a word is.
    """
    children = sentence.children(head)
    left = _left(sentence, head, children)
    right = _right(sentence, head, children)
    owner = _owner(sentence, children)
    role = _role(sentence, head, (left, right), owner, words, match)
    return Nominal(
        sentence=sentence,
        head=head,
        left=left,
        right=right,
        role=role,
        owner=owner,
        phrases=_phrases(sentence, head, left, right, role),
        apposed=_apposed(sentence, head, children),
        determiner=_determiner(sentence, children, owner, left),
        plural=_plural(sentence, head, role),
    )


def _left(sentence: Sentence, head: Token, children: list[Token]) -> int:
    """The first word of what stands before the head, without a gap."""
    left = head.index
    for child in reversed(children):
        if child.index > head.index or syntax.base(child) not in _BEFORE:
            continue
        if syntax.base(child) == "case" and (child.xpos != "POS" or child.index > head.index):
            continue
        if child.deprel == "advmod" and not _counts(sentence, child, head):
            continue
        if is_time(child) or _is_result(sentence, child):
            continue
        below = sentence.subtree(child)
        if syntax.base(child) == "nmod" and _is_result(sentence, below[0]):
            below = below[1:]
        gap = sentence.tokens[below[-1].index + 1 : left]
        if gap and gap[-1].upos != "PUNCT" and not _is_of_title(child, gap):
            break
        left = min(left, below[0].index)
    left = _siblings(sentence, head, left)
    while left < head.index and sentence.tokens[left].upos == "PUNCT":
        left += 1
    return left


def _is_result(sentence: Sentence, adjective: Token) -> bool:
    """Whether an adjective tells what became of the noun: "shot dead Peru's consul"."""
    before = sentence.tokens[adjective.index - 1] if adjective.index else None
    return adjective.text in _RESULTS and before is not None and before.upos == "VERB"


def _is_of_title(title: Token, gap: tuple[Token, ...]) -> bool:
    """Whether only "of" parts a title from the name's other words ("Secretary of State Reyes")."""
    return [t.text for t in gap] == ["of"] and title.deprel in {"nmod:desc", "compound", "flat"}


def is_time(token: Token) -> bool:
    """Whether a word tells when ("Friday", "last week")."""
    return token.lemma.lower() in _TIME and token.deprel != "nmod:poss"


def _siblings(sentence: Sentence, head: Token, left: int) -> int:
    """Titles and adjectives right before a noun that the parser hung beside or beyond it."""
    if syntax.base(head) not in {"nsubj", "obj", "iobj", "obl", "nmod"}:
        return left
    while left > 0:
        before = sentence.tokens[left - 1]
        if before.upos not in _TITLE_CASES or _is_result(sentence, before):
            break
        beside = before.head == head.head and before.deprel == head.deprel
        lost = syntax.base(before) in {"amod", "compound"} and before.head > head.index
        if not beside and not lost:
            break
        left = min(left - 1, *(t.index for t in sentence.subtree(before)))
    return left


def _owner(sentence: Sentence, children: list[Token]) -> Token | None:
    """The possessor of the head, or of a noun that is compounded with it."""
    own = [c for c in children if c.deprel == "nmod:poss"]
    if not own:
        joined = [c for c in children if c.deprel in {"compound", "flat", "nmod:desc"}]
        own = [p for c in joined for p in sentence.children(c) if p.deprel == "nmod:poss"]
    return own[0] if own else None


def _apposed(sentence: Sentence, head: Token, children: list[Token]) -> list[Token]:
    """What stands in apposition; behind "and" it belongs to the last of those joined."""
    joined = [c.index for c in children if syntax.base(c) == "conj"]
    end = min(joined, default=len(sentence.tokens))
    found = [
        c
        for c in children
        if syntax.base(c) == "appos" and c.index < end and not is_stray_subject(sentence, c)
    ]
    if syntax.base(head) == "conj":
        lead = syntax.first_conjunct(sentence, head)
        found += [c for c in sentence.children(lead, "appos") if c.index > head.index]
    return found


def is_stray_subject(sentence: Sentence, word: Token) -> bool:
    """Whether what the parser took for an apposition is the subject of the sentence."""
    root = next((t for t in sentence.tokens if t.head == -1), None)
    if root is None or root.index < word.index or syntax.base(word) != "appos":
        return False
    return syntax.unclosed_apposition(sentence, root) == word


def _counts(sentence: Sentence, adverb: Token, head: Token) -> bool:
    """Whether an adverb belongs to a number ("nearly 130 people")."""
    following = sentence.tokens[adverb.index + 1]
    return following.upos in {"NUM", "ADJ", "ADV"} and following.index <= head.index


def _right(sentence: Sentence, head: Token, children: list[Token]) -> int:
    """The last word of a name that follows the head directly ("Minister Fuad Hussein")."""
    right = head.index
    for child in children:
        if child.index < head.index:
            continue
        if syntax.base(child) in {"flat", "compound", "goeswith"} or (
            syntax.base(child) in {"appos", "nmod:desc"}
            and child.index == right + 1
            and child.upos == "PROPN"
        ):
            right = max(right, sentence.subtree(child)[-1].index)
    return right


def _role(
    sentence: Sentence,
    head: Token,
    core: tuple[int, int],
    owner: Token | None,
    words: list[tuple[str, ...]],
    match: Matcher,
) -> Match | None:
    """The role at the head or, where the head is a name, of the title nearest before or after."""
    left, right = core
    first = left if owner is None else min(owner.index + 1, head.index)
    found = match(words, head.index, first) or match(words, head.index, left)
    if found is None and head.index < right and words[right][1].startswith(_AFFAIRS):
        return match(words, right, left)  # "the Swiss charge d'affaires"
    if head.text.lower() in _LATIN:
        found = None  # "two diplomats persona non grata"
    if found is not None and (head.upos != "PROPN" or found.start < head.index or left == right):
        return found
    if head.upos != "PROPN" and head.text.lower() not in _LATIN:
        return found  # "press release" is no press
    before = range(head.index - 1, first - 1, -1)
    after = range(head.index + 1, right + 1)
    for i in (*before, *after):
        if sentence.tokens[i].upos not in _TITLE_CASES:
            continue
        title = match(words, i, first)
        if title is not None and title.role.kind not in {"amount", "state"}:
            return title
    return found


def _phrases(
    sentence: Sentence, head: Token, left: int, right: int, role: Match | None
) -> list[tuple[str, Token]]:
    """The prepositional phrases of the head, and of a title inside the core."""
    found = [(p, n) for p, n in syntax.modifiers(sentence, head) if p in _WHICH]
    governor = sentence.parent(head)
    taken = governor is not None and governor.lemma in _TAKES_OF and syntax.base(head) == "obj"
    if taken:
        found = [(p, n) for p, n in found if p != "of"]  # "accused its neighbour of espionage"
    if role is not None and role.head != head.index:
        title = sentence.tokens[role.head]
        found.extend((p, n) for p, n in syntax.modifiers(sentence, title) if p in _WHICH)
    stray = _stray_phrase(sentence, head, right, role)
    if taken and stray is not None and stray[0] == "of":
        stray = None
    if stray is not None and stray[1] not in [n for _, n in found]:
        found.append(stray)
    for clause in sentence.children(head, "acl"):
        if clause.deprel != "acl:relcl" and clause.xpos in {"VBN", "VBG"}:
            found.extend((p, n) for p, n in syntax.obliques(sentence, clause) if p in _AGENT)
    for after in sentence.children(head, "amod"):
        if after.index > head.index and after.lemma in _LOYAL:
            found.extend(("of", n) for p, n in syntax.obliques(sentence, after) if p == "to")
    return [(p, n) for p, n in found if not left <= n.index <= right and syntax.base(n) != "acl"]


def _stray_phrase(
    sentence: Sentence, head: Token, right: int, role: Match | None
) -> tuple[str, Token] | None:
    """The phrase right after a noun that the parser hung elsewhere.

    Surely the noun's are phrases with "of" (unless the verb takes one), those between a subject and
    its verb, and the place of a mission.
    """
    if right + 2 >= len(sentence.tokens):
        return None
    marker = sentence.tokens[right + 1]
    word = marker.text.lower()
    if marker.deprel != "case" or marker.head <= marker.index or word not in _WHICH:
        return None
    noun = sentence.tokens[marker.head]
    verb = sentence.parent(head)
    between = (
        syntax.base(head) == "nsubj"
        and verb is not None
        and syntax.is_verbal(verb)
        and noun.index < verb.index
    )
    placed = role is not None and role.role.kind == "mission" and word in {"in", "at"}
    belongs = word == "of" and role is not None and _lemma_above(sentence, noun) not in _TAKES_OF
    return (word, noun) if between or placed or belongs else None


def _lemma_above(sentence: Sentence, noun: Token) -> str:
    """The lemma on which a noun hangs."""
    parent = sentence.parent(noun)
    return "" if parent is None else parent.lemma


def _determiner(
    sentence: Sentence, children: list[Token], owner: Token | None, left: int
) -> Determiner:
    if owner is not None:
        return "possessive"
    for child in children:
        if child.deprel != "det":
            continue
        word = child.text.lower()
        if word == "the":
            return "the"
        return "this" if word in _DEICTIC else "a"
    first = sentence.tokens[left]
    if first.text.lower() == "the":
        return "the"
    if any(c.deprel == "nummod" for c in children):
        return "number"
    return "none"


def _plural(sentence: Sentence, head: Token, role: Match | None) -> bool:
    if role is not None and head.text.lower() in _LATIN:
        return sentence.tokens[role.head].xpos in _PLURAL_TAGS
    return head.xpos in _PLURAL_TAGS or (role is not None and "p" in role.role.traits)
