"""How likely a drafted event is right: a real event of its type.

In: a draft with all its fields, and what its report is about. Out: a chance, from a logistic model
over what the table's entry, the network and the fields say. Weights stand in
`ontology/confidence.tsv`, fitted by `python -m training.events.confidence` on our own sentences
that training held apart and on our own reports; docs/benchmarks.md has the reliability table.
Never looks at the text.
"""

from __future__ import annotations

import math
from functools import cache

from demarche.coding.drafts import Draft
from demarche.coding.relevance import Relevance
from demarche.errors import OntologyError
from demarche.ontology.tables import rows

BAR = 0.55
"""Chance below which an act that only the network sees is no event. One that a table's entry names
stands at any chance: a bar of 0.2 gave corpus-a 0.01 of precision, docket-dev nothing, and took
0.05 from the F1 of its duties. docs/experiments.md has what other bars gave."""
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
