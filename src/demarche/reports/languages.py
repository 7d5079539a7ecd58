"""Tells a text that is not English, and which language it is.

In: a text. Out: the language's English name, or None where the text is English or too short or
mixed to tell. Looks at no more than a sample, and at words without a capital, since a headline full
of foreign names is English too; never throws a text out on a weak sign.

English news is known by its function words alone (`_SURE`), at 30 microseconds a text. Only texts
without them are given to py3langid, a naive Bayes classifier over byte n-grams (Lui and Baldwin
2012), whose model costs half a second to load once.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_ENGLISH = frozenset(
    "the of and to for that with from said has have by which who were their been this".split()
)
_SURE = 0.1  # share of words: English news has 0.15 to 0.3, other languages below 0.05
_THE = 0.02  # share of "the", a word of no other language, that makes a mixed text English
_FEWEST = 5  # words, for that share to mean something
_HEAD = 4000
_MIDDLE = 2000
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"(?<!\S)[^\w\s]*[^\WA-Z\d_][^\s/@A-Z\d_]*(?!\S)")  # no names, no addresses
_TAG_END = re.compile(r"[-_]")
_AS_ENGLISH = {"en", "sco", "pcm", "zxx"}  # Scots and Pidgin share its words; zxx is no language
_SHORTEST = 12  # letters in words that are no names
_KIN = 5  # near languages share the probability: Malay and Indonesian, Hindi and Marathi
_DOUBT = 0.9  # their joint probability below which the text gets the benefit
_TAGGED = 0.5  # the same where the record itself names that language


def foreign_language(text: str, tag: str | None = None) -> str | None:
    """The name of the language of a text that is not English.

    Args:
        text: the report.
        tag: the language that the record gives ("de", "pt-BR"), which settles a doubt.

    Returns:
        "German", "Arabic"…; None for English and for what cannot be told.
    """
    sample = _sample(text)
    words = _WORD.findall(sample.lower())
    known = sum(word in _ENGLISH for word in words)
    if len(words) >= _FEWEST and known >= _SURE * len(words):
        return None
    if words.count("the") >= _THE * max(len(words), _FEWEST * 10):
        return None
    plain = " ".join(_PLAIN.findall(sample))
    if len(plain) < _SHORTEST:
        return None
    likeliest = _identifier().rank(plain)[:_KIN]
    foreign = sum(p for code, p in likeliest if code not in _AS_ENGLISH)
    code = likeliest[0][0]
    tagged = tag is not None and _TAG_END.split(tag.lower())[0] == code
    if code in _AS_ENGLISH or foreign < (_TAGGED if tagged else _DOUBT):
        return None
    return _name(code)


def _sample(text: str) -> str:
    if len(text) <= _HEAD + _MIDDLE:
        return text
    middle = len(text) // 2
    return f"{text[:_HEAD]}\n{text[middle : middle + _MIDDLE]}"


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - 4 MB

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _name(code: str) -> str:
    from babel import Locale  # noqa: PLC0415 - slow to load, seldom needed

    return str(Locale("en").languages.get(code, f"language “{code}”"))
