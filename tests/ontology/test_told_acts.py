import pytest

from demarche.ontology import plover
from demarche.ontology.plover import MODES, ROOT, TYPES
from demarche.ontology.tables import rows
from demarche.ontology.told_acts import told_act
from demarche.records import EventType


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_and_mode_is_told_with_and_without_a_target(kind: EventType) -> None:
    for mode in (None, *MODES[kind]):
        for planned in (False, True):
            with_target = told_act(ROOT[kind], kind, mode, "Iraq", planned=planned)
            without = told_act(ROOT[kind], kind, mode, None, planned=planned)
            assert with_target
            assert without
            assert not set("[]{}") & set(with_target + without)
            assert "Iraq" not in without
            assert "  " not in with_target + without


def test_the_finest_code_decides() -> None:
    assert told_act("0234", "REQUEST", "assist", "Iraq") == "asked Iraq for protection"
    assert told_act("0233", "REQUEST", "assist", "Iraq") == "made an appeal to Iraq"
    assert told_act("114", "ACCUSE", "disapprove", None) == "protested officially"
    assert told_act("055", "CONCEDE", None, "Iran") == "expressed regret or apologised to Iran"
    assert told_act("150", "MOBILIZE", "police", None, planned=True) == "deploy police or guards"


def test_every_row_is_for_a_code_that_there_is() -> None:
    for row in rows("told_acts.tsv"):
        kind, _, mode = row["act"].partition("/")
        assert plover.is_cameo(kind) or kind in TYPES, row["act"]
        if mode:
            assert mode in MODES[kind], row["act"]  # type: ignore[index]
