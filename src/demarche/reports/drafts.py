"""A report on its way in: what a reader found, before the text itself is judged.

In: nothing. Out: `Draft`, which every reader of a format yields (or a `Discard` where the thing
read is no report). Never reads a file, never fills in what the reader did not find.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from demarche.records import Discard, PublishedFrom


@dataclass(frozen=True, slots=True)
class Draft:
    """What one file, page or record holds.

    Attributes:
        origin: where it stands (path, and line or record number), for messages.
        id: the record's own id or one made from the file's name; not yet unique in the run.
        text: the text as it stands, None where the record has the field but nothing in it.
        published: the day, where option, record or page gives it.
        published_from: which of them gave it; None exactly when `published` is.
        title, url, outlet: as the record or page gives them.
        language: the language tag that the record carries, lower case ("en", "pt-br").
    """

    origin: str
    id: str
    text: str | None
    published: date | None = None
    published_from: PublishedFrom | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None


Drafts = Iterator[Draft | Discard]
"""What every reader of a format gives: as many outcomes as there were things to read."""
