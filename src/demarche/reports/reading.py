"""Reads reports: whatever the user named goes in, reports and discards come out.

In: paths. Out: one `Report` or one `Discard` for each thing that could be one, as they stream by,
in constant memory. Never raises for a bad file, never changes a text, never loses one: what went in
is what came out kept plus what came out discarded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from demarche.records import Discard, Report
from demarche.reports.contents import drafts_of, too_long
from demarche.reports.drafts import Draft
from demarche.reports.duplicates import Seen, digest
from demarche.reports.fields import Columns
from demarche.reports.files import find
from demarche.reports.languages import foreign_language
from demarche.reports.published import published_in, without_crawl_line

LONGEST = 2_000_000
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    Attributes:
        published: the day on which all the reports were published; goes before any other sign.
        columns: which column or key holds a field, where it has not one of the usual names:
            `{"text": "Body", "published": "Date"}`. Fields: id, text, published, title, url,
            outlet, language.
        longest: characters beyond which a text is no news report and is discarded.
    """

    published: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    longest: int = LONGEST


_DEFAULTS = ReadOptions()


def read(
    paths: Sequence[str | Path], *, options: ReadOptions = _DEFAULTS
) -> Iterator[Report | Discard]:
    """Reads every report under these paths.

    Args:
        paths: files, folders (read through, sorted by name), patterns ("news/**/*.txt"), or "-"
            for standard input (records of JSON, a web page or one plain text).
        options: how to read.

    Returns:
        reports and discards in the order of the input. Ids are unique among the reports: a second
        "letter" becomes "letter-2". A text that came before is discarded as a duplicate.

    Raises:
        FormatError: at once, if the options name a field that there is not.
    """
    columns = Columns.checked(options.columns, options.published)
    given = [paths] if isinstance(paths, str | Path) else paths
    return _read(given, columns, options)


def _read(
    paths: Sequence[str | Path], columns: Columns, options: ReadOptions
) -> Iterator[Report | Discard]:
    with Seen() as seen:
        for found in find(paths):
            if isinstance(found, Discard):
                yield found
                continue
            for draft in drafts_of(found, columns, options.longest):
                yield draft if isinstance(draft, Discard) else _judged(draft, seen, options.longest)


def _judged(draft: Draft, seen: Seen, longest: int) -> Report | Discard:
    """The report that a draft makes, or why it makes none."""
    text, origin = draft.text or "", draft.origin
    if not _LETTER.search(without_crawl_line(text)):
        return Discard(origin, "empty", f"{origin}: holds no words")
    if len(text) > longest:
        return too_long(origin, longest)
    if language := foreign_language(text, draft.language):
        detail = f"{origin}: is in {language}; only English is coded: leave it out, or translate it"
        return Discard(origin, "not English", detail)
    mark = digest(text)
    if first := seen.first_with(mark):
        return Discard(origin, "duplicate", f"{origin}: has the same text as report {first}")
    day, told_by = draft.published, draft.published_from
    if day is None and (told := published_in(text, draft.url)):
        day, told_by = told
    return Report(
        id=seen.keep(mark, draft.id),
        text=text,
        published=day,
        published_from=told_by,
        title=draft.title,
        url=draft.url,
        outlet=draft.outlet,
        origin=origin,
    )
