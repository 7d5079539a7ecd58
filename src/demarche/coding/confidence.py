"""How likely a drafted event is right: a real event of its type.

In: a draft with all its fields, and what its report is about. Out: a chance, from a logistic model
over what the table's entry, the network and the fields say. Weights stand in
`ontology/confidence.tsv`, fitted by `python -m training.events.confidence` on our own sentences
that training held apart and on our own reports; docs/benchmarks.md has the reliability table.
Never looks at the text.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache

from demarche.coding.drafts import Draft
from demarche.coding.relevance import Relevance
from demarche.errors import OntologyError
from demarche.ontology.tables import rows

BAR = 0.4
"""Chance below which an act that only the network sees is no event, in a text of a few sentences:
of our marked sentences held apart 0.4 finds 0.66 of the acts at 0.71 precision, 0.55 finds 0.63 at
0.73; plv gains 0.01 by it. docs/experiments.md has what other bars gave."""
BAR_BETWEEN_STATES, BAR_BETWEEN_STATES_BY_TABLE = 0.5, 0.2
"""The same in a report of what States do to one another, and the chance that an act of the tables
must reach there. Against 0.65 and none, event F1 rises from 0.799 to 0.828 on corpus-c, which no
table was written for, and from 0.828 to 0.843 on corpus-a; docket-dev, which the tables were
written beside, falls from 0.860 to 0.845."""
BAR_AT_HOME, BAR_AT_HOME_BY_TABLE = 0.75, 0.4
"""The same in other reports. Of 276 such events read at random 0.72 were right, and of the 220 that
reach these bars 0.81; of the right ones 0.90 reach them (docs/precision.md)."""
_BRIEF = 3  # sentences up to which a text is too short to show who deals with whom
_ORGANS = frozenset({"GOV", "MIL", "IGO"})
_STATES, _NAMED = 2, 2  # so many States, each so often a party, deal with one another
_LEAST = 0.005  # keeps odds finite
_BIAS = "bias"


def _odds(chance: float) -> float:
    held = min(1.0 - _LEAST, max(_LEAST, chance))
    return math.log(held / (1.0 - held))


def features(draft: Draft, subject: Relevance) -> dict[str, float]:
    """What is known of a draft, by name.

    Args:
        draft: the draft, its fields filled.
        subject: what the report is about.
    """
    action = draft.action
    table = action.by_table
    return {
        _BIAS: 1.0,
        "entry": _odds(action.score) if table else 0.0,
        "told by a table": float(table),
        "chance of an act": _odds(action.chance),
        "chance of the type": _odds(action.chance_of_type),
        "chance of the type, by a table": _odds(action.chance_of_type) if table else 0.0,
        "source": float(bool(draft.source)),
        "target": float(bool(draft.target)),
        "noun": float(action.nominal),
        "said": float(action.verbal),
        "negated": float(action.negated),
        "not done": float(draft.status != "occurred"),
        "told twice": float(len(draft.tellings) > 1),
        "report": subject.document_score,
        "sentence": subject.sentence_scores[action.sentence],
    }


@cache
def weights() -> dict[str, float]:
    """The fitted weights.

    Raises:
        OntologyError: a row is no number.
    """
    try:
        return {row["feature"]: float(row["weight"]) for row in rows("confidence.tsv")}
    except (KeyError, ValueError) as broken:
        raise OntologyError(f"ontology/confidence.tsv: {broken}") from broken


def confidence(draft: Draft, subject: Relevance) -> float:
    """The chance that a draft is a real event of its type.

    Args:
        draft: the draft, its fields filled.
        subject: what the report is about.
    """
    known = weights()
    score = sum(known.get(name, 0.0) * value for name, value in features(draft, subject).items())
    return 1.0 / (1.0 + math.exp(-score))


def that_stand(drafts: list[Draft], subject: Relevance) -> list[Draft]:
    """The drafts that are likely enough to be events.

    How likely is enough depends on the report: where no two States deal with one another (crime,
    campaigns, business, town halls) more of what looks like an act is none.

    Args:
        drafts: the drafts of a report, their parties as far as their sentences tell them.
        subject: what the report is about.
    """
    by_table, learned = 0.0, BAR
    if len(subject.sentence_scores) > _BRIEF:
        between = is_between_states(drafts)
        by_table = BAR_BETWEEN_STATES_BY_TABLE if between else BAR_AT_HOME_BY_TABLE
        learned = BAR_BETWEEN_STATES if between else BAR_AT_HOME
    return [
        draft
        for draft in drafts
        if confidence(draft, subject) >= (by_table if draft.action.by_table else learned)
    ]


def is_between_states(drafts: list[Draft]) -> bool:
    """Whether organs of two States are parties of a report's acts, each more than once.

    Args:
        drafts: the drafts of the report.
    """
    named: Counter[str] = Counter(
        actor.country
        for draft in drafts
        for actor in (*draft.source, *draft.target)
        if actor.country is not None and actor.sector in _ORGANS
    )
    return sum(times >= _NAMED for times in named.values()) >= _STATES
