"""The words that name acts, and the kinds of things that words stand for.

In: the tables in `ontology/actions/` and `classes.tsv`, `purposes.tsv` beside them. Out: entries by
lemma. Never looks at a text: whether an entry fits is judged in `coding`.

An entry is one row of `ontology/actions/<type>.tsv`:

    pos     v verb, n noun, a other predicate (adjective, participle as adjective, noun predicate)
    words   lemmas that share the row; "*" for any
    mode    PLOVER mode, "-" for none
    cameo   CAMEO code; with "?" after it where the content may give a finer one
    source  slots in which the doer is looked for, the first that is filled counts ("a+b": both)
    target  the same for whom or what it is done to
    about   the same for the content
    where   conditions, all of which must hold
    score   how often a word so used names this act, 0 to 1

A condition is `slot=value|value` (some word in the slot is one of these lemmas or, with "@", of one
of these classes), `slot?=value` (so, or the slot is empty), `slot!=value` (no word in the slot is),
`slot` (filled) or `!slot` (empty). Of slots joined by "|" any will do.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from demarche.errors import OntologyError
from demarche.ontology import plover
from demarche.ontology.inflection import lemmas_by_form
from demarche.ontology.tables import rows
from demarche.records import EventType

Pos = Literal["v", "n", "a"]
NONE = "-"
BY_CONTENT = "?"
ANY = "*"
_CLASS_OF_ROLE = {"office": "official", "body": "state", "person": "person", "group": "group"}
_CLASS_OF_SECTOR = {"COP": "police", "MIL": "soldier", "REB": "gunman", "CRM": "gunman"}
_OUTSIDE = frozenset(
    {"comp", "compmark", "compsubj", "subj", "surf", "modal", "said", "doer", "speaker"}
)


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of one slot of an entry's frame."""

    slots: tuple[str, ...]
    wanted: bool
    optional: bool
    lemmas: frozenset[str]
    classes: frozenset[str]

    @property
    def lexical(self) -> bool:
        """Whether it asks for particular words."""
        return self.wanted and bool(self.lemmas)

    @property
    def companion(self) -> bool:
        """Whether the words that it names are part of the phrase that names the act."""
        if self.slots == ("light",):
            return self.wanted
        return self.lexical and _OUTSIDE.isdisjoint(self.slots)

    @property
    def weight(self) -> float:
        """How much it narrows an entry down: words most, then classes, then presence."""
        if not self.wanted or self.optional:
            return 0.1
        if self.bare:
            return 0.3
        return 1.2 if self.classes and self.lemmas else 0.8 if self.classes else 2.0

    @property
    def bare(self) -> bool:
        """Whether it asks only that the slot be filled (or empty)."""
        return not self.lemmas and not self.classes


@dataclass(frozen=True, slots=True)
class Entry:
    """A word, or a word with its companions, that names an act."""

    pos: Pos
    lemma: str
    type: EventType
    mode: str | None
    cameo: str
    by_content: bool
    source: tuple[tuple[str, ...], ...]
    target: tuple[tuple[str, ...], ...]
    about: tuple[tuple[str, ...], ...]
    where: tuple[Condition, ...]
    score: float
    name: str

    @property
    def rank(self) -> float:
        """How particular the entry is: the more it asks for, the sooner it is preferred."""
        asked = sum(c.weight for c in self.where)
        return asked + self.score


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a request, promise, refusal or threat is about, and the codes that follow.

    `codes` maps "appeal", "demand", "agree", "reject" and "threaten" to a CAMEO code, or to None
    where CAMEO has none of that kind. A weak one counts only where no other word tells.
    """

    name: str
    mode: str | None
    threat: str | None
    codes: dict[str, str | None]
    words: frozenset[str]
    weak: bool


@cache
def _slots(cell: str) -> tuple[tuple[str, ...], ...]:
    return () if cell == NONE else tuple(tuple(s.split("+")) for s in cell.split("|"))


@cache
def _condition(text: str) -> Condition | None:
    """A condition; None for what is none."""
    left, equals, right = text.partition("=")
    names = [n.replace("_", " ") for n in right.split("|")] if equals else []
    slots = tuple(left.strip("!?").replace("_", " ").split("|"))
    if not all(slots) or (equals and not all(names)):
        return None
    return Condition(
        slots=slots,
        wanted=not left.startswith("!") and not left.endswith("!"),
        optional=left.endswith("?"),
        lemmas=frozenset(n for n in names if not n.startswith("@")),
        classes=frozenset(n[1:] for n in names if n.startswith("@")),
    )


def _conditions(texts: list[str], place: str) -> tuple[Condition, ...]:
    """The conditions of a row."""
    found = []
    for text in texts:
        condition = _condition(text)
        if condition is None:
            raise OntologyError(f"{place}: '{text}' is no condition; write slot=word|@class")
        found.append(condition)
    return tuple(found)


def _entries_of(kind: EventType) -> list[Entry]:
    table = f"actions/{kind.lower()}.tsv"
    found = []
    for row in rows(table):
        place = f"{table}, '{row['pos']} {row['words']}'"
        mode = None if row["mode"] == NONE else row["mode"]
        if mode is not None and mode not in plover.MODES[kind]:
            raise OntologyError(f"{place}: {kind} has no mode '{mode}'")
        cameo = row["cameo"].removesuffix(BY_CONTENT)
        if not plover.is_cameo(cameo):
            raise OntologyError(f"{place}: CAMEO has no code '{row['cameo']}'")
        if row["pos"] not in get_args(Pos):
            raise OntologyError(f"{place}: the first column is v, n or a")
        conditions = row["where"].split() if row["where"] != NONE else []
        where = _conditions(conditions, place)
        for word in row["words"].split():
            lemma = word.replace("_", " ")
            shown = " ".join([lemma, *conditions])
            found.append(
                Entry(
                    pos=row["pos"],  # type: ignore[arg-type]
                    lemma=lemma,
                    type=kind,
                    mode=mode,
                    cameo=cameo,
                    by_content=row["cameo"] != cameo,
                    source=_slots(row["source"]),
                    target=_slots(row["target"]),
                    about=_slots(row["about"]),
                    where=where,
                    score=float(row["score"]),
                    name=f"{kind.lower()}: {row['pos']} {shown}",
                )
            )
    return found


@cache
def entries() -> dict[tuple[str, str], tuple[Entry, ...]]:
    """All entries by (pos, lemma), the most particular first.

    Raises:
        OntologyError: if a table has a row that cannot be read; the message names it.
    """
    found: dict[tuple[str, str], list[Entry]] = {}
    for kind in plover.TYPES:
        for entry in _entries_of(kind):
            found.setdefault((entry.pos, entry.lemma), []).append(entry)
    return {k: tuple(sorted(v, key=lambda e: -e.rank)) for k, v in found.items()}


@cache
def no_acts() -> dict[str, tuple[tuple[Condition, ...], ...]]:
    """What tells no act though it may look like one: by lemma, the conditions of each row.

    Raises:
        OntologyError: if a condition cannot be read.
    """
    found: dict[str, tuple[tuple[Condition, ...], ...]] = {}
    for row in rows("no_acts.tsv"):
        texts = row["where"].split() if row["where"] != NONE else []
        where = _conditions(texts, f"no_acts.tsv, '{row['words']}'")
        for word in row["words"].split():
            found[word] = (*found.get(word, ()), where)
    return found


@cache
def classes() -> dict[str, frozenset[str]]:
    """The classes of each noun: {"rocket": {"weapon", "heavy"}}.

    Those of `classes.tsv`, and by what `roles.tsv` says of single nouns for parties.
    """
    found: dict[str, set[str]] = {}
    for row in rows("classes.tsv"):
        for word in row["words"].split():
            found.setdefault(word.replace("_", " "), set()).add(row["class"])
    for row in rows("roles.tsv"):
        by_kind = _CLASS_OF_ROLE.get(row["kind"])
        by_sector = _CLASS_OF_SECTOR.get(row["sector"].removeprefix("~"))
        name = by_sector if row["kind"] in {"force", "unknown", "person"} else None
        name = name or by_kind
        if name is None or row["sector"] == "BUS":
            continue
        for phrase in row["phrases"].split("|"):
            if " " not in phrase:
                found.setdefault(phrase, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _code(cell: str) -> str | None:
    return None if cell == NONE else cell


@cache
def purposes() -> tuple[Purpose, ...]:
    """What can be asked, promised, refused or threatened, the most particular first.

    Raises:
        OntologyError: if a row names a code that CAMEO does not have.
    """
    found = []
    for row in rows("purposes.tsv"):
        codes = {k: _code(row[k]) for k in ("appeal", "demand", "agree", "reject", "threaten")}
        for code in codes.values():
            if code is not None and not plover.is_cameo(code):
                raise OntologyError(f"purposes.tsv, '{row['purpose']}': no CAMEO code '{code}'")
        found.append(
            Purpose(
                name=row["purpose"],
                mode=_code(row["mode"]),
                threat=_code(row["threat"]),
                codes=codes,
                words=frozenset(w.replace("_", " ") for w in row["words"].split()) - {NONE},
                weak=row["weak"] == "yes",
            )
        )
    return tuple(found)


def _condition_words() -> set[str]:
    return {
        word
        for found in entries().values()
        for entry in found
        for condition in entry.where
        for word in condition.lemmas
    }


@cache
def verb_forms() -> dict[str, str]:
    """The lemma of every form of the verbs that the tables name."""
    named = [lemma for pos, lemma in entries() if pos == "v" and lemma != ANY]
    speech = [word for word, names in classes().items() if "speech" in names]
    words = {w for p in purposes() for w in p.words} | set(charges()) | _condition_words()
    return lemmas_by_form("v", [*named, *speech], sorted(words))


@cache
def noun_forms() -> dict[str, str]:
    """The lemma of every form of the nouns that the tables name."""
    named = [lemma for pos, lemma in entries() if pos != "v" and lemma != ANY]
    words = {w for p in purposes() for w in p.words} | set(charges()) | _condition_words()
    return lemmas_by_form("n", named, classes(), sorted(words))


@cache
def charges() -> dict[str, str]:
    """The CAMEO code of an accusation by the word that tells the deed: {"spy": "1125"}."""
    found: dict[str, str] = {}
    for row in rows("charges.tsv"):
        if not plover.is_cameo(row["cameo"]):
            raise OntologyError(f"charges.tsv: CAMEO has no code '{row['cameo']}'")
        for word in row["words"].split():
            found.setdefault(word.replace("_", " "), row["cameo"])
    return found
