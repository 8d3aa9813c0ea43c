"""The versions of the program and its parts, to read and to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QLocale, QSysInfo, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from stratview import __version__
from stratview.ui.icons import application_icon
from stratview.ui.labels import plain_label
from stratview.ui.text_drag import drag_text, let_select
from stratview.versions import versions

if TYPE_CHECKING:
    from stratview.ui.context import Context


def facts(context: Context, window: QWidget) -> list[tuple[str, str]]:
    """Names and values, in English: they are for a report. None holds a path or a person's name."""
    screens = [
        f"{s.size().width()}×{s.size().height()} at {s.devicePixelRatio():g}, {s.logicalDotsPerInch():.0f} dpi"
        for s in QGuiApplication.screens()
    ]
    named = versions()
    return [
        *named[:2],
        ("Qt", qVersion()),
        ("PySide6", PySide6.__version__),
        *named[2:],
        ("System", f"{QSysInfo.prettyProductName()}, {QSysInfo.kernelVersion()}, {QSysInfo.currentCpuArchitecture()}"),
        ("Display", f"{QGuiApplication.platformName()}, {'; '.join(screens)}"),
        ("Window", f"{window.width()}×{window.height()} at {window.devicePixelRatioF():g}"),
        ("Look", f"{context.theme.choice}, text at {context.theme.zoom} %"),
        ("Language", f"{context.settings.language or 'system'}, {QLocale().name()}"),
    ]


class About(QWidget):
    """What this program is, and which parts it consists of."""

    def __init__(self, context: Context, window: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._window = window
        self._icon = QLabel(self)
        self._icon.setAccessibleName("stratview")
        self._name = self._label(f"stratview {__version__}")
        self._what = self._label(
            self.tr("Reads sourced comparisons: two subjects side by side, every statement one click from its proof.")
        )
        self._terms = self._label(self.tr("Free software under the MIT licence. It never uses the network."))
        self.facts = QPlainTextEdit(self)
        self.facts.setReadOnly(True)
        drag_text(self.facts)
        self.facts.setTabChangesFocus(True)
        self.facts.setAccessibleName(self.tr("Versions"))
        self.copy = QPushButton(self.tr("&Copy versions"), self)
        self.copy.clicked.connect(self._copy)
        words = QVBoxLayout()
        for label in (self._name, self._what, self._terms):
            words.addWidget(label)
        top = QHBoxLayout()
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.facts, 1)
        layout.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.copy)
        context.theme.changed.connect(self.fill)
        self.fill()

    def _label(self, text: str) -> QLabel:
        label = plain_label(self, text, wrap=True)
        let_select(label)
        return label

    def fill(self) -> None:
        """Show the present values: screens and look may have changed."""
        theme = self._context.theme
        side = theme.px(64)
        self._icon.setPixmap(application_icon().pixmap(side, side))
        self._name.setFont(theme.font("title", bold=True))
        self.facts.setPlainText("\n".join(f"{name}: {value}" for name, value in facts(self._context, self._window)))
        self.copy.setText(self.tr("&Copy versions"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.facts.toPlainText())
        self.copy.setText(self.tr("Versions copied"))
