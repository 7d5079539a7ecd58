"""What the user may name."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from demarche.records import Discard, Report

Run = Callable[..., tuple[dict[str, Report], list[Discard]]]


def told(what: str) -> str:
    """A report of our own, about one thing or another."""
    return f"The ministry said that the envoy of the State had been told of {what}.\n"


def reasons(discards: list[Discard]) -> list[str]:
    return [discard.reason for discard in discards]


def test_folders_are_read_through_in_order_and_hidden_files_passed_over(
    tmp_path: Path, run: Run
) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.txt", ".git/x.txt", "b/.DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(told(name))
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    kept, discards = run(tmp_path)
    assert list(kept) == ["a", "1", "2", "c"]
    assert not discards


def test_patterns_are_expanded_unless_a_file_has_that_very_name(tmp_path: Path, run: Run) -> None:
    for name in ("n1.txt", "n2.txt", "deep/n3.txt", "n[1].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(told(name))
    assert list(run(tmp_path / "n?.txt")[0]) == ["n1", "n2"]
    assert list(run(tmp_path / "**" / "n3.txt")[0]) == ["n3"]
    assert list(run(tmp_path / "n[1].txt")[0]) == ["n[1]"]
    assert reasons(run(tmp_path / "*.md")[1]) == ["missing"]


def test_what_is_not_there_is_told_and_the_rest_is_read(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text(told("a"))
    (tmp_path / "empty").mkdir()
    kept, discards = run(tmp_path / "no.txt", tmp_path / "empty", tmp_path / "a.txt")
    assert list(kept) == ["a"]
    assert reasons(discards) == ["missing", "missing"]
    assert all(str(tmp_path) in d.detail and d.is_error for d in discards)


def test_ids_are_made_unique_and_texts_read_once(tmp_path: Path, run: Run) -> None:
    for folder in ("x", "y", "z"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(told(folder))
    (tmp_path / "z" / "b.txt").write_text(told("x").replace(" ", "\r\n"))
    kept, discards = run(tmp_path)
    assert list(kept) == ["a", "a-2", "a-3"]
    assert reasons(discards) == ["duplicate"]
    assert "report a" in discards[0].detail
    assert not discards[0].is_error


def test_standard_input_is_records_a_page_or_a_text(
    stdin: Callable[[bytes], None], run: Run
) -> None:
    stdin(told("a").encode())
    assert list(run("-")[0]) == ["stdin"]
    stdin(json.dumps({"text": told("b")}).encode() + b"\n{broken\n")
    kept, discards = run("-")
    assert list(kept) == ["stdin-1"]
    assert discards[0].origin == "standard input, line 2"
    stdin(b"broken\n" + json.dumps({"id": "y", "text": told("f")}).encode() + b"\n")
    kept, discards = run("-")
    assert list(kept) == ["y"]
    assert [discard.reason for discard in discards] == ["broken record"]
    stdin(json.dumps([{"id": "x", "text": told("c")}, {"text": told("d")}]).encode())
    assert list(run("-")[0]) == ["x", "stdin-2"]
    stdin(b"[Agency] " + told("e").encode())
    assert run("-")[0]["stdin"].text.startswith("[Agency]")
    stdin(b"<!DOCTYPE html><html><body><p>" + told("f").encode() * 9 + b"</p></body></html>")
    assert run("-")[0]["stdin"].text.startswith("The ministry")
    stdin(b"")
    assert reasons(run("-")[1]) == ["empty"]


def test_standard_input_stays_open(stdin: Callable[[bytes], None], run: Run) -> None:
    stdin(told("a").encode())
    run("-")
    assert not sys.stdin.closed


def test_a_pipe_is_read_like_standard_input(tmp_path: Path, run: Run) -> None:
    pipe = tmp_path / "63"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(json.dumps({"text": told("a")}),))
    writer.start()
    kept, discards = run(pipe)
    writer.join()
    assert list(kept) == ["63-1"]
    assert not discards


def test_impossible_names_are_told_like_any_other(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text(told("a"))
    names = [str(tmp_path / ("x" * 4000)), "a\0b", str(tmp_path / "a.txt" / "b"), ""]
    kept, discards = run(*names, tmp_path)
    assert list(kept) == ["a"]
    assert reasons(discards) == ["unreadable", "missing", "missing", "missing"]
