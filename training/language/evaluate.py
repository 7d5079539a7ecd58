"""Measures the model: ``python -m training.language.evaluate [--model FOLDER]``.

In: the test parts of the treebanks and uner.dev under ``../shared``. Out, on standard output: the
CoNLL 2018 measures on gold tokens (every sentence alone) and from raw text (whole documents,
paragraphs parted by a blank line), and F1 of names. GPE and FAC count as LOC. Never trains.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from demarche.language.analyser import Analyser, Grouping, Reading
from demarche.language.network import MODEL, Network
from demarche.language.windows import window_of
from demarche.records import Report, Sentence
from training.language.scoring import Tally, Word, compact, score, score_spans
from training.language.sentences import cut_atoms, word_spans
from training.language.train import SHARED, need
from training.language.treebanks import Tree, mentions_of
from training.language.treebanks import trees as trees_of

TESTS = ("en_ewt-test", "en_gum-ccby-test")


def _gold_words(tree: Tree, offset: int, places: list[int]) -> list[Word]:
    spans = word_spans(tree.text, [row.form for row in tree.rows])
    return [
        Word(
            places[offset + begin], places[offset + end], row.upos, row.xpos, row.lemma,
            row.head - 1, row.rel,
        )
        for row, (begin, end) in zip(tree.rows, spans, strict=True)
    ]  # fmt: skip


def _found_words(sentence: Sentence, places: list[int]) -> list[Word]:
    return [
        Word(
            places[token.start], places[token.end], token.upos, token.xpos, token.lemma,
            token.head, token.deprel,
        )
        for token in sentence.tokens
    ]  # fmt: skip


def documents(path: Path) -> Iterator[list[Tree]]:
    """The trees of each document."""
    group: list[Tree] = []
    for tree in trees_of(path):
        if group and tree.doc != group[0].doc:
            yield group
            group = []
        group.append(tree)
    if group:
        yield group


def raw_text(trees: list[Tree], paragraph: str = "\n\n") -> tuple[str, list[int]]:
    """A document's text as conllu_to_text makes it, and where each sentence begins."""
    text, offsets = "", []
    for tree in trees:
        if text:
            text += paragraph if tree.paragraph else "" if tree.glued else " "
        offsets.append(len(text))
        text += tree.text
    return text, offsets


def on_words(analyser: Analyser, text: str, spans: list[tuple[int, int]]) -> Reading:
    """A sentence read with the words given."""
    atoms = list(cut_atoms(text, spans))
    window = window_of(text, atoms, analyser.network.vocabulary)
    starts, word = [], 0
    for place, atom in enumerate(atoms):
        if word < len(spans) and atom.start >= spans[word][0]:
            starts.append(place)
            word += 1
    words = list(zip(starts, [*starts[1:], len(atoms)], strict=True))
    reading = Reading(text, [], [], [])
    scores = analyser.network.read(window)
    analyser.add(reading, window, scores, Grouping(words, [(0, len(words))]))
    return reading


def gold_tokens(analyser: Analyser, path: Path) -> Tally:
    """Every sentence alone, its words given."""
    tally = Tally()
    for tree in trees_of(path):
        spans = word_spans(tree.text, [row.form for row in tree.rows])
        if sum(len(row.form) for row in tree.rows) > 1500:  # past the network's 512 places
            continue
        places = compact(tree.text)
        reading = on_words(analyser, tree.text, spans)
        found = [_found_words(sentence, places) for sentence in reading.sentences]
        score([_gold_words(tree, 0, places)], found, tally)
    return tally


def from_raw(analyser: Analyser, path: Path, paragraph: str = "\n\n", only: str = "") -> Tally:
    """Whole documents from their text alone."""
    tally = Tally()
    for trees in documents(path):
        if only not in trees[0].doc:
            continue
        text, offsets = raw_text(trees, paragraph)
        places = compact(text)
        gold = [_gold_words(tree, at, places) for tree, at in zip(trees, offsets, strict=True)]
        (analysis,) = analyser.analyse([Report(trees[0].doc, text)])
        found = [_found_words(sentence, places) for sentence in analysis.sentences]
        score(gold, found, tally)
    return tally


def names(analyser: Analyser, path: Path) -> Tally:
    """Universal NER, every sentence alone, its tokens given."""
    tally = Tally()
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        spans = word_spans(record["text"], record["tokens"])
        reading = on_words(analyser, record["text"], spans)
        plain = {"GPE": "LOC", "FAC": "LOC"}
        found = [
            (entity.start, entity.end, plain.get(entity.label, entity.label))
            for entity in reading.entities
            if entity.label != "NORP"
        ]
        gold = [(e["start"], e["end"], e["type"]) for e in record["entities"]]
        score_spans(gold, found, tally)
    return tally


def mentions(analyser: Analyser, path: Path) -> Tally:
    """GUM's nominal mentions of persons, organisations and places, by head word; words given."""
    tally = Tally()
    for tree in trees_of(path):
        spans = word_spans(tree.text, [row.form for row in tree.rows])
        reading = on_words(analyser, tree.text, spans)
        named = {
            place
            for entity in reading.entities
            for place, (begin, end) in enumerate(spans)
            if begin < entity.end and end > entity.start
        }
        gold = {
            (head, head + 1, kind)
            for _, _, kind, head in mentions_of(tree)
            if kind in {"person", "organization", "place"}
            and tree.rows[head].upos == "NOUN"
            and head not in named
        }
        words = [token for sentence in reading.sentences for token in sentence.tokens]
        found = {
            (mention.token, mention.token + 1, mention.label)
            for mention in reading.mentions
            if words[mention.token].upos == "NOUN"
        }
        score_spans(gold, found, tally)
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    analyser = Analyser(network=Network(threads=options.threads, folder=options.model))
    print(f"model {analyser.version} in {options.model.name}")
    banks = SHARED / "treebanks"
    for test in TESTS:
        path = need(banks / f"{test}.conllu")
        print(test, "gold tokens", json.dumps(gold_tokens(analyser, path).f1()), flush=True)
        print(test, "raw text", json.dumps(from_raw(analyser, path).f1()), flush=True)
    gum = banks / "en_gum-ccby-test.conllu"
    for paragraph in ("\n\n", "\n"):
        tally = from_raw(analyser, gum, paragraph, "GUM_news")
        print("GUM news, raw text,", repr(paragraph), json.dumps(tally.f1()), flush=True)
    tally = names(analyser, need(SHARED / "gold" / "uner.dev.jsonl"))
    print("names, uner.dev", json.dumps(tally.f1()))
    print("mentions, GUM test", json.dumps(mentions(analyser, gum).f1()))


if __name__ == "__main__":
    main()
