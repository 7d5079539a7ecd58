"""The incidents that one report tells: its own, and older ones behind it.

In: a report and its events. Out: `Incident`s, the main one first. A protected object that was
attacked makes one, and so does an act of one State against another's people over which the one asks
something of the other. Ordinary events, however violent, make none. Never looks at another report,
and never edits an event.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from demarche.docket.acts import Act, across_borders, against_objects, told_of
from demarche.docket.comparing import WAVE
from demarche.docket.concerning import Standing, assigned
from demarche.docket.drafts import Draft
from demarche.docket.nominal import attack_day, told_by_words
from demarche.docket.objects import PREMISES, Aim, Objects
from demarche.docket.pursued import told_in_passing
from demarche.docket.space import coarse, gap, near
from demarche.docket.states import states_of
from demarche.docket.terms import terms_of
from demarche.records import (
    DateRange,
    Event,
    EventRef,
    Incident,
    Place,
    Protected,
    Report,
)

_ONE = 2
"""Days that two tellings of one attack may lie apart: before and after midnight, in two zones."""
_RECENT = 14
"""Days before publication in which an undated act is most likely: news is new."""
_OLDER = 20
"""Days before a report's own incident from which on another one is background."""


def incidents_of(report: Report, events: Sequence[Event]) -> tuple[Incident, ...]:
    """The incidents that a report tells, the main one first, then in text order.

    Args:
        report: the report.
        events: its events.
    """
    objects = Objects(report, events)
    acts = against_objects(events, objects)
    drafts = _grouped(acts)
    said = [(aim, True) for aim in told_by_words(report, objects, events)]
    said += [(aim, status != "denied") for aim, status in told_of(events, objects)]
    for aim, happened in said:
        _told(aim, drafts, objects, happened=happened)
    drafts = [d for d in map(partial(_hosted, objects=objects), drafts) if d.receiving is not None]
    taken = frozenset(a.event.id for a in acts)
    crossing = across_borders(events, taken, objects.published)
    drafts += [d for d in _apart(crossing) if not any(_of_wave(d, other) for other in drafts)]
    pairs = [d.states for d in drafts]
    for passing in told_in_passing(report, events):
        if {passing.doer, passing.sufferer} not in pairs:
            drafts.append(Draft([], None, passing))
    _date_main(report, drafts)
    drafts.sort(key=lambda d: (d.start, d.acts[0].event.id if d.acts else ""))
    _assign(report, events, drafts)
    drafts = _main_first(drafts)
    return tuple(
        _incident(report, events, number, draft, drafts)
        for number, draft in enumerate(drafts, start=1)
    )


def _grouped(acts: Sequence[Act]) -> list[Draft]:
    """Acts against one object in one wave together."""
    drafts: list[Draft] = []
    for act in sorted(acts, key=lambda a: (a.days is None, a.event.trigger.span)):
        assert act.aim is not None  # noqa: S101 - `against_objects` gives no other
        fitting = [d for d in drafts if any(_one(act, other) for other in d.acts)]
        if not fitting and act.days is None:
            fitting = [d for d in drafts if any(_same_object(act, other) for other in d.acts)][:1]
        if not fitting:
            drafts.append(Draft([act], act.aim, aims=[act.aim]))
            continue
        first, *others = fitting
        for other in others:
            first.acts += other.acts
            first.aims += other.aims
            drafts.remove(other)
        first.acts.append(act)
        first.aims.append(act.aim)
    for draft in drafts:
        draft.acts.sort(key=lambda a: a.event.trigger.span)
        draft.aim = _best(draft.aims)
    return drafts


def _best(aims: Sequence[Aim]) -> Aim:
    """The object of an incident: premises before staff, vehicles and flags; then the first told."""
    return min(aims, key=lambda a: (a.sort not in PREMISES, a.evidence.span))


def _one(one: Act, other: Act) -> bool:
    """Whether two acts of a report are of one incident."""
    if one.aim is None or other.aim is None or one.aim.sending != other.aim.sending:
        return False
    if None not in (one.aim.receiving, other.aim.receiving) and (
        one.aim.receiving != other.aim.receiving
    ):
        return False
    here, there = _likely(one), _likely(other)
    apart = gap(here, there) if here is not None and there is not None else None
    premises = one.aim.sort in PREMISES and other.aim.sort in PREMISES
    if one.place is None or other.place is None or near(one.place, other.place):
        return (apart or 0) <= (WAVE if premises else _ONE)
    return premises and apart is not None and apart <= WAVE


def _same_object(undated: Act, other: Act) -> bool:
    """Whether an act that no words date was done to the object of another, on the same spot."""
    if undated.aim is None or other.aim is None or undated.aim.sending != other.aim.sending:
        return False
    here, there = undated.place, other.place
    towns = here is None or there is None or near(here, there)
    hosts = {undated.aim.receiving, other.aim.receiving} - {None}
    return undated.aim.sort == other.aim.sort and len(hosts) <= 1 and towns


def _likely(act: Act) -> DateRange | None:
    """When an act happened; an undated one in the days before publication."""
    if act.days is not None or act.stand_in is None:
        return act.days
    return DateRange(_before(act.stand_in.first, _RECENT), act.stand_in.last)


def _before(day: dt.date, days: int) -> dt.date:
    return day - dt.timedelta(days) if day.toordinal() > days else dt.date.min


def _told(aim: Aim, drafts: list[Draft], objects: Objects, *, happened: bool) -> None:
    """Files an attack that only a noun tells ("the attack on the embassy") with its incident."""
    for draft in drafts:
        if draft.aim is None or draft.aim.sending != aim.sending:
            continue
        states = None in (draft.receiving, aim.receiving) or draft.receiving == aim.receiving
        towns = (
            aim.place is None or not draft.places or any(near(aim.place, p) for p in draft.places)
        )
        if states and towns and _together(aim.days, draft, drafts):
            draft.aims.append(aim)
            draft.aim = _best(draft.aims)
            return
    if aim.days is None and (same := _of_object(aim, drafts)) is not None:
        same.aims.append(aim)
        return
    if not happened:
        return  # somebody says that nothing happened, and nobody that something did
    whole = objects.completed(aim)
    if aim.several and whole.receiving is None:
        return  # "attacks on its missions" in general
    drafts.append(Draft([], whole, aims=[whole]))


def _of_object(aim: Aim, drafts: Sequence[Draft]) -> Draft | None:
    """An older incident of the very object on the very spot: told again, without its day."""
    for draft in drafts:
        if draft.aim is None or (draft.aim.sending, draft.aim.sort) != (aim.sending, aim.sort):
            continue
        if aim.place is not None and any(near(aim.place, p) for p in draft.places):
            return draft
    return None


def _together(days: DateRange | None, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether an attack told in passing can be an incident's; an undated one is of the latest."""
    if draft.days is None:
        return True
    if days is None:
        return not _is_older(draft, drafts)
    return gap(days, draft.days) <= _ONE


def _hosted(draft: Draft, objects: Objects) -> Draft:
    """An incident whose host no words tell stands in the State that its report turns on."""
    if draft.aim is not None and draft.receiving is None:
        host = objects.host(draft.aim.sending)
        draft.aims = [replace(a, receiving=host) for a in draft.aims]
        draft.aim = replace(draft.aim, receiving=host)
    return draft


def _of_wave(crossing: Draft, attack: Draft) -> bool:
    """Whether acts between two States are those of an attack on a mission, told without it."""
    if attack.aim is None:
        return False
    act = crossing.acts[0]
    states = {act.doer, act.sufferer} == {attack.aim.sending, attack.receiving}
    days = crossing.days is None or attack.days is None or gap(crossing.days, attack.days) == 0
    towns = any(near(p, q) for p in crossing.places for q in attack.places)
    if states and act.event.type == "COERCE" and act.doer == attack.receiving:
        return True  # the host's arrests after an attack
    return days and (towns or (states and not act.event.target))


def _apart(acts: Sequence[Act]) -> list[Draft]:
    """Acts across a border, those of one day and one pair of States together."""
    drafts: list[Draft] = []
    for act in acts:
        for draft in drafts:
            other = draft.acts[0]
            same = (act.doer, act.sufferer) == (other.doer, other.sufferer)
            days = act.days is None or other.days is None or gap(act.days, other.days) <= _ONE
            spots = act.place, other.place
            towns = any(p is None or coarse(p) for p in spots) or _near(*spots)
            if same and days and towns:
                draft.acts.append(act)
                break
        else:
            drafts.append(Draft([act], None))
    return drafts


def _near(one: Place | None, other: Place | None) -> bool:
    return one is not None and other is not None and near(one, other)


def _date_main(report: Report, drafts: list[Draft]) -> None:
    """Dates an undated incident by "Monday's attack", where no other is of its time."""
    undated = [d for d in drafts if d.days is None]
    if len(undated) == 1 and all(d is undated[0] or _is_past(d, report) for d in drafts):
        undated[0].said = attack_day(report)


def _is_past(draft: Draft, report: Report) -> bool:
    day, days = report.published, draft.days
    return day is not None and days is not None and (day - days.last).days > _OLDER


def _assign(report: Report, events: Sequence[Event], drafts: list[Draft]) -> None:
    acts = {a.event.id for d in drafts for a in d.acts}
    rest = [e for e in events if e.id not in acts]
    if not drafts:
        return
    older = tuple(_is_older(d, drafts) for d in drafts)
    standing = Standing(drafts.index(_main(drafts)), older)
    for event, at in assigned(report, rest, drafts, standing):
        drafts[at].about.append(event)


def _main(drafts: list[Draft]) -> Draft:
    """The incident that the report is about: the first told of those that are recent."""
    recent = [d for d in drafts if not _is_older(d, drafts)] or drafts
    return min(recent, key=lambda d: d.start)


def _main_first(drafts: list[Draft]) -> list[Draft]:
    if not drafts:
        return []
    main = _main(drafts)
    return [main, *(d for d in drafts if d is not main)]


def _is_older(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether another incident of the report is much later, and told no less fully."""
    days = draft.days
    if days is None:
        return False
    return any(
        d.days is not None and (d.days.first - days.last).days > _OLDER
        for d in drafts
        if d is not draft
    )


def _incident(
    report: Report,
    events: Sequence[Event],
    number: int,
    draft: Draft,
    drafts: Sequence[Draft],
) -> Incident:
    aim, receiving = draft.aim, draft.receiving
    places = draft.places
    protected = None
    if aim is not None and receiving is not None:
        several = len(places) > 1 or aim.several
        kind = aim.sort if not (several and aim.sort in PREMISES) else "mission"
        protected = Protected(kind if kind != "building" else "other", aim.sending, receiving)
    return Incident(
        id=f"{report.id}#{number}",
        report=report.id,
        published=report.published,
        protected=protected,
        protected_evidence=aim.evidence if aim and protected else None,
        days=_not_after(draft.days, report.published),
        place=places[0] if places else None,
        places=places,
        parties=_parties(draft),
        acts=tuple(EventRef.of(a.event) for a in draft.acts),
        about=tuple(map(EventRef.of, draft.about)),
        background=number > 1 and _is_older(draft, drafts),
        terms=terms_of(report, draft.sentences, events),
    )


def _not_after(days: DateRange | None, published: dt.date | None) -> DateRange | None:
    """An incident that was reported is over, or has begun: it is not later than the report."""
    if days is None or published is None or days.last <= published:
        return days
    return DateRange(min(days.first, published), published)


def _parties(draft: Draft) -> tuple[str, ...]:
    found = {c for a in draft.acts for c in (a.doer, a.sufferer) if c}
    if draft.passing is not None:
        found |= {draft.passing.doer, draft.passing.sufferer}
    if draft.aim is not None:
        found |= {c for c in (draft.aim.sending, draft.receiving) if c}
    for act in draft.acts:
        found |= states_of((*act.event.source, *act.event.target))
    return tuple(sorted(found))
