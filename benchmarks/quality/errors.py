"""Lists what the coder got wrong on the docket set, for a person to read.

In: the set and the coded events. Out: text: missed, spurious and wrongly filled events, largest
class first, each with its words.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

Row = dict[str, Any]


def scorer(gold: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"cannot load {gold}/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _words(text: str, span: list[int] | None) -> str:
    return text[span[0] : span[1]] if span else "-"


def _actors(text: str, actors: list[Row]) -> str:
    return "; ".join(f"{_words(text, a['mention'])} [{a['country']} {a['sector']}]" for a in actors)


def _line(text: str, e: Row) -> str:
    start = max(0, e["trigger"][0] - 60)
    context = text[start : e["trigger"][1] + 60].replace("\n", " ")
    return (
        f"{e['type']} «{_words(text, e['trigger'])}» {_actors(text, e['source'])} -> "
        f"{_actors(text, e['target'])}  … {context} …  {e.get('why', '')}"
    )


def _wrong_fields(score: ModuleType, text: str, g: Row, p: Row) -> list[tuple[str, str]]:
    wrong = []
    for role in ("source", "target"):
        if score.countries(g[role]) != score.countries(p[role]):
            wrong.append((role, f"{_actors(text, g[role])} / {_actors(text, p[role])}"))
        elif score.sectors(g[role]) != score.sectors(p[role]):
            wrong.append((f"{role} sector", f"{_actors(text, g[role])} / {_actors(text, p[role])}"))
    if not p["date"] or g["date"][0] > p["date"][1] or p["date"][0] > g["date"][1]:
        wrong.append(("date", f"{g['date']} / {p['date']}"))
    if g["type"] in score.PLACED:
        a, b = g["place"], p["place"]
        if bool(a) != bool(b) or (a and b and score.km(a, b) > 50):
            wrong.append(("place", f"{a and a['name']} / {b and b['name']}"))
    said = (g["said_by"], p["said_by"])
    if (said[0] is None) != (said[1] is None) or (said[0] and not score.overlap(said[0], said[1])):
        wrong.append(("said_by", f"{_words(text, said[0])} / {_words(text, said[1])}"))
    wrong.extend(
        (field, f"{g[field]} / {p[field]}")
        for field in ("mode", "status")
        if (g[field] or None) != (p[field] or None)
    )
    if score.channel(g) != score.channel(p):
        wrong.append(("channel", f"{g['channel']} / {p['channel']}"))
    if str(g["cameo"])[:2] != str(p["cameo"])[:2]:
        wrong.append(("cameo", f"{g['cameo']} / {p['cameo']}"))
    return wrong


def listing(gold: Path, folder: Path, predicted: Path, only: tuple[str, ...] = ()) -> str:
    """The mistakes of one run.

    Args:
        gold: folder of the sets, for its scorer.
        folder: the docket set.
        predicted: the coded events, JSONL.
        only: beginnings of the ids of the reports to list; all where it is empty.
    """
    score = scorer(gold)
    want = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["reports"]
    got = score.by_report(score.lines(predicted))
    classes: dict[str, list[str]] = defaultdict(list)
    sizes: Counter[str] = Counter()
    for rid, report in want.items():
        if only and not rid.startswith(only):
            continue
        text = (folder / "reports" / f"{rid}.txt").read_text(encoding="utf-8")
        coded = got.get(rid, [])
        pairs = score.greedy(report["events"], coded, score.event_weight)
        right_g = {id(g) for g, _ in pairs}
        right_p = {id(p) for _, p in pairs}
        for name, rows, right in (
            ("missed", report["events"], right_g),
            ("spurious", coded, right_p),
        ):
            for e in rows:
                if id(e) not in right:
                    classes[f"{name} {e['type']}"].append(f"{rid} {_line(text, e)}")
        for g, p in pairs:
            for field, what in _wrong_fields(score, text, g, p):
                where = f"{rid} {g['type']} «{_words(text, g['trigger'])}»"
                classes[f"wrong {field}"].append(f"{where}: {what}")
    for name, rows in classes.items():
        sizes[name] = len(rows)
    out = []
    for name, size in sizes.most_common():
        out.append(f"\n== {name} ({size})")
        out.extend(f"  {row}" for row in classes[name])
    return "\n".join(out)
