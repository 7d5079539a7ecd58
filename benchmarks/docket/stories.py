"""`python -m benchmarks.docket.stories`: story clustering against two plain baselines.

In: gold/ecbplus.dev (`story` within each topic) and gold/news_cluster.dev (`cluster`). Out: B-cubed
F1 of our likeness, of TF-IDF cosines, and of date and place alone, each clustered in the same way
(average linkage). The one number that each needs, the threshold, is chosen on four fifths and used
on the last; the folds are whole topics, or whole clusters.

Exit code 0; 3 where the sets are not at hand.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.quality.__main__ import GOLD
from demarche.docket.clustering import Agglomeration, mean_of
from demarche.docket.stories import likeness, profile
from demarche.ontology import gazetteer
from demarche.records import Link, Report

THRESHOLDS = [x / 100 for x in range(2, 100, 2)]
FOLDS = 5

Matrix = dict[tuple[str, str], float]
"""Likeness by pairs of ids, the smaller first; absent pairs are 0."""


@dataclass(frozen=True, slots=True)
class Story:
    """One article: `within` is the group inside which it is clustered, `truth` its story."""

    report: Report
    within: str
    truth: str
    fold: int


def ecbplus(gold: Path) -> list[Story]:
    """ECB+: two stories a topic, told apart within it."""
    rows = _rows(gold / "ecbplus.dev.jsonl")
    topics = sorted({row["topic"] for row in rows})
    return [
        Story(
            Report(row["doc"], row["text"]),
            str(row["topic"]),
            row["story"],
            topics.index(row["topic"]) % FOLDS,
        )
        for row in rows
    ]


def news_cluster(gold: Path) -> list[Story]:
    """Hamborg's clusters, all in one heap; the folds are whole clusters."""
    rows = _rows(gold / "news_cluster.dev.jsonl")
    clusters = sorted({row["cluster"] for row in rows})
    return [
        Story(
            Report(
                row["id"],
                row["text"],
                date.fromisoformat(row["published"][:10]),
                "record",
                title=row["title"],
            ),
            "all",
            str(row["cluster"]),
            clusters.index(row["cluster"]) % FOLDS,
        )
        for row in rows
    ]


def ours(stories: Sequence[Story]) -> Matrix:
    """The likeness that ships."""
    profiles = {s.report.id: profile(s.report) for s in stories}
    return {
        (one, other): likeness(profiles[one], profiles[other]) for one, other in _pairs(stories)
    }


def tfidf(stories: Sequence[Story]) -> Matrix:
    """Cosines of TF-IDF vectors, the idf counted over the whole set."""
    counts = {
        s.report.id: Counter(re.findall(r"[a-z][a-z'’-]+|\d+", _text(s).lower())) for s in stories
    }
    df = Counter(word for count in counts.values() for word in count)
    vectors: dict[str, dict[str, float]] = {}
    for rid, count in counts.items():
        raw = {w: (1 + math.log(n)) * math.log(len(counts) / df[w]) for w, n in count.items()}
        length = math.sqrt(sum(x * x for x in raw.values())) or 1.0
        vectors[rid] = {w: x / length for w, x in raw.items()}
    found: Matrix = {}
    for one, other in _pairs(stories):
        first, second = vectors[one], vectors[other]
        found[one, other] = sum(x * second[w] for w, x in first.items() if w in second)
    return found


def date_and_place(stories: Sequence[Story]) -> Matrix:
    """Half for a shared place in the beginning, half for days of publication near each other."""
    places = {s.report.id: _places(_text(s)[:600]) for s in stories}
    days = {s.report.id: s.report.published for s in stories}
    found: Matrix = {}
    for one, other in _pairs(stories):
        union = places[one] | places[other]
        where = len(places[one] & places[other]) / len(union) if union else 0.0
        here, there = days[one], days[other]
        near = math.exp(-abs((here - there).days) / 7) if here and there else where
        found[one, other] = (where + near) / 2
    return found


def measured(stories: Sequence[Story], matrix: Matrix) -> dict[str, float]:
    """B-cubed with the threshold chosen on the other folds."""
    groups: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        groups[story.within].append(story)
    at: dict[float, dict[str, tuple[float, float]]] = {t: {} for t in THRESHOLDS}
    for group in groups.values():
        for threshold, found in _cuts(group, matrix):
            at[threshold] |= b_cubed(group, found)
    chosen: list[tuple[float, float]] = []
    used = []
    for fold in range(FOLDS):
        others = [s.report.id for s in stories if s.fold != fold]
        scores = {t: f1([at[t][i] for i in others]) for t in THRESHOLDS}
        best = [t for t in THRESHOLDS if scores[t] >= max(scores.values()) - 1e-12]
        threshold = best[len(best) // 2]
        used.append(threshold)
        chosen += [at[threshold][s.report.id] for s in stories if s.fold == fold]
    return {
        "B3 precision": sum(p for p, _ in chosen) / len(chosen),
        "B3 recall": sum(r for _, r in chosen) / len(chosen),
        "B3 F1": f1(chosen),
        "lowest threshold": min(used),
        "highest threshold": max(used),
    }


def b_cubed(stories: Sequence[Story], found: dict[str, str]) -> dict[str, tuple[float, float]]:
    """Each article's B-cubed precision and recall (Bagga and Baldwin 1998)."""
    truth: dict[str, set[str]] = defaultdict(set)
    made: dict[str, set[str]] = defaultdict(set)
    for story in stories:
        truth[story.truth].add(story.report.id)
        made[found[story.report.id]].add(story.report.id)
    scores = {}
    for story in stories:
        right, mine = truth[story.truth], made[found[story.report.id]]
        both = len(right & mine)
        scores[story.report.id] = both / len(mine), both / len(right)
    return scores


def f1(scores: Sequence[tuple[float, float]]) -> float:
    """The harmonic mean of mean precision and mean recall."""
    precision = sum(p for p, _ in scores) / len(scores)
    recall = sum(r for _, r in scores) / len(scores)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


METHODS: dict[str, Callable[[Sequence[Story]], Matrix]] = {
    "ours": ours,
    "TF-IDF": tfidf,
    "date and place": date_and_place,
}
SETS: dict[str, Callable[[Path], list[Story]]] = {"ecbplus": ecbplus, "news-cluster": news_cluster}


def figures(gold: Path) -> dict[str, dict[str, dict[str, float]]]:
    """All methods on both sets."""
    return {
        name: {
            method: measured(stories, matrix(stories))
            for method, matrix in METHODS.items()
            for stories in [load(gold)]
        }
        for name, load in SETS.items()
    }


def _cuts(group: Sequence[Story], matrix: Matrix) -> Iterator[tuple[float, dict[str, str]]]:
    """The clusters of one group at each threshold, the highest first."""
    ids = {s.report.id for s in group}
    links = [
        Link(one, other, round(score, 4), (), "")
        for (one, other), score in matrix.items()
        if score > 0 and one in ids and other in ids
    ]
    tree = Agglomeration([(i,) for i in ids], links)
    for threshold in reversed(THRESHOLDS):
        wanted = mean_of(threshold)
        while (mean := tree.next_mean()) is not None and mean >= wanted:
            tree.join()
        name = group[0].within
        yield threshold, {i: f"{name}:{g[0]}" for g in tree.groups() for i in g}


def _pairs(stories: Sequence[Story]) -> Iterator[tuple[str, str]]:
    for at, one in enumerate(stories):
        for other in stories[:at]:
            if one.within == other.within:
                yield _pair(one.report.id, other.report.id)


def _pair(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


def _text(story: Story) -> str:
    return f"{story.report.title or ''} {story.report.text}"


def _places(text: str) -> set[str]:
    names = re.findall(r"\b[A-Z]\w+(?: [A-Z]\w+)?", text)
    return {name for name in names if gazetteer.lookup(name)}


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def main() -> int:
    """Prints all figures; see the module's docstring."""
    if not (GOLD / "ecbplus.dev.jsonl").exists():
        print(f"the sets are not at hand: no {GOLD}/ecbplus.dev.jsonl", file=sys.stderr)
        return 3
    for name, methods in figures(GOLD).items():
        print(f"\n{name}")
        for method, found in methods.items():
            shown = ", ".join(f"{k} {v:.3f}" for k, v in found.items())
            print(f"  {method}: {shown}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
