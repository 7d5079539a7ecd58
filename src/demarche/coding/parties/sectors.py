"""The sector of a noun phrase that has a role.

In: a `Nominal` with its role, and a way to ask for the affiliation of other phrases. Out: a PLOVER
sector and the reason. Never says which country.
"""

from __future__ import annotations

from demarche.coding.parties.affiliation import Ask
from demarche.coding.parties.mentions import Nominal
from demarche.coding.parties.scene import Scene
from demarche.ontology import roles
from demarche.ontology.roles import Role
from demarche.records import Sector

GENERIC = frozenset({"people", "person", "man", "woman", "family", "child", "youth", "citizen"})
_MEN = frozenset({"man", "people", "fighter", "boy", "guard"})
_OWNING = frozenset({"of", "for", "from", "at", "to", "in", "with", "by"})
_TAKEN_OVER = frozenset({"staff", "office", "force", "body", "arms", "group"})
_MOUNTED = frozenset({"motorbike", "motorcycle", "motorcycles", "motorbikes", "mask", "balaclava"})
_ADVERSARIES = frozenset({"opponent", "rival", "challenger"})
_SUPPORTERS = frozenset(
    {"supporter", "follower", "loyalist", "backer", "sympathiser", "sympathizer"}
)


def role_sector(nominal: Nominal, role: Role, scene: Scene, ask: Ask) -> tuple[Sector, str]:
    """The sector of a phrase and the reason.

    Args:
        nominal: the phrase.
        role: its role.
        scene: the report's words.
        ask: gives the sector of another phrase of the report, by address.
    """
    because = f"{role.phrase}: {role.sector}"
    named = _of_name(nominal, role, scene)
    if named is not None:
        return named
    before = _of_modifiers(nominal, role, scene)
    if before is not None:
        return before
    if role.phrase in GENERIC and _is_hidden(nominal):
        return "UNK", f"{role.phrase}, armed or masked"
    if role.phrase in _MEN and nominal.owner is not None:
        master = ask((nominal.sentence.index, nominal.owner.index)).sector
        if master in {"REB", "MIL", "COP"}:
            return master, f"{role.phrase} of {nominal.owner.text}: {master}"
    if role.kind == "relation":
        return _of_relation(nominal, role, ask)
    if role.inherits or role.head in _SUPPORTERS:
        owner = _of_owner(nominal, ask)
        employed = role.sector == "LAB" and owner is not None and owner[0] == "BUS"
        if owner is not None and not employed and (role.inherits or owner[0] == "PTY"):
            return owner
        if role.head in _SUPPORTERS:
            return "CVL", f"{role.phrase}: CVL"
    return role.sector, because


def _of_name(nominal: Nominal, role: Role, scene: Scene) -> tuple[Sector, str] | None:
    """An organisation or group named inside the phrase ("UN envoy", "Houthi columns")."""
    for term in scene.own_terms(nominal):
        if term.sector is None:
            continue
        text = " ".join(t.text for t in nominal.sentence.tokens[term.start : term.end])
        if term.kind == "organisation":
            return term.sector, f"of {text}"
        overrules = term.sector in {"REB", "CRM", "PTY"} and role.kind in _TAKEN_OVER
        if role.inherits or overrules:
            return term.sector, f"{role.phrase} of {text}: {term.sector}"
    return None


def _of_modifiers(nominal: Nominal, role: Role, scene: Scene) -> tuple[Sector, str] | None:
    """What the words before the role say, the nearest first ("rebel commander")."""
    match = nominal.role
    if match is None:
        return None
    words = scene.words(nominal.sentence.index)
    first = nominal.left if nominal.owner is None else nominal.owner.index + 1
    for i in range(match.start - 1, first - 1, -1):
        sector = roles.modified(role, words[i][0]) or roles.modified(role, words[i][1])
        if sector is not None:
            return sector, f"{words[i][1]} {role.phrase}: {sector}"
        inner = scene.match(words, i, first) if role.inherits else None
        if inner is not None and inner.role.kind not in {"amount", "state", "person", "relation"}:
            return inner.role.sector, f"{inner.role.phrase} {role.phrase}: {inner.role.sector}"
    return None


def _is_hidden(nominal: Nominal) -> bool:
    """Whether the phrase says no more than that somebody was armed or masked."""
    if any(n.lemma.lower() in _MOUNTED for _, n in nominal.phrases):
        return True
    after = nominal.sentence.children(nominal.head, "acl", "amod")
    return any(c.lemma.lower() in {"arm", "armed", "mask", "masked"} for c in after)


def _of_owner(nominal: Nominal, ask: Ask) -> tuple[Sector, str] | None:
    """The sector of whoever it belongs to: "its spokesman", "head of the union"."""
    index = nominal.sentence.index
    owners = [] if nominal.owner is None else [nominal.owner]
    owners += [n for p, n in nominal.phrases if p in _OWNING]
    for owner in owners:
        found = ask((index, owner.index)).sector
        if found is not None and found != "UNK":
            return found, f"of {owner.text}: {found}"
    return None


def _of_relation(nominal: Nominal, role: Role, ask: Ask) -> tuple[Sector, str]:
    if nominal.owner is None:
        return role.sector, f"{role.phrase}: {role.sector}"
    sector = ask((nominal.sentence.index, nominal.owner.index)).sector or role.sector
    if role.head in _ADVERSARIES and sector == "GOV":
        return "OPP", f"{role.phrase} of a government: OPP"
    return sector, f"{role.phrase}: {sector} as {nominal.owner.text}"
