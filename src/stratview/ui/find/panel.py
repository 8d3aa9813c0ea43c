"""What was found: the hits in groups below the field, one subject or either, near words, how far the index is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stratview.search.find import COUNTED
from stratview.ui.escape import take_escape
from stratview.ui.find.delegate import HitDelegate
from stratview.ui.find.model import HitModel
from stratview.ui.find.notices import IndexProgress, NothingFound
from stratview.ui.labels import plain_label, set_tip
from stratview.ui.mouse import leave_buttons_to_window
from stratview.ui.shapes import draw_marker

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from stratview.evidence.analysis import Analysis
    from stratview.ui.context import Context

_WIDEST = 720
_HIGHEST = 0.72
_BATCH = 30


class _Hits(QListView):
    """The list of hits. Up on the first one, and typing, lead back to the field."""

    left = Signal()
    up = Signal()
    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 1:
            self.up.emit()
        elif plain and ((event.text().isprintable() and event.text()) or key == Qt.Key.Key_Backspace):
            self.typed.emit("" if key == Qt.Key.Key_Backspace else event.text())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        return take_escape(event) or super().event(event)


class FindPanel(QFrame):
    """Hangs below the find field, over the panels. Not modal: it goes when the keyboard goes elsewhere.

    `opened` is emitted when a hit was opened, `left` when the reader wants to be back where they were, `typed_on` with
    what is typed while the keyboard is in the hits, `wanted` with other words to look for.
    """

    opened = Signal()
    left = Signal()
    typed_on = Signal(str)
    wanted = Signal(str)

    def __init__(self, context: Context, field: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._field = field
        self._window = window
        self._announced = ""
        self._wanted = False
        self._opens_first = False
        """Whether Return asked for the first hit before it was found."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Search results"))
        self._model = HitModel(context, self)
        self._make_list()
        self._make_subjects()
        self.progress = IndexProgress(context, self)
        self.nothing = NothingFound(context, self)
        self.nothing.wanted.connect(self._take_near)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addLayout(self._top)
        self._layout.addWidget(self.progress)
        self._layout.addWidget(self.nothing)
        self._layout.addWidget(self.list, 1)
        self.hide()
        window.installEventFilter(self)
        context.finding.changed.connect(self._refresh)
        context.finding.progressed.connect(self._refresh)
        context.finding.stepped.connect(self._follow_step)
        context.theme.changed.connect(self._restyle)
        context.project.changed.connect(self._know_more)
        self._restyle()

    # -- parts ------------------------------------------------------------------------------------------------------

    def _make_list(self) -> None:
        self.list = _Hits(self)
        leave_buttons_to_window(self.list)
        self.list.setModel(self._model)
        self._delegate = HitDelegate(self._context, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # The rows in sight come first; the others follow while the reader looks at them.
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(_BATCH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Hits"))
        self.list.setAccessibleDescription(self.tr("Return opens a hit. Escape goes back to where you were."))
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        self.list.left.connect(self.left)
        self.list.up.connect(self._up)
        self.list.typed.connect(self.typed_on)

    def _make_subjects(self) -> None:
        self._top = QHBoxLayout()
        self.count = plain_label(self)
        self._top.addWidget(self.count, 1)
        self.subjects = QButtonGroup(self)
        self.subjects.setExclusive(True)
        head = self._context.project.head
        for number, side in enumerate(["", *(one.id for one in head.subjects)]):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setChecked(side == self._context.finding.side)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setProperty("side", side)
            self.subjects.addButton(button, number)
            self._top.addWidget(button)
        self._name_subjects()
        self.subjects.buttonClicked.connect(self._narrow)

    def _name_subjects(self) -> None:
        head = self._context.project.head
        for button in self.subjects.buttons():
            subject = head.subject(button.property("side"))
            name = subject.name if subject is not None else self.tr("Either")
            button.setText(name.replace("&", "&&"))
            is_one = subject is not None
            said = self.tr("Only hits about {0}").format(name) if is_one else self.tr("Hits about either subject")
            set_tip(button, said)
            button.setAccessibleName(said)

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if old.head.subjects != new.head.subjects:
            self._name_subjects()
            self._restyle()

    # -- what is shown ----------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show what was found, as soon as there is something to show."""
        self._wanted = True
        self._opens_first = False
        self._refresh()

    def put_away(self) -> None:
        """Hide until `open` is called."""
        self._wanted = self._opens_first = False
        self.hide()

    def enter_list(self) -> None:
        """Take the keyboard into the hits: to the current one, or the first."""
        if not self._model.rowCount():
            if self.nothing.near:
                self.nothing.near[0].setFocus()
            return
        self._select(max(self._context.finding.at, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_current(self) -> None:
        """Open the hit that is current in the list, or the first: as soon as it is found."""
        if not self._context.finding.answered:
            self._opens_first = True
            return
        index = self.list.currentIndex()
        self._open(index if index.isValid() else self._model.index(1, 0))

    def _refresh(self) -> None:
        if not self._context.finding.text.strip():
            self.hide()
            return
        finding = self._context.finding
        if finding.state == "ready" and not finding.answered:
            # The earlier hits stay until the new ones are there.
            return
        self.progress.refresh()
        results = finding.results
        if results is None or not finding.answered:
            self.list.hide()
            self.nothing.hide()
            self.count.clear()
            self._appear()
            return
        # How texts are cut depends on how wide the panel is.
        self._place()
        self._delegate.refresh(self._inner_width())
        self._model.refresh()
        self.list.scrollToTop()
        self.list.setVisible(bool(finding.hits))
        self.nothing.refresh(self._inner_width())
        self.count.setText(self._counted(results.total))
        for button in self.subjects.buttons():
            button.setChecked(button.property("side") == finding.side)
        self._appear()
        self._announce()
        if self._opens_first:
            self._opens_first = False
            self._open(self._model.index(1, 0))

    def _appear(self) -> None:
        if not self._wanted:
            return
        self._place()
        self.resize(self.width(), self._fitting_height())
        if self.isHidden():
            self.show()
            self.raise_()

    def _counted(self, total: int) -> str:
        results = self._context.finding.results
        if results is None or not total:
            return ""
        if any(group.total >= COUNTED for group in results.groups):
            return self.tr("%Ln hit(s) or more", "", total)
        return self.tr("%Ln hit(s)", "", total)

    def _announce(self) -> None:
        finding = self._context.finding
        said = self.count.text() or self.nothing.words.text()
        # Announced only while the reader is typing, and not twice.
        if self.isVisible() and finding.answered and said != self._announced:
            self._announced = said
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, said))

    # -- doing ------------------------------------------------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        number = self._model.number_of(index.row())
        if number >= 0:
            self._context.finding.open(number)
            self.opened.emit()

    def _up(self) -> None:
        self.list.clearSelection()
        self.list.setCurrentIndex(QModelIndex())
        self.typed_on.emit("")

    def _narrow(self, button: QToolButton) -> None:
        self._context.finding.narrow(button.property("side"))

    def _take_near(self, query: str) -> None:
        self._field.setFocus()
        self.wanted.emit(query)

    def _follow_step(self) -> None:
        # A dock that was brought forward must not cover it.
        self.raise_()
        self._select(self._context.finding.at)

    def _select(self, number: int) -> None:
        index = self._model.index(max(self._model.row_of(number), 0), 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    # -- place and look ---------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
            self._delegate.refresh(self._inner_width())
            self.list.doItemsLayout()
            self._appear()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        # A little stronger than the lines within panels: it is above them all.
        line = self._context.theme.color("line")
        painter.setPen(line.lighter(150) if self._context.theme.colors.dark else line.darker(125))
        # In the middle of the outermost pixels, at any scale of the screen.
        painter.drawRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _place(self) -> None:
        window = self._window
        left = self._field.mapTo(window, QPoint(0, self._field.height()))
        px = self._context.theme.px
        width = min(max(self._field.width(), px(_WIDEST)), window.width() - px(16))
        middle = left.x() + self._field.width() // 2
        x = min(max(middle - width // 2, px(8)), window.width() - width - px(8))
        self.setGeometry(x, left.y() + px(4), width, self.height())

    def _fitting_height(self) -> int:
        """As high as what there is, up to a share of the window."""
        room = round(self._window.height() * _HIGHEST)
        hits = 0
        if self.list.isVisibleTo(self):
            for row in range(self._model.rowCount()):
                hits += self.list.sizeHintForRow(row)
                if hits > room:
                    break
        margins = self._layout.contentsMargins()
        others = [self._top.sizeHint().height(), margins.top(), margins.bottom()]
        others += [part.sizeHint().height() for part in (self.progress, self.nothing) if part.isVisibleTo(self)]
        return min(sum(others) + hits + 2, room)

    def _inner_width(self) -> int:
        margins = self._layout.contentsMargins()
        return self.width() - margins.left() - margins.right() - self.list.verticalScrollBar().sizeHint().width()

    def _restyle(self) -> None:
        theme = self._context.theme
        px = theme.px
        # Opaque, with straight corners: else the widgets below would be painted anew with each key.
        theme.set_colors(self, ground="page")
        self.setAutoFillBackground(True)
        self._layout.setContentsMargins(1, px(8), 1, px(8))
        self._top.setContentsMargins(px(14), 0, px(10), px(4))
        for row in (self.progress.layout(), self.nothing.layout()):
            if row is not None:
                row.setContentsMargins(px(14), px(4), px(12), px(6))
        theme.set_colors(self.count, self.progress.words, self.nothing.words, text="muted")
        for number, subject in enumerate(self._context.project.head.subjects):
            self.subjects.button(number + 1).setIcon(self._marker(subject.color, number))
        if self.isVisible():
            self._place()
            self._refresh()

    def _marker(self, color: str, number: int) -> QIcon:
        side = self._context.theme.px(16)
        scale = self.devicePixelRatioF()
        pixmap = QPixmap(QSize(side, side) * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        inner = side * 0.25
        area = pixmap.rect().toRectF()
        area.setSize(QSize(side, side))
        draw_marker(painter, area.adjusted(inner, inner, -inner, -inner), self._context.theme.accent(color), number)
        painter.end()
        return QIcon(pixmap)
