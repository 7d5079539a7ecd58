"""Which instruments of international law an act is told with.

In: an `Analysis` and the head word of an act's trigger. Out: `Citation`s with article and evidence.
Looks at the trigger's own clause and at a following sentence that goes on with it. Never says
whether an instrument really applies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from demarche.coding import syntax
from demarche.coding.claims.word_sets import words
from demarche.ontology.instruments import by_first_word, table
from demarche.records import Analysis, Citation, Evidence, Instrument, Sentence, Span, Token

_ARTICLE = re.compile(r"(?i)\b(?:articles?|art\.)\s+(\d+)")
_NUMBER = re.compile(r"\d[\d/]*")
_TREATY = frozenset({"treaty", "accord", "agreement", "pact", "memorandum", "protocol"})
_GOES_ON = words("it he she they this that these such under citing invoking recalling referring")
_INVOKING = words("cite invoke recall refer violate breach quote stress")
_CITING = frozenset({"cite", "invoke", "quote"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class _Mention:
    instrument: Instrument
    article: str | None
    tokens: tuple[Token, ...]


def law(analysis: Analysis, sentence_index: int, token_index: int) -> tuple[Citation, ...]:
    """The instruments invoked for an act, each once, in text order.

    Args:
        analysis: the report's analysis.
        sentence_index: index of the trigger's sentence.
        token_index: index of the trigger's head word in it.
    """
    sentence = analysis.sentences[sentence_index]
    trigger = sentence.tokens[token_index]
    found = [
        (m, sentence)
        for m in _mentions(analysis, sentence)
        if _belongs(sentence, trigger, m.tokens[0])
    ]
    for later in analysis.sentences[sentence_index + 1 : sentence_index + 2]:
        if "\n" in analysis.report.text[sentence.end : later.start] or not _continues(later):
            break
        found.extend((m, later) for m in _mentions(analysis, later))
    citations: list[Citation] = []
    report = analysis.report
    for mention, _ in found:
        span = Span(mention.tokens[0].start, mention.tokens[-1].end)
        if all(c.instrument != mention.instrument for c in citations):
            citations.append(
                Citation(
                    mention.instrument,
                    mention.article,
                    Evidence.at(report.id, report.text, span),
                )
            )
    return tuple(citations)


def _belongs(sentence: Sentence, trigger: Token, word: Token) -> bool:
    """Whether an instrument is named for this act: below it, or in the clause above it."""
    below = {t.index for t in sentence.subtree(trigger)}
    if word.index in below:
        return not _in_other_clause(sentence, word, trigger, trigger)
    head: Token | None = trigger
    for _ in range(3):
        head = sentence.parent(head) if head is not None else None
        if head is None:
            return False
        if syntax.is_verbal(head) or head.head < 0:
            mine = sentence.subtree(head)
            return word in mine and not _in_other_clause(sentence, word, head, trigger)
    return False


def _in_other_clause(sentence: Sentence, word: Token, head: Token, trigger: Token) -> bool:
    """Whether the word stands in a coordinated clause that has its own verb."""
    climb: Token | None = word
    while climb is not None and climb is not head:
        own = climb.deprel.startswith("conj") and climb is not trigger
        if own and _is_finite(sentence, climb) and climb.lemma.lower() not in _CITING:
            return True
        climb = sentence.parent(climb)
    return False


def _is_finite(sentence: Sentence, verb: Token) -> bool:
    return verb.xpos in _FINITE or any(
        a.xpos in _FINITE for a in sentence.children(verb, "aux", "cop")
    )


def _continues(sentence: Sentence) -> bool:
    """Whether a sentence goes on with the act before: "It cited", "Under the Convention"."""
    first = next((t for t in sentence.tokens if t.upos != "PUNCT"), None)
    if first is None or first.text.lower() not in _GOES_ON:
        return False
    return first.text.lower() not in {"it", "he", "she", "they"} or any(
        t.lemma.lower() in _INVOKING for t in sentence.tokens
    )


def _mentions(analysis: Analysis, sentence: Sentence) -> list[_Mention]:
    words = [t.text.lower() for t in sentence.tokens]
    if _starts().isdisjoint(words):
        return []
    text = analysis.report.text
    found: list[_Mention] = []
    taken = 0
    for at in range(len(words)):
        if at < taken:
            continue
        for instrument, end in _at(sentence, words, at, text):
            article = _article(sentence, instrument, at, end, text)
            found.append(_Mention(instrument, article, sentence.tokens[at:end]))
            taken = max(taken, end)
    return found


@cache
def _starts() -> frozenset[str]:
    """Words with which the name of an instrument can begin."""
    return frozenset(by_first_word()) | _TREATY | {"vienna", "1961", "1963", "council", "assembly"}


def _at(
    sentence: Sentence, words: list[str], at: int, text: str
) -> Iterator[tuple[Instrument, int]]:
    """Instruments named by the words that begin here, with the index after the last."""
    if words[at] in {"vienna", "1961", "1963"} and "convention" in " ".join(words[at : at + 3]):
        yield from _vienna(words, at, text)
        return
    for name, instrument in by_first_word().get(words[at], ()):
        width = _width(words, at, name)
        following = words[at + width : at + width + 1]
        named = name[-1] == "convention" and following in (["on"], ["against"], ["for"])
        if width and not (instrument == "CUST" and named):
            yield instrument, at + width
            return
    if words[at] in {"council", "assembly"} and at + 1 < len(words):
        nearby = words[at + 1 : at + 3]
        kind: Instrument = "UNSC" if words[at] == "council" else "UNGA"
        if nearby and nearby[0] in {"resolution", "resolutions"}:
            yield kind, min(at + 3, len(words))
            return
    if words[at] in _TREATY and _is_bilateral(sentence, words, at):
        yield "BILAT", at + 1


def _width(words: list[str], at: int, name: tuple[str, ...]) -> int:
    """How many words a name takes here, 0 where it does not stand here; "'s" may be cut off."""
    place = at
    for part in name:
        built = ""
        while place < len(words) and len(built) < len(part):
            built += words[place]
            place += 1
        if built.replace("’", "'") != part:
            return 0
    return place - at


def _vienna(words: list[str], at: int, text: str) -> Iterator[tuple[Instrument, int]]:
    near = words[at : at + 9]
    start = next(i for i in range(at, len(words)) if words[i].startswith("convention"))
    end = start + 1
    told = " ".join(words[max(0, at - 3) : end + 7])
    diplomatic = "1961" in near or "1961" in told or "on diplomatic" in told
    consular = "1963" in near or "1963" in told or "on consular" in told
    while end < len(words) and words[end] in {"on", "diplomatic", "consular", "relations", "and"}:
        end += 1
    if words[end - 1] in {"on", "and"}:
        end -= 1
    if not diplomatic and not consular:
        consular = _speaks_of_consulate(text)
        diplomatic = not consular
    if diplomatic:
        yield "VCDR", end
    if consular:
        yield "VCCR", end


@lru_cache(maxsize=64)
def _speaks_of_consulate(text: str) -> bool:
    """Whether a report's mission is a consulate rather than an embassy, by what it names more."""
    lower = text.lower()
    consulates = sum(lower.count(w) for w in ("consulate", "consular premises"))
    embassies = sum(lower.count(w) for w in ("embassy", "high commission", "diplomatic mission"))
    return consulates > embassies


def _is_bilateral(sentence: Sentence, words: list[str], at: int) -> bool:
    """Whether a treaty is told as one in force between two States: by year or by the parties."""
    noun = sentence.tokens[at]
    window = words[max(0, at - 4) : at + 4]
    dated = any(w.isdigit() and len(w) == 4 for w in window)
    bilateral = "bilateral" in window or "peace" in words[max(0, at - 2) : at]
    parent = sentence.parent(noun)
    made = parent is not None and parent.lemma.lower() in {"sign", "negotiate", "conclude", "draft"}
    return (dated or "bilateral" in window) and (bilateral or dated) and not made


def _article(
    sentence: Sentence, instrument: Instrument, at: int, end: int, text: str
) -> str | None:
    if instrument in {"UNSC", "UNGA"}:
        for token in sentence.tokens[at : end + 1]:
            if _NUMBER.fullmatch(token.text):
                return token.text
        return None
    if instrument in {"CUST", "BILAT"}:
        return None
    before = text[max(sentence.start, sentence.tokens[at].start - 60) : sentence.tokens[at].start]
    numbers = _ARTICLE.findall(before)
    if not numbers:
        after = text[sentence.tokens[end - 1].end : sentence.tokens[end - 1].end + 20]
        numbers = _ARTICLE.findall(after)
    return numbers[-1] if numbers else None


def title_of(instrument: Instrument) -> str | None:
    """The full name of an instrument, None for kinds without one (treaties, resolutions)."""
    return next((e.title for e in table() if e.short == instrument), None)
