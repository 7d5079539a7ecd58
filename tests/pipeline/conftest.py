"""Reports of three incidents, coded once with the real model."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from demarche.pipeline import Coded, Coder
from demarche.records import Report

TEXTS = {
    "oslo-1": """2024-03-09
        Protesters stormed the Norwegian embassy in Tashkent on Friday and set its gate on fire.
        Norway condemned the attack and demanded that Uzbekistan find those responsible.""",
    "oslo-2": """2024-03-10
        A crowd attacked the Norwegian embassy in Tashkent on Friday, 8 March. Uzbekistan's
        foreign ministry promised an investigation.""",
    "oslo-3": """2024-03-14
        Protesters attacked the Norwegian embassy in Tashkent on 8 March. Uzbekistan arrested four
        men on Wednesday and apologised to Norway.""",
    "lima-1": """2024-03-10
        Gunmen shot at the Chilean consulate in Tacna on Saturday. Chile demanded that Peru
        protect its consulates.""",
    "lima-2": """2024-03-12
        Peru sent more police to Tacna on Monday. Gunmen shot at the Chilean consulate in Tacna on
        Saturday.""",
    "dock": """2024-03-12
        France and Mali signed a fishing agreement on Tuesday, the ministry of trade said.""",
    "undated": """
        Police arrested a fifth man over the attack on the Norwegian embassy in Tashkent on
        8 March 2024, prosecutors in Uzbekistan said.""",
}
"""The day of publication, if any, and the text."""


def _report(name: str, told: str) -> Report:
    day, _, text = told.partition("\n")
    published = date.fromisoformat(day) if day else None
    text = " ".join(text.split())
    return Report(name, text, published, "record" if day else None, origin=f"{name}.txt")


REPORTS = [_report(name, told) for name, told in TEXTS.items()]


@cache
def coded() -> dict[str, Coded]:
    """The reports, coded, by text."""
    coder = Coder(threads=1, learning=True)
    return {report.text: coder.code_fully(report) for report in REPORTS}


class Canned(Coder):
    """Gives for the reports above what the real coder gave; counts what it was asked."""

    def __init__(self, version: str = "test") -> None:
        super().__init__(threads=1)
        self.asked: list[str] = []
        self.instead: dict[str, Coded] = {}
        self.version = version

    @property
    def encoder(self) -> str:
        return self.version

    def code_fully(self, report: Report) -> Coded:
        self.asked.append(report.id)
        found = self.instead.get(report.text) or coded().get(report.text)
        return found if found and found.report == report else super().code_fully(report)

    def code_many(self, reports: Iterable[Any], *, jobs: int | None = 1) -> Iterator[Any]:
        return (self.code_fully(r) if isinstance(r, Report) else r for r in reports)


@pytest.fixture
def canned() -> Canned:
    """A coder that knows the reports."""
    return Canned()
