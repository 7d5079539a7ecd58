"""Who owes whom over a case: the pairs of States between which duties can stand.

In: a `CaseFile`. Out: `Bond`s. Never looks at what is owed.

The receiving State of a protected object owes its sending State (VCDR 22, VCCR 31). An organ of
another State that did the thing binds that State too (ILC 4). Where no protected object is
involved, the State of the doers owes the State of the victims; where the doers are not told, the
State that the victims' State addresses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from demarche.records import Actor, CaseFile, Event, Protected, Sector

ORGANS: frozenset[Sector] = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})
"""Sectors whose acts are acts of the State (ILC 4)."""

SPEAKING: frozenset[Sector] = frozenset({"GOV", "MIL", "COP", "JUD", "UNK"})
"""Sectors that demand in the State's name: members of its parliament ask in their own."""

_NO_STATE = frozenset({"IGO", "NGO"})


@dataclass(frozen=True, slots=True, order=True)
class Bond:
    """A pair of States.

    Attributes:
        debtor, creditor: ISO 3166-1 alpha-3 of who owes and to whom it is owed.
        host: whether the debtor is the receiving State of the protected object.
    """

    debtor: str
    creditor: str
    host: bool


def bonds_of(file: CaseFile) -> tuple[Bond, ...]:
    """The bonds of a case, the receiving State's first; none where no two States are told."""
    protected = file.case.protected
    found = dict.fromkeys(_protected(file, protected) if protected else _unprotected(file))
    return tuple(bond for bond in found if bond.debtor != bond.creditor)


def incident_events(file: CaseFile) -> tuple[Event, ...]:
    """The events that are the incident itself."""
    refs = {str(ref) for ref in file.case.incident_events}
    return tuple(e for e in file.events if f"{e.report}/{e.id}" in refs and e.status != "denied")


def countries(actors: Iterable[Actor], sectors: frozenset[Sector] | None = None) -> set[str]:
    """The States of these actors, or of those of them in these sectors."""
    return {
        a.country
        for a in actors
        if a.country and a.country not in _NO_STATE and (sectors is None or a.sector in sectors)
    }


def _protected(file: CaseFile, protected: Protected) -> Iterator[Bond]:
    host, guest = protected.receiving_state, protected.sending_state
    yield Bond(host, guest, host=True)
    for event in incident_events(file):
        for doer in sorted(countries(event.source, ORGANS)):
            if doer not in (host, guest):
                yield Bond(doer, guest, host=False)
            elif doer == guest and host in countries(event.target):
                yield Bond(guest, host, host=False)


def _unprotected(file: CaseFile) -> Iterator[Bond]:
    doers: set[str] = set()
    victims: set[str] = set()
    for event in incident_events(file):
        doers |= countries(event.source)
        victims |= countries(event.target)
    if not doers - victims:
        doers |= set(_addressed(file, victims)) | _territory(file)
    for debtor in sorted(doers):
        for creditor in sorted(victims):
            if debtor != creditor:
                yield Bond(debtor, creditor, host=False)


def _addressed(file: CaseFile, victims: set[str]) -> Iterator[str]:
    """States that the victims' State accuses, or of which it demands something."""
    for event in file.events:
        if event.type in ("REQUEST", "ACCUSE") and countries(event.source, SPEAKING) & victims:
            yield from countries(event.target, ORGANS) - victims


def _territory(file: CaseFile) -> set[str]:
    place = file.case.place
    return {place.country} if place and place.country else set()
