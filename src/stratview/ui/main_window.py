"""The window: where the panels are and which command goes where. Nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from stratview.session.selection import OVERVIEW, REVIEW, SECOND_LOOK, TENSIONS
from stratview.ui.actions import Actions, check_choice
from stratview.ui.arrangement import Arrangement
from stratview.ui.commands import Commands
from stratview.ui.dimension_list import DimensionList
from stratview.ui.docks import Docks
from stratview.ui.drop_target import forget_drop_target
from stratview.ui.editing.editor import Editor
from stratview.ui.main_menu import MainMenu
from stratview.ui.message_bar import MessageBar
from stratview.ui.mouse import HISTORY_BUTTONS
from stratview.ui.on_screen import OnScreen, open_at, show_in_front
from stratview.ui.pages.middle import Middle
from stratview.ui.side_windows import SideWindows
from stratview.ui.source.panel import SourcePanel
from stratview.ui.status import StatusBar
from stratview.ui.tool_bar import ToolBar

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QCloseEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from stratview.evidence.analysis import Analysis
    from stratview.session.selection import View
    from stratview.ui.context import Context
    from stratview.ui.export.dialog import ExportDialog
    from stratview.ui.intake.bringing_in import BringingIn
    from stratview.ui.merge_reviews import MergeReviews
    from stratview.ui.notes.noting import Noting
    from stratview.ui.opening import Opening
    from stratview.ui.pages.compare_view import CompareView
    from stratview.ui.palette.palette import CommandPalette

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
        self._bringing_in: BringingIn | None = None
        self._merger: MergeReviews | None = None
        self._noting: Noting | None = None
        self._palette: CommandPalette | None = None
        # Not animated: Qt crashes where a border is moved before a panel that was dropped has come to its place.
        self.setDockOptions(QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        self._build()
        context.selection.changed.connect(self._follow)
        context.project.changed.connect(self._know_more)
        context.theme.changed.connect(self._style)
        self._style()
        self._restore()

    # -- parts ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        """Make everything in the window."""
        context = self._context
        self._show_title()
        self.actions_ = Actions(context, self)
        self._commands = Commands(context, self)
        self.side_windows = SideWindows(self.actions_, context, self)
        self._make_panels()
        self.editor = Editor(
            context, self.actions_, self.middle, self.source, self.docks.timeline, self.dimensions, self
        )
        self.editor.open_requested.connect(self.open_requested)
        edit_actions = self.editor.actions_
        self.menu = MainMenu(context, self.actions_, edit_actions, self.editor.menu, self.docks, self)
        self.tools = ToolBar(self.actions_, edit_actions.edit, self.menu, context, self.docks, self.dimensions, self)
        self.addToolBar(self.tools)
        self.arrangement.changed.connect(self._fold)
        # All shortcuts work also while their menu was never opened.
        self.addActions(self.actions_.all)
        self._connect_commands()
        self._connect_panels()
        self._update_actions()

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self._context.project.head.title} — stratview")

    def rebuild(self) -> list[QObject]:
        """Make everything in the window anew; its place, its layout and what is shown stay.

        Returns the roots of what was there before, which Qt deletes in its next turn.
        """
        before, opened, said = self.arrangement, self.side_windows.opened, self._messages.standing
        reading = getattr(self.docks.timeline.widget(), "reading", self.docks.timeline_reading)
        before.keep_current()
        in_source = self.source.isAncestorOf(self.focusWidget())
        self.setUpdatesEnabled(False)
        begun = self.editor.finish()
        self._finish_note()
        forget_drop_target()
        gone = self._take_apart()
        self._build()
        # At once, or the docks would be given its room.
        self._column.show()
        self.tools.show()
        self.docks.timeline_reading = reading
        self.arrangement.follow(before)
        self._fold()
        before.deleteLater()
        self.docks.fill_what_is_open()
        self.connect_statements()
        self.connect_notes()
        (self.source if in_source else self.middle).setFocus()
        self.editor.resume(begun)
        self.side_windows.reopen(opened)
        self._messages.take(said)
        # What is new is shown and laid out in the next turn: until then the picture of before stays.
        QTimer.singleShot(0, self, self._paint_again)
        return [*gone, before]

    def _paint_again(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.setUpdatesEnabled(True)

    def _take_apart(self) -> list[QObject]:
        self.side_windows.close()
        self.source.reading.close_pages()
        for action in self.actions():
            self.removeAction(action)
        self.removeToolBar(self.tools)
        for dock in self.docks.all:
            self.removeDockWidget(dock)
            # The next one gets its name.
            dock.setObjectName("")
        gone: list[QObject] = [self.tools, *self.docks.all, self.docks, self.side_windows, self._commands, self.editor]
        gone += [self.menu, self.editor.menu, self.actions_, self._column, self.status]
        if self.tools.find_field.panel is not None:
            gone.append(self.tools.find_field.panel)
        if self._palette is not None and isValid(self._palette):
            # Its commands go.
            self._palette.hide()
            gone.append(self._palette)
        if self._export_dialog is not None and not self.exporting:
            gone.append(self._export_dialog)
            self._export_dialog = None
        for one in gone:
            one.deleteLater()
        return gone

    def _make_panels(self) -> None:
        context = self._context
        middle = self._column = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.middle = Middle(context, middle)
        column.addWidget(self.middle, 1)
        middle.setFocusProxy(self.middle)
        self._messages = MessageBar(context, middle)
        self._messages.command_given.connect(self._give_command)
        self.setCentralWidget(middle)
        self.dimensions = DimensionList(context, self)
        self.source = SourcePanel(context, self)
        self.docks = Docks(context, self, self.dimensions, self.middle, self.source)
        self.arrangement = Arrangement(context, self, self.docks)
        self.status = StatusBar(context, self)
        self.setStatusBar(self.status)
        self.source.add_header_action(self.actions_.copy_quote)
        self.source.view.addActions([self.actions_.copy_quote, self.actions_.copy_entry])
        self.source.add_header_action(self.actions_.show_uncited)
        self._of_pages = self.source.add_header_action(self.actions_.show_pages)
        self._offer_pages()
        self.source.add_header_action(self.actions_.show_strip)
        self.closed.connect(self.source.reading.close_pages)
        for action in (self.actions_.previous_uncited, self.actions_.next_uncited):
            self.source.bar.add_action(action)

    def _connect_commands(self) -> None:
        actions, selection, theme = self.actions_, self._context.selection, self._context.theme
        commands, side_windows = self._commands, self.side_windows
        # A lambda that refers to the window would keep it alive.
        for action, slot in (
            (actions.palette, self._show_palette),
            (actions.back, selection.go_back),
            (actions.forward, selection.go_forward),
            (actions.next_dimension, lambda: commands.step_dimension(1)),
            (actions.previous_dimension, lambda: commands.step_dimension(-1)),
            (actions.overview, lambda: selection.show_page(OVERVIEW)),
            (actions.tensions, lambda: selection.show_page(TENSIONS)),
            (actions.second_look, lambda: selection.show_page(SECOND_LOOK)),
            (actions.review, lambda: selection.show_page(REVIEW)),
            # The reader goes on in the page that was asked for.
            *((page, self.docks.focus_middle) for page in actions.of_pages),
            # Its keys give verdicts.
            (actions.review, self.middle.setFocus),
            (actions.filter, self.docks.focus_filter),
            (actions.find, self.tools.find_field.take_focus),
            (actions.find_in_document, self.docks.find_in_document),
            (actions.next_hit, self._next_hit),
            (actions.previous_hit, self._previous_hit),
            (actions.next_cite, lambda: selection.show_cite(selection.view.cite + 1)),
            (actions.previous_cite, lambda: selection.show_cite(selection.view.cite - 1)),
            (actions.next_passage, self.source.next_passage),
            (actions.previous_passage, self.source.previous_passage),
            # What selects a sentence brings the document before the reader first.
            *((action, self.docks.focus_source) for action in actions.of_sentences),
            (actions.next_sentence, self.source.next_sentence),
            (actions.previous_sentence, self.source.previous_sentence),
            (actions.next_uncited, self.source.next_uncited),
            (actions.previous_uncited, self.source.previous_uncited),
            (actions.copy_entry, self.source.copy_entry),
            (actions.choose_document, self.docks.source.show),
            (actions.choose_document, self.source.choose_document),
            (actions.tension, commands.go_to_tension),
            (actions.both_sides, commands.show_both_sides),
            (actions.focus_dimensions, self._focus_dimensions),
            (actions.focus_statements, self.docks.focus_middle),
            (actions.focus_source, self.docks.focus_source),
            (actions.focus_timeline, self.docks.focus_timeline),
            (actions.next_pane, self.docks.focus_next),
            (actions.clear_as_of, lambda: selection.show_as_of("")),
            (actions.unproven, self.docks.toggle_unproven),
            (actions.export, self._show_export),
            (actions.print, self._show_printing),
            (actions.copy_statement, commands.copy_statement),
            (actions.copy_quote, commands.copy_quote),
            (actions.zoom_in, lambda: theme.step_zoom(1)),
            (actions.zoom_out, lambda: theme.step_zoom(-1)),
            (actions.zoom_reset, lambda: theme.set_zoom(100)),
            (actions.next_theme, commands.next_theme),
            (actions.reset_layout, self.arrangement.reset),
            (actions.open, self._ask_for_file),
            (actions.open_folder, self._ask_for_folder),
            (actions.open_bundled, self._open_bundled),
            (actions.reload, self.reload_requested),
            (actions.merge_reviews, self._ask_for_reviews),
            (actions.compare_releases, side_windows.show_releases),
            (actions.import_files, self._ask_for_documents),
            (actions.menu, self.tools.open_menu),
            (actions.settings, side_windows.show_settings),
            (actions.help, lambda: side_windows.show_help("guide")),
            (actions.shortcuts, lambda: side_windows.show_help("shortcuts")),
            (actions.news, lambda: side_windows.show_help("news")),
            (actions.about, lambda: side_windows.show_help("about")),
            (actions.quit, self.close),
        ):
            action.triggered.connect(slot)

    def _offer_pages(self) -> None:
        """Show the button for pages where a document has some."""
        has_pages = any(source.pages for source in self._context.project.head.sources)
        self._of_pages.setVisible(has_pages)
        self.actions_.show_pages.setEnabled(has_pages)

    def _connect_panels(self) -> None:
        actions, context = self.actions_, self._context
        actions.themes.triggered.connect(self._commands.theme_chosen)
        actions.languages.triggered.connect(self._language_chosen)
        self.side_windows.language_chosen.connect(self.language_requested)
        check_choice(actions.languages, context.settings.language)
        actions.show_uncited.setChecked(context.settings.show_uncited)
        actions.show_uncited.toggled.connect(self.source.show_uncited)
        actions.show_pages.setChecked(context.settings.show_pages)
        actions.show_pages.toggled.connect(self.source.reading.show_pages)
        self.source.reading.turned.connect(actions.show_pages.setChecked)
        actions.show_strip.setChecked(context.settings.show_strip)
        actions.show_strip.toggled.connect(self.source.show_strip)
        self.source.strip_shown.connect(actions.show_strip.setChecked)
        self.source.uncited_shown.connect(actions.show_uncited.setChecked)
        self.status.totals_clicked.connect(self.docks.toggle_unproven)
        self.docks.milestone_redated.connect(self.editor.redate)
        self.docks.milestone_opened.connect(self.editor.actions_.edit_milestone.trigger)
        self.docks.milestone_menu_wanted.connect(self.editor.show_milestone_menu)
        self.dimensions.chosen.connect(self.middle.setFocus)
        self.tools.find_field.hit_opened.connect(self.docks.focus_hit)
        context.finding.stepped.connect(self.docks.bring_document)
        self.menu.recent.aboutToShow.connect(self._fill_recent)

    # -- state ------------------------------------------------------------------------------------------------------

    def _restore(self) -> None:
        settings = self._context.settings
        if not self.restoreGeometry(settings.bytes_of("geometry")):
            open_at(self, _FIRST_SIZE)
        self.arrangement.restore()
        self.docks.fill_what_is_open()
        self._screens = OnScreen(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrangement.fit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        from stratview.ui.tab_order import next_stop, stops

        docks = self.docks
        panes = [self.tools, docks.dimensions, self._column, docks.source, docks.timeline, docks.unproven, self.status]
        field = self.tools.find_field
        stop = next_stop(stops(self, panes, field, field.panel), self.focusWidget(), forward=next)
        if stop is None:
            return False
        stop.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def keep_state(self) -> None:
        """Write everything that the next start restores."""
        settings, selection, theme = self._context.settings, self._context.selection, self._context.theme
        settings.set_bytes("geometry", self.saveGeometry())
        self.arrangement.keep()
        settings.theme = theme.choice
        settings.zoom = theme.zoom
        settings.set_place(self._place, selection.to_keep, selection.positions)
        settings.save()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in HISTORY_BUTTONS:
            back = event.button() == HISTORY_BUTTONS[0]
            (self.actions_.back if back else self.actions_.forward).trigger()
        else:
            super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            (self.actions_.zoom_in if turned > 0 else self.actions_.zoom_out).trigger()
        else:
            super().wheelEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.editor.may_leave(self.close):
            event.ignore()
            return
        self.editor.finish()
        self._finish_note()
        forget_drop_target()
        self.keep_state()
        super().closeEvent(event)
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DevicePixelRatioChange and self._was_painted:
            self._context.theme.measure_again()
        elif kind == QEvent.Type.MouseButtonPress:
            self.arrangement.grasp()
        done = super().event(event)
        if kind == QEvent.Type.MouseButtonRelease:
            self.arrangement.let_go()
        return done

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

    @property
    def compare(self) -> CompareView:
        """The page of a dimension."""
        return self.middle.compare

    def connect_statements(self) -> None:
        """Let the statements' menu have its commands, from now on; their page is made if another is shown."""
        actions = self.actions_
        self.compare.import_wanted.connect(actions.import_files.trigger)
        for group in (
            [actions.copy_statement, actions.copy_quote],
            [actions.tension, actions.both_sides],
            [actions.add_note, actions.star],
            self.editor.actions_.of_table,
        ):
            line = QAction(self.compare.table)
            line.setSeparator(True)
            self.compare.table.addActions([line, *group])

    def connect_notes(self) -> None:
        """Let notes be written, from now on."""
        from stratview.ui.notes.noting import Noting

        self._noting = Noting(self._context, self.actions_, self.docks.notes, self.source, self)

    def _finish_note(self) -> None:
        if self._noting is not None:
            self._noting.finish()

    def come_forward(self) -> None:
        """Show the window: not minimised, above others, with the focus, as far as the desktop allows it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        show_in_front(self)

    @property
    def exporting(self) -> bool:
        """Whether an export is under way, which would end with the window."""
        return self._export_dialog is not None and self._export_dialog.run.running

    def _follow(self, old: View, new: View) -> None:  # noqa: ARG002 - the signal's shape
        self._update_actions()

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if old.head is not new.head:
            self._show_title()
            self.tools.show_title()
            self._offer_pages()
        if old.head.subjects != new.head.subjects:
            # Names and colours are read when something is painted.
            for widget in self.findChildren(QWidget):
                widget.update()
        self._update_actions()

    def _update_actions(self) -> None:
        context, actions, new = self._context, self.actions_, self._context.selection.view
        actions.back.setEnabled(context.selection.can_go_back)
        actions.forward.setEnabled(context.selection.can_go_forward)
        item = context.project.analysis.item(new.item)
        count = len(item.cites) if item is not None else 0
        actions.next_cite.setEnabled(new.cite + 1 < count)
        actions.previous_cite.setEnabled(new.cite > 0)
        actions.clear_as_of.setEnabled(bool(new.as_of))
        actions.tension.setEnabled(bool(context.project.analysis.tensions(new.item)))
        actions.both_sides.setEnabled(bool(new.beside or self._commands.other_side))
        actions.copy_quote.setEnabled(count > 0)
        actions.copy_statement.setEnabled(item is not None)

    def _style(self) -> None:
        theme = self._context.theme
        side = theme.px(18)
        self.setIconSize(QSize(side, side))

    # -- commands ---------------------------------------------------------------------------------------------------

    def _fold(self) -> None:
        self.tools.fold(self.arrangement.width)

    def _focus_dimensions(self) -> None:
        """Go to the list of the dimensions, or to the drop-down that a narrow window has in its place."""
        if not self.tools.choose_dimension():
            self.docks.focus_dimensions()

    def _next_hit(self) -> None:
        self.docks.step_hit(1, self.tools.find_field.step)

    def _previous_hit(self) -> None:
        self.docks.step_hit(-1, self.tools.find_field.step)

    def _show_palette(self) -> None:
        from stratview.ui.palette.palette import CommandPalette

        open_already = self.focusWidget().parent() if self.focusWidget() is not None else None
        if isinstance(open_already, CommandPalette):
            open_already.leave()
            return
        actions = self.actions_
        choices = [(self.tr("Theme"), actions.themes), (self.tr("Language"), actions.languages)]
        tables = [actions, self.editor.actions_]
        self._palette = palette = CommandPalette(self._context, tables, choices, self.docks.toggles, self)
        palette.find_wanted.connect(self.tools.find_field.look_for)
        palette.went.connect(self._go_on_in)

    def _go_on_in(self, pane: str) -> None:
        (self.docks.focus_source if pane == "source" else self.docks.focus_middle)()

    def _give_command(self, name: str) -> None:
        action: QAction = getattr(self.actions_, name, None) or getattr(self.editor.actions_, name)
        action.trigger()

    def _language_chosen(self, action: QAction) -> None:
        self.language_requested.emit(action.data())

    def _opener(self) -> Opening:
        if self._opening is None:
            from stratview.ui.opening import Opening

            self._opening = Opening(self._context, self)
            self._opening.chosen.connect(self.open_requested)
            self._opening.documents_dropped.connect(self._bring_in)
        return self._opening

    def _ask_for_file(self) -> None:
        self._opener().ask_for_file()

    def _ask_for_folder(self) -> None:
        self._opener().ask_for_folder()

    def _open_bundled(self) -> None:
        self.open_requested.emit("")

    def _bringer(self) -> BringingIn:
        if self._bringing_in is None:
            from stratview.ui.intake.bringing_in import BringingIn

            self._bringing_in = BringingIn(self._context, self)
            self._bringing_in.imported.connect(self._show_source)
            self.closed.connect(self._bringing_in.stop)
        return self._bringing_in

    def _show_source(self) -> None:
        """Show the document that was imported: it is read next, unless other files are still to be looked at."""
        if self._bringing_in is not None and self._bringing_in.is_open:
            self.docks.source.show()
        else:
            self.docks.focus_source()

    def _ask_for_documents(self) -> None:
        self._bringer().ask()

    def _bring_in(self, files: list[str]) -> None:
        self._bringer().bring(files)

    def _ask_for_reviews(self) -> None:
        self.merger.ask()

    @property
    def merger(self) -> MergeReviews:
        """What takes the reviews of other copies over; made when it is first asked for."""
        if self._merger is None:
            from stratview.ui.merge_reviews import MergeReviews

            self._merger = MergeReviews(self._context, self)
        return self._merger

    def _fill_recent(self) -> None:
        self._opener().fill_recent(self.menu.recent)

    def _show_export(self) -> None:
        dialog = self._make_export_dialog()
        show_in_front(dialog)

    def _show_printing(self) -> None:
        self._show_export()
        self._make_export_dialog().show_for_printing()

    def _make_export_dialog(self) -> ExportDialog:
        if self._export_dialog is None:
            from stratview.ui.export.dialog import ExportDialog

            self._export_dialog = ExportDialog(self._context, self)
            self.closed.connect(self._export_dialog.stop)
        return self._export_dialog
