"""How the tests of this room read."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from demarche.records import Discard, Report
from demarche.reports import ReadOptions, read


def _run(*paths: str | Path, **options: Any) -> tuple[dict[str, Report], list[Discard]]:
    outcomes = list(read(paths, options=ReadOptions(**options)))
    kept = [o for o in outcomes if isinstance(o, Report)]
    assert len({r.id for r in kept}) == len(kept)
    return {r.id: r for r in kept}, [o for o in outcomes if isinstance(o, Discard)]


@pytest.fixture(scope="session")
def run() -> Callable[..., tuple[dict[str, Report], list[Discard]]]:
    """Reads paths; gives the reports by id, and the discards."""
    return _run


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Puts bytes where standard input is read."""

    def piped(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return piped
