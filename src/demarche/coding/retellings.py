"""Whether a deed or a word told again is the one told before, by what is told of it.

In: two drafts of one report whose parties, days and places do not gainsay each other. Out: whether
they are one act. Never merges them, never judges whether those fields agree.

Of 200 events of general news read at random 24 told again what another event of their report had
told (docs/precision.md, draw 3): captions, the harm of an attack apart from the attack, a verdict
in headline, lead and quote.
"""

from __future__ import annotations

from demarche.coding.drafts import Draft
from demarche.records import Actor, Analysis, Token

_HARM = frozenset(
    "kill wound injure hurt die damage destroy break smash crack shatter burn maim claim".split()
)
_NEW = frozenset({"a", "an", "another", "second", "third", "new", "other", "further", "several"})
_CONDEMNED = "111"
_MARCH, _VISIT, _VERDICT, _CHARGE = "demo", "visit", "convict", "allege"


def head_of(analysis: Analysis, draft: Draft) -> Token:
    """The word that tells an act."""
    return analysis.sentences[draft.action.sentence].tokens[draft.action.token]


def names_of(actors: tuple[Actor, ...]) -> set[tuple[str | None, str]]:
    """Country and sector of each."""
    return {(a.country, a.sector) for a in actors}


def persons_in(analysis: Analysis, actors: tuple[Actor, ...]) -> set[str]:
    """The last words of the persons' names in the mentions: "Zarif" of "Foreign Minister Zarif"."""
    text = analysis.report.text
    return {
        text[e.start : e.end].split()[-1]
        for actor in actors
        for e in analysis.entities
        if e.label == "PER"
        and actor.mention.span.start <= e.start
        and e.end <= actor.mention.span.end
    }


def codes_agree(a: Draft, b: Draft) -> bool:
    """Whether modes and codes of two acts of one type may be those of one act."""
    if a.action.mode and b.action.mode and a.action.mode != b.action.mode:
        return a.action.type == "ASSAULT" and (a.action.nominal or b.action.nominal)
    return a.action.type in {"ASSAULT", "PROTEST"} or a.action.cameo[:2] == b.action.cameo[:2]


def is_harm_alone(analysis: Analysis, draft: Draft) -> bool:
    """Harm told without its doer: it belongs to the attack told beside it."""
    harm = draft.action.type == "ASSAULT" and head_of(analysis, draft).lemma in _HARM
    return harm and not draft.source


def is_one_attack(analysis: Analysis, a: Draft, b: Draft) -> bool:
    """Whether one doer's harm is told in one breath: "killed the consul and wounded two guards"."""
    if not a.action.type == b.action.type == "ASSAULT" or a.action.sentence != b.action.sentence:
        return False
    words = head_of(analysis, a), head_of(analysis, b)
    joined = words[1].deprel == "conj" and words[1].head == words[0].index
    one_doer = {x.mention.span for x in a.source} & {x.mention.span for x in b.source}
    return joined and bool(one_doer) and all(word.lemma in _HARM for word in words)


def is_one_incident(a: Draft, b: Draft) -> bool:
    """Whether two deeds of force of one kind are told of one day and one place by name.

    A day that nothing tells may be any: of 32 events told twice among 200 read in general news
    (docs/precision.md, draw 5) 15 had the day between them. Event F1 rises by 0.001 to 0.003 on
    docket-dev, corpus-a and corpus-c.
    """
    if not a.action.type == b.action.type == "ASSAULT" or not codes_agree(a, b):
        return False
    if a.place is None or b.place is None:
        return False
    one_day = _is_untold(a) or _is_untold(b)
    if a.date is not None and b.date is not None:
        days = a.date.days
        one_day = one_day or (days == b.date.days and (days.last - days.first).days <= 1)
    return one_day and a.place.place.name == b.place.place.name and _targets_meet(a, b)


def _is_untold(draft: Draft) -> bool:
    """Whether nothing tells the day of an act: the publication date stands in for it at most."""
    return draft.date is None or draft.date.evidence is None


def is_retold(analysis: Analysis, a: Draft, b: Draft) -> bool:
    """Whether an act, told after another whose code agrees, is that one told again.

    Args:
        analysis: the report's analysis.
        a: the act told first.
        b: the act told later.
    """
    kind, modes = a.action.type, {a.action.mode, b.action.mode}
    nouns = a.action.nominal, b.action.nominal
    if kind != b.action.type:
        return False
    if kind == "SANCTION":
        return modes == {_VERDICT} and not _of_others(analysis, a.target, b.target)
    if kind == "PROTEST":
        return (modes == {_MARCH} and not any(nouns)) or _is_repeated(analysis, a, b)
    if kind == "CONSULT":
        one = bool(names_of(a.source) & names_of(b.source))
        return modes == {_VISIT} and one and not all(nouns)
    if kind == "ACCUSE":
        return _is_one_blame(analysis, a, b)
    return not a.action.verbal and _is_repeated(analysis, a, b)


def _is_one_blame(analysis: Analysis, a: Draft, b: Draft) -> bool:
    """One person condemning one party, or one accused of whom one telling leaves out by whom."""
    if a.action.cameo == b.action.cameo == _CONDEMNED:
        one = persons_in(analysis, a.source) & persons_in(analysis, b.source)
        return bool(one) and _targets_meet(a, b)
    charged = a.action.mode == b.action.mode == _CHARGE and not (a.source and b.source)
    known = bool(names_of(a.target) & names_of(b.target))
    return charged and known and not _of_others(analysis, a.target, b.target)


def _targets_meet(a: Draft, b: Draft) -> bool:
    """Whether one is silent of its target, or both name a party of one country and sector."""
    return not (a.target and b.target) or bool(names_of(a.target) & names_of(b.target))


def _of_others(analysis: Analysis, some: tuple[Actor, ...], others: tuple[Actor, ...]) -> bool:
    """Whether both name persons, and none in common."""
    one, two = persons_in(analysis, some), persons_in(analysis, others)
    return bool(one and two) and not one & two


def _is_repeated(analysis: Analysis, a: Draft, b: Draft) -> bool:
    """Whether the same word comes again, saying no more: "Pictures of the attack" in captions."""
    if head_of(analysis, a).lemma != head_of(analysis, b).lemma:
        return False
    if not (b.source or b.target):
        return not b.action.nominal or not _is_new(analysis, b)
    bare = not any((*x.action.sources, *x.action.targets) for x in (a, b))
    return bare and a.action.nominal and b.action.nominal and not _is_new(analysis, b)


def _is_new(analysis: Analysis, draft: Draft) -> bool:
    """Whether a noun tells of one more act: "another raid", "two blasts"."""
    sentence = analysis.sentences[draft.action.sentence]
    noun = head_of(analysis, draft)
    return any(
        t.text.lower() in _NEW or t.upos == "NUM"
        for t in sentence.children(noun, "det", "amod", "nummod")
    )
