"""The dimensions as a drop-down, while their panel is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize
from PySide6.QtWidgets import QFrame, QListView, QWidget

from stratview.ui.drop_down import DropDown
from stratview.ui.mouse import leave_to_window

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from stratview.session.selection import View
    from stratview.ui.context import Context
    from stratview.ui.dimension_list import DimensionList

_WIDTH = 190
_LEAST_WIDTH = 92
_POPUP = 280


class DimensionBox(DropDown):
    """Shows the current dimension or page and lets the reader choose another, with the rows of a `DimensionList`."""

    def __init__(self, context: Context, dimensions: DimensionList, parent: QWidget) -> None:
        tip = QCoreApplication.translate("DimensionBox", "Choose a dimension (Ctrl+PgDown: the next one)")
        super().__init__(context.theme, parent, tip=tip)
        self._context = context
        self._dimensions = dimensions
        rows = QListView(self)
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setUniformItemSizes(True)
        self.setView(rows)
        self.setModel(dimensions.rows)
        rows.setItemDelegate(dimensions.list.itemDelegate())
        self.setAccessibleName(self.tr("Dimension"))
        self.setPlaceholderText(self.tr("No dimension yet"))
        self.activated.connect(self._chosen)
        context.selection.changed.connect(self._follow)
        context.theme.changed.connect(self._style)
        self._style()
        self._show(context.selection.view)

    def sizeHint(self) -> QSize:
        return QSize(self._context.theme.px(_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._context.theme.px(_LEAST_WIDTH), super().minimumSizeHint().height())

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
