"""Reads a web page: its text, title, date, outlet and address, by trafilatura.

In: the bytes of a page. Out: a draft whose text is the article as trafilatura extracts it (offsets
count that text, not the page's markup). Never takes a date from the page's running text or from
the clock: only from what the page declares (metadata, JSON-LD, `<time>`, its address).

Imports trafilatura, so it is itself imported only where there is a page.
"""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import Any

from trafilatura import bare_extraction

from demarche.errors import DateError, UnreadableInput
from demarche.reports.dates import parse_date
from demarche.reports.drafts import Draft
from demarche.reports.encodings import decode

for _name in ("trafilatura", "htmldate", "courlan"):  # what they complain of is told in discards
    logging.getLogger(_name).addHandler(logging.NullHandler())

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]+(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_DECLARES_WITHIN = 4096
_DATES = {
    "extensive_search": False,  # no guessing from whatever year the page prints
    "original_date": True,
    "min_date": "1900-01-01",
    "max_date": "2199-12-31",  # not today: the same page has the same date on every day
}


def draft_of_page(data: bytes, *, origin: str, id_: str, published: date | None) -> Draft:
    """A page as a draft; its text is None where nothing but markup is left.

    Args:
        data: the page.
        origin: where it was read from.
        id_: its id.
        published: the day that the user gave for all, or None.

    Raises:
        NotText: if the bytes are no text.
        UnreadableInput: if they are no page.
    """
    declared = _CHARSET.search(data, 0, _DECLARES_WITHIN)
    page = _extracted(decode(data, _codec(declared[1]) if declared else None))
    told = _day(page)
    day = published or told
    return Draft(
        origin=origin,
        id=id_,
        text=_of(page, "text"),
        published=day,
        published_from=None if day is None else "option" if published else "metadata",
        title=_of(page, "title"),
        url=_of(page, "url"),
        outlet=_of(page, "sitename") or _of(page, "hostname"),
    )


def _extracted(markup: str) -> Any:
    try:
        return bare_extraction(
            markup, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
        )
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        reason = f"{type(error).__name__}: {error}"[:80]
        raise UnreadableInput(
            f"is no page that can be taken apart ({reason}): save its text as .txt"
        ) from error


def _codec(declared: bytes) -> str:
    """The codec of a declared charset; browsers read "iso-8859-1" as Windows-1252."""
    name = declared.decode("ascii", "replace").lower()
    return (
        "cp1252" if name in {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii"} else name
    )


def _of(page: Any, field: str) -> str | None:
    value = getattr(page, field, None)
    return value.strip() or None if isinstance(value, str) else None


def _day(page: Any) -> date | None:
    try:
        return parse_date(_of(page, "date") or "")
    except DateError:
        return None
