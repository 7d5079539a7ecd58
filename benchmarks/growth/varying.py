"""Coded reports varied into others that tell of another incident elsewhere.

In: reports of one incident, coded, and a number. Out: the same telling with other States, towns,
persons and days, and with some events fewer; every quotation still stands where its address says.
The same number gives the same reports. Never codes anything: the events are varied with the text.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from demarche.coding.parties.who import WhoEntry, name_keys
from demarche.ontology import countries, gazetteer
from demarche.pipeline import Coded
from demarche.records import Actor, DateRange, Event, Evidence, Place, Report, Span

T = TypeVar("T")

LOST = 0.15
"""Share of events that a variant goes without."""
TOWNS = 25
"""Towns of a country that incidents happen in: its biggest."""
_GIVEN = "Adil Bea Caro Dara Emin Fila Goran Hani Ines Jovan Kemal Lena Mira Nadir Oto Pia".split()
_BEGIN = "Bar Cas Del Fer Gol Har Kor Lam Mar Nor Pet Ros Sal Tar Vol Zam".split()
_MIDDLE = "a e i o u an el in or ul".split()
_END = "dani kov lis mann nez rak sen tis vari zad".split()


@dataclass(frozen=True, slots=True)
class Swap:
    """What stands for what in one variant."""

    states: dict[str, str]
    places: dict[Place, Place]
    words: dict[str, str]
    shift: dt.timedelta


def variants(told: Sequence[Coded], number: int, first: dt.date) -> list[Coded]:
    """Reports of another incident, told as these tell theirs.

    Args:
        told: coded reports of one incident.
        number: which variant.
        first: the day on which the first of them is published.
    """
    chance = random.Random(number)
    swap = _swap(told, chance, first)
    return [_varied(coded, swap, f"{coded.report.id}~{number}", chance) for coded in told]


def _swap(told: Sequence[Coded], chance: random.Random, first: dt.date) -> Swap:
    events = [event for coded in told for event in coded.events]
    old = sorted({code for event in events for code in _codes(event) if countries.of(code)})
    new = _drawn(len(old), chance)
    states = dict(zip(old, new, strict=True))
    words: dict[str, str] = {}
    for one, other in states.items():
        words |= _named(one, other)
    places: dict[Place, Place] = {}
    for event in events:
        if event.place is not None and event.place.place not in places:
            place = event.place.place
            town = _town(states.get(place.country or "", "FRA"), chance)
            places[place] = town
            words.setdefault(place.name, town.name)
    for coded in told:
        for entry in coded.learned:
            for key, name in _person(entry, chance).items():
                words.setdefault(key, name)
    days = [coded.report.published for coded in told if coded.report.published]
    return Swap(states, places, words, first - min(days) if days else dt.timedelta(0))


def _codes(event: Event) -> list[str]:
    found = [actor.country for actor in (*event.source, *event.target)]
    if event.place is not None:
        found.append(event.place.place.country)
    return [code for code in found if code]


def _drawn(count: int, chance: random.Random) -> list[str]:
    """Different States; some are in the news far more often than others (Zipf's law)."""
    codes, weights = _weighted()
    found: list[str] = []
    while len(found) < count:
        (code,) = chance.choices(codes, weights)
        if code not in found:
            found.append(code)
    return found


@cache
def _weighted() -> tuple[list[str], list[float]]:
    codes = [code for code in sorted(countries.table()) if len(_towns(code)) == TOWNS]
    random.Random(0).shuffle(codes)
    return codes, [1 / (rank + 10) for rank in range(len(codes))]


def _named(one: str, other: str) -> dict[str, str]:
    """Names, adjectives and seats of one State to those of another."""
    old, new = countries.table()[one], countries.table()[other]
    found = dict.fromkeys(old.names, new.name)
    if new.demonyms:
        found |= dict.fromkeys(old.demonyms, new.demonyms[0])
    if new.seats:
        found |= dict.fromkeys(old.seats, new.seats[0])
    return found


def _town(country: str, chance: random.Random) -> Place:
    return chance.choice(_towns(country) or _towns("FRA"))


@cache
def _towns(country: str) -> tuple[Place, ...]:
    return _all_towns().get(country, ())


@cache
def _all_towns() -> dict[str, tuple[Place, ...]]:
    index = gazetteer._index()  # noqa: SLF001 - all places at once, which nobody else asks for
    found: dict[str, list[Place]] = {}
    for at in (-index.population).argsort(kind="stable")[:60_000].tolist():
        country = index.countries[int(index.country[at])]
        known = found.setdefault(country, [])
        if len(known) < TOWNS and index.kind[at] == 0:
            lat, lon = round(float(index.lat[at]), 5), round(float(index.lon[at]), 5)
            known.append(Place(index.name[at], country, lat, lon, int(index.geonameid[at]) or None))
    return {country: tuple(towns) for country, towns in found.items()}


def _person(entry: WhoEntry, chance: random.Random) -> dict[str, str]:
    surname = "".join(chance.choice(parts) for parts in (_BEGIN, _MIDDLE, _END))
    found = {entry.name: f"{chance.choice(_GIVEN)} {surname}"}
    keys = name_keys(entry.name)
    last = entry.name.split()[-1]
    if keys and len(keys) > 1:
        found[last] = surname
    return found


def _varied(coded: Coded, swap: Swap, name: str, chance: random.Random) -> Coded:
    report = coded.report
    text, moved = _rewritten(report.text, swap.words)
    new = replace(
        report,
        id=name,
        text=f"{text.rstrip()}\n\nReport {name}.\n",  # no two texts are one
        published=report.published + swap.shift if report.published else None,
        origin=name,
    )
    rewrite = Rewriting(new, moved, swap)
    kept = [e for e in coded.events if chance.random() >= LOST] or list(coded.events[:1])
    events = tuple(
        replace(rewrite.record(event), id=f"e{number}") for number, event in enumerate(kept, 1)
    )
    return Coded(new, events, tuple(rewrite.record(entry) for entry in coded.learned))


def _rewritten(text: str, words: dict[str, str]) -> tuple[str, Callable[[Span], Span]]:
    """The text with words exchanged, and where its stretches are then."""
    longest = sorted(words, key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b")
    parts: list[str] = []
    starts, ends = list(range(len(text) + 1)), list(range(len(text) + 1))
    at = new = 0
    for found in pattern.finditer(text) if words else ():
        between = text[at : found.start()]
        word = words[found.group()]
        for offset in range(at, found.start() + 1):
            starts[offset] = ends[offset] = new + offset - at
        parts += [between, word]
        begin = new + len(between)
        new = begin + len(word)
        for offset in range(found.start() + 1, found.end()):
            starts[offset], ends[offset] = begin, new
        at = found.end()
    parts.append(text[at:])
    for offset in range(at, len(text) + 1):
        starts[offset] = ends[offset] = new + offset - at
    return "".join(parts), lambda span: Span(starts[span.start], ends[span.end])


@dataclass(frozen=True, slots=True)
class Rewriting:
    """Rewrites records of a report to the report that took its place."""

    report: Report
    moved: Callable[[Span], Span]
    swap: Swap

    def record(self, value: T) -> T:
        """The record with its quotations, States, places and days exchanged."""
        found: Any = value
        if isinstance(value, Evidence):
            found = Evidence.at(self.report.id, self.report.text, self.moved(value.span))
        elif isinstance(value, Span):
            found = self.moved(value)
        elif isinstance(value, Place):
            found = self.swap.places.get(value, value)
        elif isinstance(value, DateRange):
            found = DateRange(value.first + self.swap.shift, value.last + self.swap.shift)
        elif isinstance(value, tuple):
            found = tuple(self.record(item) for item in value)
        elif is_dataclass(value) and not isinstance(value, type):
            held = {field.name: getattr(value, field.name) for field in fields(value)}
            changed = {name: self.record(v) for name, v in held.items() if not _plain(v)}
            if "report" in held:
                changed["report"] = self.report.id
            if isinstance(value, Actor | WhoEntry) and value.country is not None:
                changed["country"] = self.swap.states.get(value.country, value.country)
            found = replace(value, **changed)
        return found  # type: ignore[no-any-return]


def _plain(value: object) -> bool:
    return value is None or isinstance(value, str | int | float)
