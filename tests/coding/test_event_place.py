"""Where acts happened, and place names that stand for governments, over trees made by hand."""

import pytest

from demarche.coding.places.event_place import event_place
from demarche.coding.places.metonymy import is_metonym
from demarche.coding.places.resolving import find_places
from demarche.records import ROOT, Analysis, Entity, EventType, Report, Sentence, Token

# word, lemma, UPOS, XPOS, head (1 is the first word, 0 the root), deprel; * marks a place name
RALLY = """
Crowds crowd NOUN NNS 2 nsubj
rallied rally VERB VBD 0 root
in in ADP IN 4 case
*Basra Basra PROPN NNP 2 obl
"""
EMBASSY = """
Crowds crowd NOUN NNS 2 nsubj
stormed storm VERB VBD 0 root
the the DET DT 5 det
Danish danish ADJ JJ 5 amod
embassy embassy NOUN NN 2 obj
in in ADP IN 7 case
*Jakarta Jakarta PROPN NNP 5 nmod
"""
EMBASSY_AGAIN = """
They they PRON PRP 2 nsubj
burned burn VERB VBD 0 root
the the DET DT 4 det
building building NOUN NN 2 obj
"""
CONDEMNED = """
*Baghdad Baghdad PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
the the DET DT 4 det
attack attack NOUN NN 2 obj
"""
SHELLED = """
Gunners gunner NOUN NNS 2 nsubj
shelled shell VERB VBD 0 root
*Kharkiv Kharkiv PROPN NNP 2 obj
"""
TALKS = """
talks talk NOUN NNS 0 root
with with ADP IN 3 case
*Tehran Tehran PROPN NNP 1 nmod
"""
SAID = """
Gunmen gunman NOUN NNS 2 nsubj
fled flee VERB VBD 5 ccomp
, , PUNCT , 5 punct
police police NOUN NN 5 nsubj
said say VERB VBD 0 root
in in ADP IN 7 case
*Lagos Lagos PROPN NNP 5 obl
"""
CITY_OF = """
an a DET DT 2 det
attack attack NOUN NN 0 root
in in ADP IN 6 case
the the DET DT 6 det
Iraqi iraqi ADJ JJ 6 amod
city city NOUN NN 2 nmod
of of ADP IN 8 case
*Karbala Karbala PROPN NNP 6 nmod
"""
CALL = """
They they PRON PRP 2 nsubj
spoke speak VERB VBD 0 root
by by ADP IN 4 case
telephone telephone NOUN NN 2 obl
from from ADP IN 6 case
*Paris Paris PROPN NNP 2 obl
"""
FIRED = """
Guards guard NOUN NNS 2 nsubj
fired fire VERB VBD 0 root
"""


def analysis(*trees: str) -> Analysis:
    text, sentences, entities = "", [], []
    for number, tree in enumerate(trees):
        tokens: list[Token] = []
        for line in tree.strip().split("\n"):
            form, lemma, upos, xpos, head, deprel = line.split(" ")
            word = form.lstrip("*")
            start, end = len(text), len(text) + len(word)
            if form != word:
                entities.append(Entity(start, end, "GPE"))
            above = int(head) - 1 if head != "0" else ROOT
            tokens.append(Token(len(tokens), start, end, word, lemma, upos, xpos, above, deprel))
            text += word + " "
        sentences.append(Sentence(number, tokens[0].start, tokens[-1].end, tuple(tokens)))
    return Analysis(Report("r", text), tuple(sentences), tuple(entities), ())


def place(
    trees: tuple[str, ...], sentence: int, token: int, event_type: EventType | None = None
) -> str | None:
    given = analysis(*trees)
    found = event_place(given, find_places(given), sentence, token, event_type)
    if found is None:
        return None
    assert found.evidence.quote == found.evidence.span.of(given.report.text)
    return found.place.name


@pytest.mark.parametrize(
    ("tree", "token", "name"),
    [
        (RALLY, 1, "Basra"),
        (EMBASSY, 1, "Jakarta"),
        (CITY_OF, 1, "Karbala"),
        (SHELLED, 1, "Kharkiv"),
        (CONDEMNED, 1, None),
        (TALKS, 0, None),
        (SAID, 1, None),
        (CALL, 1, None),
    ],
)
def test_the_place_of_the_act_itself(tree: str, token: int, name: str | None) -> None:
    assert place((tree,), 0, token) == name


def test_a_building_stands_where_the_report_told() -> None:
    assert place((EMBASSY, EMBASSY_AGAIN), 1, 1) == "Jakarta"


def test_the_scene_holds_for_assaults_and_protests_only() -> None:
    assert place((RALLY, FIRED), 1, 1, "ASSAULT") == "Basra"
    assert place((RALLY, FIRED), 1, 1, "CONSULT") is None
    assert place((RALLY, FIRED), 1, 1) is None


def test_nothing_told_is_none() -> None:
    assert place((FIRED,), 0, 1, "ASSAULT") is None


@pytest.mark.parametrize(
    ("tree", "token", "governs"),
    [
        (CONDEMNED, 0, True),
        (TALKS, 2, True),
        (RALLY, 3, False),
        (SHELLED, 2, False),
        (EMBASSY, 6, False),
    ],
)
def test_metonyms(tree: str, token: int, governs: bool) -> None:
    assert is_metonym(analysis(tree), 0, token) is governs
