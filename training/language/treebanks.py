"""CoNLL-U files in; their sentences out, as trees and as arrays for training.

GUM's entity brackets give names (a mention headed by a proper noun, cut to the proper nouns around
its head, without titles) and the types of nominal mentions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from demarche.language.atoms import Vocabulary
from demarche.language.lemmas import script_of
from training.language import words
from training.language.sentences import (
    ANY,
    COUNTRIES,
    LINKS,
    MENTION_TYPES,
    NATIONALITIES,
    UNLABELLED,
    Piece,
    Words,
    atoms_for,
    name_masks,
    word_spans,
)


@dataclass(slots=True)
class Row:
    """One word line of a CoNLL-U file."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    rel: str
    entity: str


@dataclass(slots=True)
class Tree:
    """One sentence of a CoNLL-U file."""

    doc: str
    paragraph: bool
    text: str
    rows: list[Row]
    glued: bool  # nothing stands between it and the sentence before


def trees(path: Path) -> Iterator[Tree]:
    """The sentences of a CoNLL-U file, with the paragraph and document they stand in."""
    doc, text, paragraph, rows = "", "", False, []
    glued, last_misc = False, ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc id"):
            doc, paragraph, last_misc = line.split("=", 1)[1].strip(), True, ""
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# text = "):
            text = line[9:]
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                entity = re.search(r"Entity=([^|]*)", cells[9])
                named = entity[1] if entity else ""
                form, lemma, upos, xpos = cells[1:5]
                rows.append(Row(form, lemma, upos, xpos, int(cells[6]), cells[7], named))
                last_misc = cells[9]
            elif "-" in cells[0]:
                last_misc = cells[9]
        elif not line and rows:
            yield Tree(doc, paragraph, text, rows, glued)
            glued = "SpaceAfter=No" in last_misc
            paragraph, rows = False, []


@dataclass
class Labels:
    """The label sets, in the order of the network's outputs."""

    upos: list[str]
    xpos: list[str]
    lemma: list[str]
    rel: list[str]

    def __post_init__(self) -> None:
        self.number = {
            layer: {name: place for place, name in enumerate(getattr(self, layer))}
            for layer in ("upos", "xpos", "lemma", "rel")
        }

    @classmethod
    def counted(cls, sentences: list[Tree]) -> Labels:
        """Every tag and relation; lemma scripts seen three times (rarer ones are slips)."""
        upos, xpos, rel = Counter[str](), Counter[str](), Counter[str]()
        lemma = Counter[str]()
        for tree in sentences:
            for row in tree.rows:
                upos[row.upos] += 1
                xpos[row.xpos] += 1
                rel[row.rel] += 1
                lemma[script_of(row.form, row.lemma)] += 1
        scripts = [name for name, count in lemma.most_common() if count >= 3]
        return cls(sorted(upos), sorted(xpos), scripts, sorted(rel))


HEADS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "VERB"})
KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
_BRACKET = re.compile(r"\((\d+)-([a-z]+)-([^()]*)(\))?|(\d+)\)")


def mentions_of(tree: Tree) -> list[tuple[int, int, str, int]]:
    """GUM's mentions: (first word, end, type, head word), from the Entity brackets."""
    opened: dict[str, list[tuple[int, str]]] = {}
    found = []
    for place, row in enumerate(tree.rows):
        for match in _BRACKET.finditer(row.entity):
            if match[5] is None:
                if match[4]:
                    found.append((place, place + 1, match[2]))
                else:
                    opened.setdefault(match[1], []).append((place, match[2]))
            elif opened.get(match[5]):
                begin, kind = opened[match[5]].pop()
                found.append((begin, place + 1, kind))
    result = []
    for begin, end, kind in found:
        heads = [p for p in range(begin, end) if not begin < tree.rows[p].head <= end]
        result.append((begin, end, kind, heads[0] if heads else begin))
    return result


def _core(
    tree: Tree, begin: int, end: int, head: int, kind: str, foreign: set[int]
) -> tuple[int, int]:
    """The name inside a named mention: the proper nouns around its head, without titles."""
    rows = tree.rows
    left = right = head
    linked = kind != "person"
    while left > begin and rows[left - 1].upos == "PROPN" and (linked or left - 1 not in foreign):
        left -= 1
    while right + 1 < end:
        step = right + 1
        while linked and step < end and rows[step].form.lower() in LINKS:
            step += 1
        if step < end and rows[step].upos == "PROPN":
            right = step
        else:
            break
    while (
        linked
        and left - 2 >= begin
        and rows[left - 1].form in LINKS
        and rows[left - 2].upos == "PROPN"
    ):
        left -= 2
        while left > begin and rows[left - 1].upos == "PROPN":
            left -= 1
    if kind == "person":
        while left <= right and rows[left].form in words.TITLES:
            left += 1
    return left, right + 1


def gum_layers(tree: Tree) -> tuple[list[int], list[int]]:
    """GUM's names as masks, and the type of mention each word heads."""
    rows = tree.rows
    mention = [0] * len(rows)
    taken: set[int] = set()
    vague: set[int] = set()
    spans = []
    mentions = sorted(mentions_of(tree), key=lambda mention: mention[0] - mention[1])
    for begin, end, kind, head in mentions:
        if kind in MENTION_TYPES and rows[head].upos in HEADS:
            mention[head] = MENTION_TYPES.index(kind)
        if kind not in KINDS:
            continue
        vague.update(p for p in range(begin, end) if rows[p].upos == "PROPN")
        if head in taken:
            continue
        foreign = {
            p
            for b, e, _, h in mentions
            if begin <= b and e <= end and e - b < end - begin
            for p in range(b, e)
            if h != head
        }
        left = right = head
        if rows[head].upos == "PROPN":
            left, right = _core(tree, begin, end, head, kind, foreign)
        last = end - 1
        if left >= right and kind == "person" and rows[last].upos == "PROPN":
            left, right = _core(tree, begin, end, last, kind, foreign)
            if rows[left if left < right else last].rel not in {"flat", "appos", "nmod:desc"}:
                continue
        if left >= right or taken.intersection(range(left, right)):
            continue
        taken.update(range(left, right))
        label = KINDS[kind]
        if right - left == 1 and rows[left].form in NATIONALITIES:
            label = "NORP"
        elif label == "ORG" and " ".join(row.form for row in rows[left:right]) in COUNTRIES:
            label = "LOC"
        spans.append((left, right, label))
    titles = set(words.TITLES)
    vague = {p for p in vague if rows[p].form not in titles and rows[p].form not in NATIONALITIES}
    return name_masks([row.form for row in rows], spans, vague), mention


def from_tree(tree: Tree, labels: Labels, vocabulary: Vocabulary) -> Piece:
    """A treebank sentence as arrays; GUM's entity brackets become masks."""
    spans = word_spans(tree.text, [row.form for row in tree.rows])
    atoms, first = atoms_for(tree.text, spans, vocabulary)
    number = labels.number
    if tree.doc.startswith("GUM_"):
        names, mention = gum_layers(tree)
    else:
        names, mention = [ANY] * len(spans), [UNLABELLED] * len(spans)
    unknown = UNLABELLED
    found = Words(
        first,
        [number["upos"].get(row.upos, unknown) for row in tree.rows],
        [number["xpos"].get(row.xpos, unknown) for row in tree.rows],
        [number["lemma"].get(script_of(row.form, row.lemma), unknown) for row in tree.rows],
        [row.head for row in tree.rows],
        [number["rel"].get(row.rel, unknown) for row in tree.rows],
        names,
        mention,
        [unknown] * len(spans),
        [unknown] * len(spans),
    )
    gap = "paragraph" if tree.paragraph else "glued" if tree.glued else "space"
    return Piece(gap, atoms, found, tree.text)
