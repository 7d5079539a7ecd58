"""Sources that know names only: Universal NER, re3d, MEANTIME, and reports of our own writing.

Out: documents of sentences whose other layers are masked. What a source may have left out (capitals
in re3d and in MEANTIME's half-marked reports) may be anything.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

from demarche.language.atoms import Vocabulary, atoms_of
from training.language import practice, words
from training.language.sentences import (
    COUNTRIES,
    LINKS,
    NATIONALITIES,
    UNLABELLED,
    Piece,
    Words,
    atoms_for,
    name_masks,
    word_spans,
)

_WORD = re.compile(
    r"(?:https?://|www\.)\S*\w|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?"
    r"|(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Col|Sen|Gov|St|Lt|Rep|Jr|Inc|Ltd|Co|No|Prof|Rev|Capt"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|vs)\.|[^\W\d_](?=\.\s)\.(?=\s+[A-Z])"
    r"|(?:[OD]['’]|[^\W\d_](?=[\w]))?(?:(?!n['’]t\b)[^\W\d_])+|n['’]t\b|['’](?:s|re|ll|d|ve|m)\b"
    r"|([-.=*_~!?`'])\1+|\S"
)


def plain_words(text: str) -> list[tuple[int, int]]:
    """Words by rule, for sources without a tokenisation of ours."""
    spans = [match.span() for match in _WORD.finditer(text)]
    return [span for span in spans if next(atoms_of(text, *span), None) is not None]


def from_names(
    text: str,
    gap: str,
    names: list[tuple[int, int, str]],
    vague: list[tuple[int, int]],
    vocabulary: Vocabulary,
    spans: list[tuple[int, int]] | None = None,
) -> Piece:
    """A sentence of which only names are known: spans over characters; the rest is masked."""
    given = spans is not None
    spans = spans if spans is not None else plain_words(text)
    atoms, first = atoms_for(text, spans, vocabulary)
    forms = [text[begin:end] for begin, end in spans]

    def over(begin: int, end: int) -> list[int]:
        return [p for p, (b, e) in enumerate(spans) if b < end and e > begin]

    unclear = {p for begin, end in vague for p in over(begin, end)}
    on_words, taken = [], set[int]()
    for begin, end, label in names:
        places = over(begin, end)
        if places and not taken.intersection(places):
            taken.update(places)
            on_words.append((places[0], places[-1] + 1, label))
    nothing = [UNLABELLED] * len(spans)
    masks = name_masks(forms, on_words, unclear)
    if not given:
        atoms.glue = [UNLABELLED] * len(atoms.glue)
    found = Words(
        first, nothing, nothing, nothing, nothing, nothing, masks, nothing, nothing, nothing
    )
    return Piece(gap, atoms, found, text)


def uner(path: Path, vocabulary: Vocabulary) -> list[list[Piece]]:
    """Universal NER over EWT's development part: documents of sentences, names only."""
    documents: dict[str, list[Piece]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        names = [(e["start"], e["end"], e["type"]) for e in record["entities"]]
        spans = word_spans(record["text"], record["tokens"])
        piece = from_names(record["text"], "space", names, [], vocabulary, spans)
        documents.setdefault(record["doc"], []).append(piece)
    return list(documents.values())


def _capitals(text: str) -> list[tuple[int, int]]:
    """Where capitals stand: in a source that leaves names out they may or may not be names."""
    return [match.span() for match in re.finditer(r"[^\W\d_]*[A-Z]\w*", text)]


def _named(
    text: str, begin: int, end: int, kind: str
) -> tuple[tuple[int, int, str] | None, tuple[int, int]]:
    """A marked span as a name if capitals run through it (titles and what follows a comma cut)."""
    begin, end = _without_titles(text, begin, end)
    comma = text.find(",", begin, end)
    end = comma if comma > begin else end
    inside = re.findall(r"[^\W\d_]+", text[begin:end])
    capital = [word[0].isupper() for word in inside if word.lower() not in LINKS]
    if not capital or not all(capital) or (begin == 0 and len(capital) == 1 and kind == "ORG"):
        return None, (begin, end)
    if text[begin:end] in COUNTRIES:
        kind = "LOC"
    elif text[begin:end] in NATIONALITIES:
        kind = "NORP"
    return (begin, end, kind), (begin, end)


def _without_titles(text: str, begin: int, end: int) -> tuple[int, int]:
    known = {*words.TITLES, "The", "the", "former", "Former"}
    while True:
        word = re.match(r"[\w.]+\s+", text[begin:end])
        if word is None or word[0].strip() not in known:
            return begin, end
        begin += word.end()


def re3d(path: Path, vocabulary: Vocabulary) -> list[list[Piece]]:
    """The re3d set: its spans hold nominals too; those in capitals throughout pass for names."""
    kinds = {"Organisation": "ORG", "Person": "PER", "Location": "LOC", "Nationality": "NORP"}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, names = record["text"], []
        for entity in record["entities"]:
            kind = kinds.get(entity["type"])
            if kind is None:
                continue
            name, _ = _named(text, entity["start"], entity["end"], kind)
            if name:
                names.append(name)
        names.sort(key=lambda name: name[0] - name[1])
        vague = _capitals(text)
        if text.strip():
            found.append([from_names(text, "space", names, vague, vocabulary)])
    return found


def meantime(path: Path, vocabulary: Vocabulary) -> list[list[Piece]]:
    """MEANTIME: the six annotated sentences of each report; spans marked as names are names."""
    kinds = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, document = record["text"], []
        for _, begin, end in record["sentences"][:6]:
            if not text[begin:end].strip():
                continue
            names: list[tuple[int, int, str]] = []
            for entity in record["entities"]:
                if not begin <= entity["start"] < entity["end"] <= end:
                    continue
                kind = kinds.get(entity.get("ent_type", ""))
                name = None
                if kind and entity.get("syntactic_type") == "NAM":
                    name, _ = _named(text, entity["start"], entity["end"], kind)
                if name:
                    names.append((name[0] - begin, name[1] - begin, name[2]))
            vague = _capitals(text[begin:end])
            names.sort(key=lambda name: name[0] - name[1])
            document.append(from_names(text[begin:end], "paragraph", names, vague, vocabulary))
        found.append(document)
    return found


def practised(dice: random.Random, count: int, vocabulary: Vocabulary) -> list[list[Piece]]:
    """Reports of our own writing."""
    gaps = {" ": "space", "\n": "newline", "\n\n": "paragraph"}
    found = []
    for _ in range(count):
        document = []
        for gap, text, names in practice.report(dice):
            document.append(from_names(text, gaps[gap], names, [], vocabulary))
        found.append(document)
    return found
