"""Parties in short reports of our own, read by the real language layer."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from demarche.coding.parties.actors import ActorResolver
from demarche.coding.places.resolving import find_places
from demarche.language.analyser import Analyser
from demarche.records import Actor, Analysis, Report

TEXTS = {
    "quito": """QUITO, March 3 (Agency) - Ecuador recalled its ambassador from Bogota on Tuesday
after Colombian soldiers crossed the border and killed two fishermen. The president said that his
government would not accept such acts. Foreign Minister Elena Paredes summoned the Colombian envoy
and handed her a note. She demanded an apology. Protesters burned tyres outside the Colombian
embassy, and police used tear gas. In Bogota, the defence ministry rejected the charge. It said that
its troops had never left Colombian soil.""",
    "dakar": """DAKAR (Agency) - Senegal's interior minister, Moussa Fall, ordered gendarmes to
guard the French consulate on Monday. Fall told reporters that a mob had stoned the building.
Opposition leader Awa Diop blamed the authorities. Her spokesman said that eleven students were in
custody. France and Germany condemned the attack and asked the Senegalese government to punish
those responsible.""",
    "manila": """Chinese coast guard ships fired water cannon at Philippine boats near the shoal on
Friday, Manila said. The Philippine defence secretary, Jose Cruz, telephoned his Australian
counterpart. Beijing accused Manila of provocation. The two countries have been at odds for years.
The United Nations urged both sides to show restraint.""",
    "goma": """Rebels of the M23 movement attacked an army post north of Goma on Sunday, a military
spokesman said. The rebels denied it. Unknown gunmen shot dead a doctor in the town. Aid workers
from Doctors Without Borders left Goma. A rights group said that soldiers had beaten refugees.""",
    "oslo": """OSLO - The Norwegian parliament voted on Thursday to expel a Russian diplomat. The
Kremlin promised to answer in kind. A spokeswoman for the foreign ministry in Moscow called the
decision absurd. Norway's prime minister defended it. Two trade unions called a strike. The supreme
court ordered the company Nordfisk to pay its workers.""",
    "amman": """Two rockets broke the windows of the Italian embassy in Amman on Monday. Gunmen also
attacked the mayor's car. "We shall rebuild it," ambassador Carla Riva said. "We ask the authorities
for guards." Unknown men threw paint at its walls.""",
    "bamako": """The Malian and Nigerien foreign ministers met in Bamako on Friday. Governments of
Chad and Mali had asked them to. The African Energy Board (AEB) said that its staff was safe. AEB
workers were attacked by soldiers last week. Burkinabe soldiers burned a village, witnesses said.
The soldiers also beat two Malian herders.""",
    "lima": """Peruvian Trade Minister Rosa Rojas flew to Santiago on Monday. Rojas met President
Gabriel Soto of Chile and thanked her host. The visitor promised to reopen the consulate in Arica.
Both governments signed a memorandum. Hundreds of Peruvians marched in Lima against the deal, and
drug traffickers killed a judge in Callao.""",
    "tunis": """TUNIS, May 9 (Agency) - Norway summoned the Tunisian ambassador on Monday after
a bomb went off beside its consulate in Sfax. "We expect an inquiry," Foreign Minister Kari Lunde
told reporters. Tunisian Foreign Minister Anis Brahmi expressed regret. The International Transport
Workers' Federation deplored the attack, and a chief officer of a cargo ship was hurt.""",
    "zagreb": """ZAGREB (Agency) - Police guarded the Portuguese embassy in Zagreb on Friday. Maria
Duarte, the foreign minister, spoke by telephone with her Croatian counterpart, Ivo Maras.""",
    "vientiane": """Thai gunmen took a bus at the market in Vientiane on Monday. They demanded that
the military government in Bangkok free their leader. Police surrounded the bus within the hour.""",
}


@cache
def analysis(name: str) -> Analysis:
    report = Report(id=name, text=TEXTS[name].replace("\n", " "), published=date(2022, 3, 4))
    return next(iter(Analyser(threads=1).analyse([report])))


@cache
def resolver(name: str) -> ActorResolver:
    read = analysis(name)
    return ActorResolver(read, find_places(read))


def address(name: str, words: str, nth: int = 0) -> tuple[int, int]:
    """Sentence and word of the last word of a stretch of text."""
    text = analysis(name).report.text
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    end = at + len(words)
    return next(
        (s.index, t.index)
        for s in analysis(name).sentences
        for t in s.tokens
        if t.start < end <= t.end
    )


def parties(name: str, words: str, nth: int = 0) -> tuple[Actor, ...]:
    return resolver(name).resolve(*address(name, words, nth))


@pytest.mark.parametrize(
    ("name", "words", "country", "sector"),
    [
        ("quito", "Ecuador", "ECU", "GOV"),
        ("quito", "its ambassador", "ECU", "GOV"),
        ("quito", "Colombian soldiers", "COL", "MIL"),
        ("quito", "The president", "ECU", "GOV"),
        ("quito", "his government", "ECU", "GOV"),
        ("quito", "Elena Paredes", "ECU", "GOV"),
        ("quito", "Colombian envoy", "COL", "GOV"),
        ("quito", "Protesters", "ECU", "CVL"),
        ("quito", "Colombian embassy", "COL", "GOV"),
        ("quito", "police", "ECU", "COP"),
        ("quito", "defence ministry", "COL", "GOV"),
        ("quito", "its troops", "COL", "MIL"),
        ("dakar", "interior minister", "SEN", "GOV"),
        ("dakar", "gendarmes", "SEN", "COP"),
        ("dakar", "French consulate", "FRA", "GOV"),
        ("dakar", "Fall told", "SEN", "GOV"),
        ("dakar", "mob", "SEN", "CVL"),
        ("dakar", "the building", "FRA", "GOV"),
        ("dakar", "Awa Diop", "SEN", "OPP"),
        ("dakar", "the authorities", "SEN", "GOV"),
        ("dakar", "Her spokesman", "SEN", "OPP"),
        ("dakar", "eleven students", "SEN", "CVL"),
        ("dakar", "Senegalese government", "SEN", "GOV"),
        ("manila", "coast guard ships", "CHN", "COP"),
        ("manila", "Jose Cruz", "PHL", "GOV"),
        ("manila", "Australian counterpart", "AUS", "GOV"),
        ("manila", "Beijing", "CHN", "GOV"),
        ("manila", "United Nations", "IGO", "IGO"),
        ("goma", "Rebels", "COD", "REB"),
        ("goma", "The rebels", "COD", "REB"),
        ("goma", "gunmen", None, "UNK"),
        ("goma", "military spokesman", "COD", "MIL"),
        ("goma", "a doctor", "COD", "CVL"),
        ("goma", "rights group", "COD", "NGO"),
        ("goma", "refugees", "COD", "REF"),
        ("oslo", "Norwegian parliament", "NOR", "LEG"),
        ("oslo", "Russian diplomat", "RUS", "GOV"),
        ("oslo", "The Kremlin", "RUS", "GOV"),
        ("oslo", "A spokeswoman", "RUS", "GOV"),
        ("oslo", "prime minister", "NOR", "GOV"),
        ("oslo", "trade unions", "NOR", "LAB"),
        ("oslo", "The supreme court", "NOR", "JUD"),
        ("oslo", "its workers", "NOR", "LAB"),
        ("lima", "Rosa Rojas", "PER", "GOV"),
        ("lima", "Rojas met", "PER", "GOV"),
        ("lima", "Gabriel Soto", "CHL", "GOV"),
        ("lima", "her host", "CHL", "GOV"),
        ("lima", "Hundreds", "PER", "CVL"),
        ("lima", "drug traffickers", "PER", "CRM"),
        ("lima", "a judge", "PER", "JUD"),
        ("tunis", "Kari Lunde", "NOR", "GOV"),
        ("tunis", "Anis Brahmi", "TUN", "GOV"),
        ("tunis", "Workers' Federation", "NGO", "LAB"),
        ("tunis", "a chief officer", "TUN", "CVL"),
        ("vientiane", "Police", "LAO", "COP"),
        ("zagreb", "Maria", "PRT", "GOV"),
    ],
)
def test_country_and_sector(name: str, words: str, country: str | None, sector: str) -> None:
    core = words.removesuffix(" told").removesuffix(" met")
    found = parties(name, core, 0 if core == words else _nth(name, words, core))
    assert [(a.country, a.sector) for a in found][:1] == [(country, sector)], found
    assert found[0].why


def _nth(name: str, words: str, core: str) -> int:
    """Which occurrence of the core stands at the start of the words."""
    text = analysis(name).report.text
    return text[: text.index(words)].count(core)


@pytest.mark.parametrize(
    ("name", "words", "mention"),
    [
        ("quito", "Elena Paredes", "Foreign Minister Elena Paredes"),
        ("quito", "She", "Foreign Minister Elena Paredes"),
        ("dakar", "Awa Diop", "Opposition leader Awa Diop"),
        ("oslo", "A spokeswoman", "spokeswoman for the foreign ministry in Moscow"),
        ("lima", "Gabriel Soto", "President Gabriel Soto of Chile"),
        ("manila", "his Australian counterpart", "his Australian counterpart"),
        ("dakar", "Senegalese government", "Senegalese government"),
    ],
)
def test_extent(name: str, words: str, mention: str) -> None:
    assert parties(name, words)[0].mention.quote == mention


def test_coordination_gives_each_party() -> None:
    found = parties("dakar", "France")
    assert [a.country for a in found] == ["FRA", "DEU"]
    assert [a.mention.quote for a in found] == ["France", "Germany"]


@pytest.mark.parametrize(("name", "words"), [("manila", "two countries"), ("manila", "both sides")])
def test_pairs_mean_two(name: str, words: str) -> None:
    assert {a.country for a in parties(name, words)} == {"CHN", "PHL"}


@pytest.mark.parametrize(
    ("words", "mention", "country"),
    [
        ("windows", "Italian embassy in Amman", "ITA"),
        ("car", "mayor", "JOR"),
        ("We shall", "ambassador Carla Riva", "ITA"),
        ("We ask", "ambassador Carla Riva", "ITA"),
    ],
)
def test_parts_and_speakers_stand_for_somebody(words: str, mention: str, country: str) -> None:
    core = words.split(maxsplit=1)[0]
    found = parties("amman", core, _nth("amman", words, core))
    assert [(a.mention.quote, a.country) for a in found] == [(mention, country)]


@pytest.mark.parametrize(
    ("words", "countries"), [("foreign ministers", {"MLI", "NER"}), ("Governments", {"TCD", "MLI"})]
)
def test_listed_countries_are_a_party_each(words: str, countries: set[str]) -> None:
    assert {a.country for a in parties("bamako", words)} == countries


def test_the_army_of_another_country_stays_its_own() -> None:
    assert parties("bamako", "The soldiers")[0].country == "BFA"


def test_both_governments_mean_those_who_met() -> None:
    assert {a.country for a in parties("lima", "Both governments")} == {"PER", "CHL"}


@pytest.mark.parametrize(
    ("name", "words"),
    [("quito", "tear gas"), ("quito", "an apology"), ("goma", "Sunday"), ("lima", "a memorandum"),
     ("lima", "Lima"), ("dakar", "the attack")],
)  # fmt: skip
def test_things_and_places_are_no_parties(name: str, words: str) -> None:
    assert parties(name, words) == ()
    assert not resolver(name).is_actor(*address(name, words))


def test_antecedents_are_named_mentions() -> None:
    text = analysis("quito").report.text
    span = resolver("quito").antecedent(*address("quito", "She"))
    assert span is not None
    assert span.of(text) == "Foreign Minister Elena Paredes"
    assert resolver("quito").antecedent(*address("quito", "Ecuador")) is None


def test_who_is_who_is_learned_with_its_evidence() -> None:
    entries = {e.name: e for e in resolver("dakar").who()}
    fall = entries["Moussa Fall"]
    assert (fall.country, fall.sector) == ("SEN", "GOV")
    assert any("interior minister" in e.quote for e in fall.evidence)


def test_every_word_can_be_asked() -> None:
    for name in TEXTS:
        for sentence in analysis(name).sentences:
            for token in sentence.tokens:
                for actor in resolver(name).resolve(sentence.index, token.index):
                    span = actor.mention.span
                    assert span.of(analysis(name).report.text) == actor.mention.quote
                    assert not actor.mention.quote.lower().startswith(("the ", "a ", "an "))
