"""`stratview import`: what a person sees, and what is on the disk afterwards."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from stratview import cli
from stratview.comparison.load import Loader
from stratview.comparison.packing import pack
from stratview.comparison.store import open_store
from stratview.evidence.check import check
from tests.conftest import without_coverage
from tests.patience import until

TEXT = "A title\n\nTea reached\nLondon by *1657*.\n"


@pytest.fixture
def folder(tmp_path: Path, bundled: Path) -> Path:
    return shutil.copytree(bundled, tmp_path / "maps")


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    file = tmp_path / "Tea & Coffee.txt"
    file.write_text(TEXT, "utf-8")
    return file


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_text_becomes_a_source(folder: Path, tea: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(folder)
    assert cli.main(["import", str(tea), "--into", str(folder)]) == 0
    after = contents(folder)
    assert after["documents/tea-coffee.md"] == b"A title\n\nTea reached London by \\*1657\\*.\n"
    assert after["originals/tea-coffee.txt"] == tea.read_bytes()
    assert {*after} - {*before} == {"documents/tea-coffee.md", "originals/tea-coffee.txt"}
    assert [name for name in before if before[name] != after[name]] == ["sources.yaml"]
    assert after["sources.yaml"].startswith(before["sources.yaml"])
    source = Loader(open_store(folder)).head().sources[-1]
    assert (source.id, source.title, source.converter) == ("tea-coffee", "Tea & Coffee", "stratview 0.2")
    assert source.original is not None
    assert source.original.sha256 == sha256(tea.read_bytes()).hexdigest()
    assert check(folder).problems == ()
    assert capsys.readouterr().out == f"{tea}: is now 'tea-coffee', documents/tea-coffee.md, originals/tea-coffee.txt\n"


def test_a_file_is_recognised_and_gives_the_same_bytes(folder: Path, tea: Path, tmp_path: Path, bundled: Path) -> None:
    assert cli.main(["import", str(tea), "--into", str(folder), "--no-original"]) == 0
    once = contents(folder)
    assert "originals/tea-coffee.txt" not in once
    renamed = tea.rename(tmp_path / "other.txt")
    assert cli.main(["import", str(renamed), "--into", str(folder)]) == 0
    assert contents(folder) == once
    renamed.rename(tea)
    again = shutil.copytree(bundled, tmp_path / "again")
    assert cli.main(["import", "--no-original", "--into", str(again), str(tea)]) == 0
    assert contents(again) == once


def test_one_bad_file_does_not_stop_the_others(
    folder: Path, tea: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9 noir")
    (tmp_path / "odd.xyz").write_bytes(b"?")
    (tmp_path / "empty.md").write_bytes(b"")
    files = [str(tmp_path / name) for name in ("bad.txt", "odd.xyz", "missing.txt", "empty.md")]
    assert cli.main(["import", *files, str(tea), "--into", str(folder), "--json"]) == 1
    printed = json.loads(capsys.readouterr().out)["files"]
    assert [(one["state"], one.get("code")) for one in printed] == [
        ("refused", "encoding"), ("refused", "unknown-kind"), ("refused", "unreadable"), ("refused", "empty"),
        ("imported", None),
    ]  # fmt: skip
    assert "'café' in windows-1252" in printed[0]["message"]
    assert "documents/tea-coffee.md" in contents(folder)


def test_a_dry_run_names_what_an_import_would(
    folder: Path, tea: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, other = tmp_path / "copy.txt", tmp_path / "other" / tea.name
    other.parent.mkdir()
    copy.write_bytes(tea.read_bytes())
    other.write_text("Coffee.\n", "utf-8")
    said = []
    for more in (["--dry-run"], []):
        assert cli.main(["import", str(tea), str(copy), str(other), "--into", str(folder), *more]) == 0
        said.append(capsys.readouterr().out.replace("would become", "is now"))
    assert said[0] == said[1]
    assert f"{copy}: already there as 'tea-coffee'." in said[0]
    assert f"{other}: is now 'tea-coffee-2'" in said[0]


def test_a_dry_run_writes_nothing(folder: Path, tea: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(folder)
    assert cli.main(["import", str(tea), "--into", str(folder), "--dry-run"]) == 0
    assert "would become 'tea-coffee'" in capsys.readouterr().out
    assert contents(folder) == before


def test_a_folder_without_a_comparison_is_told_what_to_do(
    tmp_path: Path, tea: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["import", str(tea), "--into", str(tmp_path)]) == 1
    assert "is no comparison yet: write a comparison.yaml there first" in capsys.readouterr().err


def test_a_second_file_of_the_same_name_gets_a_name_of_its_own(folder: Path, tea: Path) -> None:
    assert cli.main(["import", str(tea), "--into", str(folder)]) == 0
    tea.write_text("Other words.", "utf-8")
    assert cli.main(["import", str(tea), "--into", str(folder)]) == 0
    assert [source.id for source in Loader(open_store(folder)).head().sources[-2:]] == ["tea-coffee", "tea-coffee-2"]


def test_markdown_is_taken_as_it_is(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_bytes(b"# A *note*\n\nOne &amp; two\nand three.\n")
    assert cli.main(["import", str(file), "--into", str(folder)]) == 0
    source = Loader(open_store(folder)).head().sources[-1]
    assert (source.title, source.original, source.converter) == ("A note", None, "")
    assert contents(folder)["documents/note.md"] == file.read_bytes()


def test_a_packed_comparison_carries_the_original(folder: Path, tea: Path, tmp_path: Path) -> None:
    assert cli.main(["import", str(tea), "--into", str(folder)]) == 0
    packed = tmp_path / "maps.stratview"
    packed.write_bytes(pack(folder).content)
    assert "originals/tea-coffee.txt" in pack(folder).files
    assert check(packed).problems == ()


@pytest.mark.parametrize(
    ("change", "code"), [(b"x", "stale-original"), (None, "missing-file")], ids=["changed", "missing"]
)
def test_check_verifies_the_original(folder: Path, tea: Path, change: bytes | None, code: str) -> None:
    assert cli.main(["import", str(tea), "--into", str(folder)]) == 0
    original = folder / "originals" / "tea-coffee.txt"
    original.unlink() if change is None else original.write_bytes(change)
    (problem,) = check(folder).problems
    assert (problem.code, problem.place.file) == (code, "sources.yaml")


def test_no_library_that_reads_originals_is_loaded_by_the_command(folder: Path, tea: Path) -> None:
    program = (
        "import sys; from stratview import cli; cli.main(sys.argv[1:]); "
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('pypdfium2', 'lxml', 'mammoth') "
        "or name.startswith('stratview.intake.readers.')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, "import", str(tea), "--into", str(folder)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert run.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(sys.platform != "linux", reason="sends a signal")
def test_cancelling_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    before = contents(folder)
    file = tmp_path / "long.txt"
    # Minutes of work, so that it is certainly under way.
    file.write_text("*_[a](b)`c`_* " * 400_000, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "stratview", "import", str(file), "--into", str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=without_coverage(),
    )  # fmt: skip
    until(lambda: _worker_reads(process.pid), "a worker that reads")
    process.send_signal(signal.SIGINT)
    assert process.wait(120) == 130
    assert process.stdout is not None
    assert process.stderr is not None
    assert (process.stdout.read(), process.stderr.read()) == (b"", b"")
    assert contents(folder) == before
    process.stdout.close()
    process.stderr.close()
    assert not [name for name in os.listdir("/proc") if name.isdigit() and _is_worker_of(process.pid, name)]  # noqa: PTH208


def _worker_reads(parent: int) -> bool:
    """Return whether a process has a child that has been at work for some tenths of a second."""
    for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        user, system = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[11:13]
        return int(user) + int(system) > 0.3 * os.sysconf("SC_CLK_TCK")
    return False


def _is_worker_of(parent: int, pid: str) -> bool:
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8") as file:  # noqa: PTH123
            return f"PPid:\t{parent}\n" in file.read()
    except OSError:
        return False
