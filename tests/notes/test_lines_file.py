"""Records stay in their file whatever happens: other programs, damage, a full disk, a kill."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.notes import lines_file
from stratview.notes.lines_file import LinesError, LinesFile

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = st.text(st.characters(), max_size=20)
RECORDS = st.fixed_dictionaries({"id": st.text("abc", min_size=1, max_size=2), "text": TEXTS})


@pytest.fixture
def file(tmp_path: Path) -> LinesFile:
    return LinesFile(tmp_path / "notes" / "one.notes.jsonl", "id")


def test_nothing_is_there_at_first(file: LinesFile) -> None:
    assert file.read() == lines_file.Lines()
    assert not file.path.exists()


def test_records_come_back(file: LinesFile) -> None:
    file.change([{"id": "a", "text": "one\ntwo\u2028three"}, {"id": "b", "text": "\ud800"}])
    assert dict(file.read().records) == {
        "a": {"id": "a", "text": "one\ntwo\u2028three"},
        "b": {"id": "b", "text": "\ud800"},
    }
    file.change([{"id": "a", "text": "else"}], remove=["b", "never there"])
    assert dict(file.read().records) == {"a": {"id": "a", "text": "else"}}


@given(st.lists(st.tuples(st.lists(RECORDS, max_size=3), st.lists(st.text("abc", min_size=1, max_size=2), max_size=2))))
def test_any_changes_end_as_on_a_dict(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[list[dict[str, str]], list[str]]]
) -> None:
    file = LinesFile(tmp_path_factory.mktemp("notes") / "n.jsonl", "id")
    expected: dict[str, dict[str, str]] = {}
    for put, remove in changes:
        expected |= {record["id"]: record for record in put}
        for key in remove:
            expected.pop(key, None)
        assert dict(file.change(put, remove).records) == expected
    assert dict(file.read().records) == expected


def test_two_programs_lose_nothing_of_each_other(file: LinesFile) -> None:
    other = LinesFile(file.path, "id")
    file.change([{"id": "a"}])
    other.change([{"id": "b"}])
    file.change([{"id": "c"}], remove=["a"])
    assert set(other.read().records) == {"b", "c"}


@pytest.mark.parametrize("damage", [b"{", b"[1]", b'{"id": 3}', b'{"id": ""}', b"\xff\xfe", b"[" * 100_000, b"7"])
def test_a_damaged_line_stays_and_is_named(file: LinesFile, damage: bytes) -> None:
    file.change([{"id": "a"}])
    file.path.write_bytes(file.path.read_bytes() + b"\n" + damage + b"\n" + b'{"id":"b"}')
    lines = file.read()
    assert set(lines.records) == {"a", "b"}
    assert lines.damaged == ((3, damage),)
    file.change([{"id": "c"}])
    assert set(file.read().records) == {"a", "b", "c"}
    assert damage in file.path.read_bytes().split(b"\n")


def test_a_link_is_not_read_and_not_written_through(file: LinesFile, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text('{"id": "secret"}\n')
    file.path.parent.mkdir(mode=0o700)
    file.path.symlink_to(other)
    with pytest.raises(LinesError, match="cannot be read"):
        file.read()
    with pytest.raises(LinesError, match="The file is as it was"):
        file.change([{"id": "a"}])
    assert other.read_text() == '{"id": "secret"}\n'


def test_a_full_disk_leaves_the_old_content(file: LinesFile, monkeypatch: pytest.MonkeyPatch) -> None:
    file.change([{"id": "a"}])

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(lines_file, "write_all", full)
    with pytest.raises(LinesError, match="no space left on device"):
        file.change([{"id": "b"}])
    assert set(file.read().records) == {"a"}


def test_a_program_that_stopped_while_it_wrote_is_not_waited_for(
    file: LinesFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.change([{"id": "a"}])
    monkeypatch.setattr(lines_file, "_LOCK_SECONDS", 0.05)
    with (file.path.parent / "one.notes.lock").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(LinesError, match="another program is writing it"):
            file.change([{"id": "b"}])


def test_a_kill_leaves_whole_records(file: LinesFile) -> None:
    file.change([{"id": "a", "text": "x" * 1000}])
    program = (
        "import sys, itertools\nfrom pathlib import Path\nfrom stratview.notes.lines_file import LinesFile\n"
        "file = LinesFile(Path(sys.argv[1]), 'id')\nprint(flush=True)\n"
        "for n in itertools.count():\n    file.change([{'id': f'b{n % 50}', 'text': 'y' * 1000}])\n"
    )
    for number in range(3):
        running = subprocess.Popen([sys.executable, "-c", program, str(file.path)], stdout=subprocess.PIPE)
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(0.01 * (number + 1))
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
        running.stdout.close()
        lines = file.read()
        assert lines.damaged == ()
        assert "a" in lines.records
        assert all(len(record["text"]) == 1000 for record in lines.records.values())
    file.change()
    assert not [path for path in file.path.parent.iterdir() if "part" in path.name]
