"""Finds the acts that a report tells: each with its type, its trigger and the heads of its parties.

In: an `Analysis`. Out: `Action`s in text order. Never resolves a party to a country, never judges
whether an act happened, was denied or is planned, and never merges two tellings of one act.
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.records import Analysis, EventType, Span

Word = tuple[int, int]
"""Address of a word: index of its sentence, index of the token in it."""


@dataclass(frozen=True, slots=True)
class Action:
    """One act as one sentence tells it.

    Attributes:
        index: its place in the list that `find_actions` gives.
        sentence, token: the head word of the trigger.
        trigger: the word or short phrase that names the act.
        type, mode, cameo: PLOVER type and mode, CAMEO code.
        sources, targets: head words of the parties as the grammar gives them (pronouns included),
            empty where it gives none.
        about: what is asked, promised, refused, threatened or accused.
        about_token: the head word of `about`.
        verbal: whether the act consists in saying something.
        nominal: told by a noun alone ("the attack"), without a verb of doing.
        definite: told as known already ("the attack", "last week's attack", "such acts").
        quoted: the source is whoever speaks; where `sources` is empty the sentence does not say who.
        embedded_in: index of the act whose content this one is (asked for, promised, refused,
            threatened, called off ...): such an act did not happen by being told.
        score: prior of the entry that found it, 0 to 1.
        why: the entry and its frame, for a reader.
    """

    index: int
    sentence: int
    token: int
    trigger: Span
    type: EventType
    mode: str | None
    cameo: str
    sources: tuple[Word, ...]
    targets: tuple[Word, ...]
    about: Span | None
    about_token: Word | None
    verbal: bool
    nominal: bool
    definite: bool
    quoted: bool
    embedded_in: int | None
    score: float
    why: str


def find_actions(analysis: Analysis) -> list[Action]:
    """The acts of a report in text order; tellings of one act more than once are all given."""
    raise NotImplementedError
