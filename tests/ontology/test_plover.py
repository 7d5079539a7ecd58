"""PLOVER and CAMEO tables hang together."""

import pytest

from demarche.errors import OntologyError
from demarche.ontology import plover, tables
from demarche.records import EventType


def test_every_type_has_modes_quad_and_code() -> None:
    assert len(plover.TYPES) == 16
    for table in (plover.MODES, plover.QUAD, plover.ROOT):
        assert set(table) == set(plover.TYPES)
    assert all(plover.is_cameo(code) for code in plover.ROOT.values())


@pytest.mark.parametrize(
    ("code", "score"), [("114", -2.0), ("055", 7.0), ("190", -10.0), ("0234", 3.4), ("1214", -4.0)]
)
def test_goldstein(code: str, score: float) -> None:
    assert plover.goldstein(code) == score


def test_codes_are_text_and_not_numbers() -> None:
    assert plover.cameo_name("010") != plover.cameo_name("10")
    assert plover.cameo_name("999") is None
    assert plover.goldstein("99") is None


def test_scores_agree_in_sign_with_the_quad_class() -> None:
    cooperative: list[EventType] = [t for t in plover.TYPES if plover.QUAD[t] < 3]
    for kind in cooperative:
        assert (plover.goldstein(plover.ROOT[kind]) or 0) > 0, kind


def test_a_row_of_the_wrong_width_names_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    class Table:
        def joinpath(self, name: str) -> "Table":
            return self

        def read_text(self, encoding: str) -> str:
            return "# note\na\tb\n1\t2\n3\n"

    monkeypatch.setattr(tables, "files", lambda room: Table())
    with pytest.raises(OntologyError, match="line 4"):
        list(tables.rows("t.tsv"))
