"""The headings of a document as a list; the one that the reader is in is current."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate

from stratview.documents.text import Block
from stratview.ui import words
from stratview.ui.mouse import leave_buttons_to_window
from stratview.ui.rows_model import Index, Role, RowsModel

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from stratview.documents.text import DocumentText
    from stratview.ui.theme import Theme

_LevelRole = Role.UserRole + 1
_STEP = 8
_DEEPEST = 4
"""Deeper headings are indented as this level, so that their words have room."""


class _HeadingModel(RowsModel[Block]):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.top = 1

    def show(self, text: DocumentText | None) -> None:
        blocks = text.blocks if text is not None else ()
        headings = [block for block in blocks if block.kind == "heading" and block.text.strip()]
        self.top = min((block.level for block in headings), default=1)
        self.show_rows(headings)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        heading = self.rows[index.row()]
        said = " ".join(heading.text.split())
        if role == Role.DisplayRole:
            return said
        if role == Role.ToolTipRole:
            return words.plain(said)
        if role == Role.AccessibleTextRole:
            return self.tr("{0}, level {1}").format(said, heading.level)
        if role == _LevelRole:
            return min(heading.level - self.top, _DEEPEST)
        return None


class _HeadingDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        # Qt lays rows out with one width of the option, and asks again where a row is with another.
        lines = len(self._lines(index, self._view.viewport().width()))
        height = QFontMetricsF(self._font(index)).lineSpacing()
        return QSize(self._theme.px(60), round(lines * height) + self._theme.px(8))

    def _font(self, index: Index) -> QFont:
        return self._theme.font("small", bold=index.data(_LevelRole) == 0)

    def _indent(self, index: Index) -> int:
        return self._theme.px(8 + _STEP * index.data(_LevelRole))

    def _lines(self, index: Index, width: float) -> list[str]:
        """The words on one line, or on two, the second cut where they are longer."""
        metrics, said = QFontMetricsF(self._font(index)), index.data()
        room = max(width - self._indent(index) - self._theme.px(6), 1)
        if metrics.horizontalAdvance(said) <= room:
            return [said]
        first, rest = "", said
        while rest:
            word, _, behind = rest.partition(" ")
            if metrics.horizontalAdvance(first + word) > room:
                break
            first, rest = f"{first}{word} ", behind
        if not first:
            return [metrics.elidedText(said, Qt.TextElideMode.ElideRight, room)]
        return [first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area = self._theme, QRectF(option.rect)
        painter.save()
        paint_ground(painter, option, theme)
        painter.setFont(self._font(index))
        painter.setPen(theme.color("text"))
        inner = area.adjusted(self._indent(index), 0, 0, 0)
        lines = self._lines(index, self._view.viewport().width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))
        painter.restore()


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Paint what is below a row of the strip: whether it is current, and whether the mouse is over it."""
    current = bool(option.state & QStyle.StateFlag.State_Selected)
    if not current and not option.state & QStyle.StateFlag.State_MouseOver:
        return
    from PySide6.QtGui import QPainter

    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("accent") if current else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("current" if current else "hover"))
    painter.drawRoundedRect(QRectF(option.rect).adjusted(2.5, 1.5, -2.5, -1.5), 4, 4)


def make_current(view: QListView, index: QModelIndex) -> bool:
    """Make a row current; one that is out of sight comes to the middle. Returns whether the row was laid out."""
    place = view.visualRect(index)
    seen = view.viewport().rect().contains(place)
    view.setCurrentIndex(index)
    if index.isValid() and not seen:
        view.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
    return place.isValid() or not index.isValid()


def lay_out_again(view: QListView) -> None:
    """Lay the rows out at another size; the current one stays in sight."""
    view.doItemsLayout()
    if view.currentIndex().isValid():
        view.scrollTo(view.currentIndex(), QListView.ScrollHint.PositionAtCenter)


class OutlineList(QListView):
    """`chosen(start, end)` is emitted for a heading that is clicked, or chosen with Return (code points)."""

    chosen = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text: DocumentText | None = None
        self._starts: list[int] = []
        self._awaits_row = False
        """Whether the current row is to come in sight once it is laid out."""
        self._model = _HeadingModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_HeadingDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        # Without it Qt keeps the heights of the rows when the width changes, and with it how many lines they need.
        self.setWordWrap(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        leave_buttons_to_window(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Headings of the document"))
        self.clicked.connect(self._choose)

    @property
    def count(self) -> int:
        """How many headings there are."""
        return self._model.rowCount()

    def show_text(self, text: DocumentText | None) -> None:
        """Show the headings of a document."""
        if text is self._text:
            return
        self._text = text
        self._model.show(text)
        self._starts = [heading.start for heading in self._model.rows]

    def follow(self, offset: int) -> None:
        """Make the heading current that is above a place (code points)."""
        row = bisect_right(self._starts, offset) - 1
        if row != self.currentIndex().row():
            self._awaits_row = not make_current(self, self._model.index(row, 0) if row >= 0 else QModelIndex())

    def updateGeometries(self) -> None:
        # Of many headings, Qt lays out some at a time.
        super().updateGeometries()
        if self._awaits_row and self.visualRect(self.currentIndex()).isValid():
            self._awaits_row = False
            self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        heading = self._model.rows[index.row()]
        self.chosen.emit(heading.start, heading.start + len(heading.text))
