"""What the layout of a report says of its parties: heads of briefs, the issuer of a statement.

In: an `Analysis` and its terms. Out: the address of the word that heads a brief, the country in
whose name a statement is issued, or None. Never reads the sentences themselves.
"""

from __future__ import annotations

import re

from demarche.coding.parties.terms import Term, Terms
from demarche.records import Analysis, Sentence

_HEAD_WORDS = 5
_DASHES = frozenset({"-", "–", "—", "--", ":"})
_FEWEST = 2
"""Briefs that make a digest; one such head alone is a dateline."""
_ISSUER = re.compile(
    r"^\W*(?:(?:the\s+)?(?:ministry|minister|department|embassy|permanent mission)\b[^\n]{0,60}"
    r"|(?:mfa|mofa|press (?:release|statement)|(?:joint )?communiqu[ée]|note verbale)\b"
    r"[^\n]{0,60})$",
    re.IGNORECASE,
)
_LINE = 90
_EDGE = 4
"""Lines at either end in which an issuer names itself."""


class Layout:
    """Heads of briefs and the issuer of one report."""

    def __init__(self, analysis: Analysis, terms: Terms) -> None:
        self._analysis = analysis
        self._terms = terms
        self._heads = self._brief_heads()
        self.issuer = self._issuer()
        """The sentence and term that name the State in whose name the report is issued."""

    def brief(self, sentence: int) -> tuple[int, Term] | None:
        """The sentence and term at the head of the brief in which a sentence stands.

        "TURKEY - Offers its good offices": what follows is Turkey's doing.
        """
        return self._heads.get(sentence)

    def _brief_heads(self) -> dict[int, tuple[int, Term]]:
        found: dict[int, tuple[int, Term]] = {}
        current: tuple[int, Term] | None = None
        heads, end = 0, 0
        text = self._analysis.report.text
        for sentence in self._analysis.sentences:
            if sentence.index == 0 or "\n" in text[end : sentence.start]:
                term = self._head_of(sentence)
                heads += term is not None
                current = None if term is None else (sentence.index, term)
            if current is not None:
                found[sentence.index] = current
            end = sentence.end
        return found if heads >= _FEWEST else {}

    def _head_of(self, sentence: Sentence) -> Term | None:
        """The term in capitals before the dash with which a paragraph opens."""
        tokens = sentence.tokens
        for at in range(1, min(_HEAD_WORDS + 1, len(tokens))):
            spaced = tokens[at].start > tokens[at - 1].end
            if tokens[at].text in _DASHES and (spaced or tokens[at].text == ":"):
                head = tokens[:at]
                if not all(t.text.isupper() or not t.text.isalpha() for t in head):
                    return None
                return self._terms.at(sentence.index, 0)
        if len(tokens) <= _HEAD_WORDS and all(t.text.isupper() for t in tokens if t.text.isalpha()):
            return self._terms.at(sentence.index, 0) if tokens[-1].text in _DASHES else None
        return None

    def _issuer(self) -> tuple[int, Term] | None:
        """The State that signs or heads a statement of its ministry."""
        text = self._analysis.report.text
        lines: list[tuple[int, str]] = []
        at = 0
        for line in text.split("\n"):
            if line.strip() and len(line) <= _LINE:
                lines.append((at, line))
            at += len(line) + 1
        ends = lines[-_EDGE:] if len(lines) > _EDGE else []
        for edge in (lines[:_EDGE], ends):
            titled = [n for n, (_, line) in enumerate(edge) if _ISSUER.match(line.strip())]
            for n in titled:
                for start, line in edge[n : n + 2]:
                    found = self._state_in(start, start + len(line))
                    if found is not None:
                        return found
        return None

    def _state_in(self, start: int, end: int) -> tuple[int, Term] | None:
        for sentence in self._analysis.sentences:
            if sentence.end <= start or sentence.start >= end:
                continue
            for term in self._terms.sentences[sentence.index]:
                inside = start <= sentence.tokens[term.start].start < end
                if inside and term.kind in {"name", "demonym", "seat"}:
                    return sentence.index, term
        return None
