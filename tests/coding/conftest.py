"""Analyses of the short texts in `told.trees`, for tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from demarche.records import Analysis, Report, Sentence, Token


class ToldTexts:
    """The texts by name, with places in them by word."""

    def analysis(self, name: str) -> Analysis:
        return _texts()[name]

    def where(self, name: str, word: str) -> tuple[int, int]:
        """(sentence, token) of the first word with this form."""
        for sentence in self.analysis(name).sentences:
            for token in sentence.tokens:
                if token.text == word:
                    return sentence.index, token.index
        raise LookupError(f"{name} has no word {word!r}")


@pytest.fixture(scope="session")
def told() -> ToldTexts:
    return ToldTexts()


@cache
def _texts() -> dict[str, Analysis]:
    raw = (Path(__file__).parent / "told.trees").read_text(encoding="utf-8")
    found = {}
    for block in raw.split("\n# ")[1:]:
        name, *lines = block.split("\n")
        found[name] = _analysis(name, lines)
    return found


def _analysis(name: str, lines: list[str]) -> Analysis:
    text = ""
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for line in [*lines, ""]:
        if line == "¶":
            text = text.rstrip(" ") + "\n\n"
        elif line:
            form, lemma, upos, xpos, head, deprel, *glued = line.split("\t")
            if glued:
                text = text.rstrip(" ")
            tokens.append(
                Token(
                    len(tokens),
                    len(text),
                    len(text) + len(form),
                    form,
                    lemma,
                    upos,
                    xpos,
                    int(head) - 1,
                    deprel,
                )
            )
            text += form + " "
        elif tokens:
            start, end = tokens[0].start, tokens[-1].end
            sentences.append(Sentence(len(sentences), start, end, tuple(tokens)))
            tokens = []
    return Analysis(Report(name, text), tuple(sentences), (), ())
