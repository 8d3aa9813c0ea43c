"""Printing: the very PDF goes to the printing system, or its pages as pictures, one by one; nothing is left."""

from __future__ import annotations

import tempfile
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from stratview.errors import StratviewError
from stratview.export import pdf, printing
from stratview.export.printing import Job, RefusedError
from stratview.export.running import Cancelled
from tests.patience import SECONDS, until
from tests.spooler import Spooler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from stratview.export.content import Report


@pytest.fixture
def small(small_report: Callable[..., Report]) -> Report:
    return small_report(dimensions=("entry", "value-creation"), timeline=False, appendix=False, tensions=False)


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, in which nothing else is."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def spooler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Spooler:
    return Spooler(tmp_path, monkeypatch)


def empty(folder: Path) -> bool:
    return not list(folder.iterdir())


def test_the_printing_system_gets_the_very_pdf(small: Report, spooler: Spooler, temporary: Path) -> None:
    running = printing.start(lambda: small, Job(title="Huawei & $(rm -rf /); 小米"))
    written = running.result(180)
    content = pdf.start(lambda: small, None).result(180).contents[0]
    assert spooler.files == [content]
    assert written.pages == pdf.count_pages(content)
    assert written.files == ()
    # No shell has read the title.
    assert spooler.arguments == ["-t", "Huawei & $(rm -rf /); 小米"]
    assert empty(temporary)


def test_everything_that_was_chosen_is_asked_for(small: Report, spooler: Spooler) -> None:
    job = Job(
        printer="Hall", copies=3, collate=False, pages=((1, 1), (2, 2)), sides="two-sided-short-edge", media="Letter",
        fit=True, gray=True, options=(("number-up", "2"),),
    )  # fmt: skip
    written = printing.start(lambda: small, job).result(180)
    assert written.pages == 2
    assert spooler.arguments == [
        "-d", "Hall", "-n", "3", "-o", "collate=false", "-P", "1-1,2-2", "-o", "sides=two-sided-short-edge",
        "-o", "media=Letter", "-o", "fit-to-page", "-o", "print-color-mode=monochrome", "-o", "number-up=2",
    ]  # fmt: skip


def test_what_the_printing_system_says_is_said(small: Report, spooler: Spooler, temporary: Path) -> None:
    spooler.then("sys.exit('/usr/bin/lp: Error - The printer or class does not exist.')")
    with pytest.raises(RefusedError, match=r"pages \(The printer or class does not exist\.\): choose another") as found:
        printing.start(lambda: small, Job(printer="Gone")).result(180)
    assert found.value.said == "The printer or class does not exist."
    assert empty(temporary)


def test_a_printing_system_that_cannot_be_run(small: Report, spooler: Spooler, temporary: Path) -> None:
    spooler.program.write_text("#!/nowhere/at/all\n")
    with pytest.raises(RefusedError, match="save the PDF"):
        printing.start(lambda: small, Job()).result(180)
    assert empty(temporary)


def test_cancel_while_the_printing_system_takes_its_time(small: Report, spooler: Spooler, temporary: Path) -> None:
    spooler.then("time.sleep(600)")
    running = printing.start(lambda: small, Job())
    until(lambda: spooler.asked, "the printing system")
    assert running.poll().phase == "printing"
    running.cancel()
    with pytest.raises(Cancelled):
        running.result(180)
    assert empty(temporary)


@pytest.mark.parametrize("drawn", [False, True])
def test_pages_that_are_not_there(small: Report, spooler: Spooler, temporary: Path, *, drawn: bool) -> None:
    paper = Paper()
    running = printing.start(lambda: small, Job(pages=((90, 91),)), paper.sheets if drawn else None)
    with pytest.raises(StratviewError, match=r"only \d pages: choose a range"):
        running.result(180)
    assert not spooler.asked
    assert paper.seen == []
    assert empty(temporary)


class Paper:
    """Sheets that keep the size of what was drawn on them."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, int]] = []
        self.state = "untouched"
        self.before_page: Callable[[], None] = lambda: None

    @contextmanager
    def sheets(self) -> Iterator[printing.Draw]:
        self.state = "begun"
        try:
            yield self.draw
        except BaseException:
            self.state = "taken back"
            raise
        self.state = "done"

    def draw(self, picture: Path) -> None:
        self.before_page()
        content = picture.read_bytes()
        assert content.startswith(b"\x89PNG")
        left = len(list(picture.parent.iterdir()))
        self.seen.append((picture.name, left))
        # In pixels: 300 an inch of A4.
        assert int.from_bytes(content[16:20], "big") == pytest.approx(2480, abs=2)


def test_pages_are_drawn_one_by_one(small: Report, temporary: Path) -> None:
    paper = Paper()
    written = printing.start(lambda: small, Job(), paper.sheets).result(180)
    assert paper.state == "done"
    assert written.pages == len(paper.seen) > 2
    # Each is gone before the next is drawn.
    assert [left for _, left in paper.seen] == list(range(written.pages, 0, -1))
    assert [name for name, _ in paper.seen] == sorted(name for name, _ in paper.seen)
    assert empty(temporary)


def test_only_the_chosen_pages_are_drawn(small: Report) -> None:
    paper = Paper()
    assert printing.start(lambda: small, Job(pages=((2, 3),)), paper.sheets).result(180).pages == 2
    assert [name for name, _ in paper.seen] == ["2.png", "3.png"]


def test_cancel_between_two_pages_takes_the_job_back(small: Report, temporary: Path) -> None:
    paper, seen = Paper(), threading.Event()
    go_on = threading.Event()

    def wait() -> None:
        seen.set()
        go_on.wait(SECONDS)

    paper.before_page = wait
    running = printing.start(lambda: small, Job(), paper.sheets)
    assert seen.wait(SECONDS)
    assert running.poll().volumes > 1
    running.cancel()
    go_on.set()
    with pytest.raises(Cancelled):
        running.result(180)
    assert len(paper.seen) == 1
    assert paper.state == "taken back"
    assert empty(temporary)


class Jammed(Paper):
    """The first sheet does not go through."""

    def draw(self, picture: Path) -> None:
        raise RefusedError(f"jam at {picture.stem}")


def test_a_printer_that_fails_is_said(small: Report, temporary: Path) -> None:
    paper = Jammed()
    with pytest.raises(RefusedError, match=r"did not take the pages \(jam at 1\): choose another printer"):
        printing.start(lambda: small, Job(), paper.sheets).result(180)
    assert paper.state == "taken back"
    assert empty(temporary)


def test_no_room_for_the_pictures_is_said(small: Report, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.export.test_faults import small_disk

    with small_disk(temporary / "disk"):
        monkeypatch.setattr(tempfile, "tempdir", str(temporary / "disk"))
        with pytest.raises(StratviewError, match=r"kept while they are made \(No space left on device"):
            printing.start(lambda: small, Job(), Paper().sheets).result(180)
        assert empty(temporary / "disk")
