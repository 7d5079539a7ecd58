"""Blocking keys: under what an incident is filed, so that only likely partners are compared.

In: an incident. Out: keys, short texts. Two incidents that `comparing.compare` links share at least
one; how many share a key depends on how much happens between two States in a month, not on how
large the docket is. Never compares.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from demarche.docket import comparing
from demarche.docket.space import length
from demarche.records import DateRange, Incident


def keys_of(incident: Incident) -> tuple[str, ...]:
    """The keys of an incident, sorted.

    Args:
        incident: the incident.
    """
    parts = [*sorted(set(_months(_window(incident)))), *(f"name {t}" for t in incident.terms)]
    if incident.protected is not None:
        whose = f"{incident.protected.sending_state}>{incident.protected.receiving_state}"
        return tuple(f"object {whose} {part}" for part in parts)
    pairs = combinations(incident.parties, 2)
    return tuple(sorted(f"states {a}+{b} {part}" for a, b in pairs for part in parts))


def _window(incident: Incident) -> DateRange | None:
    """The days in which a partner's own days must touch this incident's."""
    days = incident.days
    if days is not None and length(days) <= comparing.VAGUE:
        slack = dt.timedelta(days=comparing.WAVE)
        return DateRange(_earlier(days.first, slack), _later(days.last, slack))
    if incident.published is None:
        return None
    heard = dt.timedelta(days=comparing.HEARD)
    return DateRange(_earlier(incident.published, heard), incident.published)


def _months(window: DateRange | None) -> Iterator[str]:
    if window is None:
        yield "undated"
        return
    day = window.first.replace(day=1)
    while day <= window.last:
        yield f"{day.year:04}-{day.month:02}"
        if (day.year, day.month) == (dt.MAXYEAR, 12):
            return
        day = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


def _earlier(day: dt.date, by: dt.timedelta) -> dt.date:
    return day - by if day - dt.date.min > by else dt.date.min


def _later(day: dt.date, by: dt.timedelta) -> dt.date:
    return day + by if dt.date.max - day > by else dt.date.max
