"""Projects that are analysed to their end, or to a stage, with a live event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from stratview.session.project import Project
from tests import patience
from tests.patience import SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.comparison.store import Store
    from stratview.evidence.analysis import Analysis

PATIENCE = 1_000 * SECONDS


def until(project: Project, known: Callable[[Analysis], bool]) -> None:
    """Run the event loop until so much is known."""
    if known(project.analysis):
        return
    loop = QEventLoop()

    def look(_old: Analysis, new: Analysis) -> None:
        if known(new):
            loop.quit()

    end = QTimer()
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    end.start(PATIENCE)
    project.changed.connect(look)
    loop.exec()
    end.stop()
    project.changed.disconnect(look)
    assert known(project.analysis)


def finish(project: Project) -> None:
    """Analyse a project to its end."""
    project.start()
    project.go_on()
    until(project, lambda analysis: analysis.complete)
    # The thread goes on for a moment after its last news.
    patience.until(lambda: not project._worker.busy, "the end of an analysis")


def finished(store: Store) -> Project:
    """Return a project that is analysed to its end."""
    project = Project(store)
    finish(project)
    return project
