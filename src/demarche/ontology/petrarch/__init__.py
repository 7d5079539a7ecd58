"""Dictionaries in PETRARCH's format that a user adds to our own tables.

In: the text of actor, agent and discard dictionaries. Out: a `Dictionary`, frozen and picklable.
Never reads verb and issue dictionaries: acts come from our own tables.
"""

from demarche.ontology.petrarch.dictionary import Agent, Dictionary
from demarche.ontology.petrarch.lines import BadLine, parse, read

__all__ = ["Agent", "BadLine", "Dictionary", "parse", "read"]
