"""``python -m benchmarks.cases.build``: from `cases.toml` to `gold.json`, as the scorer reads it.

The reports are coded as cases only: which reports tell of which incident, and what is owed. Their
events are not coded, so only the scorer's figures on cases and duties mean anything here.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def built() -> dict[str, Any]:
    """The set, in the form of the data contract."""
    given = tomllib.loads((FOLDER / "cases.toml").read_text(encoding="utf-8"))
    reports = {
        name: {
            "published": published,
            "outlet_country": None,
            "relevant": any(name in case["reports"] for case in given["case"]),
            "events": [],
        }
        for name, published in given["published"].items()
    }
    texts = {path.stem for path in (FOLDER / "reports").glob("*.txt")}
    if texts != set(reports):
        raise ValueError(f"cases.toml and reports/ differ: {sorted(texts ^ set(reports))}")
    return {"reports": reports, "cases": [_case(case) for case in given["case"]]}


def _case(given: dict[str, Any]) -> dict[str, Any]:
    protected = None
    if "protected" in given:
        kind, sending, receiving = given["protected"].split()
        protected = {"kind": kind, "sending_state": sending, "receiving_state": receiving}
    return {
        "id": given["id"],
        "title": given["title"],
        "protected": protected,
        "date": given["date"],
        "reports": given["reports"],
        "incident_events": [],
        "duties": [_duty(line) for line in given.get("duties", [])],
    }


def _duty(line: str) -> dict[str, Any]:
    """A line such as "protection IRN GBR: demanded, under_way", as a duty."""
    head, _, steps = line.partition(": ")
    kind, owed_by, owed_to = head.split()
    history = [step.strip() for step in steps.split(",")]
    return {
        "kind": kind,
        "owed_by": owed_by,
        "owed_to": owed_to,
        "state": _furthest(history),
        "history": [{"date": None, "state": state, "event": None} for state in history],
    }


def _furthest(history: list[str]) -> str:
    """The furthest point; a refusal stands where nothing but a demand came before or after it."""
    for state in ("fulfilled", "under_way"):
        if state in history:
            return state
    return max(
        (state for state in history if state != "demanded"),
        key=history.index,
        default="demanded",
    )


if __name__ == "__main__":
    out = json.dumps(built(), indent=1, ensure_ascii=False)
    (FOLDER / "gold.json").write_text(out + "\n", encoding="utf-8")
