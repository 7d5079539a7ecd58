"""Blocking keys: under what an incident is filed, so that only likely partners are compared.

In: an incident. Out: keys, short texts. Of two incidents that `comparing.compare` links, each is
filed under a key that the other asks for; how many share a key depends on how much happens between
two States in a month, or, where nothing dates an incident, in one town. Never compares.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from demarche.docket import comparing
from demarche.docket.cells import cell, cells_around
from demarche.docket.space import SAME_TOWN, coarse, length, wide
from demarche.records import DateRange, Incident, Place


def keys_of(incident: Incident) -> tuple[str, ...]:
    """The keys under which an incident is filed, sorted.

    Args:
        incident: the incident.
    """
    months = _months_of(incident)
    sorts = [_ANY] if months else [_ANY, _UNDATED]
    return _keys(incident, [*months, *(f"{s}{spot}" for s in sorts for spot in _filed(incident))])


def queries_of(incident: Incident) -> tuple[str, ...]:
    """The keys under which an incident's partners are looked for, sorted.

    An incident of known days asks for its months and for what nobody dates near its place; one that
    neither its own words nor its report's day dates asks for all near its place. Of those without a
    place, too, there are few; they ask for all of their object.

    Args:
        incident: the incident.
    """
    months = _months_of(incident)
    sort = _UNDATED if months else _ANY
    return _keys(incident, [*months, *(f"{sort}{spot}" for spot in _asked(incident))])


_UNDATED = "undated"
_ANY = "any day"

_TOWN, _NEAR = " near ", 60.0
"""Towns are one within 50 km, which cells of 60 km hold in four at most, mostly."""
_LAND, _REGION, _FAR = " about ", " region ", 300.0
"""A region and what lies in it are one within 300 km; see `comparing.REGION`."""
_NOWHERE = " nowhere"


def _filed(incident: Incident) -> list[str]:
    """Where an incident is filed: anywhere, and in the cells of its towns and regions."""
    told = _told(incident)
    if not told:
        return ["", _NOWHERE]
    spots = [""]
    for place in told:
        spots.append(_LAND + cell(place, _FAR))
        spots.append(_REGION + cell(place, _FAR) if wide(place) else _TOWN + cell(place, _NEAR))
    return spots


def _asked(incident: Incident) -> list[str]:
    """Where an incident's partners are filed, by `comparing`'s rules on places."""
    told = _told(incident)
    if not told:
        return [""]
    spots = [_NOWHERE]
    for place in told:
        if wide(place):
            spots += [_LAND + c for c in cells_around(place, comparing.REGION, _FAR)]
        else:
            spots += [_TOWN + c for c in cells_around(place, SAME_TOWN, _NEAR)]
            spots += [_REGION + c for c in cells_around(place, comparing.REGION, _FAR)]
    return spots


def _told(incident: Incident) -> list[Place]:
    return [place for place in incident.places if not coarse(place)]


def _keys(incident: Incident, periods: list[str]) -> tuple[str, ...]:
    parts = dict.fromkeys([*periods, *(f"name {term}" for term in incident.terms)])
    if incident.protected is not None:
        whose = f"{incident.protected.sending_state}>{incident.protected.receiving_state}"
        return tuple(sorted(f"object {whose} {part}" for part in parts))
    pairs = combinations(incident.parties, 2)
    return tuple(sorted(f"states {a}+{b} {part}" for a, b in pairs for part in parts))


def _months_of(incident: Incident) -> list[str]:
    """The months in which a partner can lie; none where nothing tells."""
    window = _window(incident)
    return sorted(set(_months(window))) if window is not None else []


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
