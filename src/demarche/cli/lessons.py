"""The command `learn`: labels in, a model file out, its held-apart score at the end.

In: what the user asked for. Out: one call of the machinery, with a bar on a terminal.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.cli.arguments import column_names, refuse_overwriting
from demarche.cli.messages import on_terminal, tell
from demarche.errors import InputError, ModelError
from demarche.exports import open_output

if TYPE_CHECKING:
    from demarche.heads import Model


def learn(
    labels: Annotated[
        Path,
        typer.Argument(
            metavar="LABELS", show_default=False,
            help="Labelled texts: .jsonl, .csv or .tsv with the fields text and label.",
        ),
    ],
    task: Annotated[
        str,
        typer.Option(
            "--task", metavar="TASK", show_default=False,
            help="quad (classes 0 to 4), types (PLOVER's types and none), or a name of your own"
            " for classes of your own.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", show_default=False,
            help="The model; if not given: LABELS with the suffix .npz.",
        ),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns", metavar="FIELD=NAME,…", show_default=False,
            help="Which fields of LABELS hold text, label and id: text=sentence,label=class.",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Fits a model to labels of your own, for `demarche code --with`.

    It takes minutes on a laptop. Labels and model stay on this machine.

    \b
    Examples:
      demarche learn sentences.jsonl --task quad
      demarche learn notes.csv --task severity --columns text=Note,label=Level -o severity.npz
    """  # noqa: D301 - click wants the character
    path = output or labels.with_suffix(".npz")
    refuse_overwriting([str(labels)], path)
    names = column_names(columns)
    from demarche.heads import read_labels  # noqa: PLC0415 - --help need not wait
    from demarche.pipeline import Coder  # noqa: PLC0415
    from demarche.pipeline import learn as fit  # noqa: PLC0415

    if not task.strip():
        raise typer.BadParameter("is empty: name the task", param_hint="--task")
    try:
        given = read_labels(labels, task, names)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="LABELS") from error
    for note in given.notes:
        tell("note", note)
    with open_output(path) as out, _Bar() as bar:
        model = fit(Coder(), given, task=task, name=path.name, told=bar.told)
        out.write(model.to_bytes())
    for line in _account(model, path):
        tell("done", line)


def model_at(path: Path, encoder: str) -> Model:
    """The model that `--with` names.

    Args:
        path: the file.
        encoder: the version of the encoder at hand.
    """
    from demarche.heads import load_model  # noqa: PLC0415 - --help need not wait

    try:
        return load_model(path, encoder=encoder)
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint="--with") from error


def _account(model: Model, path: Path) -> list[str]:
    score = model.score
    figures = f"macro F1 {score.macro_f1:.3f} ± {score.spread:.3f}, accuracy {score.accuracy:.3f}"
    lines = [f"on texts held apart (five-fold): {figures}"]
    for label, f1, size in zip(model.classes, score.f1, score.sizes, strict=True):
        lines.append(f"  {label}: F1 {f1:.3f} of {size:,} texts")
    lines.append(f"fitted on {model.texts:,} texts: {path}")
    return lines


class _Bar:
    """Shows how far the work is, on a terminal only."""

    def __enter__(self) -> _Bar:
        self._progress = None
        if on_terminal():
            from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
            from rich.progress import Progress  # noqa: PLC0415

            self._progress = Progress(console=Console(stderr=True), transient=True)
            self._task = self._progress.add_task("reading")
            self._progress.start()
        return self

    def told(self, what: str, done: int, total: int) -> None:
        """Moves the bar."""
        if self._progress is not None:
            self._progress.update(self._task, description=what, completed=done, total=total)

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()
