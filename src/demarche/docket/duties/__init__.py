"""What the States owe one another over a case, and how far each duty has come.

In: a `CaseFile`. Out: its `Duty` entries, with their history, law, deadlines and contradictions.
Never edits an event, never decides which events belong to a case, never looks into a store.

docs/duties.md says for legal readers how each step is decided.
"""

from demarche.docket.duties.ledger import duties_of

__all__ = ["duties_of"]
