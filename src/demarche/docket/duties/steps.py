"""What one event does to a duty: demands, promises, refuses it, or brings it forward.

In: a `Reading` and a `Bond`. Out: `Step`s, and `Answer`s, which point back to an earlier demand
that the ledger finds. Never looks at another event.

docs/duties.md has the table of these rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from demarche.docket.duties.bonds import ORGANS, SPEAKING, Bond, countries
from demarche.docket.duties.reading import Reading
from demarche.records import Actor, DutyKind, DutyState, EventType, Span

_FAMILIES: dict[str, tuple[DutyKind, ...]] = {
    "24": ("protection",),
    "43": ("compensation", "restitution"),
    "44": ("cessation",),
    "46": ("cessation",),
}
"""What CAMEO's refusals (12xy) can be about, by their last two digits."""

_SAID: frozenset[EventType] = frozenset({"REQUEST", "AGREE", "REJECT"})
"""What is done by saying it: a demand that somebody else tells of is still a demand."""


@dataclass(frozen=True, slots=True)
class Incident:
    """What of a case's incident decides about duties.

    Attributes:
        bloodless: nobody was killed or shot at, so murderers are those of another affair.
        captured: somebody or something was taken away, so that it can be given back.
        days: first and last ordinal day, None where no report tells.
        guarded: a protected object is involved.
        sentences: those that tell the incident itself, by report.
    """

    bloodless: bool
    captured: bool
    days: tuple[int, int] | None
    guarded: bool
    sentences: Mapping[str, tuple[Span, ...]]


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


def steps(reading: Reading, bond: Bond, incident: Incident) -> Iterator[Step | Answer]:
    """The steps that an event is in the duties of a bond."""
    event = reading.event
    if event.status == "denied" or (event.status == "alleged" and event.type not in _SAID):
        return
    rule = _RULES.get(event.type)
    if rule is not None:
        yield from rule(_Case(reading, bond, incident))


@dataclass(frozen=True, slots=True)
class _Case:
    """One event before one bond, and the questions that the rules ask."""

    reading: Reading
    bond: Bond
    incident: Incident

    def step(self, kind: DutyKind, state: DutyState, why: str, *, leans: bool = False) -> Step:
        if self.reading.event.status == "planned" and state in ("under_way", "fulfilled"):
            state, why = "promised", f"{why}, announced"
        return Step(kind, self.bond, state, self.reading, why, leans)

    def answer(self, state: DutyState, why: str, family: tuple[DutyKind, ...] = ()) -> Answer:
        return Answer(self.bond, state, self.reading, why, family)

    @property
    def sources(self) -> tuple[Actor, ...]:
        """Who acts; where nobody is told, whoever vouches for it, or the sentence's subject."""
        reading = self.reading
        if reading.event.source:
            return reading.event.source
        if reading.speaker:
            return (reading.speaker,)
        return reading.subject if reading.event.type in _SAID else ()

    @property
    def by_debtor(self) -> bool:
        return self.bond.debtor in countries(self.sources, ORGANS | {"UNK"})

    @property
    def by_creditor(self) -> bool:
        return self.bond.creditor in countries(self.sources, SPEAKING)

    @property
    def by_unknown(self) -> bool:
        """An act in the passive, or by organs of a State that the report does not name."""
        sources = self.sources
        return all(a.country is None and a.sector in ORGANS | {"UNK"} for a in sources)

    @property
    def to_debtor(self) -> bool:
        return self.bond.debtor in countries(self.reading.event.target, ORGANS | {"UNK"})

    @property
    def to_creditor(self) -> bool:
        return self.bond.creditor in countries(self.reading.event.target)

    @property
    def to_third(self) -> bool:
        """Another State's organs are addressed, and neither side of the bond."""
        addressed = countries(self.reading.event.target, ORGANS)
        return bool(addressed) and not addressed & {self.bond.debtor, self.bond.creditor}

    @property
    def to_nobody(self) -> bool:
        """No State is addressed."""
        return not countries(self.reading.event.target)

    @property
    def to_own(self) -> bool:
        """The debtor's side alone is addressed."""
        return countries(self.reading.event.target) == {self.bond.debtor}

    @property
    def mission(self) -> bool:
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


def _request(case: _Case) -> Iterator[Step | Answer]:
    event = case.reading.event
    if case.bond.debtor in countries(event.source):
        if case.by_debtor and not case.to_creditor and _asks_the_public(case):
            yield case.step("investigation", "under_way", "its police ask the public for help")
        elif case.to_creditor and case.turned:
            yield case.step("protection", "demanded", f"{case.bond.creditor} asks for it")
        return
    if case.by_creditor:
        addressed = not case.to_third and countries(event.target) != {case.bond.creditor}
    elif case.by_unknown:
        addressed = case.to_debtor
    else:
        third = countries(event.source) or any(a.country == "IGO" for a in event.source)
        addressed = bool(third) and (case.to_debtor or (case.to_nobody and case.mission))
        addressed = addressed and case.bond.host and _concerns(case)
    if not addressed:
        return
    kinds = case.kinds() or _by_code(case)
    # What only others ask for engages nothing yet; beside a step of the two States it is told.
    others = not case.by_creditor and not case.by_unknown
    for kind in kinds:
        yield case.step(kind, "demanded", f"{_who(case)} asks for it", leans=others)


def _who(case: _Case) -> str:
    return case.bond.creditor if case.by_creditor else "another party"


def _concerns(case: _Case) -> bool:
    """Whether a third party's words are about the incident: its mission, or what still goes on."""
    return case.mission or (_lasts(case) and "halting" in case.reading.own.topics)


def _asks_the_public(case: _Case) -> bool:
    organs = {a.sector for a in case.reading.event.source}
    return bool(organs & {"COP", "JUD", "GOV"}) and (
        case.reading.event.cameo in ("0214", "1014") or "public" in case.reading.own.topics
    )


def _by_code(case: _Case) -> tuple[DutyKind, ...]:
    """The duty that the event's CAMEO code tells, where its words tell none of their own."""
    reading = case.reading
    topics, code = reading.own.topics, reading.event.cameo
    if reading.own.apart or reading.kinds() or "private" in topics:
        return ()
    if code.endswith("13"):
        return ("investigation",)
    if code.endswith("34") and case.incident.guarded:
        return ("cessation",) if "halting" in topics and _lasts(case) else ("protection",)
    return ()


def _lasts(case: _Case) -> bool:
    """Whether the event is told of a day on which the incident still went on."""
    date, days = case.reading.event.date, case.incident.days
    if date is None or days is None or not case.incident.guarded:
        return False
    return days[0] <= date.days.first.toordinal() <= days[1]


def _accuse(case: _Case) -> Iterator[Step | Answer]:
    event, reading = case.reading.event, case.reading
    if event.mode == "investigate":
        if _own_act(case) and not _only_creditors_people(case):
            done = "done" in reading.own.topics or "done" in reading.around.topics
            state: DutyState = "fulfilled" if done else "under_way"
            yield case.step("investigation", state, "an inquiry by its organs")
    elif event.cameo == "115":
        if _own_act(case) and not case.to_creditor and not _charged_elsewhere(case):
            yield case.step("punishment", "under_way", "charges by its organs")
    elif case.by_creditor and case.to_debtor and "overdue" in reading.own.topics:
        for kind in case.kinds():
            if kind in ("explanation", "compensation", "satisfaction"):
                yield case.step(kind, "demanded", f"{case.bond.creditor} complains of its lack")


def _own_act(case: _Case) -> bool:
    """Whether the debtor's organs did it, or nobody is told who could have been another."""
    if case.by_debtor:
        return True
    place = case.reading.event.place
    country = place.place.country if place else None
    if case.by_unknown:
        return country in (None, case.bond.debtor)
    # Police at the place of the incident are its State's, whatever nation was named beside them.
    sectors = {actor.sector for actor in case.sources}
    return case.bond.host and country == case.bond.debtor and sectors <= {"COP", "JUD"}


def _only_creditors_people(case: _Case) -> bool:
    target = countries(case.reading.event.target)
    return bool(target) and target <= {case.bond.creditor}


def _charged_elsewhere(case: _Case) -> bool:
    """Whether the deed charged was done to something that the case is not about."""
    content = case.reading.content.topics
    return case.incident.guarded and "private" in content and "mission" not in content


def _agree(case: _Case) -> Iterator[Step | Answer]:
    if case.by_creditor and case.to_debtor and case.turned:
        yield case.step("protection", "promised", f"{case.bond.debtor} undertakes it")
        return
    likely = case.by_unknown and (case.to_creditor or (case.bond.host and case.to_nobody))
    if not case.by_debtor and not likely:
        return
    if (
        not case.to_creditor
        and not case.to_nobody
        and case.bond.debtor not in countries(case.reading.event.target)
    ):
        return
    kinds = case.kinds()
    if not kinds and not case.reading.kinds():
        kinds = _by_code(case)
    for kind in kinds:
        yield case.step(kind, "promised", f"{case.bond.debtor} undertakes it")
    own = case.reading.own
    if not kinds and "back" in own.topics and not own.apart and not case.reading.kinds():
        yield case.answer("promised", f"{case.bond.debtor} answers an earlier demand")


def _reject(case: _Case) -> Iterator[Step | Answer]:
    reading = case.reading
    topics = reading.own.topics
    if not case.by_debtor or case.to_third:
        return
    if "accused" in topics or "overdue" in reading.content.topics:
        return
    kinds = case.kinds()
    if "extradit" in reading.told.of(reading.report.text).lower():
        # Who tries the suspects himself does not refuse to punish them (IPP 7).
        kinds = tuple(k for k in kinds if k != "punishment")
    elif not kinds and not reading.kinds():
        family = _FAMILIES.get(reading.event.cameo[-2:], ())
        if reading.own.apart:
            return
        if "back" in topics or family:
            why = f"{case.bond.debtor} turns an earlier demand down"
            yield case.answer("refused", why, () if "back" in topics else family)
    for kind in kinds:
        yield case.step(kind, "refused", f"{case.bond.debtor} refuses it")


def _concede(case: _Case) -> Iterator[Step | Answer]:
    event = case.reading.event
    if not (case.by_debtor or (case.by_unknown and case.to_creditor)) or case.reading.tells(
        "short"
    ):
        return
    if case.to_own:
        return
    kinds = case.kinds()
    if event.type == "CONCEDE" and event.cameo.startswith("05") and not kinds:
        kinds = ("satisfaction",)
    if "satisfaction" in kinds:
        yield case.step("satisfaction", "fulfilled", f"{case.bond.debtor} expresses it")


def _mobilize(case: _Case) -> Iterator[Step | Answer]:
    event, reading = case.reading.event, case.reading
    if not case.bond.host or not _own_act(case) or event.mode not in ("police", "troops", None):
        return
    if event.mode != "police" and not (
        reading.sentence.names("protection") or "mission" in reading.sentence.topics
    ):
        return
    granted = "done" in reading.sentence.topics and (
        reading.speaker is None or reading.speaker.country == case.bond.creditor
    )
    state: DutyState = "fulfilled" if granted and event.said_by else "under_way"
    yield case.step("protection", state, "its forces are posted")


def _coerce(case: _Case) -> Iterator[Step | Answer]:
    event, reading = case.reading.event, case.reading
    if event.mode != "arrest" or not _own_act(case) or _creditors_own(case):
        return
    if any(a.sector in ("JRN", "OPP", "REF") for a in event.target):
        return
    if not case.bond.host and case.bond.debtor not in countries(event.target):
        return
    state: DutyState = "fulfilled" if "term" in reading.around.topics else "under_way"
    yield case.step("punishment", state, "arrests by its organs")


def _creditors_own(case: _Case) -> bool:
    """Whether those held are the creditor's people, rather than suspects in its case.

    A crowd of the sending State's own emigrants is arrested like any other: told by who arrests
    them, or by the incident's standing in the same sentence.
    """
    if not case.to_creditor:
        return False
    organs = countries(case.reading.event.target, ORGANS)
    told_with_it = case.reading.event.sentence in case.incident.sentences.get(
        case.reading.report.id, ()
    )
    return case.bond.creditor in organs or not (
        case.bond.host and (case.bond.debtor in countries(case.sources, ORGANS) or told_with_it)
    )


def _sanction(case: _Case) -> Iterator[Step | Answer]:
    if case.reading.event.mode == "convict" and _own_act(case) and not case.to_creditor:
        yield case.step("punishment", "fulfilled", "a sentence by its courts")


def _give(case: _Case) -> Iterator[Step | Answer]:
    """RETREAT, AID, COOPERATE: something handed over, withdrawn or done for the other side."""
    reading, event = case.reading, case.reading.event
    rescued = event.type == "AID" and case.mission
    if not case.by_debtor or not (case.to_creditor or event.type == "RETREAT" or rescued):
        return
    kinds = set(case.kinds()) or {kind for kind, _ in reading.around.kinds}
    if event.type == "RETREAT" and "restitution" in kinds and not case.to_own:
        yield case.step("restitution", "fulfilled", "its organs restore what was damaged or taken")
    elif event.type == "AID" and "compensation" in kinds:
        yield case.step("compensation", "fulfilled", f"{case.bond.debtor} pays")
    elif event.type == "COOPERATE" and "explanation" in kinds:
        yield case.step("explanation", "fulfilled", f"{case.bond.debtor} shares what it knows")
    elif (case.to_creditor or rescued) and reading.tells("rescue"):
        yield case.step("cessation", "fulfilled", "its organs free those who were held")
    elif event.mode in ("withdraw", "ceasefire") and not case.incident.guarded:
        yield case.step("cessation", "fulfilled", "its forces withdraw")


def _assault(case: _Case) -> Iterator[Step | Answer]:
    event = case.reading.event
    if event.mode == "crowd-control" and case.bond.host and case.by_debtor and not case.to_creditor:
        state: DutyState = "fulfilled" if case.reading.tells("cleared") else "under_way"
        yield case.step("cessation", state, "its police drive the crowd away", leans=True)


_RULES: dict[EventType, Callable[[_Case], Iterator[Step | Answer]]] = {
    "REQUEST": _request,
    "ACCUSE": _accuse,
    "AGREE": _agree,
    "REJECT": _reject,
    "CONCEDE": _concede,
    "SUPPORT": _concede,
    "MOBILIZE": _mobilize,
    "COERCE": _coerce,
    "SANCTION": _sanction,
    "RETREAT": _give,
    "AID": _give,
    "COOPERATE": _give,
    "ASSAULT": _assault,
}
