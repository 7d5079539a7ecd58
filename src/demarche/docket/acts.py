"""Which events are incidents themselves: acts against a protected object, or across a border.

In: the events of one report. Out: `Act`s, each with what it was directed at. Never says which acts
are one incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from demarche.docket.objects import Aim, Objects
from demarche.docket.saying import days_in
from demarche.docket.space import coarse, length
from demarche.docket.states import states_of
from demarche.ontology import countries
from demarche.records import Actor, DateRange, Event, EventDate, Place, Sector, Span, Status

_RIOT = frozenset({"riot", "vandalize", "obstruct"})
_SEIZED = frozenset({"seize", "arrest", "restrict"})
_FORCES = frozenset({"COP", "MIL"})
_INTRUDING = re.compile(
    r"\b(?:occup|storm|invad|enter|overr[au]n|seiz|took over|tak\w+ over|broke|burst|climb|scal"
    r"|sieg|besieg|block)",
    re.IGNORECASE,
)
"""Words of a demonstration that goes into, onto or around a building."""
_DURATION = re.compile(r"\b(?:hour|day|week|month|year)s?\b", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"\b(?:after|following|since|for|over|accused|charged|convicted|guilty|suspected|because)\b",
    re.IGNORECASE,
)
"""What turns from an act to an earlier one that was its cause."""
_TOLD_ON = re.compile(
    r",\s[^,;.\n]*\b(?:said|says|reported|reports|announced|wrote|told\s+\w+)\s+(?:late\s+)?"
    r"(?:on\s+)?$",
    re.IGNORECASE,
)
"""What stands between an act and the day of those who tell it: ", the police said on "."""
_CREW = re.compile(
    r"\b(?:sailor|seam[ae]n|crew|fisherm[ae]n|ship|vessel|boat|tanker|trawler|tug|cutter|aircraft"
    r"|plane|jet|airliner|helicopter|drone|lorry|truck|national|citizen|tourist|soldier)",
    re.IGNORECASE,
)
"""People and things that a State may hold of another's, whose words alone do not tell it."""
_SHARP = 7
"""Days up to which a stretch says on which day something was; "in January" holds for both acts."""
_SAID = 70
"""Characters behind an undated act's trigger in which words tell its days."""
_PASSAGE = 700
"""Characters, some two paragraphs, within which blame and answer belong to an act."""
_COURTS = frozenset({("SANCTION", "convict"), ("COERCE", "arrest")})
_STATE: frozenset[Sector] = frozenset({"GOV", "MIL", "COP"})
_GOVERNMENT: frozenset[Sector] = frozenset({"GOV"})
_ANSWERS = frozenset({"CONCEDE", "AGREE", "REJECT"})


@dataclass(frozen=True, slots=True)
class Act:
    """An event that is an incident, or part of one.

    Attributes:
        event: the event.
        aim: the protected object, None where it is directed at none.
        doer: the State whose organs did it, or are said to have done it; None where not told.
        sufferer: the State to whose people or land it was done; None where not told.
        stand_in: the day of publication, which stands in for the date of an undated event.
        told: the days that words beside it tell.
        borrowed: whether its date is that of another act, which followed it.
    """

    event: Event
    aim: Aim | None
    doer: str | None
    sufferer: str | None
    stand_in: DateRange | None = None
    told: DateRange | None = None
    borrowed: bool = False

    @property
    def days(self) -> DateRange | None:
        """When it happened; None, too, where the publication date only stands in."""
        date = self.event.date
        if date and (date.evidence or date.days != self.stand_in) and not self.borrowed:
            return date.days
        return self.told

    @property
    def place(self) -> Place | None:
        """Where: the object's own town before the event's place, a country only for want of one."""
        told = self.event.place.place if self.event.place else None
        own = self.aim.place if self.aim else None
        if self.aim is not None and told is not None and told.country == self.aim.sending:
            return own  # no mission stands in its own State: those words are of the reporter
        if own is not None and (told is None or coarse(told) or self.aim is None):
            return own
        return own if own is not None else told


def against_objects(events: Sequence[Event], objects: Objects) -> tuple[Act, ...]:
    """The acts against protected objects, in text order.

    Args:
        events: all events of a report.
        objects: the objects that it names.
    """
    found: list[Act] = []
    for event in events:
        if not is_violent(event) or event.status in ("planned", "denied"):
            continue
        if _talk(event) or _is_penalty(event):
            continue
        found += [
            Act(
                event,
                aim,
                None,
                aim.sending,
                objects.published,
                _beside(event, objects),
                _is_borrowed(event, objects.report.text)
                or is_a_courts_day(event.date, event.trigger.span, events),
            )
            for aim in objects.aims(event)
            if not _by_owner(event, aim)
        ]
    return tuple(found)


def across_borders(
    events: Sequence[Event], taken: frozenset[str], published: DateRange | None
) -> tuple[Act, ...]:
    """Acts of one State's organs against another's people, over which one asks the other.

    Made only where the sufferer demands something of the doer, or the doer apologises or promises:
    an incident that nobody pursues is an event like others.

    Args:
        events: all events of a report.
        taken: ids of the events that are acts against protected objects.
        published: the day of publication.
    """
    candidates = [
        replace(act, stand_in=published)
        for event in events
        if event.id not in taken
        for act in _across(event, events)
    ]
    return tuple(act for act in candidates if _pursued(act, candidates, events))


def is_violent(event: Event) -> bool:
    """Whether an event is of a kind that can be an act against a protected object."""
    if event.type == "ASSAULT":
        return not (event.mode == "crowd-control" and _sectors(event.source) <= _FORCES)
    if event.type == "PROTEST":
        return event.mode in _RIOT or bool(_INTRUDING.search(event.trigger.quote))
    return event.type == "COERCE" and event.mode in _SEIZED


def told_of(events: Sequence[Event], objects: Objects) -> Iterator[tuple[Aim, Status]]:
    """Objects of attacks that an event names though it is none itself, or is denied; its status.

    Args:
        events: all events of a report.
        objects: the objects that it names.
    """
    for event in events:
        if is_violent(event) and (event.status == "denied" or _talk(event)):
            aim = objects.aim(event)
            if aim is not None and not _by_owner(event, aim):
                dated = event.date is not None and event.date.evidence and event.status == "denied"
                days = event.date.days if event.date and dated else None
                yield replace(aim, days=days or _beside(event, objects)), event.status


def is_a_courts_day(date: EventDate | None, act: Span, events: Sequence[Event]) -> bool:
    """Whether the words that date an act date a verdict, a charge or an arrest as well.

    "A court jailed two men on Tuesday over the attack" tells the verdict's day.

    Args:
        date: the act's date.
        act: the words that tell it; a day that stands nearer to them than to the verdict is theirs.
        events: all events of the report.
    """
    if date is None or date.evidence is None:
        return False
    return any(
        e.date is not None
        and e.date.evidence is not None
        and e.date.evidence.span == date.evidence.span
        and e.trigger.span.apart(date.evidence.span) < act.apart(date.evidence.span)
        and ((e.type, e.mode) in _COURTS or e.cameo.startswith("115") or _is_penalty(e))
        for e in events
    )


def _is_borrowed(event: Event, text: str) -> bool:
    """Whether an event's date is of what followed it: "left on Sunday after a mob stormed ...".

    So is the day on which it was told, "..., the agency reported on Saturday".
    """
    if event.date is None or event.date.evidence is None or length(event.date.days) > _SHARP:
        return False
    said, act = event.date.evidence.span, event.trigger.span
    if act.end <= said.start and _TOLD_ON.search(text[act.end : said.start]):
        return True
    if said.end > act.start or _DURATION.search(event.date.evidence.quote):
        return False
    between = text[said.end : act.start]
    return bool(_FOLLOWS.search(between)) and not re.search(r"[.;\n]", between)


def _is_penalty(event: Event) -> bool:
    """Whether a court's or a hangman's act is told, which is no attack."""
    courts = any(a.sector == "JUD" for a in event.source)
    return courts or bool(re.search(r"\b(?:execut|hang|put to death)", event.trigger.quote))


def _beside(event: Event, objects: Objects) -> DateRange | None:
    """The days that the words at an act and shortly behind it tell."""
    span = event.trigger.span
    end = min(event.sentence.end, span.end + _SAID)
    words = objects.report.text[span.start : max(span.end, end)]
    clause = re.split(r",\s(?!(?:19|20)\d\d)", words)[0]  # "..., an agency reported on Saturday"
    return days_in(clause, objects.report.published)


def _talk(event: Event) -> bool:
    """Whether an attack's only source is a government, which condemns it rather than does it."""
    talking = bool(event.source) and all(
        a.sector in ("GOV", "LEG") and not _is_state(a.mention.quote) for a in event.source
    )
    return talking and event.type != "COERCE"


def _is_state(words: str) -> bool:
    """Whether words are a State's name or seat and nothing more: "Israel", "Damascus"."""
    tokens = words.title().split() if words.isupper() else words.split()
    found = countries.find(tokens)
    return found is not None and found[2] == len(tokens)


def _by_owner(event: Event, aim: Aim) -> bool:
    """Whether the sending State's own organs did it, or the host's arrested somebody there."""
    sources = {a.country for a in event.source if a.sector in _STATE}
    if sources and sources <= {aim.sending} and event.status != "alleged":
        return True
    if event.type == "COERCE":
        targets = {a.country for a in event.target}
        return aim.sending not in targets
    return False


def _across(event: Event, events: Sequence[Event]) -> Iterator[Act]:
    """An event as an act of one State against another, once for each pair of them."""
    arrest = event.type == "COERCE" and event.mode in ("arrest", "seize")
    if not (event.type == "ASSAULT" or arrest) or event.mode == "crowd-control":
        return
    if event.status in ("planned", "denied") or _talk(event):
        return
    sufferers = states_of(event.target)
    doers = states_of(event.source, _STATE)
    things = all(
        (a.sector == "UNK" and not (arrest and not _CREW.search(a.mention.quote)))
        or (a.country is None and _CREW.search(a.mention.quote))
        for a in event.target
    )
    if doers and things and sufferers <= doers:
        sufferers = _asking(doers, events) - doers  # a plane, a ship: nobody's by its words
    here = event.place.place.country if event.place is not None else None
    if not sufferers and here and not arrest:
        sufferers = {here}
    if not event.source and arrest:  # police need no naming
        doers = {here} if here and sufferers else set()
    elif not event.source:
        doers = _blamed(event, sufferers, events)
    for sufferer in sorted(sufferers):
        for doer in sorted(doers - {sufferer}):
            yield Act(event, None, doer, sufferer)


def _asking(doers: set[str], events: Sequence[Event]) -> set[str]:
    """States that ask something of a doer, or to whom it apologises."""
    found: set[str] = set()
    for other in events:
        if other.type == "REQUEST" and states_of(other.target) & doers:
            found |= states_of(other.source, _GOVERNMENT)
        if other.type == "CONCEDE" and states_of(other.source) & doers:
            found |= states_of(other.target, _GOVERNMENT)
    return found


def _blamed(event: Event, sufferers: set[str], events: Sequence[Event]) -> set[str]:
    """States that the sufferer accuses, or that deny an act or answer for it nearby."""
    found: set[str] = set()
    for other in events:
        near = abs(other.trigger.span.start - event.trigger.span.start) <= _PASSAGE
        sources = states_of(other.source, _STATE)
        if other.type == "ACCUSE" and (near or sources & sufferers):
            found |= states_of(other.target, _STATE)
        denied = other.type == "ASSAULT" and other.status == "denied"
        if near and (denied or other.type in _ANSWERS):
            found |= sources
    return found


def _pursued(act: Act, candidates: Sequence[Act], events: Sequence[Event]) -> bool:
    """Whether the sufferer asks something of the doer, or the doer answers for just this act."""
    first = act.days.first if act.days else None
    for other in events:
        if other is act.event or (first and other.date and other.date.days.last < first):
            continue
        sources = {a.country for a in other.source}
        targets = {a.country for a in other.target}
        if (
            other.type == "REQUEST"
            and act.sufferer in sources
            and (act.doer in targets or (not other.target and act.event.source))
        ):
            return True
        if act.doer not in sources or _nearest(other, act.doer, candidates) is not act:
            continue
        if other.type in ("CONCEDE", "AGREE") and targets <= {act.sufferer, None}:
            return True
        if other.type == "REJECT" and act.sufferer in targets and not act.event.source:
            return True
    return False


def _nearest(answer: Event, doer: str | None, candidates: Sequence[Act]) -> Act | None:
    """The act of a State for which an answer of its stands: the nearest within a passage."""
    at = answer.trigger.span.start
    own = [
        act
        for act in candidates
        if act.doer == doer and abs(act.event.trigger.span.start - at) <= _PASSAGE
    ]
    return min(own, key=lambda act: abs(act.event.trigger.span.start - at), default=None)


def _sectors(actors: Sequence[Actor]) -> set[str]:
    return {a.sector for a in actors} or {"UNK"}
