"""Makes drafts of records: JSON objects and rows of tables.

In: a mapping of names to values, and which names hold what. Out: a `Draft`, or a `Discard` that
names the record, the field and what to do. Knows the keys of Demarche's own records, of
news-please and of NGEC; never takes a text that is no string for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import isnan
from typing import Any, Literal, get_args

from demarche.errors import DateError, FormatError
from demarche.records import Discard
from demarche.reports.dates import EXPECTED, parse_date
from demarche.reports.drafts import Draft
from demarche.reports.encodings import whole

Field = Literal["id", "text", "published", "title", "url", "outlet", "language"]

ALIASES: dict[Field, tuple[str, ...]] = {
    "id": ("id",),
    "text": ("text", "maintext", "event_text"),
    "published": ("published", "date_publish", "pub_date", "date"),
    "title": ("title", "headline"),
    "url": ("url",),
    "outlet": ("outlet", "source_domain", "publisher"),
    "language": ("language",),
}
"""The names under which each field is looked for, the first with a value winning."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which name of a record holds which field; names are compared without case.

    Attributes:
        chosen: the names that the user gave.
        published: the day that the user gave for all, which makes a record's own irrelevant.
    """

    chosen: Mapping[Field, str]
    published: date | None

    @classmethod
    def checked(cls, chosen: Mapping[str, str], published: date | None) -> Columns:
        """The user's choice, checked.

        Raises:
            FormatError: if a field is none of Demarche's.
        """
        known = get_args(Field)
        for name in chosen:
            if name not in known:
                raise FormatError(f"columns: no field “{name}”: choose from {', '.join(known)}")
        return cls({f: chosen[f] for f in known if f in chosen}, published)

    def names(self, field: Field) -> tuple[str, ...]:
        """The names to look for, best first."""
        return (self.chosen[field],) if field in self.chosen else ALIASES[field]

    def among(self, names: Iterable[str]) -> list[str]:
        """Those of the names that hold something of use."""
        wanted = {_folded(name) for field in ALIASES for name in self.names(field)}
        return [name for name in names if _folded(name) in wanted]

    def missing(self, names: Iterable[str]) -> str | None:
        """What is wrong with a record or table of these names, None if it has all it needs."""
        has = {_folded(name) for name in names}
        for field in sorted({"text", *self.chosen}):
            wanted = self.names(field)
            if not any(_folded(name) in has for name in wanted):
                there = ", ".join(f"“{_shown(n)}”" for n in sorted(has)[:12]) or "nothing"
                return (
                    f"no column “{'” or “'.join(wanted)}” for the {field}, only {there}:"
                    f" say which column holds it, as in {field}=body"
                )
        return None


def draft_of(
    record: Mapping[str, Any], columns: Columns, *, origin: str, fallback: str
) -> Draft | Discard:
    """A record as a draft.

    Args:
        record: what it holds, by name.
        columns: which name holds what.
        origin: where it stands.
        fallback: its id, where it has none of its own.
    """
    if problem := columns.missing(record):
        return Discard(origin, "missing column", f"{origin}: {problem}")
    folded = {_folded(name): value for name, value in record.items() if not _is_nothing(value)}

    def value(field: Field) -> Any:
        values = (folded.get(_folded(name)) for name in columns.names(field))
        return next((value for value in values if value is not None), None)

    text, own = value("text"), value("id")
    if text is not None and not isinstance(text, str):
        problem = f"the text is {_kind(text)}, not a string: write it in quotes"
        return Discard(origin, "broken record", f"{origin}: {problem}")
    if own is not None and not isinstance(own, str | int | float):
        problem = f"the id is {_kind(own)}, not a name or number: write it as one"
        return Discard(origin, "broken record", f"{origin}: {problem}")
    try:
        day = columns.published or _day(value("published"))
    except DateError as error:
        return Discard(origin, "bad date", f"{origin}: {error}")
    return Draft(
        origin=origin,
        id=_id(own) or fallback,
        text=text if text is None else whole(text),
        published=day,
        published_from=None if day is None else "option" if columns.published else "record",
        title=_words(value("title")),
        url=_words(value("url")),
        outlet=_words(value("outlet")),
        language=_words(value("language")),
    )


def _day(value: Any) -> date | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise DateError(f"the date is {_kind(value)}: {EXPECTED}")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return parse_date(str(value))


def _id(value: str | int | float | None) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else whole(str(value).strip())


def _words(value: Any) -> str | None:
    return (whole(value).strip() or None) if isinstance(value, str) else None


def _is_nothing(value: Any) -> bool:
    """Null, a blank string, or the not-a-number that data frames write for null."""
    if isinstance(value, str):
        return not value or value.isspace()
    return value is None or (isinstance(value, float) and isnan(value))


def _folded(name: str) -> str:
    return name.strip().casefold()


def _shown(name: str) -> str:
    return name if len(name) <= 30 else f"{name[:30]}…"


def _kind(value: Any) -> str:
    kinds = {bool: "true or false", dict: "an object", list: "a list", int: "a number"}
    return {**kinds, float: "a number", bytes: "binary data"}.get(type(value), "of another kind")
