"""Which reports tell one story, by their words alone: for texts without a codable incident.

In: reports. Out: `Link`s between them with the words that speak for it, and groups of reports. A
pure function of two texts: words weigh by a table of English, not by counts over what was read, so
that a link does not depend on what else there is. Never reads events; incidents are linked by
`comparing`.

The likeness is a mean of four cosines: all words, names, the words of the beginning, and pairs of
rare words, which count twice. How it fares against TF-IDF: docs/benchmarks.md.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from demarche.docket.clustering import Group, partition
from demarche.ontology.frequency import rarity
from demarche.records import Link, Report

ENOUGH = 0.15
"""Mean likeness from which on reports are one story: the folds of gold/ecbplus.dev choose 0.20,
those of gold/news_cluster.dev, with longer texts, 0.08 to 0.10 (docs/experiments.md)."""
KEPT = 0.05
RULE = "same words and names"

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d[\d.,]*")
_NAME = re.compile(r"(?<![.!?”\"]\s)(?<!^)\b[A-Z][\w’'-]+|\b[A-Z]{2,}\b|\b\w*\d\w*\b")
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december mr mrs ms dr the an".split()
)
_WEIGHTS = {"words": 1, "names": 1, "beginning": 1, "pairs": 2}
"""Of 32 mixes tried, the better ones lie within 0.01 of each other on both sets."""
_BEGINNING = 400
"""Characters of the beginning, where news tell what the story is."""
_RARE = 0.55
"""Rarity from which on two neighbouring words tell more than each: some 250 words are commoner."""
_KEY = 0.8
"""Rarity of the words under which reports are filed: some 3,000 words are commoner."""

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report's text is compared by: four unit vectors."""

    report: str
    words: Vector
    names: Vector
    beginning: Vector
    pairs: Vector

    @property
    def keys(self) -> frozenset[str]:
        """Rare words and names: two reports that share none are not compared."""
        rare = {word for word in self.words if rarity(word) >= _KEY}
        return frozenset(rare | set(self.names))


def profile(report: Report) -> Profile:
    """What a report is compared by.

    Args:
        report: the report; its title counts as its first sentence.
    """
    text = f"{report.title}. {report.text}" if report.title else report.text
    words = _words(text)
    pairs = [f"{a} {b}" for a, b in pairwise(words) if min(map(rarity, (a, b))) > _RARE]
    return Profile(
        report.id,
        _unit(words, lambda w: rarity(w) ** 2),
        _unit(_names(text), lambda w: rarity(w) ** 3),
        _unit(_words(text[:_BEGINNING]), lambda w: rarity(w) ** 2.5),
        _unit(pairs, lambda _: 1.0),
    )


def likeness(one: Profile, other: Profile) -> float:
    """How alike two reports are, 0 to 1, whichever comes first.

    Args:
        one: a report's profile.
        other: another's.
    """
    parts = ((w, _cosine(getattr(one, f), getattr(other, f))) for f, w in _WEIGHTS.items())
    return math.fsum(weight * cosine for weight, cosine in parts) / sum(_WEIGHTS.values())


def link(one: Profile, other: Profile) -> Link | None:
    """Why two reports tell one story, None where nothing says so.

    Args:
        one: a report's profile.
        other: another's.
    """
    score = round(likeness(one, other), 4)
    if one.report == other.report or score < KEPT:
        return None
    first, second = sorted((one.report, other.report))
    shared = {w: one.names[w] * other.names[w] for w in one.names if w in other.names}
    best = sorted(shared, key=lambda w: (-shared[w], w))[:5]
    words = {w: one.words[w] * other.words[w] for w in one.words if w in other.words}
    more = sorted(words.keys() - shared, key=lambda w: (-words[w], w))[:5]
    told = [("both name " + ", ".join(best)) if best else "", ("both say " + ", ".join(more))]
    return Link(first, second, score, tuple(t for t in told if t and more), RULE)


def links_between(profiles: Sequence[Profile]) -> Iterator[Link]:
    """The links of all pairs that share a rare word or a name."""
    filed: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(profiles):
        partners = {other for key in one.keys for other in filed[key]}
        for other in sorted(partners):
            found = link(one, profiles[other])
            if found is not None:
                yield found
        for key in one.keys:
            filed[key].append(at)


def stories_of(reports: Iterable[Report], enough: float = ENOUGH) -> list[Group]:
    """The groups of reports that tell one story each, sorted.

    Args:
        reports: the reports, with ids of their own.
        enough: mean likeness of all pairs that makes two groups one.
    """
    profiles = [profile(report) for report in reports]
    return partition([p.report for p in profiles], links_between(profiles), (), enough)


def _words(text: str) -> list[str]:
    return [_stem(match.group()) for match in _WORD.finditer(text)]


def _stem(word: str) -> str:
    """A word without its case and its commonest endings: enough for counting."""
    bare = re.sub(r"['’]s$", "", word.lower()).rstrip("'’.,")
    for ending in ("ing", "ed", "es", "s"):
        if bare.endswith(ending) and len(bare) - len(ending) >= 4:
            return bare[: -len(ending)]
    return bare


def _names(text: str) -> list[str]:
    found = (m.group().lower() for m in _NAME.finditer(re.sub(r"\s+", " ", text)))
    return [re.sub(r"['’]s$", "", name) for name in found if name not in _NO_NAMES]


def _unit(words: Sequence[str], weight: Callable[[str], float]) -> Vector:
    counts = Counter(words)
    vector = {w: (1.0 + math.log(n)) * weight(w) for w, n in counts.items()}
    length = math.sqrt(math.fsum(x * x for x in vector.values()))
    return {w: x / length for w, x in sorted(vector.items()) if x > 0} if length else {}


def _cosine(one: Vector, other: Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    return math.fsum(x * other[w] for w, x in one.items() if w in other)
