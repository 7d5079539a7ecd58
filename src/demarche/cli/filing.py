"""One run that adds to a store, or codes it anew, and what is said of it on standard error.

In: the arguments. Out: a store that holds more, or newer codings; a line for what was discarded or
has no date, a bar on long runs, and at the end an account of everything that came in.
"""

from __future__ import annotations

import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NoReturn

import typer

from demarche.cli.messages import on_terminal, quieten, tell
from demarche.cli.runs import NOTES, Follower, Run
from demarche.errors import StoreError
from demarche.exports import open_output
from demarche.exports.changes import changes_text
from demarche.pipeline import Coder, Knowledge, Tally
from demarche.pipeline.docketing import Added, Docketing, Known, Outcome
from demarche.pipeline.pauses import with_pauses
from demarche.pipeline.people import people
from demarche.pipeline.recoding import Recoded, recode
from demarche.records import Discard
from demarche.store import Store

BROKEN_PIPE = 13
"""SIGPIPE, which not every system's `signal` has."""


@dataclass(slots=True)
class Filed(Tally):
    """Counts outcomes of adding.

    Attributes:
        known: how many were there already.
    """

    verb: str = "added"
    known: int = 0

    @property
    def read(self) -> int:
        """How many came in."""
        return self.done + self.known + self.discarded

    def count(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Lets outcomes through and counts them."""
        for outcome in outcomes:
            if isinstance(outcome, Discard):
                self.reasons[outcome.reason] += 1
                self.errors += outcome.is_error
            elif isinstance(outcome, Known) or outcome.dated:
                self.known += 1
            else:
                self.done += 1
                self.events += outcome.events
            yield outcome

    def __str__(self) -> str:
        """`read 12, added 8, there already 2, discarded 2 (1 empty, 1 not text)`."""
        line = f"read {self.read:,}, added {self.done:,}, there already {self.known:,},"
        reasons = ", ".join(f"{n:,} {reason}" for reason, n in self.reasons.most_common())
        return f"{line} discarded {self.discarded:,}{f' ({reasons})' if reasons else ''}"


class File:
    """Adds what the user named to a store.

    Args:
        run: what to read and what codes it.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.tally = self.run.tally = Filed()
        self._undated = 0
        self._renamed = 0

    def into(self, where: str) -> NoReturn:
        """Adds everything, accounts for it, and ends the command with its exit code."""
        with Store.open(where, create=True) as store:
            try:
                self._add(store)
            except (KeyboardInterrupt, SystemExit) as stop:  # Ctrl-C, or a request to end
                tell("note", f"stopped; {store} has what was added: run it again to go on")
                tell("done", str(self.tally))
                raise typer.Exit(_code_of(stop)) from None
            except StoreError:
                tell("done", str(self.tally))
                raise
            tell("done", str(self.tally))
            tell("done", _holdings(store))
        raise typer.Exit(1 if self.tally.errors else 0)

    def _add(self, store: Store) -> None:
        # What arrives bit by bit is kept as it arrives.
        reports = with_pauses(self.run.reading) if self.run.streams else self.run.reading
        follower = Follower(self.run, bar=on_terminal())
        try:
            found = Docketing(store, self.run.coder).add(reports, jobs=self.run.jobs)
            for outcome in self.tally.count(found):
                follower.advance()
                if isinstance(outcome, Discard):
                    follower.tell(outcome)
                elif isinstance(outcome, Added):
                    self._tell_id(outcome)
                    self._tell_date(outcome)
        finally:
            follower.stop()

    def _tell_id(self, outcome: Added) -> None:
        if outcome.wanted is None:
            return
        self._renamed += 1
        if self._renamed <= NOTES:
            what = f"another text has the id {outcome.wanted}; this one is {outcome.report.id}"
            tell("note", f"{outcome.report.origin or outcome.wanted}: {what}")
        if self._renamed == NOTES:
            tell("note", "more reports under other ids than their own are kept, and not listed")

    def _tell_date(self, outcome: Added) -> None:
        report = outcome.report
        if outcome.dated:
            tell("note", f"{report.id}: is dated now, {report.published}, and coded by that")
        if report.published is not None:
            return
        self._undated += 1
        if self._undated <= NOTES:
            problem = f"{report.id}: nothing says when it was published; it is linked by the rest"
            tell("note", f"{problem} (add it again with --published DATE to date it)")
        if self._undated == NOTES:
            tell("note", "more reports without a date are kept, and not listed")


class Recoding:
    """Codes a store anew.

    Args:
        knowledge: dictionaries and a who's-who, from files.
        learned: whether to use the store's own who's-who.
    """

    def __init__(self, knowledge: Knowledge, *, learned: bool) -> None:
        self.knowledge = knowledge
        self.learned = learned

    def over(self, where: str, jobs: int | None, *, everything: bool) -> NoReturn:
        """Codes anew, tells what changed, and ends the command with its exit code."""
        if self.learned and self.knowledge.who.entries:
            raise typer.BadParameter("give --who FILE or --learned, not both", param_hint="--who")
        done: Counter[str] = Counter()
        with Store.open(where) as store, open_output(None) as out:
            if self.learned:
                self.knowledge = replace(self.knowledge, who=people(store))
            coder = Coder(knowledge=self.knowledge, learning=True)
            try:
                for outcome in recode(store, coder, jobs=jobs, everything=everything):
                    if isinstance(outcome, Recoded):
                        done["changed" if not outcome.is_same else "same"] += 1
                        out.write(changes_text(outcome).encode())
                        out.flush()
                    else:
                        done["failed"] += 1
                        tell("error", outcome.detail)
            except (KeyboardInterrupt, SystemExit, BrokenPipeError) as stop:
                # Who reads the changes no longer: what is not coded anew yet must be told, too.
                tell("note", f"stopped; {store} has what was coded anew: run it again to go on")
                if isinstance(stop, BrokenPipeError):
                    quieten(sys.stdout)
                raise typer.Exit(_code_of(stop)) from None
        total = done.total()
        tell(
            "done",
            f"coded anew {total:,}, changed {done['changed']:,}, the same {done['same']:,},"
            f" failed {done['failed']:,}",
        )
        raise typer.Exit(1 if done["failed"] else 0)


def _code_of(stop: BaseException) -> int:
    """The exit code of a run that was stopped: a shell's for a process that a signal ended."""
    if isinstance(stop, SystemExit) and isinstance(stop.code, int):
        return stop.code
    return 128 + (signal.SIGINT if isinstance(stop, KeyboardInterrupt) else BROKEN_PIPE)


def _holdings(store: Store) -> str:
    with store.reading() as asked:
        held = asked.counts()
    undated = f" ({held.undated:,} without a date)" if held.undated else ""
    return (
        f"{store} holds {_many(held.reports, 'report')}{undated}, {_many(held.cases, 'case')},"
        f" {held.open_duties:,} of {_many(held.duties, 'duty', 'duties')} open"
    )


def _many(count: int, one: str, several: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else several or f'{one}s'}"
