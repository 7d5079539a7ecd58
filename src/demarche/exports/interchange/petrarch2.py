"""PETRARCH2: a row for each pair of parties, as its coder writes it.

In: events. Out: tab-separated values without a line of names: date, source, target, code, issues,
ids, url, story source. What is denied, still to come or undated is left out.

Source: the output of PETRARCH2 (Open Event Data Alliance).
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.exports.interchange.parties import cameo_code, happened, pairs
from demarche.exports.interchange.tsv import TsvWriter
from demarche.exports.output import Output
from demarche.records import Event, Report

COLUMNS = ("Date", "Source", "Target", "Code", "Issues", "Ids", "Url", "StorySource")


class Petrarch2Writer:
    """Writes events as PETRARCH2 does; `left_out` counts those that it cannot hold."""

    def __init__(self, output: Output) -> None:
        self.left_out = 0
        self._tsv = TsvWriter(output, COLUMNS, head=False)

    def add(self, report: Report, events: Sequence[Event]) -> None:
        """Writes a report's events."""
        for event in events:
            if not happened(event) or event.date is None:
                self.left_out += 1
                continue
            day = f"{event.date.days.first:%Y%m%d}"
            for source, target in pairs(event):
                codes = (cameo_code(source), cameo_code(target), event.cameo)
                ids = f"{report.id}_{event.id}"
                self._tsv.write([day, *codes, None, ids, report.url, report.outlet])

    def finish(self) -> None:
        """Nothing is left to write."""
