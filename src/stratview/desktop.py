"""The composition root: builds the application, the session and the window. Nothing else does."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

# pyqtgraph takes the first binding it finds; it must be the one that is already loaded.
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
# The timeline needs no linear algebra; numpy's library for it would start a thread for each core when it is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from PySide6.QtCore import (
    QEvent,
    QObject,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QApplication

from stratview import __version__, paths
from stratview.cache import Cache, user_folder
from stratview.comparison.store import open_store
from stratview.display import check_display
from stratview.errors import StratviewError
from stratview.evidence.analyse import Wanted
from stratview.session.collector import Collector
from stratview.session.editing import Editing
from stratview.session.faults import Faults
from stratview.session.finding import Finding
from stratview.session.geometry import Geometry
from stratview.session.messages import Messages
from stratview.session.notes import Notes
from stratview.session.project import Project
from stratview.session.reviewing import Reviewing
from stratview.session.selection import OVERVIEW, Selection
from stratview.session.settings import Settings
from stratview.session.settings_file import Trouble
from stratview.session.signals import EndSignals
from stratview.ui.context import Context
from stratview.ui.icons import Icons, application_icon
from stratview.ui.language import Language
from stratview.ui.main_window import MainWindow
from stratview.ui.theme import Theme
from stratview.ui.timeline_loader import TimelineLoader

if TYPE_CHECKING:
    from stratview import exhaustion
    from stratview.comparison.model import Head
    from stratview.evidence.analysis import Analysis
    from stratview.instance import Instance
    from stratview.ui.analysis_messages import AnalysisMessages
    from stratview.ui.fault_dialog import FaultDialog
    from stratview.ui.later_starts import LaterStarts

BUNDLED = "bundled"
"""The name in the settings of the comparison that ships: its path changes from version to version."""

_KEEP_MILLISECONDS = 60_000
"""How often the reading place is saved: at most a minute of it is lost."""
_UNREADABLE = "unreadable"
"""The topic of the message that the files could not be read again."""


class Desktop(QObject):
    """The running program: one application, and a window on one comparison at a time."""

    readable = Signal()
    """The first statements and a passage are on screen; the analysis continues."""
    timeline_shown = Signal()
    """The timeline is painted with its milestones."""
    completed = Signal()
    """Everything is known of the comparison, or of its files as they were read again."""

    def __init__(self, app: QApplication, settings: Settings, instance: Instance | None = None) -> None:
        """Set up the session; `instance` is where later starts of the program are heard, after the first paint."""
        super().__init__(app)
        self._app = app
        self._instance = instance
        self.later_starts: LaterStarts | None = None
        self._painted: MainWindow | None = None
        self.settings = settings
        self.messages = Messages(self)
        self.faults = Faults(self)
        self.faults.found.connect(self._tell_fault)
        self.faults.exhausted.connect(self._tell_exhausted, Qt.ConnectionType.QueuedConnection)
        self._fault_dialog: FaultDialog | None = None
        self.theme = Theme(app, settings.theme, settings.zoom)
        self.window: MainWindow | None = None
        self.context: Context | None = None
        self._path = self._place = ""
        self._cache: Cache | None = None
        self._telling: AnalysisMessages | None = None
        self._keeper = QTimer(self, interval=_KEEP_MILLISECONDS)
        self._keeper.timeout.connect(self._keep)
        self._quietly = False
        self._collector = Collector(self)
        self._sweep_due = False
        self._language = Language(app, self)
        self._language.use(settings.language)
        self._timeline_loader = TimelineLoader(self)
        self._timeline_loader.loaded.connect(self._show_timeline)
        self._timeline_loader.failed.connect(self._report_timeline)
        self._timeline_imported = self._timeline_failed = False
        app.setWindowIcon(application_icon())

    def open(self, path: str) -> None:
        """Open a comparison in a window, in place of the one that is open; "" is the bundled one.

        The comparison that is open already is read again.

        Raises:
            StratviewError: there is no comparison at `path`; what was open stays open.
        """
        store = open_store(path or paths.bundled_comparison())
        # Whole, so that reading again finds it from any folder, and the same for each way to write it.
        path = str(Path(store.label).resolve()) if path else ""
        place = path or BUNDLED
        if place == self._place and self.context is not None:
            self._read_again()
            return
        view, positions = self.settings.place(place)
        cache = Cache(user_folder())
        project = Project(store, cache, Wanted(view.dimension, view.source))
        selection = Selection(project, project)
        is_first = not self.settings.knows(place) and bool(project.head.dimension_ids)
        selection.restore(replace(view, page=OVERVIEW) if is_first else view, positions)
        finding = Finding(project, selection, cache.folder("search"))
        editing = Editing(project, selection, project)
        reviewing = Reviewing(project, editing, self.settings, project)
        geometry = Geometry(project, project)
        notes = Notes(project, selection)
        notes.refused.connect(self._say_notes_refused)
        icons = Icons(self.theme)
        context = Context(
            project,
            selection,
            self.messages,
            self.settings,
            self.theme,
            icons,
            finding,
            editing,
            reviewing,
            geometry,
            notes,
        )
        if self.window is not None:
            # The next window has its size, its place on the screen and its panels.
            self.window.keep_state()
        # Only a window that could be built takes the place of the one that is open.
        window = self._window_on(context, place)
        self._close_window()
        self._forget_project()
        project.setParent(self)
        project.changed.connect(self._know_more)
        project.failed.connect(self._say_refused)
        self.context, self._path, self._place = context, path, place
        self._cache = cache
        self._show(window)
        if path:
            self.settings.add_recent(place)

    def open_last(self) -> None:
        """Open what was read last; the bundled comparison at a first start, and where the other cannot be opened."""
        last = self.settings.last_place
        if last in ("", BUNDLED):
            self.open("")
            return
        try:
            self.open(last)
        except StratviewError as error:
            from stratview.ui.problem_words import error_in_words

            self.open("")
            words = self.tr("What you read last cannot be opened, so you see the bundled comparison. {0}")
            self.messages.warning(words.format(error_in_words(error, last)), str(error))

    def _window_on(self, context: Context, place: str) -> MainWindow:
        window = MainWindow(context, place)
        window.painted.connect(self._go_on)
        window.open_requested.connect(self._open_or_say)
        window.reload_requested.connect(self._read_again)
        window.language_requested.connect(self._set_language)
        window.closed.connect(self._closed)
        return window

    def _show(self, window: MainWindow) -> None:
        self.window = window
        if self.later_starts is not None and self.context is not None:
            self.later_starts.follow(window, self.context.project.store)
        try:
            window.show()
            window.middle.setFocus()
        except Exception as error:  # noqa: BLE001 - what fails in a panel's painting comes out here; the others live
            self.faults.take(error)

    def close(self) -> None:
        """Close the window, keep its state, and wait for what still runs. The program may end then."""
        if self.later_starts is not None:
            self.later_starts.close()
        if self._instance is not None:
            self._instance.close()
        self._close_window()
        self._forget_project()
        self._timeline_loader.close()
        self._collector.close()
        # Plots that are left to the interpreter's exit can abort the process.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    @Slot(Exception)
    def _report_timeline(self, error: Exception) -> None:
        self._timeline_failed = True
        self._collector.start()
        if self.context is not None:
            self.context.project.go_on()
        if self.window is not None:
            self.window.docks.miss_timeline()
        self.faults.take(error)

    @Slot(bool)
    def _tell_fault(self, is_new: bool) -> None:  # noqa: FBT001 - the signal's shape
        """Show an unhandled fault, once for each kind. The window stays usable."""
        if not is_new or self.window is None:
            return
        from stratview.ui.fault_dialog import FaultDialog

        if self._fault_dialog is None:
            self._fault_dialog = FaultDialog(self.faults, self.theme, self.window)
            self._fault_dialog.destroyed.connect(self._forget_fault_dialog)
        self._fault_dialog.show()

    @Slot(str)
    def _tell_exhausted(self, kind: exhaustion.Kind) -> None:
        words = {
            "memory": self.tr("No memory is left. Close other programs, then try again."),
            "processes": self.tr("No process can be started. Close other programs, then try again."),
            "files": self.tr("Too many files are open. Close other programs, then try again."),
        }
        self.messages.error(words[kind])

    @Slot()
    def _forget_fault_dialog(self) -> None:
        self._fault_dialog = None

    # -- after the first paint --------------------------------------------------------------------------------------

    @Slot()
    def _go_on(self) -> None:
        self._painted = self.window
        QTimer.singleShot(0, self._read_the_rest)

    def _read_the_rest(self) -> None:
        # Another comparison may have been opened since that paint: then its own paint counts.
        if self.context is None or self._painted is None or self._painted is not self.window:
            return
        self._painted = None
        self.readable.emit()
        self.window.take_drops()
        self.window.connect_statements()
        self.window.connect_notes()
        self._hear_later_starts(self.window, self.context)
        self._watch(self.context.project)
        if self._sweep_due:
            self._sweep_due = False
            self._collector.sweep()
        # The timeline waits for nothing but what is read by then: quotes, figures and totals let it go first.
        self.context.project.start(hold=not (self._timeline_imported or self._timeline_failed))
        if self._timeline_imported:
            self._show_timeline()
        elif self._timeline_failed:
            self.window.docks.miss_timeline()
        else:
            self._timeline_loader.start()

    def _watch(self, project: Project) -> None:
        # After the first paint, which must not wait for it.
        from stratview.session.watching import Watching

        Watching(project).changed.connect(self._read_again_quietly)

    @Slot()
    def _show_timeline(self) -> None:
        from stratview.ui.timeline.panel import TimelinePanel

        self._timeline_imported = True
        self._collector.start()
        if self.window is not None and self.context is not None:
            timeline = TimelinePanel(self.context)
            timeline.painted.connect(self.timeline_shown)
            self.window.docks.show_timeline(timeline)
            self.context.project.go_on()

    # -- what is known ----------------------------------------------------------------------------------------------

    @Slot(object, object)
    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if old.head is not new.head and not _is_shown_alike(old.head, new.head):
            QTimer.singleShot(0, self._rebuild)
        if not new.complete or (old.complete and old.revision == new.revision):
            return
        self.messages.withdraw(_UNREADABLE)
        if self._telling is None:
            from stratview.ui.analysis_messages import AnalysisMessages

            self._telling = AnalysisMessages(self.settings, self.messages, self)
        if self.context is None or not self.context.project.edited:
            self._telling.what_was_read(old, new, quietly=self._quietly)
            self._telling.version()
            self._tidy_exports()
            self._keep()
            self._keeper.start()
        else:
            self._telling.what_was_edited(new)
        if self.later_starts is not None and self.window is not None:
            self.later_starts.follow(self.window, new.store)
        self.completed.emit()

    def _tidy_exports(self) -> None:
        """Remove or finish what an export left when the program was killed."""
        from stratview.atomic_write import tidy

        folder = self.settings.export.get("folder")
        if isinstance(folder, str) and folder:
            tidy(Path(folder))

    @Slot()
    def _read_again(self) -> None:
        if self.context is not None:
            self._quietly = False
            self.context.project.read_again()

    @Slot()
    def _read_again_quietly(self) -> None:
        """Read files that another program has changed; silently if nothing differs."""
        if self.context is not None:
            self._quietly = True
            self.context.project.read_again()

    @Slot(object)
    def _say_refused(self, error: StratviewError) -> None:
        from stratview.ui.problem_words import error_in_words

        if self.context is not None and not self.context.project.store.place.exists():
            words = self.tr(
                "{0} is not there any more. You see what was read before; it is read again as soon as it is back."
            ).format(self.context.project.store.place)
        else:
            words = self.tr("The files could not be read again, so you see what was read before. {0}").format(
                error_in_words(error, self._path)
            )
        self.messages.warning(words, str(error), topic=_UNREADABLE)

    @Slot(str)
    def _say_notes_refused(self, sentence: str) -> None:
        self.messages.error(self.tr("Your notes could not be read or kept. Nothing in them is lost."), sentence)

    @Slot()
    def _rebuild(self) -> None:
        """Make the panels again: the language, the subjects or the dimensions have changed."""
        if self.window is not None:
            self._collector.let_go(*self.window.rebuild())
            if self._timeline_imported:
                self._show_timeline()
            elif self._timeline_failed:
                self.window.docks.miss_timeline()

    @Slot()
    def _keep(self) -> None:
        """Save the reading place in case of a power cut, and report what is wrong with the installation."""
        if self.window is None or self._telling is None:
            return
        self.window.keep_state()
        cache = user_folder() if self._cache is not None and self._cache.unwritable else None
        self._telling.condition(language_missing=self._language.missing, cache=cache)

    # -- other windows ----------------------------------------------------------------------------------------------

    @Slot(str)
    def _open_or_say(self, path: str) -> None:
        if self.window is not None and self.window.exporting:
            # It would end with the window.
            self.messages.warning(self.tr("An export is under way: let it finish, or stop it, then open this again."))
            return
        if self.window is not None and not self.window.editor.may_leave(lambda: self._open_or_say(path)):
            return
        try:
            self.open(path)
        except StratviewError as error:
            from stratview.ui.problem_words import error_in_words

            self.messages.error(self.tr("It was not opened: {0}").format(error_in_words(error, path)), str(error))

    def _hear_later_starts(self, window: MainWindow, context: Context) -> None:
        if self.later_starts is None:
            from stratview.ui.later_starts import LaterStarts

            self.later_starts = LaterStarts(self._instance, self.messages, self)
            self.later_starts.open_requested.connect(self._open_or_say)
            self.later_starts.follow(window, context.project.store)

    @Slot(str)
    def _set_language(self, language: str) -> None:
        self.settings.language = language
        self._language.use(language)
        # The request comes from a panel that is about to be deleted.
        QTimer.singleShot(0, self._rebuild)

    def _close_window(self) -> None:
        if self.window is not None:
            window, self.window = self.window, None
            window.closed.disconnect(self._closed)
            window.keep_state()
            # The user was asked before, where there was a choice.
            window.editor.discard()
            window.close()
            # Closing the window moves its panels; hide that.
            window.setUpdatesEnabled(False)
            window.deleteLater()
            self._collector.let_go(window)

    def _forget_project(self) -> None:
        if self.context is not None:
            context, self.context = self.context, None
            context.finding.close()
            context.notes.keep()
            context.project.close()
            context.project.deleteLater()
            self._collector.let_go(context.project)
            self._sweep_due = True

    @Slot()
    def _closed(self) -> None:
        if self.context is not None:
            self.context.project.close()
        self._app.quit()


def make_application() -> QApplication:
    """The application object, named and set up before any window is."""
    app = QApplication(["stratview", "-style", "Fusion"])
    app.setApplicationName("stratview")
    app.setApplicationDisplayName("stratview")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("stratview")
    app.setQuitOnLastWindowClosed(False)
    return app


def _is_shown_alike(old: Head, new: Head) -> bool:
    """Whether two heads differ in nothing that panels are made from.

    They follow titles, documents, and the names and colours of subjects by themselves.
    """
    return _made_from(old) == _made_from(new)


def _made_from(head: Head) -> Head:
    subjects = tuple([replace(one, name="", native_name="", color="") for one in head.subjects])
    return replace(head, title="", subtitle="", sources=(), subjects=subjects)


def run(path: str, instance: Instance | None = None) -> int:
    """Open a comparison and read until the window is closed. Returns the process's exit status.

    Args:
        path: what to open, as `open_store` takes it; "" is what was read last.
        instance: where later starts of the program are heard.

    Raises:
        StratviewError: there is no display, or no comparison at `path`.
    """
    check_display()
    app = make_application()
    desktop = Desktop(app, Settings(), instance)
    desktop.faults.watch()
    desktop.faults.interrupted.connect(app.quit)
    signals = EndSignals(app)
    signals.asked.connect(app.quit)
    if "STRATVIEW_START_TIMES" in os.environ:
        from stratview import start_times

        start_times.note(desktop, app.quit)
    try:
        if path:
            desktop.open(path)
        else:
            desktop.open_last()
    except Exception as error:
        if instance is not None:
            # While the box below waits, other starts go on by themselves.
            instance.close()
        from stratview.ui.fault_dialog import tell_without_terminal

        tell_without_terminal(error)
        raise
    status = app.exec()
    desktop.close()
    if desktop.settings.trouble is Trouble.UNWRITABLE:
        sys.stderr.write(f"stratview: the reading place is not kept: {desktop.settings.file} cannot be written.\n")
    if desktop.settings.trouble is Trouble.LOCKED:
        sys.stderr.write(f"stratview: the reading place is not kept: another program holds {desktop.settings.lock}.\n")
    return status
