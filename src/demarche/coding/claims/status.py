"""Whether an act happened: occurred, denied, planned or only alleged, or no event at all.

In: an `Analysis`, its attributions and the head word of an act's trigger. Out: its status with the
words that make it so. Climbs the tree from the trigger and reads off what each word on the way
does to what stands below it (`ontology/factuality.tsv`). Never looks at what kind of act it is,
beyond whether the trigger is itself a promise.
"""

from __future__ import annotations

from demarche.coding import syntax
from demarche.coding.claims.attribution import covering
from demarche.coding.claims.denials import carrier_denial, later_denial
from demarche.coding.claims.modality import (
    CONDITIONS,
    State,
    is_finite,
    is_past,
    is_reported,
    own_effect,
)
from demarche.coding.claims.word_sets import words
from demarche.ontology.cues import cue
from demarche.ontology.factuality import Effect, shade
from demarche.records import Analysis, Attribution, Evidence, Sentence, Span, Status, Token

_INSTEAD = words("without rather instead than")

_CARRIERS = words(
    "claim report allegation accusation rumour rumor suggestion charge story statement account"
    " assertion notion idea evidence fact news word video image information"
)

_DEFINITE = words("the this that these those such its their his her our your my")

_DENYING = words("insist maintain deny assert protest")

_CALLS = words("call phone ring telephone write summon visit meet fly travel cable come")

_TIMES = words(
    "during after before since following amid despite while when as because although though"
    " at in near outside"
)

_AWAITING = words("when once until")

_MEANS = frozenset({"by", "through"})

_WAS = words("was were")

_PARTAKING = words("take participate join")

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
        denial = carrier_denial(sentence, trigger) or later_denial(
            analysis, attributions, sentence_index, trigger
        )
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
    if any(
        c.xpos == "POS" for o in sentence.children(token, "nmod:poss") for c in sentence.children(o)
    ):
        return True
    return any(t.upos == "NUM" and len(t.text) == 4 for t in sentence.children(token))


def _climb(
    sentence: Sentence, trigger: Token, *, promise: bool, known: bool
) -> tuple[State, Token | None]:
    """The first effect on the way from the trigger to the root, with the word that has it."""
    own = own_effect(sentence, trigger, promise=promise)
    if own[0] != "occurred":
        return own
    if promise and any(c.text.lower() == "no" for c in sentence.children(trigger, "det")):
        return "occurred", None
    token = trigger
    nominal = not syntax.is_verbal(trigger)
    for _ in range(12):
        parent = sentence.parent(token)
        if parent is None:
            break
        marked = _mark_effect(sentence, token, parent)
        if marked is not None and not known:
            return marked
        if _is_denied_cleft(sentence, token, parent):
            return "negated", parent
        if _cuts(sentence, token):
            break
        state, marker = _step(sentence, token, parent, nominal=nominal)
        if state != "occurred" and not (known and state not in {"denied"}):
            return state, marker
        if syntax.is_verbal(token) or sentence.children(token, "cop"):
            nominal = False
        token = parent
    return "occurred", None


def _is_denied_cleft(sentence: Sentence, token: Token, parent: Token) -> bool:
    """Whether "it was not X that did it"."""
    if token.deprel != "acl:relcl" or not sentence.children(parent, "cop"):
        return False
    dummy = any(s.text.lower() == "it" for s in sentence.children(parent, "expl", "nsubj"))
    return dummy and syntax.is_negated(sentence, parent)


def _cuts(sentence: Sentence, token: Token) -> bool:
    """Whether what stands above says nothing of this word.

    So it is with relative clauses, with finite clauses of time or cause, with adjuncts of a noun
    ("during a visit"), and where a finite verb was coordinated with an infinitive by mistake.
    """
    relation = syntax.base(token)
    marks = {m.text.lower() for m in sentence.children(token, "mark")}
    if marks & _TIMES and is_finite(sentence, token):
        return True
    if token.xpos == "VBG" and token.index and sentence.tokens[token.index - 1].text == ",":
        return True  # a detached participle: ", complaining that"
    if relation == "conj":
        parent = sentence.parent(token)
        if parent is not None and syntax.teller_above(sentence, token, parent) is not None:
            return True
        return parent is not None and is_finite(sentence, token) > is_finite(sentence, parent)
    if token.deprel in {"acl:relcl", "advcl:relcl"} and "that" not in marks:
        return is_past(sentence, token)
    if relation == "advcl":
        case = syntax.case_of(sentence, token)
        return is_finite(sentence, token) or (case in _TIMES and case != "in")
    return relation in {"obl", "nmod"} and syntax.case_of(sentence, token) in _TIMES


def _step(
    sentence: Sentence, token: Token, parent: Token, *, nominal: bool
) -> tuple[State, Token | None]:
    """What one step up the tree does."""
    relation = syntax.base(token)
    if relation == "conj" and not _shares_preposition(sentence, token):
        return "occurred", None
    found = _shaded(sentence, token, parent, nominal=nominal)
    if found is not None:
        return found
    return _above(sentence, token, parent, relation, nominal=nominal)


def _shares_preposition(sentence: Sentence, token: Token) -> bool:
    """Whether a gerund after "and of" hangs on the verb ("accused ... and of beating")."""
    return token.xpos == "VBG" and syntax.case_of(sentence, token) in _GERUND_CASES


def _mark_effect(
    sentence: Sentence, token: Token, parent: Token
) -> tuple[State, Token | None] | None:
    """Conditions, purposes and "without", by the word that introduces the clause."""
    relation = syntax.base(token)
    if token.deprel.startswith("conj"):
        return None
    if _is_awaited(sentence, token, parent):
        return "none", token
    for mark in sentence.children(token, "mark", "case", "cc"):
        word = mark.text.lower()
        if word in CONDITIONS and relation in {"advcl", "ccomp", "acl", "obl", "xcomp"}:
            return "none", mark
        if word in _INSTEAD:
            return "none", mark
        if word in {"before"} and token.xpos == "VBG" and parent.lemma in {"stop"}:
            return "none", mark
    purpose = relation == "advcl" and token.xpos == "VB"
    if purpose and "to" in syntax.auxiliaries(sentence, token) and parent.lemma not in _CALLS:
        return "none", token
    return None


def _is_awaited(sentence: Sentence, token: Token, parent: Token) -> bool:
    """Whether a present tense after "when" tells of what is to come: "when he is sentenced"."""
    marks = {m.text.lower() for m in sentence.children(token, "mark", "advmod")}
    if not marks & _AWAITING or syntax.base(token) != "advcl" or not syntax.is_verbal(token):
        return False
    finite = [*sentence.children(token, "aux", "aux:pass"), token][0]
    if finite.xpos not in {"VBZ", "VBP"} or finite.lemma == "have" or token.xpos == "VBG":
        return False
    return parent.xpos in {"VBZ", "VBP", "VB"} and token.index > parent.index


def _shaded(
    sentence: Sentence, token: Token, parent: Token, *, nominal: bool
) -> tuple[State, Token | None] | None:
    """The effect of the word above by the table."""
    relation = syntax.base(token)
    pos = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "a", "PROPN": "n"}.get(parent.upos)
    if pos is None or relation in {"appos", "parataxis", "punct", "nmod:poss"}:
        return None
    if relation == "nsubj" and pos == "v" and not token.deprel.endswith("pass"):
        return None
    if relation == "advcl" and _is_gerund(sentence, token):
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
    if effect in {"none", "planned"} and not nominal and is_past(sentence, token):
        return None  # "fears that troops attacked": the tense says that it happened
    return _weighed(sentence, token, parent, effect)


def _is_gerund(sentence: Sentence, token: Token) -> bool:
    """Whether a verb is a gerund, also of the perfect: "of setting", "of having set".

    Who is suspected "of having taken part in Friday's raid" may be innocent: the raid took place.
    """
    perfect = any(a.xpos == "VBG" for a in sentence.children(token, "aux"))
    return token.xpos == "VBG" or (perfect and token.lemma not in _PARTAKING)


def _is_new(sentence: Sentence, token: Token) -> bool:
    """Whether a noun tells an act that nobody has told before: "a hijacking"."""
    return any(d.text.lower() in {"a", "an"} for d in sentence.children(token, "det"))


def _weighed(
    sentence: Sentence, token: Token, parent: Token, effect: Effect
) -> tuple[State, Token | None] | None:
    if effect == "-":  # but "accused Lima of a massacre" tells of one that may never have been
        new = parent.lemma.lower() == "accuse" and _is_new(sentence, token)
        return ("alleged", parent) if new else None
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
) -> tuple[State, Token | None]:
    """What the governing verb's own modality passes down to what is no clause of its own."""
    if relation not in {"xcomp", "obj", "nsubj", "obl", "ccomp", "acl", "advcl"}:
        return "occurred", None
    if parent.lemma.lower() in {"be", "go"} and _is_infinitive(sentence, token, relation):
        past = any(c.text.lower() in _WAS for c in sentence.children(parent, "aux"))
        if past and not is_reported(sentence, parent):
            return "none", parent  # "was going to"
        present = parent.xpos in {"VBZ", "VBP", "VBG"}
        return ("planned" if present else "occurred"), parent
    if relation == "advcl" and _is_gerund(sentence, token):
        means = syntax.case_of(sentence, token) in _MEANS
        own = own_effect(sentence, parent, promise=False)
        return own if means and own[0] in {"none", "planned"} else ("occurred", None)
    passes = relation == "xcomp" or (nominal and relation in {"obj", "nsubj", "obl"})
    if not passes or not syntax.is_verbal(parent):
        return "occurred", None
    own = own_effect(sentence, parent, promise=False)
    return (
        own
        if own[0] in {"none", "planned"}
        else (("none", own[1]) if own[0] == "negated" else ("occurred", None))
    )


def _is_infinitive(sentence: Sentence, token: Token, relation: str) -> bool:
    """Whether a complement is an infinitive: "to shoot", "to be shot"."""
    if relation not in {"xcomp", "ccomp"}:
        return False
    passive = sentence.children(token, "aux:pass")
    return token.xpos == "VB" or any(a.xpos == "VB" for a in passive)


def _is_question(analysis: Analysis, sentence: Sentence) -> bool:
    return analysis.report.text[sentence.start : sentence.end].rstrip("”\"’' ").endswith("?")


def _lemmas(analysis: Analysis, spans: tuple[Span, ...]) -> set[str]:
    return {
        entry.word if (entry := cue(t.lemma.lower(), "v")) else t.lemma.lower()
        for s in analysis.sentences
        for span in spans
        if s.start <= span.start < s.end
        for t in s.tokens
        if span.start <= t.start < span.end
    }
