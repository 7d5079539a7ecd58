"""The shapes of time expressions, as patterns over classes of words.

In: a text. Out: its words with a class letter each, and the stretches that have the shape of a
time expression. Never says what they mean: `demarche.coding.times` does.

Each word gets one letter from `ontology/time_words.tsv` ("x" where the table has none), so a text
becomes a short string of letters, and the grammar is a list of small regular expressions over it:
cheap, since nearly every word is "x", and each rule can be read on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from demarche.ontology import tables

_WORD = re.compile(
    r"\n[ \t\r]*\n"
    r"|\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?"
    r"|\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2})\b"
    r"|\d{1,2}[:.]\d{2}(?=\s?[ap]\.?m\b)|\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|\d+(?:,\d{3})+|\d+/\d+|\d+\.\d+"
    r"|\d+(?:st|nd|rd|th)\b|['’]?\d0s\b|\d{3}0s\b|['’]\d{2}\b|\d+"
    r"|[ap]\.m\.?|[AaPp][Mm]\b"
    r"|(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec)\."
    r"|[^\W\d_]+"
    r"|['’]s?|[^\w\s]"
)
_YEARS = range(1500, 2100)
_CAPITAL = frozenset("MmWd1!")  # classes of words that are no time in small letters
_PUNCTUATION = {",": ",", "-": "-", "–": "-", "‐": "-", "‑": "-", "'s": "'", "’s": "'", "’": "'",
                "'": "'"}  # fmt: skip

_NUM = r"[iG](?:-?[iG])*"
_UNITS = "[USVZq]"
# Names of the groups are the names of the readings in `demarche.coding.times`; the first that fits
# wins, so longer shapes stand before those that they begin with.
_RULES = (
    ("iso", r"#"),
    ("slashed", r"/"),
    ("month_day", r"(?:[Wd],?|l)?[Mm][io](?:O(?:h|ts)U|,?Y)?"),
    ("day_month", r"(?:[Wd],?)?t?[io]O?[Mm](?:O(?:h|ts)U|,?[Y2])?"),
    ("month_year", r"[Mm](?:,|O)?[Y2]"),
    ("month_of", r"[Mm],?O?(?:[klnpvhs]U|t[svf]U)"),
    ("spelled_month_year", r"[Mm]G[iG](?:-?i)?"),
    ("quarter_of", r"t?B?-?[oL]-?B?-?qO(?:B?Y|[klnpu]U|tU)"),
    ("of_quarter", r"(?:t?Y|[klnp]U')B?o-?q"),
    ("same_quarter", r"(?:[klnp]U'|tY)[q%]"),
    ("year_ago_quarter", r"t?U-[bg]o?-?[q%]"),
    ("year_ago_quarter", r"(?:t[qs]%?|ts%)(?:aUg|aUb|lU)"),
    ("half_of", r"t?[ol]HO(?:Y|[klnp]U|tU)"),
    ("quarter", r"t?B?-?o-?B?-?q"),
    ("this_quarter", r"t?[kulvpnL][q%]"),
    ("old_quarter", r"t[qL]%?"),
    ("decade", r"t?(?:r-?)?D"),
    ("century", r"t?o-?U"),
    ("year_word", r"tU[iG][iG](?:-?[iG])?|tUY"),
    ("spelled_year", r"Gi-?i?|GG-?i?"),
    ("week_of", r"tUO[Mm][io]"),
    ("season_of", r"t?E(?:O?Y|O?[klnph]U)"),
    ("ahead", rf"(?:(?:{_NUM})-?{_UNITS}|az?O?S|zS|[aS]U?)(?:[gbj]|&j)"),
    ("ahead", rf"az?O?{_UNITS}[gbj]"),
    ("ahead", r"[SZ][gbj]"),
    ("next_to", r"t[UqP][bj]"),
    ("span", rf"t?[lpnvfc](?:az?O?|z|{_NUM})-?{_UNITS}"),
    ("span", r"t?[lpn][SZ]"),
    ("half_more", rf"(?:a|{_NUM})[UV]&aH|(?:{_NUM})&aH[SZ]"),
    ("length", rf"(?:{_NUM})-?{_UNITS}(?:-y)?"),
    ("vague_length", r"azO?[SZ]|zO?(?:-[UV]|[SZ])"),
    ("each", r"e(?:[UVEqPX]|[Wd]|[Mm])|eo[Ud]"),
    ("these", r"KS"),
    ("deictic", r"(?:t[lpvnfcsu]|[klnpvhcu]c?p?)(?:[UEXPVWd]|[Mm])"),
    ("now_deictic", r"t[sk][WdM]"),
    ("weekend", r"tX|X"),
    ("season", r"t?E"),
    ("in_the", r"[bj]It[Ud]|rItU|rOtU"),
    ("year_ago", r"U-[bg]"),
    ("fiscal", r"B-?Y"),
    ("mondays", r"1P?"),
    ("weekday", r"W"),
    ("month", r"[Mm]"),
    ("relative", r"@"),
    ("feast", r"!"),
    ("clock", r"[Ci]T,?R?|CR?|[iY]R|[iG]It?P"),
    ("recent", r"tNS|NS|N|cS"),
    ("future", r"t~_|t_|~-?_|_S"),
    ("fixed", r"0"),
    ("part", r"tP|P"),
    ("year", r"Y|2"),
    ("lasting", r"[USVZ]-~"),
    ("one_unit", r"a[UV]"),
    ("unit_length", r"[SZ]"),
    ("current", r"u"),
    ("year_end", r"U-?r|U'r"),
    ("whole", r"[ta][wB]*U"),
    ("past", r"tp"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text with its class.

    Attributes:
        start, end: its offsets.
        text: it, in lower case.
        cls: its class letter.
        value: what the table says of it: a number, unit, part of day ...
    """

    start: int
    end: int
    text: str
    cls: str
    value: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A stretch of words that has the shape of a time expression: words [first, last)."""

    rule: str
    first: int
    last: int


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["class"], row["value"]) for row in tables.rows("time_words.tsv")}


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[str, ...]]:
    whole = "|".join(f"(?P<r{n}>{pattern})" for n, (_, pattern) in enumerate(_RULES))
    return re.compile(whole), tuple(name for name, _ in _RULES)


def _number(text: str) -> tuple[str, str]:
    if text[-1] == "s":
        digits = text.strip("'’s")
        return ("D", digits[:-1]) if len(digits) in {2, 4} else ("x", "")
    if text[0] in "'’":
        return "2", text[1:]
    if text[-1].isalpha() and text[-2:] in {"st", "nd", "rd", "th"}:
        return "o", text[:-2]
    if text.count("/") == 2 or text.count(".") == 2:
        return "/", text.replace(".", "/")
    if "/" in text:
        return "i", text
    if ":" in text or ("." in text and len(text) > 3):
        hours, minutes = text.replace(".", ":").split(":")[:2]
        clock = int(hours) < 25 and len(minutes) == 2 and int(minutes) < 60
        return ("C", text) if clock else ("x", "")
    if len(text) == 4 and text.isdigit() and int(text) in _YEARS:
        return "Y", text
    return "i", text.replace(",", "")


def _classed(text: str) -> tuple[str, str]:
    first = text[0]
    if first.isdigit() or (first in "'’" and text[1:2].isdigit()):
        if text[4:5] == "-":
            return "#", text
        return _number(text)
    if not first.isalpha():
        return _PUNCTUATION.get(text, "x"), ""
    low = text.lower().rstrip(".") if text[-1] == "." else text.lower()
    if "." in low:
        return ("T", low[0] + "m")
    cls, value = _table().get(low, ("x", ""))
    if cls in _CAPITAL and first.islower():
        return "x", ""
    return cls, value


def words_of(text: str) -> list[Word]:
    """The words of a text with their classes, in order.

    A blank line is a word of class "x", so no expression reaches over it.
    """
    classed = cache(_classed)
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word = match.group()
        cls, value = classed(word) if word[0] != "\n" else ("x", "")
        found.append(Word(match.start(), match.end(), word.lower(), cls, value))
    return found


def shapes(words: list[Word], after: int = 0) -> Iterator[Shape]:
    """The stretches that have the shape of a time expression, in order; they may overlap.

    Args:
        words: the text's words.
        after: the word with which to begin.
    """
    classes = "".join(w.cls for w in words)
    pattern, names = _patterns()
    at = after
    while (match := pattern.search(classes, at)) is not None:
        if match.end() == match.start():
            return
        number = int((match.lastgroup or "r0")[1:])
        at = match.start() + 1
        yield Shape(names[number], match.start(), match.end())
