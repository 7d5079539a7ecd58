"""A PostgreSQL server of our own: started in a new folder, gone with it. For tests and benchmarks.

In: Debian's programs. Out: addresses of empty databases. Has no port, only a socket in its folder,
so any number of them run beside one another and beside the machine's own.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

FAST: Mapping[str, str] = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "32MB",
    "autovacuum": "off",
    "jit": "off",
}
"""Settings for tests: nothing has to outlive a power cut."""
_INITDB = ("-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
_NUMBERS = count(1)


def programs() -> Path | None:
    """The folder of the server's programs, of the newest version that there is; None for none."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    versions = {int(path.parent.parent.name): path.parent for path in found}
    if versions:
        return versions[max(versions)]
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs.

    Attributes:
        bin: the folder of its programs.
        home: its folder, which holds its data and its socket.
    """

    bin: Path
    home: Path

    def database(self, template: str | None = None) -> str:
        """Makes a database and gives its address.

        Args:
            template: the name of one to copy; None for an empty one.
        """
        name = f"docket{next(_NUMBERS)}"
        copied = ["-T", template] if template else []
        command = _as_user(self.bin / "createdb", "-h", self.home, "-U", "postgres", *copied, name)
        deadline = time.monotonic() + 30
        while True:
            made = subprocess.run(
                command, capture_output=True, text=True, check=False, cwd=self.home
            )
            if made.returncode == 0:
                return f"postgresql://postgres@/{name}?host={self.home}"
            if time.monotonic() > deadline:  # the server takes a moment to be up
                raise RuntimeError(made.stderr)
            time.sleep(0.1)


@contextlib.contextmanager
def server(settings: Mapping[str, str]) -> Iterator[Server]:
    """Runs a server.

    Args:
        settings: of `postgresql.conf`.

    Raises:
        RuntimeError: if there are no programs, or it does not start.
    """
    found = programs()
    if found is None:
        raise RuntimeError("no PostgreSQL server here: install Debian's postgresql")
    home = Path(tempfile.mkdtemp(prefix="pg"))
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")
    initdb = _as_user(found / "initdb", "-D", home / "data", *_INITDB)
    made = subprocess.run(initdb, capture_output=True, text=True, check=False, cwd=home)
    if made.returncode:
        raise RuntimeError(made.stderr)
    given = {"listen_addresses": "", "max_connections": "40", **settings}
    options = [part for name, value in given.items() for part in ("-c", f"{name}={value}")]
    process = subprocess.Popen(
        _as_user(found / "postgres", "-D", home / "data", "-k", home, *options),
        stderr=subprocess.DEVNULL,
        cwd=home,
    )
    try:
        yield Server(found, home)
    finally:
        stop = _as_user(found / "pg_ctl", "-D", home / "data", "stop", "-m", "immediate")
        subprocess.run(stop, check=False, cwd=home, stdout=subprocess.DEVNULL)
        process.wait(timeout=20)
        shutil.rmtree(home, ignore_errors=True)


def _as_user(*command: str | Path) -> list[str]:
    """The command as a user that is not root, which the server refuses to run as."""
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    return [*as_user, *map(str, command)]
