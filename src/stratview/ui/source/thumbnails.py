"""The pages of an original as small pictures, with the passages marked; the page in sight is current.

Pictures are asked for as they come in sight, and the nearest are kept up to a bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate

from stratview.ui.mouse import leave_buttons_to_window
from stratview.ui.rows_model import NO_INDEX, Index, Role
from stratview.ui.source.kept_pictures import KeptPictures
from stratview.ui.source.outline import lay_out_again, make_current, paint_ground

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from stratview.documents.pages import Pages
    from stratview.intake.page_pictures import Picture
    from stratview.ui.theme import Theme

WIDTH: Final = 92
"""The greatest width of a picture, at the usual zoom."""
LEAST: Final = 44
"""The least width of a picture, in a narrow strip."""
_PAD: Final = 7
_MOST_BYTES: Final = 24 << 20
_ASK_MILLISECONDS: Final = 15


class _PageModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pages: Pages | None = None
        self.pictures = KeptPictures(_MOST_BYTES)
        self.marks_on: Callable[[int], Iterable[tuple[QRectF, bool]]] = lambda page: ()  # noqa: ARG005

    def show(self, pages: Pages | None) -> None:
        self.beginResetModel()
        self.pages = pages
        self.pictures.clear()
        self.endResetModel()

    def label(self, row: int) -> str:
        assert self.pages is not None  # noqa: S101 - asked of a row that is there
        return self.pages.pages[row].label or str(row + 1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or self.pages is None else len(self.pages.pages)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = index.row()
        if role == Role.DisplayRole:
            return self.label(row)
        if role == Role.AccessibleTextRole:
            said = self.tr("Page {0}, {1} of {2}").format(self.label(row), row + 1, self.rowCount())
            return self.tr("{0}, with marked passages").format(said) if any(self.marks_on(row)) else said
        return None


class _PageDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: _PageModel, view: Thumbnails) -> None:
        super().__init__(view)
        self._theme = theme
        self._model = model
        self._view = view

    def _size(self, row: int) -> tuple[float, float]:
        assert self._model.pages is not None  # noqa: S101 - asked of a row that is there
        wide, high = self._model.pages.pages[row].shown_size
        width = float(self._view.picture_width)
        return width, min(width * high / wide, 3 * width)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        width, height = self._size(index.row())
        pad, line = self._theme.px(_PAD), QFontMetricsF(self._theme.font("small")).lineSpacing()
        return QSize(round(width) + 2 * pad, round(height + line) + 2 * pad)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = self._theme, index.row()
        painter.save()
        paint_ground(painter, option, theme)
        width, height = self._size(row)
        area = QRectF(option.rect)
        page = QRectF(area.center().x() - width / 2, area.top() + theme.px(_PAD) - 1, width, height)
        painter.fillRect(page, Qt.GlobalColor.white)
        picture = self._model.pictures.of(row)
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for share, current in self._model.marks_on(row):
            mark = QRectF(share.x() * width, share.y() * height, share.width() * width, share.height() * height)
            painter.fillRect(mark.translated(page.topLeft()), theme.light("passage_line" if current else "passage"))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRect(page)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("muted"))
        below = QRectF(area.left(), page.bottom(), area.width(), area.bottom() - page.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, index.data())
        painter.restore()


class Thumbnails(QListView):
    """`chosen(page)` is emitted when the reader goes to another page, `wanted(pages)` with pages to draw.

    Those are index and width in pixels, the most urgent first.
    """

    chosen = Signal(int)
    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._following = False
        self._laid_out_for = 0
        self._model = _PageModel(self)
        self.pictures = self._model.pictures
        self.setModel(self._model)
        self.setItemDelegate(_PageDelegate(theme, self._model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        leave_buttons_to_window(self)
        self.setAccessibleName(self.tr("Pages of the original"))
        self._asking = QTimer(self, singleShot=True, interval=_ASK_MILLISECONDS)
        self._asking.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._ask_soon)
        self.clicked.connect(self._choose)
        self.selectionModel().currentChanged.connect(self._choose)

    @property
    def picture_width(self) -> int:
        """The width of a picture, in pixels."""
        # With its scroll bar, also where there is none: else one could come and go for ever.
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self._theme.px(_PAD)
        return min(self._theme.px(WIDTH), max(self._theme.px(LEAST), room))

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._model.rowCount()

    def show_pages(self, pages: Pages | None, marks_on: Callable[[int], Iterable[tuple[QRectF, bool]]]) -> None:
        """Show the pages of an original.

        Args:
            pages: its pages; None for none.
            marks_on: returns what is marked on a page, in shares of its size, and whether that is current.
        """
        self._model.marks_on = marks_on
        if pages is not self._model.pages:
            self._following = True
            self._model.show(pages)
            self._following = False
        self.viewport().update()
        self._asking.start()

    def show_picture(self, picture: Picture) -> None:
        """Take the picture of a page."""
        if not 0 <= picture.page < self.count:
            return
        self.pictures.take(picture, self._seen())
        self.update(self._model.index(picture.page))

    def follow(self, page: int) -> None:
        """Make the page in sight current."""
        if page < self.count and page != self.currentIndex().row():
            self._following = True
            make_current(self, self._model.index(page))
            self._following = False

    def restyle(self) -> None:
        """Take the theme's sizes."""
        lay_out_again(self)
        self._asking.start()

    def _choose(self, index: QModelIndex) -> None:
        if not self._following and index.isValid():
            self.chosen.emit(index.row())

    def _ask_soon(self) -> None:
        self._asking.start()

    def _seen(self) -> range:
        if not self.count:
            return range(0)
        x, bottom = self.viewport().width() // 2, self.viewport().height() - 1
        first, last = (self.indexAt(QPoint(x, y)).row() for y in (0, bottom))
        return range(max(first, 0), (last if last >= 0 else self.count - 1) + 1)

    def _ask(self) -> None:
        if not self.isVisible():
            return
        width = round(self.picture_width * self.devicePixelRatioF())
        seen = self._seen()
        ahead = range(seen.stop, min(seen.stop + len(seen), self.count))
        self.wanted.emit(self.pictures.missing((*seen, *ahead), width))

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first page current where none is: the reader did not go there.
        self._following = True
        super().focusInEvent(event)
        self._following = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._laid_out_for != self.picture_width:
            self._laid_out_for = self.picture_width
            lay_out_again(self)
        self._asking.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._asking.start()
