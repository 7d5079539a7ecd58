"""Whether a report is political news at all, and which of its sentences are.

In: an `Analysis`. Out: a `Relevance`: a score for the report and one for each sentence, and the
words that weighed most. Never codes an event, and never drops one: the coder asks `admits`.

Each word that `ontology/relevance.tsv` knows weighs for politics, for the use of force, or for one
of the quiet subjects (sport, markets, companies, weather, culture, science, lifestyle, petty
crime, accidents). Weights are
summed over different words, so that one word told ten times does not make a subject. Words that
sport, trade and science borrow from war and diplomacy ("siege", "truce", "ambassador") count only
as far as words that they do not borrow ("foreign minister", "tear gas") stand in the report too.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from demarche.errors import OntologyError
from demarche.ontology import tables
from demarche.records import Analysis, Sentence, Token

_POLITICAL = frozenset({"politics", "force"})
_SHARED = "shared"
_BORROWED = 0.5
_LENT = 5.0  # what borrowed words weigh without any word of politics
_SMOOTHING = 2.0  # a report of a few plain words scores near one half
# A report that says little of politics for long is about something else, whatever it is: so much
# weighs each word beyond the first ones, up to a length.
_SILENCE, _SILENT_FROM, _SILENT_TO = 0.06, 40, 140
_PLACE = 0.4  # what a country, people or city weighs for politics
_SHARPNESS = 0.55
_REACH = 6.0  # beyond which its neighbours cannot move a sentence
_OWN, _BESIDE, _WHOLE = 1.0, 0.35, 5.0  # a sentence's own words, its neighbours', the report's
# In political news nearly every sentence may hold an event; elsewhere it must speak for itself.
_ADMITTED, _ADMITTED_AMONG_OTHERS = 0.15, 0.7
_RELEVANT = 0.48
# One sentence holds too few words to be sure: of the 1,044 sentences of plv.dev, all of them
# political, the bar for reports would turn 51 away and this one 11.
_RELEVANT_BRIEF, _BRIEF = 0.34, 1
_SPECIFIC = 2  # weight from which a word can speak for a subject alone
_TOLD = 4


@dataclass(frozen=True, slots=True)
class Relevance:
    """How far a report is political news.

    Attributes:
        document_score: 0 (none of it) to 1.
        sentence_scores: the same for each sentence, in the light of the report around it.
        subject: the subject with the most weight: "politics", "force", "sport", "markets" ...;
            None where no word told.
        why: the words that weighed most, for a reader.
    """

    document_score: float
    sentence_scores: tuple[float, ...]
    subject: str | None
    why: str

    @property
    def relevant(self) -> bool:
        """Whether the report as a whole is political news."""
        brief = len(self.sentence_scores) <= _BRIEF
        return self.document_score >= (_RELEVANT_BRIEF if brief else _RELEVANT)

    def admits(self, sentence: int) -> bool:
        """Whether an act told in that sentence may be a political event.

        Args:
            sentence: its index.
        """
        if self.relevant and len(self.sentence_scores) <= _BRIEF:
            return True
        bar = _ADMITTED if self.relevant else _ADMITTED_AMONG_OTHERS
        return self.sentence_scores[sentence] >= bar


@dataclass(frozen=True, slots=True)
class _Hit:
    words: str
    domain: str
    weight: int


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], str, int]]]:
    """Entries by first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for row in tables.rows("relevance.tsv"):
        if not row["weight"].isdigit():
            raise OntologyError(
                f"relevance.tsv: {row['weight']!r} is no weight; write a whole number"
            )
        for entry in row["words"].split():
            words = tuple(entry.split("_"))
            found.setdefault(words[0], []).append((words, row["domain"], int(row["weight"])))
    for entries in found.values():
        entries.sort(key=lambda e: -len(e[0]))
    return found


def _forms(tokens: tuple[Token, ...]) -> list[tuple[str, str]]:
    return [(t.lemma.lower(), t.text.lower()) for t in tokens]


def _fits(words: tuple[str, ...], forms: list[tuple[str, str]], at: int) -> bool:
    if at + len(words) > len(forms):
        return False
    return all(word in forms[at + i] for i, word in enumerate(words))


def _hits(sentence: Sentence) -> Iterator[_Hit]:
    table, forms = _table(), _forms(sentence.tokens)
    at = 0
    while at < len(forms):
        lemma, text = forms[at]
        entries = table.get(lemma, ())
        if text != lemma:
            entries = [*table.get(text, ()), *entries]
        length = 0
        for words, domain, weight in entries:
            if length and len(words) < length:
                break
            if _fits(words, forms, at):
                length = len(words)
                yield _Hit(" ".join(words), domain, weight)
        at += max(length, 1)


def _places(analysis: Analysis) -> Counter[int]:
    """How many countries, peoples and cities each sentence names."""
    starts = [s.end for s in analysis.sentences]
    counts: Counter[int] = Counter()
    index = 0
    for entity in analysis.entities:
        while index < len(starts) and entity.start >= starts[index]:
            index += 1
        if entity.label in {"GPE", "NORP"}:
            counts[index] += 1
    return counts


def _balance(hits: list[_Hit], places: float = 0.0) -> tuple[float, float]:
    """The weight of different words for politics, and for the strongest quiet subjects."""
    seen: dict[tuple[str, str], int] = {(h.words, h.domain): h.weight for h in hits}
    political, shared, quiet = 0.0, 0.0, Counter[str]()
    for (_, domain), weight in seen.items():
        if domain in _POLITICAL:
            political += weight
        elif domain == _SHARED:
            shared += weight
        else:
            quiet[domain] += weight
    strongest = sorted(quiet.values(), reverse=True)
    political += _BORROWED * min(shared, _LENT + political) + places
    # words of many quiet subjects at once are the noise of any text
    return political, float(sum(v / (i + 1) for i, v in enumerate(strongest)))


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def relevance(analysis: Analysis) -> Relevance:
    """Judge a report.

    Args:
        analysis: what the language layer found.
    """
    per_sentence = [list(_hits(s)) for s in analysis.sentences]
    hits = [h for found in per_sentence for h in found]
    places = _places(analysis)
    political, quiet = _balance(hits, min(3.0, _PLACE * sum(places.values())))
    length = sum(len(s.tokens) for s in analysis.sentences)
    quiet += _SILENCE * max(0, min(length, _SILENT_TO) - _SILENT_FROM)
    document = (political + _SMOOTHING) / (political + quiet + 2 * _SMOOTHING)
    own = [_balance(found, _PLACE * min(2, places[i])) for i, found in enumerate(per_sentence)]
    margins = [p - q for p, q in own]
    scores = []
    for i, margin in enumerate(margins):
        beside = sum(margins[max(0, i - 1) : i]) + sum(margins[i + 1 : i + 2])
        beside = max(-_REACH, min(_REACH, beside))
        lean = _OWN * margin + _BESIDE * beside + _WHOLE * (2 * document - 1)
        scores.append(round(_sigmoid(_SHARPNESS * lean), 3))
    return Relevance(round(document, 3), tuple(scores), _subject(hits), _why(hits))


def _subject(hits: list[_Hit]) -> str | None:
    sums: Counter[str] = Counter()
    for (_, domain), weight in {(h.words, h.domain): h.weight for h in hits}.items():
        sums["politics" if domain == _SHARED else domain] += weight
    return max(sums, key=lambda d: (sums[d], d)) if sums else None


def _why(hits: list[_Hit]) -> str:
    parts = []
    counts = Counter(
        (h.domain, h.words) for h in hits if h.weight >= _SPECIFIC and h.domain != _SHARED
    )
    by_domain: dict[str, list[str]] = {}
    for (domain, phrase), _ in counts.most_common():
        by_domain.setdefault(domain, []).append(phrase)
    for domain, words in sorted(by_domain.items(), key=lambda d: (-len(d[1]), d[0]))[:3]:
        parts.append(f"{domain}: {', '.join(words[:_TOLD])}")
    return "; ".join(parts)
