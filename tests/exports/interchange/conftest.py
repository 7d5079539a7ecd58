import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from demarche.exports import Output
from demarche.exports.interchange import Exported, ExportFormat, export
from demarche.records import Case, Event, Report

Export = Callable[..., tuple[str, Exported]]


@pytest.fixture
def exported() -> Export:
    """`exported(format, [(report, events)], [case])`: the text, and how much was written."""

    def run(
        kind: ExportFormat, coded: Sequence[tuple[Report, Sequence[Event]]],
        cases: Sequence[Case] = (),
    ) -> tuple[str, Exported]:  # fmt: skip
        memory = io.BytesIO()
        done = export(kind, Output(memory, "memory"), lambda: coded, lambda: cases)
        return memory.getvalue().decode(), done

    return run


@pytest.fixture
def denied(full: Event) -> Event:
    return replace(full, id="e9", status="denied")
