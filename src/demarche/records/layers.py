"""Layers between the analysis and the events: places, times, attributions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from demarche.records.text import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class DateRange:
    """A stretch of days, both ends included; one day has `first == last`."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere on earth, as the gazetteer knows it.

    Attributes:
        name: the gazetteer's English name.
        country: ISO 3166-1 alpha-3, None for what lies in no country (seas, continents).
        lat, lon: degrees, WGS 84.
        geonameid: GeoNames id, None where the entry has none.
    """

    name: str
    country: str | None
    lat: float
    lon: float
    geonameid: int | None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in the text; `place` is None where no entry of the gazetteer fits."""

    span: Span
    place: Place | None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression, after TIMEX3.

    Attributes:
        span: the words.
        type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value ("2021-05-09", "2021-W19", "P2D", "PAST_REF", "2021-05-09TEV" ...).
        days: the days it covers, where it names any; None for durations, sets and vague times.
    """

    span: Span
    type: TimexType
    value: str
    days: DateRange | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words or thoughts: who (source), the words that say so (cue), what (content).

    Each is a tuple of spans in text order, since quotations are broken by their own cue; `source`
    is empty where none is named.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Layers:
    """All three layers of one report, each in text order."""

    places: tuple[PlaceMention, ...]
    times: tuple[Timex, ...]
    attributions: tuple[Attribution, ...]
