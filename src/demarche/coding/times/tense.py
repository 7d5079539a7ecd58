"""Whether a word stands in a clause about what was or about what is to come.

In: an `Analysis` and an offset. Out: "past", "future" or None where the clause does not tell.
Never resolves a date.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from demarche.coding import syntax
from demarche.coding.times.roles import has_role
from demarche.records import Analysis, Sentence, Token

Tense = Literal["past", "future"]

_FUTURE_AUX = frozenset({"will", "shall", "wo", "'ll", "’ll"})
_FUTURE_HEADS = frozenset(
    {"plan", "schedule", "slate", "expect", "due", "intend", "set", "hope", "prepare", "aim",
     "want", "book", "payable", "ready", "promise", "vow", "pledge", "threaten", "await", "propose",
     "announce", "arrange", "suppose", "agree", "decide", "likely", "unlikely", "bind"}
)  # fmt: skip
# Said in the present they look ahead by themselves: "on Tuesday the union plans to march".
_LOOKING = frozenset({"plan", "expect", "intend", "hope", "prepare", "aim", "propose", "await"})
# Nouns whose infinitive is still to come: "an agreement to sell the port in January".
_PROSPECTS = frozenset({"agreement", "plan", "deal", "pact", "bid", "proposal", "decision",
                        "intention", "promise", "pledge", "threat"})  # fmt: skip
# The timetable's present: "the summit opens on Monday".
_TIMETABLE = frozenset({"begin", "start", "open", "resume", "end", "expire", "close", "arrive",
                        "leave", "depart", "fly", "travel", "meet", "convene", "vote"})  # fmt: skip
_ORDERING = frozenset({"order", "ask", "direct", "command", "cause", "allow", "force"})
_PUT_OFF = frozenset({"extend", "postpone", "delay", "defer", "adjourn", "reschedule", "give",
                      "grant", "set", "prolong", "suspend"})  # fmt: skip
# These tell of what is to come also as participles beside a noun ("talks scheduled for Monday").
_AHEAD = frozenset({"schedule", "plan", "slate", "expect", "due", "book", "payable", "set",
                    "upcoming", "propose", "time"})  # fmt: skip
_HAVE = frozenset({"has", "have", "had", "'ve", "’ve", "'d", "’d"})
_WINDOW = 10  # words before a time in which its "will" may stand
_MODALS = frozenset({"would", "could", "may", "might", "must", "should", "can"})
_ANNOUNCED = _AHEAD | {"announce", "call", "set"}
_SAYING = frozenset({"announce", "say", "tell", "report", "state", "add"})


class Tenses:
    """Answers for one analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self.sentences = analysis.sentences
        self._starts = [s.start for s in analysis.sentences]

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence in which an offset lies, -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def is_announced(self, offset: int) -> bool:
        """Whether a word of announcing or planning stands before an offset in its sentence."""
        index = self.sentence_at(offset)
        return index >= 0 and any(
            t.start < offset and t.lemma.lower() in _ANNOUNCED for t in self.sentences[index].tokens
        )

    def is_put_off(self, offset: int) -> bool:
        """Whether the time at an offset hangs on a verb of putting off or of setting a term."""
        found = self.token_at(offset)
        if found is None:
            return False
        sentence, word = found
        for _ in range(3):
            above = sentence.parent(word)
            if above is None:
                return False
            if above.lemma.lower() in _PUT_OFF:
                return above.index < word.index
            word = above
        return False

    def is_of_noun(self, offset: int) -> bool:
        """Whether a time tells when a noun is ("a visit in May"), whatever the verb's tense."""
        found = self.token_at(offset)
        if found is None:
            return False
        sentence, word = found
        above = sentence.parent(word)
        of_noun = word.deprel in {"nmod", "compound"}
        return of_noun and above is not None and not has_role(above, "violence")

    def token_at(self, offset: int) -> tuple[Sentence, Token] | None:
        """The word that ends after an offset, with its sentence."""
        index = self.sentence_at(offset)
        if index < 0:
            return None
        sentence = self.sentences[index]
        for token in sentence.tokens:
            if token.end > offset:
                return sentence, token
        return None

    def at(self, offset: int, reach: int = 12) -> Tense | None:
        """The tense of the clause around the word at an offset.

        Args:
            offset: where the word stands.
            reach: how many steps up the tree may be climbed.
        """
        found = self.token_at(offset)
        if found is None:
            return None
        sentence, token = found
        if self._beside_past(sentence, token):
            return "past"
        if self._behind_will(sentence, token):
            return "future"
        steps = 0
        head: Token | None = token
        if token.deprel == "nmod:poss":
            # "Friday's raid" was, whatever the verb says; but "Friday's talks will begin at noon"
            head = sentence.parent(token)
            if head is None or not head.deprel.startswith("nsubj"):
                return None
        while head is not None and steps <= reach:
            told = self._told_by(sentence, head, direct=steps <= 1)
            if told is not None:
                return told
            head = sentence.parent(head)
            steps += 1
        return None

    @staticmethod
    def _beside_past(sentence: Sentence, token: Token) -> bool:
        """Whether a past verb stands right before the time ("the ruling, announced Monday").

        Parsers often hang such a time on the main verb.
        """
        at = token.index - 1
        while at >= 0 and sentence.tokens[at].upos in {"ADP", "DET"}:
            at -= 1
        if at < 0:
            return False
        verb = sentence.tokens[at]
        if verb.xpos not in {"VBD", "VBN"} or verb.lemma.lower() in _AHEAD:
            return False
        if Tenses._infinitive(sentence, verb) is not None:
            return False  # "to be issued in June"
        helpers = {t.text.lower() for t in sentence.children(verb, "aux")}
        if helpers & {"is", "are"} and not helpers & _HAVE:
            return False
        return verb.xpos == "VBD" or not helpers & (_FUTURE_AUX | _MODALS)

    @staticmethod
    def _behind_will(sentence: Sentence, token: Token) -> bool:
        """Whether "will" is the last sign of a tense before the time."""
        for before in reversed(sentence.tokens[max(0, token.index - _WINDOW) : token.index]):
            if before.text.lower() in _FUTURE_AUX:
                return True
            if before.xpos in {"VBD", "VBZ", "VBP", "VBN", ","} or before.upos == "PUNCT":
                return False
        return False

    def _told_by(self, sentence: Sentence, head: Token, *, direct: bool) -> Tense | None:
        lemma = head.lemma.lower()
        helpers = sentence.children(head, "aux", "cop")
        if head.upos not in {"VERB", "AUX"} and not helpers:
            return "future" if lemma in _AHEAD and head.upos == "ADJ" else None
        words = {t.text.lower() for t in helpers}
        if words & _FUTURE_AUX:
            return "future"
        if (mark := self._infinitive(sentence, head)) is not None:
            return self._of_infinitive(sentence, head, mark)
        if head.xpos == "VBN" and lemma in _AHEAD:
            return "future"
        if words & _MODALS:
            if "have" in words:
                return "past"
            return None if words & {"could", "might"} else "future"
        return self._plain(head, helpers, words, direct=direct)

    @staticmethod
    def _infinitive(sentence: Sentence, head: Token) -> Token | None:
        """The "to" of an infinitive, "to be published" included."""
        for back in (1, 2):
            at = head.index - back
            if at < 0:
                return None
            before = sentence.tokens[at]
            if before.text.lower() == "to":
                return before
            if before.lemma.lower() != "be":
                return None
        return None

    @staticmethod
    def _of_infinitive(sentence: Sentence, head: Token, mark: Token) -> Tense | None:
        """The tense of an infinitive, by the word on which it hangs.

        The word before "to" counts as well as the one above: parsers waver over "are due to begin".
        """
        above = sentence.parent(head)
        governors = [sentence.tokens[max(0, mark.index - 1)], *([above] if above else [])]
        lemmas = {g.lemma.lower() for g in governors}
        if lemmas & (_FUTURE_HEADS | {"be", "go"}):
            earlier = [t.text.lower() for t in sentence.tokens[max(0, mark.index - 4) : mark.index]]
            return "past" if "had" in earlier and "been" in earlier else "future"
        if syntax.base(head) != "acl" or above is None:
            return None
        ordering = sentence.parent(above)
        object_of = ordering if syntax.base(above) == "obj" else None
        if object_of is not None and object_of.lemma.lower() in _ORDERING:
            return None  # "the court ordered the line to be restored on Friday"
        passive = mark.index < head.index - 1
        return "future" if passive or above.lemma.lower() in _PROSPECTS else None

    @staticmethod
    def _plain(head: Token, helpers: list[Token], words: set[str], *, direct: bool) -> Tense | None:
        """The tense of a verb without modals."""
        lemma = head.lemma.lower()
        if head.xpos in {"VBZ", "VBP"} and (lemma in _LOOKING or (direct and lemma in _TIMETABLE)):
            return "future"
        if head.xpos == "VBD" and lemma in {"plan", "schedule"}:
            return "future"  # "they planned a march on Saturday"
        if head.xpos == "VBN" and words & {"is", "are", "'s", "’s"} and not words & _HAVE:
            return None
        past = head.xpos in {"VBD", "VBN"} or any(t.xpos == "VBD" for t in helpers) or words & _HAVE
        if past:
            return "past"
        # "are meeting on Monday", but not "are working on the case of Monday"
        if direct and head.xpos == "VBG" and words & {"is", "are", "am", "'re", "’re"}:
            return "future" if head.lemma.lower() not in _SAYING else None
        return None
