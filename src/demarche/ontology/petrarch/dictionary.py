"""What a user's dictionaries hold, by the words of a report.

In: entries as parsed. Out: the meaning of a name on a day, the role of a noun, whether a sentence
or a story is to be left out. Never decides what a word means in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from demarche.ontology import roles
from demarche.ontology.names import NameIndex
from demarche.ontology.petrarch.codes import DatedCode, Meaning, on
from demarche.ontology.roles import Match, Role

_WORD = re.compile(r"\w+")

Words = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun phrase in lower case, its forms with and without plural, and its role."""

    words: tuple[str, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A phrase of a discard list.

    Attributes:
        words: in lower case.
        stem: whether the last word may go on.
        story: whether it rules out the whole report, not only its sentence.
    """

    words: tuple[str, ...]
    stem: bool
    story: bool


@dataclass(frozen=True)
class Dictionary:
    """A user's dictionaries; of two entries for the same words the first counts.

    Attributes:
        actors: names, and what they mean at which time.
        agents: nouns for whoever belongs to an actor.
        unwanted: phrases by which sentences and reports are left out.
    """

    actors: tuple[tuple[str, tuple[DatedCode, ...]], ...] = ()
    agents: tuple[Agent, ...] = ()
    unwanted: tuple[Unwanted, ...] = ()

    def __add__(self, other: Dictionary) -> Dictionary:
        """Both, this one first."""
        return Dictionary(
            self.actors + other.actors,
            self.agents + other.agents,
            self.unwanted + other.unwanted,
        )

    def find(
        self, words: Sequence[str], start: int, when: date | None
    ) -> tuple[Meaning, int] | None:
        """The longest name that begins at a word and means something on a day.

        Args:
            words: the words of a sentence.
            start: where the name must begin.
            when: the day; where None, only what holds at any time.

        Returns:
            its meaning and the index after its last word.
        """
        found = self._names.longest(words, start) if self.actors else None
        said = None if found is None else on(found[0], when)
        return None if found is None or said is None else (said, found[1])

    def match(self, words: Words, at: int, first: int = 0) -> Match | None:
        """As `roles.match`, with the user's nouns before ours where they are no shorter."""
        ours = roles.match(words, at, first)
        best: Match | None = None
        for phrase, head, role in self._agents.get(words[at][1], ()):
            start, end = at - head, at - head + len(phrase)
            if start < min(first, at) or end > len(words):
                continue
            if all(p == words[start + i][1] for i, p in enumerate(phrase)) and (
                best is None or len(phrase) > best.end - best.start
            ):
                best = Match(role, start, at, end)
        if best is None or ours is None:
            return best or ours
        return ours if ours.end - ours.start > best.end - best.start else best

    def drops_story(self, text: str) -> bool:
        """Whether a report is to be left out."""
        return self._stories is not None and self._stories.search(_plain(text)) is not None

    def drops_sentence(self, text: str) -> bool:
        """Whether a sentence is to be left out."""
        return self._sentences is not None and self._sentences.search(_plain(text)) is not None

    @cached_property
    def _names(self) -> NameIndex[tuple[DatedCode, ...]]:
        # lists are in capitals: only that a name starts with one is asked of the report
        return NameIndex((n[:1].upper() + n[1:].lower(), codes) for n, codes in self.actors)

    @cached_property
    def _agents(self) -> dict[str, list[tuple[tuple[str, ...], int, Role]]]:
        found: dict[str, list[tuple[tuple[str, ...], int, Role]]] = {}
        for agent in self.agents:
            head = roles.head_of(agent.words)
            found.setdefault(agent.words[head], []).append((agent.words, head, agent.role))
        return found

    @cached_property
    def _stories(self) -> re.Pattern[str] | None:
        return _pattern([u for u in self.unwanted if u.story])

    @cached_property
    def _sentences(self) -> re.Pattern[str] | None:
        return _pattern([u for u in self.unwanted if not u.story])


def words_of(text: str) -> tuple[str, ...]:
    """The words of a phrase as discards compare them: lower case, without marks."""
    return tuple(_WORD.findall(text.lower()))


def _plain(text: str) -> str:
    return f" {' '.join(words_of(text))} "


def _pattern(unwanted: Sequence[Unwanted]) -> re.Pattern[str] | None:
    """One pattern for all: long lists cost no more time than short ones per word of text."""
    if not unwanted:
        return None
    phrases = (" ".join(map(re.escape, u.words)) + ("" if u.stem else " ") for u in unwanted)
    return re.compile(f" (?:{'|'.join(phrases)})")
