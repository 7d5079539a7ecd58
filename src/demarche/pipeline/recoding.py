"""The reports of a store coded anew, by a newer coder, and what that changes.

In: a store and a coder. Out: for each report that was coded by another version what its events
were and are. What people decided stands: a judgement follows its event. Never reads a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from demarche.pipeline.coder import Coder
from demarche.pipeline.docketing import LOOKED_UP, recoded, version
from demarche.pipeline.outcomes import Coded
from demarche.records import Discard, Event, Report
from demarche.store import Store, Writer, standing_for


@dataclass(frozen=True, slots=True)
class Recoded:
    """A report coded anew.

    Attributes:
        report: the report.
        came: events that were not there before.
        went: events that are there no more.
        changed: events that tell the same act otherwise: as they were, and as they are.
        same: how many stayed as they were.
    """

    report: Report
    came: tuple[Event, ...]
    went: tuple[Event, ...]
    changed: tuple[tuple[Event, Event], ...]
    same: int

    @property
    def is_same(self) -> bool:
        """Whether nothing changed but, at most, the numbers of events."""
        return not (self.came or self.went or self.changed)


def recode(
    store: Store, coder: Coder, *, jobs: int | None = 1, everything: bool = False
) -> Iterator[Recoded | Discard]:
    """Codes the reports of a store that another version of the coder coded.

    Each is kept in a transaction of its own, so that a run can be stopped and taken up again.

    Args:
        store: the store.
        coder: what codes them.
        jobs: processes that code; None for one a core where there are many.
        everything: whether to code those, too, that this version coded, with other dictionaries,
            say, or another who's-who.

    Returns:
        what changed in each, by id.

    Raises:
        StoreError: if the store cannot be read or written; what was told before is kept.
    """
    now = version(coder)
    with store.reading() as asked:
        due = [report for report, by in asked.coders() if everything or by != now]
    for coded in coder.code_many(_reports(store, due), jobs=jobs):
        if isinstance(coded, Discard):
            yield coded
            continue
        with store.writing() as writer:
            found = _replaced(coded, writer, now)
        yield found


def _reports(store: Store, ids: Sequence[str]) -> Iterator[Report]:
    for start in range(0, len(ids), LOOKED_UP):
        page = ids[start : start + LOOKED_UP]
        with store.reading() as asked:
            found = asked.reports(page)
        yield from (found[report] for report in page if report in found)


def _replaced(coded: Coded, writer: Writer, coder: str) -> Recoded:
    report = coded.report
    before = writer.every_event(report.id)
    recoded(coded, writer, coder)
    return compared(report, before, coded.events)


def compared(report: Report, before: Sequence[Event], after: Sequence[Event]) -> Recoded:
    """What changed between two codings of a report.

    Args:
        report: the report.
        before: its events by the earlier coding.
        after: its events by the later one.
    """
    left = list(after)
    went, changed, same = [], [], 0
    for old in before:
        new = next((e for e in left if replace(e, id=old.id) == old), None)
        new = new or standing_for(old, left)
        if new is None:
            went.append(old)
            continue
        left.remove(new)
        if replace(new, id=old.id) == old:
            same += 1
        else:
            changed.append((old, new))
    return Recoded(report, tuple(left), tuple(went), tuple(changed), same)
