"""How long the window stands still at the most while it exports: a 1 ms timer is watched meanwhile."""

from __future__ import annotations

from benchmarks.measure import Result, child, medians

RUNS = 3
GOAL = 50


def export_stall() -> list[Result]:
    """Return the longest stalls, in milliseconds."""
    figures = medians([child("child_export_stall") for _ in range(RUNS)])
    return [
        Result("longest stall while a PDF is exported", figures["pdf"], None, "ms", GOAL, None),
        Result("longest stall while a page is exported", figures["html"], None, "ms", GOAL, None),
        Result("longest stall while the preview is drawn", figures["preview"], None, "ms", GOAL, None),
    ]
