"""Cases in the form of the data contract, for the scorer.

In: cases. Out: {"cases": [...]}. Never decides anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from demarche.exports.contract import case_row
from demarche.records import Case


def contract(cases: Iterable[Case]) -> dict[str, Any]:
    """The cases as `score.py docket GOLD EVENTS CASES` reads them."""
    return {"cases": [case_row(case) for case in cases]}
