"""Which words of a report name a place.

In: an `Analysis`. Out: `Toponym`s in text order, each with the places that bear its name. Never
chooses among them; never takes a demonym ("Iraqi"), a person or an organisation for a place, except
for the town or county inside the name of its own police, council or school.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from demarche.ontology import countries, gazetteer, organisations
from demarche.ontology.gazetteer import Candidate
from demarche.ontology.place_words import words
from demarche.records import Analysis, Entity, Sentence, Token
from demarche.records.text import Span

CITY_WORDS = words("town")
STATE_WORDS = words("state")
DISTRICT_WORDS = words("district")
_DIRECTIONS = words("direction")
_LOCAL_BODIES = words("local_body")
_GENERIC = words("generic")
"""Words that name no place when they stand alone."""
_STREETS = words("street")
_TREATIES = words("treaty")
_WIDENED = 3
_INTO = words("into")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name and what may be meant by it.

    Attributes:
        span: where it stands.
        name: as it is looked up, without possessive or direction.
        sentence, token: its first word.
        end: index after its last word in that sentence.
        candidates: the places that bear the name.
        hint: the kind that the words around it tell ("province of", "city of"), or None.
    """

    span: Span
    name: str
    sentence: int
    token: int
    end: int
    candidates: tuple[Candidate, ...]
    hint: str | None


def find(analysis: Analysis) -> list[Toponym]:
    """The place names of a report, in text order, none within another."""
    starts = [s.start for s in analysis.sentences]
    found: list[Toponym] = []
    doubtful: list[tuple[Entity, Sentence, int, int]] = []
    people: Counter[str] = Counter()
    for entity in analysis.entities:
        sentence = analysis.sentences[max(0, bisect_right(starts, entity.start) - 1)]
        inside = [t.index for t in sentence.tokens if entity.start <= t.start < entity.end]
        if not inside:
            continue
        first, end = inside[0], inside[-1] + 1
        if entity.label in ("GPE", "LOC"):
            found.extend(_named(analysis, sentence, first, end))
        elif entity.label in ("PER", "ORG", "FAC"):
            doubtful.append((entity, sentence, first, end))
            if entity.label == "PER":
                people[analysis.report.text[entity.start : entity.end]] += 1
    known = Counter(t.name for t in found)
    sure = {name for name, times in known.items() if times > people[name]}
    for entity, sentence, first, end in doubtful:
        toponym = _inside(analysis, entity, sentence, (first, end), sure)
        if toponym is not None:
            found.append(toponym)
    return _apart(found)


def _apart(found: list[Toponym]) -> list[Toponym]:
    """In text order, and of two that overlap the longer."""
    kept: list[Toponym] = []
    for toponym in sorted(found, key=lambda t: (t.span.start, -t.span.end)):
        if not kept or not kept[-1].span.overlaps(toponym.span):
            kept.append(toponym)
    return kept


def _named(analysis: Analysis, sentence: Sentence, first: int, end: int) -> Iterator[Toponym]:
    """The names in an entity that is a place; two, where a comma stands in it."""
    start = first
    for at in range(first, end + 1):
        if at == end or sentence.tokens[at].text == ",":
            if at > start:
                toponym = _named_part(analysis, sentence, start, at)
                if toponym is not None:
                    yield toponym
            start = at + 1


def _named_part(analysis: Analysis, sentence: Sentence, first: int, end: int) -> Toponym | None:
    first, end = _widened(analysis, sentence, first, end)
    toponym = _toponym(analysis, sentence, first, end)
    forms = [t.text.lower() for t in sentence.tokens[first:end]]
    after = sentence.tokens[end].text if end < len(sentence.tokens) else ""
    if all(w in _GENERIC for w in forms) and not _country(toponym):
        return None
    if after in _TREATIES:
        return None
    if forms[-1] in _STREETS or (after[:1].isupper() and after.lower().rstrip(".") in _STREETS):
        return None
    if toponym.candidates:
        return toponym
    part = _part(analysis, sentence, first, end) if len(forms) > 1 else None
    return part or (toponym if _told_as_place(sentence, toponym) else None)


def _told_as_place(sentence: Sentence, toponym: Toponym) -> bool:
    """Whether the words around a name that the gazetteer lacks say that it is a place."""
    if toponym.hint is not None or _after_preposition(sentence, toponym.token):
        return True
    return _before_container(sentence, toponym)


def _before_container(sentence: Sentence, toponym: Toponym) -> bool:
    after = [t.text for t in sentence.tokens[toponym.end : toponym.end + 2]]
    return len(after) == 2 and after[0] == "," and _division(after[1])


def _country(toponym: Toponym) -> bool:
    return any(c.kind == "country" for c in toponym.candidates)


def _widened(analysis: Analysis, sentence: Sentence, first: int, end: int) -> tuple[int, int]:
    """The widest known name around the tagger's words, which may lack the "New" of "New York"."""
    left = first
    while left > 0 and first - left < _WIDENED and _joins(sentence.tokens[left - 1]):
        left -= 1
    right = end
    if right < len(sentence.tokens) and sentence.tokens[right].text[:1].isupper():
        right += 1
    text = analysis.report.text
    for begin in range(left, first + 1):
        for stop in range(right, end - 1, -1):
            if (begin, stop) == (first, end):
                return first, end
            tokens = sentence.tokens
            if tokens[begin].text.lower() == "the" and begin + 1 == first and stop == end:
                continue
            if tokens[begin].text[:1].isupper() and any(
                not c.other
                for c in gazetteer.lookup(text[tokens[begin].start : tokens[stop - 1].end])
            ):
                return begin, stop
    return first, end


def _joins(token: Token) -> bool:
    return (token.text[0].isupper() and token.upos != "PUNCT") or token.text in (
        "of", "the", "and", "-", "de", "al", "el",
    )  # fmt: skip


def _part(analysis: Analysis, sentence: Sentence, first: int, end: int) -> Toponym | None:
    """The longest known name at the head or the end of words that are unknown as a whole."""
    for length in range(end - first - 1, 0, -1):
        for begin in (first, end - length):
            if sentence.tokens[begin].text.lower() in _GENERIC and length == 1:
                continue
            toponym = _toponym(analysis, sentence, begin, begin + length)
            if any(not c.other for c in toponym.candidates):
                return toponym
    return None


def _inside(
    analysis: Analysis, entity: Entity, sentence: Sentence, ends: tuple[int, int], sure: set[str]
) -> Toponym | None:
    """The place in a name that the tagger takes for somebody's or something's."""
    first, end = ends
    if entity.label != "FAC":
        whole = _toponym(analysis, sentence, first, end)
        if (
            whole.candidates
            and whole.name.lower() not in _GENERIC
            and _placed(entity, sentence, whole, sure)
        ):
            return whole
    if entity.label == "FAC":
        known = _toponym(analysis, sentence, first, end)
        if any(c.kind == "landmark" for c in known.candidates) and (
            countries.by_seat(known.name) is None or _after_preposition(sentence, first)
        ):
            return known
    if entity.label == "PER":
        return None
    for length in (3, 2, 1):
        stop = first + length
        if stop >= len(sentence.tokens) or stop > end:
            continue
        if sentence.tokens[stop].text.lower() not in _LOCAL_BODIES:
            continue
        if sentence.tokens[stop].text.lower() in DISTRICT_WORDS:
            stop += 1
        toponym = _toponym(analysis, sentence, first, stop)
        if toponym.name.lower() in _GENERIC:
            continue
        if toponym.name in sure or any(c.kind != "country" for c in toponym.candidates):
            return toponym if toponym.candidates else None
    return None


def _placed(entity: Entity, sentence: Sentence, toponym: Toponym, sure: set[str]) -> bool:
    """Whether the words around say that a name is a place after all."""
    if toponym.name in sure and len(toponym.name) > 3:
        return True
    kinds = {c.kind for c in toponym.candidates}
    if entity.label == "ORG" and kinds & {"country", "region", "water"}:
        return not organisations.by_organisation(toponym.name)
    if _before_container(sentence, toponym):
        return True
    large = any(c.population > 50_000 for c in toponym.candidates)
    return large and _after_preposition(sentence, toponym.token)


def _after_preposition(sentence: Sentence, first: int) -> bool:
    before = first - 1
    if before > 0 and sentence.tokens[before].text.lower() == "the":
        before -= 1
    return before >= 0 and sentence.tokens[before].text.lower() in _INTO


def _division(word: str) -> bool:
    return gazetteer.by_short(word) is not None or any(
        c.kind in ("state", "country") for c in gazetteer.lookup(word)
    )


def _toponym(analysis: Analysis, sentence: Sentence, first: int, end: int) -> Toponym:
    tokens, text = sentence.tokens, analysis.report.text
    if tokens[end - 1].text in ("'s", "’s", "'", "’") and end - first > 1:
        end -= 1
    start = first

    def named(begin: int, stop: int) -> str:
        return text[tokens[begin].start : tokens[stop - 1].end]

    name = named(first, end)
    candidates = _look(name)
    while not candidates and end - first > 1 and tokens[first].text.lower() in _DIRECTIONS:
        first += 1
        name = named(first, end)
        candidates = _look(name)
    hint = _hint(sentence, first, end)
    if end - first > 1:
        last, begin = _kind(tokens[end - 1].text), _kind(tokens[first].text)
        if last and not candidates:
            candidates = _look(named(first, end - 1))
        elif begin and not candidates:  # "County Sligo"
            candidates = _look(named(first + 1, end))
        hint = last or begin or hint
    return Toponym(
        span=Span(tokens[start].start, tokens[end - 1].end),
        name=name,
        sentence=sentence.index,
        token=first,
        end=end,
        candidates=candidates,
        hint=hint,
    )


def _look(name: str) -> tuple[Candidate, ...]:
    if any(c.kind == "city" and c.place.geonameid is None for c in gazetteer.lookup(name)):
        return gazetteer.lookup(name)
    short = gazetteer.by_short(name) if len(name) < 7 else None
    if short is not None and ("." in name or name.isupper()):
        return (short, *(c for c in gazetteer.lookup(name) if c.kind in ("country", "state")))
    return gazetteer.lookup(name)


def _kind(word: str) -> str | None:
    word = word.lower()
    if word in CITY_WORDS:
        return "city"
    if word in STATE_WORDS:
        return "state"
    return "district" if word in DISTRICT_WORDS else None


def _hint(sentence: Sentence, first: int, end: int) -> str | None:
    """The kind told beside a name: "Karbala province", "the city of Karbala"."""
    tokens = sentence.tokens
    if end < len(tokens) and (kind := _kind(tokens[end].text)):
        return kind
    if first >= 2 and tokens[first - 1].text.lower() == "of":
        return _kind(tokens[first - 2].text)
    return _kind(tokens[first - 1].text) if first else None
