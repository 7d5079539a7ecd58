"""Draws what a report costs against how many reports there are.

In: the figures that growing kept. Out: a picture. Never leaves a block out.
"""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median

from benchmarks.growth.growing import Figure

WINDOW = 9
"""Blocks of which the middle one is drawn as the line, through the single blocks' points."""


def figures(log: Path) -> list[Figure]:
    """What growing kept, by the number of reports; of a block that was done twice the latest."""
    found: dict[int, Figure] = {}
    if log.exists():
        for line in log.read_text().splitlines():
            figure = Figure(**json.loads(line))
            found[figure.reports] = figure
    return [found[number] for number in sorted(found)]


def plot(folder: Path, picture: Path) -> None:
    """Draws the figures of both engines.

    Args:
        folder: where the figures are.
        picture: the SVG to write.
    """
    import matplotlib as mpl  # noqa: PLC0415 - only for who draws
    from matplotlib import pyplot as plt  # noqa: PLC0415

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "demarche", "font.size": 9})
    drawing, axes = plt.subplots(figsize=(7, 3.4))
    for engine, colour in (("sqlite", "#1f5fa8"), ("postgresql", "#b8541a")):
        found = figures(folder / f"{engine}.jsonl")
        if not found:
            continue
        at = [f.reports for f in found]
        cpu = [f.cpu for f in found]
        axes.plot(at, cpu, ".", color=colour, markersize=2, alpha=0.35)
        axes.plot(at, _smoothed(cpu), color=colour, label=engine)
    axes.set(xlabel="reports in the store", ylabel="ms of CPU for one more report", ylim=(0, None))
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    drawing.tight_layout()
    drawing.savefig(picture, format="svg", metadata={"Date": None})


def _smoothed(values: list[float]) -> list[float]:
    half = WINDOW // 2
    return [median(values[max(0, at - half) : at + half + 1]) for at in range(len(values))]
