"""The timeline as a panel: the lanes, the means to move about in them, and a word when there is nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from stratview.comparison.chronology import chronology
from stratview.comparison.model import Milestone
from stratview.ui.timeline.arrays import prepare
from stratview.ui.timeline.related import Related
from stratview.ui.timeline.view import TimelineView

if TYPE_CHECKING:
    from stratview.session.selection import View
    from stratview.ui.context import Context

_MARGIN = 0.04
_LEAST_MARGIN = 90.0


class TimelinePanel(QWidget):
    """Shows the milestones of a comparison once they are read, and follows the selection.

    `painted` is emitted once, after the first painting with milestones.
    """

    painted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._related: Related | None = None
        self._actions: list[tuple[QAction, str]] = []
        self.header = QWidget(self)
        """The row of controls. A dock may take it for its title bar."""
        self._heading = QLabel(self.tr("Timeline"), self.header)
        self.view = TimelineView(context, self)
        self._notice = QLabel(self)
        self._notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._notice.setWordWrap(True)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._notice)
        self._pages.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._buttons = self._make_buttons()
        self._lay_out()
        self._restyle()
        self.view.picked.connect(context.selection.show_item)
        self.view.painted.connect(self.painted)
        context.selection.changed.connect(self._selection_changed)
        context.theme.changed.connect(self._restyle)
        if context.reading.comparison is not None:
            self._fill()
        else:
            self._say(self.tr("Reading the milestones…"))
            context.reading.completed.connect(self._fill)

    def sizeHint(self) -> QSize:
        return QSize(self._context.theme.px(900), self._context.theme.px(230))

    # -- building -----------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> list[QToolButton]:
        specs = (
            ("minus", self.tr("Zoom out"), ("-",), self.view.zoom_out),
            ("plus", self.tr("Zoom in"), ("+", "="), self.view.zoom_in),
            ("maximize", self.tr("Show all milestones"), ("0", "F"), self.view.fit_all),
        )
        buttons = []
        for icon, text, keys, slot in specs:
            action = QAction(self._context.icons.icon(icon, "muted"), text, self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setToolTip(f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
            action.triggered.connect(slot)
            self.addAction(action)
            button = QToolButton(self.header)
            button.setDefaultAction(action)
            button.setAutoRaise(True)
            button.setAccessibleName(text)
            buttons.append(button)
        return buttons

    def _lay_out(self) -> None:
        self._bar = QHBoxLayout(self.header)
        self._bar.addWidget(self._heading)
        self._bar.addStretch(1)
        for button in self._buttons:
            self._bar.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(self._pages, 1)

    def _restyle(self) -> None:
        theme = self._context.theme
        self._heading.setFont(theme.font("small", bold=True))
        self._notice.setFont(theme.font("ui"))
        self._bar.setContentsMargins(theme.px(10), theme.px(3), theme.px(8), 0)
        self._bar.setSpacing(theme.px(2))
        for button in self._buttons:
            button.setIconSize(QSize(theme.px(14), theme.px(14)))
        self.view.restyle()

    # -- content ------------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        reading = self._context.reading
        comparison = reading.comparison
        milestones = comparison.milestones if comparison is not None else ()
        lanes = chronology(reading.head.subjects, milestones)
        if not lanes.count:
            self._say(
                self.tr(
                    "This comparison has no milestones yet. Write them into its timeline.yaml, "
                    "each with a subject, a date, a title and a cite, and open it again."
                )
            )
            return
        margin = max((lanes.end - lanes.start) * _MARGIN, _LEAST_MARGIN)
        self._related = Related(reading, milestones)
        self.view.set_data(prepare(lanes, (lanes.start - margin, lanes.end + margin)))
        self._pages.setCurrentWidget(self.view)
        self._set_buttons_enabled(enabled=True)
        self._follow()

    def _say(self, text: str) -> None:
        self._notice.setText(text)
        self._pages.setCurrentWidget(self._notice)
        self._set_buttons_enabled(enabled=False)

    def _set_buttons_enabled(self, *, enabled: bool) -> None:
        for button in self._buttons:
            button.defaultAction().setEnabled(enabled)

    # -- following ----------------------------------------------------------------------------------------------------

    def _selection_changed(self, old: View, new: View) -> None:
        if old.item != new.item:
            self._follow()

    def _follow(self) -> None:
        if self._related is None:
            return
        current = self._context.selection.view.item
        is_milestone = isinstance(self._context.reading.item(current), Milestone)
        self.view.set_focus(current if is_milestone else "", self._related.to(current))
