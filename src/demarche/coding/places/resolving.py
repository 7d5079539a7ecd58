"""Place names of a report, each resolved to a place on earth.

In: an `Analysis`. Out: `PlaceMention`s in text order; `place` is None where the gazetteer has no
place of that name. Never looks at events: which place is an act's own is told in `event_place`.

Among the places that bear a name, the one is taken for which most speaks: a container beside it
("Paris, Texas", "the Iraqi city of Karbala"), the countries and divisions that the report names,
other places of the report that lie near, and how big it is. One name means one place in a report
unless a container says otherwise. The features are those of Lieberman, Samet and Sankaranarayanan
(2010) and of Gritta et al. (2018); the weights were set by hand.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from demarche.coding.places import toponyms
from demarche.coding.places.toponyms import Toponym
from demarche.ontology import countries, gazetteer
from demarche.ontology.gazetteer import Candidate
from demarche.ontology.place_words import words
from demarche.records import Analysis, PlaceMention

__all__ = ["find_places"]

_MISSIONS = words("mission") | {"ambassador", "envoy", "consul"}
_CONTAINED = 8.0
_OUTSIDE = -4.0
_HINTED = 2.5
_OTHER_NAME = -2.5
_COUNTRY = 3.0
_DIVISION = 2.0
_NEAR = 2.0
_NEAR_KM = 120.0
_NEAR_MOST = 6.0
_AS_BIG = {"country": 8.5, "continent": 8.0, "water": 7.5, "region": 7.0, "state": 6.5,
           "landmark": 6.0, "district": 4.0}  # fmt: skip
"""What a place that has no population is as well known as, as a power of ten of people."""
_PASSES = 2
_CONSIDERED = 25


@dataclass(slots=True)
class _Name:
    """All mentions of one name that share a container, and what speaks for each of its places."""

    candidates: list[Candidate]
    base: list[float]
    best: int = 0
    margin: float = 0.0

    @property
    def pick(self) -> Candidate:
        return self.candidates[self.best]

    def choose(self, scores: list[float]) -> None:
        self.best = max(range(len(scores)), key=scores.__getitem__)
        rest = [s for i, s in enumerate(scores) if i != self.best]
        self.margin = scores[self.best] - max(rest) if rest else 9.0


def find_places(analysis: Analysis) -> tuple[PlaceMention, ...]:
    """The place names of a report and the places that they mean.

    Args:
        analysis: what the language layer found.

    Returns:
        One mention for each name, in text order.
    """
    found = toponyms.find(analysis)
    containers = _containers(analysis, found)
    told = _told(analysis, found, containers)
    hosts = _not_senders(analysis, found)
    names: dict[tuple[str, str | None], _Name] = {}
    of: list[_Name | None] = []
    for toponym, container in zip(found, containers, strict=True):
        if not toponym.candidates:
            of.append(None)
            continue
        key = (toponym.name.lower(), _container_key(container))
        if key not in names:
            names[key] = _scored(toponym, container, told, hosts.get(key[0], frozenset()))
        of.append(names[key])
    _settle(list(names.values()))
    _share(names)
    return tuple(
        PlaceMention(t.span, None if n is None else n.pick.place)
        for t, n in zip(found, of, strict=True)
    )


def _container_key(container: Candidate | None) -> str | None:
    return None if container is None else f"{container.place.country}/{container.division}"


@dataclass(frozen=True, slots=True)
class _Told:
    """The shares of countries and divisions in what a report names outright."""

    countries: dict[str, float]
    divisions: dict[tuple[str, str], float]


def _told(analysis: Analysis, found: list[Toponym], containers: list[Candidate | None]) -> _Told:
    nations: defaultdict[str, float] = defaultdict(float)
    divisions: defaultdict[tuple[str, str], float] = defaultdict(float)
    for toponym, container in zip(found, containers, strict=True):
        for candidate, weight in _plain(toponym, container):
            country = candidate.place.country
            if country:
                nations[country] += weight
                if candidate.division:
                    divisions[country, candidate.division] += weight
    text = analysis.report.text
    for entity in analysis.entities:
        if entity.label == "NORP":
            country = countries.by_demonym(text[entity.start : entity.end])
            if country:
                nations[country] += 0.5
    most = max(nations.values(), default=0)
    most_division = max(divisions.values(), default=0)
    return _Told(
        {c: n / most for c, n in nations.items()},
        {d: n / most_division for d, n in divisions.items()},
    )


def _plain(toponym: Toponym, container: Candidate | None) -> list[tuple[Candidate, float]]:
    """What a name tells without doubt: countries and divisions, single places, containers."""
    plain = [(container, 1.0)] if container is not None else []
    candidates = toponym.candidates
    if candidates and candidates[0].kind == "country" and _namesake(candidates):
        return plain
    if len(candidates) == 1 or (candidates and candidates[0].kind == "country"):
        weight = 1.0 if candidates[0].kind in ("country", "state") else 0.7
        if len(candidates) > 1:
            weight = 0.8
        plain.append((candidates[0], weight))
    elif candidates:
        share = _dominant(candidates)
        if share is not None:
            plain.append((share, 0.5))
    return plain


def _namesake(candidates: tuple[Candidate, ...]) -> bool:
    """Whether a country shares its name with a division or town elsewhere that news tell of."""
    return any(
        c.place.country != candidates[0].place.country
        and (c.kind == "state" or (c.population > 10_000 and not c.other))
        for c in candidates[1:]
    )


def _dominant(candidates: tuple[Candidate, ...]) -> Candidate | None:
    """The candidate that is far better known than all others, if there is one."""
    sizes = sorted(((_size(c), i) for i, c in enumerate(candidates)), reverse=True)
    (first, at), (second, also) = sizes[0], sizes[1]
    same = candidates[at].place.country == candidates[also].place.country
    if first - second >= 1.5 or (first >= 5.5 and same and first - second >= 0.0):
        return candidates[at]
    return None


def _containers(analysis: Analysis, found: list[Toponym]) -> list[Candidate | None]:
    """For each name the country or division that the words beside it put it in."""
    containers: list[Candidate | None] = []
    for at, toponym in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        container = _after_comma(analysis, toponym, after)
        if container is None:
            container = _adjective(analysis, toponym)
        if container is not None and container.kind == "country" and _well_known(toponym):
            container = None  # a list: "China, Japan and Korea"
        containers.append(container)
    return containers


def _well_known(toponym: Toponym) -> bool:
    """Whether a name is first of all a country or one of the told-of states (`regions.tsv`)."""
    first = toponym.candidates[0]
    return first.kind == "country" or (first.kind == "state" and first.population == 0)


def _after_comma(analysis: Analysis, toponym: Toponym, after: Toponym | None) -> Candidate | None:
    """What follows a name: "Karbala, Iraq"; "Paris, Texas"; "Rockville, Md."; "Bath in England"."""
    tokens = analysis.sentences[toponym.sentence].tokens
    if toponym.end + 1 >= len(tokens):
        return None
    between = tokens[toponym.end].text
    if between not in (",", "in", "(", "-"):
        return None
    if after is not None and after.sentence == toponym.sentence and after.token == toponym.end + 1:
        for candidate in after.candidates:
            if candidate.kind in ("country", "state", "district") and _holds(toponym, candidate):
                return candidate
    if between in (",", "("):
        short = gazetteer.by_short(tokens[toponym.end + 1].text)
        if short is not None and _holds(toponym, short):
            return short
    return None


def _adjective(analysis: Analysis, toponym: Toponym) -> Candidate | None:
    """The country before a name: "the southern Iraqi city of Karbala", "Iraq's Karbala"."""
    tokens = analysis.sentences[toponym.sentence].tokens
    for token in reversed(tokens[max(0, toponym.token - 4) : toponym.token]):
        if token.upos in ("VERB", "AUX", "PUNCT"):
            return None
        if token.upos == "ADP" and token.text.lower() != "of":
            return None  # "the Greek embassy in Belgrade"
        country = countries.by_demonym(token.text)
        if country is None and tokens[token.index + 1].text in ("'s", "’s"):
            country = countries.by_name(token.text)
        if country is None:
            continue
        row = countries.of(country)
        held = [c for c in toponym.candidates if c.place.country == country]
        return gazetteer.lookup(row.name)[0] if row is not None and held else None
    return None


def _holds(toponym: Toponym, container: Candidate) -> bool:
    return any(_inside(c, container) for c in toponym.candidates)


def _inside(candidate: Candidate, container: Candidate) -> bool:
    if candidate.place.country != container.place.country or candidate == container:
        return False
    if container.kind == "country":
        return candidate.kind != "country"
    return candidate.division == container.division and candidate.kind != "state"


def _size(candidate: Candidate) -> float:
    if candidate.kind == "city":
        return math.log10(max(candidate.population, 300))
    return _AS_BIG[candidate.kind]


def _not_senders(analysis: Analysis, found: list[Toponym]) -> dict[str, frozenset[str]]:
    """For each name the States that have a mission there, and so do not lie there themselves.

    "The U.S. embassy in Belgrade" stands in no American Belgrade.
    """
    senders: defaultdict[str, set[str]] = defaultdict(set)
    for toponym in found:
        tokens = analysis.sentences[toponym.sentence].tokens
        before = tokens[max(0, toponym.token - 2) : toponym.token]
        if len(before) < 2 or before[1].text.lower() not in ("in", "at"):
            continue
        if before[0].lemma.lower() not in _MISSIONS:
            continue
        for at in range(max(0, before[0].index - 3), before[0].index):
            sender = countries.find([t.text for t in tokens], at)
            if sender is not None:
                senders[toponym.name.lower()].add(sender[0])
    return {name: frozenset(told) for name, told in senders.items()}


def _scored(
    toponym: Toponym, container: Candidate | None, told: _Told, not_in: frozenset[str]
) -> _Name:
    """A name's places, most likely first, with all that speaks for them but the neighbours."""
    scored: list[tuple[float, int, Candidate]] = []
    for at, candidate in enumerate(toponym.candidates):
        score = _size(candidate)
        if candidate.other:
            score += _OTHER_NAME
        if container is not None:
            score += _CONTAINED if _inside(candidate, container) else _OUTSIDE
        if toponym.hint is not None:
            score += _HINTED if candidate.kind == toponym.hint else 0.0
        country = candidate.place.country
        if country in not_in:
            score += _OUTSIDE
        if not country and candidate.kind == "region" and container is None:
            score += _COUNTRY  # "the Sahel" before Sahel in Burkina Faso
        if country:
            score += _COUNTRY * told.countries.get(country, 0.0)
            if candidate.division:
                score += _DIVISION * told.divisions.get((country, candidate.division), 0.0)
        scored.append((-score, at, candidate))
    scored.sort(key=lambda s: s[:2])
    name = _Name([c for _, _, c in scored[:_CONSIDERED]], [-s for s, _, _ in scored[:_CONSIDERED]])
    name.choose(name.base)
    return name


def _settle(names: list[_Name]) -> None:
    """Lets the places of a report draw each other near."""
    for _ in range(_PASSES):
        anchors = [
            (n, n.pick, min(1.0, 0.3 + n.margin / 4))
            for n in names
            if n.pick.kind in ("city", "district", "landmark", "state")
        ]
        for name in names:
            if len(name.candidates) < 2:
                continue
            others = [
                (c, w * (0.4 if c.kind == "state" else 1.0)) for n, c, w in anchors if n is not name
            ]
            name.choose(
                [b + _pull(c, others) for b, c in zip(name.base, name.candidates, strict=True)]
            )


def _pull(candidate: Candidate, others: list[tuple[Candidate, float]]) -> float:
    if candidate.kind in ("country", "continent", "water"):
        return 0.0
    pull = 0.0
    for other, weight in others:
        if other.place.country == candidate.place.country:
            pull += weight * math.exp(-_km(candidate, other) / _NEAR_KM)
    return min(_NEAR_MOST, _NEAR * pull)


def _km(a: Candidate, b: Candidate) -> float:
    """Distance on a flat map of the two places' latitude: good enough within a country."""
    y = a.place.lat - b.place.lat
    x = (a.place.lon - b.place.lon) * math.cos(math.radians(a.place.lat))
    return 111.2 * math.hypot(x, y)


def _share(names: dict[tuple[str, str | None], _Name]) -> None:
    """A name told once with its container means that place wherever the report tells it."""
    contained: dict[str, list[_Name]] = defaultdict(list)
    for (text, container), name in names.items():
        if container is not None:
            contained[text].append(name)
    for (text, container), name in names.items():
        if container is None and contained[text]:
            picks = {n.pick.place for n in contained[text]}
            if len(picks) == 1 and (place := picks.pop()) in [c.place for c in name.candidates]:
                name.best = [c.place for c in name.candidates].index(place)
