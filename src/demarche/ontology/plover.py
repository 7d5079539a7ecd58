"""PLOVER's sixteen types with their modes and quad classes, and CAMEO's codes with their scores.

In: a type or a code. Out: what the codebooks say of it. Types and modes are those of PLOVER's
"DRAFT Version 2.0"; codes and Goldstein scores are CAMEO's as GDELT publishes them.
"""

from __future__ import annotations

from functools import cache
from typing import get_args

from demarche.ontology.tables import rows
from demarche.records import EventType

TYPES: tuple[EventType, ...] = get_args(EventType)

_RELATIONS = ("assist", "change", "yield", "meet")

MODES: dict[EventType, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": _RELATIONS,
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": _RELATIONS,
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize",
        "restrict",
        "censor",
        "curfew",
        "martial-law",
        "arrest",
        "deport",
        "withhold",
        "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct",
        "beat",
        "torture",
        "sexual",
        "targeted",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "crowd-control",
        "unconventional",
    ),
}
"""The modes of each type; a type without modes has an empty tuple."""

QUAD: dict[EventType, int] = {
    "AGREE": 1,
    "CONSULT": 1,
    "SUPPORT": 1,
    "CONCEDE": 1,
    "COOPERATE": 2,
    "AID": 2,
    "RETREAT": 2,
    "REQUEST": 3,
    "ACCUSE": 3,
    "REJECT": 3,
    "THREATEN": 3,
    "PROTEST": 4,
    "SANCTION": 4,
    "MOBILIZE": 4,
    "COERCE": 4,
    "ASSAULT": 4,
}
"""Quad class: 1 and 2 verbal and material co-operation, 3 and 4 verbal and material conflict.

SANCTION is 4 as in its own section of PLOVER's manual (one of its summary tables says 3).
"""

ROOT: dict[EventType, str] = {
    "AGREE": "030",
    "CONSULT": "040",
    "SUPPORT": "050",
    "CONCEDE": "080",
    "COOPERATE": "060",
    "AID": "070",
    "RETREAT": "080",
    "REQUEST": "020",
    "ACCUSE": "110",
    "REJECT": "120",
    "THREATEN": "130",
    "PROTEST": "140",
    "SANCTION": "160",
    "MOBILIZE": "150",
    "COERCE": "170",
    "ASSAULT": "180",
}
"""The CAMEO code of a type where nothing finer is known."""

PLACED: frozenset[EventType] = frozenset(
    {"CONSULT", "COOPERATE", "AID", "RETREAT", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"}
)
"""Types of acts that happen somewhere, rather than being only said."""


@cache
def _cameo() -> dict[str, tuple[str, float | None]]:
    return {
        row["code"]: (row["name"], float(row["goldstein"]) if row["goldstein"] else None)
        for row in rows("cameo.tsv")
    }


def is_cameo(code: str) -> bool:
    """Whether CAMEO has this code."""
    return code in _cameo()


def cameo_name(code: str) -> str | None:
    """What a CAMEO code stands for, None where there is no such code."""
    found = _cameo().get(code)
    return found[0] if found else None


def goldstein(code: str) -> float | None:
    """Goldstein's score of a CAMEO code; that of its parent code where it has none itself."""
    while len(code) >= 2:
        found = _cameo().get(code)
        if found and found[1] is not None:
            return found[1]
        code = code[:-1]
    return None
