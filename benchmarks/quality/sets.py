"""The hand-coded sets: what each holds, how it is given to the program, how it is scored.

In: the folder of the sets. Out: for each set, its reports and the scorer's figures.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from demarche.records import Report

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One set.

    Attributes:
        name: as on the command line.
        path: its file or folder, inside the folder of sets.
        task: the scorer's subcommand.
        coded: whether it is scored on events (else on the analysis layers).
        floors: the figures that are guarded, by the scorer's names.
        only: beginnings of the ids of the reports that belong to it, of a folder of reports; all
            where it is empty.
        held: whether the set is held back: scored, its mistakes never listed.
    """

    name: str
    path: str
    task: str
    coded: bool
    floors: tuple[str, ...]
    only: tuple[str, ...] = ()
    held: bool = False


OWN = Path(__file__).parents[1] / "corpus"
"""Reports of our own writing, hand-coded blind (see its README)."""

_DOCKET = (
    "event F1",
    "record F1 (type, who, whom, when)",
    "source country (of matched)",
    "target country (of matched)",
    "date (of matched)",
    "place (of matched)",
    "status (of matched)",
    "said by (of matched)",
    "channel (of matched)",
)

SETS = (
    GoldSet("docket-dev", "docket-dev", "docket", coded=True, floors=_DOCKET),
    GoldSet("seed", "docket-dev", "docket", coded=True, floors=("event recall",), only=("seed",)),
    GoldSet("corpus-a", str(OWN), "docket", coded=True, floors=_DOCKET, only=("a",)),
    GoldSet("corpus-b", str(OWN), "docket", coded=True, floors=_DOCKET, only=("b",), held=True),
    GoldSet("corpus-c", str(OWN), "docket", coded=True, floors=_DOCKET, only=("c",)),
    GoldSet("corpus-d", str(OWN), "docket", coded=True, floors=_DOCKET, only=("d",), held=True),
    GoldSet(
        "plv", "plv.dev.jsonl", "types", coded=True, floors=("type among coded", "main type right")
    ),
    GoldSet("cameo-class", "cameo_class.dev.jsonl", "quad", coded=True, floors=("macro F1",)),
    GoldSet("cameo-ner", "cameo_ner.dev.jsonl", "roles", coded=True, floors=("overlap F1",)),
    GoldSet(
        "polnear",
        "polnear.dev.jsonl",
        "said",
        coded=False,
        floors=("content F1", "source right (of matched)"),
    ),
    GoldSet(
        "geovirus",
        "geo_geovirus.dev.jsonl",
        "places",
        coded=False,
        floors=("found F1", "within 161 km (of found)"),
    ),
    GoldSet(
        "lgl",
        "geo_lgl.dev.jsonl",
        "places",
        coded=False,
        floors=("found F1", "within 161 km (of found)"),
    ),
    GoldSet("timex", "timex.dev.jsonl", "times", coded=False, floors=("found F1", "value F1")),
)


def reports(gold: Path, chosen: GoldSet) -> Iterator[Report]:
    """The set's reports as records: id, text, and the publication date where the set has one."""
    path = gold / chosen.path
    if path.is_dir():
        for rid, row in _told(path, chosen).items():
            with (path / "reports" / f"{rid}.txt").open(encoding="utf-8", newline="") as file:
                yield Report(rid, file.read(), date.fromisoformat(row["published"]), "record")
        return
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        row = json.loads(line)
        published = date.fromisoformat(row["published"][:10]) if row.get("published") else None
        yield Report(row["id"], row["text"], published, "record" if published else None)


def _told(folder: Path, chosen: GoldSet) -> dict[str, dict[str, str]]:
    """What a folder's gold says of each report of the set."""
    told = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["reports"]
    return {rid: row for rid, row in told.items() if not chosen.only or rid.startswith(chosen.only)}


def _part(gold: Path, chosen: GoldSet, into: Path) -> Path:
    """A folder with the gold of the set's reports alone, for the scorer."""
    told = _told(gold / chosen.path, chosen)
    text = json.dumps({"reports": told, "cases": []})
    (into / "gold.json").write_text(text, encoding="utf-8")
    return into


def fingerprint(gold: Path, chosen: GoldSet) -> str:
    """A digest of the set's gold and inputs, so that nobody changes the exam unnoticed.

    Of a set that is a part of a folder only that part counts: a sister set may join it there.
    """
    path = gold / chosen.path
    digest = hashlib.sha256()
    if chosen.only:
        for rid, row in sorted(_told(path, chosen).items()):
            digest.update((path / "reports" / f"{rid}.txt").read_bytes())
            digest.update(json.dumps([rid, row], sort_keys=True).encode())
        return digest.hexdigest()[:16]
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def score(gold: Path, chosen: GoldSet, predicted: Path) -> Figures:
    """The scorer's figures for one file of predictions."""
    with tempfile.TemporaryDirectory() as folder:
        truth = _part(gold, chosen, Path(folder)) if chosen.only else gold / chosen.path
        done = subprocess.run(
            [
                sys.executable,
                str(gold / "score.py"),
                chosen.task,
                str(truth),
                str(predicted),
                "--json",
            ],
            check=True,
            capture_output=True,
            text=True,
        )
    figures: dict[str, object] = json.loads(done.stdout)
    return {k: float(v) for k, v in figures.items() if isinstance(v, int | float)}


def select(names: list[str]) -> list[GoldSet]:
    """The sets with these names, all where none is named.

    Raises:
        SystemExit: if a name is not that of a set.
    """
    by_name = {s.name: s for s in SETS}
    unknown = [n for n in names if n not in by_name]
    if unknown:
        raise SystemExit(f"no such set: {', '.join(unknown)}; there are {', '.join(by_name)}")
    return [by_name[n] for n in names] if names else list(SETS)


Predict = Callable[[Iterator[Report], Path], None]
"""Writes the predictions for some reports to a file."""
