"""The window's longest stalls while the export dialog opens, draws its preview and writes files."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance


def main(folder: Path) -> None:
    """Open the dialog as a reader would, wait for its pages, export a PDF and an HTML page."""
    from PySide6.QtCore import QEventLoop, QTimer

    from stratview import desktop
    from stratview.session.settings import Settings
    from stratview.ui.export.dialog import ExportDialog

    app = desktop.make_application()
    program = desktop.Desktop(app, Settings())
    program.open("")
    program.completed.connect(app.quit)
    app.exec()
    window = program.window
    assert window is not None
    beats: list[float] = []
    pulse = QTimer()
    pulse.setInterval(1)
    pulse.timeout.connect(lambda: beats.append(time.perf_counter()))

    def longest(signal: SignalInstance, work: Callable[[], object]) -> float:
        loop = QEventLoop()
        signal.connect(loop.quit)
        beats.clear()
        pulse.start()
        QTimer.singleShot(20, work)
        loop.exec()
        # What is done once the file is there counts too.
        QTimer.singleShot(50, loop.quit)
        loop.exec()
        pulse.stop()
        return max(1000 * (after - before) for before, after in pairwise(beats))

    settle = QEventLoop()
    QTimer.singleShot(500, settle.quit)
    settle.exec()
    window.actions_.export.trigger()
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    preview = longest(dialog.drawing.run.finished, int)
    dialog.file.setText(str(folder / "out.pdf"))
    figures = {"preview": preview, "pdf": longest(dialog.run.finished, dialog.export.click)}
    dialog.form.kind.setCurrentIndex(1)
    dialog.file.setText(str(folder / "out.html"))
    figures["html"] = longest(dialog.run.finished, dialog.export.click)
    print(json.dumps(figures), flush=True)
    program.close()


with TemporaryDirectory() as place:
    main(Path(place))
