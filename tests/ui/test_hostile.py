"""Comparisons made to freeze their reader are shown like any other. `benchmarks/hostile.py` has the long run."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from tests import hostile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

SECONDS: Final = 1.0
"""Processor time of the window's thread: far above what each stall takes, far below what froze it (2 to 92 s)."""

SIZES: Final = {
    "one word": 400_000, "one column": 300_000, "emphasis": 45_000, "a statement": 200_000, "figures": 60_000,
    "rows": 60_000, "milestones": 60_000, "sources": 300_000,
}  # fmt: skip


class Stalls:
    """Notes how long the window's thread computes between two turns of its loop."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest, self._last = max(self.longest, now - self._last), now


def test_every_kind_is_shown_soon_and_fits_the_screen(
    start: Callable[..., Program], tmp_path: Path, qtbot: QtBot
) -> None:
    desktop = start(hostile.write(tmp_path / "first")).desktop
    for kind, size in SIZES.items():
        desktop.open(str(hostile.write(tmp_path / kind, hostile.KINDS[kind](size))))
        stalls = Stalls()
        context, window = desktop.context, desktop.window
        assert context is not None
        assert window is not None
        qtbot.waitUntil(lambda: context.project.analysis.complete, timeout=60_000)  # noqa: B023 - called at once
        # Where the sources are large, the panels are made again.
        qtbot.wait(1)
        assert stalls.longest < SECONDS, kind
        assert window.minimumSizeHint().width() <= 1280, kind
        assert window.source.view.document().characterCount() < 70_000, kind
