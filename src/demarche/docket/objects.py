"""Which protected object an act is directed at.

In: an event, and the objects that its report names. Out: an `Aim`: the kind of object, whose it is,
where it stands, and the words that name it; or None. Never looks at another report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from demarche.docket.protecting import Named, named, owner
from demarche.docket.space import near
from demarche.docket.states import NO_STATE
from demarche.ontology import protected
from demarche.ontology.protected import Sort
from demarche.records import Actor, DateRange, Event, Evidence, Place, Report, Span

PREMISES: frozenset[Sort] = frozenset({"embassy", "consulate", "mission", "residence"})
_REACH = 90
"""Characters between a trigger and an object of the same sentence that is its target."""
_PERSON = re.compile(
    r"\s+(?:staff|employee|worker|official|guard|personnel|driver|secretary|officer|counsell?or"
    r"|clerk|cook|gardener|spokes\w+)s?\b"
)
_OF_MISSION = re.compile(
    r"\b(?:staff|employee|worker|diplomat|member|secretary|driver|translator|clerk)s?"
    r"(?:\s+\w+){0,2}\s+(?:of|at|from)\s+(?:[\w’'-]+\s+){0,3}$"
)
_ANAPHORA = 400
"""Characters before "the mission" in which the embassy that it means is named."""
_FLAG_REACH = 60
_OTHERS = frozenset({"CVL", "JRN", "REB", "CRM", "OPP", "PTY", "LAB", "EDU", "REL", "REF"})
"""People who are no mission's own, though their mention may name one ("men held over the attack on
the embassy")."""


@dataclass(frozen=True, slots=True)
class Aim:
    """The object of an act.

    Attributes:
        sort: what it is.
        sending: the State whose it is.
        receiving: the State where it stands, None where the report does not tell.
        place: its town, where told.
        several: whether the words name more than one.
        evidence: the words.
        days: when it was attacked, where the same words or those beside them tell.
    """

    sort: Sort
    sending: str
    receiving: str | None
    place: Place | None
    several: bool
    evidence: Evidence
    days: DateRange | None = None


class Objects:
    """The protected objects of one report, and which of them an event is directed at."""

    def __init__(self, report: Report, events: Sequence[Event]) -> None:
        self.report = report
        self.named = named(report)
        self._events = events
        self._missions = [n for n in self.named if n.sort in PREMISES]
        self._senders = self._told_senders(events)
        dealt = Counter(
            actor.country
            for event in events
            for actor in (*event.source, *event.target)
            if actor.country not in NO_STATE and actor.sector in ("GOV", "COP", "MIL", "JUD")
        )
        self._dealing = sorted((c for c in dealt if c), key=lambda c: (-dealt[c], c))

    @property
    def published(self) -> DateRange | None:
        """The day of publication, None where not known."""
        day = self.report.published
        return DateRange(day, day) if day else None

    def aim(self, event: Event) -> Aim | None:
        """The object that an act is directed at, None where it is none.

        Args:
            event: an act of the report.
        """
        found = self._target(event) or self._building(event) or self._beside(event)
        if found is None:
            return None
        return self._flagged(event, self._vehicle(event, self.completed(found)))

    def aims(self, event: Event) -> tuple[Aim, ...]:
        """The objects that an act is directed at: several where one phrase joins several States'.

        Args:
            event: an act of the report.
        """
        first = self.aim(event)
        if first is None:
            return ()
        joined = [
            n for n in self.named if n.span == first.evidence.span and n.sending != first.sending
        ]
        others = (self.aims_at(n) for n in joined if n.sending)
        return (first, *(replace(a, days=first.days) for a in others if a is not None))

    def aims_at(self, spot: Named) -> Aim | None:
        """The object that a phrase names, None where nothing tells whose it is."""
        beside = [e for e in self._events if e.place and e.sentence.covers(spot.span)]
        fitting = [e for e in beside if spot.place is None and self._fits(spot, e)]
        return self._aim(spot, None, fitting[0] if fitting else None)

    def host(self, sending: str) -> str | None:
        """The State that a report's own and other parties show most beside a sending State.

        Args:
            sending: the sending State.
        """
        return next((state for state in self._dealing if state != sending), None)

    def mission_before(self, spot: Named) -> Named | None:
        """The mission to which "its gates" or "the building" belongs: the last one named before.

        Args:
            spot: the building, or the part of one.
        """
        words = self.report.text[max(0, spot.span.start - 25) : spot.span.start].lower()
        if not re.search(r"\b(?:its|the|their)\s+(?:\w+\s+){0,2}$", words):
            return None
        first = spot.span.start - _ANAPHORA
        near = [n for n in self._missions if first <= n.span.start < spot.span.start]
        return near[-1] if near and self._sender(near[-1]) else None

    def completed(self, aim: Aim) -> Aim:
        """The object with the State and town where the report says that such a one stands.

        Args:
            aim: an object whose own phrase does not tell them.
        """
        if aim.receiving is not None:
            return aim
        spots = [n for n in self.named if self._sender(n) == aim.sending and n.receiving]
        spots = [n for n in spots if not self._is_only_planned(n)]
        spots = [n for n in spots if n.sort == aim.sort] or spots
        states = {n.receiving for n in spots} - {aim.sending}
        if len(states) != 1:
            return aim
        receiving = states.pop()
        places = [n.place for n in spots if n.place and n.receiving == receiving]
        return replace(aim, receiving=receiving, place=aim.place or next(iter(places), None))

    def _is_only_planned(self, spot: Named) -> bool:
        """Whether its sentence tells only what is yet to come: that is not the mission attacked."""
        told = [e.status for e in self._events if e.sentence.covers(spot.span)]
        return bool(told) and set(told) == {"planned"}

    def _of_sender(self, sending: str) -> list[Named]:
        """The premises of a State that the report names, by its phrase or by an event's party."""
        return [n for n in self._missions if self._sender(n) == sending]

    def _told_senders(self, events: Sequence[Event]) -> dict[Span, str]:
        """Senders that the coder found where a phrase itself does not tell them."""
        votes: dict[Span, Counter[str]] = {}
        for event in events:
            for actor in (*event.target, *event.source):
                home = event.place is not None and event.place.place.country == actor.country
                if actor.country is None or actor.sector not in ("GOV", "MIL") or home:
                    continue
                for spot in self._missions:
                    if spot.sending is None and actor.mention.span.covers(spot.span):
                        votes.setdefault(spot.span, Counter())[actor.country] += 1
        return {
            span: min(count, key=lambda c: (-count[c], c))
            for span, count in votes.items()
            if min(count, key=lambda c: (-count[c], c)) != self._receiver_at(span)
        }

    def _receiver_at(self, span: Span) -> str | None:
        return next(n.receiving for n in self._missions if n.span == span)

    def _sender(self, spot: Named) -> str | None:
        return spot.sending or self._senders.get(spot.span) or spot.owner

    def _target(self, event: Event) -> Aim | None:
        """The object that a target's own words name."""
        best: Aim | None = None
        for actor in event.target:
            if actor.sector in _OTHERS:
                continue
            for spot in self.named:
                if spot.sort in ("building", "flag") or not actor.mention.span.overlaps(spot.span):
                    continue
                if not event.sentence.covers(spot.span) and not self._fits(spot, event):
                    continue
                aim = self._aim(spot, actor, event)
                if aim is not None and self._is_person(spot):
                    aim = replace(aim, sort="staff", several=False)
                if aim is not None and (best is None or spot.sort in PREMISES):
                    best = aim
        return best

    def _building(self, event: Event) -> Aim | None:
        """The mission that "the building", "its walls", "49 people" there stand for."""
        for actor in event.target:
            if actor.sector != "GOV" or actor.country is None or not _thing(actor):
                continue
            at = event.place.place if event.place is not None else None
            if at is not None and at.country == actor.country:
                # No mission stands in its own State: it is that of another which stands there.
                spots = [n for n in self._missions if n.receiving == at.country]
                # Where none does, the place is the reporter's own, and the mission is abroad.
                spots = spots or [n for n in self._of_sender(actor.country) if n.receiving]
            else:
                spots = [n for n in self._of_sender(actor.country) if self._fits(n, event)]
            spots = [n for n in spots if not n.several]
            if spots:
                before = [n for n in spots if n.span.start < event.sentence.end]
                return self._aim(before[-1] if before else spots[0], actor, event)
        return None

    def _beside(self, event: Event) -> Aim | None:
        """The object that stands in the same sentence, near the trigger."""
        if any(
            actor.sector in _OTHERS | {"MIL", "COP"}
            or (actor.sector == "UNK" and not _thing(actor))
            for actor in event.target
        ):
            return None
        spots = [
            n
            for n in self.named
            if n.sort not in ("building", "flag", "staff")
            and event.sentence.covers(n.span)
            and _distance(n, event) <= _REACH
            and self._fits(n, event)
        ]
        spots.sort(key=lambda n: (n.span.start < event.trigger.span.start, _distance(n, event)))
        aims = (self._aim(spot, None, event) for spot in spots)
        return next((aim for aim in aims if aim is not None), None)

    def _is_person(self, spot: Named) -> bool:
        """Whether a mission's word only tells whose somebody is: "an embassy guard"."""
        after = self.report.text[spot.span.end :][:24]
        before = self.report.text[max(0, spot.span.start - 60) : spot.span.start]
        return bool(_PERSON.match(after) or _OF_MISSION.search(before))

    def _vehicle(self, event: Event, aim: Aim) -> Aim:
        """A convoy in which the ambassador sat is a vehicle, not staff."""
        if aim.sort in PREMISES and event.sentence.covers(aim.evidence.span):
            return aim
        for spot in self.named:
            inside = event.sentence.covers(spot.span)
            if spot.sort == "vehicle" and inside and spot.sending in (None, aim.sending):
                words = Evidence.at(self.report.id, self.report.text, spot.span)
                return replace(aim, sort="vehicle", several=False, evidence=words)
        return aim

    def _flagged(self, event: Event, aim: Aim) -> Aim | None:
        """A flag is the object where the sentence names nothing else that was touched.

        None where the flag flew on no premises (VCDR 20 protects it on the mission's and the head
        of mission's alone).
        """
        own = [n for n in self.named if event.sentence.covers(n.span)]
        flags = [n for n in own if n.sort == "flag" and _distance(n, event) <= _FLAG_REACH]
        if not flags or any(n.sort in PREMISES or n.sort == "vehicle" for n in own):
            return aim
        if not any(n.sort == "building" for n in own):
            return None  # a flag burned in the street is an insult, but nothing protected
        words = Evidence.at(self.report.id, self.report.text, flags[0].span)
        return replace(aim, sort="flag", several=False, evidence=words)

    def _fits(self, spot: Named, event: Event) -> bool:
        """Whether an object can be where an act happened."""
        at = event.place.place if event.place is not None else None
        if at is None or at.country == self._sender(spot):
            return True  # no mission stands in its own State: that place is another's
        if spot.place is not None:
            return near(spot.place, at)
        return spot.receiving in (None, at.country)

    def _aim(self, spot: Named, actor: Actor | None, event: Event | None) -> Aim | None:
        sending = spot.sending or self._senders.get(spot.span)
        at = event.place.place if event is not None and event.place is not None else None
        here = spot.receiving or (at.country if at is not None else None)
        if sending is None and actor is not None and actor.sector in ("GOV", "UNK"):
            sending = actor.country if actor.country != here else None
        sending = sending or spot.owner
        if sending is None and event is not None and event.place is not None:
            host = spot.receiving or event.place.place.country
            sending = owner(self.report.text, spot.span.start, host)
        sending = sending or self._elsewhere(spot)
        if sending is None and here is not None:
            sending = self.host(here)
        if sending is None or sending in NO_STATE or len(sending) != 3:
            return None
        place, receiving = spot.place, spot.receiving
        if place is None and at is not None and at.country != sending:
            place, receiving = at, receiving or at.country
        if receiving == sending:
            receiving = None
        at_home = actor is not None and at is not None and at.country == sending
        if at_home and spot.place is None and receiving is None:
            abroad = any(n.receiving for n in self._of_sender(sending))
            if not abroad:
                return None  # at home it is no mission: those words are of somebody who only heard
        words = Evidence.at(self.report.id, self.report.text, spot.span)
        return Aim(self._kind(spot, sending), sending, receiving, place, spot.several, words)

    def _kind(self, spot: Named, sending: str) -> Sort:
        """What "the mission" is, where words not far before say it: an embassy, a consulate."""
        if spot.sort != "mission" or spot.sending is not None or spot.several:
            return spot.sort
        first = spot.span.start - _ANAPHORA
        return next(
            (
                n.sort
                for n in reversed(self._missions)
                if first <= n.span.start < spot.span.start
                and n.sort in ("embassy", "consulate")
                and self._sender(n) == sending
            ),
            spot.sort,
        )

    def _elsewhere(self, spot: Named) -> str | None:
        """The sender of an object of that sort that the report names in full elsewhere."""
        senders = Counter(
            sender
            for n in self.named
            if n.sort == spot.sort
            and (sender := self._sender(n))
            and (spot.receiving is None or n.receiving in (None, spot.receiving))
            and sender != spot.receiving
        )
        return min(senders, key=lambda s: (-senders[s], s)) if senders else None


def _thing(actor: Actor) -> bool:
    """Whether a party is named by words for a building, a part of one, or people: no government."""
    words = actor.mention.quote.lower()
    return bool(protected.pattern().search(words)) or words[:1].isdigit() or "people" in words


def _distance(spot: Named, event: Event) -> int:
    return spot.span.apart(event.trigger.span)
