"""Reports into a store: each coded, linked and kept, or told why not.

In: reports as they are read. Out: what became of each. A report that is in the store is not coded
again. Those that are coded are kept some at a time, each batch whole or not at all, so that a run
that is killed has lost no report and holds none twice: the same run again goes on where it stopped.
Holds no rule of linking.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from demarche import __version__, docket
from demarche.coding.parties.who import WhoEntry, name_keys
from demarche.docket import Changes
from demarche.pipeline.coder import Coder
from demarche.pipeline.outcomes import Coded
from demarche.pipeline.pauses import PAUSE, Pause
from demarche.records import Discard, Office, Report
from demarche.reports.duplicates import digest
from demarche.store import Store, Writer

BATCH = 64
"""Reports kept in one transaction: one each takes twice the time on a disk that has to sync."""
PATIENCE = 1.0
"""Seconds after which what is coded is kept, however few: what a kill costs is coded again."""
LOOKED_UP = 32
"""Reports looked up in the store at a time, before they are coded."""


@dataclass(frozen=True, slots=True)
class Added:
    """A report that was kept.

    Attributes:
        report: the report, under the id that it has in the store.
        events: how many events it tells.
        cases: ids of the cases made, or made anew, for it.
        dated: whether it was there already, without the day of publication that it has now.
        wanted: the id that it came with, where another text has that; None where it has it.
    """

    report: Report
    events: int
    cases: tuple[str, ...]
    dated: bool = False
    wanted: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A report whose text is in the store already.

    Attributes:
        origin: where it was read from.
        id: the id that it has in the store.
    """

    origin: str
    id: str


Outcome = Added | Known | Discard


class Docketing:
    """Adds reports to a store.

        >>> with Store.open("demarche.db", create=True) as store:
        ...     for outcome in Docketing(store, Coder(learning=True)).add(read(["news/"])):
        ...         print(outcome)

    Args:
        store: where to keep them.
        coder: what codes them; one that is `learning` fills the store's who's-who, too.
        batch: how many to keep at a time.
    """

    def __init__(self, store: Store, coder: Coder, *, batch: int = BATCH) -> None:
        self.store = store
        self.coder = coder
        self.batch = batch
        self._digests: dict[str, bytes] = {}
        """Of the reports that are being coded, by the ids that they are to have."""
        self._wanted: dict[str, str] = {}
        """The ids that they came with, of those that cannot have these."""
        self._dated: set[str] = set()
        """Those of them that are in the store, without the day that is told now."""

    def add(
        self, reports: Iterable[Report | Discard | Pause], *, jobs: int | None = 1
    ) -> Iterator[Outcome]:
        """Codes, links and keeps reports.

        Args:
            reports: reports, and discards from reading them; at a `Pause` what came before it is
                kept at once.
            jobs: processes that code; None for one a core where there are many.

        Returns:
            what became of each, in their order, once it is kept.

        Raises:
            StoreError: if the store cannot be read or written; what was told before is kept.
        """
        waiting: list[Coded | Known | Discard] = []
        since = time.monotonic()
        stream: Iterator[Coded | Known | Discard | Pause] = self.coder.code_many(
            self._looked_up(reports), jobs=jobs
        )
        for item in stream:
            pausing = isinstance(item, Pause)
            if not isinstance(item, Pause):
                waiting.append(item)
            if pausing or len(waiting) >= self.batch or time.monotonic() - since > PATIENCE:
                yield from self._kept(waiting)
                waiting, since = [], time.monotonic()
        yield from self._kept(waiting)

    def _looked_up(
        self, reports: Iterable[Report | Discard | Pause]
    ) -> Iterator[Report | Known | Discard | Pause]:
        """What has to be coded, under the ids that it will have, and what is here already."""
        some: list[Report | Discard] = []
        for item in reports:
            if not isinstance(item, Pause):
                some.append(_storable(item))
            if isinstance(item, Pause) or len(some) == LOOKED_UP:
                yield from self._told_apart(some)
                some = []
            if isinstance(item, Pause):
                yield PAUSE
        yield from self._told_apart(some)

    def _told_apart(self, some: Sequence[Report | Discard]) -> Iterator[Report | Known | Discard]:
        if not some:
            return
        marks = {r.id: digest(r.text) for r in some if isinstance(r, Report)}
        with self.store.reading() as asked:
            known = asked.known(marks.values())
            taken = asked.taken([i for name in marks for i in (name, *_numbered(name, 1))])
            undated = asked.undated(known.values())
        for item in some:
            if isinstance(item, Discard):
                yield item
            elif (mark := marks[item.id]) not in known:
                yield self._named(item, mark, taken)
            elif known[mark] in undated and item.published is not None:
                self._dated.add(known[mark])
                self._digests[known[mark]] = mark
                yield replace(item, id=known[mark])
            else:
                yield Known(item.origin or item.id, known[mark])

    def _named(self, report: Report, mark: bytes, taken: set[str]) -> Report:
        """The report under an id that no other text has."""
        name, number = report.id, 1
        while name in taken or name in self._digests:
            number += 1
            name = f"{report.id}-{number}"
            if number % LOOKED_UP == 0:  # beyond what was looked up
                with self.store.reading() as asked:
                    taken |= asked.taken(_numbered(report.id, number))
        self._digests[name] = mark
        if name == report.id:
            return report
        self._wanted[name] = report.id
        return replace(report, id=name)

    def _kept(self, batch: Sequence[Coded | Known | Discard]) -> Iterator[Outcome]:
        """Keeps a batch in one transaction."""
        if all(isinstance(item, Known) for item in batch):
            yield from (item for item in batch if isinstance(item, Known))
            return
        reports = [item.report for item in batch if isinstance(item, Coded)]
        with self.store.writing() as writer:
            # Another process may have been faster.
            here = writer.known([self._digests[report.id] for report in reports])
            taken = writer.taken([report.id for report in reports])
            kept: list[Outcome | Coded] = []
            for item in batch:
                if isinstance(item, Coded) and item.report.id in self._dated:
                    kept.append(self._date(item, writer))
                elif isinstance(item, Coded):
                    kept.append(self._keep(item, writer, here, taken))
                else:
                    kept.append(item)
            writer.keep_discards(item for item in kept if isinstance(item, Discard))
            outcomes = list(self._filed(kept, writer))
        for coded in batch:
            if isinstance(coded, Coded):
                self._digests.pop(coded.report.id, None)
                self._dated.discard(coded.report.id)
        yield from outcomes

    def _filed(self, kept: Sequence[Outcome | Coded], writer: Writer) -> Iterator[Outcome]:
        """Links the reports that were kept, in one step, and tells what became of each."""
        told = [(item.report, item.events) for item in kept if isinstance(item, Coded)]
        changes = docket.add_all(told, writer)
        apply(changes, writer)
        for item in kept:
            if isinstance(item, Coded):
                yield added(item, changes, wanted=self._wanted.pop(item.report.id, None))
            else:
                yield item

    def _date(self, coded: Coded, writer: Writer) -> Added:
        """Gives a report that is here the day that it had not, and codes it by that."""
        writer.keep_date(coded.report)
        return added(coded, recoded(coded, writer, version(self.coder)), dated=True)

    def _keep(
        self, coded: Coded, writer: Writer, here: dict[bytes, str], taken: set[str]
    ) -> Known | Coded:
        report = coded.report
        mark = self._digests[report.id]
        if mark in here:
            return Known(report.origin or report.id, here[mark])
        if report.id in taken:
            others = writer.taken(_numbered(report.id, 1))
            coded = self.coder.code_fully(self._named(report, mark, {report.id, *others}))
            self._digests.pop(coded.report.id)
            report = coded.report
        here[mark] = report.id
        taken.add(report.id)
        writer.keep_report(report, mark, coded.events, offices(coded), version(self.coder))
        return coded


def _storable(item: Report | Discard) -> Report | Discard:
    """What a database takes: halves of surrogate pairs and NULs are no characters to it."""
    if isinstance(item, Discard):
        return replace(item, origin=_plain(item.origin), detail=_plain(item.detail))
    if _plain(item.text) != item.text:
        origin = _plain(item.origin or item.id)
        detail = f"{origin}: holds characters that are none (NUL, or half a pair): clean it"
        return Discard(origin, "not text", detail)
    told = {name: getattr(item, name) for name in ("id", "title", "url", "outlet", "origin")}
    plain: dict[str, Any] = {
        name: _plain(value) for name, value in told.items() if value is not None
    }
    return replace(item, **plain)


def _plain(text: str) -> str:
    return text.encode(errors="backslashreplace").decode().replace("\0", "\ufffd")


def _office(entry: WhoEntry, published: date | None) -> Office:
    return Office(entry.name, entry.role, entry.country, entry.sector, entry.evidence, published)


def _numbered(name: str, after: int) -> list[str]:
    """The ids that a report is to have where its own is taken: some of them, in their order."""
    return [f"{name}-{number}" for number in range(after + 1, after + 1 + LOOKED_UP)]


def added(
    coded: Coded, changes: Changes, *, dated: bool = False, wanted: str | None = None
) -> Added:
    """What is told of a report that was kept.

    Args:
        coded: the report.
        changes: what the step changed in which it was filed, with others or alone.
        dated: whether it was there, and got its day.
        wanted: the id that it came with, where it could not have that.
    """
    cases = tuple(case.id for case in changes.cases if coded.report.id in case.reports)
    return Added(coded.report, len(coded.events), cases, dated, wanted)


def recoded(coded: Coded, writer: Writer, coder: str) -> Changes:
    """Puts a new coding of a report in the place of its latest, and brings its cases up to date.

    Args:
        coded: the report with its new coding.
        writer: a transaction.
        coder: the version of the coder.

    Returns:
        what that changed of the docket; it is kept.
    """
    report = coded.report
    writer.keep_recoding(report.id, coded.events, offices(coded), coder)
    told = writer.events([report.id])[report.id]  # without those that a person rejected
    changes = docket.add(report, told, writer)
    apply(changes, writer)
    return changes


def version(coder: Coder) -> str:
    """The version of what codes, as the store keeps it with each coding.

    Args:
        coder: what codes.
    """
    return f"demarche {__version__}, encoder {coder.encoder}"


def offices(coded: Coded) -> list[tuple[str, Office]]:
    """Whose office a report tells, each with the surname by which it is looked up.

    Args:
        coded: the report, coded by a coder that is learning.
    """
    published = coded.report.published
    return [(surname(e.name), _office(e, published)) for e in coded.learned if name_keys(e.name)]


def surname(name: str) -> str:
    """What a person is looked up by.

    Args:
        name: a surname or a full name.
    """
    return next(reversed(name_keys(name)), "")


def apply(changes: Changes, writer: Writer) -> None:
    """Keeps what a step of the docket changed.

    Args:
        changes: the changes.
        writer: a transaction.
    """
    writer.change(
        removed_incidents=changes.removed_incidents,
        removed_cases=changes.removed_cases,
        incidents=[(filed.incident, filed.keys) for filed in changes.incidents],
        links=changes.links,
        cases=changes.cases,
    )
