"""Which words of a sentence name acts, and by which entry.

In: a sentence and the classes of its words. Out: `Match`es in text order, at most one for a word,
none for a word that is another match's companion. Never codes by content, never links matches.
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.coding import syntax
from demarche.coding.acts.classes import Classes, hyphenated, lemma_of
from demarche.coding.acts.frames import Frame
from demarche.ontology import lexicon
from demarche.ontology.lexicon import ANY, Entry
from demarche.records import Sentence, Token

# Prices retreat, storms batter, strikers shoot: none of them is a party.
_ELSEWHERE = frozenset({"market", "sport", "weather", "art", "body", "animal"})
_OFTEN = frozenset(
    {"often", "usually", "seldom", "rarely", "always", "normally", "customarily", "annually",
     "yearly", "twice", "generally", "commonly", "traditionally", "regularly", "rule"}
)  # fmt: skip
_EACH = frozenset({"every", "each"})
_LETTING = frozenset({"let", "allow", "permit", "help", "enable", "forbid"})
_VIOLENT = frozenset({"ASSAULT", "PROTEST"})
_RESULTS = frozenset(
    {"kill", "wound", "injure", "hurt", "maim", "damage", "break", "destroy", "shatter", "leave",
     "smash"}
)  # fmt: skip
_SAID = frozenset({"ACCUSE", "AGREE"})
_PUBLIC = frozenset({"state", "police", "soldier"})
_DEAD = frozenset({"case", "mark", "fixed", "cc", "aux", "aux:pass", "cop", "amod", "flat"})
_WORDS = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "AID", "COOPERATE", "ACCUSE"}
)
_UPON_OTHERS = frozenset({"ASSAULT", "COERCE"})
_MISHAPS = frozenset(
    {"derail", "crash", "collide", "capsize", "collapse", "overturn", "plunge", "shower", "sink",
     "short-circuit", "accident", "wreck", "avalanche", "landslide", "derailment"}
)  # fmt: skip
_SUICIDE = "suicide-attack"
_DONE = frozenset({"ASSAULT", "PROTEST", "COERCE", "CONSULT"})
_REFUSING = frozenset({"REJECT", "THREATEN"})
_OFFERED = frozenset({"AGREE", "REJECT"})
_UNREAL = frozenset({"could", "may", "might", "must", "should", "ought"})
_MONTHS = frozenset({"March", "May"})
_MODIFYING = frozenset({"compound", "amod", "flat", "nmod:desc"})


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that fits a word, and the companions that its conditions named by lemma."""

    entry: Entry
    frame: Frame
    companions: tuple[Token, ...]


def best(entries: tuple[Entry, ...], frame: Frame) -> Match | None:
    """The first entry, most particular first, all of whose conditions hold."""
    for entry in entries:
        companions: list[Token] = []
        for condition in entry.where:
            holds, named = frame.fits(condition)
            if not holds:
                break
            if condition.companion:
                companions.extend(named)
        else:
            return Match(entry, frame, tuple(companions))
    return None


def matches_in(sentence: Sentence, classes: Classes) -> list[Match]:
    """The matches of a sentence in text order."""
    table = lexicon.entries()
    found = []
    for token in sentence.tokens:
        if token.upos == "PUNCT" or token.deprel in _DEAD:
            continue
        match = _match(table, sentence, token, classes)
        if match is not None and not is_ruled_out(match):
            found.append(match)
    return _without_results(_without_companions(found))


def _match(
    table: dict[tuple[str, str], tuple[Entry, ...]],
    sentence: Sentence,
    token: Token,
    classes: Classes,
) -> Match | None:
    pos = _pos(sentence, token)
    if pos is None:
        return None
    entries = _entries(table, pos, hyphenated(sentence, token) or "", sentence, token)
    if not entries:
        entries = _entries(table, pos, lemma_of(token), sentence, token)
    if pos == "v" and sentence.children(token, "aux"):
        entries = entries + table.get(("v", ANY), ())
    if not entries:
        return None
    return best(entries, Frame(sentence, token, classes))


def _entries(
    table: dict[tuple[str, str], tuple[Entry, ...]],
    pos: str,
    lemma: str,
    sentence: Sentence,
    token: Token,
) -> tuple[Entry, ...]:
    """The entries of a lemma, those of a noun for a gerund and of an adjective for a noun."""
    found = table.get((pos, lemma), ())
    if not found and pos == "v" and _is_gerund(sentence, token):
        found = table.get(("n", token.text.lower()), ())
    if not found and pos == "n":
        found = table.get(("a", lemma), ())
    return found


def _is_gerund(sentence: Sentence, token: Token) -> bool:
    """Whether a form in -ing that is tagged a verb stands as a noun ("the shelling went on")."""
    place = syntax.base(token) in {"nsubj", "obj", "obl", "nmod", "csubj"}
    return token.xpos == "VBG" and place and not sentence.children(token, "obj", "nsubj")


def _pos(sentence: Sentence, token: Token) -> str | None:
    if token.deprel in _MODIFYING:
        return None
    if syntax.is_verbal(token):
        return "v"
    if token.upos == "ADJ" and token.xpos == "VBN" and sentence.children(token, "nsubj:pass"):
        return "v"  # "was relieved of his duties"
    if token.text.lower() == "nothing":
        return "n"
    if token.upos == "PROPN" and token.text in _MONTHS:
        return None
    return {"NOUN": "n", "PROPN": "n", "ADJ": "a"}.get(token.upos)


def _is_elsewhere(match: Match) -> bool:
    """Whether its doer is no party but a price, a team, the weather or a work of art."""
    frame = match.frame
    slot = "subj" if match.entry.pos != "n" else "doer"
    words = frame.slot(slot)
    kinds = [frame.classes.of(frame.sentence.index, w) for w in words]
    return bool(kinds) and all(k & _ELSEWHERE and not k & _PUBLIC for k in kinds)


def _is_undone(match: Match) -> bool:
    """Whether a negation leaves nothing: "made no promise", "did not thank".

    A negated deed may still be one that somebody denies; a negated "will" refuses.
    """
    frame = match.frame
    if not frame.slot("neg"):
        return False
    if match.entry.type in _REFUSING:  # "did not rule out", "has not threatened"
        asked = any({"neg", "modal"} & set(condition.slots) for condition in match.entry.where)
        return not asked and not frame.slot("modal")
    if match.entry.type not in _WORDS:
        return False
    return match.entry.pos != "v" or not frame.slot("modal")


def _is_unreal(match: Match) -> bool:
    """Whether a promise or refusal is one that somebody only might give ("could refuse").

    What "could not" be accepted is refused, and an entry that asks for a modal knows its own.
    """
    frame = match.frame
    if match.entry.type not in _OFFERED or match.entry.pos == "n" or frame.slot("neg"):
        return False
    if any("modal" in condition.slots for condition in match.entry.where):
        return False
    return any(m.text.lower() in _UNREAL for m in frame.slot("modal"))


def _is_lasting(match: Match) -> bool:
    """Whether an act only says what somebody is like: "groups that support the rebels"."""
    token = match.frame.token
    if match.entry.type != "SUPPORT" or match.entry.pos != "v":
        return False
    if token.xpos == "VBG":
        return token.deprel == "acl"  # "Democrats supporting him"
    return token.xpos in {"VBP", "VBZ"} and token.deprel == "acl:relcl"


def _is_habitual(match: Match) -> bool:
    """Whether a present tense tells what is done now and again ("meets every week")."""
    frame, token = match.frame, match.frame.token
    if match.entry.pos != "v":
        return False
    auxiliaries = frame.sentence.children(token, "aux", "aux:pass")
    finite = auxiliaries[0] if auxiliaries else token
    if finite.xpos not in {"VBP", "VBZ"} or finite.lemma == "have" or token.xpos == "VBG":
        return False
    for child in frame.sentence.children(token, "obl", "advmod", "obl:unmarked", "obl:tmod"):
        if child.text.lower() in _OFTEN or child.text.endswith("days"):
            return True
        if any(d.text.lower() in _EACH for d in frame.sentence.children(child)):
            return "time" in frame.classes.of(frame.sentence.index, child)
    return False


def _is_left_to_do(match: Match) -> bool:
    """Whether a bare infinitive is what somebody is let or helped to do ("let the envoy visit")."""
    token, sentence = match.frame.token, match.frame.sentence
    head = sentence.parent(token)
    if match.entry.pos != "v" or token.xpos != "VB" or head is None:
        return False
    return token.deprel in {"xcomp", "ccomp"} and lemma_of(head) in _LETTING


def _is_reflexive(match: Match) -> bool:
    """Whether somebody does it to himself: "hanged himself in his cell"."""
    if match.entry.type not in _UPON_OTHERS or match.entry.mode == _SUICIDE:
        return False
    objects = match.frame.sentence.children(match.frame.token, "obj")
    return any(o.text.lower().endswith(("self", "selves")) for o in objects)


def _is_accident(match: Match) -> bool:
    """Whether harm without a doer is told of a mishap: "were killed when a tram derailed"."""
    frame = match.frame
    if match.entry.type != "ASSAULT" or lemma_of(frame.token) not in _RESULTS or frame.slot("subj"):
        return False
    return any(lemma_of(t) in _MISHAPS for t in frame.sentence.children(frame.token))


def _is_description(match: Match) -> bool:
    """Whether a noun only says what something is: "it was the worst attack in years"."""
    frame = match.frame
    if match.entry.pos != "n" or match.entry.type not in _DONE or not frame.slot("cop"):
        return False
    subjects = frame.sentence.children(frame.token, "nsubj")
    if frame.slot("case"):  # "two are in custody"
        return False
    return bool(subjects) and not any(s.deprel == "expl" for s in subjects)


_RULING_OUT = (
    _is_undone,
    _is_unreal,
    _is_lasting,
    _is_habitual,
    _is_left_to_do,
    _is_reflexive,
    _is_accident,
    _is_description,
)


def is_ruled_out(match: Match) -> bool:
    """Whether what looks like an act is none by how it is told: undone, habitual, by no party.

    Args:
        match: a word and the entry that it would be.
    """
    return _is_elsewhere(match) or any(rules_out(match) for rules_out in _RULING_OUT)


def _without_results(matches: list[Match]) -> list[Match]:
    """The matches without what an attack brought about ("opened fire, killing six")."""
    violent = {m.frame.token.index for m in matches if m.entry.type in _VIOLENT}
    return [
        m
        for m in matches
        if not (
            m.entry.pos == "v"
            and m.frame.token.xpos == "VBG"
            and m.frame.token.deprel == "advcl"
            and lemma_of(m.frame.token) in _RESULTS
            and m.frame.token.head in violent
        )
    ]


def _without_companions(matches: list[Match]) -> list[Match]:
    """The matches without those on words that a more particular match has taken as its own.

    What somebody refuses stays beside the refusal where it has an author of its own ("rejected
    Tallinn's charge").
    """
    taken: dict[int, float] = {}
    refused: dict[int, float] = {}
    for match in matches:
        into = refused if match.entry.type == "REJECT" else taken
        for word in match.companions:
            rank = match.entry.rank
            into[word.index] = max(rank, into.get(word.index, 0.0))
    return [
        m
        for m in matches
        if taken.get(m.frame.token.index, -1.0) < m.entry.rank
        and (refused.get(m.frame.token.index, -1.0) < m.entry.rank or has_author(m))
    ]


def has_author(match: Match) -> bool:
    """Whether a noun for something said names who says it."""
    frame = match.frame
    if match.entry.pos != "n" or match.entry.type not in _SAID:
        return False
    owners = frame.sentence.children(frame.token, "nmod:poss", "amod", "compound")
    return any(
        "party" in frame.classes.of(frame.sentence.index, w)
        for w in (*owners, *frame.slot("by"), *frame.slot("from"))
    )
