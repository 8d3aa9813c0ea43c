"""A list of texts that can be ticked: each box is beside the first line of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from stratview.ui.rows_model import Index


class TickList(QListWidget):
    """Texts of one or more lines, each with a box."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self._boxes = _BoxesAtFirstLines(self)
        self.setItemDelegate(self._boxes)

    def add(self, text: str, *, is_ticked: bool) -> None:
        """Add a text at the end."""
        item = QListWidgetItem(text, self)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)

    def ticked(self) -> list[int]:
        """Return the rows that are ticked."""
        return [row for row in range(self.count()) if self.item(row).checkState() == Qt.CheckState.Checked]

    def box(self, row: int) -> QRect:
        """Return the place of a row's box, in the viewport."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        index = self.model().index(row, 0)
        option.rect = self.visualRect(index)
        return self._boxes.box(option, index)


class _BoxesAtFirstLines(QStyledItemDelegate):
    """Paints the box beside the first line, where Qt has it beside the middle, and ticks it there."""

    def box(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        return _box(self._in_first_line(option, index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        # Rounded corners colour some of the pixels around the box.
        column = _box(whole).adjusted(-2, 0, 2, 0)
        column.setTop(whole.rect.top())
        column.setBottom(whole.rect.bottom())
        control, style = QStyle.ControlElement.CE_ItemViewItem, whole.widget.style()
        painter.save()
        painter.setClipRegion(QRegion(whole.rect).subtracted(QRegion(column)))
        style.drawControl(control, whole, painter, whole.widget)
        # The ground alone, where Qt painted the box.
        painter.setClipRect(column)
        ground = QStyleOptionViewItem(whole)
        ground.text = ""
        ground.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        style.drawControl(control, ground, painter, whole.widget)
        box = QStyleOptionViewItem(whole)
        box.rect = self.box(option, index)
        is_ticked = whole.checkState == Qt.CheckState.Checked
        box.state |= QStyle.StateFlag.State_On if is_ticked else QStyle.StateFlag.State_Off
        box.state &= ~QStyle.StateFlag.State_HasFocus
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, whole.widget)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        first = QStyleOptionViewItem(option)
        first.rect = self._in_first_line(option, index).rect
        return super().editorEvent(event, model, first, index)

    def _in_first_line(self, option: QStyleOptionViewItem, index: Index) -> QStyleOptionViewItem:
        """Return the option of an item that has one line."""
        first = QStyleOptionViewItem(option)
        self.initStyleOption(first, index)
        first.text = "x"
        kind = QStyle.ContentsType.CT_ItemViewItem
        height = first.widget.style().sizeFromContents(kind, first, QSize(), first.widget).height()
        first.rect = QRect(option.rect.topLeft(), QSize(option.rect.width(), min(height, option.rect.height())))
        return first


def _box(option: QStyleOptionViewItem) -> QRect:
    """Return where Qt has the box of an item."""
    element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
    return option.widget.style().subElementRect(element, option, option.widget)
