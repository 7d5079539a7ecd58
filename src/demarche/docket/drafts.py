"""An incident in the making: its acts, its object, and what they say of days and places.

In: acts and aims of one report. Out: `Draft`, which tells what its parts tell together. Never
decides what belongs together: that is `incidents`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from demarche.docket.acts import Act
from demarche.docket.objects import Aim
from demarche.docket.pursued import Passing
from demarche.docket.space import coarse, length, near
from demarche.records import DateRange, Event, Place, Span

_MONTH = 31
_AROUND = 150
"""Characters around an act told in passing in which its ship, flight or victim is named."""


@dataclass(slots=True)
class Draft:
    """An incident in the making."""

    acts: list[Act]
    aim: Aim | None
    passing: Passing | None = None
    said: DateRange | None = None
    aims: list[Aim] = field(default_factory=list)
    about: list[Event] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the text first tells of it."""
        spots = [a.event.trigger.span.start for a in self.acts]
        spots += [self.passing.span.start] if self.passing else []
        return min(spots + [a.evidence.span.start for a in self.aims])

    @property
    def states(self) -> set[str | None]:
        """The States between which it stands."""
        if self.aim is not None:
            return {self.aim.sending, self.receiving}
        return {self.doer, self.sufferer}

    @property
    def doer(self) -> str | None:
        """The State that did it, of an act across a border."""
        return self.passing.doer if self.passing else self.acts[0].doer

    @property
    def sufferer(self) -> str | None:
        """The State to whose people it was done, of an act across a border."""
        return self.passing.sufferer if self.passing else self.acts[0].sufferer

    @property
    def sentences(self) -> list[Span]:
        """Where the text tells the incident itself."""
        spans = [a.event.sentence for a in self.acts]
        if self.passing is not None:
            first, end = self.passing.span.start, self.passing.span.end
            spans.append(Span(max(0, first - _AROUND), end + _AROUND))
        return spans

    @property
    def days(self) -> DateRange | None:
        """When it happened: from the first to the last of its acts, vague ones not counted."""
        told = [a.days for a in self.acts if a.days is not None]
        if not told and self.said is not None:
            return self.said
        if not told or min(length(d) for d in told) > _MONTH:
            told += [a.days for a in self.aims if a.days is not None]
            told += [self.passing.days] if self.passing and self.passing.days else []
        if not told:
            return None
        shortest = min(length(d) for d in told)
        sharp = [d for d in told if length(d) <= max(2, shortest)]
        if shortest > _MONTH:  # "in 2012": words beside another telling may say more
            sharp = [min(told, key=lambda d: (length(d), d.first))]
        return DateRange(min(d.first for d in sharp), max(d.last for d in sharp))

    @property
    def earliest(self) -> dt.date | None:
        """The first day on which any of its acts can have been: nothing before concerns it."""
        told = [a.event.date.days.first for a in self.acts if a.event.date is not None]
        return min(
            (a.days.first for a in self.acts if a.days is not None), default=min(told, default=None)
        )

    @property
    def places(self) -> tuple[Place, ...]:
        """Everywhere it happened, the place told first in front, whole countries last."""
        told = [a.place for a in self.acts] + [a.place for a in self.aims]
        told += [self.passing.place] if self.passing else []
        sharp: list[Place] = []
        for place in (p for p in told if p is not None):
            if not any(near(place, other) for other in sharp):
                sharp.append(place)
        towns = [p for p in sharp if not coarse(p)]
        return tuple(towns or sharp[:1])

    @property
    def receiving(self) -> str | None:
        """The State where the object stands."""
        for aim in self.aims:
            if aim.receiving is not None:
                return aim.receiving
        sending = self.aim.sending if self.aim else None
        for place in self.places:
            if place.country is not None and place.country != sending:
                return place.country
        return None
