"""Whether the acts found in a doubtful report are those of political parties.

In: a report's drafts with their parties and its `Relevance`. Out: the drafts that stay. In a report
whose words do not settle what it is about, ants, teams, storms, stars and firms act; political news
is told by who acts in it. Never looks at the text.
"""

from __future__ import annotations

from demarche.coding.drafts import Draft
from demarche.coding.relevance import Relevance

_STANDING = frozenset(
    {"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "REB", "LAB", "REF", "IGO"}
)  # fmt: skip
_BRIEF = 3  # sentences up to which the words must do: two acts make no share
_SURE = 0.7  # from which the words alone say that a report is political
_SHARE = 0.35  # political dev reports have 0.4 and more, quiet ones seldom 0.3


def has_standing(draft: Draft) -> bool:
    """Whether a party of an act is a State's organ, an organised force, a party or a union."""
    return any(
        actor.sector in _STANDING and actor.country is not None
        for actor in (*draft.source, *draft.target)
    )


def of_standing(drafts: list[Draft], subject: Relevance) -> list[Draft]:
    """The acts that may be political events.

    Args:
        drafts: the acts of a report, their parties known.
        subject: what the report is about.

    Returns:
        All of them where the report is surely political, is too brief to tell, or names political
        parties in a fair share of its acts; else those acts alone that have such a party.
    """
    if len(subject.sentence_scores) <= _BRIEF or subject.document_score >= _SURE:
        return drafts
    standing = [draft for draft in drafts if has_standing(draft)]
    if subject.relevant and len(standing) >= _SHARE * len(drafts):
        return drafts
    return standing
