"""A report as it came in: its text, exactly, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

PublishedFrom = Literal["option", "record", "metadata", "crawl line", "dateline"]
"""How a publication date was found, surest first."""


@dataclass(frozen=True, slots=True)
class Report:
    """One news report.

    Attributes:
        id: the file's stem, or the record's own `id`.
        text: the text as it stands; every offset counts its code points.
        published: the day it was published, or None where nothing says.
        published_from: how that day was found; None exactly when `published` is.
        title: the headline, where the record or page gives it apart from the text.
        url: where it was published, where known.
        outlet: who published it, where known.
        origin: where it was read from (path, and line or record number), for messages.
    """

    id: str
    text: str
    published: date | None = None
    published_from: PublishedFrom | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    origin: str | None = None
