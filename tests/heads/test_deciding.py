"""Decisions with the real encoder, on a model that is told what to say."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from demarche.exports import decided_rows
from demarche.heads.model import Model
from demarche.heads.scoring import Score
from demarche.pipeline import Coder
from demarche.records import Report

REPORT = Report("r", "Kenya condemned the attack on Monday. The rain stopped in Lamu.")


@dataclass
class Told:
    """A head that gives what it was told, and keeps what it saw."""

    answers: list[list[float]]
    seen: list[object] = field(default_factory=list)

    def probabilities(self, texts: list[object]) -> np.ndarray:
        self.seen += texts
        return np.array(self.answers)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(threads=1)


def model(head: Told, task: str, *classes: str, most: int = 1) -> Model:
    score = Score(0.0, 0.0, 0.0, (), ())
    return Model("my.npz", task, classes, "e", most, 0, "", score, head)  # type: ignore[arg-type]


def test_a_long_report_is_decided_sentence_by_sentence(coder: Coder) -> None:
    head = Told([[0.9, 0.1], [0.3, 0.7]])
    coder.model = model(head, "mine", "good", "bad")
    coded = coder.code_fully(REPORT)
    assert [d.label for d in coded.decisions] == ["good", "bad"]
    assert [d.probability for d in coded.decisions] == [0.9, 0.7]
    assert [d.root.quote for d in coded.decisions] == ["condemned", "stopped"]
    assert [d.stretch.of(REPORT.text)[-6:] for d in coded.decisions] == ["onday.", " Lamu."]
    assert len(head.seen) == 2
    coder.model = model(Told([[0.9, 0.1]]), "mine", "good", "bad", most=2)
    assert len(coder.code_fully(REPORT).decisions) == 1


def test_rows_have_the_class_and_every_stretch_a_row(coder: Coder) -> None:
    coder.model = model(Told([[0.1, 0.9], [0.8, 0.2]]), "quad", "0", "3")
    coded = coder.code_fully(REPORT)
    rows = decided_rows(REPORT, coded.events, coded.decisions)
    assert [(row["type"], row["class"], row["class_probability"]) for row in rows] == [
        ("ACCUSE", 3, 0.9),
        (None, 0, 0.8),
    ]
    assert rows[1]["id"] is None
    assert REPORT.text[slice(*rows[1]["trigger"])] == rows[1]["trigger_text"] == "stopped"
    assert rows[1]["class_stretch"] == [38, 63]


def test_types_change_the_main_event(coder: Coder) -> None:
    coder.model = model(Told([[0.1, 0.9], [0.8, 0.2]]), "types", "none", "THREATEN")
    (event,) = coder.code_fully(REPORT).events
    assert (event.type, event.mode, event.cameo, event.quad) == ("THREATEN", None, "130", 3)
    assert event.confidence == 0.9
    assert event.why.startswith("model my.npz: THREATEN 0.90; tables: ACCUSE, ")
    assert event.source[0].country == "KEN"


def test_types_confirm_an_event_that_the_tables_have(coder: Coder) -> None:
    coder.model = None
    (before,) = coder.code(REPORT)
    coder.model = model(Told([[0.1, 0.9], [0.8, 0.2]]), "types", "none", "ACCUSE")
    (event,) = coder.code_fully(REPORT).events
    assert (event.type, event.mode, event.cameo) == (before.type, before.mode, before.cameo)


def test_types_drop_and_add_events(coder: Coder) -> None:
    coder.model = model(Told([[0.9, 0.1], [0.2, 0.8]]), "types", "none", "RETREAT")
    (event,) = coder.code_fully(REPORT).events
    assert (event.id, event.type, event.trigger.quote) == ("e1", "RETREAT", "stopped")
    assert (event.source, event.date, event.confidence) == ((), None, 0.8)
    assert event.why == "model my.npz: RETREAT 0.80"
