"""The view of the lanes: pan and zoom by mouse and keyboard, hover, click."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QContextMenuEvent, QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip

from stratview.comparison.model import Milestone
from stratview.ui.escape import take_escape
from stratview.ui.mouse import leave_to_window
from stratview.ui.shapes import focus_frame
from stratview.ui.timeline import accessible, as_of, datewords, describe
from stratview.ui.timeline.axis import DateAxis, visible_unit
from stratview.ui.timeline.canvas import Areas, TimelineCanvas
from stratview.ui.timeline.frame import Focus
from stratview.ui.timeline.handle import AsOfHandle
from stratview.ui.timeline.metrics import Metrics
from stratview.ui.timeline.pointer import Pointer
from stratview.ui.timeline.redating import Redating
from stratview.ui.timeline.travel import Travel

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QAccessibleInterface,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from stratview.ui.context import Context
    from stratview.ui.timeline.align import Alignment
    from stratview.ui.timeline.arrays import TimelineData
    from stratview.ui.timeline.claims import Claim

translate = QCoreApplication.translate
accessible.install()


class TimelineView(pg.GraphicsView):  # type: ignore[misc] # pyqtgraph has no types
    """Two lanes and their axis.

    `picked` is emitted with a milestone's id, `dated` with an as-of date, when the reader asks for it; `redated` with a
    milestone's id and its new date when it was dragged, `opened` for a double click on a milestone, `menu_wanted` with
    a point of the screen when the commands of the current milestone are wanted there.
    """

    picked = Signal(str)
    dated = Signal(str)
    redated = Signal(str, str)
    opened = Signal()
    menu_wanted = Signal(QPoint)
    painted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self.context = context
        self.metrics = Metrics(context.theme)
        self.current = ""
        self._gutter = 0.0
        self._order: list[tuple[int, int]] | None = None
        self._undated: list[str] = []
        self._has_painted = False
        self.access: QAccessibleInterface | None = None
        """What screen readers are given; made when one asks."""
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self.axis = DateAxis(context.theme, self.metrics, self._gutter)
        self.canvas = TimelineCanvas(context.theme, self.metrics)
        self.handle = AsOfHandle(context.theme, self.metrics, self.canvas)
        self.axis.keep_clear_of(self.handle.feet)
        self.redating = Redating(context.theme, self.metrics, self.canvas)
        for item in (self.box, self.axis, self.canvas, self.handle, self.redating):
            self.scene().addItem(item)
        self.axis.linkToView(self.box)
        self.box.sigXRangeChanged.connect(self._range_changed)
        self.travel = Travel(self.box, self.canvas, context.settings, self)
        self.pointer = Pointer(self)
        self.pointer.picked.connect(self.picked)
        self.pointer.dated.connect(self.dated)
        self.pointer.redated.connect(self.redated)
        self.setAccessibleName(translate("Timeline", "Timeline"))
        self.restyle()

    # -- what is shown ------------------------------------------------------------------------------------------------

    def set_data(self, data: TimelineData | None) -> None:
        """Show other milestones, all of them in view."""
        self.restrict(data)
        self.restyle()
        self.travel.begin()

    def restrict(self, data: TimelineData | None) -> None:
        """Show more or fewer of the same milestones; what is in view stays."""
        self.canvas.set_data(data)
        self._order = None
        lanes = data.lanes if data is not None else ()
        self._undated = [milestone.id for lane in lanes for milestone in lane.undated]
        for of_time in (self.axis, self.handle):
            of_time.setVisible(data is None or data.has_dates)
        self.handle.move()

    def set_as_of(self, date: str, text: str) -> None:
        """Put the handle at the end of a date, which is called by a text; "" where there is none."""
        self.handle.set_date(as_of.end_of(date), text)
        self.axis.update()
        self.handle.move()

    def align(self, alignment: Alignment | None) -> None:
        """Count from a beginning that both lanes have, or show calendar time."""
        self.travel.align(alignment)
        self.axis.set_zero(self.canvas.zero)
        self._say(self.current)

    def set_claim(self, claim: Claim | None) -> None:
        """Compare the lags with what the current statement says of them."""
        if claim != self.canvas.chips.claim:
            self.canvas.set_chips(replace(self.canvas.chips, claim=claim))
            self._say(self.current)

    def set_focus(self, current: str, related: frozenset[str]) -> None:
        """Mark the current milestone, bring it into view, and mark those related to the current statement."""
        self.canvas.set_focus(Focus(current, related))
        if current != self.current:
            self.current = current
            self.travel.reveal(current)
            self._say(current)

    def restyle(self) -> None:
        """Take fonts, lengths and colours from the theme."""
        theme = self.context.theme
        self.metrics = Metrics(theme)
        names = [subject.name for subject in self.context.project.head.subjects]
        widest = max(self.metrics.name_width(name) for name in names)
        extra = self.metrics.marker * 1.2 + self.metrics.pad * 4
        self._gutter = float(round(min(max(widest + extra, theme.px(96)), theme.px(170))))
        self.setBackground(theme.color("frame"))
        self.canvas.restyle(self.metrics)
        self.axis.restyle(self.metrics, self._gutter)
        self.handle.restyle(self.metrics)
        self.redating.restyle(self.metrics)
        # Room for both lanes, but at a great zoom they must not push the window off the screen.
        self.setMinimumHeight(min(round(self.metrics.row * 4 + self.metrics.axis), 104))
        self._arrange()
        self.viewport().update()

    def _arrange(self) -> None:
        width, height = float(self.width()), float(self.height())
        data = self.canvas.data
        has_undated = data is not None and any(lane.undated for lane in data.chronology.lanes)
        side = min(self.metrics.side, width / 4) if has_undated else 0.0
        right = max(width - side - (0 if side else self.metrics.pad * 2), self._gutter + 1)
        bottom = max(height - self.metrics.axis, 1.0)
        plot = QRectF(self._gutter, 0.0, right - self._gutter, bottom)
        self.box.setGeometry(plot)
        self.axis.setHeight(self.metrics.axis)
        self.axis.setGeometry(QRectF(self._gutter, bottom, plot.width(), self.metrics.axis))
        self.canvas.set_areas(Areas(QRectF(0, 0, self._gutter, bottom), plot, QRectF(right, 0.0, side, height)))
        self.handle.move()

    def _range_changed(self) -> None:
        (start, end), _ = self.box.viewRange()
        self.canvas.set_range(start, end)
        self.handle.move()

    # -- what a screen reader hears -----------------------------------------------------------------------------------

    @property
    def milestone_count(self) -> int:
        """How many milestones are shown, with and without a date."""
        return len(self._in_order()) + len(self._undated)

    def milestone_at(self, number: int) -> str:
        """Return the id of a milestone by its place in the order of time; those without a date come last."""
        data = self.canvas.data
        return self._at(data, number) if data is not None and 0 <= number < self.milestone_count else ""

    def number_of(self, milestone_id: str) -> int | None:
        """Return the place of a milestone in that order; None if it is not shown."""
        data = self.canvas.data
        return self._position_of(data, milestone_id) if data is not None else None

    def place_of(self, number: int) -> float | None:
        """Return where a milestone is in the viewport, in pixels from the left; None for one without a date."""
        day = self.travel.place(self.milestone_at(number))
        return self.canvas.window.x(day) if day is not None else None

    def spoken(self, number: int) -> str:
        """Return all there is to say of a milestone, as plain text."""
        analysis = self.context.project.analysis
        item = analysis.item(self.milestone_at(number))
        return describe.spoken(analysis, item) if isinstance(item, Milestone) else ""

    def _say(self, current: str) -> None:
        item = self.context.project.analysis.item(current)
        described = describe.spoken(self.context.project.analysis, item) if isinstance(item, Milestone) else ""
        alignment, data = self.canvas.chips.alignment, self.canvas.data
        if alignment is not None and data is not None and isinstance(item, Milestone) and current in data.where:
            since = alignment.since(data.where[current][0], item)
            if since is not None:
                described += " " + datewords.after_in_words(since, alignment.theme)
        if data is not None and self.canvas.chips.claim is not None:
            described = f"{described} {self.canvas.chips.summary(data.links.numbers.tolist())}".strip()
        self.setAccessibleDescription(described or translate("Timeline", "Arrow keys go from milestone to milestone."))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        accessible.say_current(self)

    def words_on_handle(self) -> str:
        """Return what the as-of handle does, or says."""
        data = self.canvas.data
        if not self.handle.text or data is None:
            return translate("Timeline", "Drag to see what had happened by a date (Shift+Left, Shift+Right)")
        later = sum(len(lane.later_dates) + len(lane.later_periods) for lane in data.lanes)
        words = translate("Timeline", "As of the end of {0}: {1} milestones are later. Escape clears it.")
        return words.format(self.handle.text, later)

    # -- moving about -------------------------------------------------------------------------------------------------

    def zoom_in(self) -> None:
        """Show less time, around the current milestone if it is in view."""
        self.travel.zoom_in(self._zoom_center())

    def zoom_out(self) -> None:
        """Show more time."""
        self.travel.zoom_out(self._zoom_center())

    def zoom_to_selection(self) -> None:
        """Show the current milestone with those that it is linked to, or those of the current statement."""
        data, focus = self.canvas.data, self.canvas.focus
        if data is None:
            return
        links = [data.chronology.links[key] for key in data.links_of.get(focus.current, ())]
        ids = {entry.milestone.id for link in links for entry in (link.first, link.second)}
        self.travel.fit({focus.current, *ids} if focus.current else focus.related)

    def _zoom_center(self) -> float | None:
        window = self.canvas.window
        at = self.travel.place(self.current)
        return at if at is not None and window.start <= at <= window.end else None

    def step(self, steps: int) -> None:
        """Go this many milestones on in the order of time, or back; those without a date come last."""
        data = self.canvas.data
        if data is None:
            return
        count = self.milestone_count
        if not count:
            return
        at = self.number_of(self.current)
        at = (0 if steps > 0 else count - 1) if at is None else min(max(at + steps, 0), count - 1)
        self.picked.emit(self._at(data, at))

    def go_to_end(self, *, last: bool) -> None:
        """Go to the first milestone or the last."""
        data = self.canvas.data
        if data is not None and self.milestone_count:
            self.picked.emit(self._at(data, self.milestone_count - 1 if last else 0))

    def _in_order(self) -> list[tuple[int, int]]:
        data = self.canvas.data
        if self._order is None:
            self._order = data.in_order() if data is not None else []
        return self._order

    def _position_of(self, data: TimelineData, milestone_id: str) -> int | None:
        order = self._in_order()
        where = data.where.get(milestone_id)
        if where is None:
            return len(order) + self._undated.index(milestone_id) if milestone_id in self._undated else None
        return order.index(where) if where in order else None

    def _at(self, data: TimelineData, position: int) -> str:
        order = self._in_order()
        if position >= len(order):
            return self._undated[position - len(order)]
        side, index = order[position]
        return data.chronology.lanes[side].entries[index].milestone.id

    # -- events -------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Only while a milestone is dragged is Escape not the window's.
        if event.type() == QEvent.Type.ShortcutOverride and self.redating.date is not None and take_escape(event):
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.pointer.give_up():
            return
        forward = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(key, 0)
        if forward and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._step_date(forward)
        elif forward and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.travel.pan(-forward * self.width() / 8)
        elif forward:
            self.step(forward)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to_end(last=key == Qt.Key.Key_End)
        else:
            event.ignore()
            return
        event.accept()

    def _step_date(self, steps: int) -> None:
        data = self.canvas.data
        if data is None:
            return
        unit = visible_unit(self.canvas.window, self.canvas.zero, self.metrics)
        date = as_of.stepped(min(data.until, data.chronology.end), steps, unit)
        self.dated.emit("" if as_of.end_of(date) >= data.chronology.end else date)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if leave_to_window(event):
            return
        pixels, angle = event.pixelDelta(), event.angleDelta()
        delta = pixels if not pixels.isNull() else QPoint(angle.x() // 2, angle.y() // 2)
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if sideways or abs(delta.x()) > abs(delta.y()):
            self.travel.pan(delta.x() or delta.y())
        else:
            self.travel.zoom(1.004 ** -delta.y(), self.canvas.window.day(event.position().x()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not leave_to_window(event):
            self.pointer.press(event)
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self.canvas.hit(event.position())
        if event.button() == Qt.MouseButton.LeftButton and hit is not None and hit.entries and self.context.editing.on:
            self.opened.emit()
            event.accept()
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if self.current if not by_mouse else self.pointer.select(QPointF(event.pos())):
            self.menu_wanted.emit(event.globalPos())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointer.leave()
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.pointer.tooltip_at(QPointF(event.pos()))
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
        accessible.say_current(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            focus_frame(painter, self.viewport().rect(), self.context.theme)
            painter.end()
        if self.canvas.fault is not None:
            fault, self.canvas.fault = self.canvas.fault, None
            raise RuntimeError(f"The timeline cannot be drawn: {fault}") from fault
        if not self._has_painted and self.canvas.data is not None:
            self._has_painted = True
            self.painted.emit()
