"""Prints the times of a start: `make bench` runs every kind of installation with it.

With STRATVIEW_START_TIMES set, the program opens its window as ever, prints one line of JSON once everything in it is
there, and leaves. Without it this module is not imported.
"""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.desktop import Desktop

VARIABLE: Final = "STRATVIEW_START_TIMES"
"""The environment variable that asks for it."""


def note(program: Desktop, leave: Callable[[], None]) -> None:
    """Note the times of a program that has not opened its comparison yet; print them and `leave` when all is known.

    The line has `readable_at` (first statements and passage painted) and `timeline_at` (timeline painted), both in
    seconds of `time.monotonic()`, which on Linux is the same clock in every process; `peak_mb`, the most memory that
    the process held; and `pyqtgraph_before_paint`, 1 if the timeline's libraries were imported too early.
    """
    times: dict[str, float] = {}

    def readable() -> None:
        times["readable_at"] = time.monotonic()
        times["pyqtgraph_before_paint"] = float("pyqtgraph" in sys.modules or "numpy" in sys.modules)
        if program.context is not None:
            program.context.project.changed.connect(leave_when_known)

    def timeline() -> None:
        times["timeline_at"] = time.monotonic()
        leave_when_known()

    def leave_when_known(*_: object) -> None:
        # Not before all is known, as with a reader: what was parsed is then in the cache for the next start.
        known = program.context is not None and program.context.project.analysis.complete
        if "timeline_at" in times and "peak_mb" not in times and known:
            times["peak_mb"] = _peak_mb()
            print(json.dumps(times), flush=True)
            leave()

    program.readable.connect(readable)
    program.timeline_shown.connect(timeline)


def _peak_mb() -> float:
    try:
        import resource
    except ImportError:  # Windows has none
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
