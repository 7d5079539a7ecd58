"""What is said about a duty: asked for, promised, refused, regretted.

In: a `Matter`. Out: `Step`s, and `Answer`s where the words point back to an earlier demand. Never
looks at another event.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.docket.duties.matter import Answer, Matter, Step
from demarche.docket.duties.terms import proviso
from demarche.docket.states import states_of
from demarche.ontology.duties import find
from demarche.records import DutyKind, DutyState

_FAMILIES: dict[str, tuple[DutyKind, ...]] = {
    "24": ("protection",),
    "43": ("compensation", "restitution"),
    "44": ("cessation",),
    "46": ("cessation",),
}
"""What CAMEO's refusals (12xy) can be about, by their last two digits."""

_ORDERED: frozenset[DutyKind] = frozenset({"investigation", "protection", "cessation"})
"""What has begun when it is ordered: punishment has not."""


def request(matter: Matter) -> Iterator[Step | Answer]:
    """REQUEST: what the creditor asks of the debtor, or another party on its behalf."""
    if matter.bond.debtor in states_of(matter.reading.event.source):
        yield from _own_request(matter)
        return
    if not _addressed(matter):
        return
    # What only others ask for engages nothing yet; beside a step of the two States it is told.
    others = not matter.by_creditor and not matter.by_unknown
    for kind in matter.kinds() or _by_code(matter):
        yield matter.step(kind, "demanded", f"{_who(matter)} asks for it", leans=others)


def _own_request(matter: Matter) -> Iterator[Step]:
    """A request that the debtor itself makes."""
    if matter.by_debtor and _is_order(matter):
        for kind in matter.kinds():
            state: DutyState = "under_way" if kind in _ORDERED else "promised"
            yield matter.step(kind, state, "its government orders it")
    elif matter.by_debtor and not matter.to_creditor and _asks_the_public(matter):
        yield matter.step("investigation", "under_way", "its police ask the public for help")
    elif matter.to_creditor and matter.turned:
        yield matter.step("protection", "demanded", f"{matter.bond.creditor} asks for it")


def _is_order(matter: Matter) -> bool:
    """Whether a government orders forces or courts to do something; whose they are is its own."""
    event = matter.reading.event
    ordering = {actor.sector for actor in event.source} & {"GOV", "MIL", "COP"}
    obeying = {actor.sector for actor in event.target} <= {"COP", "MIL", "JUD"}
    return bool(ordering and event.target) and obeying and "order" in matter.reading.own.topics


def _addressed(matter: Matter) -> bool:
    """Whether a request goes to the debtor, over this case."""
    event = matter.reading.event
    if matter.by_creditor:
        return not matter.to_third and states_of(event.target) != {matter.bond.creditor}
    if matter.by_unknown:
        return matter.to_debtor
    party = states_of(event.source) or any(a.country == "IGO" for a in event.source)
    told = matter.to_debtor or (matter.to_nobody and matter.mission)
    return bool(party) and told and matter.bond.host and _concerns(matter)


def _who(matter: Matter) -> str:
    return matter.bond.creditor if matter.by_creditor else "another party"


def _concerns(matter: Matter) -> bool:
    """Whether a third party's words are about the incident: its mission, or what still goes on."""
    return matter.mission or (_lasts(matter) and "halting" in matter.reading.own.topics)


def _asks_the_public(matter: Matter) -> bool:
    organs = {a.sector for a in matter.reading.event.source}
    return bool(organs & {"COP", "JUD", "GOV"}) and (
        matter.reading.event.cameo in ("0214", "1014") or "public" in matter.reading.own.topics
    )


def _by_code(matter: Matter) -> tuple[DutyKind, ...]:
    """The duty that the event's CAMEO code tells, where its words tell none of their own."""
    reading = matter.reading
    topics, code = reading.own.topics, reading.event.cameo
    if reading.own.apart or reading.kinds() or "private" in topics:
        return ()
    if code.endswith("13") and topics & {"generic", "affair"}:
        return ("investigation",)
    bound = "obliged" in topics and "accused" not in topics
    told = code.endswith("34") and topics & {"generic", "mission", "halting"}
    if matter.incident.guarded and (told or bound):
        return ("cessation",) if "halting" in topics and _lasts(matter) else ("protection",)
    return ()


def _lasts(matter: Matter) -> bool:
    """Whether the event is told of a day on which the incident still went on."""
    date, days = matter.reading.event.date, matter.incident.days
    if date is None or days is None or not matter.incident.guarded:
        return False
    return days[0] <= date.days.first.toordinal() <= days[1]


def threat(matter: Matter) -> Iterator[Step | Answer]:
    """THREATEN, REJECT: the creditor threatens or refuses unless something is done: it is asked.

    A refusal "until" something asks for nothing: it may only say how long it lasts.
    """
    told = proviso(matter.reading, lasting=matter.reading.event.type == "THREATEN")
    if told is None or not matter.by_creditor or matter.to_third:
        return
    for kind, _ in find(told).kinds:
        yield matter.step(kind, "demanded", f"{matter.bond.creditor} threatens unless it is done")


def promise(matter: Matter) -> Iterator[Step | Answer]:
    """AGREE: what the debtor undertakes."""
    if matter.by_creditor and matter.to_debtor and matter.turned:
        yield matter.step("protection", "promised", f"{matter.bond.debtor} undertakes it")
        return
    likely = matter.by_unknown and (matter.to_creditor or (matter.bond.host and matter.to_nobody))
    if matter.to_others or not (matter.by_debtor or likely):
        return
    kinds = matter.kinds() or _by_code(matter)
    for kind in kinds:
        yield matter.step(kind, "promised", f"{matter.bond.debtor} undertakes it")
    own = matter.reading.own
    if not kinds and "back" in own.topics and not own.apart and not matter.reading.kinds():
        yield matter.answer("promised", f"{matter.bond.debtor} answers an earlier demand")


def refusal(matter: Matter) -> Iterator[Step | Answer]:
    """REJECT: what the debtor refuses; not what it is accused of and denies."""
    reading = matter.reading
    topics = reading.own.topics
    if not matter.by_debtor or matter.to_third:
        return
    if "accused" in topics or "overdue" in reading.content.topics:
        return
    kinds = matter.kinds()
    if "extradit" in reading.told.of(reading.report.text).lower():
        # Who tries the suspects himself does not refuse to punish them (IPP 7).
        kinds = tuple(k for k in kinds if k != "punishment")
    elif not reading.kinds() and not reading.own.apart:
        family = () if "back" in topics else _FAMILIES.get(reading.event.cameo[-2:], ())
        if "back" in topics or family:
            why = f"{matter.bond.debtor} turns an earlier demand down"
            yield matter.answer("refused", why, family)
    for kind in kinds:
        if kind == "non_repetition":
            # What it will not allow to happen again is promised, not refused.
            yield matter.step(kind, "promised", f"{matter.bond.debtor} undertakes it")
        else:
            yield matter.step(kind, "refused", f"{matter.bond.debtor} refuses it")


def regret(matter: Matter) -> Iterator[Step | Answer]:
    """CONCEDE, SUPPORT: regret, apology or condolence by the debtor."""
    event = matter.reading.event
    likely = matter.by_unknown and matter.to_creditor
    if matter.to_own or matter.reading.tells("short") or not (matter.by_debtor or likely):
        return
    kinds = matter.kinds()
    if event.type == "CONCEDE" and event.cameo.startswith("05") and not kinds:
        kinds = ("satisfaction",)
    if "satisfaction" in kinds:
        yield matter.step("satisfaction", "fulfilled", f"{matter.bond.debtor} expresses it")


def judgement(matter: Matter) -> Iterator[Step | Answer]:
    """ACCUSE: the debtor regrets the deed in judging it ("called it deeply regrettable")."""
    event, reading = matter.reading.event, matter.reading
    deed = event.mode == "disapprove" and event.cameo != "114"
    regretted = reading.own.names("satisfaction") or reading.after.names("satisfaction")
    if deed and regretted and matter.by_debtor and not matter.to_creditor and not matter.to_third:
        yield matter.step("satisfaction", "fulfilled", f"{matter.bond.debtor} expresses it")


def complaint(matter: Matter) -> Iterator[Step | Answer]:
    """ACCUSE: the creditor complains that something owed has not come."""
    if matter.by_creditor and matter.to_debtor and "overdue" in matter.reading.own.topics:
        for kind in matter.kinds():
            if kind in ("explanation", "compensation", "satisfaction"):
                yield matter.step(kind, "demanded", f"{matter.bond.creditor} complains of its lack")
