"""Sentences told in brackets and braces in; plain text, its acts and their parties out.

One sentence, or a snippet of two, a line of ``told/*.tsv``::

    {S1,S2 Algeria} [1 summoned ACCUSE disapprove] {T1 French envoy} to [2 protest ACCUSE].

``[n trigger TYPE mode]`` is act number n of its line; the mode stands only where PLOVER has one
that fits. ``{S1 ...}`` is a source of act 1, ``{T1 ...}`` a target, ``{B1 ...}`` one of the parties
of something mutual; ``{S1,T2 ...}`` serves several acts. A line without marks tells no event, one
that begins with ``#`` is a comment.

``python -m training.events.told [FOLDER]`` checks every file and prints counts. Never guesses: a
mark that is broken or says nothing is an error with its file and line.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NoReturn

from demarche.ontology.plover import MODES
from demarche.records import EventType

FOLDER = Path(__file__).parent / "told"
Role = Literal["source", "target", "both"]
_ROLES: dict[str, Role] = {"S": "source", "T": "target", "B": "both"}
_MARK = re.compile(
    r"\[(?P<number>[1-9]\d?) (?P<trigger>[^\[\]{}]+?) (?P<type>[A-Z]+)(?: (?P<mode>[a-z-]+))?\]"
    r"|\{(?P<roles>[STB][1-9]\d?(?:,[STB][1-9]\d?)*) (?P<mention>[^\[\]{}]+)\}"
)
_BRACKETS = re.compile(r"[\[\]{}]")
_ARTICLE = re.compile(r"(?:the|an?) (?!Hague\b)", re.IGNORECASE)


class BrokenLine(ValueError):
    """A line that does not keep to the notation."""


@dataclass(frozen=True, slots=True)
class Party:
    """A mention that takes part in an act: its characters and its part."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Act:
    """One thing told: the characters of its trigger, type, mode, and parties in text order."""

    start: int
    end: int
    type: EventType
    mode: str | None
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A line without its marks, and its acts in the text's order; none for a negative."""

    text: str
    acts: tuple[Act, ...]

    def words(self, part: Act | Party) -> str:
        """The text of a trigger or of a party's mention."""
        return self.text[part.start : part.end]


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    roles: tuple[tuple[Role, int], ...]


def _type(name: str, mode: str | None) -> EventType:
    """The type, once name and mode are known to the ontology."""
    if name not in MODES:
        raise BrokenLine(f"no PLOVER type is called {name!r}")
    if mode is not None and mode not in MODES[name]:
        known = ", ".join(MODES[name]) or "none"
        raise BrokenLine(f"{name} has no mode {mode!r} (its modes: {known})")
    return name


def _mention(start: int, mention: str, roles: str) -> _Mention:
    """A party's mention at its place in the text."""
    if mention != mention.strip():
        raise BrokenLine(f"a mention begins or ends with a space: {mention!r}")
    if _ARTICLE.match(mention):
        raise BrokenLine(f"a mention has no article at its head: {mention!r}")
    parts = tuple((_ROLES[role[0]], int(role[1:])) for role in roles.split(","))
    if len({number for _, number in parts}) < len(parts):
        raise BrokenLine(f"a mention serves one act twice: {roles} {mention!r}")
    return _Mention(start, start + len(mention), parts)


def _act(number: int, bare: Act, mentions: list[_Mention]) -> Act:
    """An act with the mentions that name its number."""
    parties = tuple(
        Party(mention.start, mention.end, role)
        for mention in mentions
        for role, of in mention.roles
        if of == number
    )
    roles = {party.role for party in parties}
    if "both" in roles and len(roles) > 1:
        raise BrokenLine(f"act {number} has parties B beside S or T; it is mutual or it is not")
    return Act(bare.start, bare.end, bare.type, bare.mode, parties)


def parse(line: str) -> Told:
    """One line of the notation.

    Raises:
        BrokenLine: a mark is malformed, nested or left open, names no type or mode, gives a number
            twice, or a party names an act that the line lacks.
    """
    text, end = "", 0
    acts: dict[int, Act] = {}
    mentions: list[_Mention] = []
    for mark in _MARK.finditer(line):
        text += line[end : mark.start()]
        end = mark.end()
        start, mention, trigger = len(text), mark["mention"], mark["trigger"]
        if mention is not None:
            mentions.append(_mention(start, mention, mark["roles"]))
            text += mention
            continue
        number = int(mark["number"])
        if number in acts:
            raise BrokenLine(f"two acts have the number {number}")
        kind = _type(mark["type"], mark["mode"])
        acts[number] = Act(start, start + len(trigger), kind, mark["mode"], ())
        text += trigger
    text += line[end:]
    if stray := _BRACKETS.search(text):
        raise BrokenLine(
            f"a mark is broken, nested or left open near {text[stray.start() :][:40]!r}"
        )
    if text != " ".join(text.split()):
        raise BrokenLine("spaces at an end, or two together")
    _check_numbers(acts, mentions)
    return Told(text, tuple(_act(number, act, mentions) for number, act in acts.items()))


def _check_numbers(acts: dict[int, Act], mentions: list[_Mention]) -> None:
    """Numbers of acts run from 1 without a gap, and parties name none but these."""
    if set(acts) != set(range(1, len(acts) + 1)):
        raise BrokenLine(f"acts are numbered {sorted(acts)}, not from 1 to {len(acts)}")
    if strays := {number for one in mentions for _, number in one.roles} - set(acts):
        raise BrokenLine(f"a party names act {min(strays)}, which the line lacks")


def read(file: Path) -> list[Told]:
    """All lines of a file but comments and empty ones.

    Raises:
        BrokenLine: with file and line in its message.
    """
    told = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            try:
                told.append(parse(line))
            except BrokenLine as broken:
                _refuse(file, number, str(broken), broken)
    return told


def _refuse(file: Path, number: int, what: str, cause: BrokenLine | None = None) -> NoReturn:
    raise BrokenLine(f"{file}:{number}: {what}") from cause


def load(folder: Path = FOLDER) -> list[Told]:
    """All lines of a folder, in the order of files and lines.

    Raises:
        BrokenLine: a line is malformed, or a text stands there twice.
    """
    told: list[Told] = []
    seen: dict[str, Path] = {}
    for file in sorted(folder.glob("*.tsv")):
        for one in read(file):
            if one.text in seen:
                raise BrokenLine(f"{file}: {one.text!r} stands in {seen[one.text]} already")
            seen[one.text] = file
            told.append(one)
    return told


def report(told: list[Told]) -> str:
    """Counts of lines, negatives, and acts by type and mode, as text."""
    quiet = sum(not one.acts for one in told)
    acts = [act for one in told for act in one.acts]
    parties = Counter(party.role for act in acts for party in act.parties)
    by_type = Counter(act.type for act in acts)
    by_mode = Counter((act.type, act.mode) for act in acts)
    lengths = sorted(len(one.text.split()) for one in told) or [0]
    lines = [
        f"{len(told)} lines, {quiet} tell no event; median {lengths[len(lengths) // 2]} words",
        f"{len(acts)} acts; parties: " + ", ".join(f"{n} {role}" for role, n in parties.items()),
    ]
    for kind in MODES:
        modes = (f"{mode or '-'} {by_mode[kind, mode]}" for mode in (*MODES[kind], None))
        lines.append(f"{kind:9} {by_type[kind]:4}  " + ", ".join(modes))
    return "\n".join(lines)


def main() -> None:
    """See the module docstring."""
    try:
        print(report(load(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)))
    except BrokenLine as broken:
        sys.exit(str(broken))


if __name__ == "__main__":
    main()
