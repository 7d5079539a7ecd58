"""Addresses fit the text that they point into, or are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.errors import EvidenceError
from demarche.records import Evidence, Span


@given(st.text(min_size=1), st.integers(0, 200), st.integers(1, 200))
def test_evidence_quotes_what_stands_there(text: str, start: int, length: int) -> None:
    span = Span(start, start + length)
    if span.end > len(text):
        with pytest.raises(EvidenceError, match="past its"):
            Evidence.at("r", text, span)
    else:
        assert Evidence.at("r", text, span).quote == text[span.start : span.end]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2)])
def test_a_span_is_never_empty_nor_backward(start: int, end: int) -> None:
    with pytest.raises(EvidenceError):
        Span(start, end)


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_overlap_is_a_shared_character(a: int, n: int, b: int, m: int) -> None:
    one, two = Span(a, a + n), Span(b, b + m)
    shared = set(range(a, a + n)) & set(range(b, b + m))
    assert one.overlaps(two) == two.overlaps(one) == bool(shared)
    assert one.joined(two).covers(one)
    assert one.joined(two).covers(two)
