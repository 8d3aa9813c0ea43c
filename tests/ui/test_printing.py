"""Printing from the window: the platform's dialog, the very PDF, what is said when there is no printer."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from stratview.session.exporting import Choices
from stratview.ui.export.printing import job_of, make_printer, sides_of
from tests.spooler import Spooler

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from stratview.ui.export.dialog import ExportDialog
    from tests.ui.conftest import Program


@pytest.fixture(autouse=True)
def _no_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test uses the developer's printers."""
    monkeypatch.setenv("CUPS_SERVER", "/nowhere/cups.sock")


@pytest.fixture
def opened(start: Callable[..., Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ExportDialog:
    """The dialog as Ctrl+P opens it, on one dimension alone, with a separate folder for temporary files."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    program = start()
    program.selection.show_dimension("development-models")
    program.window.actions_.print.trigger()
    dialog = program.window._export_dialog
    assert dialog is not None
    dialog.form.current.click()
    dialog.form.appendix.click()
    dialog.form.timeline.click()
    return dialog


@pytest.fixture
def a_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Qt find a printer."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Hall"])


def print_on(qtbot: QtBot, dialog: ExportDialog, printer: QPrinter) -> None:
    """Go on as if this printer had been chosen in the platform's dialog."""
    with qtbot.waitSignal(dialog.run.finished, timeout=60_000):
        dialog.printing.chosen.emit(printer)
        assert dialog.cancel.isVisible()
        assert not dialog.print.isEnabled()


def nothing_left() -> bool:
    return not list(Path(tempfile.gettempdir()).iterdir())


def test_the_command_opens_the_dialog_ready_to_print(
    start: Callable[..., Program], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    assert "Ctrl+P" in program.window.actions_.print.toolTip()
    program.window.actions_.export.trigger()
    dialog = program.window._export_dialog
    assert dialog is not None
    dialog.form.kind.setCurrentIndex(dialog.form.kind.findData("json"))
    assert not dialog.print.isEnabled()
    dialog.close()
    program.window.actions_.print.trigger()
    assert dialog.isVisible()
    assert dialog.form.choices.kind == "pdf"
    assert dialog.print.isEnabled()
    qtbot.waitUntil(dialog.print.hasFocus, timeout=60_000)
    assert "Ctrl+P" in dialog.print.toolTip()
    # Enter does what the focus is on, and does not export.
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    qtbot.keyClick(dialog.print, Qt.Key.Key_Return)
    assert "No printer" in dialog.words.text()
    assert not dialog.run.running


def test_the_very_pdf_goes_to_the_printing_system(
    opened: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spooler = Spooler(tmp_path, monkeypatch)
    printer = make_printer(opened.form.choices, "Huawei and Xiaomi")
    printer.setCopyCount(2)
    print_on(qtbot, opened, printer)
    assert spooler.arguments == [
        "-t", "Huawei and Xiaomi", "-n", "2", "-o", "collate=true", "-o", "sides=one-sided",
        "-o", "media=A4",
    ]  # fmt: skip
    place = tmp_path / "same.pdf"
    opened.file.setText(str(place))
    with qtbot.waitSignal(opened.run.finished, timeout=60_000):
        opened.export.click()
    assert spooler.files == [place.read_bytes()]
    assert nothing_left()


def test_it_says_what_was_printed(
    opened: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Spooler(tmp_path, monkeypatch)
    posted: list[str] = []
    opened._context.messages.posted.connect(lambda message: posted.append(message.text))
    print_on(qtbot, opened, make_printer(opened.form.choices, "x"))
    assert "3 pages sent to the printer." in posted
    assert opened.words.text() == posted[-1]
    assert not opened.bar.isVisible()


def test_pages_are_painted_where_no_printing_system_takes_files(
    opened: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    opened.form.landscape.setCurrentIndex(opened.form.landscape.findData(True))
    opened.form.paper.setCurrentIndex(opened.form.paper.findData("letter"))
    printer = make_printer(opened.form.choices, "x")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_on(qtbot, opened, printer)
    pages = pypdf.PdfReader(tmp_path / "printed.pdf").pages
    assert len(pages) == 3
    for page in pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (792, 612)
        # Bands as wide as the page, as high as it together, at 300 to an inch.
        sizes = [image.image.size for image in page.images if image.image]
        assert all(width == pytest.approx(3300, abs=2) for width, _ in sizes)
        assert sum(height for _, height in sizes) == pytest.approx(2550, abs=30)
    assert nothing_left()


def test_only_the_chosen_pages_are_painted(
    opened: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    printer = make_printer(opened.form.choices, "x")
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    print_on(qtbot, opened, printer)
    assert len(pypdf.PdfReader(tmp_path / "printed.pdf").pages) == 1
    assert "1 page sent" in opened.words.text()


def test_with_no_printer_the_pdf_can_be_saved(
    opened: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    opened.file.setText(str(tmp_path / "instead.pdf"))
    qtbot.keyClick(opened, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "No printer is set up" in opened.words.text()
    assert opened.save_instead.isVisible()
    with qtbot.waitSignal(opened.run.finished, timeout=60_000):
        qtbot.mouseClick(opened.save_instead, Qt.MouseButton.LeftButton)
    assert (tmp_path / "instead.pdf").read_bytes().startswith(b"%PDF")
    assert not opened.save_instead.isVisible()


def test_a_printer_that_refuses_is_said(
    opened: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Spooler(tmp_path, monkeypatch).then("sys.exit('lp: Error - no paper')")
    with qtbot.waitSignal(opened.run.refused, timeout=60_000):
        opened.printing.chosen.emit(make_printer(opened.form.choices, "x"))
    words = "The printer did not accept the pages (no paper). Choose another printer, or save the PDF."
    assert opened.words.text() == words
    assert opened.save_instead.isVisible()
    assert opened.print.isEnabled()
    assert nothing_left()


def test_cancel_stops_it(opened: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spooler = Spooler(tmp_path, monkeypatch)
    spooler.then("time.sleep(600)")
    opened.printing.chosen.emit(make_printer(opened.form.choices, "x"))
    qtbot.waitUntil(lambda: spooler.asked, timeout=60_000)
    opened.cancel.click()
    assert opened.words.text() == "The printing was cancelled."
    assert opened.print.isEnabled()
    qtbot.waitUntil(nothing_left, timeout=60_000)


@pytest.mark.usefixtures("a_printer")
@pytest.mark.parametrize("accepted", [True, False])
def test_the_platforms_dialog_asks_which_printer(opened: ExportDialog, qtbot: QtBot, *, accepted: bool) -> None:
    chosen: list[QPrinter] = []
    opened.printing.chosen.disconnect()
    opened.printing.chosen.connect(chosen.append)
    qtbot.waitUntil(lambda: opened.preview.count == 3, timeout=60_000)
    opened.form.landscape.setCurrentIndex(opened.form.landscape.findData(True))
    opened.print.click()
    asking = opened.findChild(QPrintDialog)
    assert asking is not None
    assert asking.isVisible()
    assert asking.maxPage() == 3
    asking.done(int(accepted))
    assert len(chosen) == int(accepted)
    if accepted:
        assert chosen[0].docName() == "Huawei and Xiaomi"
        assert chosen[0].pageLayout().orientation() == QPageLayout.Orientation.Landscape


def test_what_is_chosen_there_is_asked_for() -> None:
    choices = Choices(paper="letter", landscape=True)
    printer = make_printer(choices, "x")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageRanges(QPageRanges.fromString("1-2,5"))
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setCollateCopies(False)
    job = job_of(printer, choices)
    assert job.pages == ((1, 2), (5, 5))
    assert job.media == "A4"
    assert job.fit
    assert job.gray
    assert not job.collate
    assert not job_of(make_printer(choices, "x"), choices).fit


@pytest.mark.parametrize(
    ("duplex", "landscape", "expected"),
    [
        ("DuplexNone", False, "one-sided"), ("DuplexLongSide", True, "two-sided-long-edge"),
        ("DuplexShortSide", False, "two-sided-short-edge"), ("DuplexAuto", False, "two-sided-long-edge"),
        ("DuplexAuto", True, "two-sided-short-edge"),
    ],
)  # fmt: skip
def test_sides_of_the_paper(duplex: str, expected: str, *, landscape: bool) -> None:
    assert sides_of(QPrinter.DuplexMode[duplex], landscape=landscape) == expected


def test_it_speaks_chinese(
    start: Callable[..., Program], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    program.window.language_requested.emit("zh_CN")
    window = program.window
    qtbot.wait(20)
    window.actions_.print.trigger()
    dialog = window._export_dialog
    assert dialog is not None
    assert dialog.print.text() == "打印(&T)…"
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog.print.click()
    assert "尚未设置打印机" in dialog.words.text()
    Spooler(tmp_path, monkeypatch)
    print_on(qtbot, dialog, make_printer(dialog.form.choices, "x"))
    assert "页送往 打印机。" in dialog.words.text()
