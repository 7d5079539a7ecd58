from __future__ import annotations

import contextlib
import pickle
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.errors import FormatError, MissingInput
from demarche.ontology.petrarch import Dictionary, parse, read
from demarche.ontology.petrarch.codes import Meaning, dated, meaning

ACTORS = """# our own
ANNA_OKORO_ ; a minister, then not
+A._OKORO_
\t[NGAGOV 200101-220101]
\t[NGAOPP >20220101]
HILL_BRIGADE [YEMREB]
OLD_GUARD_ [IRQMIL <030409]
"""


@pytest.mark.parametrize(
    ("code", "country", "sector"),
    [
        ("IRNGOV", "IRN", "GOV"),
        ("YEMREBMIL", "YEM", "REB"),
        ("PER", "PER", None),
        ("KOSCOP", "XKX", "COP"),
        ("IGOUNO", "IGO", "IGO"),
        ("UNO", "IGO", "IGO"),
        ("NGOHRI", "NGO", "NGO"),
        ("NGOKEN", "KEN", "NGO"),
        ("MNC", None, "BUS"),
        ("GBRMED", "GBR", "JRN"),
        ("NGASEP", "NGA", "REB"),
        ("UAF", None, "UNK"),
        ("GOVFRM", None, "GOV"),
    ],
)
def test_codes_have_a_meaning(code: str, country: str | None, sector: str | None) -> None:
    assert meaning(code) == Meaning(country, sector)  # type: ignore[arg-type]


def test_codes_of_nobody() -> None:
    assert meaning("---") is None
    assert meaning("EUR") is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), "GOV"),
        (date(2021, 12, 31), "GOV"),
        (date(2022, 1, 1), "OPP"),  # a range excludes its end, ">" includes its day
        (None, None),
    ],
)
def test_the_first_code_that_holds_on_the_day_counts(
    day: date | None, expected: str | None
) -> None:
    found, _ = parse(ACTORS, "a")
    for words in (["Anna", "Okoro"], ["A.", "Okoro"]):
        said = found.find(words, 0, day)
        assert (said and said[0].sector) == expected


def test_before_excludes_its_day() -> None:
    found, _ = parse(ACTORS, "a")
    assert found.find(["Old", "Guard"], 0, date(2003, 4, 8)) is not None
    assert found.find(["Old", "Guard"], 0, date(2003, 4, 9)) is None


def test_an_underscore_at_the_end_keeps_off_the_plural() -> None:
    found, bad = parse(ACTORS, "a")
    assert not bad
    assert found.find(["Hill", "Brigades"], 0, None) == (Meaning("YEM", "REB"), 2)
    assert found.find(["Old", "Guards"], 0, date(2000, 1, 1)) is None
    assert found.find(["hill", "brigade"], 0, None) is None  # no name without a capital


def test_agents() -> None:
    text = (
        "!PERSON! = MAN, MEN\nTIDE_WARDEN [~COP]\nLANCER {LANCERES} [~MIL]\n"
        "HARBOUR_WATCH {} [~COP]\n"
        "CONGRESS!PERSON! [~LEG]\nFRIENDS_OF_SALT [NGO~]\nAIR_FORCE {} [~MIL]\n"
    )
    found, bad = parse(text, "x")
    assert not bad

    def sector(phrase: str) -> str | None:
        words = [(w, w) for w in phrase.split()]
        best = None
        for at in range(len(words)):
            best = found.match(words, at) or best
        return None if best is None else best.role.sector

    assert sector("tide warden") == sector("tide wardens") == "COP"
    assert sector("lanceres") == "MIL"
    assert sector("lancers") is None
    assert sector("harbour watches") is None
    assert sector("congressmen") == "LEG"
    assert sector("friends of salt") == "NGO"


def test_discards() -> None:
    found, bad = parse("+REGATTA FINAL\nCHESS_\nFOOTBALL # sport\n", "discards.txt")
    assert not bad
    assert found.drops_story("The Regatta  finals began.")
    assert not found.drops_sentence("The regatta final began.")
    assert found.drops_sentence("Footballers, chiefly.")
    assert found.drops_sentence("They play chess.")
    assert not found.drops_sentence("They buy chessboards.")
    assert not Dictionary().drops_story("Anything.")


@pytest.mark.parametrize(
    ("name", "text", "number", "expected"),
    [
        ("actors", "X_\n\t[PERGOV\n", 2, "expected [CODE]"),
        ("actors", "X_\n\t[PERGO]\n", 2, "three capitals"),
        ("actors", "X_\n\t[PERGOV 209901]\n", 2, "DATE-DATE"),
        ("actors", "X_\n\t[PERGOV <20211340]\n", 2, "YYMMDD"),
        ("actors", "+X_\n", 1, "a name before"),
        ("agents", "# c\n\nWARDEN\n", 3, "NOUN [~CODE]"),
        ("agents", "WARDEN [~~COP]\n", 1, "one ~"),
        ("agents", "!X!_WARDEN [~COP]\n", 1, "no set !X!"),
        ("discards", "REGATTA [X]\n", 1, "no code"),
    ],
)
def test_broken_lines_are_told(name: str, text: str, number: int, expected: str) -> None:
    _, bad = parse(text, name)
    assert [b.number for b in bad] == [number]
    assert expected in bad[0].problem


def test_broken_files(tmp_path: Path) -> None:
    path = tmp_path / "my.actors.txt"
    path.write_text("X_ [PER]\nY_ [\nZ_ [CHL]\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"line 2: .*--skip-bad-lines"):
        read(path)
    found, bad = read(path, skip=True)
    assert (len(bad), len(found.actors)) == (1, 2)
    with pytest.raises(MissingInput):
        read(tmp_path / "none")
    for text in ("--- ASK [020] ---\n", '<ISSUE CATEGORY="X">\n'):
        with pytest.raises(FormatError, match="not read"):
            parse(text, "x")


def test_it_travels_to_other_processes() -> None:
    found, _ = parse(ACTORS, "a")
    again: Dictionary = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own
    assert again == found
    assert (found + again).find(["Hill", "Brigade"], 0, None) is not None


@given(st.text(max_size=60), st.sampled_from(["actors", "agents", "discards"]))
def test_any_text_is_read_or_told(text: str, name: str) -> None:
    try:
        found, bad = parse(text, name)
    except FormatError:
        return
    assert all(1 <= b.number <= text.count("\n") + 1 for b in bad)
    found.drops_story(text)
    found.find(text.split() or ["x"], 0, None)


@given(st.text(max_size=20))
def test_any_code_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(FormatError):
        assert dated(text).covers(None) in {True, False}
