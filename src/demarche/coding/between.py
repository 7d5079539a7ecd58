"""With which other State a State deals, where an act's own sentence does not name it.

In: an act in words, and the drafts of its report. Out: the other State's actor, or nobody. Never
answers for acts of which the report names the addressee.

Three things speak for a State: acts between the two elsewhere in the report, near ones first; an
incident at a mission, whose host and sender are each other's addressees; how often they deal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from demarche.coding.blame import is_incident
from demarche.coding.drafts import Draft
from demarche.coding.parties.actors import ActorResolver
from demarche.ontology import countries
from demarche.records import Actor, Analysis

STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})
MISSIONS = frozenset(
    "embassy consulate mission residence compound commission legation chancery".split()
)
_TALKS = frozenset({"phone", "meeting", "visit", "summons"})
_FACTIONS = frozenset({"REB", "OPP", "PTY", "LAB", "EDU"})
_DEALINGS = 2
"""Acts between two States that make one the other's addressee, incident or not."""
_LONGEST_SHORT_NAME = 4
_OUTWEIGHS = 2
"""How many times as many dealings another State needs to be meant instead of the nearest: of 57
on docket-dev and corpus-a 3 more came out right with 2, none fewer."""


def other_party(
    analysis: Analysis, resolver: ActorResolver, draft: Draft, drafts: list[Draft]
) -> tuple[Actor, ...]:
    """The State with which the speaker's State deals in this report: most, and nearest by.

    Of factions and unions: their own State, in the nearest act that names it. One dealing alone
    tells it only where the report turns on an incident between States; in other news the nearest
    State is seldom meant (docs/experiments.md).

    Args:
        analysis: the report's analysis.
        resolver: its actors.
        draft: the act without an addressee.
        drafts: the drafts of its report.
    """
    nations = {c for c in draft.countries("source") if countries.is_country_code(c)}
    abroad = any(a.sector in STATE for a in draft.source)
    if not nations or not (abroad or any(a.sector in _FACTIONS for a in draft.source)):
        return ()
    found = _near(draft, drafts, nations, abroad=abroad)
    ties = _ties(drafts, draft, nations) if abroad else Counter()
    for country in _by_incident(drafts, nations) if abroad else ():
        if actors := found.get(country) or _state(analysis, resolver, country):
            found.setdefault(country, []).extend(actors[:1] * _DEALINGS)
    if not found and ties and max(ties.values()) >= _DEALINGS:
        return tuple(_state(analysis, resolver, ties.most_common(1)[0][0]))
    if not found:
        return _host(analysis, resolver, draft, drafts, nations)
    nearest = next(iter(found))
    most = max(found, key=lambda c: len(found[c]))
    country = most if len(found[most]) > _OUTWEIGHS * len(found[nearest]) else nearest
    few = max(len(found[country]), ties[country]) < _DEALINGS and draft.channel not in _TALKS
    if few and not _turns_on_states(analysis, drafts, nations | {country}):
        return ()
    government = [a for a in found[country] if a.sector == "GOV"]
    if abroad and not government:
        government = _state(analysis, resolver, country)
    return tuple((government or found[country])[:1])


def _host(
    analysis: Analysis,
    resolver: ActorResolver,
    draft: Draft,
    drafts: list[Draft],
    nations: set[str],
) -> tuple[Actor, ...]:
    """Of third States that call their envoys home: the State where the incident was."""
    if draft.action.type != "SANCTION":
        return ()
    for deed in drafts:
        host = deed.place.place.country if deed.place is not None else None
        official = any(a.sector == "GOV" and a.country != host for a in deed.target)
        if is_incident(deed) and official and host is not None and host not in nations:
            return tuple(_state(analysis, resolver, host) or _land(analysis, resolver, host))
    return ()


def _land(analysis: Analysis, resolver: ActorResolver, country: str) -> list[Actor]:
    """A State by the first of its towns that the report names."""
    for sentence in analysis.sentences:
        for token in sentence.tokens:
            if token.upos == "PROPN":
                found = resolver.state_at(sentence.index, token.index)
                if found is not None and found.country == country:
                    return [found]
    return []


def _near(
    draft: Draft, drafts: list[Draft], nations: set[str], *, abroad: bool
) -> dict[str, list[Actor]]:
    """The organs of States with which these States deal, by State, the nearest act's first."""
    here = draft.action.trigger.start
    by_distance = sorted(
        (d for d in drafts if d is not draft),
        key=lambda d: (abs(d.action.trigger.start - here), d.action.trigger.start > here),
    )
    found: dict[str, list[Actor]] = {}
    for other in by_distance:
        for actor in _partners(other, nations):
            if (actor.country not in nations) == abroad:
                found.setdefault(str(actor.country), []).append(actor)
    return found


def _ties(drafts: list[Draft], draft: Draft, nations: set[str]) -> Counter[str]:
    """In how many acts these States and each other land, its people too, face one another."""
    found: Counter[str] = Counter()
    for other in drafts:
        source, target = other.countries("source"), other.countries("target")
        if other is draft or not (source & nations or target & nations):
            continue
        facing = target if source & nations else source
        official = any(a.sector in STATE for a in (*other.source, *other.target))
        found.update(c for c in facing - nations if official and countries.is_country_code(c))
    return found


def _partners(draft: Draft, nations: set[str]) -> Iterator[Actor]:
    """The organs of States with which these States deal in one act."""
    sides = [(draft.source, draft.target), (draft.target, draft.source)]
    if draft.action.type == "CONSULT":
        sides.append((draft.source, draft.source))  # talks among equals have all as sources
    for mine, theirs in sides:
        if {a.country for a in mine} & nations:
            yield from (
                a
                for a in theirs
                if a.sector in STATE and countries.is_country_code(a.country or "")
            )


def _by_incident(drafts: list[Draft], nations: set[str]) -> list[str]:
    """The host of these States' attacked mission, the sender of the one attacked on their soil."""
    found: list[str] = []
    for draft in drafts:
        senders = {a.country for a in draft.target if a.sector == "GOV" and a.country}
        host = draft.place.place.country if draft.place is not None else None
        if not is_incident(draft) or host is None or len(senders) != 1 or host in senders:
            continue
        if senders & nations:
            found.append(host)
        elif host in nations:
            found.extend(senders)
    return list(dict.fromkeys(found))


def _state(analysis: Analysis, resolver: ActorResolver, country: str) -> list[Actor]:
    """The first mention of a State's government in the report."""
    for sentence in analysis.sentences:
        for token in sentence.tokens:
            if token.upos not in {"NOUN", "PROPN"} or token.deprel in {"compound", "flat"}:
                continue
            if token.text.isupper() and len(token.text) > _LONGEST_SHORT_NAME:
                continue  # a dateline
            for actor in resolver.resolve(sentence.index, token.index):
                if actor.country == country and actor.sector == "GOV":
                    return [actor]
    return []


def _turns_on_states(analysis: Analysis, drafts: list[Draft], nations: set[str]) -> bool:
    """Whether the report turns on a mission, or on a deed against one of these States."""
    missions = sum(t.lemma.lower() in MISSIONS for s in analysis.sentences for t in s.tokens)
    return missions >= _DEALINGS or any(
        is_incident(d) and any(a.sector in STATE and a.country in nations for a in d.target)
        for d in drafts
    )
