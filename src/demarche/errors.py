"""Every error that Demarche raises, in one tree.

    DemarcheError
    ├── EvidenceError        offsets that do not fit the text they point into
    ├── RecordError          an address (of an event, an incident, a case) that is none
    ├── InputError           what the user gave cannot be read
    │   ├── MissingInput         no such path, or a pattern that matches nothing
    │   ├── UnreadableInput      permission, a broken archive, not text
    │   ├── FormatError          broken JSON, a column that is not there, an unknown suffix
    │   ├── DateError            a date that is none
    │   └── LabelsError          labels on which no head can be fitted
    ├── StoreError           the store cannot be opened, read or written
    │   ├── NoStore              nothing there, or no database at all
    │   ├── StoreBusy            locked by another process
    │   ├── StoreFull            no room left on the disk
    │   └── StoreVersion         its schema is newer than this Demarche
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


class RecordError(DemarcheError):
    """An address, of an event, an incident or a case, that is none."""


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


class StoreError(DemarcheError):
    """The store cannot be opened, read or written."""


class NoStore(StoreError):
    """Nothing is there, or what is there is no database of Demarche."""


class StoreBusy(StoreError):
    """Another process holds the store locked."""


class StoreFull(StoreError):
    """No room is left for the store to grow."""


class StoreVersion(StoreError):
    """The store's schema is newer than this Demarche."""


class OutputError(DemarcheError):
    """The result cannot be written where it was asked for."""


class ModelError(DemarcheError):
    """The language model, or one that a user fitted, is missing or of another version."""


class OntologyError(DemarcheError):
    """A table that ships with Demarche is broken."""
