"""Build reports/ and gold.json from the coded sources: quotes become offsets.

Run from the repository root: python -m benchmarks.corpus.build

A quote that the text does not hold stops the build, and so does one that it holds twice without
an occurrence number ("embassy#2") or surroundings ("charging {Mexico} with"), or a code that the
contract does not know.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TYPES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign return ease",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation "
    "cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives "
    "suicide-attack aerial drone heavy-weapons crowd-control unconventional",
}
SECTORS = set("GOV MIL COP JUD LEG PTY OPP REB CVL JRN BUS LAB EDU REL REF IGO NGO CRM UNK".split())
STATUSES = {"occurred", "denied", "planned", "alleged"}
CHANNELS = {None, "statement", "letter", "phone", "meeting", "summons", "visit", "post"}
INSTRUMENTS = set("VCDR VCCR IPP HOST UNCH UNSC UNGA BILAT CUST".split())
KEYS = set("trigger code by to date place status said_by channel about law".split())


class SourceError(ValueError):
    """A coded source breaks the contract; the message says where."""


def locate(text: str, quote: str) -> list[int]:
    """Where a quote stands; "charging {Mexico} with" means the bracketed part of its context."""
    bare, _, nth = quote.partition("#")
    before, brace, rest = bare.partition("{")
    inner, _, after = rest.partition("}")
    plain = before + inner + after
    hits = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", text)]
    if not hits:
        raise SourceError(f"not in the text: {plain!r}")
    if not nth and len(hits) > 1:
        raise SourceError(f"{len(hits)} times in the text: {plain!r}")
    if nth and int(nth) > len(hits):
        raise SourceError(f"only {len(hits)} times in the text: {plain!r}")
    start = hits[int(nth) - 1 if nth else 0] + len(before if brace else "")
    return [start, start + len(inner if brace else plain)]


def actors(text: str, rows: list[str]) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for row in rows:
        quote, _, who = row.rpartition(" | ")
        country, sector = who.split()
        if sector not in SECTORS or not re.fullmatch(r"[A-Z]{3}|-", country):
            raise SourceError(f"no such actor code: {row!r}")
        if re.match(r"(the|a|an) ", quote, re.IGNORECASE):
            raise SourceError(f"an article heads the mention: {row!r}")
        out.append(
            {
                "mention": locate(text, quote),
                "country": None if country == "-" else country,
                "sector": sector,
            }
        )
    return out


def days(told: str, status: str, published: str) -> list[str]:
    first, _, last = told.partition("/")
    span = [first, last or first]
    for day in span:
        dt.date.fromisoformat(day)
    if span[0] > span[1] or (status != "planned" and span[1] > published):
        raise SourceError(f"impossible date: {told}")
    return span


def law(rows: list[str]) -> list[dict[str, str | None]]:
    out: list[dict[str, str | None]] = []
    for row in rows:
        instrument, _, article = row.partition(" ")
        if instrument not in INSTRUMENTS:
            raise SourceError(f"no such instrument: {row!r}")
        out.append({"instrument": instrument, "article": article or None})
    return out


def event(
    text: str, row: dict[str, Any], published: str, gazetteer: dict[str, Any]
) -> dict[str, Any]:
    if row.keys() - KEYS:
        raise SourceError(f"unknown keys: {sorted(row.keys() - KEYS)}")
    kind, *rest = row["code"].split()
    mode = rest[0] if len(rest) == 2 else None
    cameo = rest[-1]
    if kind not in TYPES or (mode and mode not in TYPES[kind].split()):
        raise SourceError(f"no such type or mode: {row['code']!r}")
    if not re.fullmatch(r"\d{2,4}", cameo):
        raise SourceError(f"no such CAMEO code: {row['code']!r}")
    status, channel = row.get("status", "occurred"), row.get("channel")
    if status not in STATUSES or channel not in CHANNELS:
        raise SourceError(f"no such status or channel: {status} {channel}")
    place = None
    if "place" in row:
        country, lat, lon = gazetteer[row["place"]]
        place = {"name": row["place"], "country": country or None, "lat": lat, "lon": lon}
    return {
        "trigger": locate(text, row["trigger"]),
        "type": kind,
        "mode": mode,
        "cameo": cameo,
        "source": actors(text, row.get("by", [])),
        "target": actors(text, row.get("to", [])),
        "date": days(row.get("date", published), status, published),
        "place": place,
        "status": status,
        "said_by": locate(text, row["said_by"]) if "said_by" in row else None,
        "channel": channel,
        "about": locate(text, row["about"]) if "about" in row else None,
        "law": law(row.get("law", [])),
    }


def report(source: Path, gazetteer: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    text: str = data["text"]
    published = data["published"]
    events: list[dict[str, Any]] = []
    wrong: list[str] = []
    for row in data.get("events", []):
        try:
            events.append(event(text, row, published, gazetteer))
        except (SourceError, ValueError, KeyError) as err:
            wrong.append(f"{source.name}, {row.get('trigger')!r}: {err}")
    if wrong:
        raise SourceError("\n".join(wrong))
    events.sort(key=lambda e: (e["trigger"], e["type"]))
    for before, after in itertools.pairwise(events):
        if after["trigger"][0] < before["trigger"][1]:
            told = text[slice(*after["trigger"])]
            raise SourceError(f"{source.name}: triggers overlap at {told!r}")
    if data["relevant"] != bool(events):
        raise SourceError(f"{source.name}: relevant and events disagree")
    return text, {
        "published": published,
        "outlet_country": data.get("outlet_country"),
        "relevant": data["relevant"],
        "events": [{"id": f"e{i}", **e} for i, e in enumerate(events, 1)],
    }


def main() -> int:
    gazetteer = tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))
    (HERE / "reports").mkdir(exist_ok=True)
    reports: dict[str, Any] = {}
    for source in sorted((HERE / "sources").glob("*.toml")):
        try:
            text, reports[source.stem] = report(source, gazetteer)
        except SourceError as err:
            sys.stderr.write(f"{err}\n")
            return 1
        (HERE / "reports" / f"{source.stem}.txt").write_text(text, encoding="utf-8")
    gold = {"reports": reports, "cases": []}
    (HERE / "gold.json").write_text(json.dumps(gold, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(
        f"{len(reports)} reports, {sum(len(r['events']) for r in reports.values())} events\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
