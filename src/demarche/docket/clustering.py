"""Which incidents are one case: links and judgements to a partition.

In: incidents that hang together, the links between them, and what people decided. Out: groups. A
function of the sets alone, not of the order in which anything came: average-linkage agglomeration
with exact arithmetic and ties broken by id, inside what people joined and split. Never makes a
link, and never overrules a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction

from demarche.records import Judgement, Link

ENOUGH = 0.5
"""Mean score of all pairs between two groups from which on they are one; a pair without a link
counts 0. On docket-dev anything from 0.4 to 0.65 gives the same cases (docs/experiments.md)."""
_UNIT = 10_000

Group = tuple[str, ...]


def components(incidents: Collection[str], links: Iterable[Link]) -> list[Group]:
    """Incidents that hang together by links, however weak, each group and all of them sorted."""
    forest = Forest(incidents)
    for link in links:
        forest.join(link.first, link.second)
    return forest.groups()


def partition(
    incidents: Collection[str],
    links: Iterable[Link],
    judgements: Iterable[Judgement] = (),
    enough: float = ENOUGH,
) -> list[Group]:
    """The groups of incidents that are one case each, sorted.

    Args:
        incidents: ids of the incidents.
        links: links between them; others are left out.
        judgements: "together" and "apart"; of two that contradict, the later one counts.
        enough: mean score of all pairs that makes two groups one.
    """
    known = set(incidents)
    together, apart = settled(known, judgements)
    groups: dict[str, Group] = {group[0]: group for group in together}
    home = {incident: group[0] for group in together for incident in group}
    barred = {frozenset((home[a], home[b])) for a, b in apart}
    sums: dict[frozenset[str], int] = defaultdict(int)
    for link in links:
        if link.first in known and link.second in known:
            pair = frozenset((home[link.first], home[link.second]))
            if len(pair) == 2:
                sums[pair] += round(link.score * _UNIT)
    return _agglomerated(groups, sums, barred, Fraction(round(enough * _UNIT)))


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


def _agglomerated(
    groups: dict[str, Group],
    sums: dict[frozenset[str], int],
    barred: set[frozenset[str]],
    enough: Fraction,
) -> list[Group]:
    """Joins the two groups with the highest mean score, until none reaches `enough`."""
    while True:
        best: tuple[Fraction, list[str]] | None = None
        for pair, total in sums.items():
            if pair in barred:
                continue
            one, other = sorted(pair)
            mean = Fraction(total, len(groups[one]) * len(groups[other]))
            if mean >= enough and (best is None or (-mean, [one, other]) < (-best[0], best[1])):
                best = mean, [one, other]
        if best is None:
            return sorted(groups.values())
        one, other = best[1]
        groups[one] = tuple(sorted(groups[one] + groups.pop(other)))
        for pair in [p for p in sums if other in p]:
            total = sums.pop(pair)
            third = pair - {other}
            if third != {one}:
                sums[frozenset(third | {one})] += total
        for pair in [p for p in barred if other in p]:
            barred.remove(pair)
            barred.add(frozenset(pair - {other} | {one}))


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
