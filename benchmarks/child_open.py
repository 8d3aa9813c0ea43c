"""The program opens a comparison in a fresh process: its first paint, its longest stall, its memory."""

from __future__ import annotations

import json
import resource
import sys
import time
from itertools import pairwise

from stratview.cli import main

PATIENCE = 300_000
stamps: dict[str, float] = {}


def watch() -> None:
    """Have the program note its stamps, and leave when everything is known and painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from stratview import desktop

    begin = desktop.Desktop.open
    programs: list[desktop.Desktop] = []
    # A beat a millisecond: what comes between two of them is what a reader's key would have waited. The processor time
    # of this thread beside it tells what is ours when the machine has other things to do.
    beats: list[tuple[float, float]] = []
    pulse = QTimer()
    pulse.setInterval(1)
    pulse.timeout.connect(lambda: beats.append((time.perf_counter(), time.thread_time())))

    def readable() -> None:
        stamps["readable_at"] = time.monotonic()
        stamps["readable_cpu"] = 1000 * time.process_time()
        pulse.start()

    def timeline() -> None:
        stamps["timeline_at"] = time.monotonic()
        leave()

    def leave() -> None:
        context = programs[0].context
        if "timeline_at" in stamps and context is not None and context.project.analysis.complete:
            stamps["complete_at"] = time.monotonic()
            leave_when_indexed()

    def leave_when_indexed() -> None:
        # What comes when all is known takes its time too, such as the index for finding.
        context = programs[0].context
        if context is not None and context.finding.state in ("waiting", "indexing"):
            QTimer.singleShot(20, leave_when_indexed)
            return
        stamps["indexed_at"] = time.monotonic()
        QTimer.singleShot(300, quit_)

    def quit_() -> None:
        stamps["stall"] = 1000 * max(b[0] - a[0] for a, b in pairwise(beats))
        stamps["stall_cpu"] = 1000 * max(b[1] - a[1] for a, b in pairwise(beats))
        QApplication.quit()

    def watched(program: desktop.Desktop, path: str) -> None:
        program.readable.connect(readable)
        program.timeline_shown.connect(timeline)
        programs.append(program)
        begin(program, path)
        program.completed.connect(leave)
        QTimer.singleShot(PATIENCE, QApplication.quit)

    desktop.Desktop.open = watched  # type: ignore[method-assign,assignment]


watch()
status = main(["--new-window", *sys.argv[1:]])
usage = resource.getrusage(resource.RUSAGE_SELF)
stamps["peak_mb"] = usage.ru_maxrss / 1024
stamps["cpu"] = 1000 * (usage.ru_utime + usage.ru_stime)
print(json.dumps(stamps), flush=True)
sys.exit(status)
