"""By which way something was said: statement, letter, phone, meeting, summons, visit or post.

In: an `Analysis` and the head word of a verbal act's trigger. Out: the channel with the words that
tell it. The trigger's own phrase comes first, then its clause, then the occasion that the
paragraph is telling of. Never judges whether the act is a verbal one.
"""

from __future__ import annotations

from functools import cache

from demarche.coding import syntax
from demarche.coding.claims.word_sets import words
from demarche.ontology.tables import rows
from demarche.records import Analysis, Channel, Evidence, Sentence, Token

_POS = {"VERB": "v", "NOUN": "n", "PROPN": "p"}
_PLACES_OF_SAYING = words("in on at during by via over through with")
_BODIES = frozenset({"council", "assembly"})
_TAKING_UP = frozenset({"write", "add", "continue", "tweet", "post", "conclude"})
_PERSONAL = words("he she they it his her their")
_SENDING = words(
    "deliver hand submit send present pass lodge give write receive convey read issue address"
    " transmit forward"
)

Found = tuple[Channel, Token]


def channel(
    analysis: Analysis, sentence_index: int, token_index: int, *, verbal: bool = True
) -> tuple[Channel | None, Evidence | None]:
    """How a verbal act was delivered.

    Args:
        analysis: the report's analysis.
        sentence_index: index of the trigger's sentence.
        token_index: index of the trigger's head word in it.
        verbal: the act consists in saying something (talks and calls count); others have none.

    Returns:
        The channel and the words that tell it; None and None where the report only says "said".
    """
    if not verbal:
        return None, None
    sentence = analysis.sentences[sentence_index]
    trigger = sentence.tokens[token_index]
    found = (
        _of_word(sentence, trigger)
        or _of_clause(sentence, trigger)
        or _before_a_body(sentence, trigger)
    )
    if found is None:
        found = _of_occasion(analysis, sentence_index, trigger)
    if found is None:
        return None, None
    kind, token = found
    span = syntax.span_of([token])
    return kind, Evidence.at(analysis.report.id, analysis.report.text, span)


def _entry(sentence: Sentence, token: Token) -> tuple[Channel, bool] | None:
    pos = _POS.get(token.upos)
    if pos is None:
        return None
    word = token.lemma.lower()
    if pos == "v":
        return _verb_entry(sentence, token, word)
    found = _table().get((word, pos))
    if found is None and pos == "n" and word in {"call", "conversation"}:
        return ("phone", True) if _is_call(sentence, token) else None
    return found if found is not None and _is_way(sentence, token, word) else None


def _is_way(sentence: Sentence, noun: Token, word: str) -> bool:
    """Whether a noun that can name a way of saying does so here."""
    if word == "x":
        return syntax.case_of(sentence, noun) == "on"
    if word == "note":
        return _sent(sentence, noun)
    if word == "memorandum":
        of = {n.lemma.lower() for _, n in syntax.modifiers(sentence, noun)}
        return "understanding" not in of
    before = {c.lemma.lower() for c in sentence.children(noun, "compound", "amod")}
    if word in {"network", "platform"}:
        return bool(before & {"social", "same"})
    if word in {"conference", "release"}:
        return bool(before & {"news", "press"})
    return True


def _verb_entry(sentence: Sentence, verb: Token, word: str) -> tuple[Channel, bool] | None:
    particle = syntax.particle(sentence, verb)
    if particle:
        return _table().get((f"{word} {particle}", "v"))
    if word == "call":
        persons = [o for o in sentence.children(verb, "obj") if o.upos in {"PROPN", "PRON", "NOUN"}]
        plain = not syntax.obliques(sentence, verb, "for", "on", "upon") and not any(
            c.xpos not in {"VB"} for c in sentence.children(verb, "xcomp")
        )
        human = any(o.upos == "PROPN" or o.lemma.lower() in _ROLES for o in persons)
        return ("phone", True) if persons and plain and human else None
    if word == "write" and syntax.obliques(sentence, verb, "to"):
        return "letter", False
    return _table().get((word, "v"))


_ROLES = words(
    "minister president counterpart chancellor leader king premier ambassador secretary colleague"
    " chief"
)


def _is_call(sentence: Sentence, noun: Token) -> bool:
    """Whether a call or conversation was one on the phone."""
    near = sentence.children(noun, "compound", "amod", "nmod")
    if any(n.lemma.lower() in {"phone", "telephone", "video", "conference"} for n in near):
        return True
    if noun.lemma.lower() == "conversation":
        return False
    return syntax.case_of(sentence, noun) in {"in", "during"} and not syntax.modifiers(
        sentence, noun, "for", "on"
    )


def _sent(sentence: Sentence, noun: Token) -> bool:
    """Whether a note is a diplomatic one: "of protest", "verbale", or handed over."""
    if any(n.lemma.lower() == "protest" for _, n in syntax.modifiers(sentence, noun)):
        return True
    near = {c.lemma.lower() for c in sentence.children(noun, "amod", "compound", "flat")}
    if near & {"verbal", "verbale", "diplomatic", "protest", "formal"}:
        return True
    around = [*sentence.children(noun, "acl")]
    parent = sentence.parent(noun)
    if parent is not None:
        around.append(parent)
    return any(v.lemma.lower() in _SENDING for v in around)


def _of_word(sentence: Sentence, trigger: Token) -> Found | None:
    entry = _entry(sentence, trigger)
    if entry is not None and entry[0] != "statement":
        return entry[0], trigger
    for child in sentence.children(trigger, "compound", "amod", "nmod", "obj", "nsubj"):
        entry = _entry(sentence, child)
        if entry is not None and entry[0] != "statement":
            return entry[0], child
    return None


def _before_a_body(sentence: Sentence, trigger: Token) -> Found | None:
    """Read "Addressing the Security Council, she accused ...": said in a meeting."""
    for verb in [trigger, *sentence.children(trigger, "advcl")]:
        if verb.lemma.lower() in {"address", "tell"}:
            for heard in sentence.children(verb, "obj", "iobj"):
                if heard.lemma.lower() in _BODIES:
                    return "meeting", heard
    return None


def _of_clause(sentence: Sentence, trigger: Token) -> Found | None:
    """The nearest word of a channel in the trigger's sentence, outside what is said."""
    best: Found | None = None
    nearest = 99
    for token in sentence.tokens:
        entry = _entry(sentence, token)
        if entry is None or not _governs(sentence, token, trigger, entry[0]):
            continue
        distance = abs(token.index - trigger.index) + (30 if entry[0] == "statement" else 0)
        if distance < nearest:
            best, nearest = (entry[0], token), distance
    return best


def _governs(sentence: Sentence, token: Token, trigger: Token, kind: Channel) -> bool:
    """Whether a channel word speaks of the trigger's own saying and not of something else."""
    if _below_clause(sentence, token, trigger):
        return False
    if token.upos == "VERB":
        return kind in {"summons", "phone", "meeting", "letter", "post"}
    case = syntax.case_of(sentence, token)
    head = token
    while (
        case in {None, "of"}
        and head.head >= 0
        and syntax.base(head) in {"compound", "nmod", "flat"}
    ):
        head = sentence.tokens[head.head]
        case = syntax.case_of(sentence, head)
    if kind in {"letter", "statement"}:
        return (
            case in {"in", "by", "at", "to", "during", "with", None} or token.index < trigger.index
        )
    return case in _PLACES_OF_SAYING or syntax.base(head) == "nsubj"


def _below_clause(sentence: Sentence, token: Token, trigger: Token) -> bool:
    """Whether a word stands in a clause below the trigger, or in a relative clause elsewhere."""
    climb: Token | None = token
    while climb is not None and climb is not trigger:
        relation = syntax.base(climb)
        if relation in {"ccomp", "xcomp"} and climb.head == trigger.index:
            return True
        if climb.deprel == "acl:relcl" and not _inside(sentence, trigger, climb):
            return True
        climb = sentence.parent(climb)
    return False


def _inside(sentence: Sentence, token: Token, head: Token) -> bool:
    climb: Token | None = token
    while climb is not None:
        if climb is head:
            return True
        climb = sentence.parent(climb)
    return False


def _of_occasion(analysis: Analysis, sentence_index: int, trigger: Token) -> Found | None:
    """The call or meeting that earlier sentences of the paragraph tell of."""
    text = analysis.report.text
    here = analysis.sentences[sentence_index]
    for before in range(sentence_index - 1, max(-1, sentence_index - 4), -1):
        sentence = analysis.sentences[before]
        apart = "\n" in text[sentence.end : here.start]
        if apart and sentence_index - before > 2:
            break
        for token in sentence.tokens:
            entry = _entry(sentence, token)
            if entry is None:
                continue
            if entry[1]:
                if apart and entry[0] not in {"phone", "summons"}:
                    continue
                return (entry[0], token) if _same_people(sentence, here, trigger) else None
            if entry[0] == "post" and not apart and _takes_up(here):
                return entry[0], token
            if entry[0] == "statement":
                return None
    return None


def _takes_up(sentence: Sentence) -> bool:
    return any(t.lemma.lower() in _TAKING_UP for t in sentence.tokens)


def _same_people(before: Sentence, here: Sentence, trigger: Token) -> bool:
    """Whether who speaks was named, or is taken up by a pronoun or a definite noun."""
    speakers = syntax.deep_subjects(here, trigger)
    names = {t.text for t in before.tokens if t.upos == "PROPN"}
    for speaker in speakers:
        if speaker.text.lower() in _PERSONAL or speaker.text in names:
            return True
        if any(t.text in names for t in here.children(speaker, "flat", "compound", "nmod:desc")):
            return True
        if any(d.text.lower() in {"the", "both"} for d in here.children(speaker, "det")):
            return speaker.lemma.lower() in {
                "side",
                "leader",
                "minister",
                "guest",
                "host",
                "visitor",
                "two",
                "president",
                "official",
            }
    return False


@cache
def _table() -> dict[tuple[str, str], tuple[Channel, bool]]:
    kinds: dict[str, Channel] = {
        "statement": "statement",
        "letter": "letter",
        "phone": "phone",
        "meeting": "meeting",
        "summons": "summons",
        "visit": "visit",
        "post": "post",
    }
    return {
        (row["word"], row["pos"]): (kinds[row["channel"]], row["keeps"] == "yes")
        for row in rows("channels.tsv")
    }
