"""Every error that Demarche raises, in one tree.

    DemarcheError
    ├── EvidenceError        offsets that do not fit the text they point into
    ├── InputError           what the user gave cannot be read
    │   ├── MissingInput         no such path, or a pattern that matches nothing
    │   ├── UnreadableInput      permission, a broken archive, not text
    │   ├── FormatError          broken JSON, a column that is not there, an unknown suffix
    │   ├── DateError            a date that is none
    │   └── LabelsError          labels on which no head can be fitted
    ├── OutputError          the result cannot be written where it was asked for
    ├── ModelError           the language model, or a user's, is missing or of another version
    └── OntologyError        a table that ships with Demarche is broken

Each message says what was wrong, where, and what to do. Expected outcomes (an empty report, a
duplicate) are no errors: they are `demarche.records.Discard`s.
"""

from __future__ import annotations


class DemarcheError(Exception):
    """The root of the tree: catch this to catch everything that Demarche raises."""


class EvidenceError(DemarcheError):
    """Offsets that do not fit the text they point into."""


class InputError(DemarcheError):
    """What the user gave cannot be read."""


class MissingInput(InputError):
    """No such path, or a pattern that matches nothing."""


class UnreadableInput(InputError):
    """There is something, but it cannot be read: permission, a broken archive, not text."""


class FormatError(InputError):
    """Broken JSON, a column that is not there, an unknown suffix."""


class DateError(InputError):
    """A date that is none."""


class LabelsError(InputError):
    """Labels that cannot be read, or on which no head can be fitted."""


class OutputError(DemarcheError):
    """The result cannot be written where it was asked for."""


class ModelError(DemarcheError):
    """The language model, or one that a user fitted, is missing or of another version."""


class OntologyError(DemarcheError):
    """A table that ships with Demarche is broken."""
