"""What the mouse does in the timeline: point, click, drag the time, the as-of date or a milestone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from stratview.ui import words
from stratview.ui.shapes import draw_marker
from stratview.ui.timeline import as_of, datewords, describe
from stratview.ui.timeline.axis import visible_unit
from stratview.ui.timeline.header import in_menu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QMouseEvent

    from stratview.comparison.model import Milestone
    from stratview.ui.timeline.hits import Hit
    from stratview.ui.timeline.view import TimelineView

translate = QCoreApplication.translate
_DRAG = 4
_LISTED = 14
"""A cluster of up to this size opens as a list; a larger one is zoomed to."""


class Pointer(QObject):
    """Follows the mouse over one view.

    `picked` is emitted with a milestone's id, `dated` with an as-of date, `redated` with the id of a milestone that was
    dragged to another date, and that date.
    """

    picked = Signal(str)
    dated = Signal(str)
    redated = Signal(str, str)

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPointF | None = None
        self._dragged: QPointF | None = None
        self._grasped: int | None = None

    # -- events -------------------------------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        self._pressed = event.position()
        self._dragged = None
        self._grasped = self._grasp(event.position()) if event.button() == Qt.MouseButton.LeftButton else None

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved."""
        if self._pressed is None:
            self.hover(event.position())
            return
        moved = event.position() - self._pressed
        if self._dragged is None and abs(moved.x()) > _DRAG:
            self._dragged = self._pressed
            if self._grasped is None and self._take_up(self._pressed):
                self._view.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
            elif self._grasped is None:
                self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragged is None:
            return
        if self._view.redating.date is not None:
            self._view.redating.move(event.position().x())
        elif self._grasped is None:
            self._view.travel.pan(event.position().x() - self._dragged.x())
        else:
            self._drag_date(event.position().x(), self._grasped)
        self._dragged = event.position()

    def release(self, event: QMouseEvent) -> None:
        """A button went up."""
        was_click = self._pressed is not None and self._dragged is None and self._grasped is None
        self._pressed = self._dragged = self._grasped = None
        redated = self._view.redating.finish()
        if redated is not None:
            # Only now: to show its passage takes longer than a frame of the drag.
            self.picked.emit(redated[0])
            self.redated.emit(*redated)
        if was_click and event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position())
        self.hover(event.position())

    def give_up(self) -> bool:
        """Let a milestone that is dragged where it was; returns whether one was."""
        if self._view.redating.date is None:
            return False
        self._view.redating.cancel()
        self._pressed = self._dragged = None
        return True

    def _take_up(self, point: QPointF) -> bool:
        """Begin to drag the milestone at a point, if the comparison is unlocked and its date can be moved."""
        view = self._view
        hit = view.canvas.hit(point) if view.context.editing.on else None
        if hit is None or not hit.entries:
            return False
        milestones = view.canvas.milestones(hit)
        milestone = next((one for one in milestones if one.id == view.current), milestones[0])
        frame = view.canvas.frame()
        on_bar = frame is None or any(bar.index in hit.entries for bar in frame.lanes[hit.side].bars)
        y = point.y() if frame is None or on_bar else frame.grid.middle(frame.grid.lanes[hit.side])
        if not view.redating.begin(milestone, hit.side, QPointF(point.x(), y)):
            return False
        view.canvas.set_hovered(None)
        return True

    def select(self, point: QPointF) -> bool:
        """Select a milestone at a point, unless one there is selected already; returns whether there is one."""
        hit = self._view.canvas.hit(point)
        if hit is None or not hit.entries:
            return False
        ids = [milestone.id for milestone in self._view.canvas.milestones(hit)]
        if self._view.current not in ids:
            self.picked.emit(ids[0])
        return True

    def leave(self) -> None:
        """The mouse is elsewhere."""
        self._view.canvas.set_hovered(None)
        self._view.handle.set_lit(lit=False)

    def hover(self, point: QPointF) -> None:
        """Light up what is at a point."""
        view = self._view
        grasped = self._grasp(point) is not None
        hit = None if grasped else view.canvas.hit(point)
        over = hit is not None or bool(view.canvas.undated_at(point))
        cursor = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.OpenHandCursor
        view.viewport().setCursor(Qt.CursorShape.SizeHorCursor if grasped else cursor)
        view.canvas.set_hovered(hit)
        view.handle.set_lit(lit=grasped)

    # -- what is there ------------------------------------------------------------------------------------------------

    def tooltip_at(self, point: QPointF) -> str:
        """Return what is said of the thing at a point; empty where there is none."""
        view = self._view
        analysis, theme, canvas = view.context.project.analysis, view.context.theme, view.canvas
        undated = canvas.undated_at(point)
        if undated:
            return describe.tooltip(analysis, theme, undated)
        if self._grasp(point) is not None:
            return describe.note(theme, view.words_on_handle())
        hit = canvas.hit(point)
        if hit is None:
            return ""
        if hit.links and canvas.data is not None:
            return describe.lag_tooltip(theme, [canvas.data.chronology.links[key] for key in hit.links], canvas.chips)
        alignment = canvas.chips.alignment
        return describe.tooltip(analysis, theme, canvas.milestones(hit), (alignment, hit.side))

    def _grasp(self, point: QPointF) -> int | None:
        view = self._view
        side = view.handle.grasped(point) if view.canvas.data is not None else None
        on_axis = point.y() >= view.canvas.areas.plot.bottom()
        return side if side is not None and (on_axis or view.canvas.hit(point) is None) else None

    # -- what follows -------------------------------------------------------------------------------------------------

    def _drag_date(self, x: float, side: int) -> None:
        view = self._view
        window = view.canvas.window
        day = window.day(x) - view.canvas.shifts[side]
        unit = visible_unit(window, view.canvas.zero, view.metrics)
        date = as_of.nearest(day, unit)
        data = view.canvas.data
        at_end = data is not None and (x >= window.right or as_of.end_of(date) >= data.chronology.end)
        self.dated.emit("" if at_end else date)

    def _click(self, point: QPointF) -> None:
        canvas = self._view.canvas
        undated = canvas.undated_at(point)
        hit = canvas.hit(point)
        if undated:
            self._open(undated, point)
        elif hit is not None and hit.crowd is not None:
            self._open_crowd(hit, point)
        elif hit is not None and hit.links and point.x() < canvas.window.left:
            self._open_lags(hit, point)
        elif hit is not None:
            # Of several at one place, each click takes the next.
            ids = [milestone.id for milestone in canvas.milestones(hit)]
            current = self._view.current
            at = ids.index(current) + 1 if current in ids else 0
            self.picked.emit(ids[at % len(ids)])

    def _open_crowd(self, hit: Hit, point: QPointF) -> None:
        milestones = self._view.canvas.milestones(hit)
        if len(milestones) <= _LISTED:
            self._open(milestones, point)
        else:
            self._view.travel.fit(milestone.id for milestone in milestones)

    def _open(self, milestones: Sequence[Milestone], point: QPointF) -> None:
        if len(milestones) == 1:
            self.picked.emit(milestones[0].id)
            return
        menu = QMenu(self._view)
        for milestone in milestones:
            action = menu.addAction(in_menu(f"{describe.when(milestone)}  {milestone.title}"))
            action.setIcon(self._mark(milestone))
            action.setData(milestone.id)
        menu.triggered.connect(self._chosen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._view.viewport().mapToGlobal(point.toPoint()))

    def _open_lags(self, hit: Hit, point: QPointF) -> None:
        """List lags that have no track; choosing one goes to its first milestone."""
        canvas = self._view.canvas
        if canvas.data is None:
            return
        menu = QMenu(self._view)
        for key in hit.links[:_LISTED]:
            link = canvas.data.chronology.links[key]
            theme = datewords.theme_in_words(link.theme)
            action = menu.addAction(in_menu(words.labelled(theme, canvas.chips.text((key,)))))
            action.setData(link.first.milestone.id)
        if len(hit.links) > _LISTED:
            # In a separate variable: lupdate reads no expression there.
            more = len(hit.links) - _LISTED
            menu.addAction(translate("Timeline", "and %n more", "", more)).setEnabled(False)
        menu.triggered.connect(self._chosen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._view.viewport().mapToGlobal(point.toPoint()))

    def _mark(self, milestone: Milestone) -> QIcon:
        """The shape and colour of a milestone's subject."""
        view = self._view
        subjects = view.context.project.head.subjects
        side = next((side for side, one in enumerate(subjects) if one.id == milestone.subject), 0)
        ratio, size = view.devicePixelRatioF(), view.context.theme.px(16)
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        accent = view.context.theme.accent(subjects[side].color)
        inset = size / 5
        draw_marker(painter, QRectF(inset, inset, size - 2 * inset, size - 2 * inset), accent, side)
        painter.end()
        return QIcon(pixmap)

    def _chosen(self, action: QAction) -> None:
        self.picked.emit(action.data())
