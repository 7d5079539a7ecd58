"""Who says that something told did not happen, where the denial stands elsewhere in the report.

In: an `Analysis`, its attributions and an act's trigger. Out: the denying word and its subject.
Covers denials right after a claim ("The army denied it", "Officials rejected the report") and, for
`said_by`, the denying verb above the trigger. Never judges which account is true.
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.coding import syntax
from demarche.coding.claims.attribution import covering
from demarche.coding.claims.word_sets import words
from demarche.records import Analysis, Attribution, Sentence, Token

_DENY = words("deny refute reject dismiss dispute contradict rebut contest")
_STRONG = words("deny refute")
_CLAIMS = words(
    "claim report allegation accusation rumour rumor suggestion charge story account assertion it"
    " this that involvement responsibility version"
)
_CARRIERS = words("claim report allegation accusation rumour rumor suggestion assertion")
_FALSE = words("false untrue baseless unfounded groundless fabricated bogus fake")
_CLAIMING = words(
    "claim allege say write report state assert accuse blame announce post tweet suggest"
)
_REACH = 2


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial: the sentence, its denying word and the heads of whoever denies."""

    sentence: Sentence
    cue: Token
    deniers: tuple[Token, ...]


def denial_above(sentence: Sentence, trigger: Token) -> Denial | None:
    """The denying word on the way from the trigger to the root ("denied that", "were untrue")."""
    token: Token | None = trigger
    for _ in range(12):
        token = sentence.parent(token) if token is not None else None
        if token is None:
            return None
        if token.lemma.lower() in _DENY and syntax.is_verbal(token):
            return Denial(sentence, token, _deniers(sentence, token))
        if token.text.lower() in _FALSE:
            return Denial(sentence, token, ())
    return None


def carrier_denial(sentence: Sentence, trigger: Token) -> Denial | None:
    """Read "Claims that it burned were dismissed" by the words, where the tree misleads."""
    opening = [t for t in sentence.tokens[:3] if t.upos not in {"PUNCT", "DET"}][:1]
    if not opening or opening[0].lemma.lower() not in _CARRIERS:
        return None
    between = {t.text.lower() for t in sentence.tokens[: trigger.index]}
    if "that" not in between:
        return None
    for token in sentence.tokens[trigger.index + 1 :]:
        passive = bool(sentence.children(token, "aux:pass"))
        if token.lemma.lower() in _DENY and passive and not syntax.is_negated(sentence, token):
            return Denial(sentence, token, _deniers(sentence, token))
        if token.text.lower() in _FALSE:
            return Denial(sentence, token, ())
    return None


def later_denial(
    analysis: Analysis,
    attributions: tuple[Attribution, ...],
    sentence_index: int,
    trigger: Token,
) -> Denial | None:
    """A denial that follows the claim in which the trigger stands.

    Args:
        analysis: the report's analysis.
        attributions: its attributions.
        sentence_index: index of the trigger's sentence.
        trigger: the trigger's head word.
    """
    around = [a for a in covering(attributions, trigger) if _is_claim(analysis, sentence_index, a)]
    if not around:
        return None
    here = analysis.sentences[sentence_index]
    lemmas = {t.lemma.lower() for t in here.tokens if t.upos in {"NOUN", "PROPN"}}
    for sentence in analysis.sentences[sentence_index : sentence_index + _REACH]:
        if "\n" in analysis.report.text[here.start : sentence.start]:
            break
        for verb in sentence.tokens:
            later = sentence is not here or verb.index > trigger.index
            if later and verb.lemma.lower() in _DENY and syntax.is_verbal(verb):
                found = _denies(sentence, verb, lemmas)
                if found is not None and not _is_teller(analysis, found, around):
                    return found
    return None


def _deniers(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Who denies; of a passive whose "by" phrase hangs elsewhere, the one that follows."""
    if not syntax.is_passive(sentence, verb):
        return tuple(syntax.deep_subjects(sentence, verb))
    agents = syntax.agents(sentence, verb)
    if not agents:
        following = sentence.tokens[verb.index + 1 :]
        agents = [t for t in following if syntax.case_of(sentence, t) == "by"][:1]
    return tuple(agents)


def _is_claim(analysis: Analysis, sentence_index: int, attribution: Attribution) -> bool:
    sentence = analysis.sentences[sentence_index]
    return any(
        t.lemma.lower() in _CLAIMING
        for t in sentence.tokens
        if any(c.start <= t.start < c.end for c in attribution.cue)
    )


def _is_teller(analysis: Analysis, denial: Denial, claims: list[Attribution]) -> bool:
    """Whether who denies is who told it: then the denial is of something else."""
    text = analysis.report.text
    told = " ".join(s.of(text) for a in claims for s in a.source).lower().split()
    return any(d.lemma.lower() in told or d.text.lower() in told for d in denial.deniers)


def _denies(sentence: Sentence, verb: Token, lemmas: set[str]) -> Denial | None:
    if syntax.is_negated(sentence, verb):
        return None
    for thing in syntax.deep_objects(sentence, verb):
        words = {thing.lemma.lower()}
        if verb.lemma.lower() in _STRONG:
            words |= {n.lemma.lower() for _, n in syntax.modifiers(sentence, thing)}
        if words & _CLAIMS or (verb.lemma.lower() in _STRONG and words & lemmas):
            return Denial(sentence, verb, _deniers(sentence, verb))
    return None
