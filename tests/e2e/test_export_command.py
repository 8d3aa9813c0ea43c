"""`stratview export` as a user runs it, in a separate process."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stratview.comparison.packing import pack
from tests.conftest import BUNDLED
from tests.patience import until


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "stratview", "export", *arguments],
        capture_output=True, check=False, timeout=120, env={**os.environ, **environment},
    )  # fmt: skip


SMALL = ("--dimension", "entry", "--no-timeline", "--no-appendix")


@pytest.mark.measured
def test_the_bundled_comparison_becomes_a_file(tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    done = run("-o", str(file))
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    assert str(file) in done.stdout.decode()
    assert "pages" in done.stdout.decode()
    assert file.read_bytes().startswith(b"%PDF-1.7")
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.pdf"]


def test_standard_output_gets_the_same_bytes(tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    assert run(*SMALL, "-o", str(file)).returncode == 0
    done = run(*SMALL, "-o", "-")
    assert done.returncode == 0
    assert done.stdout == file.read_bytes()


def test_source_date_epoch_sets_the_time(tmp_path: Path) -> None:
    one, other = (run(*SMALL, "-o", "-", SOURCE_DATE_EPOCH=epoch).stdout for epoch in ("1000000000", "1100000000"))
    assert one.startswith(b"%PDF")
    assert one != other
    assert one == run(*SMALL, "-o", "-", SOURCE_DATE_EPOCH="1000000000").stdout


@pytest.mark.measured
def test_an_existing_file_takes_force(tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    file.write_bytes(b"old")
    done = run(*SMALL, "-o", str(file))
    assert done.returncode == 1
    assert b"--force" in done.stderr
    assert file.read_bytes() == b"old"
    assert run(*SMALL, "-o", str(file), "--force").returncode == 0
    assert file.read_bytes().startswith(b"%PDF")


@pytest.mark.measured
def test_an_unknown_dimension_suggests_the_one_that_was_meant(tmp_path: Path) -> None:
    done = run("-o", str(tmp_path / "out.pdf"), "--dimension", "entri")
    assert done.returncode == 1
    assert b"did you mean 'entry'?" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.measured
@pytest.mark.parametrize(
    "arguments", [(), ("-o", "out.txt"), ("-o", "x.pdf", "--paper", "a3"), ("-o", "x.pdf", "--language", "fr"), ("-x",)]
)
def test_wrong_usage_exits_with_2(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert b"usage: stratview export" in done.stderr


@pytest.mark.measured
def test_a_comparison_with_problems_is_exported_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(BUNDLED, folder)
    entry = folder / "dimensions" / "entry.yaml"
    text = entry.read_text("utf-8").replace("quote: Huawei typically enters", "quote: Huawei usually enters", 1)
    entry.write_text(text, "utf-8")
    done = run(str(folder), *SMALL, "-o", str(tmp_path / "out.pdf"))
    assert done.returncode == 0
    assert b"1 statement not proven" in done.stderr
    assert b"1 problem in the comparison" in done.stderr


def test_no_comparison_is_said_in_a_sentence(tmp_path: Path) -> None:
    done = run(str(tmp_path), "-o", str(tmp_path / "out.pdf"))
    assert done.returncode == 1
    assert b"contains no comparison.yaml" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_help_names_the_command() -> None:
    shown = subprocess.run([sys.executable, "-m", "stratview", "--help"], capture_output=True, text=True, check=True)
    assert "stratview export [PATH] -o FILE" in shown.stdout
    assert b"--no-tensions" in run("--help").stdout


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_ending_it_leaves_no_worker_and_no_file(tmp_path: Path, end: signal.Signals) -> None:
    file = tmp_path / "out.pdf"
    file.write_bytes(b"old")
    with subprocess.Popen(
        [sys.executable, "-m", "stratview", "export", "-o", str(file), "--force"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=_heed_interrupts,  # noqa: PLW1509 - the child has one thread
    ) as process:  # fmt: skip
        worker = _worker_of(process.pid)
        time.sleep(0.1)
        process.send_signal(end)
        _, said = process.communicate(timeout=180)
    assert process.returncode != 0
    assert b"Traceback" not in said
    until(lambda: not _lives(worker), "the end of the worker")
    assert file.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.pdf"]


def _heed_interrupts() -> None:
    # A test run in the background was told to ignore Ctrl+C, and would hand that on to the program.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _worker_of(pid: int) -> int:
    if not os.path.isdir("/proc/self"):  # noqa: PTH112
        pytest.skip("children are looked up in /proc")
    return until(lambda: _child_of(pid), "a worker")


def _child_of(pid: int) -> int | None:
    # A bare machine has no `ps`.
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = entry.read_text("latin-1").rpartition(")")[2].split()[1]
        except OSError:
            continue  # It has ended meanwhile.
        if parent == str(pid):
            return int(entry.parent.name)
    return None


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.measured
def test_no_file_of_the_comparison_is_replaced_under_any_name(tmp_path: Path) -> None:
    folder, packed = tmp_path / "c", tmp_path / "c.stratview"
    shutil.copytree(BUNDLED, folder)
    packed.write_bytes(pack(folder).content)
    document = next(iter(sorted((folder / "documents").iterdir())))
    os.link(document, tmp_path / "hard.html")
    (tmp_path / "link.html").symlink_to(folder / "comparison.yaml")
    before = {file: file.read_bytes() for file in (document, folder / "comparison.yaml", packed)}
    for read, file in (
        (folder, folder / "comparison.yaml"),
        (folder, document),
        (folder, tmp_path / "hard.html"),
        (folder, tmp_path / "link.html"),
        (packed, packed),
    ):
        done = run(str(read), "-o", str(file), "--format", "html", "--force")
        assert done.returncode == 1, file
        assert b"is a file of the comparison that is read: choose another place" in done.stderr
    assert {file: file.read_bytes() for file in before} == before


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_file_from_after_the_year_9999_is_exported(tmp_path: Path, kind: str) -> None:
    shutil.copytree(BUNDLED, tmp_path / "c")
    os.utime(tmp_path / "c" / "comparison.yaml", (300_000_000_000, 300_000_000_000))
    if (tmp_path / "c" / "comparison.yaml").stat().st_mtime < 300_000_000_000:
        pytest.skip("this file system keeps no such time")
    assert run(str(tmp_path / "c"), "-o", "-", "--format", kind).returncode == 0
