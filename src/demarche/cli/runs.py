"""One run over what the user named, and what is said of it on standard error.

In: the arguments. Out: coded or analysed reports as they come; a line for what is discarded, a
bar on long runs (on a terminal only, and not over results that scroll there), and at the end an
account of everything that came in.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from demarche.cli.arguments import (
    STREAM,
    column_names,
    is_stream,
    published_day,
    refuse_overwriting,
)
from demarche.cli.messages import on_terminal, tell
from demarche.errors import FormatError
from demarche.exports import Output
from demarche.pipeline import Analysed, Coded, Coder, Tally
from demarche.records import Discard
from demarche.reports import ReadOptions, count, read

if TYPE_CHECKING:
    from rich.progress import Progress

Outcome = TypeVar("Outcome", bound=Coded | Analysed)

PATIENCE = 2.0
"""Seconds without a bar."""
NOTES = 20
"""Findings of one kind (duplicates, say) told one by one; beyond, the closing line counts them."""


class Run:
    """One run.

    Args:
        paths: what to read.
        published: what `--published` says.
        columns: what `--columns` says.
        jobs: what `--jobs` says.
        output: what `-o` says.
        coder: what codes.
    """

    def __init__(
        self,
        paths: Sequence[str],
        published: str | None,
        columns: str | None,
        jobs: int | None,
        output: Path | None,
        coder: Coder,
    ) -> None:
        self.coder = coder
        refuse_overwriting(paths, output)
        self.paths = paths
        self.output = output
        options = ReadOptions(published=published_day(published), columns=column_names(columns))
        try:
            self.reading = read(paths, options=options)
        except FormatError as error:
            raise typer.BadParameter(str(error), param_hint="--columns") from error
        self.streams = any(map(is_stream, paths))
        # What arrives bit by bit is coded as it arrives, not when there is enough for many.
        self.jobs = 1 if jobs is None and self.streams else jobs
        self.tally = Tally()

    @property
    def fruitless(self) -> bool:
        """Whether all that came of it is errors."""
        return self.tally.errors > 0 and not self.tally.done

    def coded(self, out: Output) -> Iterator[Coded]:
        """The reports with their events.

        Args:
            out: where results go.
        """
        return self._followed(self.coder.code_many(self.reading, jobs=self.jobs), out)

    def analysed(self, out: Output) -> Iterator[Analysed]:
        """The reports with what lies under their events.

        Args:
            out: where results go.
        """
        self.tally.verb = "analysed"
        return self._followed(self.coder.analyse_many(self.reading, jobs=self.jobs), out)

    def close(self) -> None:
        """Accounts for everything, and ends the command with its exit code."""
        if self.fruitless and self.output is not None and str(self.output) != STREAM:
            state = "is left as it was" if self.output.exists() else "is not written"
            tell("note", f"nothing was {self.tally.verb}: {self.output} {state}")
        tell("done", str(self.tally))
        raise typer.Exit(1 if self.tally.errors else 0)

    def _followed(self, outcomes: Iterable[Outcome | Discard], out: Output) -> Iterator[Outcome]:
        follower = Follower(self, bar=on_terminal() and not out.is_terminal)
        try:
            for outcome in self.tally.watch(outcomes):
                follower.advance()
                if isinstance(outcome, Discard):
                    follower.tell(outcome)
                else:
                    yield outcome
        finally:
            follower.stop()
        out.withheld = self.fruitless


class Follower:
    """Says on standard error how a run goes."""

    def __init__(self, run: Run, *, bar: bool) -> None:
        self.run = run
        self._bar = bar
        self._told: Counter[str] = Counter()
        self._progress: Progress | None = None
        self._due = time.monotonic() + PATIENCE

    def tell(self, discard: Discard) -> None:
        """Says what was discarded and why."""
        if discard.is_error:
            tell("error", discard.detail)
            return
        self._told[discard.reason] += 1
        if self._told[discard.reason] <= NOTES:
            tell("note", discard.detail)
        if self._told[discard.reason] == NOTES:
            tell("note", f"more of this kind ({discard.reason}) are counted, not listed")

    def advance(self) -> None:
        """Moves the bar, if it is time for one."""
        if self._bar and self._progress is None and time.monotonic() > self._due:
            self._progress = _progress(self.run.tally.verb, count(self.run.paths))
        if self._progress is not None:
            self._progress.update(self._progress.task_ids[0], completed=self.run.tally.read)

    def stop(self) -> None:
        """Takes the bar away."""
        if self._progress is not None:
            self._progress.stop()


def _progress(verb: str, total: int | None) -> Progress:
    """A bar on standard error, shown."""
    from rich.console import Console  # noqa: PLC0415 - only long runs need it
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    progress.add_task(verb, total=total)
    progress.start()
    return progress
