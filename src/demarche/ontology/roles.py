"""Nouns and titles for the parties to political events, and the sector each belongs to.

In: the words around a noun. Out: its `Role`, or None. Never says which country, and never decides
whether the noun is a party in its sentence.

The tables are `roles.tsv` (what a noun is), `role_modifiers.tsv` (what words before it change) and
`role_countries.tsv` (titles that one country only has).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal, cast, get_args

from demarche.errors import OntologyError
from demarche.ontology.tables import rows
from demarche.records import Sector

RoleKind = Literal[
    "office",
    "body",
    "staff",
    "force",
    "person",
    "group",
    "unknown",
    "mission",
    "arms",
    "state",
    "relation",
    "igo",
    "amount",
]
"""What sort of party a noun names; told at the head of `roles.tsv`."""

_SECTORS = frozenset(get_args(Sector))
_KINDS = frozenset(get_args(RoleKind))
_FOLLOWERS = frozenset(
    {"supporter", "follower", "loyalist", "backer", "sympathiser", "sympathizer"}
)
_MEN = frozenset(
    {
        "man", "woman", "people", "person", "youth", "boy", "family", "civilian", "young man",
        "other", "group", "hundred", "dozen", "thousand", "two", "three", "child", "few",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says of the party that it names.

    Attributes:
        phrase: the entry, as "foreign minister".
        sector: its PLOVER sector.
        inherits: whether that is a default which the party's owner or adjective overrules.
        kind: what sort of party.
        traits: "f", "m", "p", "g" as told in the table, "" for none.
        country: the country that it belongs to by itself (a user's dictionary may say so), None
            for the many that all have.
    """

    phrase: str
    sector: Sector
    inherits: bool
    kind: RoleKind
    traits: str
    country: str | None = None

    @property
    def head(self) -> str:
        """The noun itself: "minister" of "foreign minister"."""
        words = self.phrase.split()
        return words[head_of(words)]


@dataclass(frozen=True, slots=True)
class Match:
    """A role found among words: `[start, end)` with its noun at `head`."""

    role: Role
    start: int
    head: int
    end: int


def match(words: Sequence[tuple[str, ...]], at: int, first: int = 0) -> Match | None:
    """The longest role whose noun is the word at `at`.

    Args:
        words: the forms under which each word of a sentence may be found (lemma, form, singular),
            all in lower case.
        at: index of the noun.
        first: index before which no word of the role may stand.
    """
    best: Match | None = None
    for phrase, head, role in chain.from_iterable(
        _index().get(form, ()) for form in dict.fromkeys(words[at])
    ):
        if best is not None and len(phrase) <= best.end - best.start:
            continue
        start, end = at - head, at - head + len(phrase)
        if start < min(first, at) or end > len(words):
            continue
        if all(p in words[start + i] for i, p in enumerate(phrase)):
            best = Match(role, start, at, end)
    return best


def modified(role: Role, word: str) -> Sector | None:
    """The sector that a word before a role gives it ("rebel" before "commander"), or None."""
    found = _modifiers().get(word)
    if found is None:
        return None
    sector, kinds = found
    fits = (
        ("~" in kinds and role.inherits)
        or role.kind in kinds
        or ("man" in kinds and role.phrase in _MEN)
        or ("follower" in kinds and role.phrase in _FOLLOWERS)
    )
    return sector if fits else None


def country_of(role: Role) -> str | None:
    """The country that a title hints at ("Taoiseach"), None for the many that all have."""
    return _countries().get(role.phrase)


@cache
def _countries() -> dict[str, str]:
    return {
        phrase: row["country"]
        for row in rows("role_countries.tsv")
        for phrase in row["phrases"].split("|")
    }


@cache
def _index() -> dict[str, tuple[tuple[tuple[str, ...], int, Role], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], int, Role]]] = {}
    for row in rows("roles.tsv"):
        sector = _sector(row["sector"].removeprefix("~"))
        if row["kind"] not in _KINDS:
            raise OntologyError(f"roles.tsv: unknown kind {row['kind']!r}; see the table's head")
        kind = cast("RoleKind", row["kind"])
        traits = row["traits"].replace("-", "")
        for phrase in row["phrases"].split("|"):
            role = Role(phrase, sector, row["sector"].startswith("~"), kind, traits)
            for words, at in _spellings(phrase):
                found.setdefault(words[at], []).append((words, at, role))
    return {head: tuple(sorted(e, key=lambda x: -len(x[0]))) for head, e in found.items()}


def _spellings(phrase: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """The words of a phrase and the place of its noun; hyphens may be words of their own."""
    words = tuple(phrase.replace("'s ", " 's ").replace("s' ", "s ' ").split())
    yield words, head_of(words)
    if "-" in phrase:
        split = tuple(phrase.replace("-", " - ").split())
        yield split, len(split) - 1
        yield split, split.index("-") - 1


def head_of(words: Sequence[str]) -> int:
    """Index of the noun of a phrase: its last word, or the one before "of"."""
    for i, word in enumerate(words):
        if word in {"of", "for", "to", "on"} and i:
            return i - 1
    return len(words) - 1


@cache
def _modifiers() -> dict[str, tuple[Sector, frozenset[str]]]:
    found: dict[str, tuple[Sector, frozenset[str]]] = {}
    for row in rows("role_modifiers.tsv"):
        kinds = frozenset(row["kinds"].split("|"))
        for word in row["words"].split("|"):
            found[word] = (_sector(row["sector"]), kinds)
    return found


def _sector(text: str) -> Sector:
    if text not in _SECTORS:
        raise OntologyError(f"roles: unknown sector {text!r}; the sectors are {sorted(_SECTORS)}")
    return cast("Sector", text)
