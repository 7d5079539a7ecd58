"""Precision by reading: draws coded events at random for a person to judge; scores the verdicts.

    python -m benchmarks.quality.precision draw --seed 1 -o out/precision/draw1.jsonl
    python -m benchmarks.quality.precision score benchmarks/quality/judgements/draw1.tsv

In: the news texts of the sets that have no event labels (`../shared/gold`, not part of this
repository). Out: a draw (JSONL, and beside it a listing to read, `.txt`), or a table of figures.
Never writes a text of the sets anywhere but where `-o` and the cache under `out/` say; a file of
verdicts holds ids, offsets and verdicts only. Exit code 3: the sets are not at hand.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import pickle
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import demarche.language
import demarche.records
from demarche.coding.coder import code
from demarche.exports import event_row
from demarche.language.analyser import Analyser
from demarche.records import Analysis, Report

GOLD = Path(__file__).parents[3] / "shared" / "gold"
OUT = Path("out") / "precision"
SETS = ("geo_lgl", "timex", "polnear", "news_cluster", "ecbplus")
FIELDS = ("real", "source", "target", "date", "place")
VERDICTS = ("yes", "no", "na")
COLUMNS = ("set", "report", "start", "end", "type", *FIELDS, "class")
BESIDE = 400
"""Characters of the text that the listing shows on either side of the trigger."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader found of one event.

    Attributes:
        type: the coded type.
        verdicts: by field, "yes", "no" or "na"; of what is no event, all other fields are "na".
        error: the class of the mistake; of a real event a remark; empty where there is none.
    """

    type: str
    verdicts: dict[str, str]
    error: str


def texts(gold: Path) -> Iterator[Report]:
    """The news texts without event labels, each under `<set>/<id>`.

    Args:
        gold: folder of the sets.
    """
    for name in SETS:
        for line in (gold / f"{name}.dev.jsonl").read_text(encoding="utf-8").split("\n"):
            if line:
                row = json.loads(line)
                told = row.get("published")
                day = date.fromisoformat(told[:10]) if told else None
                number = f"{name}/{row.get('id') or row['doc']}"
                yield Report(number, row["text"], day, "record" if day else None)


def analyses(gold: Path, cache: Path) -> Iterator[Analysis]:
    """The texts as the language layer reads them, kept under `cache` while that layer stays as is.

    Args:
        gold: folder of the sets.
        cache: folder for them.
    """
    digest = hashlib.sha256()
    for room in (demarche.language, demarche.records):
        for file in sorted(Path(room.__path__[0]).rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.read_bytes())
    kept = cache / f"analyses-{digest.hexdigest()[:12]}.pkl"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        partial = kept.with_suffix(".part")
        with partial.open("wb") as out:
            for analysis in Analyser().analyse(texts(gold)):
                pickle.dump(analysis, out)
        partial.rename(kept)
    with kept.open("rb") as whole:
        while whole.peek(1):
            yield pickle.load(whole)  # noqa: S301 - written above, by ourselves


def some(found: Iterable[Analysis], of: int, number: int, seed: int) -> Iterator[Analysis]:
    """Texts at random, each with the same chance, in their order.

    Args:
        found: the texts.
        of: how many there are.
        number: how many to take.
        seed: of the draw.
    """
    order = list(range(of))
    random.Random(seed).shuffle(order)
    taken = set(order[:number])
    return (analysis for place, analysis in enumerate(found) if place in taken)


def coded(found: Iterable[Analysis]) -> Iterator[Row]:
    """The events of the texts, each as its exported row with what the listing needs beside it."""
    for analysis in found:
        report = analysis.report
        for event in code(analysis):
            row = event_row(event, report)
            start, end = row["trigger"]
            row["before"] = report.text[max(0, start - BESIDE) : start]
            row["after"] = report.text[end : end + BESIDE]
            row["head"] = report.text[: BESIDE // 2]
            yield row


def drawn(rows: Sequence[Row], size: int, seed: int) -> list[Row]:
    """Events at random, each with the same chance, in the order of the texts.

    Args:
        rows: all events.
        size: how many; all where there are fewer.
        seed: of the draw.
    """
    at_random = random.Random(seed)
    chosen = at_random.sample(range(len(rows)), min(size, len(rows)))
    return [rows[i] for i in sorted(chosen)]


def _actors(actors: list[Row]) -> str:
    return "; ".join(f"{a['text']} [{a['country']} {a['sector']}]" for a in actors) or "-"


def listed(number: int, row: Row) -> str:
    """One event, for a person to read."""
    flat = " ".join
    place = row["place"]
    where = f"{place['name']} [{place['country']}]" if place else "-"
    return (
        f"#{number} {row['report']} {row['trigger']} published {row['published']}\n"
        f"  HEAD {flat(row['head'].split())}\n"
        f"  TEXT … {flat(row['before'].split())} «{row['trigger_text']}» "
        f"{flat(row['after'].split())} …\n"
        f"  {row['type']} {row['mode']} {row['cameo']} {row['status']} {row['confidence']}\n"
        f"  SOURCE {_actors(row['source'])}\n  TARGET {_actors(row['target'])}\n"
        f"  DATE {row['date']} ({row['date_text']})  PLACE {where}  SAID {row['said_by_text']}\n"
        f"  WHY {row['why']}\n"
    )


def verdicts(path: Path) -> list[Judgement]:
    """Reads a file of verdicts.

    Args:
        path: tab-separated, with the columns `COLUMNS`; lines that begin with # are remarks.

    Raises:
        SystemExit: if a line has other columns or verdicts; says which and what was expected.
    """
    found = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        cells = next(csv.reader([line], delimiter="\t"))
        if tuple(cells) == COLUMNS:
            continue
        row = dict(zip(COLUMNS, cells, strict=False))
        wrong = [f for f in FIELDS if row.get(f) not in VERDICTS]
        if len(cells) != len(COLUMNS) or wrong:
            raise SystemExit(
                f"{path}:{number}: expected {len(COLUMNS)} columns ({', '.join(COLUMNS)}), "
                f"{', '.join(FIELDS)} one of {', '.join(VERDICTS)}"
            )
        found.append(Judgement(row["type"], {f: row[f] for f in FIELDS}, row["class"]))
    return found


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's score interval of a share (E. B. Wilson, JASA 22, 1927).

    Args:
        right: how many were right.
        of: of how many; 0 gives the whole range.
        z: the normal quantile; 1.96 for 95 %.
    """
    if not of:
        return 0.0, 1.0
    share = right / of
    middle = share + z * z / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - half) / (1 + z * z / of), (middle + half) / (1 + z * z / of)


def table(found: Sequence[Judgement]) -> str:
    """The share that is right, by type and over all, and the classes of what is wrong."""
    by_type: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in found:
        by_type[judgement.type].append(judgement)
    out = [
        "| type | events | real and rightly typed (95 %) | source | target | date | place |",
        "|---|---|---|---|---|---|---|",
    ]
    out.extend(_line(name, rows) for name, rows in sorted(by_type.items()))
    out.append(_line("all", found))
    for title, real in (("what is wrong", "no"), ("remark on real ones", "yes")):
        classes = Counter(j.error for j in found if j.error and j.verdicts["real"] == real)
        if classes:
            out += ["", f"| {title} | events |", "|---|---|"]
            out.extend(f"| {name} | {count} |" for name, count in classes.most_common())
    return "\n".join(out)


def _line(name: str, rows: Sequence[Judgement]) -> str:
    real = sum(j.verdicts["real"] == "yes" for j in rows)
    low, high = wilson(real, len(rows))
    cells = [f"{real / len(rows):.2f} ({low:.2f}-{high:.2f})" if rows else "-"]
    for field in FIELDS[1:]:
        told = [j.verdicts[field] == "yes" for j in rows if j.verdicts[field] != "na"]
        cells.append(f"{sum(told) / len(told):.2f} of {len(told)}" if told else "-")
    return f"| {name} | {len(rows)} | {' | '.join(cells)} |"


def draw(gold: Path, out: Path, *, seed: int, size: int, number: int | None = None) -> int:
    """Codes the texts, draws events and writes them as JSONL and as a listing; the exit code."""
    missing = [n for n in SETS if not (gold / f"{n}.dev.jsonl").exists()]
    if missing:
        print(f"the sets are not at hand: {', '.join(missing)} in {gold}", file=sys.stderr)
        return 3
    found = analyses(gold, OUT)
    if number is not None:
        found = some(found, sum(1 for _ in texts(gold)), number, seed)
    rows = list(coded(found))
    chosen = drawn(rows, size, seed)
    out.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(row, ensure_ascii=False) for row in chosen)
    out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    listing = "\n".join(listed(i, row) for i, row in enumerate(chosen, start=1))
    out.with_suffix(".txt").write_text(listing, encoding="utf-8")
    print(f"{len(chosen)} of {len(rows)} events drawn: {out}, to read in {out.with_suffix('.txt')}")
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Draws or scores; see the module's docstring."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality.precision", description=(__doc__ or "").split("\n")[0]
    )
    actions = parser.add_subparsers(dest="action", required=True)
    drawing = actions.add_parser("draw", help="code the texts and draw events to judge")
    drawing.add_argument("--gold", type=Path, default=GOLD, help="folder of the sets")
    drawing.add_argument("--seed", type=int, required=True, help="of the draw")
    drawing.add_argument("--size", type=int, default=200, help="how many events")
    drawing.add_argument("--texts", type=int, help="code only so many texts, drawn at random")
    drawing.add_argument("-o", "--output", type=Path, required=True, help="a .jsonl file")
    scoring = actions.add_parser("score", help="the table of a file of verdicts")
    scoring.add_argument("judgements", type=Path, help="a .tsv file")
    args = parser.parse_args(argv)
    if args.action == "draw":
        return draw(args.gold, args.output, seed=args.seed, size=args.size, number=args.texts)
    print(table(verdicts(args.judgements)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
