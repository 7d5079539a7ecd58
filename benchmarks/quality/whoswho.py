"""What the who's-who gives: a hand-coded set with and without it, reports in the order of days.

    python -m benchmarks.quality.whoswho docket-dev

In: a set of `docket`. Out: its figures coded report by report, first each by itself, then each
with what the reports of earlier days told.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from benchmarks.quality.sets import reports, score, select
from demarche.coding.parties.whoswho import WhosWho
from demarche.exports import event_row
from demarche.pipeline import Coder, Knowledge

GOLD = Path(__file__).parents[3] / "shared" / "gold"
OUT = Path("out") / "quality"


def main() -> int:
    """Prints both figures; see the module's docstring."""
    chosen = select(sys.argv[1:] or ["docket-dev"])[0]
    items = sorted(reports(GOLD, chosen), key=lambda r: (r.published or date.min, r.id))
    coder = Coder(learning=True)
    OUT.mkdir(parents=True, exist_ok=True)
    for carried in (False, True):
        book = WhosWho()
        path = OUT / f"{chosen.name}-who-{carried}.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for report in items:
                coder.knowledge = Knowledge(who=book if carried else WhosWho())
                coded = coder.code_fully(report)
                book = book.learned([(report, coded.learned)])
                for event in coded.events:
                    out.write(json.dumps(event_row(event), ensure_ascii=False) + "\n")
        print("with the who's-who" if carried else "each by itself", len(book.entries), "entries")
        for name, value in score(GOLD, chosen, path).items():
            print(f"  {name}: {value:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
