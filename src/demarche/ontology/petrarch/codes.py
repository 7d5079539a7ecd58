"""CAMEO actor codes in our terms: "IRNGOV" is Iran's government.

In: a code of three-letter groups, and the dates that limit it. Out: country and PLOVER sector.
Never says to whom a code belongs.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast, get_args

from demarche.errors import FormatError, OntologyError
from demarche.ontology import countries
from demarche.ontology.tables import rows
from demarche.records import Sector

LAST_SHORT_YEAR = 30
"""Of years of two digits, those up to here are 20xx (as in PETRARCH, KEDS and TABARI)."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code says.

    Attributes:
        country: ISO 3166-1 alpha-3, "IGO", "NGO", or None for none.
        sector: PLOVER sector, None where the code is a bare country: the State.
    """

    country: str | None
    sector: Sector | None


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A code and the days for which it holds: from `first` to the day before `until`.

    Attributes:
        meaning: what the code says, None for a code that says nothing.
        first, until: None where open.
    """

    meaning: Meaning | None
    first: date | None = None
    until: date | None = None

    def covers(self, day: date | None) -> bool:
        """Whether it holds on a day; of an unknown day only where it always does."""
        if day is None:
            return self.first is None and self.until is None
        after = self.first is None or self.first <= day
        return after and (self.until is None or day < self.until)


def on(codes: Sequence[DatedCode], day: date | None) -> Meaning | None:
    """What the first code says that holds on a day, None for none."""
    return next((c.meaning for c in codes if c.covers(day)), None)


def meaning(code: str) -> Meaning | None:
    """What a code says.

    Args:
        code: groups of three letters, as "YEMREBMIL"; the first that tells a sector counts.

    Returns:
        None for "---" and for a part of the world, which are nobody.

    Raises:
        FormatError: if it is no such code.
    """
    if not code.strip("-*"):
        return None
    if len(code) % 3 or not (code.isascii() and code.isalnum() and code == code.upper()):
        raise FormatError(f"“{code}” is no code: expected groups of three capitals, as IRNGOV")
    groups = [code[i : i + 3] for i in range(0, len(code), 3)]
    country = next((c for g in groups[:2] if (c := _country(g)) is not None), None)
    told = [_table()[g] for g in groups if g in _table()]
    body = told[0][1] if told and told[0][0] == "body" else None
    if body is not None:
        return Meaning("IGO" if body == "IGO" else country or body, cast("Sector", body))
    sector = next((cast("Sector", what) for kind, what in told if kind == "role"), None)
    if sector is None and country is None:
        return None if told else Meaning(None, "UNK")
    return Meaning(country, sector)


def dated(text: str) -> DatedCode:
    """Reads what stands between brackets: a code and, where there are some, its dates.

    Args:
        text: "IRNGOV", "IRNGOV <20130703", "IRNGOV >130703" or "IRNGOV 001201-051212".

    Raises:
        FormatError: if the code or a date is none, or there is more.
    """
    parts = text.split(maxsplit=1)
    if not parts:
        raise FormatError("no code between the brackets: expected one, as [IRNGOV]")
    said = meaning(parts[0])
    if len(parts) == 1:
        return DatedCode(said)
    when = "".join(parts[1].split())
    if when[0] == "<":
        return DatedCode(said, until=_day(when[1:]))
    if when[0] == ">":
        return DatedCode(said, first=_day(when[1:]))
    first, dash, until = when.partition("-")
    if not dash:
        raise FormatError(
            f"“{when}” is no time: expected <DATE, >DATE or DATE-DATE, with DATE as YYMMDD or"
            " YYYYMMDD"
        )
    found = DatedCode(said, _day(first), _day(until))
    if found.first is not None and found.until is not None and found.first > found.until:
        raise FormatError(f"“{when}” ends before it begins: expected the earlier date first")
    return found


def _day(text: str) -> date:
    """A date in six or eight digits; days past the end of a month, which old lists have, end it."""
    expected = FormatError(f"“{text}” is no date: expected YYMMDD or YYYYMMDD")
    if not (text.isascii() and text.isdigit()) or len(text) not in {6, 8}:
        raise expected
    if len(text) == 6:
        text = f"{'20' if int(text[:2]) <= LAST_SHORT_YEAR else '19'}{text}"
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    if not (year and 1 <= month <= 12 and 1 <= day <= 31):
        raise expected
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _country(group: str) -> str | None:
    kind, what = _table().get(group, (None, None))
    if kind is not None:
        return what if kind == "country" else None
    return group if countries.is_country_code(group) else None


@cache
def _table() -> dict[str, tuple[str, str]]:
    sectors = get_args(Sector)
    found = {}
    for row in rows("petrarch_codes.tsv"):
        if row["kind"] == "role" and row["is"] not in sectors:
            raise OntologyError(f"petrarch_codes.tsv: {row['group']} has no sector {row['is']}")
        found[row["group"]] = (row["kind"], row["is"])
    return found
