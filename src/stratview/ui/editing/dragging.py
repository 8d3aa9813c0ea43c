"""Drag and drop: passages onto statements, cells and dimensions; statements between cells; dimensions in their list.

Each has a command for the keyboard: citing, moving, marking for a tension. Escape cancels a drag, as everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from stratview.editing.composed import move_to_new_row
from stratview.editing.dimensions import move_dimension
from stratview.editing.references import dimension_of, located
from stratview.editing.statements import Cell, move_statement
from stratview.ui import words
from stratview.ui.drag_kinds import DIMENSION, PASSAGE, STATEMENT
from stratview.ui.drop_target import forget_drop_target
from stratview.ui.editing.drop_mark import DropMark
from stratview.ui.editing.drop_place import place_at
from stratview.ui.pages.compare_model import CompareModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QAbstractItemView

    from stratview.comparison.model import Comparison
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.ui.context import Context
    from stratview.ui.dimension_list import DimensionList
    from stratview.ui.editing.drop_place import DropPlace
    from stratview.ui.editing.editor import Editor
    from stratview.ui.later_drag import LaterDrag
    from stratview.ui.pages.compare_view import CompareView

    _Meant = tuple[QRect, str, Callable[[], None]]
    """What is marked, what is said, and what is done when it is dropped."""

_KINDS: Final = (PASSAGE, STATEMENT, DIMENSION)
_NEAR: Final = 28
"""The distance from a list's border, in pixels, at which it scrolls while something is dragged over it."""
_SCROLL_MILLISECONDS: Final = 30
_STEP: Final = 14
_SHOWN: Final = 60


class Dragging(QObject):
    """Begins and takes drags while the comparison is unlocked."""

    def __init__(
        self, context: Context, editor: Editor, page: CompareView, dimensions: DimensionList, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._editor = editor
        self._page = page
        self._table = table = page.table
        self._dimensions = dimensions
        self._pressed: tuple[str, str, QPoint] | None = None
        self._drag: LaterDrag | None = None
        self.marks: dict[QAbstractItemView, DropMark] = {
            view: DropMark(context.theme, view.viewport()) for view in (table, dimensions.list)
        }
        self.page_mark = DropMark(context.theme, page)
        self._scrolled: QAbstractItemView | None = None
        self._at = QPoint()
        self._scrolling = QTimer(self, interval=_SCROLL_MILLISECONDS)
        self._scrolling.timeout.connect(self._scroll)
        for view in self.marks:
            view.viewport().installEventFilter(self)
            view.viewport().destroyed.connect(forget_drop_target)
        # Where no statement is yet, a passage is dropped on the page.
        page.installEventFilter(self)
        page.destroyed.connect(forget_drop_target)
        context.editing.changed.connect(self._follow_lock)
        self._follow_lock()

    def _follow_lock(self) -> None:
        on = self._context.editing.on
        for view in self.marks:
            view.viewport().setAcceptDrops(on)
        self._page.setAcceptDrops(on)
        if not on:
            self._end()

    # -- events -----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Other events come also while a view is being destroyed, and must not touch it.
        if not isinstance(event, (QMouseEvent, QDropEvent, QDragLeaveEvent)) or not self._context.editing.on:
            return False
        if watched is self._page:
            if isinstance(event, QDragLeaveEvent):
                self._end()
            return isinstance(event, QDropEvent) and self._over_page(event)
        view: QAbstractItemView = self._table if watched is self._table.viewport() else self._dimensions.list
        if isinstance(event, QMouseEvent):
            return self._mouse(view, event)
        if isinstance(event, QDragLeaveEvent):
            self._end()
            return False
        return self._over(view, event)

    def _mouse(self, view: QAbstractItemView, event: QMouseEvent) -> bool:
        """Begin a drag where the mouse was pressed on something and has moved."""
        point = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = self._thing_at(view, point) if event.button() == Qt.MouseButton.LeftButton else None
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._give_up()
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            if not event.buttons() & Qt.MouseButton.LeftButton:
                self._give_up()
            elif (point - self._pressed[2]).manhattanLength() >= QApplication.startDragDistance():
                self._begin()
            # The list must not begin to select: a drag takes the release that would end it.
            return True
        return False

    def _thing_at(self, view: QAbstractItemView, point: QPoint) -> tuple[str, str, QPoint] | None:
        if view is self._table:
            model = self._table.model()
            statement = model.statement_at(view.indexAt(point)) if isinstance(model, CompareModel) else None
            return (STATEMENT, statement.id, point) if statement is not None else None
        dimension_id = self._dimensions.dimension_at(point)
        return (DIMENSION, dimension_id, point) if dimension_id else None

    def _begin(self) -> None:
        if self._pressed is None or self._drag is not None:
            return
        # Loaded with the first drag.
        from stratview.ui.later_drag import LaterDrag
        from stratview.ui.quoted import clipboard_data

        kind, name, _ = self._pressed
        data = clipboard_data()
        data.setData(kind, QByteArray(name.encode()))
        self._drag = LaterDrag(data, Qt.DropAction.MoveAction, self._ended, self._picture(kind, name))

    def _give_up(self) -> None:
        self._pressed = None
        if self._drag is not None:
            self._drag.cancel()
            self._drag = None

    def _ended(self, _action: Qt.DropAction) -> None:
        if isValid(self):
            self._drag = None
            self._end()

    def _picture(self, kind: str, name: str) -> QPixmap:
        """Return the picture that follows the mouse: the first words of what is dragged."""
        analysis, theme = self._context.project.analysis, self._context.theme
        item, dimension = analysis.item(name), analysis.dimension(name)
        said = words.item_text(item) if kind == STATEMENT and item is not None else ""
        said = words.shortened(said or (dimension.title if dimension is not None else name), _SHOWN)
        font = theme.font("small")
        label = QWidget()
        label.setFont(font)
        size = label.fontMetrics().size(0, said)
        pad = theme.px(6)
        pixmap = QPixmap(size.width() + 2 * pad, size.height() + pad)
        pixmap.fill(theme.color("current"))
        painter = QPainter(pixmap)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(pixmap.rect(), Qt.AlignmentFlag.AlignCenter, said)
        painter.end()
        return pixmap

    def _over(self, view: QAbstractItemView, event: QDropEvent) -> bool:
        """Mark where the thing would go; when it is dropped, do that once the drag is over."""
        kind = next((one for one in _KINDS if event.mimeData().hasFormat(one)), "")
        if not kind:
            return False
        point = event.position().toPoint()
        name = event.mimeData().data(kind).toStdString()
        meant = self._meant(view, kind, name, point)
        is_over = isinstance(event, (QDragEnterEvent, QDragMoveEvent))
        if meant is None:
            self.marks[view].hide()
            # Entering is accepted, or Qt would not report moves.
            event.setAccepted(isinstance(event, QDragEnterEvent))
            return True
        rect, said, work = meant
        event.setDropAction(Qt.DropAction.CopyAction if kind == PASSAGE else Qt.DropAction.MoveAction)
        event.accept()
        if is_over:
            self.marks[view].mark(rect, said)
            self._scrolled, self._at = view, point
            self._scrolling.start()
        else:
            self._end()
            QTimer.singleShot(0, self, work)
        return True

    def _over_page(self, event: QDropEvent) -> bool:
        """Let a passage become the first statement of a dimension, or of the comparison."""
        if not event.mimeData().hasFormat(PASSAGE) or self._table.isVisible():
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent)):
            self.page_mark.mark(self._page.rect(), self.tr("New statement"))
        else:
            self._end()
            dimension = self._context.selection.view.dimension
            QTimer.singleShot(0, self, lambda: self._editor.compose_at(dimension, None, "", None))
        return True

    def _end(self) -> None:
        self._scrolling.stop()
        self.page_mark.hide()
        self._pressed = None
        for mark in self.marks.values():
            mark.hide()

    def _scroll(self) -> None:
        view = self._scrolled
        if view is None or QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._scrolling.stop()
            return
        below = view.viewport().height() - self._at.y()
        step = -_STEP if self._at.y() < _NEAR else _STEP if below < _NEAR else 0
        if step:
            view.verticalScrollBar().setValue(view.verticalScrollBar().value() + step)

    # -- what is meant ----------------------------------------------------------------------------------------------

    def _meant(self, view: QAbstractItemView, kind: str, name: str, point: QPoint) -> _Meant | None:
        """Return what dropping something at a point would do; None where it cannot go there."""
        if view is self._dimensions.list:
            return self._meant_in_list(kind, name, point)
        dimension = self._context.project.analysis.dimension(self._context.selection.view.dimension)
        model = self._table.model()
        if dimension is None or kind == DIMENSION or not isinstance(model, CompareModel):
            return None
        subjects = self._context.project.head.subjects
        place = place_at(self._table, model, dimension, (subjects[0].id, subjects[1].id), point)
        if kind == PASSAGE:
            return self._passage_over(place, dimension.id)
        return self._statement_over(place, dimension.id, name)

    def _passage_over(self, place: DropPlace, dimension: str) -> _Meant:
        if place.kind == "statement":
            return place.rect, self.tr("Add a citation"), lambda: self._editor.cite_selection(place.statement)
        is_row = place.kind == "row"
        said = self.tr("New row") if is_row else self.tr("New statement")
        row = None if is_row else place.row
        before = place.row if is_row else None
        return place.rect, said, lambda: self._editor.compose_at(dimension, row, place.side, before)

    def _statement_over(self, place: DropPlace, dimension: str, name: str) -> _Meant | None:
        analysis = self._context.project.analysis
        dragged = analysis.item(name)
        if dragged is None or place.statement == name:
            return None
        if place.kind == "statement":
            return (
                place.rect,
                self.tr("Tension between the two"),
                lambda: self._editor.tensions.ask(name, place.statement),
            )
        if place.kind == "row":
            aspect = self._aspect_of(name)
            return place.rect, self.tr("Move to a new row"), lambda: self._move_to_row(name, dimension, place, aspect)
        return place.rect, self.tr("Move here"), lambda: self._move_to_cell(name, dimension, place)

    def _aspect_of(self, name: str) -> str:
        home = self._context.project.analysis.dimension(self._context.project.analysis.home(name))
        rows = home.rows if home is not None else ()
        return next((row.aspect for row in rows if any(one.id == name for one in row)), "")

    def _meant_in_list(self, kind: str, name: str, point: QPoint) -> _Meant | None:
        over, view = self._dimensions.dimension_at(point), self._dimensions.list
        if not over and kind == PASSAGE and not view.indexAt(point).isValid():
            return view.viewport().rect(), self.tr("New dimension"), lambda: self._editor.compose_at("", None, "", None)
        if not over:
            return None
        rect = self._dimensions.rect_of(over)
        if kind == PASSAGE:
            said = self.tr("New statement in a new row")
            return rect, said, lambda: self._editor.compose_at(over, None, "", None)
        if kind == STATEMENT:
            if self._context.project.analysis.home(name) == over:
                return None
            return rect, self.tr("Move to a new row"), lambda: self._move_to_end(name, over)
        if self._dimensions.filter.text() or over == name:
            return None
        behind = point.y() > rect.center().y()
        rect.setTop(rect.bottom() - 2 if behind else rect.top())
        rect.setHeight(3)
        return rect, self.tr("Move here"), lambda: self._move_dimension(name, over, behind)

    # -- what is done -----------------------------------------------------------------------------------------------

    def _move_to_cell(self, name: str, dimension: str, place: DropPlace) -> None:
        def make(draft: Draft, comparison: Comparison) -> Change:
            home, _, statement = located(comparison, name)
            target = dimension_of(comparison, dimension)
            index = place.index
            there = target.rows[place.row].sides.get(place.side, ())
            # The index counts without the statement itself.
            if statement in there and there.index(statement) < index:
                index -= 1
            return move_statement(draft, home.id, statement, Cell(target.id, target.rows[place.row], place.side), index)

        self._context.editing.apply(make)

    def _move_to_row(self, name: str, dimension: str, place: DropPlace, aspect: str) -> None:
        self._context.editing.apply(
            lambda draft, comparison: move_to_new_row(draft, comparison, name, dimension, place.row, aspect)
        )

    def _move_to_end(self, name: str, dimension: str) -> None:
        aspect = self._aspect_of(name)

        def make(draft: Draft, comparison: Comparison) -> Change:
            end = len(dimension_of(comparison, dimension).rows)
            return move_to_new_row(draft, comparison, name, dimension, end, aspect)

        self._context.editing.apply(make)

    def _move_dimension(self, name: str, over: str, behind: bool) -> None:
        def make(draft: Draft, comparison: Comparison) -> Change:
            others = [one for one in comparison.head.dimension_ids if one != name]
            return move_dimension(draft, comparison, dimension_of(comparison, name), others.index(over) + behind)

        self._context.editing.apply(make)
