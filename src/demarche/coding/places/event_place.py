"""Where an act happened.

In: an `Analysis`, its place mentions, and the word that names an act. Out: the place of that act,
with the words that tell it, or None where nothing tells. Never takes a capital that stands for its
government ("Baghdad condemned") for the place of an act.

The words nearest to the act in the tree decide: a phrase of place on it ("rallied in Basra"), on
what it was done to ("stormed the embassy in Cairo"), on the clause around it. Acts that happen in
view of the report (protests and assaults) are else where it told the building or the scene to be,
in the end at its dateline.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.coding import syntax
from demarche.coding.places.metonymy import LEAVING, MOVING, STRIKING
from demarche.coding.places.phrases import Phrase, dateline, heading, is_locative, phrases
from demarche.ontology import countries, gazetteer
from demarche.ontology.place_words import words
from demarche.records import (
    Analysis,
    EventPlace,
    EventType,
    Evidence,
    Place,
    PlaceMention,
    Sentence,
    Span,
    Token,
)

_SPEAKING = words("speaking")
_AUDIENCES = words("audience")
_BUILDINGS = words("building")
_MISSIONS = words("mission")
_ANY_BUILDING = words("premises")
_POINTERS = frozenset({"there", "here"})
_NOMINAL_PLACES = words("whereabouts")
_WIRES = frozenset({"telephone", "phone", "videoconference", "video", "teleconference"})
_NOWHERE = frozenset({"boycott", "strike", "walkout"})
_MEETING_PLACES = frozenset({"Geneva", "New York City", "Vienna", "Brussels", "The Hague", "Davos"})
_CAPITAL = "capital"
_CLAUSAL = frozenset({"acl", "advcl", "ccomp", "parataxis", "csubj"})
_STAGED: frozenset[EventType] = frozenset({"PROTEST", "ASSAULT"})
_ACTS = words("act")
_WAYS = words("way")
_NO_PLACES = words("occasioning")
_NAMING = frozenset({"NOUN", "VERB"})
_LEAD, _LEAD_SENTENCES = 0.35, 3
_BESIDE = 0.3
"""What a place told in the act's sentence or the one before counts more; 0 to 0.5 are alike on
docket-dev, corpus-a and corpus-b."""
_LEAST = 1.0


def event_place(
    analysis: Analysis,
    places: Sequence[PlaceMention],
    sentence: int,
    token: int,
    event_type: EventType | None = None,
    *,
    mode: str | None = None,
    planned: bool = False,
) -> EventPlace | None:
    """The place of the act that a word names.

    Args:
        analysis: what the language layer found.
        places: the report's place mentions, in text order.
        sentence: index of the sentence.
        token: index of the act's word in it.
        event_type: what kind of act it is; tells whether the scene of the report may be its place.
        mode: its PLOVER mode: a visit to a land is where the report was sent from.
        planned: whether it is still to come: a strike that is announced is at no one place.

    Returns:
        The finest place told of the act, None where nothing tells it.
    """
    here = analysis.sentences[sentence]
    act = here.tokens[token]
    if _by_wire(here, act):
        return None
    mention = _best(here, act, list(phrases(analysis, here, places)))
    if mention is None:
        mention = _pointed(analysis, places, here, act)
    if mention is None and event_type != "CONSULT":
        mention = _building(analysis, places, here, act)
    if mention is None:
        mention = heading(analysis, places, here)
    staged = event_type in _STAGED and not (planned and mode in _NOWHERE)
    if mention is None and staged and act.lemma.lower() not in _NOWHERE:
        mention = _scene(analysis, places, here)
    elif mention is not None and mode == "visit":
        mention = _received(analysis, places, mention)
    if mention is None or mention.place is None:
        return None
    report = analysis.report
    return EventPlace(mention.place, Evidence.at(report.id, report.text, mention.span))


def _by_wire(sentence: Sentence, act: Token) -> bool:
    """Whether an act was done over the telephone, and so at no one place."""
    near = {act.lemma.lower()} | {t.lemma.lower() for t in sentence.children(act)}
    return bool(near & _WIRES)


def _best(sentence: Sentence, act: Token, told: list[Phrase]) -> PlaceMention | None:
    rated = [(_rating(sentence, act, p), p) for p in told]
    top = max((r for r, _ in rated), default=0.0)
    if top < _LEAST:
        return None
    near = [(p.fineness, r, -i) for i, (r, p) in enumerate(rated) if r >= top - 0.6]
    return told[-max(near)[2]].mention


def _rating(sentence: Sentence, act: Token, phrase: Phrase) -> float:
    """How surely a place name tells where an act was; 0 for one that does not."""
    governor = sentence.parent(phrase.top)
    if governor is None:
        return 0.0
    lemma = governor.lemma.lower()
    if phrase.locative:
        return _nearness(sentence, act, governor)
    if (phrase.case == "to" and lemma in MOVING) or (phrase.case == "from" and lemma in LEAVING):
        return _nearness(sentence, act, governor) - 0.1
    struck = lemma in STRIKING and phrase.top.deprel != "nsubj"
    if struck and phrase.case in (None, "against", "of"):
        return _nearness(sentence, act, governor) - 0.2
    return _owned(sentence, act, phrase)


def _owned(sentence: Sentence, act: Token, phrase: Phrase) -> float:
    """The place inside a name: "Baghdad's Green Zone", "Cairo airport", "the Tehran embassy"."""
    parent = sentence.parent(phrase.head)
    if parent is None or phrase.fineness == 0 or parent.lemma.lower() in _NO_PLACES:
        return 0.0
    if phrase.head.deprel not in ("nmod:poss", "compound", "nmod", "nmod:desc", "amod"):
        return 0.0
    around = parent.lemma.lower() in _BUILDINGS or parent.lemma.lower() in _WAYS
    if around or is_locative(syntax.case_of(sentence, parent)):
        return _nearness(sentence, act, sentence.parent(parent) or parent) - 0.3
    return 0.0


def _nearness(sentence: Sentence, act: Token, governor: Token) -> float:
    """How close an act and the word that carries a phrase of place are in the tree."""
    if governor.lemma.lower() in _SPEAKING and governor is not act:
        return 0.0
    above = _above(sentence, act)
    below = _above(sentence, governor)
    shared = next((t for t in above if t in below), None)
    if shared is None:
        return 0.0
    up, down = above[: above.index(shared)], below[: below.index(shared)]
    if any(_is_other_act(t) or _is_other_clause(sentence, t) for t in down):
        return 0.0
    if not up:
        return 4.0 - 0.3 * len(down)
    left = {syntax.base(t) for t in up}
    if "ccomp" in left or (down and left & _CLAUSAL):
        return 0.0
    return max(0.5, 3.0 - 0.5 * len(up) - 0.5 * len(down))


def _above(sentence: Sentence, token: Token) -> list[Token]:
    """A word and those on which it depends, up to the root."""
    chain = [token]
    while (parent := sentence.parent(chain[-1])) is not None:
        chain.append(parent)
    return chain


def _is_other_act(token: Token) -> bool:
    """Whether a word below an act heads a clause or names an act of its own."""
    if syntax.base(token) in _CLAUSAL:
        return True
    doing = token.text.lower().endswith("ing") and token.lemma.lower() not in _BUILDINGS
    names_act = token.lemma.lower() in _ACTS or doing
    return token.upos in _NAMING and names_act and syntax.base(token) != "obj"


def _is_other_clause(sentence: Sentence, token: Token) -> bool:
    """Whether a verb joined to an act has a subject of its own."""
    joined = syntax.base(token) == "conj" and syntax.is_verbal(token)
    return joined and bool(sentence.children(token, "nsubj"))


def _received(
    analysis: Analysis, places: Sequence[PlaceMention], mention: PlaceMention
) -> PlaceMention:
    """Where a country's visitor is: in the town from which the report comes, if it lies there."""
    sent_from = dateline(analysis, places)
    land = mention.place
    if land is None or sent_from is None or sent_from.place is None:
        return mention
    whole = land.name == countries.name(land.country or "")
    return sent_from if whole and sent_from.place.country == land.country else mention


def _capital(
    analysis: Analysis, places: Sequence[PlaceMention], here: Sentence, noun: Token
) -> PlaceMention | None:
    """The capital of the land that "the capital" speaks of, where no name of it stands beside."""
    told = [countries.by_demonym(c.text) for c in here.children(noun, "amod", "nmod:poss")]
    known = [c for c in told if c is not None]
    scene = None if known else _scene(analysis, places, here)
    land = known[0] if known else scene.place.country if scene and scene.place else None
    row = countries.of(land) if land is not None else None
    if row is None or not row.seats:
        return None
    towns = [c for c in gazetteer.lookup(row.seats[0]) if c.place.country == land]
    return PlaceMention(Span(noun.start, noun.end), towns[0].place) if towns else None


def _pointed(
    analysis: Analysis, places: Sequence[PlaceMention], here: Sentence, act: Token
) -> PlaceMention | None:
    """The place that "there", "here" or "the city" beside the act points back to."""
    own = here.subtree(act)
    for noun in own:
        if noun.lemma.lower() == _CAPITAL and is_locative(syntax.case_of(here, noun)):
            chain = _above(here, noun)
            if not any(_is_other_act(t) for t in chain[: chain.index(act)]):
                return _capital(analysis, places, here, noun)
    adverbs = {t.text.lower() for t in own if t.upos == "ADV"}
    if "here" in adverbs and (sent_from := dateline(analysis, places)) is not None:
        return sent_from
    nominal = any(
        t.lemma.lower() in _NOMINAL_PLACES
        and is_locative(syntax.case_of(here, t))
        and any(d.text.lower() in ("the", "this", "that") for d in here.children(t, "det"))
        for t in own
    )
    if not (adverbs & _POINTERS or nominal):
        return None
    for at in range(here.index, max(-1, here.index - 3), -1):
        sentence = analysis.sentences[at]
        told = [p for p in phrases(analysis, sentence, places) if p.fineness]
        told = [p for p in told if at != here.index or p.head.index < act.index] or []
        told = [p for p in told if p.case != "from"]  # "recalled its envoy from Pyongyang"
        if told:
            return told[-1].mention
    return _scene(analysis, places, here) if nominal else None


def _building(
    analysis: Analysis, places: Sequence[PlaceMention], here: Sentence, act: Token
) -> PlaceMention | None:
    """Where the report says elsewhere that the building of this act stands."""
    wanted = {
        t.lemma.lower(): t
        for t in here.subtree(act)
        if t.lemma.lower() in _BUILDINGS and t.xpos == "NN" and _is_part(here, act, t)
    }
    if not wanted:
        return None
    votes = _Votes(here.index)
    for sentence in analysis.sentences:
        for phrase in phrases(analysis, sentence, places):
            stands = sentence.parent(phrase.top)
            if not phrase.fineness or stands is None or not _hangs(phrase):
                continue
            same = _same_kind(wanted, stands.lemma.lower())
            if same is not None and _same_owner(here, same, sentence, stands):
                votes.add(phrase.mention, sentence.index)
    found = votes.most()
    if found is None and wanted.keys() & (_MISSIONS | _ANY_BUILDING):
        found = _scene(analysis, places, here)
    return found


def _is_part(sentence: Sentence, act: Token, building: Token) -> bool:
    """Whether a building has to do with the act itself, not with its subject or another act."""
    chain = _above(sentence, building)
    below = chain[: chain.index(act)]
    return not any(syntax.base(t) == "nsubj" or _is_other_act(t) for t in below)


def _same_kind(wanted: dict[str, Token], lemma: str) -> Token | None:
    if lemma not in wanted and lemma in _MISSIONS:
        return next((t for name, t in wanted.items() if name in _ANY_BUILDING), None)
    return wanted.get(lemma)


def _hangs(phrase: Phrase) -> bool:
    return phrase.locative or phrase.top.deprel in ("compound", "nmod:poss")


def _same_owner(a: Sentence, one: Token, b: Sentence, other: Token) -> bool:
    """Whether two embassies may be one: of one country, or one of them of none told."""
    first, second = _owner(a, one), _owner(b, other)
    return first is None or second is None or first == second


def _owner(sentence: Sentence, building: Token) -> str | None:
    for child in sentence.children(building, "amod", "compound", "nmod"):
        if not is_locative(syntax.case_of(sentence, child)):
            country = countries.by_demonym(child.text) or countries.by_name(child.text)
            if country is not None:
                return country
    return None


def _scene(
    analysis: Analysis, places: Sequence[PlaceMention], here: Sentence
) -> PlaceMention | None:
    """The place of which the report tells most around the act, at its beginning and dateline."""
    votes = _Votes(here.index)
    for sentence in analysis.sentences:
        for phrase in phrases(analysis, sentence, places):
            parent = _parent_lemma(sentence, phrase)
            if not phrase.fineness or parent in _SPEAKING or parent in _AUDIENCES:
                continue
            if phrase.locative or _hangs(phrase):
                votes.add(phrase.mention, sentence.index)
    sent_from = dateline(analysis, places)
    place = None if sent_from is None else sent_from.place
    meeting = place is not None and place.name in _MEETING_PLACES and votes.most() is not None
    if sent_from is not None and not meeting:  # where the world meets is seldom spoken of
        votes.add_weight(sent_from, _LEAD)
    return votes.most()


class _Votes:
    """Places by how often, how near an act and how early a report tells them."""

    def __init__(self, here: int) -> None:
        self._here = here
        self._weights: dict[Place, float] = {}
        self._mentions: dict[Place, PlaceMention] = {}

    def add(self, mention: PlaceMention, sentence: int) -> None:
        """Counts a mention: half as much after the act as before it."""
        away = self._here - sentence
        weight = 1 / (2 + away) if away >= 0 else 0.5 / (2 - away)
        if away in (0, 1):
            weight += _BESIDE
        self.add_weight(mention, weight + (_LEAD if sentence < _LEAD_SENTENCES else 0.0))

    def add_weight(self, mention: PlaceMention, weight: float) -> None:
        if mention.place is not None:
            self._weights[mention.place] = self._weights.get(mention.place, 0.0) + weight
            self._mentions.setdefault(mention.place, mention)

    def most(self) -> PlaceMention | None:
        """The mention of the place with most weight, the first told of equals."""
        if not self._weights:
            return None
        return self._mentions[max(self._weights, key=self._weights.__getitem__)]


def _parent_lemma(sentence: Sentence, phrase: Phrase) -> str:
    parent = sentence.parent(phrase.top)
    return "" if parent is None else parent.lemma.lower()
