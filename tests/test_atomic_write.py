"""Files are written all at once or not at all, also by a program that is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from stratview.atomic_write import tidy, write_all

# Writes three files; kills itself at the given call of `rename` or `fsync`.
_KILLED = """
import os, signal, sys
from pathlib import Path
from stratview import atomic_write
folder, name, at = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
calls = 0
def counted(original):
    def call(*given):
        global calls
        calls += 1
        if calls == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*given)
    return call
if name == "rename":
    Path.replace = counted(Path.replace)
else:
    os.fsync = counted(os.fsync)
atomic_write.write_all([(folder / f"x-{number}.pdf", b"new") for number in range(3)])
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.read_bytes() == b"new" and path.name[0] != ".")


@pytest.mark.parametrize(("name", "at"), [("fsync", 1), ("fsync", 3), ("rename", 1), ("rename", 2), ("rename", 3)])
def test_after_a_kill_several_files_are_all_there_or_none(tmp_path: Path, name: str, at: int) -> None:
    (tmp_path / "x-0.pdf").write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path), name, str(at)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert [path for path in tmp_path.iterdir() if path.name[0] == "."]
    write_all([(tmp_path / "next.pdf", b"next")])
    assert len(written(tmp_path)) == (3 if name == "rename" else 0)
    assert [path.name for path in tmp_path.iterdir() if path.name[0] == "."] == []
    assert (tmp_path / "x-0.pdf").read_bytes() == (b"new" if name == "rename" else b"old")


def test_parts_that_are_being_written_or_are_somebody_elses_stay(tmp_path: Path) -> None:
    held = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.flock(f, fcntl.LOCK_EX); print(flush=True); input()",
            str(tmp_path / ".x.stratview-part"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert held.stdout is not None
    held.stdout.readline()
    (tmp_path / ".y.part").write_bytes(b"a download of another program")
    tidy(tmp_path)
    assert names(tmp_path) == [".x.stratview-part", ".y.part"]
    held.communicate(b"\n")
    tidy(tmp_path)
    assert names(tmp_path) == [".y.part"]


def test_a_list_of_renames_leads_nowhere_else(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / ".a.stratview-part").write_bytes(b"new")
    (folder / ".a.stratview-renames").write_text('{".a.stratview-part": "../outside.pdf"}', "utf-8")
    tidy(folder)
    assert names(tmp_path) == ["folder"]
    assert names(folder) == []


@pytest.mark.parametrize("folder", [".", "here", "here/below"])
def test_places_may_be_relative_to_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / folder / "part").mkdir(parents=True)
    write_all([(Path(folder) / "one", b"1"), (Path(folder) / "part" / "two", b"2")])
    assert sorted(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()) == [b"1", b"2"]
