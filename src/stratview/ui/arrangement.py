"""The arrangement of the panels: one for each width of the window, in sizes that grow with the zoom."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDockWidget, QMainWindow

    from stratview.evidence.analysis import Analysis
    from stratview.ui.context import Context
    from stratview.ui.docks import Docks

Width = Literal["wide", "narrow", "small"]

STATE_VERSION = 2
"""Raised when docks are added or renamed, so that an old layout is not forced on a new window."""

_NARROW = 1100
_SMALL = 720
"""Below these widths, in pixels at 100 %, a window is narrow or small."""
_SHORT = 560
"""Below this height, in pixels at 100 %, the timeline is a strip in a wide window too, and absent in a small one."""

_DIMENSIONS = 228
_MIDDLE = 1000
_MEASURE = 590
"""The width of the source at which its lines have about 70 characters."""
_TIMELINE = 268
_STRIP = 138
_NO_TIMELINE = 112
"""The height of the timeline while it says that there are no milestones yet."""
_LEAST_MIDDLE = 300
_LEAST_ABOVE = 100
"""The least height of the middle above a panel that the reader has not resized, unless the panel needs the room."""

_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


class Arrangement(QObject):
    """Divides one window among its panels.

    A wide window shows all panels. In a narrow one the dimensions are a drop-down in the tool bar and the timeline is
    a strip; in a small one the source is below the statements. Each width keeps the arrangement that the reader gave
    it. Sizes are kept in pixels at 100 %, so zooming there and back ends where it began. Without milestones the
    timeline is one low line. `changed` is emitted when the window has become wide, narrow or small.
    """

    changed = Signal()

    def __init__(self, context: Context, window: QMainWindow, docks: Docks) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._docks = docks
        self._states: dict[Width, QByteArray] = {}
        # What the reader chose with the mouse, by width and panel.
        self._chosen: dict[Width, dict[str, float]] = {width: {} for width in get_args(Width)}
        self._before: dict[str, int] = {}
        self._width: Width | None = None
        self._is_arranging = False
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._fit)
        context.theme.changed.connect(self.fit)
        context.project.changed.connect(self._know_more)
        for dock in docks.all:
            dock.visibilityChanged.connect(self._share_with)

    @property
    def width(self) -> Width:
        """Whether the window is wide, narrow or small."""
        return self._width or self._width_now()

    # -- state --------------------------------------------------------------------------------------------------------

    def restore(self) -> None:
        """Take the arrangements of the last session, or those of a first start."""
        settings = self._context.settings
        for width in self._chosen:
            state = settings.bytes_of(f"docks-{STATE_VERSION}-{width}")
            if not state.isEmpty():
                self._states[width] = state
        self._take_sizes(bytes(settings.bytes_of(f"sizes-{STATE_VERSION}").data()))
        self._fit()

    def keep(self) -> None:
        """Write all arrangements into the settings."""
        settings = self._context.settings
        if self._width is not None:
            self._states[self._width] = self._window.saveState(STATE_VERSION)
        for width, state in self._states.items():
            settings.set_bytes(f"docks-{STATE_VERSION}-{width}", state)
        settings.set_bytes(f"sizes-{STATE_VERSION}", QByteArray(json.dumps(self._chosen).encode()))

    def follow(self, other: Arrangement) -> None:
        """Take over everything from the arrangement of the panels that were there before, as last noted."""
        self._states, self._chosen, self._width = other._states, other._chosen, other.width
        self._arrange(self._width)
        self.fit()

    def keep_current(self) -> None:
        """Note the present arrangement."""
        self._states[self.width] = self._window.saveState(STATE_VERSION)

    def reset(self) -> None:
        """Arrange the panels as at a first start, at any width of the window."""
        self._states.clear()
        for chosen in self._chosen.values():
            chosen.clear()
        for dock in self._docks.all:
            dock.setFloating(False)
        for dock in (self._docks.source, self._docks.timeline):
            dock.show()
        self._width = None
        self._fit()

    def _take_sizes(self, kept: bytes) -> None:
        try:
            sizes = json.loads(kept or b"{}")
        except ValueError:
            return  # A damaged value counts as not set.
        if not isinstance(sizes, dict):
            return
        for width, chosen in self._chosen.items():
            values = sizes.get(width)
            if isinstance(values, dict):
                chosen.update({name: float(at) for name, at in values.items() if isinstance(at, int | float)})

    # -- the reader's own sizes ---------------------------------------------------------------------------------------

    def grasp(self) -> None:
        """The mouse was pressed, perhaps on a border between panels."""
        self._before = {dock.objectName(): self._size(dock) for dock in self._docked()}

    def let_go(self) -> None:
        """The mouse was released: panels of another size were resized by the reader."""
        before, self._before = self._before, {}
        for dock in self._docked():
            size = self._size(dock)
            if before.get(dock.objectName(), size) != size:
                self._chosen[self.width][dock.objectName()] = size / self._scale

    @property
    def _scale(self) -> float:
        """Return how many pixels a pixel at 100 % is."""
        return self._context.theme.px(1000) / 1000

    def _docked(self) -> list[QDockWidget]:
        return [dock for dock in self._docks.all if not dock.isHidden() and not dock.isFloating()]

    def _size(self, dock: QDockWidget) -> int:
        return dock.width() if self._is_beside(dock) else dock.height()

    def _is_beside(self, dock: QDockWidget) -> bool:
        return self._window.dockWidgetArea(dock) not in (_BOTTOM, Qt.DockWidgetArea.TopDockWidgetArea)

    def _share_with(self, is_seen: bool) -> None:
        """Give a panel that is shown again its size: Qt gives it the smallest."""
        if is_seen and self._width is not None and not self._is_arranging:
            self._again.start()

    # -- sharing out --------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Divide the window among its panels: its size or the zoom has changed."""
        if self._width is not None:
            self._fit()
            # Once more when the panels have their new least sizes.
            self._again.start()

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if (old.milestones == ()) != (new.milestones == ()):
            self._again.start()

    def _fit(self) -> None:
        if self._is_arranging:
            # What is shown may push the window larger while Qt restores its layout. If the layout changed now, Qt would
            # go on with separators and tab bars that it has deleted. The timer of `fit` comes here again.
            return
        width = self._width_now()
        if width != self._width:
            if self._width is not None:
                self._states[self._width] = self._window.saveState(STATE_VERSION)
            self._width = width
            self._arrange(width)
            self.changed.emit()
        self._share_out()

    def _width_now(self) -> Width:
        width, px = self._window.width(), self._context.theme.px
        return "small" if width < px(_SMALL) else "narrow" if width < px(_NARROW) else "wide"

    @property
    def _is_short(self) -> bool:
        return self._window.height() < self._context.theme.px(_SHORT)

    def _arrange(self, width: Width) -> None:
        self._is_arranging = True
        try:
            state = self._states.get(width)
            if state is None or not self._restore(state):
                self._arrange_anew(width)
        finally:
            self._is_arranging = False

    def _arrange_anew(self, width: Width) -> None:
        """Arrange the panels as at a first start in such a window."""
        docks, is_tight = self._docks, width == "small" and self._is_short
        shown = {
            docks.dimensions: width == "wide",
            # In a tight window only the statements have room; the tool bar shows the others.
            docks.source: not docks.source.isHidden() and not is_tight,
            docks.timeline: not docks.timeline.isHidden() and not is_tight,
            docks.unproven: not docks.unproven.isHidden(),
            docks.notes: not docks.notes.isHidden(),
        }
        areas = Qt.DockWidgetArea
        source_area = areas.BottomDockWidgetArea if width == "small" else areas.RightDockWidgetArea
        placed = {docks.dimensions: areas.LeftDockWidgetArea, docks.source: source_area}
        for dock in shown:
            # Hidden while it moves, or it may push the window larger.
            dock.hide()
            if not dock.isFloating():
                self._window.addDockWidget(placed.get(dock, areas.BottomDockWidgetArea), dock)
        # Behind the timeline: the source must stay in sight while the reader works through the list.
        self._window.tabifyDockWidget(docks.timeline, docks.unproven)
        self._window.tabifyDockWidget(docks.timeline, docks.notes)
        if width == "small":
            self._window.tabifyDockWidget(docks.source, docks.timeline)
        for dock, is_shown in shown.items():
            dock.setVisible(is_shown)
        docks.source.raise_()

    def _restore(self, state: QByteArray) -> bool:
        """Arrange the panels as they were kept; False where the state does not fit."""
        fits = self._window.restoreState(state, STATE_VERSION)
        for dock in self._docks.all:
            if dock.isHidden():
                # Qt shows a dock that was added to a visible window in its next turn, unless it was hidden by name.
                dock.hide()
        return fits

    def _share_out(self) -> None:
        beside: list[QDockWidget] = []
        below: list[QDockWidget] = []
        for dock in self._docked():
            (beside if self._is_beside(dock) else below).append(dock)
        wanted = {dock.objectName(): self._wanted(dock) for dock in (*beside, *below)}
        room = self._window.width() - self._context.theme.px(_LEAST_MIDDLE)
        total = sum(wanted[dock.objectName()] for dock in beside)
        share = min(1.0, max(room, 1) / total) if total else 1.0
        for docks, direction, part in (
            (beside, Qt.Orientation.Horizontal, share),
            (below, Qt.Orientation.Vertical, 1.0),
        ):
            sizes = [round(wanted[dock.objectName()] * part) for dock in docks]
            self._window.resizeDocks(docks, sizes, direction)

    def _wanted(self, dock: QDockWidget) -> float:
        """Return the size for a panel, in pixels."""
        name, px = dock.objectName(), self._context.theme.px
        width, height = self._window.width(), self._window.height()
        chosen = self._chosen[self.width].get(name)
        if chosen is not None:
            return chosen * self._scale
        if self.width == "small" and not self._is_beside(dock):
            return min(height * (0.6 if self._is_short else 0.42), self._room() - px(_LEAST_ABOVE))
        if name == "dimensions":
            return px(_DIMENSIONS)
        if name == "source":
            if self.width == "narrow":
                return width * 0.36
            return min(max(width - px(_DIMENSIONS) - px(_MIDDLE), width * 0.3), px(_MEASURE))
        if not self._has_more_below and self._context.project.analysis.milestones == ():
            return px(_NO_TIMELINE)
        if self.width == "narrow" or self._is_short:
            return px(_STRIP)
        return min(px(_TIMELINE), height * 0.3)

    @property
    def _has_more_below(self) -> bool:
        """Return whether another panel than the timeline is below the middle."""
        return any(dock is not self._docks.timeline and not self._is_beside(dock) for dock in self._docked())

    def _room(self) -> int:
        """Return the height between the tool bar and the status bar."""
        middle = self._window.centralWidget()
        return self._window.statusBar().y() - (middle.y() if middle is not None else 0)
