"""The encoder alone in a process of its own, to be run beside others like it.

In: how many reports to read. Out: nothing but the time that it takes. A module of its own, since a
new process can only import what has a name.
"""

from __future__ import annotations

from functools import cache

from benchmarks.speed.encoder import Encoder
from benchmarks.speed.texts import reports
from demarche.language.analyser import Analyser
from demarche.language.windows import windows_of


@cache
def _warm() -> tuple[Encoder, Analyser]:
    """An encoder of this process, and the vocabulary that cuts texts for it."""
    return Encoder(threads=1), Analyser(threads=1)


def alone(_: int, count: int) -> None:
    """Reads some reports with the encoder alone.

    Args:
        count: how many.
    """
    encoder, analyser = _warm()
    for report in reports(count):
        encoder.read_all(windows_of(report.text, analyser.network.vocabulary))
