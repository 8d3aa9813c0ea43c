"""The bare baselines in a fresh process: a window with the same text, or a plot with the same points."""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.measure import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

stamps: dict[str, float] = {}
FOLDER = ROOT / "data" / "huawei-xiaomi"


def after_paint(widget: QWidget, then: Callable[[], None]) -> None:
    """Call `then` with the turn of the event loop that follows a widget's first paint."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, then)
            return False

    widget.installEventFilter(Painted(widget))


def text() -> None:
    """A QMainWindow with a QTextBrowser of the text that the program shows first."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser

    def stop() -> None:
        stamps["readable_at"] = time.monotonic()
        app.quit()

    app = QApplication([])
    window = QMainWindow()
    browser = QTextBrowser()
    shown = (FOLDER / "dimensions" / "entry.yaml").read_text("utf-8")
    browser.setPlainText(shown + (FOLDER / "documents" / "innovation-and-market-role.md").read_text("utf-8"))
    window.setCentralWidget(browser)
    window.resize(1440, 900)
    after_paint(browser.viewport(), stop)
    window.show()
    app.exec()


def plot() -> None:
    """PySide6, numpy and pyqtgraph, with the points of the bundled timeline in one plot."""
    import numpy as np
    import pyqtgraph as pg

    def stop() -> None:
        stamps["timeline_at"] = time.monotonic()
        app.quit()

    app = pg.mkQApp()
    widget = pg.PlotWidget()
    years = np.array(
        [1987, 1987, 2004, 2010, 2010, 2010, 2011, 2011, 2014, 2021, 2021, 2025, 2025, 2025, 2010, 2010, 2011]
    )
    widget.addItem(pg.ScatterPlotItem(x=years, y=np.arange(len(years)) % 2))
    widget.resize(1440, 900)
    after_paint(widget.viewport(), stop)
    widget.show()
    app.exec()
    widget.close()


{"text": text, "plot": plot}[sys.argv[1]]()
stamps["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(stamps), flush=True)
