"""Who owes whom over a case: the pairs of States between which duties can stand.

In: a `CaseFile`. Out: `Bond`s. Never looks at what is owed.

The receiving State of a protected object owes its sending State (VCDR 22, VCCR 31). An organ of
another State that did the thing binds that State too (ILC 4). Where no protected object is
involved, the State of the doers owes the State of the victims; where the doers are not told, the
State that the victims' State addresses. Another State that asks over dead of its own is owed too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from demarche.docket.duties.reading import Reading
from demarche.docket.states import ORGANS, states_of
from demarche.records import CaseFile, DutyKind, Event, EventRef, Protected, Sector

SPEAKING: frozenset[Sector] = frozenset({"GOV", "MIL", "COP", "JUD", "UNK"})
"""Sectors that demand in the State's name: members of its parliament ask in their own."""

_REPARATION: frozenset[DutyKind] = frozenset({"restitution", "compensation", "satisfaction"})
"""The forms of reparation (ILC 34)."""


@dataclass(frozen=True, slots=True, order=True)
class Bond:
    """A pair of States.

    Attributes:
        debtor, creditor: ISO 3166-1 alpha-3 of who owes and to whom it is owed.
        host: whether the debtor is the receiving State of the protected object.
        asked: whether only what the creditor itself asks for is owed to it.
    """

    debtor: str
    creditor: str
    host: bool
    asked: bool = False


def bonds_of(file: CaseFile, told: Iterable[Reading]) -> tuple[Bond, ...]:
    """The bonds of a case, the receiving State's first; none where no two States are told.

    Args:
        file: the case.
        told: the readings of its events.
    """
    protected = file.case.protected
    found = dict.fromkeys(_protected(file, protected) if protected else _unprotected(file, told))
    return tuple(bond for bond in found if bond.debtor != bond.creditor)


def incident_events(file: CaseFile) -> tuple[Event, ...]:
    """The events that are the incident itself."""
    refs = set(file.case.incident_events)
    return tuple(e for e in file.events if EventRef.of(e) in refs and e.status != "denied")


def _protected(file: CaseFile, protected: Protected) -> Iterator[Bond]:
    host, guest = protected.receiving_state, protected.sending_state
    yield Bond(host, guest, host=True)
    for event in incident_events(file):
        for doer in sorted(states_of(event.source, ORGANS)):
            if doer not in (host, guest):
                yield Bond(doer, guest, host=False)
            elif doer == guest and host in states_of(event.target):
                yield Bond(guest, host, host=False)


def _unprotected(file: CaseFile, told: Iterable[Reading]) -> Iterator[Bond]:
    """Doers' States before victims'; of two States, the way that more of the case speaks for.

    A report may name the victims wrongly, or only their State, so every telling of the incident has
    a voice, and so has every demand, protest and answer between the two.
    """
    acts = incident_events(file)
    doers = set().union(*(states_of(act.source) for act in acts))
    victims = set().union(*(states_of(act.target) for act in acts))
    if not victims:
        victims = set().union(*(asking for asking, _ in _claims(file)))
    elif not victims - doers:
        victims |= _wronged(told, doers)
    if not doers - victims or len(victims) > 1:
        doers |= set().union(*(asked for asking, asked in _claims(file) if asking & victims))
    place = file.case.place
    if not doers - victims and place and place.country:
        doers.add(place.country)
    for debtor in sorted(doers):
        for creditor in sorted(victims - {debtor}):
            ahead, back = _voices(file, debtor, creditor), _voices(file, creditor, debtor)
            if ahead >= back or _both_ways(acts, debtor, creditor):
                yield Bond(debtor, creditor, host=False)
                for other in _bereaved(told, {debtor, creditor}):
                    yield Bond(debtor, other, host=False, asked=True)


def _wronged(told: Iterable[Reading], doers: set[str]) -> set[str]:
    """Victims' States that no telling of the incident names, where it names the doers' own alone.

    They are those to whom another act of the case was done, and those that ask for reparation, as
    only a wronged State does; whoever asks for an inquiry may be anybody.
    """
    found: set[str] = set()
    for reading in told:
        event = reading.event
        if event.type in ("ASSAULT", "COERCE") and states_of(event.source) & doers:
            found |= states_of(event.target)
        if event.type == "REQUEST" and set(reading.kinds()) & _REPARATION:
            found |= states_of(event.source, SPEAKING)
    return found - doers


def _bereaved(told: Iterable[Reading], known: set[str]) -> Iterator[str]:
    """Other States that ask for something over dead of their own."""
    for reading in told:
        if reading.event.type == "REQUEST" and "bereaved" in reading.sentence.topics:
            yield from sorted(states_of(reading.event.source, SPEAKING) - known)


def _claims(file: CaseFile) -> Iterator[tuple[set[str], set[str]]]:
    """Who demands of whom, or accuses whom, State by State."""
    for event in file.events:
        if event.type in ("REQUEST", "ACCUSE") and event.mode != "investigate":
            asking = states_of(event.source, SPEAKING)
            asked = states_of(event.target, ORGANS) - asking
            if asking and asked:
                yield asking, asked


def _voices(file: CaseFile, debtor: str, creditor: str) -> tuple[int, int]:
    """How many events speak for a bond, tellings of the incident doubly; and how many tell it."""
    acts = incident_events(file)
    told = sum(
        creditor in states_of(a.target) and creditor not in states_of(a.source) for a in acts
    )
    done = sum(debtor in states_of(a.source) and debtor not in states_of(a.target) for a in acts)
    claimed = sum(creditor in asking and debtor in asked for asking, asked in _claims(file))
    return 2 * (done + told) + claimed, done + told


def _both_ways(acts: Iterable[Event], first: str, second: str) -> bool:
    """Whether each of two States did something to the other in the incident, as in a clash."""
    ways = {
        (doer, victim)
        for act in acts
        for doer in states_of(act.source)
        for victim in states_of(act.target)
    }
    return (first, second) in ways and (second, first) in ways
