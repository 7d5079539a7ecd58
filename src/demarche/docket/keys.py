"""Blocking keys: under what an incident is filed, so that only likely partners are compared.

In: an incident. Out: keys, short texts. Of two incidents that `comparing.compare` links, each is
filed under a key that the other asks for; how many share a key depends on how much happens between
two States in a month, not on how large the docket is. Never compares.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from demarche.docket import comparing
from demarche.docket.space import length
from demarche.records import DateRange, Incident


def keys_of(incident: Incident) -> tuple[str, ...]:
    """The keys under which an incident is filed, sorted.

    Args:
        incident: the incident.
    """
    return _keys(incident, [*_periods(incident), _ANY])


def queries_of(incident: Incident) -> tuple[str, ...]:
    """The keys under which an incident's partners are looked for, sorted.

    An incident of known days asks for its months and for what nobody dates; one that neither its
    own words nor its report's day dates has to ask for all of its object, which is rare.

    Args:
        incident: the incident.
    """
    periods = _periods(incident)
    return _keys(incident, [*periods, _ANY] if periods == [_UNDATED] else [*periods, _UNDATED])


_UNDATED = "undated"
_ANY = "any day"


def _keys(incident: Incident, periods: list[str]) -> tuple[str, ...]:
    parts = [*periods, *(f"name {term}" for term in incident.terms)]
    if incident.protected is not None:
        whose = f"{incident.protected.sending_state}>{incident.protected.receiving_state}"
        return tuple(sorted(f"object {whose} {part}" for part in parts))
    pairs = combinations(incident.parties, 2)
    return tuple(sorted(f"states {a}+{b} {part}" for a, b in pairs for part in parts))


def _periods(incident: Incident) -> list[str]:
    """The months in which a partner can lie; "undated" where nothing tells."""
    window = _window(incident)
    return sorted(set(_months(window))) if window is not None else [_UNDATED]


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


def _months(window: DateRange) -> Iterator[str]:
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
