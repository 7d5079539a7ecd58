"""Place names: which words are names, and which places they mean. Trees do not matter here."""

from itertools import pairwise

import pytest

from demarche.coding.places.resolving import find_places
from demarche.records import (
    ROOT,
    Analysis,
    Entity,
    EntityLabel,
    PlaceMention,
    Report,
    Sentence,
    Token,
)


def analysis(*sentences: str) -> Analysis:
    """Sentences of words split by spaces; `[GPE New York]` marks a named entity."""
    text, entities, made = "", [], []
    for number, marked in enumerate(sentences):
        tokens: list[Token] = []
        label: EntityLabel | None = None
        begun = 0
        for raw in marked.split():
            if raw.startswith("["):
                label, begun = raw[1:], len(text)  # type: ignore[assignment]
                continue
            word = raw.rstrip("]")
            upos = "PROPN" if word[0].isupper() else "PUNCT" if word in ",." else "NOUN"
            head = ROOT if not tokens else 0
            deprel = "root" if not tokens else "dep"
            start = len(text)
            text += word + " "
            tokens.append(
                Token(len(tokens), start, start + len(word), word, word, upos, "", head, deprel)
            )
            if raw != word and label is not None:
                entities.append(Entity(begun, start + len(word), label))
        made.append(Sentence(number, tokens[0].start, tokens[-1].end, tuple(tokens)))
    return Analysis(Report("r", text), tuple(made), tuple(entities), ())


def places(*sentences: str) -> list[tuple[str, str | None, str | None]]:
    given = analysis(*sentences)
    return [
        (
            m.span.of(given.report.text),
            None if m.place is None else m.place.name,
            None if m.place is None else m.place.country,
        )
        for m in find_places(given)
    ]


def lat(mention: PlaceMention) -> float:
    assert mention.place is not None
    return mention.place.lat


def test_a_city_without_context_is_the_biggest() -> None:
    assert places("A meeting in [GPE Paris] .") == [("Paris", "Paris", "FRA")]


@pytest.mark.parametrize(
    ("sentence", "south", "north"),
    [
        ("Fire in [GPE Paris] , [GPE Texas] .", 33, 34),
        ("Fire in [GPE Paris] , Tex. today", 33, 34),
        ("Fire in [GPE Alexandria] , La. today", 31.1, 31.4),
        ("Riots in [GPE Tripoli] , [GPE Lebanon] .", 34.2, 34.6),
        ("Riots in the northern Lebanese city of [GPE Tripoli] .", 34.2, 34.6),
    ],
)
def test_a_container_beside_the_name_decides(sentence: str, south: float, north: float) -> None:
    assert south < lat(find_places(analysis(sentence))[0]) < north


def test_a_container_told_once_holds_for_the_report() -> None:
    found = find_places(
        analysis("Fire in [GPE Paris] , [GPE Texas] .", "Smoke over [GPE Paris] again .")
    )
    assert found[0].place == found[2].place


def test_neighbours_draw_a_name_near() -> None:
    found = find_places(
        analysis(
            "Police in [GPE Cottonport] and [GPE Pineville] met .",
            "They drove to [GPE Alexandria] in [GPE Louisiana] , then home .",
            "A judge in [GPE Alexandria] spoke .",
        )
    )
    assert round(lat(found[-1])) == 31


def test_georgia_is_the_country_or_the_state() -> None:
    assert places("Troops entered [GPE Georgia] and [GPE Tbilisi] fell .")[0][2] == "GEO"
    told = places("[GPE Atlanta] , [GPE Georgia] .", "[GPE Savannah] , [GPE Georgia] too .")
    assert {country for _, _, country in told} == {"USA"}


def test_a_list_of_countries_is_no_containment() -> None:
    assert [c for *_, c in places("[GPE China] , [GPE Japan] and [GPE Mexico] met .")] == [
        "CHN",
        "JPN",
        "MEX",
    ]


def test_the_tagger_may_cut_a_name() -> None:
    assert places("Envoys in New [GPE York] met .")[0][0] == "New York"
    assert places("The United [GPE States] agreed .")[0][1:] == ("United States", "USA")


def test_what_names_no_place() -> None:
    assert places("The [GPE Vienna] Convention binds [GPE Iraq] .") == [("Iraq", "Iraq", "IRQ")]
    assert places("He lives on [LOC Wichita] Street .") == []
    assert places("[PER Paris] sang .") == []
    assert places("The [GPE District] sued .") == []
    assert places("[NORP Iraqi] officials spoke .") == []


def test_a_place_inside_the_name_of_its_own_police() -> None:
    assert places("[ORG Basra Police] arrested two .")[0] == ("Basra", "Basra", "IRQ")


def test_an_unknown_name_is_kept_only_where_the_words_say_that_it_is_a_place() -> None:
    assert places("They hid in [GPE Qwxarabad] .") == [("Qwxarabad", None, None)]
    assert places("[GPE Qwxarabad] sang .") == []


def test_two_names_joined_by_a_comma_are_two() -> None:
    assert [name for name, *_ in places("Floods in [GPE Tulsa , Oklahoma] .")] == [
        "Tulsa",
        "Oklahoma",
    ]


def test_mentions_come_in_text_order_and_do_not_overlap() -> None:
    given = analysis("[GPE Cairo] and [GPE New York] and [GPE York] and [LOC Sinai] .")
    spans = [m.span for m in find_places(given)]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a, b in pairwise(spans))


def test_a_report_without_names_has_no_places() -> None:
    assert find_places(analysis("nothing happened .")) == ()
