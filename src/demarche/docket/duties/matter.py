"""One event before one pair of States: what it can mean for a duty, and the questions asked of it.

In: a `Reading`, a `Bond`, and what the incident was. Out: a `Matter`, which answers the questions
of the rules and makes their `Step`s. Never decides by itself what an event does to a duty.
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.docket.duties.bonds import SPEAKING, Bond
from demarche.docket.duties.reading import Reading
from demarche.docket.states import ORGANS, states_of
from demarche.records import Actor, DutyKind, DutyState, EventType

SAID: frozenset[EventType] = frozenset({"REQUEST", "AGREE", "REJECT"})
"""What is done by saying it: a demand that somebody else tells of is still a demand."""


PASSIVE: frozenset[EventType] = frozenset({"MOBILIZE"})
"""Acts told in the passive as often as not, whose teller is easily taken for their doer."""


@dataclass(frozen=True, slots=True)
class Incident:
    """What of a case's incident decides about duties.

    Attributes:
        bloodless: nobody was killed or shot at, so murderers are those of another affair.
        raiders: the States whose organs raided, seized or arrested, where that is what happened.
        held: persons were taken as hostages.
        captured: somebody or something was taken away, so that it can be given back.
        days: first and last ordinal day, None where no report tells.
        guarded: a protected object is involved.
    """

    bloodless: bool
    raiders: frozenset[str]
    held: bool
    captured: bool
    days: tuple[int, int] | None
    guarded: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One event's bearing on one duty.

    Attributes:
        kind: the duty.
        bond: who owes whom.
        state: where the event brings it.
        reading: the event.
        why: the rule, for a reader.
        leans: it counts only beside another step of the same duty.
    """

    kind: DutyKind
    bond: Bond
    state: DutyState
    reading: Reading
    why: str
    leans: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """An event that promises or refuses what was demanded before, without naming it.

    Attributes:
        bond: who owes whom.
        state: where it brings what was demanded.
        reading: the event.
        why: the rule, for a reader.
        family: the duties that its CAMEO code can be about, where its words point to no demand.
    """

    bond: Bond
    state: DutyState
    reading: Reading
    why: str
    family: tuple[DutyKind, ...]

    def to(self, demand: Step) -> Step:
        """The step that it is as the answer to a demand."""
        return Step(demand.kind, self.bond, self.state, self.reading, self.why)


@dataclass(frozen=True, slots=True)
class Matter:
    """One event before one bond, and the questions that the rules ask."""

    reading: Reading
    bond: Bond
    incident: Incident

    def step(self, kind: DutyKind, state: DutyState, why: str, *, leans: bool = False) -> Step:
        """A step of this event; one that is only announced is promised."""
        if self.reading.event.status == "planned" and state in ("under_way", "fulfilled"):
            state, why = "promised", f"{why}, announced"
        return Step(kind, self.bond, state, self.reading, why, leans)

    def answer(self, state: DutyState, why: str, family: tuple[DutyKind, ...] = ()) -> Answer:
        """An answer to an earlier demand."""
        return Answer(self.bond, state, self.reading, why, family)

    @property
    def sources(self) -> tuple[Actor, ...]:
        """Who acts; where nobody is told, whoever vouches for it, or the sentence's subject.

        Who stands before an act in the passive ("officials said the guard had been doubled") tells
        of it, and is not who did it.
        """
        reading = self.reading
        if reading.event.type in PASSIVE and reading.is_passive:
            after = reading.event.trigger.span.end
            return tuple(a for a in reading.event.source if a.mention.span.start >= after)
        if reading.event.source:
            return reading.event.source
        if reading.speaker:
            return (reading.speaker,)
        return reading.subject if reading.event.type in SAID else ()

    @property
    def by_debtor(self) -> bool:
        """An organ of the debtor acts."""
        return self.bond.debtor in states_of(self.sources, ORGANS | {"UNK"})

    @property
    def by_creditor(self) -> bool:
        """Somebody who speaks for the creditor acts."""
        return self.bond.creditor in states_of(self.sources, SPEAKING)

    @property
    def by_unknown(self) -> bool:
        """An act in the passive, or by organs of a State that the report does not name."""
        sources = self.sources
        return all(a.country is None and a.sector in ORGANS | {"UNK"} for a in sources)

    @property
    def to_debtor(self) -> bool:
        """An organ of the debtor is addressed."""
        return self.bond.debtor in states_of(self.reading.event.target, ORGANS | {"UNK"})

    @property
    def to_creditor(self) -> bool:
        """The creditor's side is addressed or affected."""
        return self.bond.creditor in states_of(self.reading.event.target)

    @property
    def to_third(self) -> bool:
        """Another State's organs are addressed, and neither side of the bond."""
        addressed = states_of(self.reading.event.target, ORGANS)
        return bool(addressed) and not addressed & {self.bond.debtor, self.bond.creditor}

    @property
    def to_nobody(self) -> bool:
        """No State is addressed."""
        return not states_of(self.reading.event.target)

    @property
    def to_others(self) -> bool:
        """Others than the two States are addressed, and neither of them."""
        addressed = states_of(self.reading.event.target)
        return bool(addressed) and not addressed & {self.bond.debtor, self.bond.creditor}

    @property
    def to_own(self) -> bool:
        """The debtor's side alone is addressed."""
        return states_of(self.reading.event.target) == {self.bond.debtor}

    @property
    def own_act(self) -> bool:
        """Whether the debtor's organs did it, or nobody is told who could have been another."""
        if self.by_debtor:
            return True
        place = self.reading.event.place
        country = place.place.country if place else None
        if self.by_unknown:
            return country in (None, self.bond.debtor)
        # Police at the place of the incident are its State's, whatever nation was named by them.
        sectors = {actor.sector for actor in self.sources}
        return self.bond.host and country == self.bond.debtor and sectors <= {"COP", "JUD"}

    @property
    def mission(self) -> bool:
        """Its part of the sentence speaks of a mission or its staff."""
        return self.reading.tells("mission")

    def kinds(self) -> tuple[DutyKind, ...]:
        """The duties that the words name, less what concerns another affair."""
        reading, incident = self.reading, self.incident
        kinds = reading.kinds()
        if incident.captured and "restore" in reading.own.topics:
            # Who was carried off is to be given back; how he is tried then is not owed here.
            return ("restitution", *(k for k in kinds if k not in ("restitution", "punishment")))
        lethal = "lethal" in reading.sentence.topics and not reading.tells("mission")
        if incident.bloodless and lethal:
            return ()
        return tuple(k for k in kinds if not self._elsewhere(k))

    def _elsewhere(self, kind: DutyKind) -> bool:
        """Whether a duty is named for something that the case is not about."""
        reading, topics = self.reading, self.reading.own.topics
        if not self.incident.guarded:
            return kind == "protection" and "mission" in topics
        if kind == "protection" and reading.missions_of:
            return self.bond.creditor not in reading.missions_of
        private = "private" in topics and "mission" not in topics
        return private and kind in ("protection", "punishment")

    @property
    def turned(self) -> bool:
        """The host is told to ask for, or the guest to promise, what only the host can do.

        A clause with two pronouns is easily read the wrong way round; to protect a mission where
        it stands is the receiving State's alone (VCDR 22(2), VCCR 31(3)).
        """
        return self.bond.host and "protection" in self.kinds() and self.mission
