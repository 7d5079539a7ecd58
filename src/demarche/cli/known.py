"""What the user adds to our tables: dictionaries, and the who's-who learned from earlier reports.

In: the values of `--dictionary`, `--skip-bad-lines` and `--who`. Out: `Knowledge` for the coder,
and a who's-who file. A file that is wrong ends the command with exit code 2, before anything is
done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from demarche.cli.messages import tell
from demarche.coding.parties.whoswho import Learner, WhosWho
from demarche.errors import InputError
from demarche.exports import open_output
from demarche.exports.whoswho import read_whoswho, write_whoswho
from demarche.ontology.petrarch import Dictionary, read
from demarche.pipeline import Coded, Knowledge


def knowledge(
    dictionaries: Sequence[Path] | None, *, skip_bad_lines: bool, who: Path | None = None
) -> Knowledge:
    """What the coder is to know beside the reports.

    Args:
        dictionaries: what `--dictionary` says.
        skip_bad_lines: whether to read on past broken lines, telling each.
        who: what `--who` says; a file that is not there yet is an empty one.
    """
    if skip_bad_lines and not dictionaries:
        raise typer.BadParameter("goes with --dictionary FILE", param_hint="--skip-bad-lines")
    found = Dictionary()
    try:
        for path in dictionaries or ():
            more, bad = read(path, skip=skip_bad_lines)
            found += more
            for line in bad:
                tell("note", f"{line}; passed over")
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--dictionary") from error
    return Knowledge(found, whoswho(who) if who is not None and who.exists() else WhosWho())


def whoswho(path: Path) -> WhosWho:
    """The who's-who in a file."""
    try:
        return read_whoswho(path)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--who") from error


class Learning:
    """Watches reports go by and writes what they teach.

    Args:
        known: what was known before.
        path: the file, None where nothing is to be learned.
    """

    def __init__(self, known: WhosWho, path: Path | None) -> None:
        self._known = known
        self._path = path
        self._learner = Learner(known)

    def watch(self, outcomes: Iterator[Coded]) -> Iterator[Coded]:
        """Lets coded reports through."""
        for coded in outcomes:
            if self._path is not None:
                self._learner.add(coded.report, coded.learned)
            yield coded

    def save(self) -> None:
        """Writes the file, whole or not at all, if anything is new."""
        book = self._learner.book()
        if self._path is None or (book == self._known and self._path.exists()):
            return
        with open_output(self._path) as out:
            write_whoswho(book, out)
