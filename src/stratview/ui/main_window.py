"""The window: where the panels stand and which command goes where. Nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDockWidget,
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stratview.ui import words
from stratview.ui.actions import Actions, check_choice
from stratview.ui.aside import Aside
from stratview.ui.commands import Commands
from stratview.ui.dimension_list import DimensionList
from stratview.ui.find.field import FindField
from stratview.ui.message_bar import MessageBar
from stratview.ui.middle import Middle
from stratview.ui.on_screen import OnScreen
from stratview.ui.source_panel import SourcePanel
from stratview.ui.status import StatusBar

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent

    from stratview.session.selection import View
    from stratview.ui.context import Context
    from stratview.ui.export_dialog import ExportDialog
    from stratview.ui.opening import Opening

STATE_VERSION = 1
"""Raised when docks are added or renamed, so that an old layout is not forced on a new window."""

_DOCKS = f"docks-{STATE_VERSION}"
"""Each layout has its own place in the settings: two versions used in turn leave each other's alone."""

_FIRST_SIZE = QSize(1440, 900)


class MainWindow(QMainWindow):
    """One comparison, open for reading.

    `painted` is emitted once, after the first paint of the panels. `open_requested(path)`, `language_requested(tag)`
    and `closed` are for `stratview.desktop`.
    """

    painted = Signal()
    open_requested = Signal(str)
    reload_requested = Signal()
    language_requested = Signal(str)
    closed = Signal()

    def __init__(self, context: Context, place: str) -> None:
        """Build the window. `place` is the name under which the reading place is kept in the settings."""
        super().__init__()
        self._context = context
        self._place = place
        self._was_painted = False
        self._export_dialog: ExportDialog | None = None
        self._opening: Opening | None = None
        self.actions_ = Actions(context, self)
        self._commands = Commands(context, self)
        self.aside = Aside(self.actions_, context, self)
        self.setWindowTitle(f"{context.reading.head.title} — stratview")
        self.setDockOptions(
            QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AnimatedDocks
        )
        for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            self.setCorner(corner, Qt.DockWidgetArea.BottomDockWidgetArea)
        self._make_panels()
        self._make_tool_bar()
        self._connect()
        self._style()
        self._restore()
        self._follow(context.selection.view, context.selection.view)

    # -- parts ------------------------------------------------------------------------------------------------------

    def _make_panels(self) -> None:
        context = self._context
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        messages = MessageBar(context, middle)
        messages.command_given.connect(self._give_command)
        column.addWidget(messages)
        self.middle = Middle(context, middle)
        self.compare = self.middle.compare
        column.addWidget(self.middle, 1)
        self.setCentralWidget(middle)
        self.dimensions = DimensionList(context, self)
        self.source = SourcePanel(context, self)
        self._timeline_place = QLabel(self.tr("Drawing the timeline…"), self)
        self._timeline_place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        left, right, bottom = (
            Qt.DockWidgetArea.LeftDockWidgetArea,
            Qt.DockWidgetArea.RightDockWidgetArea,
            Qt.DockWidgetArea.BottomDockWidgetArea,
        )
        self._dimension_dock = self._dock("dimensions", self.tr("Dimensions"), self.dimensions, left)
        self._source_dock = self._dock("source", self.tr("Source"), self.source, right)
        self._timeline_dock = self._dock("timeline", self.tr("Timeline"), self._timeline_place, bottom)
        self._unproven_dock = self._dock("unproven", self.tr("What is not proven"), None, bottom)
        # Behind the timeline: the source must stay in sight while the reader works through the list.
        self.tabifyDockWidget(self._timeline_dock, self._unproven_dock)
        self._unproven_dock.hide()
        self._status = StatusBar(context, self)
        self.setStatusBar(self._status)
        self.source.add_header_action(self.actions_.copy_quote)
        self.source.add_header_action(self.actions_.show_uncited)
        for action in (self.actions_.previous_uncited, self.actions_.next_uncited):
            self.source.bar.add_action(action)

    def _dock(self, name: str, title: str, widget: QWidget | None, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        if widget is not None:
            dock.setWidget(widget)
        self.addDockWidget(area, dock)
        return dock

    def _make_tool_bar(self) -> None:
        actions = self.actions_
        bar = QToolBar(self.tr("Tools"), self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.addActions([actions.back, actions.forward])
        self._title = QLabel(bar)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        head = self._context.reading.head
        self._title.setText(head.title)
        self._title.setToolTip(words.plain(head.subtitle))
        # A very long title is cut; it must not decide how wide the window is.
        self._title.setMinimumWidth(1)
        bar.addWidget(self._title)
        self._add_spacer(bar)
        self.find_field = FindField(self._context, actions.find, bar)
        bar.addWidget(self.find_field)
        self._add_spacer(bar)
        bar.addAction(actions.export)
        export = bar.widgetForAction(actions.export)
        if isinstance(export, QToolButton):
            export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.addWidget(self._menu_button(self.tr("Theme"), "sun-moon", self._theme_menu()))
        bar.addActions([actions.zoom_out, actions.zoom_in])
        bar.addWidget(self._menu_button(self.tr("Menu"), "list", self._main_menu()))
        self._bar = bar
        self.addToolBar(bar)
        # All shortcuts work also while their menu was never opened.
        self.addActions(actions.all)
        self.compare.table.addActions([actions.copy_statement, actions.copy_quote, actions.tension])

    @staticmethod
    def _add_spacer(bar: QToolBar) -> None:
        spacer = QWidget(bar)
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spacer)

    def _menu_button(self, text: str, icon: str, menu: QMenu) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._context.icons.icon(icon))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        return button

    def _theme_menu(self) -> QMenu:
        menu = QMenu(self.tr("Theme"), self)
        menu.addActions(self.actions_.themes.actions())
        return menu

    def _main_menu(self) -> QMenu:
        actions = self.actions_
        menu = QMenu(self)
        menu.addActions([actions.find, actions.find_in_document])
        menu.addSeparator()
        menu.addActions([actions.open, actions.open_folder])
        self._recent = menu.addMenu(self.tr("Open recent"))
        self._recent.aboutToShow.connect(self._fill_recent)
        menu.addActions([actions.open_bundled, actions.reload])
        menu.addSeparator()
        panels = menu.addMenu(self.tr("Panels"))
        for dock in (self._dimension_dock, self._source_dock, self._timeline_dock, self._unproven_dock):
            panels.addAction(dock.toggleViewAction())
        languages = menu.addMenu(self.tr("Language"))
        languages.setIcon(self._context.icons.icon("languages"))
        languages.addActions(actions.languages.actions())
        menu.addActions([actions.zoom_in, actions.zoom_out, actions.zoom_reset, actions.clear_as_of])
        menu.addSeparator()
        menu.addActions([actions.show_uncited, actions.choose_document])
        menu.addSeparator()
        menu.addActions([actions.copy_statement, actions.copy_quote, actions.copy_entry])
        menu.addActions([actions.export, actions.print])
        menu.addSeparator()
        menu.addActions([actions.unproven, actions.settings])
        menu.addSeparator()
        menu.addActions([actions.help, actions.shortcuts, actions.news, actions.about])
        menu.addSeparator()
        menu.addAction(actions.quit)
        return menu

    def _connect(self) -> None:
        actions, selection, theme = self.actions_, self._context.selection, self._context.theme
        for action, slot in (
            (actions.back, selection.go_back),
            (actions.forward, selection.go_forward),
            (actions.next_dimension, self._commands.next_dimension),
            (actions.previous_dimension, self._commands.previous_dimension),
            (actions.overview, self._commands.show_overview),
            (actions.tensions, self._commands.show_tensions),
            (actions.filter, self._focus_filter),
            (actions.find, self.find_field.take_focus),
            (actions.find_in_document, self._find_in_document),
            (actions.next_hit, self._next_hit),
            (actions.previous_hit, self._previous_hit),
            (actions.next_cite, self._commands.next_cite),
            (actions.previous_cite, self._commands.previous_cite),
            (actions.next_passage, self.source.next_passage),
            (actions.previous_passage, self.source.previous_passage),
            # What selects a sentence brings the document before the reader first.
            *((action, self._focus_source) for action in actions.of_sentences),
            (actions.next_sentence, self.source.next_sentence),
            (actions.previous_sentence, self.source.previous_sentence),
            (actions.next_uncited, self.source.next_uncited),
            (actions.previous_uncited, self.source.previous_uncited),
            (actions.copy_entry, self.source.copy_entry),
            (actions.choose_document, self._source_dock.show),
            (actions.choose_document, self.source.choose_document),
            (actions.tension, self._commands.go_to_tension),
            (actions.focus_dimensions, self._focus_dimensions),
            (actions.focus_statements, self.middle.setFocus),
            (actions.focus_source, self._focus_source),
            (actions.focus_timeline, self._focus_timeline),
            (actions.next_pane, self._focus_next_pane),
            (actions.clear_as_of, self._commands.clear_as_of),
            (actions.unproven, self._toggle_unproven),
            (actions.export, self._show_export),
            (actions.print, self._show_printing),
            (actions.copy_statement, self._commands.copy_statement),
            (actions.copy_quote, self._commands.copy_quote),
            (actions.zoom_in, self._commands.zoom_in),
            (actions.zoom_out, self._commands.zoom_out),
            (actions.zoom_reset, self._commands.zoom_reset),
            (actions.next_theme, self._commands.next_theme),
            (actions.open, self._ask_for_file),
            (actions.open_folder, self._ask_for_folder),
            (actions.open_bundled, self._open_bundled),
            (actions.reload, self.reload_requested),
            (actions.settings, self.aside.show_settings),
            (actions.help, self.aside.show_guide),
            (actions.shortcuts, self.aside.show_shortcuts),
            (actions.news, self.aside.show_news),
            (actions.about, self.aside.show_about),
            (actions.quit, self.close),
        ):
            action.triggered.connect(slot)
        actions.themes.triggered.connect(self._commands.theme_chosen)
        actions.languages.triggered.connect(self._language_chosen)
        self.aside.language_chosen.connect(self.language_requested)
        check_choice(actions.languages, self._context.settings.language)
        actions.show_uncited.setChecked(self._context.settings.show_uncited)
        actions.show_uncited.toggled.connect(self.source.show_uncited)
        self.source.uncited_shown.connect(actions.show_uncited.setChecked)
        self._status.totals_clicked.connect(self._toggle_unproven)
        self.dimensions.chosen.connect(self.middle.setFocus)
        selection.changed.connect(self._follow)
        theme.changed.connect(self._style)

    # -- state ------------------------------------------------------------------------------------------------------

    def _restore(self) -> None:
        settings = self._context.settings
        screen = QGuiApplication.primaryScreen().availableGeometry().size()
        self.resize(_FIRST_SIZE.boundedTo(screen))
        self.restoreGeometry(settings.bytes_of("geometry"))
        if not self.restoreState(settings.bytes_of(_DOCKS), STATE_VERSION):
            self.place_docks()
        if not self._unproven_dock.isHidden():
            self._fill_unproven_dock()
        self._screens = OnScreen(self)

    def place_docks(self) -> None:
        """The layout of a first start: the statements keep half of the width and most of the height."""
        width, height = self.width(), self.height()
        sides = [min(self._px(228), width // 5), min(self._px(400), round(width * 0.3))]
        self.resizeDocks([self._dimension_dock, self._source_dock], sides, Qt.Orientation.Horizontal)
        self.resizeDocks([self._timeline_dock], [min(self._px(232), round(height * 0.28))], Qt.Orientation.Vertical)

    def keep_state(self) -> None:
        """Write everything that shall come back at the next start."""
        settings, selection, theme = self._context.settings, self._context.selection, self._context.theme
        settings.set_bytes("geometry", self.saveGeometry())
        settings.set_bytes(_DOCKS, self.saveState(STATE_VERSION))
        settings.theme = theme.choice
        settings.zoom = theme.zoom
        settings.set_place(self._place, selection.view, selection.positions)
        settings.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_state()
        super().closeEvent(event)
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._was_painted:
            self._context.theme.measure_again()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.windowHandle().screenChanged.connect(self._context.theme.measure_again)
            # The panels are painted in this same pass; what comes after it may take its time.
            self.painted.emit()

    def take_drops(self) -> None:
        """Open what is dropped on the window, from now on."""
        self._opener().take_drops()

    def come_forward(self) -> None:
        """Be seen: not minimised, above other windows, with the focus, as far as the desktop allows it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def exporting(self) -> bool:
        """Whether an export is under way, which would end with the window."""
        return self._export_dialog is not None and self._export_dialog.run.running

    def show_timeline(self, timeline: QWidget) -> None:
        """Put the timeline in its place, once it is loaded."""
        self._timeline_dock.setWidget(timeline)
        self._timeline_place.deleteLater()

    @property
    def has_timeline(self) -> bool:
        """Whether the timeline is in its place."""
        return self._timeline_dock.widget() is not self._timeline_place

    def miss_timeline(self) -> None:
        """Say that the timeline could not be loaded, where it would stand."""
        self._timeline_place.setText(
            self.tr("The timeline could not be loaded: a part of this installation is damaged.")
        )

    def _follow(self, old: View, new: View) -> None:  # noqa: ARG002 - the signal's shape
        context, actions = self._context, self.actions_
        actions.back.setEnabled(context.selection.can_go_back)
        actions.forward.setEnabled(context.selection.can_go_forward)
        item = context.reading.item(new.item)
        count = len(item.cites) if item is not None else 0
        actions.next_cite.setEnabled(new.cite + 1 < count)
        actions.previous_cite.setEnabled(new.cite > 0)
        actions.clear_as_of.setEnabled(bool(new.as_of))
        actions.copy_quote.setEnabled(count > 0)
        actions.copy_statement.setEnabled(item is not None)

    def _style(self) -> None:
        theme = self._context.theme
        check_choice(self.actions_.themes, theme.choice)
        self._title.setFont(theme.font("statement", bold=True))
        self._title.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
        side = theme.px(18)
        self._bar.setIconSize(QSize(side, side))
        self.setIconSize(QSize(side, side))

    def _px(self, value: int) -> int:
        return self._context.theme.px(value)

    # -- commands ---------------------------------------------------------------------------------------------------

    def _find_in_document(self) -> None:
        self._source_dock.show()
        self.source.finder.open()

    def _next_hit(self) -> None:
        self._step_hit(1)

    def _previous_hit(self) -> None:
        self._step_hit(-1)

    def _step_hit(self, step: int) -> None:
        # In the document, while the reader is there and finds there.
        if self.source.finder.isVisible() and self.source.isAncestorOf(self.focusWidget()):
            self.source.finder.step(step)
        else:
            self.find_field.step(step)

    def _focus_filter(self) -> None:
        self._dimension_dock.show()
        self.dimensions.filter.setFocus()
        self.dimensions.filter.selectAll()

    def _focus_dimensions(self) -> None:
        self._dimension_dock.show()
        self.dimensions.setFocus()

    def _focus_source(self) -> None:
        self._source_dock.show()
        self.source.setFocus()

    def _focus_timeline(self) -> None:
        self._timeline_dock.show()
        self._timeline_dock.widget().setFocus()

    def _focus_next_pane(self) -> None:
        panes: list[QWidget] = [self.dimensions, self.middle.page, self.source]
        panes.append(self._timeline_dock.widget())
        if not self._unproven_dock.isHidden():
            panes.append(self._unproven_dock.widget())
        visible = [pane for pane in panes if pane.isVisible() and not pane.visibleRegion().isEmpty()]
        focus = self.focusWidget()
        at = next((i for i, pane in enumerate(visible) if pane.isAncestorOf(focus)), -1)
        visible[(at + 1) % len(visible)].setFocus(Qt.FocusReason.TabFocusReason)

    def _fill_unproven_dock(self) -> None:
        if self._unproven_dock.widget() is None:
            from stratview.ui.unproven_list import UnprovenList

            self._unproven_dock.setWidget(UnprovenList(self._context, self))

    def _toggle_unproven(self) -> None:
        self._fill_unproven_dock()
        # Behind the timeline it is open, and yet the reader does not see it.
        seen = self._unproven_dock.isVisible() and not self._unproven_dock.visibleRegion().isEmpty()
        self._unproven_dock.setVisible(not seen)
        if not seen:
            self._unproven_dock.raise_()
            self._unproven_dock.widget().setFocus()
        else:
            self.middle.setFocus()

    def _give_command(self, name: str) -> None:
        action = getattr(self.actions_, name, None)
        if action is not None:
            action.trigger()

    def _language_chosen(self, action: QAction) -> None:
        self.language_requested.emit(action.data())

    def _opener(self) -> Opening:
        if self._opening is None:
            from stratview.ui.opening import Opening

            self._opening = Opening(self._context, self)
            self._opening.chosen.connect(self.open_requested)
        return self._opening

    def _ask_for_file(self) -> None:
        self._opener().ask_for_file()

    def _ask_for_folder(self) -> None:
        self._opener().ask_for_folder()

    def _open_bundled(self) -> None:
        self.open_requested.emit("")

    def _fill_recent(self) -> None:
        self._opener().fill_recent(self._recent)

    def _show_export(self) -> None:
        dialog = self._make_export_dialog()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _show_printing(self) -> None:
        self._show_export()
        self._make_export_dialog().show_for_printing()

    def _make_export_dialog(self) -> ExportDialog:
        if self._export_dialog is None:
            from stratview.ui.export_dialog import ExportDialog

            self._export_dialog = ExportDialog(self._context, self)
            self.closed.connect(self._export_dialog.stop)
        return self._export_dialog
