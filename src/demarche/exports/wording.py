"""Events in words and colours for a person: what tables and pages say alike.

In: an event or a part of it. Out: short texts and the names of colours. Never leaves a field's
meaning to its colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.ontology import plover
from demarche.records import Actor, DateRange, Event, Evidence, Place

QUADS: dict[int, str] = {
    1: "verbal co-operation",
    2: "material co-operation",
    3: "verbal conflict",
    4: "material conflict",
}
"""What the quad classes are called."""

INSTRUMENTS: dict[str, str] = {
    "VCDR": "Vienna Convention on Diplomatic Relations (1961)",
    "VCCR": "Vienna Convention on Consular Relations (1963)",
    "IPP": "Convention on Internationally Protected Persons (1973)",
    "HOST": "Convention against the Taking of Hostages (1979)",
    "UNCH": "Charter of the United Nations",
    "UNSC": "Security Council resolution",
    "UNGA": "General Assembly resolution",
    "BILAT": "bilateral treaty",
    "CUST": "international law or diplomatic norms",
    "ILC": "Articles on Responsibility of States for Internationally Wrongful Acts (ILC, 2001)",
}
"""What the short names of instruments stand for."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of an event: its name, its value in words, and the words that tell it, if any."""

    field: str
    value: str
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None


def days(when: DateRange | None) -> str:
    """`2021-05-09`, or `2021-05-09 to 2021-05-12`; a dash where it is unknown."""
    if when is None:
        return "–"
    if when.first == when.last:
        return when.first.isoformat()
    return f"{when.first.isoformat()} to {when.last.isoformat()}"


def counted(events: int) -> str:
    """`3 events`."""
    return "no events" if not events else "1 event" if events == 1 else f"{events} events"


def what(event: Event) -> str:
    """`ACCUSE disapprove 114`."""
    return " ".join(part for part in (event.type, event.mode, event.cameo) if part)


def codes(actor: Actor) -> list[str]:
    """Country, where it is known, and sector; "IGO", which is both, once."""
    return list(dict.fromkeys(code for code in (actor.country, actor.sector) if code))


def who(actor: Actor) -> str:
    """`IRN GOV`."""
    return " ".join(codes(actor))


def parties(actors: Sequence[Actor]) -> str:
    """`Zarif [IRN GOV] and Tehran [IRN GOV]`; empty where nobody is told."""
    return " and ".join(f"{one_line(a.mention.quote)} [{who(a)}]" for a in actors)


def where(place: Place) -> str:
    """`Karbala, IRQ`; a country alone is not named twice."""
    return f"{place.name}, {place.country}" if place.country else place.name


_UNPRINTABLE = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "\ufffd") | {13: " "}


def printable(text: str) -> str:
    """The text, as long as it was, with nothing in it that steers a terminal."""
    return text.translate(_UNPRINTABLE)


def one_line(text: str) -> str:
    """The text without line breaks and with nothing in it that steers a terminal."""
    return printable(" ".join(text.split()))


def facts(event: Event) -> Iterator[Fact]:
    """The fields of an event beyond who did what to whom, each with its words, in reading order."""
    if event.date is not None:
        own = (event.date.evidence,) if event.date.evidence else ()
        note = None if own else "the day of publication"
        yield Fact("when", days(event.date.days), own, note)
    if event.place is not None:
        yield Fact("where", where(event.place.place), (event.place.evidence,))
    if event.status != "occurred" or event.status_evidence:
        told = (event.status_evidence,) if event.status_evidence else ()
        yield Fact("status", event.status, told)
    if event.said_by is not None:
        yield Fact("said by", one_line(event.said_by.quote), (event.said_by,), "a claim")
    if event.channel is not None:
        told = (event.channel_evidence,) if event.channel_evidence else ()
        yield Fact("channel", event.channel, told)
    if event.about is not None:
        yield Fact("about", one_line(event.about.quote), (event.about,))
    for cited in event.law:
        article = f", article {cited.article}" if cited.article else ""
        yield Fact("law", f"{INSTRUMENTS[cited.instrument]}{article}", (cited.evidence,))


def meaning(event: Event) -> str:
    """What the CAMEO code stands for, in the codebook's words."""
    return plover.cameo_name(event.cameo) or QUADS[event.quad]
