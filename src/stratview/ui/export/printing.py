"""Printing from the window: the platform's own dialog for the printer, and the pages on its paper.

Qt's part for printing is loaded when something is printed, and asks the printing system for its printers then.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtCore import QSize
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter
    from PySide6.QtWidgets import QWidget

    from stratview.export.printing import Job, Sides
    from stratview.session.exporting import Choices

_MOST_PAGES = 9999
_BANDS = 24
_CUPS_OPTIONS = 0xFE00
"""The number under which Qt's printing keeps what was chosen of the printer's own options; it has no public name."""
_USUAL_OPTIONS = {
    "page-set": "all", "number-up": "1", "number-up-layout": "lrtb", "job-hold-until": "no-hold", "job-priority": "50",
    "job-sheets": "none,none",
}  # fmt: skip
"""Those of the printer's own options that are handed on, with the values that need not be said."""


class Printing(QObject):
    """Asks the reader which printer and how. `chosen(printer)` is emitted when that is settled."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        # The dialog does not keep the printer that it asks about.
        self._asking: tuple[QPrintDialog, QPrinter, Choices] | None = None
        self._printer_name = ""

    @staticmethod
    def has_printer() -> bool:
        """Return whether there is a printer; takes a moment where printers are looked for on the network."""
        from PySide6.QtPrintSupport import QPrinterInfo

        return bool(QPrinterInfo.availablePrinterNames())

    def ask(self, choices: Choices, title: str, pages: int) -> None:
        """Open the platform's dialog.

        Args:
            choices: the paper that the pages are made for.
            title: what the job is called.
            pages: how many pages there are, 0 where that is not known.
        """
        from PySide6.QtPrintSupport import QPrintDialog

        printer = make_printer(choices, title)
        if self._printer_name:
            printer.setPrinterName(self._printer_name)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print"))
        # No printing to a file: a file of Export has links and text.
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
        dialog.setMinMax(1, pages or _MOST_PAGES)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.finished.connect(self._answered)
        self._asking = dialog, printer, choices
        dialog.show()

    def _answered(self, answer: int) -> None:
        asking, self._asking = self._asking, None
        if asking is None:
            return
        dialog, printer, choices = asking
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted:
            self._printer_name = printer.printerName()
            _put_paper_back(printer, choices)
            self.chosen.emit(printer)


def make_printer(choices: Choices, title: str) -> QPrinter:
    """Return the usual printer, with the paper of the choices."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(_paper(choices)))
    printer.setPageOrientation(_orientation(choices))
    return printer


def _put_paper_back(printer: QPrinter, choices: Choices) -> None:
    """Give the printer the paper of the choices, unless the reader took another one in the platform's dialog.

    That dialog takes the printer's usual paper when it is accepted, not the one it was given.
    """
    from PySide6.QtPrintSupport import QPrinterInfo

    info = QPrinterInfo(printer)
    untouched = printer.pageLayout().pageSize().isEquivalentTo(info.defaultPageSize())
    if untouched and any(size.id() == _paper(choices) for size in info.supportedPageSizes()):
        printer.setPageSize(QPageSize(_paper(choices)))
    printer.setPageOrientation(_orientation(choices))


def job_of(printer: QPrinter, choices: Choices) -> Job:
    """Return what was chosen in the platform's dialog."""
    from PySide6.QtPrintSupport import QPrinter

    from stratview.export.printing import Job

    size = printer.pageLayout().pageSize()
    # Typed loosely: the stubs do not know the ends of a range.
    ranges: list[Any] = printer.pageRanges().toRangeList()
    if not ranges and printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        pages: tuple[tuple[int, int], ...] = ((printer.fromPage(), printer.toPage()),)
    else:
        pages = tuple((one.from_, one.to) for one in ranges)
    return Job(
        printer=printer.printerName(),
        title=printer.docName(),
        copies=printer.copyCount(),
        collate=printer.collateCopies(),
        pages=pages,
        sides=sides_of(printer.duplex(), landscape=choices.landscape),
        media=size.key(),
        fit=size.id() != _paper(choices),
        gray=printer.colorMode() == QPrinter.ColorMode.GrayScale,
        options=_own_options(printer),
    )


def sides_of(duplex: QPrinter.DuplexMode, *, landscape: bool) -> Sides:
    """Return the sides of the paper, as the printing system names them."""
    if duplex.name == "DuplexAuto":
        return "two-sided-short-edge" if landscape else "two-sided-long-edge"
    if duplex.name == "DuplexLongSide":
        return "two-sided-long-edge"
    return "two-sided-short-edge" if duplex.name == "DuplexShortSide" else "one-sided"


def sheets(printer: QPrinter) -> Callable[[], Any]:
    """What draws pictures of pages on this printer's paper, one on each sheet: a context in which there is `draw`.

    For one thread, which need not be the window's.
    """

    @contextmanager
    def drawing() -> Iterator[Callable[[Path], None]]:
        from stratview.export.printing import PRINT_PPI, RefusedError

        # The pictures are whole pages with their margins.
        printer.setFullPage(True)
        # As fine as the pictures, so that a pixel is a pixel.
        printer.setResolution(PRINT_PPI)
        painter = QPainter()
        if not painter.begin(printer):
            raise RefusedError("")
        begun = False

        def draw(picture: Path) -> None:
            nonlocal begun
            if begun and not printer.newPage():
                raise RefusedError("")
            begun = True
            image = QImage()
            image.load(str(picture))
            room = printer.paperRect(printer.Unit.DevicePixel).toRect()
            _draw_in_bands(painter, image, image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))

        try:
            yield draw
        except BaseException:
            printer.abort()
            raise
        finally:
            painter.end()

    return drawing


def _draw_in_bands(painter: QPainter, image: QImage, size: QSize) -> None:
    """Draw a picture at this size, a band at a time: while Qt draws, no other thread of Python runs, nor the window."""
    for band in range(_BANDS):
        top, end = (size.height() * edge // _BANDS for edge in (band, band + 1))
        # Between whole pixels of the printer, so that no seam is seen.
        part = QRectF(
            0, image.height() * top / size.height(), image.width(), image.height() * (end - top) / size.height()
        )
        painter.drawImage(QRectF(0, top, size.width(), end - top), image, part)


def _paper(choices: Choices) -> QPageSize.PageSizeId:
    return QPageSize.PageSizeId.Letter if choices.paper == "letter" else QPageSize.PageSizeId.A4


def _orientation(choices: Choices) -> QPageLayout.Orientation:
    return QPageLayout.Orientation.Landscape if choices.landscape else QPageLayout.Orientation.Portrait


def _own_options(printer: QPrinter) -> tuple[tuple[str, str], ...]:
    """Return what else was chosen of CUPS' own options, such as several pages on a sheet."""
    from PySide6.QtPrintSupport import QPrintEngine

    found = printer.printEngine().property(QPrintEngine.PrintEnginePropertyKey(_CUPS_OPTIONS))
    given = [str(one) for one in found] if isinstance(found, list | tuple) else []
    pairs = zip(given[::2], given[1::2], strict=False)
    return tuple((key, value) for key, value in pairs if _USUAL_OPTIONS.get(key, value) != value)
