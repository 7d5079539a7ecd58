"""Keeps all of it: reports, events, incidents, links, judgements, on SQLite or PostgreSQL.

In: records. Out: the same records, and answers to questions about them. Never judges.
"""

from demarche.store.questions import CaseDuty, Counts, Questions
from demarche.store.rows import standing_for
from demarche.store.store import Store
from demarche.store.view import View
from demarche.store.writer import Writer

__all__ = [
    "CaseDuty",
    "Counts",
    "Questions",
    "Store",
    "View",
    "Writer",
    "standing_for",
]
