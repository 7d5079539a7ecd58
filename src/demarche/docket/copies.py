"""Which reports are copies of one text: a wire story as several papers print it is one voice.

In: reports. Out: groups of copies. Never reads what a text means.

The method is MinHash over five-word shingles (Broder 1997): two texts of which `ALIKE` of all
shingles are shared are copies. A copy that was cut is found by how much of the shorter text the
longer one holds.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from demarche.records import Report

ALIKE = 0.6
"""Share of the shorter text's shingles that stand in the longer. Of the pairs in one cluster of
gold/news_cluster.dev 84 % share under 0.1; the 22 that share 0.6 and more are wire texts as several
papers printed them. A text that lost every 25th word shares 0.8 with itself, its half 0.98."""
SIZE = 128
_SHORT = 30
"""Shingles below which two texts are copies only where they are the same: in a line or two, two
newsrooms may well use the same words."""
_SHINGLE = 5
_WORD = re.compile(r"\w+")

Signature = tuple[int, ...]


@lru_cache(maxsize=4096)
def signature(text: str) -> Signature:
    """The smallest `SIZE` hashes of a text's shingles (a bottom sketch), sorted; short texts fewer.

    Args:
        text: the text.
    """
    words = [w.lower() for w in _WORD.findall(text)]
    count = max(1, len(words) - _SHINGLE + 1)
    shingles = {" ".join(words[at : at + _SHINGLE]) for at in range(count)}
    hashes = (
        int.from_bytes(hashlib.blake2b(s.encode(), digest_size=8).digest(), "big") for s in shingles
    )
    return tuple(sorted(hashes)[:SIZE])


def shared(one: Signature, other: Signature) -> float:
    """Roughly how much of the shorter text stands in the longer, 0 to 1.

    Args:
        one: one signature.
        other: the other.
    """
    if not one or not other:
        return 0.0
    first, second = set(one), set(other)
    if min(len(first), len(second)) < _SHORT:
        return float(first == second)
    # Only hashes below both sketches' ends can be seen in both.
    end = min(one[-1] if len(one) == SIZE else 2**64, other[-1] if len(other) == SIZE else 2**64)
    seen = [sum(h <= end for h in sketch) for sketch in (first, second)]
    return len(first & second) / max(1, min(seen))


def copies_of(reports: Sequence[Report]) -> tuple[tuple[str, ...], ...]:
    """The groups of reports that are copies of one text, in the order given.

    Args:
        reports: the reports of one case.
    """
    texts = {r.id: signature(r.text) for r in reports}
    groups: dict[str, list[str]] = {}
    group_of: dict[str, str] = {}
    # Each group once for each hash: a wire text that came a hundred times is looked at once.
    holders: dict[int, list[str]] = defaultdict(list)
    for one, hashes in texts.items():
        near = {group_of[other] for h in hashes for other in holders[h]}
        alike = [name for name in sorted(near) if _is_copy(hashes, groups[name], texts)]
        groups[one] = [one, *(other for name in alike for other in groups.pop(name))]
        group_of.update(dict.fromkeys(groups[one], one))
        for h in hashes:
            if all(group_of[other] != one for other in holders[h]):
                holders[h].append(one)
    order = {r.id: at for at, r in enumerate(reports)}
    found = [tuple(sorted(g, key=order.__getitem__)) for g in groups.values() if len(g) > 1]
    return tuple(sorted(found, key=lambda g: order[g[0]]))


def _is_copy(hashes: Signature, group: Sequence[str], texts: Mapping[str, Signature]) -> bool:
    return any(shared(hashes, texts[other]) >= ALIKE for other in group)
