"""Varied reports are as sound as those that they are made from."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from benchmarks.growth.varying import variants
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pipeline.conftest import coded

from demarche.records import Evidence, Report

DAY = date(2010, 1, 1)


def quotations(value: Any) -> list[Evidence]:
    if isinstance(value, Evidence):
        return [value]
    if isinstance(value, tuple):
        return [found for item in value for found in quotations(item)]
    if is_dataclass(value):
        return [e for field in fields(value) for e in quotations(getattr(value, field.name))]
    return []


def holds(report: Report, evidence: Evidence) -> bool:
    return evidence.report == report.id and evidence.span.of(report.text) == evidence.quote


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_quotations_stand_where_they_say(number: int) -> None:
    for found in variants(list(coded().values()), number, DAY):
        told = quotations(found.events) + quotations(found.learned)
        assert told
        assert all(holds(found.report, evidence) for evidence in told)
        assert [event.id for event in found.events] == [
            f"e{place}" for place in range(1, len(found.events) + 1)
        ]


def test_the_same_number_gives_the_same_and_another_others() -> None:
    base = list(coded().values())
    first, again, other = (variants(base, number, DAY) for number in (1, 1, 2))
    assert first == again
    texts = [{found.report.text for found in some} for some in (base, first, other)]
    assert not texts[0] & texts[1]
    assert not texts[1] & texts[2]


def test_days_move_together() -> None:
    base = list(coded().values())
    found = variants(base, 3, DAY)
    assert min(c.report.published for c in found if c.report.published) == DAY
    moved = {
        new.report.published - old.report.published
        for old, new in zip(base, found, strict=True)
        if old.report.published and new.report.published
    }
    assert len(moved) == 1
