"""The wordings of duties, from `wordings.tsv`, found in a stretch of text.

In: text. Out: which duties its words name, and other topics that matter to a duty, each with the
words. Never looks at an event: what a wording means for a duty is decided in `docket`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Literal, get_args

from demarche.errors import OntologyError
from demarche.ontology.inflection import forms
from demarche.ontology.tables import rows
from demarche.records import DutyKind, Span

Topic = Literal[
    "generic",
    "back",
    "mission",
    "private",
    "lethal",
    "overdue",
    "done",
    "short",
    "accused",
    "halting",
    "public",
    "term",
    "rescue",
    "restore",
    "cleared",
    "bereaved",
    "granted",
    "obliged",
    "affair",
    "pending",
    "order",
]
"""What else of a text matters to a duty; the table's head says what each stands for."""

_TABLE = "duties/wordings.tsv"
_APART = "apart"
_KINDS: tuple[DutyKind, ...] = get_args(DutyKind)
_TOPICS: tuple[Topic, ...] = get_args(Topic)

_BETWEEN = r"[^\w.;:!?]+"
_GAP = r"(?:[^\w.;:!?]+[\w’'-]+){0,6}?"
_REST = r"(?:[^.;:!?,]*?(?=$|[.;:!?,]|\sand\s))"
_END = r"(?![\w])"


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a text name.

    Attributes:
        kinds: the duties, each with where its words stand, in the order of the text.
        topics: the other topics that the text holds.
        apart: whether it holds words that only look like a duty's.
    """

    kinds: tuple[tuple[DutyKind, Span], ...]
    topics: frozenset[Topic]
    apart: bool

    def names(self, kind: DutyKind) -> bool:
        """Whether the words name this duty."""
        return any(k == kind for k, _ in self.kinds)


@lru_cache(maxsize=16384)  # a case's duties are found anew with each report that joins it
def find(text: str) -> Wording:
    """The duties and topics that a text names.

    Args:
        text: some words of a report. Offsets in what is given back count from its start.
    """
    lower = text.lower()
    # A few letters grow when they are made small; where one does, offsets would not fit.
    left, apart = _apart().subn(_blank, lower if len(lower) == len(text) else text)
    topics = frozenset(topic for topic, pattern in _topics().items() if pattern.search(left))
    found: list[tuple[DutyKind, Span]] = []
    for kind, pattern in _duties():
        found += [(kind, Span(*match.span())) for match in pattern.finditer(left)]
        left = pattern.sub(_blank, left)
    seen: dict[DutyKind, Span] = {}
    for kind, span in sorted(found, key=lambda item: item[1]):
        seen.setdefault(kind, span)
    return Wording(tuple(seen.items()), topics, apart > 0)


def _blank(match: re.Match[str]) -> str:
    return "¦" * (match.end() - match.start())


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = []
    for row in rows(_TABLE):
        kind = row["kind"]
        if not kind.startswith("@") and kind not in (_APART, *_KINDS, *_TOPICS):
            raise OntologyError(f"{_TABLE}: {kind!r} is neither a duty nor a topic")
        found.append((kind, tuple(phrase.strip() for phrase in row["phrases"].split(";"))))
    return tuple(found)


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    return {kind: phrases for kind, phrases in _rows() if kind.startswith("@")}


def _compiled(wanted: str) -> re.Pattern[str]:
    """One pattern for all phrases of a kind or topic."""
    return _joined(phrase for kind, phrases in _rows() if kind == wanted for phrase in phrases)


def _joined(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    # The beginning of a word is asked for once, not by each of some hundred phrases at each letter.
    choices = "|".join(f"(?:{_pattern(phrase)})" for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{choices})")


def _pattern(phrase: str) -> str:
    taken, _, after = phrase.partition(">")
    pattern = _words(taken)
    if not after:
        return pattern
    joint = "" if after.split()[0] == "~" else _BETWEEN
    return f"{pattern}(?={joint}{_words(after)})"


def _words(phrase: str) -> str:
    parts: list[str] = []
    for part in phrase.split():
        if part in ("~", "~~"):
            parts.append(_GAP if part == "~" else _REST)
            continue
        choices = "|".join(word for choice in part.split("|") for word in _choice(choice))
        parts.append(f"{_BETWEEN if parts else ''}(?:{choices})")
    return "".join(parts)


def _choice(choice: str) -> Iterator[str]:
    """The patterns of the words that one choice in a phrase stands for."""
    if choice.startswith("@"):
        if choice not in _classes():
            raise OntologyError(f"{_TABLE}: no row for the class {choice}")
        yield from (_words(member) for member in _classes()[choice])
    elif choice.endswith("/v"):
        yield from (re.escape(form) + _END for form in forms("v", choice.removesuffix("/v")))
    elif choice.endswith("*"):
        yield re.escape(choice.rstrip("*")) + r"\w*"
    else:
        yield re.escape(choice) + _END


@cache
def _apart() -> re.Pattern[str]:
    return _compiled(_APART)


@cache
def _duties() -> tuple[tuple[DutyKind, re.Pattern[str]], ...]:
    """The duties in the order of the table; a kind has a turn for each run of its rows."""
    return tuple(
        (kind, _joined(phrase for _, phrases in run for phrase in phrases))
        for name, run in groupby(_rows(), itemgetter(0))
        for kind in _KINDS
        if kind == name
    )


@cache
def _topics() -> dict[Topic, re.Pattern[str]]:
    return {topic: _compiled(topic) for topic in _TOPICS}
