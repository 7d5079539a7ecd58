"""Which incidents are one case: links and judgements to a partition.

In: incidents that hang together, the links between them, and what people decided. Out: groups. A
function of the sets alone, not of the order in which anything came: average-linkage agglomeration
with exact arithmetic and ties broken by id, inside what people joined and split. Never makes a
link, and never overrules a person.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from demarche.records import Judgement, Link

ENOUGH = 0.5
"""Mean score of all pairs between two groups from which on they are one; a pair without a link
counts 0. On docket-dev anything from 0.35 to 0.7 gives the same cases (docs/experiments.md)."""
_UNIT = 10_000
_FINE = 1_000_000
"""Scores are summed as whole ten-thousandths, and means kept as whole millionths of those."""

Group = tuple[str, ...]


def partition(
    incidents: Collection[str],
    links: Iterable[Link],
    judgements: Iterable[Judgement] = (),
    enough: float = ENOUGH,
) -> list[Group]:
    """The groups of incidents that are one case each, sorted.

    What people joined grows on by the links of each part: a telling that fits one of two cases that
    were made one joins them, though it fits half of the whole only. Where that would bring together
    what people hold apart, the parts count as one group from the start instead.

    Args:
        incidents: ids of the incidents.
        links: links between them; others are left out.
        judgements: "together" and "apart"; of two that contradict, the later one counts.
        enough: mean score of all pairs that makes two groups one.
    """
    together, apart = settled(set(incidents), judgements)
    links = list(links)
    if all(len(group) == 1 for group in together):
        return _grown(together, apart, links, enough)
    home = {incident: group for group in together for incident in group}
    barred = {(a, b) for one, other in apart for a in home[one] for b in home[other]}
    joined = Forest(incidents)
    parts = _grown([(incident,) for incident in sorted(home)], barred, links, enough)
    for group in (*parts, *together):
        for incident in group[1:]:
            joined.join(group[0], incident)
    if any(joined.joined(one, other) for one, other in apart):
        return _grown(together, apart, links, enough)
    return joined.groups()


def _grown(
    groups: Collection[Group],
    apart: Iterable[tuple[str, str]],
    links: Iterable[Link],
    enough: float,
) -> list[Group]:
    """The groups joined as long as the mean score of all pairs of two is enough."""
    groups, links, apart = list(groups), list(links), list(apart)
    if not apart and (whole := _all_alike(groups, links, enough)):
        return [whole]
    tree = Agglomeration(groups, links, apart)
    wanted = mean_of(enough)
    while (mean := tree.next_mean()) is not None and mean >= wanted:
        tree.join()
    return tree.groups()


def _all_alike(groups: Sequence[Group], links: Sequence[Link], enough: float) -> Group | None:
    """All incidents, where each pair of them is linked well enough; None otherwise.

    No mean of some pairs is then below that of the worst, so that agglomeration would end with one
    group, a long way for a wire text that came 150 times.
    """
    own = {incident for group in groups for incident in group}
    pairs = {
        (min(link.first, link.second), max(link.first, link.second))
        for link in links
        if mean_of(link.score) >= mean_of(enough) and link.first in own and link.second in own
    }
    return tuple(sorted(own)) if len(pairs) == len(own) * (len(own) - 1) // 2 > 0 else None


def mean_of(score: float) -> int:
    """A mean score, 0 to 1, as the whole number by which `Agglomeration` counts.

    Args:
        score: the score.
    """
    return round(score * _UNIT) * _FINE


class Agglomeration:
    """Average-linkage agglomeration, one join at a time, the nearest groups first.

    A group is known by its smallest member. Sums of scores and means are whole numbers, so that no
    rounding depends on the order of addition; of equal means, the smaller names go first. Means
    never grow from one join to the next, so that stopping at a mean gives the same
    groups as cutting the whole tree there.

    Args:
        groups: ids of incidents, in the groups to begin with, each sorted.
        links: links between them; others are left out.
        apart: pairs that are never joined.
    """

    def __init__(
        self,
        groups: Iterable[Group],
        links: Iterable[Link],
        apart: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._members: dict[str, Group] = {group[0]: group for group in groups}
        home = {incident: name for name, group in self._members.items() for incident in group}
        self._barred: dict[str, set[str]] = defaultdict(set)
        for here, there in apart:
            self._barred[home[here]].add(home[there])
            self._barred[home[there]].add(home[here])
        self._sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for link in links:
            if link.first not in home or link.second not in home:
                continue
            one, other = home[link.first], home[link.second]
            if one != other:
                self._sums[one][other] += round(link.score * _UNIT)
                self._sums[other][one] = self._sums[one][other]
        self._heap: list[tuple[int, str, str]] = []
        for one, row in self._sums.items():
            for other in row:
                if one < other:
                    self._offer(one, other)

    def next_mean(self) -> int | None:
        """The mean score of the two groups that come next, as `mean_of` counts; None at the end."""
        while self._heap:
            negative, one, other = self._heap[0]
            if self._mean(one, other) == -negative:
                return -negative
            heapq.heappop(self._heap)
        return None

    def join(self) -> None:
        """Makes the two groups that come next one."""
        _, one, other = heapq.heappop(self._heap)
        self._members[one] = tuple(sorted(self._members[one] + self._members.pop(other)))
        for third in self._barred.pop(other, set()):
            self._barred[third].discard(other)
            self._barred[third].add(one)
            self._barred[one].add(third)
        for third, total in self._sums.pop(other).items():
            del self._sums[third][other]
            if third != one:
                self._sums[one][third] += total
                self._sums[third][one] = self._sums[one][third]
        for third in self._sums[one]:
            self._offer(min(one, third), max(one, third))

    def groups(self) -> list[Group]:
        """The groups as they are now, each and all of them sorted."""
        return sorted(self._members.values())

    def _mean(self, one: str, other: str) -> int | None:
        """The mean score of all pairs of two groups; None where they cannot be joined."""
        if one not in self._members or other not in self._members or other in self._barred[one]:
            return None
        total = self._sums[one].get(other)
        if total is None:
            return None
        return total * _FINE // (len(self._members[one]) * len(self._members[other]))

    def _offer(self, one: str, other: str) -> None:
        mean = self._mean(one, other)
        if mean is not None:
            heapq.heappush(self._heap, (-mean, one, other))


def settled(
    incidents: Collection[str], judgements: Iterable[Judgement]
) -> tuple[list[Group], set[tuple[str, str]]]:
    """What people decided, made consistent: later judgements stand before earlier ones.

    Args:
        incidents: ids of the incidents there are; judgements on others are left out.
        judgements: in any order.

    Returns:
        the groups that must be one, every incident in one of them; and the pairs that must not.
    """
    forest = Forest(incidents)
    apart: set[tuple[str, str]] = set()
    latest = sorted(judgements, key=lambda j: (j.at, j.on, j.verdict, j.by), reverse=True)
    for judgement in latest:
        if judgement.verdict not in ("together", "apart"):
            continue
        one, other = judgement.on
        if one not in forest or other not in forest or one == other:
            continue
        if judgement.verdict == "apart":
            if not forest.joined(one, other):
                apart.add((one, other))
        elif not any(
            {forest.root(a), forest.root(b)} == {forest.root(one), forest.root(other)}
            for a, b in apart
        ):
            forest.join(one, other)
    return forest.groups(), apart


class Forest:
    """Disjoint sets of names (Tarjan's union-find)."""

    def __init__(self, names: Collection[str]) -> None:
        self._parent = {name: name for name in names}

    def __contains__(self, name: str) -> bool:
        return name in self._parent

    def root(self, name: str) -> str:
        """The name that stands for a set: its smallest."""
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, one: str, other: str) -> None:
        """Makes the sets of two names one; names that are not there are passed over."""
        if one in self._parent and other in self._parent:
            first, second = sorted((self.root(one), self.root(other)))
            self._parent[second] = first

    def joined(self, one: str, other: str) -> bool:
        """Whether two names are in one set."""
        return self.root(one) == self.root(other)

    def groups(self) -> list[Group]:
        """All sets, each and all of them sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._parent):
            found[self.root(name)].append(name)
        return sorted(tuple(group) for group in found.values())


def split(case: Sequence[str], away: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The pairs to judge "apart" so that some incidents leave a case.

    Args:
        case: ids of the case's incidents.
        away: ids of those that leave, together.
    """
    stay = [i for i in case if i not in away]
    return tuple(sorted((min(a, b), max(a, b)) for a in stay for b in set(away)))
