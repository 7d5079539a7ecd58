"""Who is who in one report: names with the office, country and sector that the report gives them.

In: entries learned from titles and appositions ("Iranian Foreign Minister Zarif"). Out: the entry
of a name told later without them. Never holds what no report says.
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.records import Evidence, Sector

_PARTICLES = frozenset(
    {"al", "bin", "ibn", "abu", "van", "von", "der", "den", "de", "da", "di", "el"}
)
_ARTICLES = frozenset({"al", "el", "bin", "ibn"})
_JOINED = ("al-", "el-", "bin-")
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "dame", "sheikh"})


@dataclass(frozen=True, slots=True)
class WhoEntry:
    """What a report says of a named person.

    Attributes:
        name: the fullest form of the name.
        role: the title or office, in lower case, None where only the country is told.
        country: ISO 3166-1 alpha-3, "IGO", "NGO", or None where it does not tell.
        sector: PLOVER sector.
        evidence: the words that say so.
        told: whether words tell the country, so that it holds beyond this report too.
    """

    name: str
    role: str | None
    country: str | None
    sector: Sector
    evidence: tuple[Evidence, ...]
    told: bool = True


class WhoBook:
    """The persons of one report by name."""

    def __init__(self) -> None:
        self._entries: dict[str, WhoEntry] = {}

    def learn(self, entry: WhoEntry) -> None:
        """Adds an entry; what it says fills in what an earlier one left open."""
        for key in name_keys(entry.name):
            known = self._entries.get(key)
            self._entries[key] = entry if known is None else _joined(known, entry)

    def look(self, name: str) -> WhoEntry | None:
        """The entry of a name: by its full form, else by its last word."""
        for key in name_keys(name):
            if key in self._entries:
                return self._entries[key]
        return None

    def entries(self) -> tuple[WhoEntry, ...]:
        """All entries, each once."""
        return tuple({id(e): e for e in self._entries.values()}.values())


def name_keys(name: str) -> list[str]:
    """The full name and its surname, in lower case and without honorifics."""
    words = [w.strip(".,'’") for w in name.lower().replace("’s", "").replace("'s", "").split()]
    words = [w for w in words if w and w not in _HONORIFICS]
    if not words:
        return []
    keys = [" ".join(words)]
    if len(words) > 1:
        last = len(words) - 1
        while last > 1 and words[last - 1] in _PARTICLES:
            last -= 1
        keys.append(" ".join(words[last:]))
        keys.append(words[-1])
        if words[1] in _ARTICLES or words[1].startswith(_JOINED):
            keys.append(words[0])  # "Saud" of "Saud al-Faisal"
    return list(dict.fromkeys(keys))


def _joined(known: WhoEntry, new: WhoEntry) -> WhoEntry:
    """Two entries of one person: the first word on each field stands, gaps are filled."""
    if known.country is not None and new.country is not None and known.country != new.country:
        return known
    fuller = max(known, new, key=lambda e: len(e.name))
    titled = known if known.role is not None else new
    return WhoEntry(
        name=fuller.name,
        role=titled.role,
        country=known.country or new.country,
        sector=titled.sector,
        evidence=tuple(dict.fromkeys((*known.evidence, *new.evidence))),
        told=known.told if known.country is not None else new.told,
    )
