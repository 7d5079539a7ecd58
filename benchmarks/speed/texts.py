"""Reports of some 500 words, put together from the paragraphs of the examples.

In: a number of reports. Out: that many, no two alike, the same on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from demarche.records import Report
from demarche.reports import read

EXAMPLES = Path(__file__).parents[2] / "examples"
WORDS = 500


def reports(count: int, seed: int = 1963) -> Iterator[Report]:
    """Made-up reports.

    Args:
        count: how many.
        seed: other seeds give other texts.
    """
    real = [report for report in read([EXAMPLES]) if isinstance(report, Report)]
    paragraphs = [part for report in real for part in report.text.split("\n") if len(part) > 80]
    chance = random.Random(seed)
    for number in range(count):
        chosen = [f"This is report number {number}."]
        words = 0
        for paragraph in chance.sample(paragraphs, len(paragraphs)):
            chosen.append(paragraph)
            words += len(paragraph.split())
            if words >= WORDS:
                break
        yield replace(real[0], id=f"r{number}", text="\n\n".join(chosen), title=None)
