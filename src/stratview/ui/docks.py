"""The panels around the middle of the window: their places, how to reach them, what fills them later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow

from stratview.ui.dock_title import DockTitle
from stratview.ui.labels import plain_label
from stratview.ui.mnemonics import ENGLISH
from stratview.ui.mouse import leave_to_window
from stratview.ui.on_screen import show_in_front

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QCloseEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from stratview.ui.context import Context
    from stratview.ui.dimension_list import DimensionList
    from stratview.ui.pages.middle import Middle
    from stratview.ui.source.panel import SourcePanel
    from stratview.ui.timeline.panel import Reading, TimelinePanel


class _Dock(QDockWidget):
    """A panel. Qt passes no event from a floating one on to its window, so it hands over what belongs to that."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if leave_to_window(event):
            self._hand_over(event)
        else:
            super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if leave_to_window(event):
            self._hand_over(event)
        else:
            super().wheelEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        super().closeEvent(event)
        window = self.parentWidget()
        middle = window.centralWidget() if isinstance(window, QMainWindow) else None
        if had_focus and middle is not None:
            # Qt would give it to the next control in its own order, the first of the tool bar.
            middle.activateWindow()
            middle.setFocus()

    def _hand_over(self, event: QEvent) -> None:
        window = self.parentWidget()
        if self.isFloating() and window is not None:
            QCoreApplication.sendEvent(window, event)


class Docks(QObject):
    """The docks of one window: the dimensions, the source, the timeline, and what is not proven.

    The timeline comes when it is loaded; the list of what is not proven is made when it is first asked for.
    `milestone_redated(id, date)` is emitted for a milestone that was dragged to another date on the timeline,
    `milestone_opened` when the current milestone was double-clicked there, `milestone_menu_wanted(point)` when its
    commands are wanted at a point of the screen.
    """

    milestone_redated = Signal(str, str)
    milestone_opened = Signal()
    milestone_menu_wanted = Signal(QPoint)

    def __init__(
        self, context: Context, window: QMainWindow, dimensions: DimensionList, middle: Middle, source: SourcePanel
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._dimensions = dimensions
        self._middle = middle
        self._source = source
        self.timeline_reading: Reading | None = None
        """What the timeline shows once it is loaded, from the panels that were there before."""
        for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            window.setCorner(corner, Qt.DockWidgetArea.BottomDockWidgetArea)
        self._timeline_place = plain_label(window, self.tr("Drawing the timeline…"))
        self._timeline_place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        left, right, bottom = (
            Qt.DockWidgetArea.LeftDockWidgetArea,
            Qt.DockWidgetArea.RightDockWidgetArea,
            Qt.DockWidgetArea.BottomDockWidgetArea,
        )
        self.dimensions = self._dock("dimensions", self.tr("Dimensions"), dimensions, left)
        self.source = self._dock("source", self.tr("Source"), source, right)
        self.timeline = self._dock("timeline", self.tr("Timeline"), self._timeline_place, bottom)
        self.unproven = self._dock("unproven", self.tr("What is not proven"), None, bottom)
        # Behind the timeline: the source must stay in sight while the reader works through the list.
        window.tabifyDockWidget(self.timeline, self.unproven)
        self.unproven.hide()
        self.notes = self._dock("notes", self.tr("Your notes"), None, bottom)
        window.tabifyDockWidget(self.timeline, self.notes)
        self.notes.hide()

    def _dock(self, name: str, title: str, widget: QWidget | None, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = _Dock(title, self._window)
        dock.setObjectName(name)
        dock.toggleViewAction().setProperty(ENGLISH, name)
        dock.setTitleBarWidget(DockTitle(self._context, dock, self._window))
        if widget is not None:
            dock.setWidget(widget)
        self._window.addDockWidget(area, dock)
        dock.visibilityChanged.connect(self._leave_tab)
        return dock

    def _leave_tab(self, shown: bool) -> None:
        """Move the focus to the panel that came in front of the focused one."""
        behind, focus = self.sender(), QApplication.focusWidget()
        if shown or not isinstance(behind, QDockWidget) or behind.isHidden() or focus is None:
            return
        if behind.isAncestorOf(focus):
            tabbed = self._window.tabifiedDockWidgets(behind)
            before = next((dock for dock in tabbed if dock.widget() is not None and self._is_seen(dock.widget())), None)
            (before.widget() if before is not None else self._middle).setFocus()

    @property
    def all(self) -> list[QDockWidget]:
        """The docks, in their order."""
        return [self.dimensions, self.source, self.timeline, self.unproven, self.notes]

    @property
    def toggles(self) -> list[QAction]:
        """An action for each dock that shows and hides it, with an icon for those of the tool bar."""
        for dock, icon, tip in (
            (self.dimensions, "panel-left", self.tr("Show or hide the dimensions")),
            (self.source, "panel-right", self.tr("Show or hide the source")),
            (self.timeline, "panel-bottom", self.tr("Show or hide the timeline")),
        ):
            action = dock.toggleViewAction()
            action.setIcon(self._context.icons.icon(icon))
            action.setToolTip(tip)
        return [dock.toggleViewAction() for dock in self.all]

    def fill_what_is_open(self) -> None:
        """Make the list of what is not proven, where an earlier session left it open."""
        if not self.unproven.isHidden():
            self._fill_unproven()

    # -- the timeline -----------------------------------------------------------------------------------------------

    def show_timeline(self, timeline: TimelinePanel) -> None:
        """Show the timeline, once it is loaded."""
        self.timeline.setWidget(timeline)
        title = self.timeline.titleBarWidget()
        if isinstance(title, DockTitle):
            title.show_beside(timeline.header)
        timeline.resume(self.timeline_reading)
        timeline.redated.connect(self.milestone_redated)
        timeline.opened.connect(self.milestone_opened)
        timeline.menu_wanted.connect(self.milestone_menu_wanted)
        self._timeline_place.deleteLater()

    def miss_timeline(self) -> None:
        """Show in the dock that the timeline could not be loaded."""
        self._timeline_place.setText(
            self.tr("The timeline could not be loaded: a part of this installation is damaged.")
        )

    # -- ways to the panels -----------------------------------------------------------------------------------------

    def _bring(self, dock: QDockWidget, widget: QWidget) -> None:
        """Open a dock, bring it before others, and give a widget in it the keyboard, also in a separate window."""
        show_in_front(dock)
        widget.setFocus()

    def focus_dimensions(self) -> None:
        """Go to the list of the dimensions."""
        self._bring(self.dimensions, self._dimensions)

    def focus_filter(self) -> None:
        """Go to the filter of the dimensions, with what it holds selected."""
        self._bring(self.dimensions, self._dimensions.filter)
        self._dimensions.filter.selectAll()

    def focus_source(self) -> None:
        """Go to the document."""
        self._bring(self.source, self._source)

    def focus_timeline(self) -> None:
        """Go to the timeline."""
        self._bring(self.timeline, self.timeline.widget())

    def focus_middle(self) -> None:
        """Go to the statements, or the page in their place."""
        self._window.activateWindow()
        self._middle.setFocus()

    def focus_next(self) -> None:
        """Go on to the next pane that is in sight; the middle of the window is one of them."""
        panes: list[QWidget] = [self._dimensions, self._middle.page, self._source, self.timeline.widget()]
        panes += [dock.widget() for dock in (self.unproven, self.notes) if dock.widget() is not None]
        visible = [pane for pane in panes if self._is_seen(pane)]
        focus = QApplication.focusWidget()
        at = next((i for i, pane in enumerate(visible) if focus is not None and pane.isAncestorOf(focus)), -1)
        if visible:
            pane = visible[(at + 1) % len(visible)]
            pane.activateWindow()
            pane.setFocus(Qt.FocusReason.TabFocusReason)

    def _is_seen(self, pane: QWidget) -> bool:
        # Qt moves what is behind another tab out of the window.
        at = QRect(pane.mapTo(self._window, QPoint()), pane.size())
        return pane.isVisible() and (pane.window() is not self._window or self._window.rect().intersects(at))

    def find_in_document(self) -> None:
        """Open the field that finds in the document that is shown."""
        self.source.show()
        self.source.raise_()
        self._source.find_in_text()

    def bring_document(self) -> None:
        """Show the document, where the reader went to a place in it."""
        if self._context.selection.view.place is not None:
            self.source.show()
        self.source.raise_()

    def focus_hit(self) -> None:
        """Focus the hit that was opened: a statement in the middle, else the source."""
        view = self._context.selection.view
        is_statement = view.place is None and bool(self._context.project.analysis.home(view.item))
        (self._middle if is_statement else self._source).setFocus()

    def step_hit(self, step: int, elsewhere: Callable[[int], None]) -> None:
        """Go to the next or previous hit: in the document while the reader finds there, else `elsewhere`."""
        if self._source.is_finding and self._source.isAncestorOf(self._window.focusWidget()):
            self._source.finder.step(step)
        else:
            elsewhere(step)

    def toggle_unproven(self) -> None:
        """Show or hide the list of what is not proven."""
        self._fill_unproven()
        # Behind the timeline's tab it is open, but not in sight.
        seen = self._is_seen(self.unproven)
        self.unproven.setVisible(not seen)
        if not seen:
            self.unproven.raise_()
            self.unproven.widget().setFocus()
        else:
            self._middle.setFocus()

    def _fill_unproven(self) -> None:
        if self.unproven.widget() is None:
            from stratview.ui.unproven_list import UnprovenList

            self.unproven.setWidget(UnprovenList(self._context, self._window))
