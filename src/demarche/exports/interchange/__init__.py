"""Exports: cases and events in the formats of the field.

In: streams of coded reports and of cases. Out: bytes. Each format says what it cannot hold.
"""

from demarche.exports.formats import ExportFormat
from demarche.exports.interchange.formats import CANNOT, Exported, export

__all__ = ["CANNOT", "ExportFormat", "Exported", "export"]
