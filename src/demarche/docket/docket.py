"""The online step: one report goes in, and the cases that it touches are made anew.

In: a report with its events (or a person's judgement), and a `Lookup`. Out: `Changes` to keep.
Never keeps anything itself, and never looks further than the candidates that share a blocking key
and the incidents that are linked to them.

The result does not depend on the order in which reports come: links are a function of two
incidents, and cases one of the incidents, links and judgements that hang together.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from demarche.docket.lookup import Changes, Lookup
from demarche.records import Event, Report


def add(report: Report, events: Sequence[Event], lookup: Lookup) -> Changes:
    """Files a report: its incidents, their links, and the cases made anew.

    A report that is there already with the same incidents changes nothing; one whose coding
    changed has its incidents replaced, each keeping its id where it is still told.

    Args:
        report: the report.
        events: its coded events, in text order.
        lookup: the docket as it stands; it need not know this report yet.

    Returns:
        what to keep beside the report and its events.
    """
    del report, events, lookup
    return Changes()


def remove(report: str, lookup: Lookup) -> Changes:
    """Takes a report's incidents out again, and makes the cases that held them anew.

    Args:
        report: its id.
        lookup: the docket as it stands, the report still in it.
    """
    del report, lookup
    return Changes()


def rejudge(incidents: Collection[str], lookup: Lookup) -> Changes:
    """Makes the cases of these incidents anew, after judgements on them were kept.

    Args:
        incidents: ids of the incidents that the judgements are on.
        lookup: the docket as it stands, with the judgements.
    """
    del incidents, lookup
    return Changes()
