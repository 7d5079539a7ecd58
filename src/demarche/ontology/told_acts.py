"""How an act is told in a sentence, from its codes.

In: a CAMEO code, a PLOVER type and mode. Out: words for it, past tense or infinitive. Never says
more than the codes do: what exactly was said or done is for the report's own words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from demarche.errors import OntologyError
from demarche.ontology import plover
from demarche.ontology.tables import rows
from demarche.records import EventType

_OPTIONAL = re.compile(r"\[([^]]*)\]")


def told_act(
    cameo: str, kind: EventType, mode: str | None, target: str | None, *, planned: bool = False
) -> str:
    """Words for an act: "protested officially to the Iraqi embassy".

    Args:
        cameo: its CAMEO code.
        kind: its PLOVER type.
        mode: its mode, None where it has none.
        target: those towards whom it was done, in words; None where none are told.
        planned: whether it is still to come; then the words are an infinitive's, without "to".
    """
    row = next(row for key in _keys(cameo, kind, mode) if (row := _table().get(key)))
    pattern = row[1] if planned else row[0]
    return _OPTIONAL.sub(r"\1" if target else "", pattern).replace("{t}", target or "")


def _keys(cameo: str, kind: EventType, mode: str | None) -> Iterator[str]:
    yield from (cameo[:length] for length in range(len(cameo), 1, -1))
    if mode:
        yield f"{kind}/{mode}"
    yield kind


@cache
def _table() -> dict[str, tuple[str, str]]:
    found = {row["act"]: (row["did"], row["do"]) for row in rows("told_acts.tsv")}
    missing = [kind for kind in plover.TYPES if kind not in found]
    if missing:
        raise OntologyError(f"told_acts.tsv has no row for {', '.join(missing)}: add one each")
    return found
