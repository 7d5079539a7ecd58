from __future__ import annotations

from collections.abc import Iterator

import pytest

from demarche.errors import OntologyError
from demarche.ontology import lexicon, plover
from demarche.records import EventType

ROOTS: dict[EventType, set[str]] = {
    "AGREE": {"03"},
    "CONSULT": {"04"},
    "SUPPORT": {"05", "01"},
    "CONCEDE": {"08", "05"},
    "COOPERATE": {"06"},
    "AID": {"07"},
    "RETREAT": {"08"},
    "REQUEST": {"02", "10"},
    "ACCUSE": {"09", "11"},
    "REJECT": {"12"},
    "THREATEN": {"13"},
    "PROTEST": {"14"},
    "SANCTION": {"16", "11"},
    "MOBILIZE": {"15"},
    "COERCE": {"17", "19"},
    "ASSAULT": {"17", "18", "19", "20"},
}
FROM_LABELS = {"party", "person", "people", "state", "place", "organization", "building"}
BUILT_IN = FROM_LABELS | {"pronoun", "first"}


def every() -> list[lexicon.Entry]:
    return [entry for found in lexicon.entries().values() for entry in found]


def test_the_tables_are_broad() -> None:
    assert len(every()) >= 1000
    for kind in plover.TYPES:
        assert sum(e.type == kind for e in every()) >= 20, kind


def test_codes_belong_to_their_types() -> None:
    wrong = [e.name for e in every() if e.cameo[:2] not in ROOTS[e.type]]
    assert wrong == []


def test_classes_named_in_conditions_exist() -> None:
    known = {name for names in lexicon.classes().values() for name in names} | BUILT_IN
    named = {name for e in every() for c in e.where for name in c.classes}
    assert named <= known


def test_the_most_particular_entry_comes_first() -> None:
    for found in lexicon.entries().values():
        ranks = [entry.rank for entry in found]
        assert ranks == sorted(ranks, reverse=True)


def test_purposes_and_charges_have_codes_of_their_kind() -> None:
    roots = {"appeal": "02", "demand": "10", "agree": "03", "reject": "12", "threaten": "13"}
    for purpose in lexicon.purposes():
        for kind, code in purpose.codes.items():
            assert code is None or code.startswith(roots[kind]), (purpose.name, kind)
        assert purpose.mode is None or purpose.mode in plover.MODES["REQUEST"]
        assert purpose.threat is None or purpose.threat in plover.MODES["THREATEN"]
    assert set(lexicon.charges().values()) <= {"1121", "1122", "1123", "1124", "1125"}


def test_forms_lead_to_the_lemma() -> None:
    verbs, nouns = lexicon.verb_forms(), lexicon.noun_forms()
    assert [verbs[f] for f in ("expelled", "struck", "urging", "denies")] == [
        "expel",
        "strike",
        "urge",
        "deny",
    ]
    assert [nouns[f] for f in ("gunmen", "embassies", "talks", "attacks")] == [
        "gunman",
        "embassy",
        "talk",
        "attack",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"mode": "loud"}, "has no mode 'loud'"),
        ({"cameo": "999"}, "no code '999'"),
        ({"pos": "x"}, "v, n or a"),
        ({"where": "=fire"}, "'=fire' is no condition"),
    ],
)
def test_a_bad_row_is_named(
    change: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {"pos": "v", "words": "shun", "mode": "-", "cameo": "120", "source": "subj"}
    row |= {"target": "obj", "about": "-", "where": "-", "score": "0.5"} | change

    def rows(name: str) -> Iterator[dict[str, str]]:
        yield from [row] if name == "actions/reject.tsv" else []

    monkeypatch.setattr(lexicon, "rows", rows)
    with pytest.raises(OntologyError, match=r"reject\.tsv, '. shun'") as raised:
        lexicon.entries.__wrapped__()
    assert said in str(raised.value)
