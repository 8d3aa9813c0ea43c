"""The timeline with many milestones: frames beside a bare scatter plot, the reader's actions, stalls while opening."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import many
from benchmarks.measure import p95

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyqtgraph as pg
    from PySide6.QtWidgets import QWidget

    from stratview.ui.timeline.panel import TimelinePanel

WIDTH, HEIGHT = 1600, 300
FRAMES = 100


def main(count: int) -> None:
    """Measure with so many milestones, and print the figures."""
    import gc

    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    panel, stall = opened(app, count)
    gc.collect()
    view = panel.view
    view.setFixedSize(WIDTH, HEIGHT)
    app.processEvents()
    whole = view.travel.bounds
    scatter, plot = bare(count, whole)
    figures = {"stall": stall}
    ours, theirs = [], []
    for start, end in journey(whole):
        # They take turns, so that a slow moment hits both.
        ours.append(timed(lambda s=start, e=end: view.travel.show_days(s, e), view.viewport()))  # type: ignore[misc]
        theirs.append(timed(lambda s=start, e=end: plot.setXRange(s, e, padding=0), scatter.viewport()))  # type: ignore[misc]
    figures["frame"], figures["bare"] = p95(ours), p95(theirs)
    view.travel.fit_all()
    figures |= actions(panel)
    print(json.dumps(figures), flush=True)
    panel.close()
    scatter.close()


def timed(change: Callable[[], object], viewport: QWidget) -> float:
    """How many milliseconds a change and the painting of it take."""
    start = time.perf_counter()
    change()
    viewport.repaint()
    return 1000 * (time.perf_counter() - start)


def journey(whole: tuple[float, float]) -> list[tuple[float, float]]:
    """Windows as a reader moves: pan at three zooms, 32 pixels a frame, and zoom in by a tenth a frame."""
    low, high = whole
    windows = []
    for share in (0.5, 0.1, 0.02):
        length = (high - low) * share
        for step in range(FRAMES):
            start = low + (high - low - length) * 0.3 + length * 0.02 * step
            windows.append((min(start, high - length), min(start + length, high)))
    for step in range(FRAMES // 2):
        length = (high - low) * 1.1**-step
        windows.append(((low + high - length) / 2, (low + high + length) / 2))
    return windows


def opened(app: object, count: int) -> tuple[TimelinePanel, float]:
    """A panel that has opened so many milestones, and the longest time that the event loop stood still meanwhile."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from stratview.comparison.store import FolderStore
    from stratview.evidence.analysis import MILESTONES, Part
    from stratview.session.editing import Editing
    from stratview.session.finding import Finding
    from stratview.session.geometry import Geometry
    from stratview.session.messages import Messages
    from stratview.session.notes import Notes
    from stratview.session.project import Project
    from stratview.session.reviewing import Reviewing
    from stratview.session.selection import Selection
    from stratview.session.settings import Settings
    from stratview.ui.context import Context
    from stratview.ui.icons import Icons
    from stratview.ui.theme import Theme
    from stratview.ui.timeline.panel import TimelinePanel

    assert isinstance(app, QApplication)
    # A small comparison with many milestones in memory: how files are read is measured elsewhere.
    project = Project(FolderStore(many.write(Path(tempfile.mkdtemp()), 2)))
    dimension = project.analysis.dimension("one")
    assert dimension is not None
    milestones = many.milestones(count, next(dimension.statements()).cites)
    parts = {**project.analysis.parts, MILESTONES: Part(MILESTONES, None, milestones, ())}
    project.analysis = replace(project.analysis, parts=parts)
    theme = Theme(app, "light", 100)
    settings = Settings(Path(tempfile.mkdtemp()) / "settings.ini")
    selection = Selection(project)
    finding, editing = Finding(project, selection, None), Editing(project, selection)
    context = Context(
        project,
        selection,
        Messages(),
        settings,
        theme,
        Icons(theme),
        finding,
        editing,
        Reviewing(project, editing, settings),
        Geometry(project),
        Notes(project, selection),
    )
    beats = [time.perf_counter()]
    pulse = QTimer()
    pulse.timeout.connect(lambda: beats.append(time.perf_counter()))
    pulse.start(1)
    panel = TimelinePanel(context)
    panel.resize(WIDTH, HEIGHT + 40)
    painted: list[bool] = []
    panel.painted.connect(lambda: painted.append(True))
    panel.show()
    while not painted:
        app.processEvents()
    for _ in range(5):
        app.processEvents()
        beats.append(time.perf_counter())
    pulse.stop()
    return panel, 1000 * max(b - a for a, b in pairwise(beats))


def bare(count: int, whole: tuple[float, float]) -> tuple[pg.PlotWidget, pg.ViewBox]:
    """A bare pyqtgraph plot with the same points: its widget and its box."""
    import numpy as np
    import pyqtgraph as pg
    from PySide6.QtWidgets import QApplication

    widget = pg.PlotWidget()
    made = [(one.date, one.subject) for one in many.make(count)]
    days = np.array([np.datetime64(when[:10].split("/")[0]).astype("datetime64[D]").astype(int) for when, _ in made])
    days += 719163
    widget.addItem(pg.ScatterPlotItem(x=days, y=[float(subject == "alpha") for _, subject in made], size=9))
    widget.setFixedSize(WIDTH, HEIGHT)
    widget.show()
    box = widget.getPlotItem().getViewBox()
    box.setXRange(*whole, padding=0)
    while not widget.windowHandle().isExposed():
        QApplication.processEvents()
    QApplication.processEvents()
    return widget, box


def actions(panel: TimelinePanel) -> dict[str, float]:
    """Selecting, filtering and moving the as-of date, each with its painting."""
    selection, viewport = panel._context.selection, panel.view.viewport()  # noqa: SLF001 - the bench looks inside
    chosen = [timed(lambda n=n: selection.show_item(f"m{n * 37}"), viewport) for n in range(40)]  # type: ignore[misc]
    kinds = ({"rnd"}, {"rnd", "market"}, {"company", "product", "rnd", "market", "view"})
    filtered = [timed(lambda k=k: panel.header.choose_kinds(k), viewport) for _ in range(8) for k in kinds]  # type: ignore[misc]
    dated = [timed(lambda y=y: selection.show_as_of(str(y)), viewport) for y in range(1986, 2024)]  # type: ignore[misc]
    return {"select": p95(chosen), "filter": p95(filtered), "as_of": p95(dated)}


if __name__ == "__main__":
    main(int(sys.argv[1]))
