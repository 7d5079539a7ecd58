"""Points 1 to 6 of the reporting procedure: who reports, what happened, the law, the protection.

In: a matter and its sources. Out: sections. What no report tells is named as not told.
"""

from __future__ import annotations

import re
from collections import defaultdict

from demarche.exports.dossier.blocks import Inline, Line, Section, Words
from demarche.exports.dossier.composing import Desk, Point, cell
from demarche.exports.dossier.matter import Act, Matter
from demarche.exports.dossier.phrasing import (
    PROTECTED,
    SECTORS,
    capital,
    country,
    days_written,
    on_days,
    quoted,
    town,
)
from demarche.exports.dossier.sketches import map_picture
from demarche.exports.dossier.statements import parties
from demarche.ontology import countries
from demarche.records import Difference, Event, Evidence, Span

FIELDS = {
    "status": "whether it happened",
    "source": "who did it",
    "target": "to whom it was done",
    "date": "when",
    "place": "where",
    "dead": "how many were killed",
    "injured": "how many were injured",
    "arrested": "how many were arrested",
}
"""What accounts differ in, in words."""

_HARM = re.compile(
    r"""\b(?: kill(?:ed|ing)? | dead | died | deaths? | injur(?:ed|y|ies) | wound(?:ed|s) | hurt
      | casualt(?:y|ies) | lives | hostages? | unharmed | unhurt | evacuated )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DAMAGE = re.compile(
    r"""\b(?: damag(?:ed?|ing) | destroy(?:ed)? | destruction | burn(?:ed|t|ing) | ablaze
      | (?:set|setting|lit|lighting|caught|on)\ fires? | smash(?:ed)? | broke | broken | shattered
      | cracked | looted | ransacked | vandali[sz]ed | torched | wrecked | gutted )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def reporting_state(desk: Desk) -> Section:
    """Point 1."""
    matter = desk.matter
    point = Point(1, "Reporting State")
    if matter.reporting is None:
        point.note(
            "The reports name no mission or protected person, and so no sending State. The State in"
            " whose name this dossier is sent is to be entered here."
        )
        return point.section()
    name = country(matter.reporting)
    if matter.reporting == matter.sending:
        point.say(f"{capital(name)}, the sending State.")
    elif matter.reporting == matter.receiving:
        point.say(f"{capital(name)}, the receiving State.")
    else:
        point.say(f"{capital(name)}.")
    return point.section()


def time_and_place(desk: Desk) -> Section:
    """Point 2, with the map."""
    matter, case = desk.matter, desk.matter.case
    point = Point(2, "Date, time and place")
    events = [event for act in matter.incident for event in act.tellings]
    dated = [event for event in events if event.date and event.date.evidence]
    if case.date is not None:
        told = dated or events
        point.say(desk.cited(f"The incident took place {on_days(case.date)}", told))
    else:
        point.note("The reports do not tell on which day the incident took place.")
    if dated:
        words = desk.words([e.date.evidence for e in dated if e.date and e.date.evidence], dated)
        point.say((Words("The reports tell the time in these words: "), *words, Words(".")))
    if case.place is not None:
        place = case.place
        degrees = (
            f"{abs(place.lat):.2f}° {'N' if place.lat >= 0 else 'S'},"
            f" {abs(place.lon):.2f}° {'E' if place.lon >= 0 else 'W'}"
        )
        located = [event for event in events if event.place]
        point.say(desk.cited(f"It took place in {town(place)} ({degrees})", located or events))
        point.add(map_picture(matter))
    else:
        point.note("The reports do not tell where it took place.")
    return point.section()


def persons_and_premises(desk: Desk) -> Section:
    """Point 3."""
    matter, protected = desk.matter, desk.matter.case.protected
    point = Point(3, "Premises, persons and property affected; sending and receiving State")
    events = [event for act in matter.incident for event in act.tellings]
    if protected is None:
        point.note("No mission, and no person or property of one, is told to be affected.")
    else:
        what = PROTECTED[protected.kind]
        sending, receiving = country(protected.sending_state), country(protected.receiving_state)
        where = f" in {matter.case.place.name}" if matter.case.place else ""
        point.say(desk.cited(f"Affected is {what} of {sending}{where}", events))
        point.say(f"The sending State is {sending}. The receiving State is {receiving}.")
    named = [(actor.mention, event) for event in events for actor in event.target]
    if named:
        words = desk.words([mention for mention, _ in named], [event for _, event in named])
        point.say((Words("The reports name as affected: "), *words, Words(".")))
    return point.section()


def what_happened(desk: Desk) -> Section:
    """Point 4: the acts, who did them, where accounts differ, harm and damage."""
    matter = desk.matter
    point = Point(4, "What happened, by whom, harm and damage")
    if not matter.incident:
        point.note(
            "The reports tell only what followed: no act of the incident itself was read in them."
        )
    for act in matter.incident:
        own = act.event.sentence.of(matter.report(act.event.report).text)
        told: Line = (Words(f" In the words of the report: {quoted(own)}"),)
        if len(act.tellings) > 1:
            told = (
                Words(f" In the words of the fullest: {quoted(own.rstrip('. '))} "),
                desk.sources.cite([act.event]),
                Words("."),
            )
        point.say((*desk.statement(act), *told))
    _perpetrators(desk, point)
    _differences(desk, point)
    _harm(desk, point)
    return point.section()


def _perpetrators(desk: Desk, point: Point) -> None:
    if not desk.matter.incident:
        return
    told: dict[str, list[Event]] = defaultdict(list)
    for act in desk.matter.incident:
        for event in act.tellings:
            who = parties(event.source, desk.matter.report(event.report))
            if who and event.status != "denied":
                told[who].append(event)
    if not told:
        point.note("The reports do not name those who did it.")
        return
    for sure, lead in ((True, "As those who did it, the reports name: "), (False, "Accused: ")):
        named = [
            (who, events)
            for who, events in told.items()
            if any(event.status == "occurred" for event in events) is sure
        ]
        parts: list[Inline] = []
        for who, events in named:
            parts += [Words(f"{'; ' if parts else ''}{who} "), desk.sources.cite(events)]
        if parts:
            point.say((Words(lead), *parts, Words(".")))


def _differences(desk: Desk, point: Point) -> None:
    rows: list[tuple[Line, ...]] = []
    for act in desk.matter.incident:
        for difference in act.differences:
            rows += difference_rows(desk, act, difference)
    if rows:
        point.say("The accounts differ. They are set side by side; none is preferred.")
        point.table(
            "Where the accounts differ",
            ("Point of difference", "Account", "Sources"),
            rows,
            (0.3, 0.45, 0.25),
        )


def difference_rows(desk: Desk, act: Act, difference: Difference) -> list[tuple[Line, ...]]:
    """One row for each version of what accounts differ in."""
    rows: list[tuple[Line, ...]] = []
    for at, account in enumerate(difference.accounts):
        events = [event for told in account.events if (event := desk.matter.event(told))]
        what = capital(FIELDS.get(difference.field, difference.field.replace("_", " ")))
        head = f"{what} (act {act.number})" if not at else ""
        sources: Line = (desk.sources.cite(events),) if events else cell("–")
        rows.append((cell(head), cell(version(difference.field, account.value)), sources))
    return rows


def version(field: str, value: str) -> str:
    """A version of a field in words: countries by name, sectors in words, days written out.

    Args:
        field: the field of the difference.
        value: the account's value, as the docket tells it.
    """
    if field == "status":
        return _STATUS.get(value, value)
    if field in {"source", "target"}:
        return "; ".join(map(_party, value.split(", ")))
    return days_written(value.replace("–", " to ") if field == "date" else value)


_STATUS = {
    "occurred": "told as a fact",
    "denied": "denied",
    "alleged": "alleged",
    "planned": "announced",
}


def _party(codes: str) -> str:
    """`Iraq (civilians)` from "IRQ CVL"."""
    code, _, sector = codes.partition(" ")
    what = SECTORS.get(sector, sector)
    if not countries.is_country_code(code):
        return what or codes
    return f"{country(code)} ({what})" if what else country(code)


def _harm(desk: Desk, point: Point) -> None:
    """Sentences that speak of harm or damage, quoted rather than read further."""
    for name, words in (("harm to persons", _HARM), ("damage", _DAMAGE)):
        parts: list[Inline] = []
        for evidence in _told_near(desk.matter, words):
            lead = "; " if parts else ""
            quotation = quoted(evidence.quote.rstrip(". "))
            parts += [Words(f"{lead}{quotation} "), desk.sources.cite([evidence])]
        if parts:
            point.say((Words(f"On {name}, the reports say: "), *parts, Words(".")))
        else:
            point.note(f"Of {name}, the sentences about the incident tell nothing.")


_SENTENCE = re.compile(r"\S.*?(?:[.!?][”\"’')]*(?=\s|$)|(?=\n\s*\n)|$)", re.DOTALL)
_AFTER = 2
"""Sentences after one of the incident that are looked at too: "Nobody was hurt" follows soon."""


def _told_near(matter: Matter, words: re.Pattern[str]) -> list[Evidence]:
    """The sentences of the incident, and the few that follow each, that hold one of these words."""
    found: dict[str, Evidence] = {}
    for event in (event for act in matter.incident for event in act.tellings):
        report = matter.report(event.report)
        spans = [event.sentence]
        for following in _SENTENCE.finditer(report.text, event.sentence.end):
            if len(spans) > _AFTER:
                break
            spans.append(Span(following.start(), following.end()))
        for span in spans:
            text = " ".join(span.of(report.text).split())
            if words.search(text):
                found.setdefault(text, Evidence.at(report.id, report.text, span))
    return list(found.values())


def protection_before(desk: Desk) -> Section:
    """Point 6."""
    matter = desk.matter
    point = Point(6, "Protection in place before")
    begin = matter.begin
    guards = [
        act
        for act in matter.acts
        if begin and act.first and act.first < begin and is_protection(act)
    ]
    for act in guards:
        point.say(desk.statement(act))
    if not guards:
        point.note("Not told by the reports.")
    return point.section()


def is_protection(act: Act) -> bool:
    """Whether an act is one of guarding: police or troops posted, protection given."""
    event = act.event
    guarding = event.type == "MOBILIZE" and event.mode in {"police", "troops", None}
    return guarding or event.cameo.startswith("074")
