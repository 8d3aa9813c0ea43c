"""Comparisons made to freeze their reader are shown like any other. `benchmarks/hostile.py` has the long run."""

from __future__ import annotations

import gc
import time
from contextlib import closing
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from tests import hostile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stratview.ui.main_window import MainWindow
    from tests.ui.conftest import Program

SECONDS: Final = 1.0
"""Processor time of the window's thread: far above what each stall takes, far below what froze it (2 to 92 s)."""

SIZES: Final = {
    "one of each": 800_000, "one column": 300_000, "emphasis": 45_000, "a statement": 200_000, "figures": 60_000,
    "rows": 60_000, "milestones": 60_000, "sources": 300_000,
}  # fmt: skip


class Stalls:
    """Notes how long the window's thread computes between two turns of its loop.

    Collecting garbage is left out: how long it takes depends on what all tests before have made.
    """

    def __init__(self) -> None:
        self.longest = self._collecting = self._began = 0.0
        self._last = time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)
        gc.callbacks.append(self._collect)

    def close(self) -> None:
        """End noting."""
        self._timer.stop()
        gc.callbacks.remove(self._collect)

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest, self._last = max(self.longest, now - self._last - self._collecting), now
        self._collecting = 0.0

    def _collect(self, phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            self._began = time.thread_time()
        else:
            self._collecting += time.thread_time() - self._began


def read_from_end_to_end(window: MainWindow, qtbot: QtBot) -> None:
    """Go to the word, the line, the table and the paragraphs of the document."""
    context = window._context
    document = context.project.analysis.document("d")
    assert document is not None
    length = len(document.text.text)
    for eighth in (1, 3, 5, 7, 8):
        place = length * eighth // 8 - 10
        context.selection.show_place("d", (place, place + 4))
        qtbot.wait(2)
        view = window.source.view
        assert view.viewport().rect().contains(view.cursorRect().center()), f"{eighth} eighths of the document"
        assert view.document().characterCount() < 70_000


def test_every_kind_is_shown_soon_and_fits_the_screen(
    start: Callable[..., Program], tmp_path: Path, qtbot: QtBot
) -> None:
    desktop = start(hostile.write(tmp_path / "first")).desktop
    for kind, size in SIZES.items():
        desktop.open(str(hostile.write(tmp_path / kind, hostile.KINDS[kind](size))))
        with closing(Stalls()) as stalls:
            context, window = desktop.context, desktop.window
            assert context is not None
            assert window is not None
            qtbot.waitUntil(lambda: context.project.analysis.complete, timeout=60_000)  # noqa: B023 - called at once
            # Where the sources are large, the panels are made again.
            qtbot.wait(1)
            assert stalls.longest < SECONDS, kind
            assert window.minimumSizeHint().width() <= 1280, kind
            assert window.source.view.document().characterCount() < 70_000, kind
            if kind == "one of each":
                read_from_end_to_end(window, qtbot)
                assert stalls.longest < SECONDS, "at a word, a line, a table or the paragraphs"
