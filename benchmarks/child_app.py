"""The real program in a fresh process: stamps for the first readable paint and the painted timeline, peak memory."""

from __future__ import annotations

import json
import resource
import sys
import time

from stratview.cli import main

stamps: dict[str, float] = {}


def watch() -> None:
    """Have the program note its stamps and leave once the timeline is painted."""
    from PySide6.QtWidgets import QApplication

    from stratview import desktop

    begin = desktop.Desktop.open
    programs: list[desktop.Desktop] = []

    def readable() -> None:
        stamps["readable_at"] = time.monotonic()
        stamps["pyqtgraph_before_paint"] = float("pyqtgraph" in sys.modules or "numpy" in sys.modules)

    def timeline() -> None:
        stamps["timeline_at"] = time.monotonic()
        leave()

    def leave() -> None:
        # Only when all is known, as a reader would: what was parsed is then in the cache for the next start.
        program = programs[0]
        reading = program.context.reading if program.context is not None else None
        if "timeline_at" in stamps and reading is not None and reading.totals_known:
            QApplication.quit()

    def watched(program: desktop.Desktop, path: str) -> None:
        program.readable.connect(readable)
        program.timeline_shown.connect(timeline)
        programs.append(program)
        begin(program, path)
        assert program.context is not None
        program.context.reading.completed.connect(leave)

    desktop.Desktop.open = watched  # type: ignore[method-assign,assignment]


watch()
status = main([])
stamps["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(stamps), flush=True)
sys.exit(status)
