"""Reads labelled texts, and says what is wrong with them.

In: a file of JSON lines, CSV or TSV with `text` and `label` (and `id`, which is used in messages
only). Out: `Labels`: the texts, their classes, and notes for whoever gave them. Never guesses which
field holds what.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from demarche.errors import LabelsError, MissingInput, UnreadableInput
from demarche.ontology.plover import TYPES

FEWEST = 5
"""Texts that a class must have: one for each fold."""
FEW = 20
"""Texts of a class below which its figures say little."""
NONE = "none"
"""The class of texts without an event, in `types`."""
QUAD = ("0", "1", "2", "3", "4")
_FIELDS = ("id", "text", "label")


class Labelled(NamedTuple):
    """One text and its class."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a file.

    Attributes:
        items: texts and classes, in the order of the file.
        classes: the classes, sorted.
        notes: what to tell whoever gave them.
    """

    items: tuple[Labelled, ...]
    classes: tuple[str, ...]
    notes: tuple[str, ...]


def read_labels(path: Path, task: str, columns: Mapping[str, str] | None = None) -> Labels:
    """Reads and checks labels.

    Args:
        path: a `.jsonl`, `.ndjson`, `.csv` or `.tsv` file in UTF-8.
        task: `quad` (classes 0 to 4), `types` (PLOVER's types, and `none`), or any other name, for
            classes of one's own.
        columns: which field or column holds `text`, `label` or `id`, where it is called otherwise.

    Raises:
        MissingInput: if there is no such file.
        UnreadableInput: if it cannot be read as text.
        LabelsError: if a line is broken, or no head can be fitted on the labels.
    """
    names = {field: field for field in _FIELDS} | dict(columns or {})
    if unknown := sorted(set(columns or {}) - set(_FIELDS)):
        raise LabelsError(f"no field “{unknown[0]}” of labels: there are {', '.join(_FIELDS)}")
    first: dict[str, str] = {}
    notes: list[str] = []
    passed_over: Counter[str] = Counter()
    again = contrary = 0
    for line, row in _rows(path):
        where = f"{path}, line {line}"
        text, label = _text(row, names, where), _label(row, names, task, where)
        passed_over.update(key for key in row if key not in names.values())
        if text in first:
            again += 1
            contrary += first[text] != label
        else:
            first[text] = label
    if passed_over:
        shown = ", ".join(f"“{name}”" for name in sorted(passed_over)[:12])
        notes.append(f"{path}: passed over the fields {shown}: only id, text and label are read")
    if again:
        other = f" ({contrary} of them with another label)" if contrary else ""
        notes.append(f"{path}: {again} texts came before{other}: the first of each counts")
    items = tuple(Labelled(text, label) for text, label in first.items())
    return Labels(items, *_checked(path, items, notes))


def _checked(
    path: Path, items: tuple[Labelled, ...], notes: list[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The classes and notes of labels that a head can be fitted on."""
    sizes = Counter(item.label for item in items)
    if not sizes:
        raise LabelsError(f"{path}: holds no labels")
    if len(sizes) == 1:
        only = next(iter(sizes))
        problem = f"all {sizes[only]} texts have the label “{only}”"
        raise LabelsError(f"{path}: {problem}: add texts of at least one other class")
    for label, size in sorted(sizes.items()):
        if size < FEWEST:
            problem = f"class “{label}” has {size} texts, and {FEWEST} are the least"
            raise LabelsError(f"{path}: {problem}: add more, or join it with another class")
        if size < FEW:
            spread = 0.5 / sqrt(size)
            notes.append(
                f"class “{label}” has {size} texts, fewer than {FEW}: expect its figures to be off"
                f" by {spread:.2f} either way"
            )
    return tuple(sorted(sizes)), tuple(notes)


def _text(row: Mapping[str, Any], names: Mapping[str, str], where: str) -> str:
    text = _field(row, names["text"], where)
    if not isinstance(text, str) or not text.strip():
        raise LabelsError(f"{where}: the text is empty or no string: mend or remove the line")
    return text


def _label(row: Mapping[str, Any], names: Mapping[str, str], task: str, where: str) -> str:
    label = _field(row, names["label"], where)
    if isinstance(label, bool) or not isinstance(label, str | int) or not str(label).strip():
        raise LabelsError(f"{where}: the label is no name or whole number: mend or remove the line")
    given = str(label).strip()
    if task == "quad" and given not in QUAD:
        raise LabelsError(f"{where}: “{given}” is no class of the task quad, which are 0 to 4")
    if task == "types":
        if given.upper() not in {*TYPES, NONE.upper()}:
            problem = f"“{given}” is none of PLOVER's types, nor “{NONE}”"
            raise LabelsError(f"{where}: {problem}: for classes of your own give --task a name")
        given = NONE if given.upper() == NONE.upper() else given.upper()
    return given


def _field(row: Mapping[str, Any], name: str, where: str) -> Any:
    if name not in row:
        there = ", ".join(f"“{key}”" for key in list(row)[:12]) or "nothing"
        advice = "say which field holds it, as in --columns text=sentence,label=class"
        raise LabelsError(f"{where}: no field “{name}”, only {there}: {advice}")
    return row[name]


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    kind = path.suffix.lower()
    if kind not in {".jsonl", ".ndjson", ".csv", ".tsv"}:
        raise LabelsError(f"{path}: is none of .jsonl, .csv and .tsv: write the labels as one")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            if kind in {".csv", ".tsv"}:
                reader = csv.DictReader(file, dialect="excel" if kind == ".csv" else "excel-tab")
                for row in reader:
                    yield reader.line_num, {k: v for k, v in row.items() if k is not None}
                return
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, _parsed(line, f"{path}, line {number}")
    except (FileNotFoundError, NotADirectoryError):
        raise MissingInput(f"{path}: there is no such file: check the path") from None
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError:
        raise UnreadableInput(f"{path}: is no UTF-8 text: save it as UTF-8") from None
    except csv.Error as error:
        raise LabelsError(f"{path}: is no table ({error}): mend it") from error


def _parsed(line: str, where: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LabelsError(f"{where}: broken JSON ({error}): mend or remove the line") from None
    if not isinstance(row, dict):
        raise LabelsError(f"{where}: is no object: write each as {{“text”: …, “label”: …}}")
    return row
