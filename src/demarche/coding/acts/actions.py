"""Finds the acts that a report tells: each with its type, its trigger and the heads of its parties.

In: an `Analysis`. Out: `Action`s in text order. Never resolves a party to a country, never judges
whether an act happened, was denied or is planned, and never merges two tellings of one act.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from demarche.coding import syntax
from demarche.coding.acts import purposes
from demarche.coding.acts.classes import Classes, lemma_of
from demarche.coding.acts.frames import Frame
from demarche.coding.acts.matching import Match, has_author, matches_in
from demarche.coding.acts.purposes import KINDS
from demarche.ontology.lexicon import Entry
from demarche.records import Analysis, EventType, Sentence, Span, Token

Word = tuple[int, int]
"""Address of a word: index of its sentence, index of the token in it."""


@dataclass(frozen=True, slots=True)
class Action:
    """One act as one sentence tells it.

    Attributes:
        index: its place in the list that `find_actions` gives.
        sentence, token: the word that tells whether and when it was done: the trigger's head, the
            verb of an event noun ("lodged" of "lodged a protest"), or the verb of saying where
            the act is in what is said ("must protect us, he said").
        trigger: the word or short phrase that names the act.
        type, mode, cameo: PLOVER type and mode, CAMEO code.
        sources, targets: head words of the parties as the grammar gives them (pronouns included),
            empty where it gives none.
        about: what is asked, promised, refused, threatened or accused.
        about_token: the head word of `about`.
        verbal: whether the act consists in saying something.
        nominal: told by a noun alone ("the attack"), without a verb of doing.
        definite: told as known already ("the attack", "last week's attack", "such acts").
        negated: "not", "no" or "never" stands on it.
        quoted: the source is whoever speaks, and the sentence does not say who.
        embedded_in: index of the act whose content this one is (asked for, promised, refused,
            threatened, called off ...): such an act did not happen by being told.
        score: prior of the entry that found it, 0 to 1, less for an act told in passing.
        why: the entry and its frame, for a reader.
        chance, chance_of_type: what the network gives: that the word tells any act, and this one.
        seen: words that the network takes for targets where the grammar gives none.
        by_table: whether a table's entry found it (else the network alone).
    """

    index: int
    sentence: int
    token: int
    trigger: Span
    type: EventType
    mode: str | None
    cameo: str
    sources: tuple[Word, ...]
    targets: tuple[Word, ...]
    about: Span | None
    about_token: Word | None
    verbal: bool
    nominal: bool
    definite: bool
    negated: bool
    quoted: bool
    embedded_in: int | None
    score: float
    why: str
    chance: float = 0.0
    chance_of_type: float = 0.0
    seen: tuple[Word, ...] = ()
    by_table: bool = True


VERBAL: frozenset[EventType] = frozenset(
    {"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
)
WITH_CONTENT: frozenset[EventType] = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_PERFORMED: frozenset[EventType] = frozenset({"SUPPORT", "CONCEDE", "ACCUSE", "REQUEST", "AGREE"})
_SPEAKERS = frozenset({"speaker", "hearer"})
_LONGEST = 60
_WILL = frozenset({"will", "would", "shall", "wo", "'ll", "’ll"})
_DUE = frozenset({"be", "due", "set", "schedule", "slate", "scheduled", "slated", "poised"})
# Of acts that are announced: mode and code of a refusal to do them, code of a promise to.
_TO_COME: dict[EventType, tuple[str | None, str, str]] = {
    "AGREE": (None, "120", "030"),
    "CONSULT": ("meet", "125", "036"),
    "SUPPORT": ("assist", "120", "032"),
    "CONCEDE": ("yield", "124", "035"),
    "COOPERATE": ("assist", "121", "031"),
    "AID": ("assist", "122", "033"),
    "RETREAT": ("yield", "124", "035"),
}
# Codes of a promise by that of the act promised, where the act alone tells.
_PROMISED = {
    "061": "0311", "062": "0312", "063": "0313", "064": "0314",
    "071": "0331", "072": "0332", "073": "0333", "074": "0334",
    "0841": "0353", "085": "0354", "086": "0355", "0863": "0355",
    "0871": "0356", "0873": "0356", "0874": "0356",
}  # fmt: skip
_STAY: frozenset[EventType] = frozenset({"AGREE", "CONSULT"})
_BESIDES = {
    "acl": 0.8,
    "advcl": 0.88,
    "nmod": 0.9,
    "nmod:poss": 0.8,
    "obl": 0.92,
    "appos": 0.85,
    "conj": 0.98,
}
_PEACEKEEPING = frozenset({"peacekeeping", "peacekeeper", "peacekeepers"})
# What these govern is asked for, promised, refused or threatened: it did not happen.
_GOVERNING: frozenset[EventType] = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
_ENDING = frozenset({("SANCTION", "discontinue"), ("RETREAT", "ceasefire"), ("COERCE", "restrict")})
_CHAIN = frozenset({"xcomp", "ccomp", "conj", "obj", "acl", "nsubj:pass", "iobj", "obl", "nmod"})


def find_actions(analysis: Analysis) -> list[Action]:
    """The acts of a report in text order; tellings of one act more than once are all given.

    Args:
        analysis: the report's sentences, trees, entities and mentions.
    """
    classes = Classes(analysis)
    found: list[Action] = []
    for sentence in analysis.sentences:
        matches = matches_in(sentence, classes)
        first = len(found)
        abouts = [_content(match) for match in matches]
        tellers = {m.frame.token.index: m for m in matches}
        for number, match in enumerate(matches):
            governor = _governor(sentence, number, matches, abouts)
            action = _action(first + number, match, abouts[number])
            action = replace(action, token=_telling(match, tellers).index)
            found.append(
                action if governor is None else replace(action, embedded_in=first + governor)
            )
    return found


def _telling(match: Match, tellers: dict[int, Match]) -> Token:
    """The word whose tense and polarity are those of the act."""
    frame = match.frame
    if match.entry.pos == "n":
        verb = frame.light()
        return verb if verb is not None and verb in match.companions else frame.token
    said = frame.slot("said")
    if said and any("speaker" in together for together in match.entry.source):
        return said[0]
    if match.entry.type in _PERFORMED and frame.token.xpos == "VB":
        above = frame.sentence.parent(frame.token)
        teller = tellers.get(above.index) if above is not None else None
        # "called her to express his thanks", "summoned him to protest": the purpose is the deed
        if above is not None and teller is not None and _is_address(teller):
            return above
    return frame.token


def _is_address(match: Match) -> bool:
    return match.entry.type == "CONSULT" or match.entry.cameo == "114"


def _content(match: Match) -> Token | None:
    words = _filled(match.frame, match.entry.about)
    return words[0] if words else None


def _filled(frame: Frame, slots: tuple[tuple[str, ...], ...]) -> list[Token]:
    """The words of the first alternative that is filled."""
    for together in slots:
        words = [w for slot in together for w in frame.slot(slot)]
        if words:
            return list(dict.fromkeys(words))
    return []


def _action(index: int, match: Match, about: Token | None) -> Action:
    entry, frame = match.entry, match.frame
    sentence, token = frame.sentence, frame.token
    kind, mode, cameo, purpose = _coded(match, about)
    if kind not in WITH_CONTENT:
        about = None
    sources = _parties(frame, _filled(frame, entry.source))
    spoken = any(slot in _SPEAKERS for together in entry.source for slot in together)
    targets = _parties(frame, _filled(frame, entry.target))
    return Action(
        index=index,
        sentence=sentence.index,
        token=token.index,
        trigger=_trigger(match),
        type=kind,
        mode=mode,
        cameo=cameo,
        sources=tuple((sentence.index, t.index) for t in sources),
        targets=tuple((sentence.index, t.index) for t in targets if t not in sources),
        about=syntax.phrase(sentence, about) if about is not None else None,
        about_token=(sentence.index, about.index) if about is not None else None,
        verbal=kind in VERBAL,
        nominal=entry.pos == "n" and not match.companions,
        definite=entry.pos == "n" and is_definite(sentence, token),
        negated=syntax.is_negated(sentence, token),
        quoted=spoken and not sources,
        embedded_in=None,
        score=round(entry.score * prominence(sentence, token), 3),
        why=entry.name + (f" ({purpose})" if purpose else ""),
    )


def _coded(match: Match, about: Token | None) -> tuple[EventType, str | None, str, str | None]:
    """Type, mode, code and purpose, the content being allowed to refine them."""
    entry = match.entry
    to_come = _still_to_come(match)
    if to_come is not None:
        return to_come
    if entry.type == "MOBILIZE" and _keeps_peace(match.frame):
        return "AID", None, "074", "peacekeeping"
    if not entry.by_content:
        return entry.type, entry.mode, entry.cameo, None
    if entry.type == "ACCUSE":
        charge = purposes.charge_of(match.frame.sentence, about)
        return entry.type, entry.mode, charge, None
    refined = _by_content(entry, match.frame.sentence, about) if about is not None else None
    return refined or (entry.type, entry.mode, entry.cameo, None)


def _by_content(
    entry: Entry, sentence: Sentence, about: Token
) -> tuple[EventType, str | None, str, str] | None:
    """What is asked for, promised, refused or threatened, where the content tells it."""
    purpose = purposes.purpose_of(sentence, about)
    if purpose is None:
        return None
    if entry.type in {"AGREE", "THREATEN"} and purpose.threat is not None:
        if entry.type == "AGREE":
            purpose = purposes.threat_in(sentence, about)
        if purpose is None or purpose.threat is None:
            return None  # something else is promised, told in words of attack
        return "THREATEN", purpose.threat, purpose.codes["threaten"] or "130", purpose.name
    code = purpose.codes[KINDS[entry.cameo[:2]]] or entry.cameo
    mode = purpose.mode if entry.type in {"REQUEST", "REJECT"} else entry.mode
    return entry.type, mode, code, purpose.name


def _keeps_peace(frame: Frame) -> bool:
    """Whether forces are sent to keep a peace: CAMEO 074, no mobilisation."""
    own = frame.sentence.subtree(frame.token)
    return any(lemma_of(word) in _PEACEKEEPING for word in own)


def _still_to_come(match: Match) -> tuple[EventType, str | None, str, str | None] | None:
    """AGREE where an act of co-operation "will" be done, REJECT where it "will not", else None."""
    kind, frame = match.entry.type, match.frame
    if kind not in _TO_COME or match.entry.pos != "v":
        return None
    if not _is_announced(frame):
        return None
    refused = _is_refused(frame)
    if not refused and kind in _STAY:
        return None
    purpose = purposes.purpose_of(frame.sentence, frame.token)
    code = purpose.codes["reject" if refused else "agree"] if purpose is not None else None
    mode, refusal, promise = _TO_COME[kind]
    if refused:
        mode = purpose.mode if purpose is not None and code is not None else mode
        return "REJECT", mode, code or refusal, "will not"
    return "AGREE", None, _PROMISED.get(match.entry.cameo) or code or promise, "will"


def _is_announced(frame: Frame) -> bool:
    """Whether an act is still to be done: "will send", "Japan to send", "is due to send"."""
    token, sentence = frame.token, frame.sentence
    if any(m.text.lower() in _WILL for m in frame.slot("modal")):
        return True
    if token.xpos != "VB" or not any(
        m.text.lower() == "to" for m in sentence.children(token, "mark", "aux")
    ):
        return False
    if token.deprel == "root":
        return True
    head = sentence.parent(token)
    return head is not None and token.deprel == "xcomp" and head.lemma.lower() in _DUE


def _is_refused(frame: Frame) -> bool:
    """Whether what is negated is the act, not its object ("will spare no effort")."""
    if not frame.slot("neg"):
        return False
    objects = frame.sentence.children(frame.token, "obj")
    return not any(
        d.text.lower() == "no" for o in objects for d in frame.sentence.children(o, "det")
    )


def _parties(frame: Frame, words: list[Token]) -> list[Token]:
    """The words that can be parties; an act or a weapon gives way to its doer."""
    found: list[Token] = []
    for word in words:
        if syntax.is_verbal(word):
            continue
        kinds = frame.classes.of(frame.sentence.index, word)
        if "party" in kinds or not kinds & {"event", "weapon", "thing", "time"}:
            found.append(word)
        elif "event" in kinds:
            found.extend(
                doer
                for doer in Frame(frame.sentence, word, frame.classes).slot("doer")
                if "party" in frame.classes.of(frame.sentence.index, doer)
            )
    return list(dict.fromkeys(found))


def prominence(sentence: Sentence, token: Token) -> float:
    """How much in front an act is told: 1 in a main clause, less in what only adds to it."""
    found = 1.0
    word: Token | None = token
    while word is not None:
        found *= _BESIDES.get(word.deprel, _BESIDES.get(syntax.base(word), 1.0))
        word = sentence.parent(word)
    return max(found, 0.4)


def _trigger(match: Match) -> Span:
    token = match.frame.token
    words = [token, *match.companions]
    if match.entry.pos == "v":
        words.extend(
            t
            for t in match.frame.sentence.children(token, "compound:prt")
            if abs(t.index - token.index) <= 3
        )
    span = syntax.span_of(words)
    return span if span.end - span.start <= _LONGEST else Span(token.start, token.end)


def is_definite(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is told as known: by article, demonstrative or possessor."""
    known = {"the", "this", "that", "these", "those", "such", "both"}
    return bool(sentence.children(noun, "nmod:poss")) or any(
        d.text.lower() in known for d in sentence.children(noun, "det", "det:predet", "amod")
    )


def _governor(
    sentence: Sentence, number: int, matches: list[Match], abouts: list[Token | None]
) -> int | None:
    """Which of the matches has this one as its content."""
    token = matches[number].frame.token
    nominal = matches[number].entry.pos == "n"
    heads = {
        about.index: n
        for n, about in enumerate(abouts)
        if about is not None and n != number and _governs(matches[n])
    }
    climbed = 0
    while climbed < 8:
        if token.index in heads:
            refused = matches[heads[token.index]].entry.type == "REJECT"
            own = refused and climbed == 0 and has_author(matches[number])
            return None if own else heads[token.index]
        parent = sentence.parent(token)
        if parent is None or token.deprel not in _CHAIN:
            return None
        if token.deprel == "acl" and token.xpos in {"VBG", "VBN"}:
            return None
        if token.deprel in {"obl", "nmod"} and (not nominal or climbed > 0):
            return None
        known = nominal and climbed == 0 and is_definite(sentence, token)
        if known and token.deprel in {"obj", "obl", "nmod"}:
            return None
        token = parent
        climbed += 1
    return None


def _governs(match: Match) -> bool:
    if match.entry.cameo in {"115", "116"}:
        return True
    return match.entry.type in _GOVERNING or (match.entry.type, match.entry.mode) in _ENDING
