"""The composition root: builds the application, the session and the window. Nothing else does."""

from __future__ import annotations

import gc
import os
import re
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

# pyqtgraph takes the first binding it finds; it must be the one that is already loaded.
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
# The timeline needs no linear algebra; numpy's library for it would start a thread for each core when it is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from PySide6.QtCore import (
    QEvent,
    QLibraryInfo,
    QLocale,
    QObject,
    QTimer,
    QTranslator,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from stratview import __version__, paths
from stratview.cache import Cache
from stratview.comparison.store import open_store
from stratview.errors import StratviewError
from stratview.session.messages import Messages
from stratview.session.reading import Reading
from stratview.session.selection import Selection
from stratview.session.settings import Settings, cache_folder
from stratview.session.tasks import Steps
from stratview.ui.context import Context
from stratview.ui.icons import Icons, application_icon
from stratview.ui.main_window import MainWindow
from stratview.ui.theme import Theme

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext, QtMsgType

BUNDLED = "bundled"
"""The name in the settings of the comparison that ships: its path changes from version to version."""


class _TimelineLoader(QObject):
    """Imports the timeline in a thread of its own, since pyqtgraph and numpy take long to load."""

    loaded = Signal()
    failed = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, unless it has begun already."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._load, name="timeline import")
            self._thread.start()

    def wait(self) -> None:
        """Wait until no import is under way: half a second at the most in practice."""
        if self._thread is not None:
            self._thread.join()

    def _load(self) -> None:
        try:
            import stratview.ui.timeline.panel  # noqa: F401
        except ImportError as error:
            # A damaged installation: the comparison can be read all the same.
            import traceback

            self.failed.emit(str(error), traceback.format_exc())
        else:
            self.loaded.emit()


class _Faults(QObject):
    """Brings exceptions that nobody handled to the message bar, from whichever thread they come."""

    raised = Signal(str, str)

    def hook(self, kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        """Stand in for `sys.excepthook`: it runs in the thread of the fault, so it only emits."""
        import traceback

        report = "".join(traceback.format_exception(kind, value, trace))
        sys.stderr.write(report)
        self.raised.emit(f"{kind.__name__}: {value}", f"stratview {__version__}\n{report}")


class Desktop(QObject):
    """The running program: one application, and a window on one comparison at a time."""

    readable = Signal()
    """The first statements and a passage are on screen; the rest is yet to come."""
    timeline_shown = Signal()
    """The timeline is painted with its milestones."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self.settings = settings
        self.messages = Messages(self)
        self.theme = Theme(app, settings.theme, settings.zoom)
        self.window: MainWindow | None = None
        self.context: Context | None = None
        self._path = ""
        self._steps: Steps | None = None
        self._translators: list[QTranslator] = []
        self._timeline_loader = _TimelineLoader(self)
        self._timeline_loader.loaded.connect(self._show_timeline)
        self._timeline_loader.failed.connect(self._report_timeline)
        self._timeline_imported = False
        self._unhindered = True
        app.setWindowIcon(application_icon())
        self._translate()

    def open(self, path: str) -> None:
        """Open a comparison's folder in a window, in place of the one that is open; "" is the bundled one.

        Raises:
            StratviewError: there is no comparison at `path`; what was open stays open.
        """
        place = str(Path(path).resolve()) if path else BUNDLED
        store = open_store(path or paths.bundled_comparison())
        reading = Reading(store, cache=Cache(cache_folder()))
        self._close_window()
        self._path = path
        reading.setParent(self)
        selection = Selection(reading, reading)
        selection.restore(*self.settings.place(place))
        icons = Icons(self.theme)
        self.context = Context(reading, selection, self.messages, self.settings, self.theme, icons)
        window = self.window = MainWindow(self.context, place)
        window.painted.connect(self._go_on)
        window.open_requested.connect(self._open_or_say)
        window.reload_requested.connect(self._reload)
        window.language_requested.connect(self._set_language)
        window.closed.connect(self._closed)
        window.show()
        window.compare.table.setFocus()
        if path:
            self.settings.add_recent(place)

    def close(self) -> None:
        """Close the window, keep its state, and wait for what still runs. The program may end then."""
        self._close_window()
        self._timeline_loader.wait()
        # Plots that are left to the interpreter's exit can abort the process.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    @Slot(str, str)
    def _report_timeline(self, text: str, detail: str) -> None:
        gc.enable()
        self._let_steps_go_on()
        sys.stderr.write(detail)
        self.report(text, detail)

    def report(self, text: str, detail: str) -> None:
        """Tell of a fault that nobody handled. Reading goes on."""
        words = self.tr("Something went wrong that should not: {0}. You can read on.").format(text)
        self.messages.error(words, detail)

    # -- after the first paint --------------------------------------------------------------------------------------

    @Slot()
    def _go_on(self) -> None:
        QTimer.singleShot(0, self._read_the_rest)

    def _read_the_rest(self) -> None:
        if self.context is None:
            return
        self.readable.emit()
        self._steps = Steps(self.context.reading.steps(), self)
        self._steps.finished.connect(self._say_problems)
        self._steps.start()
        if self._timeline_imported:
            self._show_timeline()
        else:
            # The timeline waits for nothing but what is read by then: the figures and the totals let it go first.
            self._unhindered = False
            self.context.reading.loaded.connect(self._steps.pause)
            self._timeline_loader.start()

    def _let_steps_go_on(self) -> None:
        if self.context is not None and self._steps is not None and not self._unhindered:
            self._unhindered = True
            self.context.reading.loaded.disconnect(self._steps.pause)
            QTimer.singleShot(0, self._resume_steps)

    @Slot()
    def _resume_steps(self) -> None:
        if self._steps is not None:
            self._steps.start()

    @Slot()
    def _show_timeline(self) -> None:
        from stratview.ui.timeline.panel import TimelinePanel

        self._timeline_imported = True
        gc.enable()
        if self.window is not None and self.context is not None:
            timeline = TimelinePanel(self.context)
            timeline.painted.connect(self.timeline_shown)
            self.window.show_timeline(timeline)
        self._let_steps_go_on()

    @Slot()
    def _say_problems(self) -> None:
        if self.context is None:
            return
        problems = self.context.reading.problems
        if problems:
            words = self.tr("%Ln problem(s) in this comparison; the first, in {0}: {1}", "", len(problems))
            self.messages.warning(words.format(problems[0].place, problems[0].message), "\n".join(map(str, problems)))

    # -- other windows ----------------------------------------------------------------------------------------------

    @Slot(str)
    def _open_or_say(self, path: str) -> None:
        try:
            self.open(path)
        except StratviewError as error:
            self.messages.error(str(error))

    @Slot()
    def _reload(self) -> None:
        self._open_or_say(self._path)

    @Slot(str)
    def _set_language(self, language: str) -> None:
        self.settings.language = language
        self._translate()
        self._reload()

    def _close_window(self) -> None:
        if self._steps is not None:
            self._steps.cancel()
        if self.window is not None:
            window, self.window = self.window, None
            window.closed.disconnect(self._closed)
            window.keep_state()
            window.close()
            # Taking the window apart moves its panels about; nobody is to see that.
            window.setUpdatesEnabled(False)
            window.deleteLater()
        if self.context is not None:
            context, self.context = self.context, None
            context.reading.deleteLater()

    @Slot()
    def _closed(self) -> None:
        if self._steps is not None:
            self._steps.cancel()
        self._app.quit()

    def _translate(self) -> None:
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []
        locale = QLocale(self.settings.language) if self.settings.language else QLocale.system()
        QLocale.setDefault(locale)
        own = str(paths.resources() / "translations")
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        wanted = [(locale, "qtbase", qt), (locale, "stratview", own)]
        if locale.language() != QLocale.Language.Chinese:
            # English has plural forms to choose from as well.
            wanted = [(QLocale("en"), "stratview", own)]
        for one, name, folder in wanted:
            translator = QTranslator(self)
            if translator.load(one, name, "_", folder):
                self._app.installTranslator(translator)
                self._translators.append(translator)


def make_application() -> QApplication:
    """The application object, named and set up before any window is."""
    app = QApplication(["stratview"])
    app.setApplicationName("stratview")
    app.setApplicationDisplayName("stratview")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("stratview")
    app.setQuitOnLastWindowClosed(False)
    return app


def check_display() -> None:
    """Make sure that a window can be shown.

    Raises:
        StratviewError: there is no display; Qt itself would abort the process without a word to mend it.
    """
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return
    display = os.environ.get("DISPLAY", "")
    local = re.fullmatch(r":(\d+)(?:\.\d+)?", display)
    if local is not None and not Path(f"/tmp/.X11-unix/X{local[1]}").exists():  # noqa: S108 - where X servers listen
        display = ""
    if not (display or os.environ.get("WAYLAND_DISPLAY")):
        raise StratviewError(
            "There is no display to open a window on. Start stratview from a desktop session, "
            "use 'stratview check' on this terminal, or 'stratview --screenshot FILE.png' for a picture of the window."
        )


def _say_unless_offscreen(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    # What the offscreen platform cannot do is no news to whoever asked for a picture from it.
    if "plugin does not support" not in text and "QBackingStore::flush" not in text:
        sys.stderr.write(f"{text}\n")


def run(path: str) -> int:
    """Open a comparison and read until the window is closed. Returns the process's exit status.

    Raises:
        StratviewError: there is no display, or no comparison at `path`.
    """
    check_display()
    app = make_application()
    desktop = Desktop(app, Settings())
    faults = _Faults(app)
    faults.raised.connect(desktop.report)
    sys.excepthook = faults.hook
    desktop.open(path)
    status = app.exec()
    desktop.close()
    return status


def screenshot(path: str, file: Path, size: tuple[int, int] = (1440, 900)) -> None:
    """Save a picture of the whole window, once everything in it is there. Needs no display and keeps no state.

    Raises:
        StratviewError: there is no comparison at `path`, or the picture cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_say_unless_offscreen)
    app = make_application()
    file.parent.mkdir(parents=True, exist_ok=True)
    # Settings of its own: the picture shows what a new reader sees, and leaves nothing behind.
    with tempfile.TemporaryDirectory() as folder:
        desktop = Desktop(app, Settings(Path(folder) / "stratview.ini"))
        # The picture is worth having even if a part of the window does not come.
        QTimer.singleShot(20_000, app.quit)
        desktop.open(path)
        assert desktop.window is not None  # noqa: S101 - open() has made it
        assert desktop.context is not None  # noqa: S101 - likewise
        desktop.window.resize(*size)
        # The totals come last, after the timeline.
        desktop.context.reading.completed.connect(app.quit)
        app.exec()
        for _ in range(3):
            app.processEvents()
        saved = desktop.window.grab().save(str(file))
        desktop.close()
    if not saved:
        raise StratviewError(f"The picture could not be written to {file}: check the folder and the free space.")
