"""Reports in; analyses out: sentences, words, tags, lemmas, trees, names, mentions and hints.

Every token keeps its offsets in the report's own text. An analysis depends on nothing but its
report: not on the reports before it, nor on how many cores read it. Reports are taken one by one,
and a report is read window by window, so memory holds one analysis and one window. Never changes
the text, never uses the network or the disk but for the model's own files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from sys import intern

import numpy as np

from demarche.language.atoms import BLANK_LINE, GLUED, NEWLINE
from demarche.language.entities import NameTags, is_title, refined
from demarche.language.hints import Hints
from demarche.language.lemmas import lemma_of
from demarche.language.network import Floats, Network, Scores
from demarche.language.trees import heads_of
from demarche.language.windows import Window, windows_of
from demarche.records import (
    ROOT,
    ActHint,
    Analysis,
    Entity,
    Mention,
    MentionLabel,
    Report,
    Sentence,
    Token,
)

_MENTIONS: dict[str, MentionLabel] = {
    "person": "person",
    "organization": "organization",
    "place": "place",
}
# Pronouns head mentions too, but say no more than their antecedent.
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which atoms make a word, and which words a sentence: (first, end) pairs of each."""

    words: list[tuple[int, int]]
    sentences: list[tuple[int, int]]


@dataclass(slots=True)
class Reading:
    """What has been read of one report so far."""

    text: str
    sentences: list[Sentence]
    entities: list[Entity]
    mentions: list[Mention]
    hints: list[ActHint] = field(default_factory=list)
    states: list[Floats] = field(default_factory=list)


# What a sentence's beginning must score, above 0 on a new line: on the same line more, and much
# more behind a letter. On GUM's development part that leaves out 7 of 14 false ends and 2 of 342
# true ones.
_ON_THE_LINE = 1.0
_BEHIND_A_LETTER = 4.0
_OPENERS = frozenset("\"'“‘„«([{—–-•*")
_DASHES = frozenset("—–-_")
# "CAIRO, Sept 12 (MENA) --" is a segment of its own; the network takes some other short starts
# before a dash for the like, so a dateline has to look like one.
_DATELINE = re.compile(r"\s*[A-Z0-9][^\"“”()]*(?:\([^()]*\)[^\"“”()]*)?")
_LONGEST_DATELINE = 80


def _may_begin(text: str, window: Window, scores: Scores) -> list[bool]:
    """At which atoms a sentence begins, if a word begins there."""
    atoms = window.atoms
    found = [True]
    segment = atoms[0].start
    for place, score in enumerate(scores.begin.tolist()[1:], 1):
        atom = atoms[place]
        if score <= 0 or atom.spacing >= NEWLINE:
            found.append(score > 0 or atom.spacing == BLANK_LINE)
        else:
            end = atoms[place - 1].end
            before = text[end - 1]
            least = _BEHIND_A_LETTER if before.isalpha() else _ON_THE_LINE
            alone = before in _OPENERS and found[-1]
            sure = score > least and not alone
            if sure and before in _DASHES:
                sure = end - segment <= _LONGEST_DATELINE and bool(
                    _DATELINE.fullmatch(text, segment, end)
                )
            found.append(sure)
        if found[-1]:
            segment = atom.start
    return found


def grouped(text: str, window: Window, scores: Scores) -> Grouping:
    """Words and sentences as the network sees them; a blank line always ends a sentence."""
    starts: list[int] = []
    begins: list[int] = []
    glue: list[bool] = (scores.glue > 0).tolist()
    begin = _may_begin(text, window, scores)
    for place, atom in enumerate(window.atoms):
        if place and glue[place] and atom.spacing == GLUED:
            continue
        if begin[place]:
            begins.append(len(starts))
        starts.append(place)
    words = list(zip(starts, [*starts[1:], len(window.atoms)], strict=True))
    return Grouping(words, list(zip(begins, [*begins[1:], len(words)], strict=True)))


class Analyser:
    """The language layer. Made once, used for any number of reports."""

    def __init__(self, *, threads: int | None = None, network: Network | None = None) -> None:
        self.network = network or Network(threads=threads)
        self.name_tags = NameTags(self.network.labels.names)
        self.hints = Hints(self.network.labels)

    @property
    def version(self) -> str:
        """Names the encoder: learned heads of other rooms say which they were trained on."""
        return self.network.labels.encoder

    def analyse(self, reports: Iterable[Report]) -> Iterator[Analysis]:
        """The analysis of each report, in order, each as soon as its report is read."""
        for report in reports:
            yield self.analyse_with_states(report)[0]

    def analyse_with_states(self, report: Report) -> tuple[Analysis, Floats]:
        """The analysis of a report, and for each of its words a row of the encoder's states."""
        reading = Reading(report.text, [], [], [])
        for window in windows_of(report.text, self.network.vocabulary):
            scores = self.network.read(window, states=True)
            self.add(reading, window, scores, grouped(report.text, window, scores))
        analysis = Analysis(
            report,
            tuple(reading.sentences),
            tuple(reading.entities),
            tuple(reading.mentions),
            tuple(reading.hints) if self.network.labels.acts else None,
        )
        states = np.concatenate(reading.states) if reading.states else np.zeros((0, 0), np.float32)
        return analysis, states

    def add(self, reading: Reading, window: Window, scores: Scores, grouping: Grouping) -> None:
        """Add a window's sentences, names and mentions to a reading."""
        first = np.array(window.first)[[begin for begin, _ in grouping.words]]
        if scores.states is not None:
            reading.states.append(scores.states[first])
        heads: list[int] = []
        sources: list[int] = []
        for begin, end in grouping.sentences:
            places = first[begin:end]
            columns = np.concatenate(([0], places))
            found = heads_of(scores.arcs[np.ix_(places, columns)])
            heads.extend(found)
            sources.extend(columns[head + 1] for head in found)
        relations = self.network.relations(scores.dependent[first], scores.head[sources])
        tokens = self._tokens(reading.text, window, scores, grouping, heads, relations)
        for begin, end in grouping.sentences:
            words = tuple(tokens[begin:end])
            number = len(reading.sentences)
            sentence = Sentence(number, words[0].start, words[-1].end, words)
            reading.sentences.append(sentence)
            atoms = [word[0] for word in grouping.words[begin:end]]
            reading.hints.extend(self.hints.of(sentence, atoms, scores))
            named = self._add_names(reading, words, scores.names[atoms])
            for token, atom in zip(words, atoms, strict=True):
                label = _MENTIONS.get(self.network.labels.mentions[scores.mention[atom]])
                if label and token.upos in _NOMINAL and token.index not in named:
                    reading.mentions.append(Mention(number, token.index, label))

    def _tokens(
        self,
        text: str,
        window: Window,
        scores: Scores,
        grouping: Grouping,
        heads: list[int],
        relations: list[int],
    ) -> list[Token]:
        labels = self.network.labels
        tokens = []
        for begin, end in grouping.sentences:
            for place in range(begin, end):
                atom, after = grouping.words[place]
                start, stop = window.atoms[atom].start, window.atoms[after - 1].end
                form = intern(text[start:stop])
                head = heads[place]
                relation = labels.rel[relations[place]]
                if (head == ROOT) != (relation == "root"):
                    relation = "root" if head == ROOT else "dep"
                tokens.append(
                    Token(
                        place - begin,
                        start,
                        stop,
                        form,
                        lemma_of(form, labels.lemma[scores.lemma[atom]]),
                        labels.upos[scores.upos[atom]],
                        labels.xpos[scores.xpos[atom]],
                        head,
                        relation,
                    )
                )
        return tokens

    def _add_names(
        self, reading: Reading, words: tuple[Token, ...], scores: np.ndarray
    ) -> set[int]:
        named: set[int] = set()
        for begin, end, label in self.name_tags.spans(scores):
            if label == "PER":  # "UN Secretary General Kofi Annan": a name begins behind its titles
                titles = [at for at in range(begin, end - 1) if is_title(words[at].text)]
                begin = titles[-1] + 1 if titles else begin  # noqa: PLW2901 - the same name
            start, stop = words[begin].start, words[end - 1].end
            if is_title(reading.text[start:stop]):
                continue
            finer = refined(reading.text[start:stop], label)
            reading.entities.append(Entity(start, stop, finer))
            named.update(range(begin, end))
        return named
