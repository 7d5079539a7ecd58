"""What the documentation says is there is there, and what is there it tells."""

import re
import shlex
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.main import get_command

from demarche.cli.main import app
from demarche.exports import COLUMNS, analysis_row, event_row
from demarche.pipeline import Coder
from demarche.records import Report

ROOT = Path(__file__).parents[2]
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
OUTPUT = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_told(name: str) -> None:
    section = re.search(rf"^## demarche {name}$(.*?)(?=^## |\Z)", CLI, re.MULTILINE | re.DOTALL)
    assert section, f"docs/cli.md has no section on demarche {name}"
    for option in COMMANDS[name].params:
        for flag in option.opts:
            if flag.startswith("-"):
                assert f"`{flag}`" in section[1], f"docs/cli.md: demarche {name} has {flag}"


def test_no_option_is_told_that_is_not_there() -> None:
    real = {flag for command in COMMANDS.values() for p in command.params for flag in p.opts}
    told = set(re.findall(r"`(--?[a-z][a-z-]*)`", CLI))
    assert told <= real | {"--version", "--help", "-h"}


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    if isinstance(value, list):
        return set[str]().union(*map(_keys, value))
    return set()


def test_every_field_of_the_output_is_told() -> None:
    text = (
        "On Monday in Vienna Iranian Foreign Minister Javad Zarif condemned the attack, invoked"
        " the Vienna Convention on Consular Relations and urged Iraq to protect diplomats, he said."
    )
    report = Report("r", text, date(2021, 5, 10), "record")
    coder = Coder(threads=1)
    fields = set[str]()
    for event in coder.code(report):
        fields |= _keys(event_row(event, report))
    analysed = coder.analyse(replace(report, id="s"))
    fields |= _keys(analysis_row(analysed.analysis, analysed.layers))
    assert {"lat", "geonameid", "instrument", "deprel", "cue"} <= fields  # the text reaches them
    assert {field for field in fields if f"`{field}`" not in OUTPUT} == set()


def test_every_column_is_told() -> None:
    table = OUTPUT[OUTPUT.index("## CSV and Parquet") :]
    assert [name for name in COLUMNS if f"`{name}`" not in table] == []


def test_links_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if "://" not in link:
                assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_commands_in_the_readme_are_commands() -> None:
    lines = [line.strip() for line in README.splitlines()]
    shown = [shlex.split(line, comments=True) for line in lines if line.startswith("demarche ")]
    assert len(shown) >= 3
    for words in shown:
        command = COMMANDS[words[1]]
        flags = {flag for option in command.params for flag in option.opts}
        assert {word for word in words[2:] if word.startswith("-") and word != "-"} <= flags


def test_the_readme_shows_what_comes_out() -> None:
    shown = re.search(r"^\$ demarche code (\S+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert shown
    assert (ROOT / shown[1]).exists()
    assert "error" not in shown[2]
    assert shown[2].startswith(Path(shown[1]).stem + " · published ")
    assert shown[2].endswith("read 1, coded 1, discarded 0\n")


def test_targets_in_the_readme_are_targets() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b", README)) <= targets
