"""Violence of a crowd is unrest: what protesters burn, break and throw is a riot of theirs.

In: the drafts of one report. Out: the same drafts, attacks by protesters turned into riots, as the
data contract has it ("a demonstration with arson, stone-throwing or storming is PROTEST, riot").
Never touches what is done with firearms, nor what a single man or an armed group does.
"""

from __future__ import annotations

from dataclasses import replace

from demarche.coding.drafts import Draft
from demarche.records import Actor, Analysis

_BY_HAND = frozenset({None, "primitive", "destroy", "beat", "explosives"})
_LEFT_BEHIND = frozenset({"primitive", "destroy"})
_CROWD = frozenset(
    "protester protesters protestor protestors demonstrator demonstrators rioter rioters marcher"
    " marchers mob mobs youths crowd crowds youngsters hooligans strikers looters".split()
)
_BESIDE = 1  # sentences between a riot and the damage told of it


def as_unrest(analysis: Analysis, draft: Draft, drafts: list[Draft]) -> None:
    """Turns an attack by a crowd into a riot, in place.

    Args:
        analysis: the report's analysis.
        draft: one act.
        drafts: all acts of its report.
    """
    action = draft.action
    if action.type != "ASSAULT" or action.nominal or action.mode not in _BY_HAND:
        return
    by_crowd = bool(draft.source) and all(_is_crowd(analysis, a) for a in draft.source)
    if by_crowd or _is_damage_of_riot(draft, drafts):
        draft.action = replace(action, type="PROTEST", mode="riot", cameo="145")
        draft.notes.append("done by a crowd")


def _is_crowd(analysis: Analysis, actor: Actor) -> bool:
    span = actor.mention.span
    words = analysis.report.text[span.start : span.end].lower().split()
    return actor.sector == "CVL" and bool(_CROWD & set(words))


def _is_damage_of_riot(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether nobody is told to have done some damage, and a riot is told right beside it."""
    if draft.source or draft.action.mode not in _LEFT_BEHIND:
        return False
    here = draft.action.sentence
    return any(
        other.action.type == "PROTEST"
        and other.action.mode == "riot"
        and abs(other.action.sentence - here) <= _BESIDE
        for other in drafts
    )
