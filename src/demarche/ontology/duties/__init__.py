"""What is owed, in words and in law: the wordings of each duty and the grounds it stands on.

In: a stretch of text, or a kind of duty and what an incident touched. Out: the kinds that the words
name, and the articles that stand for want of named ones. Never decides who owes what.
"""

from demarche.ontology.duties.grounds import default_grounds
from demarche.ontology.duties.wordings import Topic, Wording, find

__all__ = ["Topic", "Wording", "default_grounds", "find"]
