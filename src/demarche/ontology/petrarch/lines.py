"""Reads the lines of PETRARCH's actor, agent and discard dictionaries.

In: a file. Out: a `Dictionary`, and the lines that were broken. Which of the three kinds a file is
tells its name ("actors", "agents", "discards"), else what stands in it. Never guesses at a line: a
broken one is told with its number and what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from demarche.errors import FormatError, MissingInput, UnreadableInput
from demarche.ontology import roles
from demarche.ontology.petrarch.codes import DatedCode, dated, meaning
from demarche.ontology.petrarch.dictionary import Agent, Dictionary, Unwanted, words_of
from demarche.ontology.roles import Role, RoleKind
from demarche.records import Sector

Kind = Literal["actor", "agent", "discard"]
Line = tuple[int, str]
_Block = tuple[list[str], list[DatedCode]]

_SET = re.compile(r"!([^!]+)!\s*=\s*(.*)")
_MARKED = re.compile(r"!([^!]*)!")
_AGENT = re.compile(r"(?P<phrase>[^\[{}]+?)\s*(?:\{(?P<plural>[^{}]*)\})?\s*\[(?P<code>[^\[\]]*)\]")
_NAMED = re.compile(r"(?P<name>[^\[\]]+?)\s*(?:\[(?P<code>[^\[\]]*)\])?")
_CODED = re.compile(r"\[(?P<code>[^\[\]]*)\]")
_TIDE = re.compile(r"\[[^\]]*~[^\]]*\]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_KINDS: dict[Sector, RoleKind] = {
    "GOV": "office", "LEG": "body", "JUD": "body", "MIL": "force", "COP": "force", "CVL": "person",
    "REF": "person", "IGO": "igo", "UNK": "unknown",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be read: where, and what was expected."""

    file: str
    number: int
    problem: str

    def __str__(self) -> str:
        """`actors.txt, line 3: …`."""
        return f"{self.file}, line {self.number}: {self.problem}"


def read(path: Path, *, skip: bool = False) -> tuple[Dictionary, tuple[BadLine, ...]]:
    """Reads a dictionary file.

    Args:
        path: the file.
        skip: whether to read on past broken lines.

    Returns:
        what it holds, and the lines that were passed over.

    Raises:
        MissingInput, UnreadableInput: if there is no such file or it is no text.
        FormatError: at the first broken line, unless `skip`; if it is of a kind that is not read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise MissingInput(f"{path}: no such file") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path} is not UTF-8 text: convert it") from error
    except OSError as error:
        raise UnreadableInput(f"cannot read {path}: {error.strerror}") from error
    found, bad = parse(text, str(path))
    if bad and not skip:
        raise FormatError(f"{bad[0]}; mend it, or pass over such lines with --skip-bad-lines")
    return found, bad


def parse(text: str, file: str) -> tuple[Dictionary, tuple[BadLine, ...]]:
    """Reads a dictionary.

    Args:
        text: what stands in it.
        file: its name, for its kind and for messages.

    Returns:
        what it holds, and the broken lines, which are passed over.

    Raises:
        FormatError: if it is a dictionary of verbs or issues.
    """
    text = _COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text)
    lines = [
        (number, said)
        for number, line in enumerate(text.split("\n"), start=1)
        if (said := _without_comment(line))
    ]
    readers: dict[Kind, Callable[[list[Line], _Problems], Dictionary]] = {
        "actor": _actors, "agent": _agents, "discard": _discards,
    }  # fmt: skip
    problems = _Problems(file)
    found = readers[_kind(lines, file)](lines, problems)
    return found, tuple(sorted(problems.found, key=lambda bad: bad.number))


class _Problems:
    """Collects the broken lines of a file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[BadLine] = []

    def tell(self, number: int, problem: str) -> None:
        self.found.append(BadLine(self.file, number, problem))


def _without_comment(line: str) -> str:
    line = line.partition("#")[0]
    return line.partition(";")[0].strip()


def _kind(lines: list[Line], file: str) -> Kind:
    text = "\n".join(line for _, line in lines)
    if "<ISSUE" in text.upper():
        raise FormatError(f"{file}: a dictionary of issues is not read: leave it out")
    if any(line.startswith(("---", "&")) for _, line in lines):
        raise FormatError(f"{file}: a dictionary of verbs is not read: acts have their own tables")
    name = Path(file).name.lower()
    kinds: tuple[Kind, ...] = ("discard", "agent", "actor")
    for kind in kinds:
        if kind in name:
            return kind
    if _TIDE.search(text) or any(_SET.match(line) for _, line in lines):
        return "agent"
    return "actor" if "[" in text else "discard"


def _actors(lines: list[Line], problems: _Problems) -> Dictionary:
    """Blocks of a name, its synonyms after "+" and its codes in brackets, dated or not."""
    blocks: list[_Block] = []
    block: _Block | None = None
    for number, line in lines:
        try:
            if line[0] in "[+":
                _add(line, block)
                continue
            block = None  # codes after a broken name are nobody's
            name, codes = _named(line)
            block = ([name], codes)
            blocks.append(block)
        except FormatError as error:
            problems.tell(number, str(error))
    return Dictionary(
        actors=tuple(
            (form, tuple(codes))
            for names, codes in blocks
            for name in names
            for form in _forms(name)
        )
    )


def _add(line: str, block: _Block | None) -> None:
    """A line below a name: a synonym or a code."""
    if block is None:
        raise FormatError(f"“{line}”: expected a name before its synonyms and codes")
    if line[0] == "[":
        block[1].append(_coded(line))
        return
    name, codes = _named(line[1:])
    if codes:
        raise FormatError(f"“{line}”: a synonym has no code of its own: expected +NAME_")
    block[0].append(name)


def _named(line: str) -> tuple[str, list[DatedCode]]:
    found = _NAMED.fullmatch(line.strip())
    if found is None or not any(c.isalnum() for c in found["name"]):
        raise FormatError(f"“{line}”: expected NAME_, NAME_ [CODE], +SYNONYM_ or [CODE DATES]")
    return found["name"], [] if found["code"] is None else [dated(found["code"])]


def _coded(line: str) -> DatedCode:
    found = _CODED.fullmatch(line)
    if found is None:
        raise FormatError(f"“{line}”: expected [CODE] or [CODE DATES] and nothing else")
    return dated(found["code"])


def _forms(name: str) -> Iterator[str]:
    """A name in words; without a "_" at its end also its plural."""
    phrase = " ".join(name.replace("_", " ").split())
    yield phrase
    if not name.endswith("_"):
        yield _plural(phrase)


def _plural(phrase: str) -> str:
    """The regular plural of a phrase in capitals or not, as PETRARCH makes it."""
    upper = phrase.upper()
    if upper.endswith("Y"):
        return f"{phrase[:-1]}IES"
    return f"{phrase}ES" if upper.endswith("S") else f"{phrase}S"


def _agents(lines: list[Line], problems: _Problems) -> Dictionary:
    """Nouns with their plural in braces and their code, "~" where the country's goes."""
    sets: dict[str, list[str]] = {}
    found: list[Agent] = []
    for number, line in lines:
        try:
            if (defined := _SET.match(line)) is not None:
                sets[defined[1].strip().upper()] = _members(defined[1], defined[2])
            else:
                found.extend(_agent(line, sets))
        except FormatError as error:
            problems.tell(number, str(error))
    return Dictionary(agents=tuple(found))


def _members(name: str, listed: str) -> list[str]:
    members = [m.strip() for m in listed.split(",") if m.strip()]
    if not members:
        raise FormatError(f"the set !{name}! is empty: expected !{name}! = ONE, TWO")
    return members


def _agent(line: str, sets: dict[str, list[str]]) -> list[Agent]:
    parts = _AGENT.fullmatch(line)
    if parts is None or not any(c.isalnum() for c in parts["phrase"]):
        raise FormatError(
            f"“{line}”: expected NOUN [~CODE], with {{PLURAL}} or {{}} before the code"
        )
    code = parts["code"].strip()
    if code.count("~") > 1 or "~" in code.strip("~"):
        raise FormatError(f"“{code}”: expected one ~ before or after the code, as [~GOV] or [NGO~]")
    said = meaning(code.strip("~"))
    phrase = parts["phrase"]
    forms = [phrase]
    if "!" in phrase:
        forms = _substituted(phrase, sets)
    elif parts["plural"] is not None:
        forms += [parts["plural"]] if parts["plural"].strip() else []
    elif not phrase.endswith("_"):
        forms.append(_plural(phrase))
    if said is None:
        return []
    country = None if "~" in code and said.country != "IGO" else said.country
    found = []
    for form in forms:
        words = tuple(form.replace("_", " ").lower().split())
        found.append(Agent(words, _role(words, said.sector or "GOV", country)))
    return found


def _substituted(phrase: str, sets: dict[str, list[str]]) -> list[str]:
    """A phrase with each member of its sets in their place."""
    marked = _MARKED.search(phrase)
    if marked is None:
        return [phrase]
    name = marked[1].strip().upper()
    if name not in sets:
        raise FormatError(f"no set !{name}! before this line: expected !{name}! = ONE, TWO")
    return [
        whole
        for member in sets[name]
        for whole in _substituted(
            f"{phrase[: marked.start()]}{member}{phrase[marked.end() :]}", sets
        )
    ]


def _role(words: tuple[str, ...], sector: Sector, country: str | None) -> Role:
    """The role of a noun: of the kind that our own tables give the same noun, where they do."""
    at = roles.head_of(words)
    known = roles.match([(word, word) for word in words], at)
    phrase = " ".join(words)
    if known is not None and known.role.sector == sector:
        return Role(phrase, sector, inherits=False, kind=known.role.kind,
                    traits=known.role.traits, country=country)  # fmt: skip
    kind = _KINDS.get(sector, "group")
    return Role(phrase, sector, inherits=False, kind=kind, traits="", country=country)


def _discards(lines: list[Line], problems: _Problems) -> Dictionary:
    """A phrase a line; "+" before it: leaves out the story; "_" after it: as it stands."""
    found = []
    for number, line in lines:
        words = words_of(line.replace("_", " "))
        if not words or "[" in line:
            problems.tell(number, f"“{line}”: expected a PHRASE, +PHRASE or PHRASE_, and no code")
            continue
        found.append(Unwanted(words, stem=not line.endswith("_"), story=line.startswith("+")))
    return Dictionary(unwanted=tuple(found))
