"""Who is who, from what the reports of a store told.

In: a store. Out: a who's-who. Never says more than the reports did.
"""

from __future__ import annotations

from collections.abc import Iterable

from demarche.coding.parties.who import WhoEntry
from demarche.coding.parties.whoswho import Known, Learner, WhosWho
from demarche.pipeline.docketing import surname
from demarche.records import Office, Report
from demarche.store import Store


def people(store: Store) -> WhosWho:
    """Everybody whose office the reports of a store tell.

    Args:
        store: the store.

    Raises:
        StoreError: if the store cannot be read.
    """
    with store.reading() as asked:
        return _book(asked.offices())


def persons(store: Store, name: str) -> tuple[Known, ...]:
    """What the reports of a store tell of whoever bears a name, the latest told first.

    Args:
        store: the store.
        name: a surname or a full name.

    Raises:
        StoreError: if the store cannot be read.
    """
    with store.reading() as asked:
        return _book(asked.offices(surname(name))).all_of(name)


def _book(offices: Iterable[Office]) -> WhosWho:
    learner = Learner(WhosWho())
    for told in offices:
        report = Report(told.evidence[0].report, "", told.published)
        entry = WhoEntry(told.name, told.role, told.country, told.sector, told.evidence)
        learner.add(report, [entry])
    return learner.book()
