"""Records as text: what comes out equals what went in."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demarche.records import (
    Duty,
    Event,
    EventRef,
    Happening,
    Incident,
    Judgement,
    Link,
    Office,
    Span,
)
from demarche.store.codec import decoded, encoded

NUMBERS = st.integers(0, 10_000)
st.register_type_strategy(Span, st.builds(lambda a, n: Span(a, a + n + 1), NUMBERS, NUMBERS))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(str, st.text(st.characters(exclude_categories=["Cs"]), max_size=8))


@pytest.mark.parametrize("kind", [Duty, Event, Happening, Incident, Judgement, Link, Office])
def test_what_comes_out_equals_what_went_in(kind: type[Any]) -> None:
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_type(kind))
    def holds(record: Any) -> None:
        found = decoded(encoded(record), kind)
        assert found == record
        assert type(found) is kind

    holds()


def test_tuples_of_records() -> None:
    refs = (EventRef("a/b", "e1"), EventRef("“c”", "e2"))
    assert decoded(encoded(refs), tuple[EventRef, ...]) == refs
