"""`python -m benchmarks.quality`: scores every hand-coded set and checks the floors.

    python -m benchmarks.quality                       all sets, figures and floors
    python -m benchmarks.quality docket-dev --errors   one set, with every mistake listed
    python -m benchmarks.quality --update              pin what was reached
    python -m benchmarks.quality --update --lower      … even where it is less (tell CHANGELOG)

Exit code 0: all floors hold; 1: one fell; 3: the sets are not at hand.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality import errors, floors
from benchmarks.quality.sets import GoldSet, fingerprint, reports, score, select
from demarche.exports import analysis_row, event_row
from demarche.pipeline import Coder
from demarche.records import Discard, Report

GOLD = Path(__file__).parents[3] / "shared" / "gold"
OUT = Path("out") / "quality"


def predict(coder: Coder, chosen: GoldSet, items: Iterator[Report], path: Path) -> None:
    """Codes (or analyses) the reports of a set into a JSONL file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        if chosen.coded:
            for coded in coder.code_many(items):
                if isinstance(coded, Discard):
                    raise SystemExit(f"{coded.origin}: {coded.detail}")
                for event in coded.events:
                    out.write(json.dumps(event_row(event), ensure_ascii=False) + "\n")
        else:
            for analysed in coder.analyse_many(items):
                if isinstance(analysed, Discard):
                    raise SystemExit(f"{analysed.origin}: {analysed.detail}")
                row = analysis_row(analysed.analysis, analysed.layers)
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


def arguments() -> argparse.Namespace:
    """What the user asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("sets", nargs="*", help="names of sets; all where none is given")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the sets")
    parser.add_argument("--errors", action="store_true", help="list every mistake")
    parser.add_argument("--update", action="store_true", help="pin the figures as floors")
    parser.add_argument("--lower", action="store_true", help="let --update lower a floor")
    return parser.parse_args()


def main() -> int:
    """Runs the sets; see the module's docstring."""
    args = arguments()
    if not (args.gold / "score.py").exists():
        print(f"the hand-coded sets are not at hand: no {args.gold}/score.py", file=sys.stderr)
        return 3
    coder = Coder()
    pinned = floors.load()
    found: list[floors.Finding] = []
    for chosen in select(args.sets):
        path = OUT / f"{chosen.name}.jsonl"
        predict(coder, chosen, reports(args.gold, chosen), path)
        figures = score(args.gold, chosen, path)
        print(f"\n{chosen.name}")
        for name, value in figures.items():
            print(f"  {name}: {value:.3f}" if value % 1 else f"  {name}: {value:.0f}")
        if args.errors and chosen.held:
            print("  held back: its mistakes are not listed")
        elif args.errors and chosen.task == "docket":
            print(errors.listing(args.gold, args.gold / chosen.path, path, chosen.only))
        digest = fingerprint(args.gold, chosen)
        found += (
            floors.update(chosen, digest, figures, pinned, lower=args.lower)
            if args.update
            else floors.check(chosen, digest, figures, pinned)
        )
    if args.update:
        floors.save(pinned)
    for finding in found:
        print(f"{finding.where} {finding.message}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
