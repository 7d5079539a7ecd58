"""A case as a dossier, in the order of the United Nations reporting procedure.

In: a `CaseFile` and the day of issue. Out: a `Dossier`, the same for the same input. Never looks at
a clock, never adds what the case file does not hold.

The order is that of points 1 to 11 that reports to the Secretary-General are to cover (General
Assembly resolution 42/154, A/42/485, and the resolutions since).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from demarche import __version__
from demarche.exports.dossier import answers, facts
from demarche.exports.dossier.annexes import chronology, reports_and_sources, why_one_case
from demarche.exports.dossier.blocks import Dossier, Inline, Line, Paragraph, Section, Words
from demarche.exports.dossier.composing import Desk, cell
from demarche.exports.dossier.law import instruments_engaged
from demarche.exports.dossier.matter import Matter
from demarche.exports.dossier.phrasing import (
    PROTECTED,
    STATES,
    capital,
    counted,
    country,
    day,
    days,
    duty_name,
    listed,
    lowered,
    on_days,
    spelled,
    squeezed,
    town,
)
from demarche.exports.dossier.sources import Sources
from demarche.records import CaseFile, DateRange, Duty, Event

_ACTS = {
    "ASSAULT": "an attack",
    "PROTEST/riot": "a violent protest",
    "PROTEST": "a protest",
    "COERCE/seize": "a search or seizure",
    "COERCE/arrest": "an arrest or detention",
    "COERCE": "an act of coercion",
    "THREATEN": "a threat",
    "SANCTION/expel": "an expulsion",
}


def dossier(file: CaseFile, issued: date, reporting: str | None = None) -> Dossier:
    """The dossier of a case.

    Args:
        file: the case with its reports and events.
        issued: the day of issue.
        reporting: alpha-3 code of the reporting State; the sending State if None.
    """
    desk = Desk(Matter(file, reporting), Sources())
    matter = desk.matter
    summary = _summary(desk)
    points = (
        facts.reporting_state(desk),
        facts.time_and_place(desk),
        facts.persons_and_premises(desk),
        facts.what_happened(desk),
        instruments_engaged(desk),
        facts.protection_before(desk),
        answers.what_was_asked(desk),
        answers.justice(desk),
        answers.no_repetition(desk),
        answers.reparation(desk),
        answers.still_open(desk),
    )
    annexes: list[Section] = [chronology(desk), reports_and_sources(desk)]
    reasons = why_one_case(desk)
    if reasons is not None:
        annexes.append(reasons)
    protected = matter.case.protected
    return Dossier(
        kind="Dossier on an incident concerning a mission or protected person"
        if protected
        else "Dossier on an incident between States",
        title=capital(squeezed(matter.case.title)),
        case=squeezed(matter.case.id),
        issued=day(issued),
        facts=tuple(_facts(matter, issued)),
        summary=summary,
        points=points,
        annexes=tuple(annexes),
        colophon=_colophon(),
    )


def _facts(matter: Matter, issued: date) -> Iterable[tuple[str, Line]]:
    case = matter.case
    yield "Case number", cell(squeezed(case.id))
    yield "Date of issue", cell(day(issued))
    yield "Reporting State", cell(capital(_state(matter.reporting)))
    if case.protected is not None:
        yield "Sending State", cell(capital(_state(matter.sending)))
        yield "Receiving State", cell(capital(_state(matter.receiving)))
        yield "Affected", cell(capital(PROTECTED[case.protected.kind]))
    where = case.place.name if case.place else "place not told"
    yield "Incident", cell(f"{days(case.date)}, {where}")
    openly = sum(duty.is_open for duty in case.duties)
    total = counted(len(case.duties), "duty", "duties")
    state = f"{capital(spelled(openly))} of {total} open" if case.duties else "–"
    yield "State of the case", cell(state)
    count = counted(len(matter.reports), "report")
    copies = f", {counted(matter.voices, 'independent voice')}" if case.copies else ""
    yield "Basis", cell(f"{capital(count)}{copies}{_published(matter)}")


def _state(code: str | None) -> str:
    return country(code) if code else "to be entered"


def _published(matter: Matter) -> str:
    known = sorted(report.published for report in matter.reports if report.published)
    if not known:
        return ", day of publication unknown"
    return f", published {on_days(DateRange(known[0], known[-1]))}"


def _summary(desk: Desk) -> tuple[Paragraph, ...]:
    matter, case = desk.matter, desk.matter.case
    lines: list[Line] = []
    events = [act.event for act in matter.incident]
    when = capital(on_days(case.date)) if case.date else "On a day that is not told"
    place = f" in {town(case.place)}" if case.place else ""
    if case.protected is not None:
        what = f"{PROTECTED[case.protected.kind]} of {country(matter.sending)}{place}"
        comma = "," if ", " in place else ""
        text = f"{when}, {what}{comma} was the object of {_kinds(events)}"
    else:
        text = f"{when}, {_kinds(events)} took place{place}"
    lines.append(desk.cited(text, events))
    lines += _positions(case.duties)
    if case.duties:
        lines.append(cell(answers.balance(case.duties)))
    else:
        lines.append(cell("The reports engage no duty of one State towards another."))
    return tuple(Paragraph(line) for line in lines)


def _kinds(events: Iterable[Event]) -> str:
    found = [
        _ACTS.get(f"{event.type}/{event.mode}") or _ACTS.get(event.type, "an incident")
        for event in events
    ]
    return listed(list(dict.fromkeys(found))) or "an incident of which the reports tell no act"


def _positions(duties: Iterable[Duty]) -> Iterable[Line]:
    """What each State asks of the other, and how far that one has come."""
    by_pair: dict[tuple[str, str], list[Duty]] = {}
    for duty in duties:
        by_pair.setdefault((duty.owed_by, duty.owed_to), []).append(duty)
    for (by, to), owed in by_pair.items():
        parts: list[Inline] = [Words(f"Duties of {country(by)} towards {country(to)}: ")]
        told = [f"{lowered(duty_name(duty.kind))} ({STATES[duty.state]})" for duty in owed]
        parts.append(Words(f"{listed(told)}."))
        yield tuple(parts)


def _colophon() -> tuple[Paragraph, ...]:
    text = (
        f"Prepared with Demarche {__version__} from the reports listed in Annex B. The acts, their"
        " dates, parties and places were read from the reports by machine; every statement gives"
        " the sentence that it was read from, and is to be checked against it before the dossier"
        " is relied on. What a source claims is told as its claim. Nothing here has been verified"
        " beyond the reports, and no account is preferred over another."
    )
    return (Paragraph((Words(text),), note=True),)
