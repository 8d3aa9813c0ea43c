"""The pages about the whole comparison and the dimensions, with what is proven of each, and a box to filter them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from stratview.comparison.read_outline import readable
from stratview.session.selection import OVERVIEW, PAGES, REVIEW, SECOND_LOOK, TENSIONS
from stratview.ui import words
from stratview.ui.cell_state import has_focus, is_hovered, is_selected
from stratview.ui.labels import plain_label
from stratview.ui.mouse import leave_buttons_to_window, leave_to_window
from stratview.ui.rows_model import NO_INDEX, Index, Role
from stratview.ui.shapes import bolt, row_ground
from stratview.vocabulary import DOUBT_MARK, REVIEW_MARKS

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from stratview.evidence.analysis import Analysis, Part
    from stratview.session.selection import View
    from stratview.ui.clear_button import ClearButton
    from stratview.ui.context import Context


IdRole = Role.UserRole + 1
CountsRole = Role.UserRole + 2
"""(statements, of them not proven, statements in a tension), or None while the dimension is not read."""
FlawedRole = Role.UserRole + 3
"""Whether a file of the dimension has problems."""
PageRole = Role.UserRole + 4
"""The page of a row, empty for a dimension."""
SignRole = Role.UserRole + 5
"""What a page has of doubts or disagreements: their sign with their number; empty for none."""


_OF_ITEMS = frozenset({"missing-quote", "ambiguous-quote", "unsourced", "unsupported-figure"})
"""The problems of statements, which are counted by themselves."""


class _DimensionModel(QAbstractListModel):
    """The pages, then the dimensions."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._project = context.project
        self._ids = context.project.head.dimension_ids
        self._counts: dict[str, tuple[int, int, int]] = {}
        self._flawed_files: set[str] = set()
        analysis = self._project.analysis
        for part in analysis.parts.values():
            self._count(part, analysis)
        self._find_flawed(analysis)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(PAGES) + len(self._ids)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if index.row() < len(PAGES):
            return self._page_data(PAGES[index.row()], role)
        dimension_id = self._ids[index.row() - len(PAGES)]
        dimension = self._project.analysis.dimension(dimension_id)
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            # A dimension that is not read yet goes by its id for some milliseconds.
            title = dimension.title if dimension is not None else readable(dimension_id)
            if role == Role.DisplayRole:
                return title
            if role == Role.ToolTipRole:
                # The signs of the row in words.
                said = [dimension.question if dimension is not None else "", self._spoken(dimension_id)]
                return words.plain(" · ".join(filter(None, said)))
            return f"{title}. {self._spoken(dimension_id)}"
        if role == IdRole:
            return dimension_id
        if role == CountsRole:
            return self._counts.get(dimension_id)
        if role == FlawedRole:
            return self._flawed(dimension_id)
        return None

    def row_of(self, view: View) -> int:
        """Return the row of what is shown, -1 for none."""
        if view.page:
            return PAGES.index(view.page)
        return self._row(view.dimension)

    def _row(self, dimension_id: str) -> int:
        return len(PAGES) + self._ids.index(dimension_id) if dimension_id in self._ids else -1

    def _page_data(self, page: str, role: int) -> Any:
        analysis = self._project.analysis
        tensions = len(analysis.comparison.tensions) if analysis.comparison is not None else 0
        # The bolt counts tensions here and statements beside a dimension.
        counted = self.tr("%Ln tension(s)", "", tensions)
        title = {
            OVERVIEW: self.tr("Overview"),
            TENSIONS: self.tr("Tensions"),
            SECOND_LOOK: self.tr("Second look"),
            REVIEW: self.tr("Review"),
        }[page]
        if role == Role.DisplayRole:
            return title
        if role == PageRole:
            return page
        if role == Role.ToolTipRole:
            return {
                OVERVIEW: self.tr("All dimensions (Alt+Home)"),
                TENSIONS: " · ".join([self.tr("All tensions (Ctrl+Shift+T)"), *([counted] if tensions else [])]),
                SECOND_LOOK: self.tr("Statements worth a second look (Ctrl+Shift+S)"),
                REVIEW: self.tr("Give verdicts on the statements, one after the other (Ctrl+Shift+R)"),
            }[page]
        if page == TENSIONS and tensions:
            if role == CountsRole:
                return (0, 0, tensions)
            if role == Role.AccessibleTextRole:
                return f"{title}. {tensions}"
        number = {SECOND_LOOK: analysis.doubted, REVIEW: len(analysis.reviews.disagreements)}.get(page, 0)
        if number and role == SignRole:
            return f"{DOUBT_MARK if page == SECOND_LOOK else REVIEW_MARKS['disagreement']}{number}"
        if number and role == Role.AccessibleTextRole:
            return f"{title}. {number}"
        return title if role == Role.AccessibleTextRole else None

    def take(self, old: Analysis, new: Analysis) -> None:
        """Show what is known by now."""
        everything = old.comparison is not new.comparison or old.problems is not new.problems
        same_tensions = (
            old.comparison is not None
            and new.comparison is not None
            and old.comparison.tensions is new.comparison.tensions
        )
        if old.doubts is not new.doubts or old.reviews is not new.reviews:
            self.dataChanged.emit(self.index(0), self.index(len(PAGES) - 1))
        if everything:
            self._find_flawed(new)
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
        for row, dimension_id in enumerate(self._ids, len(PAGES)):
            part = new.part(dimension_id)
            if part is not old.part(dimension_id) or not same_tensions:
                if part is not None:
                    self._count(part, new)
                if not everything:
                    self.dataChanged.emit(self.index(row), self.index(row))

    def _count(self, part: Part, analysis: Analysis) -> None:
        if part.checked:
            proofs = part.proofs or ()
            unproven = sum(not proof.state.proven or bool(proof.unsupported) for proof in proofs)
            tense = sum(bool(analysis.tensions(proof.id)) for proof in proofs)
            self._counts[part.id] = (len(proofs), unproven, tense)

    def _find_flawed(self, analysis: Analysis) -> None:
        self._flawed_files = {one.place.file for one in analysis.problems if one.code not in _OF_ITEMS}

    def _spoken(self, dimension_id: str) -> str:
        counts = self._counts.get(dimension_id)
        if counts is None:
            return ""
        total, unproven, tense = counts
        parts = [self.tr("%Ln statement(s)", "", total)]
        if self._flawed(dimension_id):
            parts.append(self.tr("its file has problems"))
        if total:
            parts.append(self.tr("%Ln not proven", "", unproven) if unproven else self.tr("all proven"))
        if tense:
            parts.append(self.tr("%Ln statement(s) in tension", "", tense))
        return words.listed(parts)

    def _flawed(self, dimension_id: str) -> bool:
        """Return whether the dimension's file itself has problems, beyond quotes and figures that do not hold."""
        found = f"dimensions/{dimension_id}.yaml" in self._flawed_files
        return found or (dimension_id in self._counts and self._empty(dimension_id))

    def _empty(self, dimension_id: str) -> bool:
        return not self._counts.get(dimension_id, (0, 0, 0))[0]


class _DimensionDelegate(QStyledItemDelegate):
    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(self._theme.px(120), round(QFontMetricsF(self._theme.font("ui")).height()) + self._theme.px(11))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect).adjusted(theme.px(6), 1, -theme.px(6), -1)
        selected = is_selected(option, index)
        framed = has_focus(option, index)
        row_ground(painter, row, theme, current=selected, hovered=is_hovered(option), framed=framed)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(row.left(), row.top(), 3, row.height()), 1.5, 1.5)
        if index.data(PageRole) and not index.sibling(index.row() + 1, 0).data(PageRole):
            # Pages are separated from the dimensions.
            painter.setPen(theme.color("line"))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        inner = row.adjusted(theme.px(10), 0, -theme.px(8), 0)
        counts = index.data(CountsRole)
        sign = index.data(SignRole)
        if sign:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("muted"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, sign)
            inner.setRight(inner.right() - QFontMetricsF(painter.font()).horizontalAdvance(sign))
        right = self._paint_counts(painter, inner, counts, flawed=bool(index.data(FlawedRole)))
        inner.setRight(right - theme.px(6))
        font = theme.font("ui", bold=selected)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        title = QFontMetricsF(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()

    def _paint_counts(
        self, painter: QPainter, area: QRectF, counts: tuple[int, int, int] | None, *, flawed: bool
    ) -> float:
        """Paint what deviates from "all proven", from the right; returns where it begins. The tooltip has all counts.

        In a narrow list they leave half of the room to the name, except for what is wrong.
        """
        if counts is None:
            return area.right()
        theme = self._theme
        _, unproven, tense = counts
        font = theme.font("small")
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        right, least = area.right(), area.center().x()

        def put(text: str, role: str, *, always: bool = False) -> None:
            nonlocal right
            width = metrics.horizontalAdvance(text)
            if right - width < least and not always:
                return
            painter.setPen(theme.color(role))
            painter.drawText(
                QRectF(right - width, area.top(), width, area.height()), Qt.AlignmentFlag.AlignVCenter, text
            )
            right -= width + theme.px(4)

        if unproven:
            put(f"✗{unproven}", "bad", always=True)
        if flawed:
            put("⚠", "warning", always=True)
        # The bolt is about as wide as a sign.
        if tense and right - metrics.horizontalAdvance(f"{tense}0") >= least:
            put(str(tense), "warning")
            side = metrics.height() * 0.6
            mark = QRectF(right - side * 0.7 + theme.px(2), area.center().y() - side / 2, side * 0.7, side)
            painter.fillPath(bolt(mark), theme.color("warning"))
            right = mark.left()
        return right


class _List(QListView):
    """`menu_wanted(index, point)` is emitted for a right click or the Menu key; the point is on the screen."""

    menu_wanted = Signal(QModelIndex, QPoint)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.menu_wanted.emit(index, event.globalPos() if by_mouse else below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Return and Right go on to the statements: the reader has found the dimension.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class _Filter(QLineEdit):
    """Down goes on to the list; Escape empties the box, and leaves it when it is empty."""

    left = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not leave_to_window(event):
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class DimensionList(QWidget):
    """Shows the current dimension and lets the reader choose another.

    `chosen` is emitted when the reader has found the dimension and wants to read it, `menu_wanted(point)` when its
    commands are wanted at a point of the screen; it is shown then.
    """

    chosen = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._model = _DimensionModel(context, self)
        self._filtered = QSortFilterProxyModel(self)
        self._filtered.setSourceModel(self._model)
        self._filtered.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter = _Filter(self)
        self.filter.left.connect(self._leave_filter)
        self.filter.setPlaceholderText(self.tr("Filter dimensions"))
        self.filter.setAccessibleName(self.tr("Filter dimensions"))
        self._clear: ClearButton | None = None
        self.filter.textChanged.connect(self._filter_changed)
        self.filter.returnPressed.connect(self._take_first)
        self.list = _List(self)
        leave_buttons_to_window(self.list)
        self.list.setModel(self._filtered)
        self.list.setItemDelegate(_DimensionDelegate(context, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        # The frame's colour shows through, in every theme.
        self.list.viewport().setAutoFillBackground(False)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Dimensions"))
        self.list.activated.connect(self._activated)
        self.list.menu_wanted.connect(self._want_menu)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self._nothing = plain_label(self, self.tr("No dimension has this in its title."), wrap=True)
        self._nothing.hide()
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.filter)
        self._layout.addWidget(self._nothing)
        self._layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        context.selection.changed.connect(self._follow)
        context.project.changed.connect(self._model.take)
        context.theme.changed.connect(self._style)
        self._style()
        self._show(context.selection.view)

    def dimension_at(self, point: QPoint) -> str:
        """The id of the dimension at a point of the list's viewport; empty where there is none."""
        return str(self.list.indexAt(point).data(IdRole) or "")

    def rect_of(self, dimension_id: str) -> QRect:
        """Where a dimension is in the list's viewport; empty while it is filtered out."""
        shown = (self._filtered.index(row, 0) for row in range(self._filtered.rowCount()))
        return next((self.list.visualRect(index) for index in shown if index.data(IdRole) == dimension_id), QRect())

    @property
    def rows(self) -> QAbstractListModel:
        """Return all rows, also those that the filter hides."""
        return self._model

    def row_of(self, view: View) -> int:
        """Return the row of what is shown, among all rows; -1 for none."""
        return self._model.row_of(view)

    def go_to(self, row: int) -> None:
        """Show the dimension or page of a row, among all rows, and let the reader read it."""
        self._go(self._model.index(row))
        self.chosen.emit()

    def _follow(self, old: View, new: View) -> None:
        if (old.dimension, old.page) != (new.dimension, new.page):
            self._show(new)

    def _show(self, view: View) -> None:
        index = self._filtered.mapFromSource(self._model.index(self._model.row_of(view)))
        with QSignalBlocker(self.list.selectionModel()):
            self.list.setCurrentIndex(index)
        self.list.viewport().update()

    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002
        # Filtering moves the current row about; only the reader's own moves count.
        if current.isValid() and self.list.hasFocus():
            self._go(current)

    def _go(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        page = index.data(PageRole)
        if page:
            self._context.selection.show_page(page)
        else:
            self._context.selection.show_dimension(index.data(IdRole))

    def _activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self._go(index)
            self.chosen.emit()

    def _want_menu(self, index: QModelIndex, point: QPoint) -> None:
        if index.isValid() and not index.data(PageRole):
            self._go(index)
            self.menu_wanted.emit(point)

    def _filter_changed(self, text: str) -> None:
        if self._clear is None:
            # Nothing of it is seen at the start.
            from stratview.ui.clear_button import ClearButton

            self._clear = ClearButton(self._context, self.filter)
        self._filtered.setFilterFixedString(text.strip())
        self._nothing.setVisible(self._filtered.rowCount() == 0)
        self._show(self._context.selection.view)

    def _take_first(self) -> None:
        first = self._filtered.index(0, 0)
        if first.isValid():
            self._activated(first)

    def _leave_filter(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _style(self) -> None:
        theme = self._context.theme
        self._layout.setContentsMargins(0, theme.px(8), 0, 0)
        self.filter.setFont(theme.font("ui"))
        margin = theme.px(8)
        self.filter.setContentsMargins(margin, 0, margin, theme.px(4))
        self._nothing.setContentsMargins(margin, 0, margin, 0)
        self.list.doItemsLayout()
