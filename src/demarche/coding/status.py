"""Whether an act happened: occurred, denied, planned or only alleged, or no event at all.

In: an `Analysis`, its attributions and the head word of an act's trigger. Out: its status with the
words that make it so. Climbs the tree from the trigger and reads off what each word on the way
does to what stands below it (`ontology/factuality.tsv`). Never looks at what kind of act it is,
beyond whether the trigger is itself a promise.
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.coding.attribution import covering
from demarche.coding.denials import Denial, later_denial
from demarche.ontology.factuality import Effect, shade
from demarche.records import Analysis, Attribution, Evidence, Sentence, Span, Status, Token

_UNREAL = frozenset("could may might should must ought can cannot ca".split())
_FUTURE = frozenset("will shall 'll ’ll wo gonna".split())
_CONDITIONS = frozenset("if unless whether lest until till".split())
_INSTEAD = frozenset("without rather instead than".split())
_CARRIERS = frozenset(
    "claim report allegation accusation rumour rumor suggestion charge story statement account"
    " assertion notion idea evidence fact news word video image information".split()
)
_DEFINITE = frozenset("the this that these those such its their his her our your my".split())
_DENYING = frozenset("insist maintain deny assert protest".split())
_CALLS = frozenset("call phone ring telephone write summon visit meet fly travel cable come".split())
_TIMES = frozenset(
    "during after before since following amid despite while when as because although though"
    " at in near outside".split()
)
_GERUND_CASES = frozenset({"of", "from", "for", "with", "against", "on", "to", "at", "about"})

Verdict = tuple[Status | None, Evidence | None]


def status(
    analysis: Analysis,
    attributions: tuple[Attribution, ...],
    sentence_index: int,
    token_index: int,
    *,
    promise: bool = False,
) -> Verdict:
    """What became of an act.

    Args:
        analysis: the report's analysis.
        attributions: its attributions.
        sentence_index: index of the trigger's sentence.
        token_index: index of the trigger's head word in it.
        promise: the trigger is a promise, refusal or threat in the future tense ("we will pay"):
            then its own tense and negation belong to what is promised.

    Returns:
        Status and the words that decided (None for `occurred`). A status of None means no event:
        the act is negated, hypothetical, demanded, asked about or prevented.
    """
    sentence = analysis.sentences[sentence_index]
    trigger = sentence.tokens[token_index]
    known = is_definite(sentence, trigger)
    state, marker = _climb(sentence, trigger, promise=promise, known=known)
    if state == "negated":
        cues = {c for a in covering(attributions, trigger) for c in _lemmas(analysis, a.cue)}
        state = "denied" if cues & _DENYING else "none"
    if state in {"occurred", "alleged"}:
        denial = later_denial(analysis, attributions, sentence_index, trigger)
        if denial is not None:
            state, marker = "denied", denial.cue
    span = None if marker is None else Span(marker.start, marker.end)
    evidence = None if span is None else Evidence.at(analysis.report.id, analysis.report.text, span)
    if state == "none" or (_is_question(analysis, sentence) and not known):
        return None, evidence
    if state == "planned":
        return "planned", evidence
    if state == "denied":
        return "denied", evidence
    return ("alleged", evidence) if state == "alleged" else ("occurred", None)


def is_definite(sentence: Sentence, token: Token) -> bool:
    """Whether a noun names an act as known already: "the attack", "Friday's raid", "such acts".

    What is known survives demands, denials of other things and conditions around it.
    """
    if syntax.is_verbal(token):
        return False
    if any(d.text.lower() in _DEFINITE for d in sentence.children(token, "det", "nmod:poss")):
        return True
    if any(c.xpos == "POS" for o in sentence.children(token, "nmod:poss") for c in sentence.children(o)):
        return True
    return any(t.upos == "NUM" and len(t.text) == 4 for t in sentence.children(token))


_State = str


def _climb(
    sentence: Sentence, trigger: Token, *, promise: bool, known: bool
) -> tuple[_State, Token | None]:
    """The first effect on the way from the trigger to the root, with the word that has it."""
    own = _own_effect(sentence, trigger, promise=promise)
    if own[0] != "occurred":
        return own
    token = trigger
    nominal = not syntax.is_verbal(trigger)
    for _ in range(12):
        parent = sentence.parent(token)
        if parent is None:
            break
        marked = _mark_effect(sentence, token, parent)
        if marked is not None and not known:
            return marked
        if _cuts(sentence, token):
            break
        state, marker = _step(sentence, token, parent, nominal=nominal, promise=promise)
        if state != "occurred" and not (known and state not in {"denied"}):
            return state, marker
        if syntax.is_verbal(token) or sentence.children(token, "cop"):
            nominal = False
        token = parent
    return "occurred", None


def _cuts(sentence: Sentence, token: Token) -> bool:
    """Whether what stands above says nothing of this word.

    So with relative clauses, with finite clauses of time or cause, with adjuncts of a noun
    ("during a visit"), and where a finite verb was coordinated with an infinitive by mistake.
    """
    relation = syntax.base(token)
    if relation == "conj":
        parent = sentence.parent(token)
        return parent is not None and _is_finite(sentence, token) > _is_finite(sentence, parent)
    if token.deprel in {"acl:relcl", "advcl:relcl"}:
        return _is_past(sentence, token)
    if relation == "advcl":
        return _is_finite(sentence, token) or syntax.case_of(sentence, token) in _TIMES
    return relation in {"obl", "nmod"} and syntax.case_of(sentence, token) in _TIMES


def _is_finite(sentence: Sentence, token: Token) -> bool:
    return token.xpos in {"VBD", "VBZ", "VBP"} or any(
        a.xpos in {"VBD", "VBZ", "VBP", "MD"} for a in sentence.children(token, "aux", "cop")
    )


def _own_effect(
    sentence: Sentence, token: Token, *, promise: bool
) -> tuple[_State, Token | None]:
    """What the word's own auxiliaries, negation and determiner say."""
    if promise:
        return "occurred", None
    children = sentence.children(token)
    if not syntax.is_verbal(token) and not sentence.children(token, "cop"):
        for child in children:
            if child.text.lower() in {"no", "neither", "alleged", "possible", "potential", "planned"}:
                word = child.text.lower()
                return {"alleged": "alleged", "planned": "planned"}.get(word, "none"), child
            if child.text.lower() in {"scheduled", "upcoming", "forthcoming", "future"}:
                return "planned", child
            if child.text.lower() in {"threatened", "hypothetical", "foiled", "failed", "feared"}:
                return "none", child
        return "occurred", None
    modal = _modal(sentence, token)
    if modal is not None:
        return modal
    negator = _negator(sentence, token)
    if negator is not None:
        return "negated", negator
    if token.xpos == "VB" and token.deprel == "root" and not sentence.children(token, "nsubj", "aux"):
        return "none", token
    return "occurred", None


def _modal(sentence: Sentence, token: Token) -> tuple[_State, Token | None] | None:
    holder = token
    marks = sentence.children(token, "aux")
    bound = _bound(sentence, token)
    if bound is not None:
        return bound
    if not marks and token.deprel.startswith("conj"):
        parent = sentence.parent(token)
        if parent is not None and (token.xpos == parent.xpos) and token.xpos in {"VB", "VBN"}:
            holder, marks = parent, sentence.children(parent, "aux")
    for mark in marks:
        word = mark.text.lower()
        if word in _UNREAL or mark.lemma in _UNREAL:
            return "none", mark
        if word in _FUTURE or mark.lemma in {"will", "shall"} or word in {"would", "'d", "’d"}:
            if _negator(sentence, holder) is not None:
                return "none", mark
            past = any(a.lemma == "have" for a in marks)
            if word in {"would", "'d", "’d"}:
                if past and word != "would":
                    continue
                reported = _is_reported(sentence, holder)
                return ("planned" if reported and not past else "none"), mark
            return "planned", mark
        if word == "to" or mark.lemma == "be":
            continue
    return None


def _bound(sentence: Sentence, token: Token) -> tuple[_State, Token | None] | None:
    """ "They are to meet", "a vote is due": a form of be before an infinitive or before "due"."""
    be = [c for c in sentence.children(token, "cop", "aux") if c.lemma == "be"]
    if not be or be[0].xpos not in {"VBZ", "VBP", "VBD"}:
        return None
    due = [c for c in sentence.children(token, "case", "mark") if c.text.lower() == "due"]
    to = [c for c in sentence.children(token, "mark") if c.text.lower() == "to"]
    if due or (to and token.xpos == "VB" and be[0].xpos != "VBD"):
        return "planned", (due or be)[0]
    return None


def _is_reported(sentence: Sentence, verb: Token) -> bool:
    """Whether a "would" stands for somebody's "will": below a verb of saying, without "if"."""
    conditional = any(
        m.text.lower() in _CONDITIONS or m.text.lower() == "should"
        for c in sentence.children(verb, "advcl")
        for m in sentence.children(c, "mark", "aux")
    )
    head = syntax.first_conjunct(sentence, verb)
    below = syntax.base(head) in {"ccomp", "root", "acl", "parataxis"}
    return below and not conditional


def _negator(sentence: Sentence, token: Token) -> Token | None:
    if not syntax.is_negated(sentence, token):
        if token.deprel.startswith("conj"):
            for child in sentence.children(token, "cc"):
                if child.text.lower() in {"nor", "neither"}:
                    return child
            parent = sentence.parent(token)
            if parent is not None and not sentence.children(token, "nsubj", "aux"):
                subjects = sentence.children(parent, "nsubj")
                if any(_is_nobody(sentence, s) for s in subjects):
                    return subjects[0]
        return None
    for child in sentence.children(token):
        if child.text.lower() in {"not", "n't", "n’t", "never", "no", "without", "nor", "neither"}:
            return child
    return token


def _is_nobody(sentence: Sentence, noun: Token) -> bool:
    words = [noun, *sentence.children(noun, "det")]
    return any(t.text.lower() in {"no", "nobody", "none", "neither", "nothing"} for t in words)


def _step(
    sentence: Sentence, token: Token, parent: Token, *, nominal: bool, promise: bool
) -> tuple[_State, Token | None]:
    """What one step up the tree does."""
    relation = syntax.base(token)
    if relation == "conj":
        return "occurred", None
    found = _shaded(sentence, token, parent, nominal=nominal)
    if found is not None:
        return found
    return _above(sentence, token, parent, relation, nominal=nominal)


def _mark_effect(
    sentence: Sentence, token: Token, parent: Token
) -> tuple[_State, Token | None] | None:
    """Conditions, purposes and "without", by the word that introduces the clause."""
    relation = syntax.base(token)
    if token.deprel.startswith("conj"):
        return None
    for mark in sentence.children(token, "mark", "case", "cc"):
        word = mark.text.lower()
        if word in _CONDITIONS and relation in {"advcl", "ccomp", "acl", "obl", "xcomp"}:
            return "none", mark
        if word in _INSTEAD:
            return "none", mark
        if word in {"before"} and token.xpos == "VBG" and parent.lemma in {"stop"}:
            return "none", mark
    if relation == "advcl" and token.xpos == "VB" and "to" in syntax.auxiliaries(sentence, token):
        if parent.lemma.lower() not in _CALLS:
            return "none", token
    return None


def _shaded(
    sentence: Sentence, token: Token, parent: Token, *, nominal: bool
) -> tuple[_State, Token | None] | None:
    """The effect of the word above by the table."""
    relation = syntax.base(token)
    pos = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "a", "PROPN": "n"}.get(parent.upos)
    if pos is None or relation in {"conj", "appos", "parataxis", "punct", "nmod:poss"}:
        return None
    if relation == "nsubj" and pos == "v" and not token.deprel.endswith("pass"):
        return None
    if relation == "advcl" and token.xpos == "VBG":
        if syntax.case_of(sentence, token) not in _GERUND_CASES:
            return None
    elif relation == "advcl" and token.xpos != "VB":
        return None
    lemma = parent.lemma.lower()
    particle = syntax.particle(sentence, parent) if pos == "v" else None
    found = shade(f"{lemma} {particle}", pos) if particle else shade(lemma, pos)
    if found is None and pos == "v":
        for prep in {p for p, _ in syntax.obliques(sentence, parent)} | {
            syntax.case_of(sentence, token)
        }:
            found = found or shade(f"{lemma} {prep}", pos)
    if found is None and parent.xpos in {"VBN", "VBD"}:
        found = shade(parent.text.lower(), "a")
    if found is None:
        return None
    if pos == "n" and (relation not in {"acl", "nmod"} or token.deprel == "acl:relcl"):
        return None
    effect = found.noun if nominal else found.clause
    if effect in {"none", "planned"} and not nominal and _is_past(sentence, token):
        return None  # "fears that troops attacked": the tense says that it happened
    return _weighed(sentence, token, parent, effect)


def _is_past(sentence: Sentence, token: Token) -> bool:
    return token.xpos in {"VBD", "VBZ", "VBP"} or any(
        a.xpos in {"VBD", "VBZ", "VBP"} and a.lemma in {"have", "be", "do"}
        for a in sentence.children(token, "aux")
    )


def _weighed(
    sentence: Sentence, token: Token, parent: Token, effect: Effect
) -> tuple[_State, Token | None] | None:
    if effect == "-":
        return None
    if effect == "announced":
        known = is_definite(sentence, token) or syntax.base(token) != "obj"
        return None if known else ("planned", parent)
    if effect == "claim":
        return ("denied", parent) if token.lemma.lower() in _CARRIERS else None
    if effect == "denied" and syntax.is_negated(sentence, parent):
        return None
    if effect == "planned" and syntax.is_negated(sentence, parent):
        return "none", parent
    return effect, parent


def _above(
    sentence: Sentence, token: Token, parent: Token, relation: str, *, nominal: bool
) -> tuple[_State, Token | None]:
    """What the governing verb's own modality passes down to what is no clause of its own."""
    if relation not in {"xcomp", "obj", "nsubj", "obl", "ccomp", "acl"}:
        return "occurred", None
    if parent.lemma.lower() in {"be", "go"} and relation in {"xcomp", "ccomp"} and token.xpos == "VB":
        present = parent.xpos in {"VBZ", "VBP", "VBG"}
        return ("planned" if present else "occurred"), parent
    passes = relation == "xcomp" or (nominal and relation in {"obj", "nsubj", "obl"})
    if not passes or not syntax.is_verbal(parent):
        cleft = token.deprel == "acl:relcl" and sentence.children(parent, "cop")
        if cleft and syntax.is_negated(sentence, parent) and sentence.children(parent, "expl", "nsubj"):
            return "negated", parent
        return "occurred", None
    own = _own_effect(sentence, parent, promise=False)
    return own if own[0] in {"none", "planned"} else (
        ("none", own[1]) if own[0] == "negated" else ("occurred", None)
    )


def _is_question(analysis: Analysis, sentence: Sentence) -> bool:
    return analysis.report.text[sentence.start : sentence.end].rstrip("”\"’' ").endswith("?")


def _lemmas(analysis: Analysis, spans: tuple[Span, ...]) -> set[str]:
    return {
        t.lemma.lower()
        for s in analysis.sentences
        for span in spans
        if s.start <= span.start < s.end
        for t in s.tokens
        if span.start <= t.start < span.end
    }


__all__ = ["Denial", "is_definite", "status"]
