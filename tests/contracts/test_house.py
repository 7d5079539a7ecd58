"""Rules of the house that no linter knows."""

import dataclasses
import importlib
import pkgutil
from pathlib import Path

import pytest

import demarche
import demarche.records

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path
    for folder in ("src", "tests", "training", "benchmarks")
    for path in (ROOT / folder).rglob("*.py")
)
ROOMS = [room.name for room in pkgutil.iter_modules(demarche.__path__) if room.ispkg]
FRONT_DOORS = ["demarche", *(f"demarche.{room}" for room in ROOMS)]
VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "core", "shared", "tools", "base"}


@pytest.mark.parametrize("door", FRONT_DOORS)
def test_a_front_door_shows_what_it_names_and_nothing_else(door: str) -> None:
    module = importlib.import_module(door)
    shown = getattr(module, "__all__", [])
    assert len(shown) == len(set(shown))
    for name in shown:
        assert hasattr(module, name)
    imported = {
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", "").startswith("demarche")
    }
    assert imported <= set(shown)


def test_every_module_says_what_it_is_for() -> None:
    for path in SOURCES:
        if "tests" not in path.parts and path.read_text(encoding="utf-8").strip():
            assert path.read_text(encoding="utf-8").startswith(('"""', "#!", 'r"""')), path


def test_no_file_is_long() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in SOURCES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [str(path) for path in SOURCES if path.stem in VAGUE or path.parent.name in VAGUE] == []


def test_records_are_frozen_and_without_a_dictionary() -> None:
    for name in demarche.records.__all__:
        record = vars(demarche.records)[name]
        if dataclasses.is_dataclass(record):
            assert vars(record)["__dataclass_params__"].frozen, name
            assert "__slots__" in vars(record), name


def test_nothing_of_the_package_imports_training_or_torch() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            words = line.split()
            if words[:1] in (["import"], ["from"]):
                top = words[1].split(".")[0]
                assert top not in {"torch", "transformers", "training", "benchmarks", "tests"}, path
