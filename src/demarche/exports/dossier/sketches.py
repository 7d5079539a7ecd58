"""The two pictures of a dossier: the map and the timeline.

In: a matter. Out: pictures with captions. Never shows what the document's text does not tell.
"""

from __future__ import annotations

from demarche.exports.dossier.blocks import Picture
from demarche.exports.dossier.matter import Act, Matter
from demarche.exports.dossier.phrasing import capital, country, town
from demarche.exports.pictures import Lane, Mark, Moment, map_of, timeline
from demarche.exports.pictures.map import NOTICE
from demarche.ontology import countries, gazetteer
from demarche.records import Place

OTHERS = "Other States and parties"


def map_picture(matter: Matter) -> Picture:
    """The map of a case that has a place."""
    place = matter.case.place
    if place is None:
        raise ValueError(f"case {matter.case.id} has no place to draw")
    receiving = matter.receiving or place.country
    drawing = map_of(
        Mark(place.name, place.lon, place.lat), receiving, matter.sending, _capital(receiving)
    )
    return Picture("map", drawing, f"{town(place)}, and the countries around. {NOTICE}")


def timeline_picture(matter: Matter) -> Picture | None:
    """The timeline, None where no act has a day."""
    drawing = timeline(lanes(matter))
    if drawing is None:
        return None
    undated = [str(act.number) for act in matter.acts if act.first is None]
    rest = f" Not drawn, for want of a day: {', '.join(undated)}." if undated else ""
    return Picture(
        "timeline",
        drawing,
        "What happened when, by those who acted. The numbers are those of the chronology below;"
        f" the scale skips long silences.{rest}",
    )


def lanes(matter: Matter) -> list[Lane]:
    """The acts by those who acted: the incident, the two States, all others."""
    incident = [act for act in matter.acts if act.incident]
    rest = [act for act in matter.acts if not act.incident]
    found = [Lane("The incident", _moments(incident), marked=True)]
    states = [code for code in (matter.sending, matter.receiving) if code]
    if not states:
        seen = [a.country for act in rest for a in act.event.source if a.country]
        states = sorted(set(seen), key=lambda code: (-seen.count(code), code))[:3]
    for code in dict.fromkeys(states):
        mine = [act for act in rest if _doer(act, states) == code]
        found.append(Lane(capital(country(code)), _moments(mine)))
    others = [act for act in rest if _doer(act, states) is None]
    found.append(Lane(OTHERS, _moments(others)))
    return found


def _doer(act: Act, states: list[str]) -> str | None:
    """The first of these States among those who act, by their order in the event."""
    return next((a.country for a in act.event.source if a.country in states), None)


def _moments(acts: list[Act]) -> tuple[Moment, ...]:
    return tuple(
        Moment(
            act.number,
            act.first,
            {"denied": "denied", "occurred": "told"}.get(act.event.status, "unsure"),  # type: ignore[arg-type]
        )
        for act in acts
        if act.first is not None
    )


def _capital(code: str | None) -> Mark | None:
    """The capital of a country: the first of its seats that the gazetteer knows there."""
    entry = countries.of(code) if code else None
    for seat in entry.seats if entry else ():
        place = _in(seat, code)
        if place is not None:
            return Mark(seat, place.lon, place.lat)
    return None


def _in(name: str, code: str | None) -> Place | None:
    cities = (c.place for c in gazetteer.lookup(name) if c.kind == "city")
    return next((place for place in cities if place.country == code), None)
