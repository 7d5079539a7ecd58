"""Trees are written one word to a cell: "text upos xpos head deprel [lemma]", heads from 1."""

from __future__ import annotations

import pytest

from demarche.coding import syntax
from demarche.records import Sentence, Token


def tree(cells: str) -> Sentence:
    tokens: list[Token] = []
    at = 0
    for index, cell in enumerate(cells.strip().split("|")):
        text, upos, xpos, head, deprel, *lemma = cell.split()
        name = lemma[0] if lemma else text.lower()
        tokens.append(
            Token(index, at, at + len(text), text, name, upos, xpos, int(head) - 1, deprel)
        )
        at += len(text) + 1
    return Sentence(0, 0, at, tuple(tokens))


def word(sentence: Sentence, text: str) -> Token:
    return next(t for t in sentence.tokens if t.text == text)


def texts(tokens: list[Token]) -> list[str]:
    return [t.text for t in tokens]


PASSIVE = tree(
    "The DET DT 2 det|gate NOUN NN 4 nsubj:pass|was AUX VBD 4 aux:pass be"
    "|burned VERB VBN 0 root burn|by ADP IN 6 case|students NOUN NNS 4 obl:agent student"
    "|and CCONJ CC 8 cc|dockers NOUN NNS 6 conj docker"
)
CONTROL = tree(
    "Lima PROPN NNP 2 nsubj|urged VERB VBD 0 root urge|Quito PROPN NNP 2 obj|to PART TO 5 mark"
    "|free VERB VB 2 xcomp|them PRON PRP 5 obj|and CCONJ CC 8 cc|talk VERB VB 5 conj"
)
SUBJECT_CONTROL = tree(
    "Lima PROPN NNP 2 nsubj|promised VERB VBD 0 root promise|Quito PROPN NNP 2 iobj"
    "|to PART TO 5 mark|free VERB VB 2 xcomp|them PRON PRP 5 obj"
)
PARTICIPLE = tree(
    "men NOUN NNS 0 root man|suspected VERB VBN 1 acl suspect|of SCONJ IN 4 mark"
    "|looting VERB VBG 2 advcl loot|shops NOUN NNS 4 obj shop"
)
RELATIVE = tree(
    "guards NOUN NNS 6 nsubj guard|who PRON WP 3 nsubj|shot VERB VBD 1 acl:relcl shoot"
    "|two NUM CD 5 nummod|boys NOUN NNS 3 obj boy|fled VERB VBD 0 root flee"
)
OBJECT_RELATIVE = tree(
    "boys NOUN NNS 0 root boy|the DET DT 3 det|guards NOUN NNS 4 nsubj guard"
    "|shot VERB VBD 1 acl:relcl shoot"
)
NOMINAL = tree(
    "an DET DT 2 det|attack NOUN NN 0 root|on ADP IN 5 case|the DET DT 5 det"
    "|consulate NOUN NN 2 nmod|by ADP IN 7 case|gunmen NOUN NNS 2 nmod gunman"
)
LIGHT = tree(
    "Peru PROPN NNP 2 nsubj|handed VERB VBD 0 root hand|a DET DT 4 det|note NOUN NN 2 obj"
    "|to ADP IN 7 case|the DET DT 7 det|envoy NOUN NN 4 nmod"
)


@pytest.mark.parametrize(
    ("sentence", "verb", "subjects", "objects"),
    [
        (PASSIVE, "burned", ["students", "dockers"], ["gate"]),
        (CONTROL, "urged", ["Lima"], ["Quito"]),
        (CONTROL, "free", ["Quito"], ["them"]),
        (CONTROL, "talk", ["Quito"], []),
        (SUBJECT_CONTROL, "free", ["Lima"], ["them"]),
        (PARTICIPLE, "suspected", [], ["men"]),
        (PARTICIPLE, "looting", ["men"], ["shops"]),
        (RELATIVE, "shot", ["guards"], ["boys"]),
        (OBJECT_RELATIVE, "shot", ["guards"], ["boys"]),
    ],
)
def test_deep_arguments(
    sentence: Sentence, verb: str, subjects: list[str], objects: list[str]
) -> None:
    assert texts(syntax.deep_subjects(sentence, word(sentence, verb))) == subjects
    assert texts(syntax.deep_objects(sentence, word(sentence, verb))) == objects


def test_event_noun_finds_its_doer_and_its_victim() -> None:
    attack = word(NOMINAL, "attack")
    assert texts(syntax.nominal_doers(NOMINAL, attack)) == ["gunmen"]
    assert [(p, n.text) for p, n in syntax.modifiers(NOMINAL, attack, "on")] == [
        ("on", "consulate")
    ]


def test_phrase_hung_on_the_object_still_belongs_to_the_verb() -> None:
    handed = word(LIGHT, "handed")
    assert [(p, n.text) for p, n in syntax.obliques(LIGHT, handed, "to")] == [("to", "envoy")]


def test_negation_by_adverb_auxiliary_and_determiner() -> None:
    plain = tree("They PRON PRP 2 nsubj|fired VERB VBD 0 root fire")
    never = tree("They PRON PRP 3 nsubj|never ADV RB 3 advmod|fired VERB VBD 0 root fire")
    nobody = tree(
        "No DET DT 2 det|shot NOUN NN 4 nsubj:pass|was AUX VBD 4 aux:pass be"
        "|fired VERB VBN 0 root fire"
    )
    assert not syntax.is_negated(plain, word(plain, "fired"))
    assert syntax.is_negated(never, word(never, "fired"))
    assert syntax.is_negated(nobody, word(nobody, "fired"))


def test_auxiliaries_are_shared_by_coordinated_verbs() -> None:
    shared = tree(
        "They PRON PRP 3 nsubj|will AUX MD 3 aux|come VERB VB 0 root|and CCONJ CC 5 cc"
        "|talk VERB VB 3 conj"
    )
    assert syntax.auxiliaries(shared, word(shared, "talk")) == ["will"]


def test_phrase_drops_punctuation_at_its_ends() -> None:
    quoted = tree(
        "He PRON PRP 2 nsubj|asked VERB VBD 0 root ask|“ PUNCT `` 4 punct|for ADP IN 5 case"
        "|calm NOUN NN 2 obl|. PUNCT . 5 punct"
    )
    span = syntax.phrase(quoted, word(quoted, "calm"))
    assert (span.start, span.end) == (word(quoted, "for").start, word(quoted, "calm").end)


STRAY = tree(
    "In ADP IN 3 case|a DET DT 3 det|note NOUN NN 8 obl|to ADP IN 5 case|Maric PROPN NNP 3 nmod"
    "|, PUNCT , 3 punct|Reyes PROPN NNP 5 appos|protested VERB VBD 0 root protest"
)
CLOSED = tree(
    "In ADP IN 3 case|a DET DT 3 det|note NOUN NN 9 obl|to ADP IN 5 case|Maric PROPN NNP 3 nmod"
    "|, PUNCT , 3 punct|minister NOUN NN 5 appos|, PUNCT , 5 punct|wept VERB VBD 0 root weep"
)
JOINED = tree(
    "Lima PROPN NNP 2 nsubj|denied VERB VBD 0 root deny|that SCONJ IN 6 mark"
    "|ships NOUN NNS 6 nsubj:pass ship|were AUX VBD 6 aux:pass be|sunk VERB VBN 2 ccomp sink"
    "|and CCONJ CC 8 cc|accused VERB VBD 6 conj accuse|Quito PROPN NNP 8 obj"
)


def test_a_name_up_to_the_verb_is_its_subject_and_no_apposition() -> None:
    assert texts(syntax.surface_subjects(STRAY, word(STRAY, "protested"))) == ["Reyes"]
    assert syntax.surface_subjects(CLOSED, word(CLOSED, "wept")) == []


def test_the_subject_of_a_passive_does_not_go_on_to_accuse() -> None:
    assert texts(syntax.deep_subjects(JOINED, word(JOINED, "accused"))) == ["Lima"]
    assert texts(syntax.deep_objects(JOINED, word(JOINED, "accused"))) == ["Quito"]


def test_a_name_read_as_two_subjects_keeps_what_is_joined_to_its_first_word() -> None:
    joined = tree(
        "Burkina PROPN NNP 5 nsubj|Faso PROPN NNP 5 nsubj|and CCONJ CC 4 cc|Mali PROPN NNP 1 conj"
        "|rejected VERB VBD 0 root reject|them PRON PRP 5 obj"
    )
    assert texts(syntax.surface_subjects(joined, word(joined, "rejected"))) == ["Faso", "Mali"]
