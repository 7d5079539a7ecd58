"""Point 5: the instruments and articles engaged, invoked ones apart from defaults.

In: a matter and its sources. Out: the section. Never passes a default off as invoked: each row says
which it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from demarche.exports.dossier.blocks import Inline, Line, Section, Words
from demarche.exports.dossier.composing import Desk, Point, cell
from demarche.exports.dossier.phrasing import (
    capital,
    country,
    distinct,
    duty_name,
    listed,
    lowered,
)
from demarche.exports.dossier.statements import parties
from demarche.ontology import instruments
from demarche.records import DutyKind, Event

RESPONSIBILITY = (
    "Articles on Responsibility of States for Internationally Wrongful Acts, International Law"
    " Commission, 2001"
)
_RESPONSIBILITY: dict[str, str] = {
    "30": "cessation; assurances and guarantees of non-repetition",
    "30(a)": "cessation",
    "30(b)": "assurances and guarantees of non-repetition",
    "31": "full reparation",
    "34": "forms of reparation",
    "35": "restitution",
    "36": "compensation",
    "37": "satisfaction",
}
_UNTITLED = {
    "UNSC": "Security Council resolution",
    "UNGA": "General Assembly resolution",
    "BILAT": "A treaty between the two States",
}


@dataclass(slots=True)
class _Ground:
    """An article, who invoked it, and for which duties it stands as a default."""

    invoked: list[Event] = field(default_factory=list)
    default_for: list[DutyKind] = field(default_factory=list)


def instruments_engaged(desk: Desk) -> Section:
    """Point 5."""
    point = Point(5, "Instruments and articles engaged")
    grounds = _gather(desk)
    invoked = [key for key, ground in grounds.items() if ground.invoked]
    if invoked:
        point.say(
            "Invoked is what the reports show a party to have named. A default is filled in where"
            " a duty was told without its ground; no party is told to have named it."
        )
    else:
        point.note(
            "No report tells of a party that named an instrument. The articles below are defaults,"
            " filled in from the duties that the case engages."
            if grounds
            else "No report tells of a party that named an instrument."
        )
    rows = [
        (cell(title(short)), _article(short, article), _standing(desk, ground))
        for (short, article), ground in sorted(grounds.items(), key=lambda g: not g[1].invoked)
    ]
    point.table(
        "Instruments and articles",
        ("Instrument", "Article, and what it is about", "Standing in this case"),
        rows,
        (0.36, 0.3, 0.34),
    )
    return point.section()


def title(short: str) -> str:
    """The name of an instrument, with its year."""
    if short == "ILC":
        return RESPONSIBILITY
    entry = next((entry for entry in instruments.table() if entry.short == short), None)
    if entry is None:
        return _UNTITLED.get(short, short)
    return f"{entry.title}, {entry.year}" if entry.year else entry.title


def about(short: str, article: str) -> str | None:
    """What an article is about, None where our table does not hold it."""
    if short == "ILC":
        return _RESPONSIBILITY.get(article) or _RESPONSIBILITY.get(article.partition("(")[0])
    number = re.match(r"\d+", article)
    entry = next((entry for entry in instruments.table() if entry.short == short), None)
    return entry.articles.get(number[0]) if entry and number else None


def ground_name(short: str, article: str | None) -> str:
    """A ground in few words, for tables: the instrument's usual name, with the article."""
    name = {
        "VCDR": "Vienna Convention on Diplomatic Relations",
        "VCCR": "Vienna Convention on Consular Relations",
        "IPP": "Convention on Internationally Protected Persons",
        "HOST": "Convention against the Taking of Hostages",
        "UNCH": "Charter of the United Nations",
        "CUST": "customary international law",
        "ILC": "ILC Articles on State Responsibility",
        **_UNTITLED,
    }.get(short, short)
    return f"{name}, {numbered(short, article)}" if article else name


def numbered(short: str, article: str) -> str:
    """`article 22(2)`; the number of a resolution."""
    return f"no. {article}" if short in {"UNSC", "UNGA"} else f"article {article}"


def _gather(desk: Desk) -> dict[tuple[str, str | None], _Ground]:
    grounds: dict[tuple[str, str | None], _Ground] = defaultdict(_Ground)
    for act in desk.matter.acts:
        for event in act.tellings:
            for cited in event.law:
                grounds[cited.instrument, cited.article].invoked.append(event)
    for duty in desk.matter.case.duties:
        for ground in duty.grounds:
            entry = grounds[ground.instrument, ground.article]
            if ground.invoked_by is None:
                entry.default_for.append(duty.kind)
                continue
            invoking = desk.matter.event(ground.invoked_by)
            if invoking is not None and invoking not in entry.invoked:
                entry.invoked.append(invoking)
    return dict(grounds)


def _article(short: str, article: str | None) -> Line:
    if article is None:
        return cell("no article named")
    subject = about(short, article)
    return cell(f"{capital(numbered(short, article))}{f': {subject}' if subject else ''}")


def _standing(desk: Desk, ground: _Ground) -> Line:
    parts: list[Inline] = []
    if ground.invoked:
        who = distinct(name for event in ground.invoked if (name := _invoker(desk, event)))
        parts.append(Words("Invoked", "bold"))
        parts.append(Words(f" by {listed(who)} " if who else ", by whom is not told "))
        parts.append(desk.sources.cite(ground.invoked))
    if ground.default_for:
        kinds = listed([lowered(duty_name(kind)) for kind in dict.fromkeys(ground.default_for)])
        parts.append(Words("; default for " if parts else "Default"))
        parts.append(Words(kinds if len(parts) > 1 else f" for {kinds}"))
    return tuple(parts)


def _invoker(desk: Desk, event: Event) -> str:
    codes = distinct(actor.country for actor in event.source if actor.country)
    if codes:
        return listed([country(code) for code in codes])
    return parties(event.source, desk.matter.report(event.report))
