"""A button in a field that clears it. Qt's own keeps its size at every zoom, and has no name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QToolButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from stratview.ui.context import Context

_SIDE = 20
_FROM_EDGE = 5


class ClearButton(QToolButton):
    """Is at the right end of its field while there is something to clear; the text keeps clear of it."""

    def __init__(self, context: Context, field: QLineEdit) -> None:
        super().__init__(field)
        self._context = context
        self._field = field
        self.setIcon(context.icons.icon("x", "muted"))
        self.setStyleSheet("QToolButton { padding: 0; border: 0; }")
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setToolTip(self.tr("Clear"))
        self.setAccessibleName(self.tr("Clear"))
        self.clicked.connect(field.clear)
        field.textChanged.connect(self._fit)
        context.theme.changed.connect(self._fit)
        field.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        field, px = self._field, self._context.theme.px
        side = px(_SIDE)
        self.setVisible(bool(field.text()))
        self.setGeometry(field.width() - side - px(_FROM_EDGE), (field.height() - side) // 2, side, side)
        margins = field.textMargins()
        margins.setRight(side if field.text() else 0)
        field.setTextMargins(margins)
