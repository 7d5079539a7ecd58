"""The dossier of a case: a document to send, as .docx, .html or .md.

In: a `CaseFile`. Out: bytes. Never states anything that the case file does not hold; each statement
has its sources.
"""

from demarche.exports.dossier.blocks import Dossier
from demarche.exports.dossier.building import dossier
from demarche.exports.dossier.writing import write_dossier

__all__ = ["Dossier", "dossier", "write_dossier"]
