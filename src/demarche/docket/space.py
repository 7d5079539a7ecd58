"""Distances between places and between stretches of days.

In: places, days. Out: kilometres, days. Never decides whether two incidents are one.
"""

from __future__ import annotations

import math

from demarche.ontology import countries, gazetteer
from demarche.records import DateRange, Place

SAME_TOWN = 50.0
"""Kilometres within which two points are one town: the data contract's own measure."""
_RADIUS = 6371.0


def kilometres(one: Place, other: Place) -> float:
    """The great-circle distance between two places."""
    north, south = math.radians(one.lat), math.radians(other.lat)
    east = math.radians(other.lon - one.lon)
    cosine = math.sin(north) * math.sin(south) + math.cos(north) * math.cos(south) * math.cos(east)
    return _RADIUS * math.acos(max(-1.0, min(1.0, cosine)))


def near(one: Place, other: Place) -> bool:
    """Whether two places are one town."""
    return kilometres(one, other) <= SAME_TOWN


def gap(one: DateRange, other: DateRange) -> int:
    """Days between two stretches, 0 where they touch or overlap."""
    return max(0, (other.first - one.last).days, (one.first - other.last).days)


def length(days: DateRange) -> int:
    """How many days a stretch has."""
    return (days.last - days.first).days + 1


def coarse(place: Place) -> bool:
    """Whether a place is a whole country, which says little about where an act was."""
    return place.country is not None and countries.by_name(place.name) == place.country


def wide(place: Place) -> bool:
    """Whether a place is a region, not a town: its name is that of no town there."""
    return not any(c.kind == "city" and near(c.place, place) for c in gazetteer.lookup(place.name))
