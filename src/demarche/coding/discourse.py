"""Fills in parties that a sentence leaves out and the report tells elsewhere.

In: the merged drafts of one report. Out: the same drafts, with sources and targets filled in where
the report names them in another place. Never invents a party that the report does not name.
"""

from __future__ import annotations

from demarche.coding.drafts import Draft
from demarche.coding.merging import told_in
from demarche.records import Actor, Analysis

_DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE", "SANCTION", "MOBILIZE"})
_VIOLENT = frozenset({"riot", "vandalize"})
_TALKS = frozenset({"phone", "meeting", "visit", "summons"})
_ADDRESSED = frozenset({"REQUEST", "AGREE", "CONCEDE", "REJECT", "ACCUSE", "THREATEN", "SUPPORT"})


def fill_parties(analysis: Analysis, drafts: list[Draft]) -> None:
    """Fills in the parties of all drafts of one report, in place."""
    for draft in drafts:
        if draft.target:
            continue
        if draft.action.type == "ACCUSE" and draft.action.mode in {"disapprove", "allege"}:
            _blame(draft, drafts)
        if not draft.target and draft.action.type == "REJECT":
            _answer(draft, drafts)
        if not draft.target and draft.action.type in _ADDRESSED and draft.channel in _TALKS:
            _interlocutor(analysis, draft, drafts)


def _is_incident(draft: Draft) -> bool:
    return draft.action.type == "ASSAULT" or (
        draft.action.type == "PROTEST" and draft.action.mode in _VIOLENT
    )


def _blame(draft: Draft, drafts: list[Draft]) -> None:
    """Who is condemned is whoever did the thing, where the report names them anywhere."""
    about = draft.action.about
    deeds = [d for d in drafts if d.action.type in _DEEDS and d is not draft]
    named = [d for d in deeds if about is not None and told_in(d, about)]
    if not named:
        nations = draft.countries("source")
        incidents = [d for d in deeds if _is_incident(d)]
        named = [d for d in incidents if d.countries("target") & nations][:1] or incidents[:1]
    for deed in named:
        others = tuple(a for a in deed.source if a not in draft.source)
        if others:
            draft.target = others
            draft.notes.append("target: who did what is condemned")
            return


def _answer(draft: Draft, drafts: list[Draft]) -> None:
    """What is refused was asked by somebody: the last request made to this party."""
    nations = draft.countries("source")
    for earlier in reversed(drafts):
        if (
            earlier.action.type in {"REQUEST", "ACCUSE"}
            and earlier.action.trigger.start < draft.action.trigger.start
            and earlier.countries("target") & nations
            and not earlier.countries("source") & nations
        ):
            draft.target = earlier.source
            draft.notes.append("target: whose request or charge is refused")
            return


def _interlocutor(analysis: Analysis, draft: Draft, drafts: list[Draft]) -> None:
    """In a conversation, what one party says is said to the other."""
    nations = draft.countries("source")
    talks = [d for d in drafts if d.action.type == "CONSULT" and len(_parties(d)) > 1]
    talks.sort(key=lambda d: abs(d.action.sentence - draft.action.sentence))
    for talk in talks[:1]:
        there = {a.country for a in _parties(talk)}
        others = tuple(a for a in _parties(talk) if a.country not in nations)
        if nations & there and others:
            draft.target = others
            draft.notes.append("target: the other party to the conversation")


def _parties(draft: Draft) -> tuple[Actor, ...]:
    return draft.source + draft.target
