"""Dates, countries, lists and the law's terms in words.

In: values of records. Out: text for a document: dates written out, names of countries rather than
codes, each with its article where English has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from demarche.ontology import countries
from demarche.records import (
    Channel,
    DateRange,
    DutyKind,
    DutyState,
    Place,
    ProtectedKind,
)

MONTHS = (
    "January February March April May June July August September October November December".split()
)

DUTIES: dict[DutyKind, str] = {
    "protection": "Protection of premises and staff",
    "investigation": "Investigation",
    "punishment": "Prosecution and punishment of those responsible",
    "cessation": "Cessation",
    "non_repetition": "Non-repetition",
    "restitution": "Restitution",
    "compensation": "Compensation",
    "satisfaction": "Satisfaction (acknowledgement, regret, apology)",
    "explanation": "Explanation",
}
STATES: dict[DutyState, str] = {
    "demanded": "demanded",
    "promised": "promised",
    "under_way": "under way",
    "fulfilled": "fulfilled",
    "refused": "refused",
}
CHANNELS: dict[Channel, str] = {
    "statement": "public statement",
    "letter": "note or letter",
    "phone": "telephone",
    "meeting": "meeting",
    "summons": "summons of the envoy",
    "visit": "visit",
    "post": "message posted online",
}
PROTECTED: dict[ProtectedKind, str] = {
    "embassy": "the embassy",
    "consulate": "the consulate",
    "residence": "a residence of the mission",
    "mission": "the mission",
    "vehicle": "a vehicle of the mission",
    "staff": "staff of the mission",
    "flag": "the flag",
    "other": "property or persons of the mission",
}
SECTORS: dict[str, str] = {
    "GOV": "government",
    "MIL": "armed forces",
    "COP": "police and security forces",
    "JUD": "courts",
    "LEG": "parliament",
    "PTY": "a political party",
    "OPP": "opposition",
    "REB": "an armed group",
    "CVL": "civilians",
    "JRN": "journalists and media",
    "BUS": "business",
    "LAB": "labour",
    "EDU": "education",
    "REL": "a religious body",
    "REF": "refugees",
    "IGO": "an international organisation",
    "NGO": "a non-governmental organisation",
    "CRM": "criminals",
    "UNK": "persons unknown",
}
"""What the sectors of parties are called where a report's words are not at hand."""

_WITH_ARTICLE = frozenset(
    {"Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Comoros", "Vatican"}
)
_ARTICLE_ENDS = ("Republic", "Islands", "States", "Kingdom", "Emirates", "Territory", "Territories")
_ARTICLE_BEGINS = ("Democratic Republic", "Republic of")


def day(when: date | None, *, unknown: str = "date not told") -> str:
    """`9 May 2021`."""
    if when is None:
        return unknown
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def days(when: DateRange | None, *, unknown: str = "date not told") -> str:
    """`9 May 2021`, `9 to 12 May 2021`, `30 April to 2 May 2021`."""
    if when is None:
        return unknown
    first, last = when.first, when.last
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{first.day} to {day(last)}"


_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def days_written(text: str) -> str:
    """The text with its ISO dates written out."""
    return _ISO.sub(_written, text)


def _written(match: re.Match[str]) -> str:
    try:
        return day(date(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:
        return match[0]


def on_days(when: DateRange) -> str:
    """`on 9 May 2021`, `between 9 and 12 May 2021`."""
    told = days(when)
    if when.first == when.last:
        return f"on {told}"
    return f"between {told.replace(' to ', ' and ', 1)}"


def country(code: str | None) -> str:
    """A country as it stands in a sentence: "Iraq", "the Netherlands"."""
    name = countries.name(code) if code else None
    if name is None:
        return SECTORS[code] if code in {"IGO", "NGO"} else code or "a State that is not told"
    if name in _WITH_ARTICLE or name.endswith(_ARTICLE_ENDS) or name.startswith(_ARTICLE_BEGINS):
        return f"the {name}"
    return name


def town(place: Place) -> str:
    """A place and its country: "Karbala, Iraq"; a country or city-State alone is named once."""
    home = country(place.country) if place.country else ""
    return place.name if not home or home.endswith(place.name) else f"{place.name}, {home}"


def duty_name(kind: DutyKind) -> str:
    """A duty without what stands in brackets behind it: "Satisfaction"."""
    return DUTIES[kind].split(" (")[0]


def lowered(text: str) -> str:
    """The text with a small letter at its head."""
    return text[:1].lower() + text[1:]


def possessive(name: str) -> str:
    """`Cuba’s`, `the United States’`."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def capital(text: str) -> str:
    """The text with a capital at its head."""
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, many: str | None = None) -> str:
    """`one report`, `3 reports`."""
    return f"{spelled(number)} {one if number == 1 else many or f'{one}s'}"


def spelled(number: int) -> str:
    """The number, in words up to nine."""
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return small[number] if number < len(small) else f"{number:,}"


def squeezed(text: str) -> str:
    """The text on one line, without what steers a terminal or a page."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "�" for c in text).split())


def quoted(text: str) -> str:
    """The words between quotation marks; marks within become single ones."""
    return f"“{inner(text)}”"


def inner(text: str) -> str:
    """The words as they stand within quotation marks: on one line, their own marks single ones."""
    shown = squeezed(text)
    for mark, single in (("“", "‘"), ("”", "’"), ('"', "'")):
        shown = shown.replace(mark, single)
    return shown


def distinct(values: Iterable[str]) -> list[str]:
    """The values, each once, in their order."""
    return list(dict.fromkeys(values))
