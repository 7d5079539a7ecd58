"""Cases in the form of the data contract: {"cases": [...]}.

In: cases, one after the other. Out: one JSON document, written as they come. Never decides
anything: the ids of reports and events are those that coding gave.
"""

from __future__ import annotations

from demarche.exports.contract import case_row
from demarche.exports.output import Output
from demarche.exports.rows import encoded
from demarche.records import Case


class CasesWriter:
    """Writes cases into one JSON document."""

    def __init__(self, output: Output) -> None:
        self.output = output
        self._begun = False
        self.output.write(b'{"cases": [')

    def add_case(self, case: Case) -> None:
        """Writes a case."""
        self.output.write(b",\n" if self._begun else b"\n")
        self.output.write(encoded(case_row(case)))
        self._begun = True

    def finish(self) -> None:
        """Closes the document."""
        self.output.write(b"\n]}\n")
