"""The licences of everything that ships: a list, and the text of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QPlainTextEdit, QWidget

from stratview.licences import licences
from stratview.ui.text_drag import drag_text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from stratview.licences import Licence
    from stratview.ui.context import Context


class Licences(QWidget):
    """Shows what is in `stratview.licences`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._licences = licences()
        self.names = QListWidget(self)
        self.names.setFrameShape(QFrame.Shape.NoFrame)
        self.names.setAccessibleName(self.tr("What ships with stratview"))
        for licence in self._licences:
            self.names.addItem(_titled(licence))
            self.names.item(self.names.count() - 1).setToolTip(licence.terms)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        drag_text(self.text)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(self.tr("The licence's text"))
        self.text.setTabChangesFocus(True)
        layout = QHBoxLayout(self)
        layout.addWidget(self.names)
        layout.addWidget(self.text, 1)
        self.names.currentRowChanged.connect(self._show)
        self.setFocusProxy(self.names)
        context.theme.changed.connect(self._style)
        self._style()
        self.names.setCurrentRow(0)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._licences):
            return
        licence = self._licences[row]
        try:
            text = licence.text()
        except (OSError, UnicodeDecodeError):
            text = self.tr("This text is missing or damaged: install stratview again.")
        self.text.setPlainText(f"{_titled(licence)} · {licence.terms}\n\n{text}")

    def _style(self) -> None:
        theme = self._context.theme
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(theme.font("small").pointSizeF())
        self.text.setFont(font)
        self.names.setSpacing(theme.px(2))
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Leave most of a narrow window to the text."""
        self.names.setFixedWidth(min(self._context.theme.px(220), self.width() // 3))


def _titled(licence: Licence) -> str:
    return f"{licence.name} {licence.version}".rstrip()
