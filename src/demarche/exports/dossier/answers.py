"""Points 7 to 11 of the reporting procedure: what was asked, what was done, what is open.

In: a matter and its sources. Out: sections. A duty stands as far as the reports bring it, and no
further; refused and contradicted ones are shown as such.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from demarche.exports.dossier.blocks import Inline, Line, Section, Words
from demarche.exports.dossier.composing import STAND_IN, Desk, Point, cell
from demarche.exports.dossier.facts import is_protection
from demarche.exports.dossier.law import ground_name
from demarche.exports.dossier.matter import Act
from demarche.exports.dossier.phrasing import (
    CHANNELS,
    DUTIES,
    STATES,
    capital,
    counted,
    country,
    day,
    duty_name,
    quoted,
    spelled,
)
from demarche.exports.dossier.statements import parties
from demarche.records import Duty, DutyEntry, DutyKind, Event


def what_was_asked(desk: Desk) -> Section:
    """Point 7: requests, demands and official protests, with their channels."""
    point = Point(7, "What was asked, when, and through which channel")
    acts = [act for act in desk.matter.acts if _is_demand(act.event)]
    if not acts:
        point.note("The reports tell of no request, demand or official protest.")
        _condemnations(desk, point)
        return point.section()
    rows = [_demand_row(desk, act) for act in acts]
    point.say("The reports tell of the following requests, demands and protests.")
    point.table(
        "Requests, demands and official protests",
        ("Date", "By", "To", "What was asked", "Channel", "Source"),
        rows,
        (0.14, 0.19, 0.17, 0.28, 0.13, 0.09),
    )
    if desk.stands_in(acts):
        point.remark(STAND_IN)
    _condemnations(desk, point)
    return point.section()


def _condemnations(desk: Desk, point: Point) -> None:
    parts: list[Inline] = []
    for act in desk.matter.acts:
        event = act.event
        if not (event.cameo == "111" and event.source and event.status == "occurred"):
            continue
        who = parties(event.source, desk.matter.report(event.report))
        what = f" ({quoted(event.about.quote)})" if event.about else ""
        lead = "; " if parts else "Told to have condemned: "
        parts += [Words(f"{lead}{who}{what} "), desk.sources.cite(act.tellings)]
    if parts:
        point.say((*parts, Words(".")))


def _is_demand(event: Event) -> bool:
    # An accusation that is coded 114 for want of a finer code is no protest to a State.
    official = event.cameo == "114" and event.mode != "allege"
    formal = event.type == "ACCUSE" and (official or event.channel == "summons")
    return (event.type == "REQUEST" or formal) and event.status != "denied"


def _demand_row(desk: Desk, act: Act) -> tuple[Line, ...]:
    event = act.event
    report = desk.matter.report(event.report)
    if event.about is not None:
        what = quoted(event.about.quote)
    elif event.type == "ACCUSE":
        what = f"Official protest: {quoted(event.trigger.quote)}"
    else:
        what = quoted(event.trigger.quote)
    if event.status != "occurred":
        what = f"{what} ({'announced' if event.status == 'planned' else event.status})"
    channel = CHANNELS[event.channel] if event.channel else "not told"
    return (
        cell(desk.dated(event)),
        cell(capital(parties(event.source, report)) or "not told"),
        cell(capital(parties(event.target, report)) or "not told"),
        cell(what),
        cell(channel),
        (desk.sources.cite(act.tellings),),
    )


def justice(desk: Desk) -> Section:
    """Point 8."""
    point = Point(8, "Measures to bring those responsible to justice; outcome of proceedings")
    told = _duties(desk, point, ("investigation", "punishment", "explanation"))
    more = _measures(desk, point, _is_justice, told)
    if not told and not more:
        point.note("The reports tell of no inquiry, arrest, charge or trial.")
    elif not any(_is_sentence(act.event) for act in desk.matter.acts):
        point.note("The outcome of proceedings is not told by the reports.")
    return point.section()


def no_repetition(desk: Desk) -> Section:
    """Point 9."""
    point = Point(9, "Measures to end the violation and to prevent a repetition")
    told = _duties(desk, point, ("cessation", "non_repetition", "protection"))
    begin = desk.matter.begin

    def later_guard(act: Act) -> bool:
        return is_protection(act) and not (begin and act.first and act.first < begin)

    if not _measures(desk, point, later_guard, told) and not told:
        point.note("The reports tell of no such measure and of no assurance.")
    return point.section()


def reparation(desk: Desk) -> Section:
    """Point 10."""
    point = Point(10, "Reparation made or offered")
    if not _duties(desk, point, ("restitution", "compensation", "satisfaction")):
        point.note(
            "The reports tell of no restitution, compensation or satisfaction, made, offered or"
            " asked for."
        )
    return point.section()


def still_open(desk: Desk) -> Section:
    """Point 11: the ledger of duties, and what the reports leave untold."""
    point = Point(11, "What is still open, and since when")
    duties = desk.matter.case.duties
    rows = [_ledger_row(duty) for duty in sorted(duties, key=lambda d: not d.is_open)]
    if not duties:
        point.note("The reports engage no duty of one State towards another.")
    else:
        point.say(balance(duties))
        point.table(
            "Ledger of duties",
            ("Duty", "Owed by", "Owed to", "Stands as", "Since", "Last heard", "Ground"),
            rows,
            (0.19, 0.1, 0.1, 0.12, 0.135, 0.135, 0.22),
        )
    for duty in duties:
        if duty.is_open:
            point.say(_open_sentence(duty))
    for gap in _gaps(desk):
        point.note(gap)
    return point.section()


def balance(duties: Sequence[Duty]) -> str:
    """How many duties are open, since when, and when they were last spoken of."""
    openly = [duty for duty in duties if duty.is_open]
    if not openly:
        return "Every duty that the case engages is told to be fulfilled."
    since = min((duty.since for duty in openly if duty.since), default=None)
    heard = max((duty.last_heard for duty in openly if duty.last_heard), default=None)
    if len(duties) == 1:
        return (
            f"The one duty that the case engages is open{f' since {day(since)}' if since else ''}."
        )
    if len(openly) == 1:
        of = counted(len(duties), "duty", "duties")
        count = f"One of the {of} that the case engages is open"
        dates = f" since {day(since)}" if since else ""
    else:
        count = f"{_of_all(len(openly), len(duties))} that the case engages are open"
        dates = f", the oldest since {day(since)}" if since else ""
    it = "it" if len(openly) == 1 else "them"
    last = f"; the reports last speak of {it} on {day(heard)}" if heard else ""
    return f"{count}{dates}{last}."


def _of_all(some: int, total: int) -> str:
    if some < total:
        return f"{capital(spelled(some))} of the {counted(total, 'duty', 'duties')}"
    return "Both duties" if total == 2 else f"All {counted(total, 'duty', 'duties')}"


def _duties(desk: Desk, point: Point, kinds: Sequence[DutyKind]) -> set[Act]:
    """A paragraph for each duty of these kinds; returns the acts told there."""
    told: set[Act] = set()
    duties = [d for kind in kinds for d in desk.matter.case.duties if d.kind == kind]
    for duty in duties:
        parts: list[Inline] = [
            Words(DUTIES[duty.kind], "bold"),
            Words(f", owed by {country(duty.owed_by)} to {country(duty.owed_to)}: "),
        ]
        for at, entry in enumerate(duty.history):
            act = desk.matter.act_of(entry.event)
            if act is not None:
                told.add(act)
            parts += _step(desk, entry, first=not at)
        parts.append(Words("." if duty.history else "not told."))
        parts += _standing(duty)
        point.say(tuple(parts))
    return told


def _step(desk: Desk, entry: DutyEntry, *, first: bool) -> list[Inline]:
    event = desk.matter.event(entry.event)
    cited = desk.sources.cite([event or entry.evidence])
    lead = "" if first else "; "
    words = event.about if event and event.about else entry.evidence
    told = f"{lead}{_when(entry)} ({quoted(words.quote)} "
    more: list[Inline] = [Words(told), cited, Words(")")]
    if entry.deadline is not None:
        limit = f", {quoted(entry.deadline_evidence.quote)}" if entry.deadline_evidence else ""
        more.append(Words(f", to be done by {day(entry.deadline)}{limit}"))
    elif entry.deadline_evidence is not None:
        more.append(Words(f", with a time limit: {quoted(entry.deadline_evidence.quote)}"))
    if entry.condition is not None:
        more.append(Words(f", on a condition: {quoted(entry.condition.quote)}"))
    if event is not None and event.status == "planned":
        more.append(Words(" (announced)"))
    return more


def _when(entry: DutyEntry) -> str:
    when = f"on {day(entry.date)}" if entry.date else "on a day not told"
    return f"{STATES[entry.state]} {when}"


def _standing(duty: Duty) -> list[Inline]:
    parts: list[Inline] = []
    if duty.contradictions:
        pairs = [
            f"{_when(duty.history[a])} but {_when(duty.history[b])}" for a, b in duty.contradictions
        ]
        parts.append(Words(f" The steps contradict one another: {'; '.join(pairs)}.", "italic"))
    if duty.state == "demanded":
        parts.append(Words(" No answer is told.", "italic"))
    return parts


def _measures(
    desk: Desk, point: Point, wanted: Callable[[Act], bool], told: Collection[Act]
) -> list[Act]:
    """A sentence for each act of a kind that is not told yet."""
    acts = [act for act in desk.matter.acts if act not in told and not act.incident and wanted(act)]
    for act in acts:
        point.say(desk.statement(act))
    return acts


def _is_justice(act: Act) -> bool:
    event = act.event
    return (
        (event.type == "COERCE" and event.mode == "arrest")
        or (event.type == "ACCUSE" and event.mode == "investigate")
        or event.cameo == "115"
        or _is_sentence(event)
    )


def _is_sentence(event: Event) -> bool:
    return event.type == "SANCTION" and event.mode == "convict"


def _ledger_row(duty: Duty) -> tuple[Line, ...]:
    grounds: list[Inline] = []
    for ground in duty.grounds:
        name = ground_name(ground.instrument, ground.article)
        mark = "invoked" if ground.invoked_by else "default"
        grounds.append(Words(f"{'; ' if grounds else ''}{name} ({mark})"))
    return (
        cell(duty_name(duty.kind)),
        cell(capital(country(duty.owed_by))),
        cell(capital(country(duty.owed_to))),
        (Words(capital(STATES[duty.state]), "bold" if duty.is_open else "plain"),),
        cell(day(duty.since, unknown="not told")),
        cell(day(duty.last_heard, unknown="not told")),
        tuple(grounds) or cell("none"),
    )


def _gaps(desk: Desk) -> Iterable[str]:
    """What a reader would ask and the reports do not tell."""
    matter = desk.matter
    kinds = {duty.kind: duty for duty in matter.case.duties}
    if matter.incident and not any(a.event.source for a in matter.incident):
        yield "Who did it is open: no report names them."
    if not any(_is_justice(act) for act in matter.acts) and "punishment" not in kinds:
        yield "Whether anybody was arrested, charged or tried is not told."
    if not any(kind in kinds for kind in ("restitution", "compensation")):
        yield "Whether damage is made good is not told."
    undated = [report.id for report in matter.reports if report.published is None]
    if undated:
        yield f"The day of publication is unknown for: {', '.join(undated)}."


def _open_sentence(duty: Duty) -> str:
    lead = (
        f"{duty_name(duty.kind)}, owed by {country(duty.owed_by)} to {country(duty.owed_to)}: open"
    )
    since = f" since {day(duty.since)}" if duty.since else ""
    heard = duty.last_heard
    last = f"; last heard of on {day(heard)}" if heard and heard != duty.since else ""
    due = [entry.deadline for entry in duty.history if entry.deadline]
    limit = f"; time limit {day(max(due))}" if due else ""
    state = {
        "demanded": "demanded, and no answer told",
        "promised": "promised, and not told to be done",
        "under_way": "under way, and not told to be completed",
        "refused": "refused",
    }.get(duty.state, duty.state)
    return f"{lead}{since} ({state}){last}{limit}."
