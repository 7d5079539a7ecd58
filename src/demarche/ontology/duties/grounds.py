"""The articles on which a duty stands by default, from `grounds.tsv`.

In: a kind of duty and what the incident touched. Out: instruments and articles. Never says that a
report named them.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, cast, get_args

from demarche.errors import OntologyError
from demarche.ontology.tables import rows
from demarche.records import DutyKind, Instrument, ProtectedKind

Article = tuple[Instrument | Literal["ILC"], str]

_TABLE = "duties/grounds.tsv"


def default_grounds(
    kind: DutyKind, touched: ProtectedKind | None, *, held: bool
) -> tuple[Article, ...]:
    """The articles that stand for a duty where no report names one.

    Args:
        kind: the duty.
        touched: the protected object of the case, None where there is none.
        held: whether persons were taken or are held.

    Returns:
        The articles, that of the particular object before the general one; none where the law of
        protected persons and premises says nothing of such a case.
    """
    table = _grounds()
    objects = [*(["hostage"] if held else []), *([touched] if touched else []), "any"]
    return tuple(article for named in objects for article in table.get((kind, named), ()))


@cache
def _grounds() -> dict[tuple[str, str], tuple[Article, ...]]:
    found: dict[tuple[str, str], tuple[Article, ...]] = {}
    known = {*get_args(Instrument), "ILC"}
    for row in rows(_TABLE):
        if row["instrument"] not in known or row["kind"] not in get_args(DutyKind):
            raise OntologyError(
                f"{_TABLE}: {row['kind']}, {row['instrument']}: no such duty or instrument"
            )
        article = (cast(Instrument, row["instrument"]), row["article"])
        key = (row["kind"], row["object"])
        found[key] = (*found.get(key, ()), article)
    return found
