"""What goes wrong while a file is written: a clear sentence, the old file intact, nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from stratview.errors import StratviewError
from stratview.export import output_file, pdf, setter
from stratview.export.running import Cancelled
from stratview.limited_process import own_command
from tests.export.reading import links, opened, page_texts
from tests.patience import SECONDS, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from stratview.export.content import Report
    from stratview.export.running import Written

OLD = b"the old file"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    file = tmp_path / "report.pdf"
    file.write_bytes(OLD)
    return file


def write(report: Report, target: Path, *, overwrite: bool = False) -> Written:
    return pdf.start(lambda: report, target, overwrite=overwrite).result(180)


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def wait_for_worker(export: pdf.Export) -> int:
    def pid() -> int | None:
        running = export._setter
        return running.pid if running is not None and export.poll().phase == "setting" else None

    return until(pid, "a worker")


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_file_is_written_in_one_step(bundled_report: Report, bundled_pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    written = write(bundled_report, file)
    assert names(tmp_path) == ["report.pdf"]
    assert file.read_bytes() == bundled_pdf
    assert written.files == (file,)
    assert written.pages > 10
    assert file.stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_an_existing_file_is_replaced_only_when_that_is_allowed(bundled_report: Report, old: Path) -> None:
    with pytest.raises(output_file.OutputExistsError, match="exists"):
        write(bundled_report, old)
    assert old.read_bytes() == OLD
    old.chmod(0o640)
    write(bundled_report, old, overwrite=True)
    assert old.read_bytes().startswith(b"%PDF")
    assert old.stat().st_mode & 0o777 == 0o640
    assert names(old.parent) == ["report.pdf"]


def test_a_link_stays_a_link(bundled_report: Report, old: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(old)
    write(bundled_report, link, overwrite=True)
    assert link.is_symlink()
    assert old.read_bytes().startswith(b"%PDF")


def test_cancel_kills_the_worker_and_leaves_nothing(
    hostile_report: Report, old: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path_factory.mktemp("temporary")
    monkeypatch.setenv("TMPDIR", str(temporary))
    export = pdf.start(lambda: hostile_report, old, overwrite=True)
    pid = wait_for_worker(export)
    export.cancel()
    with pytest.raises(Cancelled):
        export.result(180)
    assert export.poll().finished
    assert gone(pid)
    assert names(temporary) == []
    assert old.read_bytes() == OLD
    assert names(old.parent) == ["report.pdf"]


def test_cancel_before_anything_is_set(bundled_report: Report, tmp_path: Path) -> None:
    may_go_on = threading.Event()

    def make() -> Report:
        may_go_on.wait(SECONDS)
        return bundled_report

    export = pdf.start(make, tmp_path / "report.pdf")
    export.cancel()
    may_go_on.set()
    with pytest.raises(Cancelled):
        export.result(180)
    assert names(tmp_path) == []


def test_a_killed_worker_is_said_in_a_sentence(hostile_report: Report, old: Path) -> None:
    export = pdf.start(lambda: hostile_report, old, overwrite=True)
    os.kill(wait_for_worker(export), signal.SIGKILL)
    with pytest.raises(StratviewError, match="ended from outside"):
        export.result(180)
    assert old.read_bytes() == OLD
    assert names(old.parent) == ["report.pdf"]


def test_too_little_memory_is_said_in_a_sentence(hostile_report: Report, old: Path) -> None:
    export = pdf.start(lambda: hostile_report, old, overwrite=True, memory_mb=200)
    with pytest.raises(StratviewError, match="memory"):
        export.result(180)
    assert old.read_bytes() == OLD


def test_what_fails_before_setting_is_raised_as_it_is(tmp_path: Path) -> None:
    def make() -> Report:
        raise StratviewError("There is no comparison.")

    with pytest.raises(StratviewError, match="There is no comparison"):
        pdf.start(make, tmp_path / "report.pdf").result(180)
    assert names(tmp_path) == []


def test_the_result_can_be_asked_for_in_time(bundled_report: Report) -> None:
    export = pdf.start(lambda: bundled_report, None)
    with pytest.raises(TimeoutError):
        export.result(0.001)
    assert export.result(180).pages


@pytest.mark.parametrize(
    ("place", "words"),
    [("nowhere/report.pdf", "There is no folder"), (".", "is a folder"), ("/dev/null", "no regular file")],
)
def test_a_place_where_nothing_can_be_written_is_refused_first(tmp_path: Path, place: str, words: str) -> None:
    with pytest.raises(StratviewError, match=words):
        output_file.check(tmp_path / place, overwrite=True)


@contextmanager
def somebody() -> Iterator[None]:
    """Root may write everywhere, so it lets somebody else try."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_without_the_right_to_write() -> None:
    # Not pytest's own folder, which others cannot even enter.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "report.pdf").write_bytes(OLD)
        folder.chmod(0o555)
        with somebody():
            with pytest.raises(StratviewError, match="may not be written"):
                output_file.check(folder / "report.pdf", overwrite=True)
            with pytest.raises(StratviewError, match="may not be written"):
                output_file.put([(folder / "report.pdf", b"new")])
        assert names(folder) == ["report.pdf"]
        assert (folder / "report.pdf").read_bytes() == OLD
        folder.chmod(0o755)


def test_a_folder_that_goes_while_the_pages_are_set(bundled_report: Report, tmp_path: Path) -> None:
    folder = tmp_path / "goes"
    folder.mkdir()

    def make() -> Report:
        folder.rmdir()
        return bundled_report

    with pytest.raises(StratviewError, match="folder"):
        pdf.start(make, folder / "report.pdf").result(180)
    assert names(tmp_path) == []


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode != 0:
        pytest.skip("a small file system cannot be mounted here: that takes root")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_file(bundled_report: Report, tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    with small_disk(folder):
        file = folder / "report.pdf"
        file.write_bytes(OLD)
        with pytest.raises(StratviewError, match="disk is full"):
            write(bundled_report, file, overwrite=True)
        assert file.read_bytes() == OLD
        assert names(folder) == ["report.pdf"]


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "gone" / "2.pdf"
    with pytest.raises(StratviewError, match="gone"):
        output_file.put([(first, b"1"), (second, b"2")])
    assert names(tmp_path) == []


def test_a_large_report_becomes_volumes_that_are_complete_in_themselves(bundled_report: Report, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    (tmp_path / "report-2.pdf").write_bytes(OLD)
    with pytest.raises(output_file.OutputExistsError, match=r"report-2\.pdf"):
        pdf.start(lambda: bundled_report, file, most_statements=160).result(180)
    assert names(tmp_path) == ["report-2.pdf"]
    written = pdf.start(lambda: bundled_report, file, overwrite=True, most_statements=160).result(180)
    assert names(tmp_path) == ["report-1.pdf", "report-2.pdf"]
    for number, content in enumerate(written.contents, 1):
        assert links(opened(content))[1] == []
        assert f"Volume {number} of 2." in page_texts(content)[0]


def test_volumes_do_not_fit_into_standard_output(bundled_report: Report) -> None:
    with pytest.raises(StratviewError, match="2 volumes"):
        pdf.start(lambda: bundled_report, None, most_statements=160).result(180)


def test_a_preview_is_a_picture_of_each_page(small_report: Callable[..., Report]) -> None:
    report = small_report(dimensions=("development-models",), timeline=False, appendix=False, tensions=False)
    pages = pdf.preview(lambda: report, ppi=40).result(180).contents
    assert len(pages) >= 2
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_a_frozen_app_starts_itself_as_the_worker(
    bundled_report: Report, bundled_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command("stratview.export.worker")[0] == [sys.executable, "worker", "stratview.export.worker"]
    monkeypatch.delattr(sys, "frozen")
    # The same command, of a program that is not frozen.
    _, environment = own_command("stratview.export.worker")
    arguments = [sys.executable, "-m", "stratview", "worker", "stratview.export.worker"]
    monkeypatch.setattr(setter, "own_command", lambda *_: (arguments, environment))
    assert pdf.start(lambda: bundled_report, None).result(180).contents[0] == bundled_pdf
