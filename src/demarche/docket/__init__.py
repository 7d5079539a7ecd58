"""Events to cases: which reports tell of one incident, and what the States owe over it.

In: `Report`s and their coded `Event`s, one report at a time, and a protocol that looks up earlier
incidents. Out: `Incident`s, `Link`s, `Case`s with their `Duty` entries. Never edits an event, never
looks into the store itself.
"""

from demarche.docket.clustering import partition, split
from demarche.docket.comparing import compare
from demarche.docket.docket import add, add_all, rejudge, remove
from demarche.docket.incidents import incidents_of
from demarche.docket.keys import keys_of
from demarche.docket.lookup import Changes, Filed, Lookup
from demarche.docket.memory import InMemory

__all__ = [
    "Changes",
    "Filed",
    "InMemory",
    "Lookup",
    "add",
    "add_all",
    "compare",
    "incidents_of",
    "keys_of",
    "partition",
    "rejudge",
    "remove",
    "split",
]
