"""``python -m benchmarks.readme``: puts the output of today into the README.

In: README.md, whose fenced blocks begin with ``$ demarche …`` where they show a command. Out: the
same page with what these commands print now. They run one after another, in one empty folder beside
the samples, so that a later one finds the docket that an earlier one made.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
WIDTH = 98
BLOCK = re.compile(r"(?ms)^```console\n\$ (?P<command>[^\n]+)\n.*?^```$")


def shown(command: str, folder: Path) -> str:
    """A block with a command and what it prints, errors and notes included."""
    words = shlex.split(command)
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={**os.environ, "COLUMNS": str(WIDTH)},
        check=True,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return "\n".join(["```console", f"$ {command}", *lines, "```"])


def main() -> None:
    """Rewrites the README."""
    page = ROOT / "README.md"
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "examples").symlink_to(ROOT / "examples")
        text = BLOCK.sub(lambda found: shown(found["command"], folder), text)
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
