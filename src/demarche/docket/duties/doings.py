"""What is done about a duty: inquiries, arrests, trials, guards posted, things given back.

In: a `Matter`. Out: `Step`s. Never looks at another event.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.docket.duties.matter import Answer, Matter, Step
from demarche.docket.states import ORGANS, states_of
from demarche.ontology.countries import find as named_country
from demarche.records import DutyState


def inquiry(matter: Matter) -> Iterator[Step | Answer]:
    """ACCUSE: an inquiry by the debtor's organs, or charges before its courts."""
    event, reading = matter.reading.event, matter.reading
    if not matter.own_act:
        return
    if event.mode == "investigate" and not _only_creditors_people(matter):
        done = "done" in reading.own.topics or "done" in reading.around.topics
        state: DutyState = "fulfilled" if done else "under_way"
        yield matter.step("investigation", state, "an inquiry by its organs")
    elif event.cameo == "115" and not _creditors_own(matter) and not _charged_elsewhere(matter):
        if _not_its_own_men(matter) or "pending" in reading.around.topics:
            return
        yield matter.step("punishment", "under_way", "charges by its organs")


def _only_creditors_people(matter: Matter) -> bool:
    target = states_of(matter.reading.event.target)
    return bool(target) and target <= {matter.bond.creditor}


def _charged_elsewhere(matter: Matter) -> bool:
    """Whether the deed charged was done to something that the case is not about."""
    content = matter.reading.content.topics
    return matter.incident.guarded and "private" in content and "mission" not in content


def guarding(matter: Matter) -> Iterator[Step | Answer]:
    """MOBILIZE: guards posted by the host; done only where the guest itself says so."""
    event, reading = matter.reading.event, matter.reading
    if not matter.bond.host or not matter.own_act or event.mode not in ("police", "troops", None):
        return
    topics = reading.sentence.topics
    if event.mode != "police" and not ("mission" in topics or reading.sentence.names("protection")):
        return
    by_guest = reading.speaker is not None and reading.speaker.country == matter.bond.creditor
    granted = "done" in topics and (by_guest or "granted" in topics)
    yield matter.step(
        "protection", "fulfilled" if granted else "under_way", "its forces are posted"
    )


def arrest(matter: Matter) -> Iterator[Step | Answer]:
    """COERCE: arrests by the debtor's organs; a term of detention is the punishment itself."""
    event, reading = matter.reading.event, matter.reading
    if event.mode != "arrest" or not matter.own_act or _creditors_own(matter):
        return
    if any(a.sector in ("JRN", "OPP", "REF") for a in event.target) or _not_its_own_men(matter):
        return
    if not matter.bond.host and matter.bond.debtor not in states_of(event.target):
        return
    state: DutyState = "fulfilled" if "term" in reading.around.topics else "under_way"
    yield matter.step("punishment", state, "arrests by its organs")


def _creditors_own(matter: Matter) -> bool:
    """Whether those held or tried are the creditor's people, rather than suspects in its case.

    Its officials always are; others where they are told by name to be of its country, or are held
    by nobody that is named. "Twenty people" of an unnamed country are easily taken for the
    creditor's, and a crowd of its own emigrants is arrested like any other.
    """
    if not matter.to_creditor:
        return False
    target = [a for a in matter.reading.event.target if a.country == matter.bond.creditor]
    if not matter.bond.host or any(actor.sector in ORGANS for actor in target):
        return True
    told = any(_says_country(actor.mention.quote) for actor in target)
    return told and matter.bond.debtor not in states_of(matter.sources, ORGANS)


def _says_country(mention: str) -> bool:
    """Whether some words of a mention name a country or its people."""
    words = mention.replace("’s", "").replace("'s", "").split()
    return any(named_country(words, at) is not None for at in range(len(words)))


def _not_its_own_men(matter: Matter) -> bool:
    """Where the debtor's own organs raided a mission, others who are held are no culprits of it."""
    debtor = matter.bond.debtor
    if debtor not in matter.incident.raiders or not matter.incident.guarded:
        return False
    return not any(
        actor.country in (debtor, None) and actor.sector in ORGANS
        for actor in matter.reading.event.target
    )


def sentence(matter: Matter) -> Iterator[Step | Answer]:
    """SANCTION: a conviction by the debtor's courts."""
    if matter.reading.event.mode != "convict" or _not_its_own_men(matter):
        return
    if matter.own_act and not _creditors_own(matter):
        yield matter.step("punishment", "fulfilled", "a sentence by its courts")


def giving(matter: Matter) -> Iterator[Step | Answer]:
    """RETREAT, AID, COOPERATE: something handed over, withdrawn or done for the other side."""
    reading, event = matter.reading, matter.reading.event
    rescued = event.type == "AID" and matter.mission
    if not matter.by_debtor or not (matter.to_creditor or event.type == "RETREAT" or rescued):
        return
    kinds = set(matter.kinds()) or {kind for kind, _ in reading.around.kinds}
    if event.type == "RETREAT" and "restitution" in kinds and not matter.to_own:
        yield matter.step(
            "restitution", "fulfilled", "its organs restore what was damaged or taken"
        )
    elif event.type == "COOPERATE" and "explanation" in kinds:
        yield matter.step("explanation", "fulfilled", f"{matter.bond.debtor} shares what it knows")
    elif (matter.to_creditor or rescued) and reading.tells("rescue"):
        yield matter.step("cessation", "fulfilled", "its organs free those who were held")
    elif event.mode in ("withdraw", "ceasefire") and not matter.incident.guarded:
        yield matter.step("cessation", "fulfilled", "its forces withdraw")


def payment(matter: Matter) -> Iterator[Step | Answer]:
    """AID, CONCEDE, RETREAT, SUPPORT: the debtor pays, as is told of it in whatever act."""
    kinds = matter.kinds() or tuple(kind for kind, _ in matter.reading.after.kinds)
    if matter.by_debtor and not matter.to_own and not matter.to_third and "compensation" in kinds:
        yield matter.step("compensation", "fulfilled", f"{matter.bond.debtor} pays")


def clearing(matter: Matter) -> Iterator[Step | Answer]:
    """ASSAULT: the host's police drive a crowd away from the mission."""
    if matter.reading.event.mode != "crowd-control" or matter.to_creditor:
        return
    if matter.bond.host and matter.by_debtor:
        state: DutyState = "fulfilled" if matter.reading.tells("cleared") else "under_way"
        yield matter.step("cessation", state, "its police drive the crowd away", leans=True)
