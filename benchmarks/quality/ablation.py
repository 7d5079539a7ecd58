"""Tables only, network only, both: the sets of events coded each way.

    python -m benchmarks.quality.ablation [SET ...] [--model FOLDER]

In: sets of `benchmarks.quality` that are scored on events. Out: their figures, a row for each way.
"Tables only" takes no hint from the network; "network only" finds no act by a table's entry, though
the tables still weigh the types of a word and give it a code.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

from benchmarks.quality.sets import GoldSet, reports, score, select
from demarche.coding.coder import code, read_layers
from demarche.exports import event_row
from demarche.language.analyser import Analyser
from demarche.language.network import MODEL, Network
from demarche.records import Analysis, Layers

GOLD = Path(__file__).parents[3] / "shared" / "gold"
OUT = Path("out") / "quality"
SETS = ("docket-dev", "corpus-a", "corpus-b", "plv", "cameo-class", "cameo-ner")
WAYS = ("tables only", "network only", "both")
SHOWN = (
    "event F1", "event precision", "event recall", "record F1 (type, who, whom, when)",
    "target country (of matched)", "mode (of matched)", "type among coded", "main type right",
    "macro F1", "overlap F1",
)  # fmt: skip


def coded(way: str, read: list[tuple[Analysis, Layers]], path: Path) -> None:
    """Codes what was read, one way, into a file for the scorer."""
    with path.open("w", encoding="utf-8") as out:
        for given, layers in read:
            analysis = replace(given, hints=None) if way == "tables only" else given
            for event in code(analysis, layers, tables=way != "network only"):
                out.write(json.dumps(event_row(event), ensure_ascii=False) + "\n")


def rows(chosen: GoldSet, analyser: Analyser) -> None:
    """Prints a set's figures."""
    analyses = analyser.analyse(reports(GOLD, chosen))
    read = [(analysis, read_layers(analysis)) for analysis in analyses]
    OUT.mkdir(parents=True, exist_ok=True)
    for way in WAYS:
        path = OUT / f"{chosen.name}-{way.replace(' ', '-')}.jsonl"
        coded(way, read, path)
        figures = score(GOLD, chosen, path)
        told = [f"{name.split(' (')[0]} {figures[name]:.3f}" for name in SHOWN if name in figures]
        print(f"{chosen.name}: {way}: {', '.join(told)}", flush=True)


def main() -> None:
    """See the module docstring."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("sets", nargs="*", default=list(SETS))
    parser.add_argument("--model", type=Path, default=MODEL)
    options = parser.parse_args()
    analyser = Analyser(network=Network(threads=1, folder=options.model))
    for chosen in select(options.sets):
        rows(chosen, analyser)


if __name__ == "__main__":
    main()
