"""A fault of the program, reported beside the reading: what happened, and a report to copy."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QPlainTextEdit, QPushButton, QVBoxLayout

from stratview.errors import StratviewError
from stratview.ui.labels import plain_label
from stratview.ui.on_screen import fit_on_screen
from stratview.ui.text_drag import drag_text

if TYPE_CHECKING:
    from typing import TextIO

    from PySide6.QtWidgets import QWidget

    from stratview.session.faults import Faults
    from stratview.ui.theme import Theme


class FaultDialog(QDialog):
    """Shows all faults of the session in one window. Not modal; it takes no keyboard focus."""

    def __init__(self, faults: Faults, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faults = faults
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._head = plain_label(self, wrap=True)
        self._head.setFont(theme.font("heading", bold=True))
        said = plain_label(
            self,
            self.tr(
                "Your reading is unaffected. If it happens again, please send this report to the people who maintain "
                "stratview. It names places in the program. It contains no text of your documents, no quotes and no "
                "names of your folders."
            ),
            wrap=True,
        )
        self._report = QPlainTextEdit(self)
        self._report.setReadOnly(True)
        drag_text(self._report)
        self._report.setTabChangesFocus(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(theme.font("small").pointSizeF())
        self._report.setFont(font)
        self._report.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        self._copy = QPushButton(self.tr("&Copy report"), self)
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        self._copy.clicked.connect(self._copy_report)
        buttons.rejected.connect(self.hide)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(8))
        for widget in (self._head, said, self._report, buttons):
            layout.addWidget(widget)
        fit_on_screen(self, QSize(theme.px(560), theme.px(380)))
        faults.found.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        count = self._faults.count
        if count == 1:
            self._head.setText(self.tr("Something went wrong."))
        else:
            self._head.setText(self.tr("Something went wrong, %Ln times.", "", count))
        report = self._faults.report
        if report != self._report.toPlainText():
            self._report.setPlainText(report)

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._faults.report)
        self._copy.setText(self.tr("Report copied"))


def tell_without_terminal(error: Exception) -> None:
    """Say in a window why there is no other, where stderr is not visible: after a start from a menu.

    A terminal shows it, and who reads through a pipe asked for it.
    """
    if QGuiApplication.platformName() in ("offscreen", "minimal") or _is_read(sys.stderr):
        return
    from stratview import faults
    from stratview.session.faults import facts

    mendable = isinstance(error, StratviewError)
    text = str(error) if mendable else QCoreApplication.translate("FaultDialog", "stratview could not start.")
    box = QMessageBox(QMessageBox.Icon.Critical, "stratview", text)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if not mendable:
        box.setDetailedText(faults.report(error, facts()))
    box.exec()


def _is_read(stream: TextIO | None) -> bool:
    try:
        return stream is not None and (stream.isatty() or stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode))
    except (OSError, ValueError):
        return False
