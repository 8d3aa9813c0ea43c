"""The head of a table with a column for each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from stratview.ui.mouse import leave_to_window
from stratview.ui.shapes import draw_marker

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from stratview.ui.context import Context


class SubjectHeader(QHeaderView):
    """Names the subjects above their columns, `first` being that of the first, each with its marker.

    The heads of columns behind them are the model's, in small letters.
    """

    def __init__(self, context: Context, parent: QWidget, first: int) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._context = context
        self._first = first
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setAccessibleName(self.tr("Subjects"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not leave_to_window(event):
            super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        theme = self._context.theme
        return QSize(super().sizeHint().width(), round(QFontMetricsF(theme.font("statement")).height()) + theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        # The header's own painting draws a button; this one is a line of the page.
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._context.theme.color("page"))
        for section in range(self.count()):
            left = self.sectionViewportPosition(section)
            self.paintSection(painter, QRect(left, 0, self.sectionSize(section), self.height()), section)
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._context.theme
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        which = section - self._first
        if which not in (0, 1):
            # A column before the subjects needs no head on the page; one behind them does.
            if which > 1:
                self._paint_plain(painter, rect, section)
            return
        subject = self._context.project.head.subjects[which]
        size = theme.px(10)
        left = rect.left() + theme.px(6)
        marker = QRect(left, rect.center().y() - size // 2, size, size)
        draw_marker(painter, marker.toRectF(), theme.accent(subject.color), which)
        left += size + theme.px(7)
        for text, bold, role in ((subject.name, True, "text"), (subject.native_name, False, "muted")):
            font = theme.font("statement", bold=bold)
            painter.setFont(font)
            painter.setPen(theme.color(role))
            area = QRect(left, rect.top(), max(rect.right() - left, 0), rect.height())
            elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, elided)
            left += round(QFontMetricsF(font).horizontalAdvance(text)) + theme.px(6)

    def _paint_plain(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._context.theme
        text = self.model().headerData(section, Qt.Orientation.Horizontal)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text or "")
