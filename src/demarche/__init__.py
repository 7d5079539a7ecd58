"""Reads news reports and keeps the docket: who did what to whom, when, where, on whose word.

The front door holds the nouns and the error base; the machinery is in `demarche.pipeline`.
"""

from demarche.errors import DemarcheError
from demarche.records import Actor, Analysis, Discard, Event, Evidence, Place, Report, Span

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Analysis",
    "DemarcheError",
    "Discard",
    "Event",
    "Evidence",
    "Place",
    "Report",
    "Span",
    "__version__",
]
