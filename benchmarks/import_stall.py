"""How long the window stands still at the most while a PDF of 300 pages is imported: a 1 ms timer is watched."""

from __future__ import annotations

from benchmarks.measure import Result, child, medians

RUNS = 3
GOAL = 50


def import_stall() -> list[Result]:
    """Return the longest stalls, in milliseconds."""
    figures = medians([child("child_import_stall") for _ in range(RUNS)])
    return [
        Result("longest stall while a PDF is read", figures["read"], None, "ms", GOAL, None),
        Result("longest stall while it is imported", figures["import"], None, "ms", GOAL, None),
        Result("longest stall while its pages come", figures["show"], None, "ms", GOAL, None),
        Result("longest stall while they are leafed through", figures["leaf"], None, "ms", GOAL, None),
    ]
