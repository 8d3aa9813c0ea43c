"""A picture of the window, without a display."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer, qInstallMessageHandler

from stratview import paths
from stratview.comparison.store import open_store
from stratview.desktop import Desktop, make_application
from stratview.errors import StratviewError
from stratview.export import output_file
from stratview.session.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType


def screenshot(path: str, file: Path) -> None:
    """Save a picture of the whole window, once everything in it is there. Needs no display and keeps no state.

    Raises:
        StratviewError: there is no comparison at `path`, or the picture cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_say_unless_offscreen)
    app = make_application()
    file.parent.mkdir(parents=True, exist_ok=True)
    store = open_store(path or paths.bundled_comparison())
    place = output_file.check(file, overwrite=True, comparison=store)
    # Separate settings: the picture shows what a new reader sees, and no file is left.
    with tempfile.TemporaryDirectory() as folder:
        program = Desktop(app, Settings(Path(folder) / "stratview.ini"))
        # The picture is worth having even if a part of the window does not come.
        QTimer.singleShot(20_000, app.exit)
        program.open(path)
        assert program.window is not None  # noqa: S101 - open() has made it
        assert program.context is not None  # noqa: S101 - likewise
        program.window.showNormal()
        program.window.resize(1440, 900)
        # The totals come last, after the timeline. `quit` would close the window before it is drawn.
        program.completed.connect(app.exit)
        app.exec()
        for _ in range(3):
            app.processEvents()
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        drawn = program.window.grab().save(buffer, file.suffix.removeprefix(".") or "png")
        program.close()
    if not drawn:
        raise StratviewError(f"'{file}' has no ending for a picture: choose a name that ends with .png.")
    output_file.put([(place, bytes(data.data()))])


def _say_unless_offscreen(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    # Limits of the offscreen platform are expected here.
    if "plugin does not support" not in text and "QBackingStore::flush" not in text:
        sys.stderr.write(f"{text}\n")
