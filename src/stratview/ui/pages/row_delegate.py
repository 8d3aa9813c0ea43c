"""What the delegates of measured tables have in common: rows laid out once, the ground, frames, bars and formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stratview.comparison.model import BOTH
from stratview.ui.shapes import current_frame
from stratview.ui.text_layout import format_range, lay_out
from stratview.ui.utf16 import utf16_length

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QTextLayout

    from stratview.comparison.model import Subject
    from stratview.ui.context import Context
    from stratview.ui.rows_model import Index
    from stratview.ui.theme import FontRole


_KEPT = 400
"""How many rows stay laid out: more than any screen shows, and far fewer than there may be."""


class LaidRow(Protocol):
    """A row laid out at a width."""

    @property
    def height(self) -> float:
        """The height of the row."""


_Laid = TypeVar("_Laid", bound=LaidRow)


class RowDelegate(QStyledItemDelegate, Generic[_Laid]):
    """Paints the cells of a `MeasuredTable`; lays each row out once for a width of the whole table."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered = QPersistentModelIndex()
        self._context = context
        self._theme = context.theme
        self._rows: dict[tuple[int, int], _Laid] = {}

    def height(self, row: int, width: int) -> int:
        """Return the height that a row needs at the width of the whole table."""
        return round(self._lay(row, width).height)

    def refresh(self) -> None:
        """Forget what was laid out: the theme, the zoom or the rows have changed."""
        self._rows.clear()

    def _lay_anew(self, row: int, width: int) -> _Laid:
        """Lay a row out at the width of the whole table."""
        raise NotImplementedError

    def _lay(self, row: int, width: int) -> _Laid:
        key = (row, width)
        laid = self._rows.get(key)
        if laid is None:
            if len(self._rows) >= _KEPT:
                self._rows.clear()
            laid = self._rows[key] = self._lay_anew(row, width)
        return laid

    # -- parts of painting ------------------------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, cell: QRect) -> None:
        """Fill a cell and draw the line below it; nothing is painted outside of the cell afterwards."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(cell)
        painter.fillRect(cell, self._theme.color("page"))
        painter.setPen(self._theme.color("line"))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())

    def _paint_state(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, index: Index) -> None:
        """Show that a cell is the current one or below the mouse."""
        if option.state & QStyle.StateFlag.State_Selected:
            view = self.parent()
            assert isinstance(view, QWidget)  # noqa: S101 - made with its view
            current_frame(painter, area, self._theme, focused=view.hasFocus())
        elif index == self.hovered:
            painter.setPen(self._theme.color("page"))
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(area, 6, 6)

    def _subjects_of(self, side: str) -> list[tuple[int, Subject]]:
        """Return the subjects of a side, each with its number; all for `BOTH`."""
        return [one for one in enumerate(self._context.project.head.subjects) if side in (one[1].id, BOTH)]

    def _paint_bar(self, painter: QPainter, side: str, left_top: QPointF, height: float) -> None:
        """Draw the bar of a side's subject beside a text; for `BOTH` each subject has its share of the height."""
        subjects = self._subjects_of(side)
        for number, (_, subject) in enumerate(subjects):
            share = height / len(subjects)
            bar = QRectF(left_top.x(), left_top.y() + number * share, self._theme.px(3), share)
            painter.fillRect(bar, self._theme.accent(subject.color))

    # -- parts of the layout ----------------------------------------------------------------------------------------

    def _format(self, role: str, *, bold: bool = False) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._theme.color(role))
        if bold:
            form.setFontWeight(700)
        return form

    def _layout(
        self, text: str, role: FontRole, room: float, formats: Iterable[tuple[int, int, QTextCharFormat]] = ()
    ) -> tuple[QTextLayout, float]:
        """Return a text at a width, and its height; `formats` are ranges of code points."""
        font = self._theme.font(role)
        if role == "document":
            font.setPointSizeF(self._theme.font("ui").pointSizeF())
        ranges = [
            format_range(utf16_length(text[:start]), utf16_length(text[start:end]), form)
            for start, end, form in formats
        ]
        return lay_out(text.replace("\n", "\u2028"), font, room, leading=1.14, formats=ranges)
