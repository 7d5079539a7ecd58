"""What the coder is told beside the report: a user's dictionaries and who's-who.

In: what a user gave. Out: one frozen object that every report is coded with. Never changes while
reports are coded, so that no report's events depend on which were coded before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from demarche.coding.parties.whoswho import WhosWho
from demarche.ontology.petrarch import Dictionary


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known before a report is read.

    Attributes:
        dictionary: the user's dictionaries in PETRARCH's format.
        who: persons of whom earlier reports told the office.
    """

    dictionary: Dictionary = field(default_factory=Dictionary)
    who: WhosWho = field(default_factory=WhosWho)


NOTHING = Knowledge()
"""No dictionaries, no who's-who."""
