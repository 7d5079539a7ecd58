"""The language room: a report's text becomes sentences, words, trees, names and mentions.

In: `Report`. Out: `Analysis`. Never changes a text, never reads anything but its own model.
"""

from demarche.language.analyser import Analyser

__all__ = ["Analyser"]
