"""What a run remembers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from demarche.reports import duplicates
from demarche.reports.duplicates import Seen, digest


def test_the_first_with_a_text_is_named() -> None:
    with Seen() as seen:
        mark = digest("The envoy left.")
        assert seen.first_with(mark) is None
        assert seen.keep(mark, "a") == "a"
        assert seen.first_with(digest(" The envoy\r\nleft. ")) == "a"
        assert seen.first_with(digest("The envoy left")) is None


def test_taken_ids_get_a_number_that_is_free() -> None:
    wanted = ["a", "a", "a-2", "a", "a-2", "b"]
    with Seen() as seen:
        given_ids = [seen.keep(digest(str(n)), one) for n, one in enumerate(wanted)]
    assert given_ids == ["a", "a-2", "a-2-2", "a-3", "a-2-3", "b"]


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "a-2-2", "b"]), max_size=30))
def test_ids_are_unique_whatever_is_asked_for(wanted: list[str]) -> None:
    with Seen() as seen:
        given_ids = [seen.keep(digest(str(n)), one) for n, one in enumerate(wanted)]
    assert len(set(given_ids)) == len(wanted)


@given(st.text(alphabet="ab \n\t\u00a0", max_size=60), st.integers(1, 7))
def test_a_digest_sees_words_only_however_the_text_is_cut(text: str, piece: int) -> None:
    whole = digest(" ".join(text.split()))
    kept, duplicates._PIECE = duplicates._PIECE, piece
    try:
        assert digest(text) == whole
    finally:
        duplicates._PIECE = kept
