import re
from dataclasses import replace

import pytest
from tests.exports.conftest import Memory

from demarche.exports import Output, event_writer, explain_writer
from demarche.records import Event, Evidence, Report, Span

ESCAPE = "\x1b"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)


def drawn(kind: str, report: Report, events: list[Event], *, terminal: bool = False) -> str:
    memory = Memory(terminal=terminal)
    output = Output(memory, "memory")
    writer = event_writer("table", output) if kind == "table" else explain_writer("text", output)
    writer.add(report, events)
    writer.finish()
    return memory.getvalue().decode()


@pytest.mark.parametrize("kind", ["table", "explained"])
@pytest.mark.parametrize("columns", ["80", "100", "120"])
def test_no_line_is_wider_than_the_window(
    kind: str, columns: str, full: Event, bare: Event, report: Report,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("COLUMNS", columns)
    lines = drawn(kind, report, [full, bare] * 3).splitlines()
    assert max(map(len, lines)) <= int(columns)


def test_the_table_says_who_did_what_to_whom(full: Event, bare: Event, report: Report) -> None:
    table = drawn("table", report, [full, bare])
    assert table.splitlines()[0] == "oslo · published 2024-05-15 · 2 events"
    for part in ("2024-05-14", "NOR GOV", "ACCUSE disapprove 114", "“note of protest”", "RUS GOV"):
        assert part in table
    assert "Oslo, NOR" in table
    assert "alleged" in table


def test_a_report_of_nothing_is_named(report: Report) -> None:
    assert drawn("table", report, []) == "oslo · published 2024-05-15 · no events\n"


@pytest.mark.parametrize("kind", ["table", "explained"])
def test_colour_on_a_terminal_only(
    kind: str, full: Event, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    assert ESCAPE not in drawn(kind, report, [full])
    assert re.search(r"\x1b\[[\d;]*3[0-7]", drawn(kind, report, [full], terminal=True))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[\d;]*3[0-7]", drawn(kind, report, [full], terminal=True))


@pytest.mark.parametrize("kind", ["table", "explained"])
def test_a_text_cannot_steer_the_terminal(kind: str, bare: Event) -> None:
    text = "\x1b]0;owned\x07 Somebody [red]threw[/red]\ta stone.\x9b2J"
    report = Report("a\x1b[2Jb", text)
    event = replace(bare, trigger=Evidence.at(report.id, text, Span(0, len(text))))
    shown = drawn(kind, report, [event])
    assert not set(shown) & {"\x1b", "\x07", "\x9b"}
    assert "[red]threw[/red]" in shown  # no markup of ours either


def test_the_explanation_names_every_field_and_its_reason(full: Event, report: Report) -> None:
    shown = " ".join(drawn("explained", report, [full]).split())
    assert "handed a note of protest[1] to" in shown
    for part in (
        "[1] ACCUSE disapprove 114 Complain officially 88% sure",
        "foreign minister <Eide> NOR GOV minister: GOV; of Norway",
        "when 2024-05-14 “Tuesday”",
        "where Oslo, NOR “OSLO”",
        "status alleged “said”",
        "said by ministry a claim",
        "channel letter “note”",
        "about the sailors’ release",
        "law Vienna Convention on Diplomatic Relations (1961), article 29",
        "why accuse: n note of=protest",
    ):
        assert part in shown
