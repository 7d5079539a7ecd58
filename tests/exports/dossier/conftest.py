"""The sample case, and the sample dossier made from it once."""

import datetime as dt

import pytest
from tests.exports.dossier.recife import FILE

from demarche.exports.dossier import Dossier, dossier

ISSUED = dt.date(2024, 12, 1)


@pytest.fixture(scope="session")
def document() -> Dossier:
    return dossier(FILE, ISSUED)
