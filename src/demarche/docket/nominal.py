"""Attacks that a report tells by a noun alone: "the attack on the embassy", "the embassy bombing".

In: a report and the objects that it names. Out: the objects of such attacks. Some reports tell the
incident only as what others talk about; then no event of theirs is the act itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from demarche.docket.objects import PREMISES, Aim, Objects
from demarche.docket.protecting import Named
from demarche.records import Report

_NOUNS = (
    r"attacks?|assaults?|storming|raids?|bombings?|firebombings?|fire-?bombings?|shootings?"
    r"|shellings?|rocketing|sieges?|ransacking|sacking|burning|torching|vandali[sz]ation|vandalism"
    r"|stoning|stone-throwing|arson|takeover|seizure|breach|break-in|incursion|intrusion|invasion"
    r"|occupation|blasts?|explosions?|rocket fire|rockets|gunfire|shots|rocket attacks?"
    r"|drone attacks?|drone strikes?|mortar attacks?|air ?strikes?|missile strikes?|strikes?"
    r"|grenade attacks?|arson attacks?|murder|killing|assassination|kidnapping|abduction"
    r"|hostage-taking|desecration|ambush|violence|damage|mob attacks?|gun attacks?|knife attacks?"
)
_ON = re.compile(
    rf"\b(?:{_NOUNS})\s+(?:\w+\s+){{0,2}}?(?:on|of|at|against|to|targeting|outside|inside"
    r"|in front of|near)\s+(?:[\w’'.-]+\s+){0,6}$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"^\s+(?:{_NOUNS})\b", re.IGNORECASE)
_BEFORE = 110


def told_by_nouns(report: Report, objects: Objects) -> Iterator[Aim]:
    """The objects of attacks that nouns tell, in text order.

    Args:
        report: the report.
        objects: the objects that it names.
    """
    for spot in objects.named:
        if spot.sort in PREMISES and _attacked(report.text, spot):
            aim = objects.aims_at(spot)
            if aim is not None:
                yield aim


def _attacked(text: str, spot: Named) -> bool:
    if _AFTER.match(text[spot.span.end : spot.span.end + 30]):
        return True
    before = text[max(0, spot.span.start - _BEFORE) : spot.span.start]
    before = re.split(r"[.;]\s|\n", before)[-1]
    return bool(_ON.search(before))
