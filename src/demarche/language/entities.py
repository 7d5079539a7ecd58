"""Tag scores in; named entities out, with the labels PER, ORG, LOC, GPE, NORP and FAC.

The network tells PER, ORG, LOC and NORP apart, in the BIOES scheme; tables then say which names
are of buildings (FAC) and which places are lands and waters (LOC): all other places are countries,
their parts, and towns (GPE), for what the news names is mostly inhabited and governed. Never lets
two entities overlap, and never looks past the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from demarche.language.atoms import listed
from demarche.ontology import countries
from demarche.records import EntityLabel

# Names headed by these are buildings or works, whatever the network says.
_BUILDINGS = listed(
    "embassy consulate legation chancery airport airfield airbase prison jail barracks palace"
    " bridge stadium checkpoint square mosque cathedral monument synagogue tunnel dam tower"
    " gate residence headquarters"
)
# These only if the network takes them for places: the hospital said, the port authority, a church
# that condemns.
_GROUNDS = listed(
    "hospital station port harbour harbor hotel museum plaza temple church shrine camp base fort"
    " fortress castle mall market plant reactor street avenue road boulevard highway motorway"
    " cemetery park theatre theater school university arena terminal pipeline refinery crossing"
    " villa house building hall center centre facility compound complex cafe restaurant"
)
# Words before a name that are no name by themselves.
_TITLES = listed(
    "lt. col. gen. maj. sgt. capt. cpl. adm. brig. mr. mrs. ms. dr. prof. rev. sen. rep. gov. pres."
    " hon. st. sir mr mrs ms dr gen col lt sen rep jr. sr. president minister ambassador pm fm"
    " secretary general chancellor senator governor spokesman spokeswoman chairman king queen"
    " prince princess pope sheikh ayatollah ceo"
)
# Heads of natural features and regions, which are no state or city though their names may be.
_LAND = listed(
    "sea ocean gulf strait straits river lake bay canal channel mountain mountains mount hills"
    " valley desert peninsula island islands isles coast delta cape basin heights forest plateau"
    " steppe triangle belt corridor border frontier region hemisphere arctic pole east west north"
    " south corner horn plain plains range creek falls swamp marshes shoal reef atoll"
)
_LAND_BEFORE = listed("lake mount mt. mt cape river gulf sea strait bay isle islands island")
_REGIONS = frozenset(
    """africa|asia|europe|america|americas|latin america|north america|south america|antarctica|
    central america|central asia|eurasia|oceania|middle east|mideast|near east|far east|balkans|
    caucasus|caribbean|sahel|maghreb|levant|scandinavia|benelux|baltics|baltic|mediterranean|
    atlantic|pacific|arctic|sahara|himalayas|alps|andes|urals|siberia|indochina|mesopotamia|
    west africa|east africa|southern africa|north africa|horn of africa|western europe|
    eastern europe|southeast asia|south asia|east asia|indian subcontinent|asia-pacific|west|east|
    global south|sinai|gulf|persian gulf|amazon|patagonia|donbas|donbass|kurdistan|kashmir|
    earth|world|mars|moon|sub-saharan africa|northern africa|central europe|bosphorus|bosporus|
    hindu kush|golan|golan heights|green line|evros|danube|nile|rhine|tigris|euphrates|mekong|volga
    """.replace("\n    ", "")
    .strip()
    .split("|")
)


@lru_cache(maxsize=10_000)
def refined(name: str, label: str) -> EntityLabel:
    """The label of a name, made finer by what its head word is and by the tables."""
    if label == "PER":
        return "PER"
    plain = re.sub(r"\s+", " ", name.replace("’", "'")).strip()
    if label == "NORP":  # "U.S. officials": the name of a country, not a word for its people
        return "GPE" if countries.by_name(plain) else "NORP"
    words = plain.lower()
    parts = words.split(" of ")[0].split(" in ")[0].split(" ")
    last = parts[-1]
    if " " in words and (last in _BUILDINGS or (label == "LOC" and last in _GROUNDS)):
        return "FAC"
    if label == "ORG":
        # A country that acts is tagged ORG by some sources; it stays a country.
        return "GPE" if countries.by_name(plain) else "ORG"
    if countries.by_name(plain):
        return "GPE"
    land = last in _LAND or parts[0] in _LAND_BEFORE or words.removeprefix("the ") in _REGIONS
    return "LOC" if land else "GPE"


class NameTags:
    """The BIOES tags of the network's name head, and which may follow which."""

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = list(tags)
        count = len(tags)
        self._follows = np.zeros((count, count), dtype=np.float32)
        for one, left in enumerate(tags):
            for other, right in enumerate(tags):
                if not _may_follow(left, right):
                    self._follows[one, other] = -1e9
        self._may_begin = np.array(
            [0.0 if tag[0] in "OBS" else -1e9 for tag in tags], dtype=np.float32
        )
        self._may_end = np.array(
            [0.0 if tag[0] in "OES" else -1e9 for tag in tags], dtype=np.float32
        )

    def spans(self, scores: NDArray[np.float32]) -> list[tuple[int, int, str]]:
        """The names in a sentence: (first word, end, label), from its words' tag scores."""
        best: list[int] = scores.argmax(axis=1).tolist()
        if not any(best):
            return []
        chain = [self.tags[number] for number in best]
        if not self._is_valid(chain):
            chain = [self.tags[number] for number in self._viterbi(scores)]
        found, begin = [], 0
        for place, tag in enumerate(chain):
            if tag[0] in "BS":
                begin = place
            if tag[0] in "ES":
                found.append((begin, place + 1, tag[2:]))
        return found

    @staticmethod
    def _is_valid(chain: list[str]) -> bool:
        ends = chain[0][0] in "OBS" and chain[-1][0] in "OES"
        return ends and all(map(_may_follow, chain, chain[1:]))

    def _viterbi(self, scores: NDArray[np.float32]) -> list[int]:
        total = scores[0] + self._may_begin
        back = []
        for row in scores[1:]:
            table = total[:, None] + self._follows
            back.append(table.argmax(axis=0))
            total = table.max(axis=0) + row
        path = [int((total + self._may_end).argmax())]
        for pointers in reversed(back):
            path.append(int(pointers[path[-1]]))
        return path[::-1]


def is_title(name: str) -> bool:
    """Whether what was taken for a name is but a title before one."""
    return name.lower() in _TITLES


def _may_follow(left: str, right: str) -> bool:
    if left[0] in "BI":
        return right[0] in "IE" and left[2:] == right[2:]
    return right[0] in "OBS"
