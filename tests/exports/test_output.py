import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from demarche.errors import OutputError
from demarche.exports import open_output


def write(path: Path, data: bytes = b"new") -> None:
    with open_output(path) as output:
        output.write(data)


def test_the_file_appears_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    with open_output(path) as output:
        output.write(b"half")
        output.flush()
        assert not path.exists()
    assert path.read_bytes() == b"half"
    assert names(tmp_path) == ["events.csv"]


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_what_stood_there_stays_when_anything_goes_wrong(
    error: type[BaseException], tmp_path: Path
) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(b"old")

    def fail() -> None:
        with open_output(path) as output:
            output.write(b"half")
            raise error

    with pytest.raises(error):
        fail()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["events.csv"]


def test_withheld_results_leave_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(b"old")
    with open_output(path) as output:
        output.withheld = True
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["events.csv"]


def test_rights_and_links_stay_as_they_were(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write(link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_new_file_has_the_rights_that_the_user_gives_to_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path / "new.csv")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o640


def test_a_long_name_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 240 + ".csv")
    write(path)
    assert path.read_bytes() == b"new"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"none/x\.csv: there is no such folder"):
        write(tmp_path / "none" / "x.csv")


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="this is a folder: name a file in it"):
        write(tmp_path)


def test_a_file_in_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="a part of the path is a file"):
        write(tmp_path / "file" / "x.csv")


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="the name is too long"):
        write(tmp_path / ("x" * 300))


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(OutputError, match="permission denied"):
        write(tmp_path / "x.csv")


def test_a_file_that_may_not_be_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # as for a user who is not root
    with pytest.raises(OutputError, match="permission denied"):
        write(path)
    assert path.read_bytes() == b"old"


def test_a_full_disk() -> None:
    with pytest.raises(OutputError, match="/dev/full: the disk is full"):
        write(Path("/dev/full"))


def test_a_full_disk_while_writing_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "x.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="the disk is full"):
        write(path)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["x.csv"]


def test_devices_and_pipes_are_written_to(tmp_path: Path) -> None:
    write(Path("/dev/null"))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write(pipe)
    reader.join(timeout=10)
    assert got == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
