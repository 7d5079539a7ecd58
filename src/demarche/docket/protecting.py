"""Protected objects that a report names: missions, their staff, vehicles and flags.

In: a report's text. Out: `Named` objects in text order, each with the State that sent it, the State
where it stands, and its town, as far as its own phrase tells them ("the Iranian consulate in
Karbala"). Never decides whether anything was done to an object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from demarche.ontology import countries, gazetteer, protected
from demarche.ontology.attack_words import alternatives
from demarche.ontology.protected import Sort
from demarche.records import Place, Report, Span

_WORD = re.compile(r"[^\W_](?:[\w.’'-]*\w)?\.?", re.UNICODE)
_STOP = re.compile(r"[.;:,()\[\]\"“”«»—–\n]\s|\n")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_LEFT = 60
"""Characters before the noun in which its State may stand."""
_RIGHT = re.compile(
    rf"(?:[ -][Gg]eneral)?(?:\s+(?:{alternatives('noun')}|fires?))?\s+"
    r"(?P<preposition>in|at|to|of|for|near|outside)\s+(?:the\s+)?"
    r"(?P<before>(?:[\w’'-]+\s+){0,6}?(?:city|town|port|capital|district|province)\s+(?:of\s+)?)?"
    r"(?P<name>(?:[A-Z]\.){2,}|[A-Z][\w’'-]*(?:[ \n](?:of\s+(?:the\s+)?)?[A-Z][\w’'-]*){0,4})"
)
_MISSIONARY = re.compile(
    r"\b(?:ambassador|embassy|consul|consulate|consular|diplomat|diplomatic|mission|envoy"
    r"|high commission(?:er)?|attach[ée]|chargé|nuncio)s?\b",
    re.IGNORECASE,
)
_NO_TOWNS = frozenset(
    "January February March April May June July August September October November December Monday"
    " Tuesday Wednesday Thursday Friday Saturday Sunday The".split()
)
_ONE_OF: dict[str, Sort] = {"embassies": "embassy", "consulates": "consulate"}
_SENTENCE = 300
"""Characters of a sentence in which the owner of "its embassy" is looked for."""
_OWNED = re.compile(r"['’]s?\s+(?:\w+\s+){0,2}$")
_FUNCTION = re.compile(
    r"\b(?:its?|their|his|her|our|the|an?|to|of|in|at|from|with|by|and|or|that|which|who|on|for"
    r"|has|have|had|was|were|is|are|be|been|against|near|outside|after|before|over|into|as)\s",
    re.IGNORECASE,
)
"""What cannot stand between a noun and the State before it."""
_CARRYING = 60
"""Characters after a vehicle in which its passenger may stand."""


@dataclass(frozen=True, slots=True)
class Named:
    """An object as one phrase names it.

    Attributes:
        span: the noun itself ("consulate general").
        sort: what it is; "building" for a word that means an object only in its context.
        sending: ISO 3166-1 alpha-3 of the State whose it is, where the phrase tells it.
        owner: the State that "its" most likely means, where the phrase says so.
        receiving: of the State where it stands, where the phrase tells it.
        place: the town where it tells one.
        several: whether the phrase is a plural that means more than one.
    """

    span: Span
    sort: Sort
    sending: str | None
    owner: str | None
    receiving: str | None
    place: Place | None
    several: bool


@lru_cache(maxsize=256)
def named(report: Report) -> tuple[Named, ...]:
    """All objects that a report names, in text order.

    Args:
        report: the report.
    """
    return tuple(_named(report.text))


def _named(text: str) -> Iterator[Named]:
    taken = 0
    for match in protected.pattern().finditer(text):
        word = protected.of(match.group())
        if word is None or match.start() < taken or _owns(text, match):
            continue
        sort, needs = word.sort, word.needs
        before = _before(text, match.start())
        sending, left_place = _left(before)
        right_sending, receiving, place = _right(text, match.end(), sort)
        sending = sending or right_sending
        place = place or left_place
        if needs in ("mission", "owner"):
            after = "" if needs == "owner" else text[match.end() : match.end() + _CARRYING]
            carried = _missionary(before, after, owner=needs == "owner")
            if carried is None:
                continue
            sending = sending or carried or None
        host = receiving or (place.country if place else None)
        guess = owner(text, match.start(), host) if sending is None else None
        if needs == "nation" and sending is None and guess is None and place is None:
            if sort not in ("mission", "flag"):
                continue
            sort = "building" if sort == "mission" else sort
        if sort == "building":
            sending = guess = None
        receiving = receiving or (place.country if place else None)
        if receiving == sending:
            receiving = None
        taken = match.end()
        span = Span(match.start(), match.end())
        both = _both(text[max(0, match.start() - _LEFT) : match.start()])
        if both:
            one = _ONE_OF.get(match.group().lower(), sort)
            for sender in both:
                yield Named(span, one, sender, None, receiving, place, several=False)
        else:
            yield Named(span, sort, sending, guess, receiving, place, _several(match))


def _owns(text: str, match: re.Match[str]) -> bool:
    """Whether an envoy is told only as the owner of a house or a car: "the consul's residence"."""
    behind = text[match.end() : match.end() + 30]
    if not re.search(r"['’]s?$", match.group()) and not behind.startswith(("'s", "’s")):
        return False
    following = protected.pattern().search(behind)
    word = protected.of(following.group()) if following else None
    return word is not None and word.needs in ("mission", "owner")


def _both(before: str) -> tuple[str, ...]:
    """The States of "the Danish and Norwegian embassies", where a phrase joins two."""
    match = re.search(r"([\w.’'-]+),?\s+and\s+([\w.’'-]+)\s+$", before)
    found = [countries.by_demonym(word) for word in match.groups()] if match else []
    senders = tuple(sender for sender in found if sender)
    return senders if len(senders) == 2 else ()


def owner(text: str, start: int, host: str | None) -> str | None:
    """The State that "its embassy in Baghdad" is of: the last one told before that is not the host.

    Names and seats go before adjectives ("Iran ... an Israeli strike on its embassy"). Where the
    phrase does not tell the host, nothing tells it from the sender, and there is none.

    Args:
        text: the report's text.
        start: where the noun begins.
        host: the State where the mission stands, None where not known.
    """
    window = text[max(0, start - _SENTENCE) : start]
    stops = [m.end() for m in re.finditer(r"[.!?][”\"’]?\s+(?=[A-Z“\"])|\n", window)]
    window = window[stops[-1] :] if stops else window
    if host is None or not re.search(r"\b(?:its|their|his|her)\s+(?:[\w’'-]+\s+){0,3}$", window):
        return None
    words = [_POSSESSIVE.sub("", m.group()) for m in _WORD.finditer(window)]
    named: str | None = None
    adjective: str | None = None
    at = 0
    while at < len(words):
        told = countries.find(words, at)
        if told is None:
            at += 1
            continue
        if told[0] != host and told[1] == "demonym":
            adjective = told[0]
        elif told[0] != host:
            named = told[0]
        at = told[2]
    return named or adjective


def _several(match: re.Match[str]) -> bool:
    """Whether a phrase is the plural of a building or a mission."""
    noun = match.group().lower()
    return noun.endswith("s") and not noun.endswith(("'s", "’s", "premises", "s'", "s’"))


def _before(text: str, end: int) -> str:
    """The words of the same phrase before an offset."""
    left = text[max(0, end - _LEFT) : end]
    stops = [m.end() for m in _STOP.finditer(left) if not _abbreviated(left, m.start())]
    left = left[stops[-1] :] if stops else left
    cuts = [m.end() for m in _FUNCTION.finditer(left)]
    return left[cuts[-1] :] if cuts else left


def _abbreviated(text: str, at: int) -> bool:
    return text[at] == "." and bool(re.search(r"\b(?:[A-Z]\.)*[A-Z]$", text[:at]))


def _left(before: str) -> tuple[str | None, Place | None]:
    """State and town that stand before a noun: the nearest of each."""
    words = [m.group() for m in _WORD.finditer(before)][-6:]
    sending: str | None = None
    place: Place | None = None
    for at in range(len(words)):
        bare = [_POSSESSIVE.sub("", word) for word in words[at:]]
        found = countries.find(bare)
        if found is None:
            continue
        country, kind, after = found
        if kind == "seat" and not _POSSESSIVE.search(words[at + after - 1]):
            place = town(" ".join(bare[:after]), country) or place
        else:
            sending = country
    return sending, place


def _right(text: str, start: int, sort: Sort) -> tuple[str | None, str | None, Place | None]:
    """Sending State, receiving State and town that stand after a noun."""
    sending: str | None = None
    receiving: str | None = None
    place: Place | None = None
    at = start
    for _ in range(2):
        match = _RIGHT.match(text, at)
        if match is None:
            break
        name = _POSSESSIVE.sub("", match["name"])
        country = _country(name)
        if match["preposition"] in ("of", "for"):
            if country is None:
                break
            sending = country
        elif country is not None and countries.by_seat(name) is None:
            receiving = country
        else:
            hint = _left(match["before"] or "")[0]
            place = town(name, hint)
            receiving = place.country if place else country
        at = match.end("name")
    if sort == "staff" and sending is None:
        return None, receiving, place
    return sending, receiving, place


def _country(name: str) -> str | None:
    found = countries.find(name.split())
    return found[0] if found else None


def town(name: str, country: str | None = None) -> Place | None:
    """The town or region that a name names, the biggest of those in a country where one is given.

    Args:
        name: as written; of several capitalised words the longest beginning that is a place counts.
        country: ISO 3166-1 alpha-3 of the country in which it lies, where that is known.
    """
    words = name.split()
    country = country or countries.by_seat(name)
    for length in range(len(words), 0, -1):
        told = " ".join(words[:length])
        if told in _NO_TOWNS:
            continue
        found = [
            c for c in gazetteer.lookup(told) if c.kind not in ("country", "continent", "water")
        ]
        near = [c for c in found if country is None or c.place.country == country]
        cities = [c for c in near if c.kind == "city"] or near
        if cities:
            return max(cities, key=lambda c: (not c.other, c.population)).place
    return None


def _missionary(before: str, after: str, *, owner: bool) -> str | None:
    """The State of the mission or envoy to which a vehicle or house belongs; "" where not told.

    Returns:
        None where none is told at all.
    """
    if _MISSIONARY.search(before) and (not owner or _OWNED.search(before)):
        return _left(before)[0] or ""
    clause = _STOP.split(after)[0]
    match = _MISSIONARY.search(clause)
    return (_left(clause[: match.start()])[0] or "") if match else None
