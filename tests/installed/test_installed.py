"""Demarche as a user gets it: installed into an empty environment, with the network cut off."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPORT = (
    " date 2024-03-12 Chile recalled its ambassador to Peru on Monday and condemned the arrest of"
    " two fishermen.\n"
)

# Stands in for a cut cable where the system does not let us cut it: any attempt ends the process.
NO_SOCKETS = """
import os, socket, sys
def refuse(*_, **__):
    sys.stderr.write("NETWORK USED\\n")
    sys.stderr.flush()
    os._exit(77)
socket.socket.connect = socket.socket.connect_ex = refuse
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment into which `pip install .` was done."""
    home = tmp_path_factory.mktemp("installed")
    source = home / "source"
    left_out = shutil.ignore_patterns(".venv", ".git", ".*_cache", "__pycache__", "out", "runs")
    shutil.copytree(ROOT, source, ignore=left_out)
    venv.create(home / "venv", with_pip=True)
    programs = home / "venv" / ("Scripts" if os.name == "nt" else "bin")
    install = [str(programs / "python"), "-m", "pip", "install", "--quiet", str(source)]
    done = subprocess.run(install, capture_output=True, text=True, check=False, timeout=600)  # noqa: S603
    assert done.returncode == 0, done.stderr
    shutil.rmtree(source)
    return programs


def _cut_off(programs: Path, folder: Path) -> tuple[list[str], dict[str, str]]:
    """How to run a program without a network: in an empty one of its own, or without sockets."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    environment["HOME"] = str(folder)
    unshare = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare"):
        tried = subprocess.run([*unshare, "true"], capture_output=True, check=False)  # noqa: S603
        if tried.returncode == 0:
            return unshare, environment
    (folder / "sitecustomize.py").write_text(NO_SOCKETS)
    return [], {**environment, "PYTHONPATH": str(folder)}


def test_it_codes_without_a_network(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    before, environment = _cut_off(installed, tmp_path)
    command = [*before, str(installed / "demarche"), "code", "report.txt", "--format", "jsonl"]
    done = subprocess.run(  # noqa: S603
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert '"type": "SANCTION"' in done.stdout
    assert done.stderr == "read 1, coded 1, discarded 0\n"


def test_the_cut_is_real(installed: Path, tmp_path: Path) -> None:
    before, environment = _cut_off(installed, tmp_path)
    attempt = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=5)"
    command = [*before, str(installed / "python"), "-c", attempt]
    done = subprocess.run(  # noqa: S603
        command, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "NETWORK USED" in done.stderr or "unreachable" in done.stderr


def test_it_needs_no_torch(installed: Path) -> None:
    listed = subprocess.run(  # noqa: S603
        [str(installed / "python"), "-m", "pip", "list", "--format", "freeze"],
        capture_output=True,
        text=True,
        check=True,
    )
    names = {line.split("==")[0].lower() for line in listed.stdout.splitlines()}
    assert "demarche" in names
    assert names.isdisjoint({"torch", "transformers", "tensorflow", "spacy"})


def test_it_brings_its_types_and_its_model(installed: Path) -> None:
    code = "import demarche.language; print(demarche.language.__path__[0])"
    done = subprocess.run(  # noqa: S603
        [str(installed / "python"), "-c", code], capture_output=True, text=True, check=True
    )
    room = Path(done.stdout.strip())
    assert sys.prefix not in str(room)
    assert (room.parent / "py.typed").exists()
    weights = sum(path.stat().st_size for path in room.rglob("*.onnx"))
    assert 0 < weights <= 30_000_000


def test_it_keeps_a_docket_without_a_network(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    before, environment = _cut_off(installed, tmp_path)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [*before, str(installed / "demarche"), *arguments]
        return subprocess.run(  # noqa: S603
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    added = run("add", "report.txt")
    assert added.returncode == 0, added.stderr
    assert "demarche.db holds 1 report" in added.stderr
    assert run("cases").returncode == 0
    other = run("cases", "--store", "postgresql://localhost/docket")
    assert other.returncode == 1
    assert "needs its driver: pip install 'demarche[postgres]'" in other.stderr
