"""Codes reports: language, then layers, then events.

In: reports. Out: their events, in the order of the input, whatever the number of processes. One
report that breaks is discarded with its reason, and the rest goes on. Never holds more reports
than are being worked on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from demarche.coding.claims.attribution import outermost
from demarche.coding.coder import code, learn, read_layers
from demarche.coding.knowledge import NOTHING, Knowledge
from demarche.errors import ModelError
from demarche.heads import Features, Model, decided, features_of
from demarche.language.analyser import Analyser
from demarche.pipeline.outcomes import Analysed, Coded
from demarche.pipeline.pauses import Pause
from demarche.pipeline.processes import cores, spread
from demarche.records import Analysis, Discard, Event, Report

LARGE = 64
"""Reports from which on further processes pay: each takes a second to get ready."""

Done = TypeVar("Done", Coded, Analysed)
Other = TypeVar("Other")
"""What is no report and passes through: a `Discard` of reading, mostly."""

_log = logging.getLogger(__name__)


class Coder:
    """The whole machinery behind one door. Made once, used for any number of reports.

        >>> from demarche import Report
        >>> from demarche.pipeline import Coder
        >>> coder = Coder()
        >>> events = coder.code(Report(id="r1", text="Iran recalled its ambassador to Iraq."))

    Args:
        threads: threads of the language model; None for one a core. Results do not depend on it.
        knowledge: what is known beside the reports: a user's dictionaries and who's-who.
        learning: whether `code_many` tells, too, whose office each report tells.
        model: a user's own model (`demarche learn`), which decides beside the tables.

    Raises:
        ModelError: on first use, if the language model of the package is missing or not whole.
    """

    def __init__(
        self,
        *,
        threads: int | None = None,
        knowledge: Knowledge = NOTHING,
        learning: bool = False,
        model: Model | None = None,
    ) -> None:
        self._analyser = Analyser(threads=threads)
        self.knowledge = knowledge
        self.learning = learning
        self.model = model

    @property
    def encoder(self) -> str:
        """The version of the encoder, which a user's model has to fit."""
        return self._analyser.version

    def code(self, report: Report) -> tuple[Event, ...]:
        """The events that a report tells of, in text order; empty where it tells of none.

        Args:
            report: the report. Without `published`, times such as "on Sunday" stay open.
        """
        return self.code_fully(report).events

    def code_fully(self, report: Report) -> Coded:
        """The events of a report, the persons whose office it tells, and a model's decisions.

        Args:
            report: the report.
        """
        analysis, states = self._analyser.analyse_with_states(report)
        layers = read_layers(analysis) if self.learning else None
        events = code(analysis, layers, self.knowledge)
        told = learn(analysis, layers, self.knowledge) if layers else ()
        if self.model is None:
            return Coded(report, events, told)
        events, decisions = decided(self.model, analysis, states, events)
        return Coded(report, events, told, decisions)

    def features(self, text: str) -> tuple[Features, int]:
        """What a text shows a user's own model, and how many sentences it has.

        Args:
            text: the text.
        """
        analysis, states = self._analyser.analyse_with_states(Report(id="text", text=text))
        events = code(analysis, None, self.knowledge)
        return features_of(analysis.sentences, states, events), len(analysis.sentences)

    def analyse(self, report: Report) -> Analysed:
        """What lies under the events: sentences, words, names, places, times, attributions.

        Args:
            report: the report.

        Returns:
            the layers as analysts annotate them: of attributions within one another, only the
            outermost (coding goes by all of them).
        """
        analysis = self._analysis(report)
        layers = read_layers(analysis)
        flat = replace(layers, attributions=outermost(layers.attributions))
        return Analysed(report, analysis, flat)

    def code_many(
        self, reports: Iterable[Report | Other], *, jobs: int | None = 1
    ) -> Iterator[Coded | Discard | Other]:
        """Codes a stream of any length in constant memory.

        Args:
            reports: reports, and what else is in the stream (discards from reading them), which
                passes through in its place.
            jobs: processes; None for one a core where the stream proves long. Results and their
                order are the same with any number. A script that asks for more than one needs
                the usual `if __name__ == "__main__":`.

        Returns:
            for each report that goes in a `Coded`, or a `Discard` ("failed") where it broke.
        """
        return _streamed(reports, _coded, self, jobs)

    def analyse_many(
        self, reports: Iterable[Report | Other], *, jobs: int | None = 1
    ) -> Iterator[Analysed | Discard | Other]:
        """As `code_many`, for what lies under the events."""
        return _streamed(reports, _analysed, self, jobs)

    def _analysis(self, report: Report) -> Analysis:
        return next(iter(self._analyser.analyse([report])))


def _coded(coder: Coder, report: Report) -> Coded:
    return coder.code_fully(report)


def _analysed(coder: Coder, report: Report) -> Analysed:
    return coder.analyse(report)


def _streamed(
    reports: Iterable[Report | Other],
    stage: Callable[[Coder, Report], Done],
    coder: Coder,
    jobs: int | None,
) -> Iterator[Done | Discard | Other]:
    stream = iter(reports)
    if jobs is None:
        head = list(islice(_until_pause(stream), LARGE))
        # What comes bit by bit is coded as it comes, not when there is enough for many.
        jobs = cores() if len(head) == LARGE and not isinstance(head[-1], Pause) else 1
        stream = chain(head, stream)
    if jobs == 1:
        attempt = partial(_attempt, stage, coder)
        return map(attempt, stream)
    return spread(
        stream,
        partial(_in_a_process, stage, coder.knowledge, coder.learning, coder.model),
        lost=_lost,
        jobs=jobs,
    )


def _until_pause(stream: Iterator[Other]) -> Iterator[Other]:
    for item in stream:
        yield item
        if isinstance(item, Pause):
            return


def _in_a_process(
    stage: Callable[[Coder, Report], Done],
    knowledge: Knowledge,
    learning: bool,  # noqa: FBT001 - passed on as it is
    model: Model | None,
) -> Callable[[Report | Other], Done | Discard | Other]:
    """What a process of its own works with: one thread, since the others use the other cores."""
    coder = Coder(threads=1, knowledge=knowledge, learning=learning, model=model)
    return partial(_attempt, stage, coder)


def _attempt(
    stage: Callable[[Coder, Report], Done], coder: Coder, given: Report | Other
) -> Done | Discard | Other:
    """One report through a stage; what breaks on it is told, and stops no other report."""
    if not isinstance(given, Report):
        return given
    if coder.knowledge.dictionary.drops_story(given.text):
        detail = f"{given.origin or given.id}: left out by your discard list"
        return Discard(given.origin or given.id, "discard list", detail)
    try:
        return stage(coder, given)
    except ModelError:
        raise  # it would break on every report
    except Exception as error:  # noqa: BLE001 - a run over a million reports outlives one
        _log.debug("report %s", given.id, exc_info=True)
        return _failed(given, f"{type(error).__name__}: {error}")


def _lost(given: Report | Other) -> Discard | Other:
    """What is told of a report whose process died, mostly for want of memory."""
    if not isinstance(given, Report):
        return given
    return _failed(given, "its process was killed; if memory ran out, use fewer --jobs")


def _failed(report: Report, reason: str) -> Discard:
    origin = report.origin or report.id
    detail = f"{origin}: could not be coded ({reason}): please report this, with the text"
    return Discard(origin, "failed", detail)
