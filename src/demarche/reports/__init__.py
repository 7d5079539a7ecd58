"""Files, folders, web pages, tables and streams in; reports, or discards with their reasons, out.

In: paths. Out: `Report`s with their text exactly as it stood, and a `Discard` for whatever is none.
Never interprets a text beyond its language and its date of publication; never loses an offset.
"""

from demarche.reports.counting import count
from demarche.reports.dates import parse_date
from demarche.reports.reading import ReadOptions, read

__all__ = ["ReadOptions", "count", "parse_date", "read"]
