"""The wordings of duties, from `wordings.tsv`, found in a stretch of text.

In: text. Out: which duties its words name, and other topics that matter to a duty, each with the
words. Never looks at an event: what a wording means for a duty is decided in `docket`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from demarche.errors import OntologyError
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
    """

    kinds: tuple[tuple[DutyKind, Span], ...]
    topics: frozenset[Topic]

    def names(self, kind: DutyKind) -> bool:
        """Whether the words name this duty."""
        return any(k == kind for k, _ in self.kinds)


def find(text: str) -> Wording:
    """The duties and topics that a text names.

    Args:
        text: some words of a report. Offsets in what is given back count from its start.
    """
    left = _apart().sub(_blank, text.lower()) if len(text.lower()) == len(text) else text
    topics = frozenset(topic for topic, pattern in _topics().items() if pattern.search(left))
    found: list[tuple[DutyKind, Span]] = []
    for kind, pattern in _duties():
        found += [(kind, Span(*match.span())) for match in pattern.finditer(left)]
        left = pattern.sub(_blank, left)
    seen: dict[DutyKind, Span] = {}
    for kind, span in sorted(found, key=lambda item: item[1]):
        seen.setdefault(kind, span)
    return Wording(tuple(seen.items()), topics)


def _blank(match: re.Match[str]) -> str:
    return "¦" * (match.end() - match.start())


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    found = []
    for row in rows(_TABLE):
        kind = row["kind"]
        if kind != _APART and kind not in _KINDS and kind not in _TOPICS:
            raise OntologyError(f"{_TABLE}: {kind!r} is neither a duty nor a topic")
        found += [(kind, phrase.strip()) for phrase in row["phrases"].split(";")]
    return tuple(found)


def _compiled(wanted: str) -> re.Pattern[str]:
    """One pattern for all phrases of a kind, longer ones first."""
    phrases = sorted((p for kind, p in _phrases() if kind == wanted), key=len, reverse=True)
    return re.compile("|".join(f"(?:{_pattern(p)})" for p in phrases))


def _pattern(phrase: str) -> str:
    taken, _, after = phrase.partition(">")
    pattern = rf"(?<!\w){_words(taken)}"
    return f"{pattern}(?={_BETWEEN}{_words(after)})" if after else pattern


def _words(phrase: str) -> str:
    parts: list[str] = []
    for part in phrase.split():
        if part in ("~", "~~"):
            parts.append(_GAP if part == "~" else _REST)
            continue
        choices = "|".join(_word(choice) for choice in part.split("|"))
        parts.append(f"{_BETWEEN if parts else ''}(?:{choices})")
    return "".join(parts)


def _word(choice: str) -> str:
    stem = choice.rstrip("*")
    ending = r"\w*" if choice.endswith("*") else _END
    return re.escape(stem) + ending


@cache
def _apart() -> re.Pattern[str]:
    return _compiled(_APART)


@cache
def _duties() -> tuple[tuple[DutyKind, re.Pattern[str]], ...]:
    order = list(dict.fromkeys(kind for kind, _ in _phrases()))
    return tuple((kind, _compiled(kind)) for kind in sorted(_KINDS, key=order.index))


@cache
def _topics() -> dict[Topic, re.Pattern[str]]:
    return {topic: _compiled(topic) for topic in _TOPICS}
