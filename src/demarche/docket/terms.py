"""What tells one incident from another of its kind: names and rare words.

In: a report and some of its events. Out: the names in their sentences, in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from demarche.records import Event, Report

_NAME = re.compile(
    r"(?<![.!?”\"]\s)(?<!^)\b[A-Z][\w’'-]{2,}(?:\s+(?:al-|de\s|van\s|bin\s)?[A-Z][\w’'-]+)*"
)
MOST = 12


def terms_of(report: Report, events: Sequence[Event]) -> tuple[str, ...]:
    """The names in the sentences of some events, sorted.

    Args:
        report: the report.
        events: those that are one incident.
    """
    found: set[str] = set()
    for span in sorted({e.sentence for e in events}):
        found |= {m.group().lower() for m in _NAME.finditer(span.of(report.text))}
    return tuple(sorted(found)[:MOST])
