"""Which words and dealings are political, seen by who deals with whom.

In: a report's drafts with their parties. Out: the drafts that stay. A visit without a host, a talk
with the press, a promise among private people is none; of force and protest anybody is a party.
Never looks at the text, never judges what the report is about.
"""

from __future__ import annotations

from demarche.coding.drafts import Draft
from demarche.records import Actor

_BETWEEN = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT",
     "THREATEN"}
)  # fmt: skip
_AMONG_PUBLIC = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_PRIVATE = frozenset({"CVL", "BUS", "EDU", "CRM", "JRN", "UNK"})
_OFFICE = frozenset({"GOV", "LEG", "COP", "JUD", "MIL", "IGO"})
_GIVERS = frozenset({"LEG", "CVL", "BUS", "EDU", "CRM", "JRN", "UNK"})
_OPPOSED = frozenset({"OPP", "REB", "LAB", "REF", "PTY", "IGO", "NGO"})
_RIVALS = frozenset({"LEG", "PTY", "OPP"})
_POLITICIANS = _RIVALS | {"GOV", "CVL", "JRN"}


def is_dealing(draft: Draft) -> bool:
    """Whether an act has the parties without which it is no event.

    Args:
        draft: an act with its parties filled in.
    """
    kind = draft.action.type
    if kind == "ASSAULT":
        return not _is_campaign(draft)
    if kind == "PROTEST":
        return not _is_of_office(draft)
    if kind in {"AID", "SANCTION"} and _is_housekeeping(draft):
        return False
    if kind not in _BETWEEN:
        return True
    parties = (*draft.source, *draft.target)
    if not parties:
        return False
    if kind in _AMONG_PUBLIC and all(p.sector in _PRIVATE for p in parties):
        return False
    if kind == "COOPERATE":
        return not _is_within_state(parties)
    return kind != "CONSULT" or not (_is_interview(parties) or _is_at_home(draft))


def _is_within_state(parties: tuple[Actor, ...]) -> bool:
    """Whether organs and people of one State work together, as they do every day."""
    one = len({p.country for p in parties if p.country}) <= 1
    return one and not {p.sector for p in parties} & _OPPOSED


def _is_campaign(draft: Draft) -> bool:
    """Whether politicians of one country attack one another: that is done in words."""
    parties = (*draft.source, *draft.target)
    sectors = {p.sector for p in parties}
    told_in_words = draft.action.mode is None and bool(draft.source)
    return (
        told_in_words
        and len({p.country for p in parties if p.country}) <= 1
        and bool(sectors & _RIVALS)
        and sectors <= _POLITICIANS
        and "attack" in draft.action.why
    )


def _is_interview(parties: tuple[Actor, ...]) -> bool:
    return any(p.sector == "JRN" for p in parties)


def _is_at_home(draft: Draft) -> bool:
    """Whether somebody travels within his own country, and nobody is told to receive him."""
    if draft.action.mode != "visit" or draft.target or draft.place is None:
        return False
    here = draft.place.place.country
    homes = {p.country for p in draft.source}
    return here is not None and homes == {here}


def _is_of_office(draft: Draft) -> bool:
    """Whether office-holders alone hold a rally: they campaign, or commemorate."""
    return bool(draft.source) and all(p.sector in _OFFICE for p in draft.source)


def _is_housekeeping(draft: Draft) -> bool:
    """Whether means are given or cut within one country, to nobody who opposes its State.

    PLOVER asks for a recipient of aid and of sanctions; budgets, airlines and gifts to a home have
    none of its kind.
    """
    parties = (*draft.source, *draft.target)
    sectors = {p.sector for p in parties}
    if len({p.country for p in parties if p.country}) > 1 or sectors & _OPPOSED:
        return False
    if draft.action.type == "AID":
        return not draft.target and bool(sectors) and sectors <= _GIVERS
    return draft.action.mode == "discontinue"
