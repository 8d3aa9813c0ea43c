"""The view of the lanes: pan and zoom by mouse and keyboard, hover, click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QMenu, QToolTip

from stratview.comparison.model import Milestone
from stratview.ui.timeline import describe
from stratview.ui.timeline.axis import DateAxis
from stratview.ui.timeline.canvas import Areas, TimelineCanvas
from stratview.ui.timeline.frame import Focus
from stratview.ui.timeline.metrics import Metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from stratview.ui.context import Context
    from stratview.ui.timeline.arrays import TimelineData
    from stratview.ui.timeline.hits import Hit

_tr = QCoreApplication.translate

_LEAST_DAYS = 14.0
_DRAG = 4
_ZOOM_STEP = 1.4
_LISTED = 14
"""A cluster of no more than this opens as a list; a greater one is zoomed to."""


class TimelineView(pg.GraphicsView):  # type: ignore[misc] # pyqtgraph has no types
    """Two lanes and their axis. `picked` is emitted with a milestone's id when the reader asks for it."""

    picked = Signal(str)
    painted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self._context = context
        self._metrics = Metrics(context.theme)
        self._gutter = 0.0
        self._order: list[str] = []
        self._current = ""
        self._pressed: QPointF | None = None
        self._dragged: QPointF | None = None
        self._has_painted = False
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self.axis = DateAxis(context.theme, self._metrics, self._gutter)
        self.canvas = TimelineCanvas(context.theme, self._metrics)
        for item in (self.box, self.axis, self.canvas):
            self.scene().addItem(item)
        self.axis.linkToView(self.box)
        self.box.sigXRangeChanged.connect(self._range_changed)
        self.setAccessibleName(_tr("Timeline", "Timeline"))
        self.restyle()

    # -- what is shown ------------------------------------------------------------------------------------------------

    def set_data(self, data: TimelineData | None) -> None:
        """Show other milestones, all of them in view."""
        self.canvas.set_data(data)
        self._order = []
        if data is not None:
            entries = [entry for lane in data.chronology.lanes for entry in lane.entries]
            entries.sort(key=lambda entry: (entry.span.start, entry.span.end))
            undated = [milestone.id for lane in data.chronology.lanes for milestone in lane.undated]
            self._order = [entry.milestone.id for entry in entries] + undated
            low, high = data.bounds
            self.box.setLimits(xMin=low, xMax=high, minXRange=min(_LEAST_DAYS, high - low), maxXRange=high - low)
        self.restyle()
        self.fit_all()

    def set_focus(self, current: str, related: frozenset[str]) -> None:
        """Mark the current milestone, bring it into view, and mark those related to the current statement."""
        self.canvas.set_focus(Focus(current, related))
        if current != self._current:
            self._current = current
            self._reveal(current)
            self._say(current)

    def restyle(self) -> None:
        """Take fonts, lengths and colours from the theme."""
        theme = self._context.theme
        self._metrics = Metrics(theme)
        names = [subject.name for subject in self._context.reading.head.subjects]
        widest = max(self._metrics.name_width(name) for name in names)
        extra = self._metrics.marker * 1.2 + self._metrics.pad * 4
        self._gutter = float(round(min(max(widest + extra, theme.px(96)), theme.px(170))))
        self.setBackground(theme.color("frame"))
        self.canvas.restyle(self._metrics)
        self.axis.restyle(self._metrics, self._gutter)
        self.setMinimumHeight(round(self._metrics.row * 7 + self._metrics.axis))
        self._arrange()
        self.viewport().update()

    def _arrange(self) -> None:
        width, height = float(self.width()), float(self.height())
        data = self.canvas.data
        has_undated = data is not None and any(lane.undated for lane in data.chronology.lanes)
        side = min(self._metrics.side, width / 4) if has_undated else 0.0
        right = max(width - side - (0 if side else self._metrics.pad * 2), self._gutter + 1)
        bottom = max(height - self._metrics.axis, 1.0)
        plot = QRectF(self._gutter, 0.0, right - self._gutter, bottom)
        self.box.setGeometry(plot)
        self.axis.setHeight(self._metrics.axis)
        self.axis.setGeometry(QRectF(self._gutter, bottom, plot.width(), self._metrics.axis))
        self.canvas.set_areas(Areas(QRectF(0, 0, self._gutter, bottom), plot, QRectF(right, 0.0, side, height)))

    def _range_changed(self) -> None:
        (start, end), _ = self.box.viewRange()
        self.canvas.set_range(start, end)

    def _say(self, current: str) -> None:
        item = self._context.reading.item(current)
        described = describe.spoken(self._context.reading, item) if isinstance(item, Milestone) else ""
        self.setAccessibleDescription(described or _tr("Timeline", "Arrow keys go from milestone to milestone."))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # -- moving about -------------------------------------------------------------------------------------------------

    def fit_all(self) -> None:
        """Show everything."""
        if self.canvas.data is not None:
            self.show_days(*self.canvas.data.bounds)

    def zoom_in(self) -> None:
        """Show less time, around the current milestone if it is in view."""
        self._zoom(1 / _ZOOM_STEP, self._zoom_center())

    def zoom_out(self) -> None:
        """Show more time."""
        self._zoom(_ZOOM_STEP, self._zoom_center())

    def show_days(self, start: float, end: float) -> None:
        """Show a stretch of time, as far as the milestones reach."""
        self.box.setXRange(start, end, padding=0)

    def _zoom_center(self) -> float:
        window = self.canvas.window
        data = self.canvas.data
        entry = data.entry(self._current) if data is not None else None
        if entry is not None and window.start <= entry.span.anchor <= window.end:
            return entry.span.anchor
        return (window.start + window.end) / 2

    def _zoom(self, factor: float, at: float) -> None:
        window = self.canvas.window
        low, high = self.canvas.data.bounds if self.canvas.data is not None else (window.start, window.end)
        length = min(max((window.end - window.start) * factor, min(_LEAST_DAYS, high - low)), high - low)
        share = (at - window.start) / (window.end - window.start)
        start = min(max(at - share * length, low), high - length)
        self.show_days(start, start + length)

    def _pan(self, pixels: float) -> None:
        window = self.canvas.window
        low, high = self.canvas.data.bounds if self.canvas.data is not None else (window.start, window.end)
        length = window.end - window.start
        start = min(max(window.start - pixels / window.scale, low), high - length)
        self.show_days(start, start + length)

    def _reveal(self, milestone_id: str) -> None:
        data = self.canvas.data
        entry = data.entry(milestone_id) if data is not None else None
        if entry is None:
            return
        window, span = self.canvas.window, entry.span
        if span.end <= window.start or span.start >= window.end:
            length = window.end - window.start
            self.show_days(span.anchor - length / 2, span.anchor + length / 2)

    def step(self, steps: int) -> None:
        """Go so many milestones on in the order of time, or back."""
        if not self._order:
            return
        if self._current in self._order:
            at = self._order.index(self._current) + steps
        else:
            at = 0 if steps > 0 else len(self._order) - 1
        self.picked.emit(self._order[min(max(at, 0), len(self._order) - 1)])

    def go_to_end(self, *, last: bool) -> None:
        """Go to the first milestone or the last."""
        if self._order:
            self.picked.emit(self._order[-1 if last else 0])

    # -- events -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
        }
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._pan(self.width() / 8 * (1 if key == Qt.Key.Key_Left else -1))
        elif key in steps:
            self.step(steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to_end(last=key == Qt.Key.Key_End)
        else:
            event.ignore()
            return
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels, angle = event.pixelDelta(), event.angleDelta()
        delta = pixels if not pixels.isNull() else QPoint(angle.x() // 2, angle.y() // 2)
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if sideways or abs(delta.x()) > abs(delta.y()):
            self._pan(delta.x() or delta.y())
        else:
            self._zoom(1.004 ** -delta.y(), self.canvas.window.day(event.position().x()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = event.position()
            self._dragged = None
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            moved = event.position() - self._pressed
            if self._dragged is None and abs(moved.x()) > _DRAG:
                self._dragged = self._pressed
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            if self._dragged is not None:
                self._pan(event.position().x() - self._dragged.x())
                self._dragged = event.position()
        else:
            self._hover(event.position())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_click = self._pressed is not None and self._dragged is None
        self._pressed = self._dragged = None
        if was_click and event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position())
        self._hover(event.position())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.canvas.set_hovered(None)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.tooltip_at(QPointF(event.pos()))
            around = QRectF(event.pos().x() - 6, event.pos().y() - 6, 12, 12).toRect()
            QToolTip.showText(event.globalPos(), text, self.viewport(), around)
            return True
        return bool(super().viewportEvent(event))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if hasattr(self, "canvas"):
            self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._context.theme.color("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()
        if not self._has_painted and self.canvas.data is not None:
            self._has_painted = True
            self.painted.emit()

    # -- pointing -----------------------------------------------------------------------------------------------------

    def tooltip_at(self, point: QPointF) -> str:
        """What is said of the thing at a point; empty where there is none."""
        reading, theme = self._context.reading, self._context.theme
        undated = self.canvas.undated_at(point)
        if undated:
            return describe.tooltip(reading, theme, undated)
        hit = self.canvas.hit(point)
        if hit is None:
            return ""
        if hit.links and self.canvas.data is not None:
            return describe.lag_tooltip(theme, [self.canvas.data.chronology.links[key] for key in hit.links])
        return describe.tooltip(reading, theme, self.canvas.milestones(hit))

    def _hover(self, point: QPointF) -> None:
        hit = self.canvas.hit(point)
        over = hit is not None or bool(self.canvas.undated_at(point))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.OpenHandCursor)
        self.canvas.set_hovered(hit)

    def _click(self, point: QPointF) -> None:
        undated = self.canvas.undated_at(point)
        hit = self.canvas.hit(point)
        if undated:
            self._open(undated, point)
        elif hit is not None and hit.crowd is not None:
            self._open_crowd(hit, point)
        elif hit is not None:
            # Of several at one place, each click takes the next.
            ids = [milestone.id for milestone in self.canvas.milestones(hit)]
            at = ids.index(self._current) + 1 if self._current in ids else 0
            self.picked.emit(ids[at % len(ids)])

    def _open_crowd(self, hit: Hit, point: QPointF) -> None:
        milestones = self.canvas.milestones(hit)
        data = self.canvas.data
        entries = [entry for m in milestones if data is not None and (entry := data.entry(m.id)) is not None]
        if len(entries) <= _LISTED:
            self._open(milestones, point)
            return
        start = min(entry.span.start for entry in entries)
        end = max(entry.span.end for entry in entries)
        margin = max((end - start) * 0.08, _LEAST_DAYS / 2)
        self.show_days(start - margin, end + margin)

    def _open(self, milestones: Sequence[Milestone], point: QPointF) -> None:
        if len(milestones) == 1:
            self.picked.emit(milestones[0].id)
            return
        menu = QMenu(self)
        for milestone in milestones:
            action = menu.addAction(f"{describe.when(milestone)}  {milestone.title}".replace("&", "&&"))
            action.setData(milestone.id)
        menu.triggered.connect(self._chosen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(point.toPoint()))

    def _chosen(self, action: QAction) -> None:
        self.picked.emit(action.data())
