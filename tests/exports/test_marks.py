from hypothesis import given
from hypothesis import strategies as st

from demarche.exports.marks import Mark, marks_of, pieces
from demarche.records import Event, Span

LENGTH = 40


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    start = draw(st.integers(0, LENGTH - 1))
    end = draw(st.integers(start + 1, LENGTH))
    role = draw(st.sampled_from(["act", "who", "about"]))
    return Mark(Span(start, end), draw(st.integers(1, 3)), 1, role)


@given(st.lists(marks(), max_size=8, unique=True))
def test_pieces_give_the_text_back_with_every_mark_on_its_words(found: list[Mark]) -> None:
    cut = list(pieces(LENGTH, found))
    places = [place for piece in cut for place in range(piece.start, piece.end)]
    assert places == list(range(LENGTH))
    for mark in found:
        under = [place for p in cut if mark in p.marks for place in range(p.start, p.end)]
        assert under == list(range(mark.span.start, mark.span.end))


def test_an_empty_text_has_no_pieces() -> None:
    assert list(pieces(0, [])) == []


def test_every_field_with_words_is_marked(full: Event, bare: Event) -> None:
    found = marks_of([full, bare])
    assert {mark.role for mark in found if mark.number == 1} == {
        "act", "who", "to whom", "when", "where", "status", "said by", "channel", "about", "law",
    }  # fmt: skip
    assert [(mark.role, mark.number) for mark in found if mark.number == 2] == [("act", 2)]
