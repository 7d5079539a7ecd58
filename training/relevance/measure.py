"""False alarms on quiet reports, and what is lost of political ones, by the whole coder.

In: our own reports (`texts.py`). Out: figures on standard output. Never changes a weight.

Run `python -m training.relevance.measure [--all]`: the held-back third, or with `--all` also the
reports learned from, whose alarms are then listed.
"""

from __future__ import annotations

import sys

from demarche.coding.coder import code
from demarche.coding.relevance import relevance
from demarche.language.analyser import Analyser
from demarche.records import Report
from training.relevance.texts import texts


def _measure(analyser: Analyser, *, held_back: bool) -> None:
    for kind in ("quiet", "political"):
        found = texts(kind, held_back=held_back)
        reports = [Report(id=f"{n}", text=text) for n, (_, text) in enumerate(found)]
        events, with_events, kept, admitted, sentences = 0, 0, 0, 0, 0
        for (subject, text), analysis in zip(found, analyser.analyse(reports), strict=True):
            coded = code(analysis)
            judged = relevance(analysis)
            events += len(coded)
            with_events += bool(coded)
            kept += judged.relevant
            admitted += sum(map(judged.admits, range(len(analysis.sentences))))
            sentences += len(analysis.sentences)
            if not held_back and (judged.relevant or bool(coded)) is (kind == "quiet"):
                print(f"  {kind} {subject} {judged.document_score}: {text[:60]} | {judged.why}")
                for event in coded if kind == "quiet" else ():
                    start, end = event.trigger.span.start, event.trigger.span.end
                    print(f"      {event.type} {text[max(0, start - 30) : end + 30]!r}")
        print(
            f"{'held back' if held_back else 'learned from'}, {kind}: {len(found)} reports,"
            f" {kept} taken for political, {admitted} of {sentences} sentences admitted,"
            f" {events} events in {with_events} reports, {events / len(found):.2f} each"
        )


def main() -> None:
    """Print the figures."""
    analyser = Analyser(threads=1)
    if "--all" in sys.argv[1:]:
        _measure(analyser, held_back=False)
    _measure(analyser, held_back=True)


if __name__ == "__main__":
    main()
