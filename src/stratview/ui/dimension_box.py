"""The dimensions as a drop-down, while their panel is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from stratview.ui.mouse import leave_to_window

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from stratview.session.selection import View
    from stratview.ui.context import Context
    from stratview.ui.dimension_list import DimensionList

_WIDTH = 190
_LEAST_WIDTH = 92
_POPUP = 280


class DimensionBox(QComboBox):
    """Shows the current dimension or page and lets the reader choose another, with the rows of a `DimensionList`."""

    def __init__(self, context: Context, dimensions: DimensionList, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._dimensions = dimensions
        rows = QListView(self)
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setUniformItemSizes(True)
        self.setView(rows)
        self.setModel(dimensions.rows)
        rows.setItemDelegate(dimensions.list.itemDelegate())
        self.setAccessibleName(self.tr("Dimension"))
        self.setToolTip(self.tr("Choose a dimension (Ctrl+PgDown: the next one)"))
        self.activated.connect(self._chosen)
        context.selection.changed.connect(self._follow)
        context.theme.changed.connect(self._style)
        self._style()
        self._show(context.selection.view)

    def sizeHint(self) -> QSize:
        return QSize(self._context.theme.px(_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._context.theme.px(_LEAST_WIDTH), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        # As Qt paints it, but with a long name cut at a letter.
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        margin = self._context.theme.px(6)
        elide = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, elide, room - margin)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A turn over a closed box must not leave the dimension that is read.
        leave_to_window(event)
        event.ignore()

    def _follow(self, old: View, new: View) -> None:
        if (old.dimension, old.page) != (new.dimension, new.page):
            self._show(new)

    def _show(self, view: View) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(self._dimensions.row_of(view))
        self.update()

    def _chosen(self, row: int) -> None:
        self._dimensions.go_to(row)

    def _style(self) -> None:
        theme = self._context.theme
        self.setFont(theme.font("ui", bold=True))
        self.view().setMinimumWidth(theme.px(_POPUP))
